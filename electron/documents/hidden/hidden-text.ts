import type { Piece } from "../pdf/pieces.ts";
import type { Glyph, HiddenBy } from "./letters.ts";

/** Pieces, less what no reader of the page sees. */
export function withoutHidden(pieces: readonly Piece[], glyphs: readonly Glyph[]): readonly Piece[] {
  if (!glyphs.some((glyph) => glyph.hiddenBy !== null && letters(glyph.text) !== "")) return pieces;
  const near = byCell(glyphs);
  return pieces.flatMap((piece) => visibleParts(piece, glyphsOf(piece, near)));
}

const CELL = 16;

function byCell(glyphs: readonly Glyph[]): ReadonlyMap<string, readonly Glyph[]> {
  return Map.groupBy(
    glyphs.filter((glyph) => letters(glyph.text) !== ""),
    (glyph) => `${Math.floor(glyph.x / CELL)} ${Math.floor(glyph.y / CELL)}`,
  );
}

function glyphsOf({ box }: Piece, near: ReadonlyMap<string, readonly Glyph[]>): Glyph[] {
  const found: Glyph[] = [];
  const slack = 0.5;
  for (let column = Math.floor((box.x - slack) / CELL); column <= (box.x + box.width + slack) / CELL; column += 1) {
    for (let row = Math.floor((box.y - slack) / CELL); row <= (box.y + box.height + slack) / CELL; row += 1) {
      for (const glyph of near.get(`${column} ${row}`) ?? []) {
        if (
          glyph.x >= box.x - slack &&
          glyph.x <= box.x + box.width + slack &&
          glyph.y >= box.y - slack &&
          glyph.y <= box.y + box.height + slack
        )
          found.push(glyph);
      }
    }
  }
  return found;
}

const lettersOf = (some: readonly Glyph[]): string => some.map((glyph) => letters(glyph.text)).join("");

/** What of a piece is seen: all, nothing, or parts. */
function visibleParts(piece: Piece, glyphs: readonly Glyph[]): Piece[] {
  const hidden = glyphs.filter((glyph) => glyph.hiddenBy !== null);
  if (hidden.length === 0) return [piece];
  const own = letters(piece.text);
  // What was filled into a form is drawn over the page, and not by it.
  if (hidden.length === glyphs.length) return lettersOf(hidden).length >= 0.5 * own.length ? [] : [piece];
  const inOrder = (some: readonly Glyph[]): Glyph[] =>
    some.toSorted((one, other) => along(piece, one) - along(piece, other));
  const visible = inOrder(glyphs.filter((glyph) => glyph.hiddenBy === null));
  // Two texts in one place: the piece is one of them.
  if (lettersOf(visible) === own) return [piece];
  if (lettersOf(inOrder(hidden)) === own) return [];
  const all = inOrder(glyphs);
  if (lettersOf(all) === own) return cut(piece, all);
  return hidden.length > visible.length ? [] : [piece];
}

/** The stretches of a piece whose letters are seen; `glyphs` are its letters in order. */
function cut(piece: Piece, glyphs: readonly Glyph[]): Piece[] {
  const parts: { text: string; from: number; to: number }[] = [];
  let open: { text: string; from: number; to: number } | null = null;
  let at = 0;
  for (const glyph of glyphs) {
    const own = letters(glyph.text);
    let taken = "";
    const before = at;
    while (at < piece.text.length && letters(taken).length < own.length) {
      taken += piece.text[at] ?? "";
      at += 1;
    }
    if (glyph.hiddenBy !== null) {
      open = null;
      continue;
    }
    if (open === null) {
      open = { text: "", from: before, to: before };
      parts.push(open);
    }
    open.text += taken;
    open.to = at;
  }
  const share = 1 / Math.max(1, piece.text.length);
  return parts.flatMap(({ text, from, to }) => {
    const trimmed = text.trim();
    if (trimmed === "") return [];
    const width = piece.right - piece.x;
    const x = piece.x + from * share * width;
    const right = piece.x + to * share * width;
    const isAcross = piece.turn % 2 === 0;
    const { box } = piece;
    const forwards = piece.turn === 0 || piece.turn === 1;
    const [first, last] = forwards ? [from * share, to * share] : [1 - to * share, 1 - from * share];
    return [
      {
        ...piece,
        text: trimmed,
        x,
        right,
        box: isAcross
          ? { ...box, x: box.x + first * box.width, width: (last - first) * box.width }
          : { ...box, y: box.y + first * box.height, height: (last - first) * box.height },
        spaceBefore: from === 0 ? piece.spaceBefore : true,
        spaceAfter: to >= piece.text.length ? piece.spaceAfter : true,
      },
    ];
  });
}

function along({ turn }: Piece, { x, y }: Glyph): number {
  switch (turn) {
    case 0:
      return x;
    case 1:
      return y;
    case 2:
      return -x;
    case 3:
      return -y;
  }
}

/** What two ways of writing the same letters share. */
function letters(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00AD\p{Cf}\p{Cc}]+/gu, "");
}

const SAID: Readonly<Record<HiddenBy, string>> = {
  colour: "In the colour of what lies beneath it",
  size: "Too small to be read",
  transparency: "Transparent",
  place: "Off the page",
  clip: "Cut away",
  mode: "Drawn invisibly",
  cover: "Covered",
  layer: "On a layer that is switched off",
  picture: "Behind a picture that does not show it",
  unseen: "Drawn, and not to be seen on the page",
};
const LONGEST = 600;

/** A letter or two out of sight are how a page was set, not what it hides. */
const LEAST_LETTERS = 4;

/** What is hidden on a page, one note for each way of hiding: how, and the words. */
export function hiddenNotes(glyphs: readonly Glyph[]): string[] {
  const visible = new Set<string>();
  for (const glyph of glyphs) if (glyph.hiddenBy === null) visible.add(placeOf(glyph));
  // The same letter seen in the same place hides nothing: a shadow, or words drawn again.
  const hidden = glyphs.filter((glyph) => glyph.hiddenBy !== null && !visible.has(placeOf(glyph)));
  const byReason = Map.groupBy(hidden, (glyph) => glyph.hiddenBy ?? "mode");
  return [...byReason].flatMap(([reason, some]) =>
    reason === "picture" ? [] : [`${SAID[reason]}: \u201C${shorten(wordsOf(some))}\u201D`],
  );
}

/** Shows again what is hidden in one way and too little to say anything, such as the raised letters of a trade mark. */
export function forgiveTrifles(glyphs: readonly Glyph[]): void {
  for (const some of Map.groupBy(glyphs, (glyph) => glyph.hiddenBy ?? "").values()) {
    if (lettersAndDigits(some.map((glyph) => glyph.text).join("")) < LEAST_LETTERS)
      for (const glyph of some) glyph.hiddenBy = null;
  }
}

export function lettersAndDigits(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function placeOf(glyph: Glyph): string {
  return `${letters(glyph.text)} ${Math.round(glyph.x / 2)} ${Math.round(glyph.y / 2)}`;
}

function wordsOf(glyphs: readonly Glyph[]): string {
  let words = "";
  let previous: Glyph | undefined;
  for (const glyph of glyphs) {
    const step = previous === undefined ? 0 : Math.hypot(glyph.x - previous.x, glyph.y - previous.y);
    if (previous !== undefined && step > 1.3 * Math.max(glyph.size, previous.size)) words += " ";
    words += glyph.text;
    previous = glyph;
  }
  return words.replace(/\s+/g, " ").trim();
}

export function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} ...`;
}
