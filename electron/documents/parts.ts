import type { ContractFormat, Finding } from "../../shared/domain/contract.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Beside } from "./beside.ts";
import { cleanText, describeInvisible } from "./clean-text.ts";
import type { Draft, DraftBlock } from "./draft.ts";

/** A paragraph or a table of a document without pages. Cells are parted by "\t", rows and line breaks by "\n". */
export interface DocumentPart {
  readonly text: string;
  readonly kind: DraftBlock["kind"];
  readonly headingLevel: number | null;
  /** Points; null where the document leaves it to a style. */
  readonly size: number | null;
  readonly emphasised: boolean;
  readonly centred: boolean;
  readonly leadLength: number;
  /** In a style, or a part of the document, that is for a table of contents. */
  readonly isContents: boolean;
}

/** Letters that are set alike. */
export interface Stretch {
  readonly text: string;
  /** Bold or underlined. */
  readonly marked: boolean;
  /** Points; null where unknown. */
  readonly size: number | null;
}

export interface ParagraphLook {
  /** 1..6 where the format says that this is a heading. */
  readonly headingLevel: number | null;
  readonly isListItem: boolean;
  readonly centred: boolean;
  readonly isContents: boolean;
}

/** What a paragraph is, from its letters and what its format says of it. */
export function paragraphPart(stretches: readonly Stretch[], look: ParagraphLook): DocumentPart {
  const text = stretches.map((stretch) => stretch.text).join("");
  const worded = stretches.filter((stretch) => /\p{L}/u.test(stretch.text));
  // The label of a list is written without marks, so what follows it decides.
  const unmarked = worded.findIndex(
    (stretch) => !stretch.marked && !/^\s*(?:\(?[\dA-Za-z.]{1,8}[.)]?|\u2022)\s*$/.test(stretch.text),
  );
  const lead = unmarked < 0 ? text.length : text.indexOf(worded[unmarked]?.text ?? "");
  // Long headings are clauses that somebody gave a heading's style to get its number.
  const isHeading = look.headingLevel !== null && text.trim().length <= 200;
  return {
    text,
    kind: isHeading ? "heading" : look.isListItem ? "list-item" : null,
    headingLevel: isHeading ? look.headingLevel : null,
    size: worded[0]?.size ?? null,
    emphasised: worded.length > 0 && unmarked < 0 && worded.some((stretch) => stretch.marked),
    centred: look.centred,
    leadLength: worded.some((stretch) => stretch.marked) ? Math.max(0, lead) : 0,
    isContents: look.isContents,
  };
}

/** A table (rows of cells of parts) as one part, or as its paragraphs where it only lays out running text. */
export function tableParts(rows: readonly (readonly (readonly DocumentPart[])[])[]): DocumentPart[] {
  const isLayout =
    rows.every((row) => row.length <= 1) ||
    rows.some((row) =>
      row.some((cell) => cell.length >= 4 && cell.reduce((sum, part) => sum + part.text.length, 0) > 600),
    );
  if (isLayout) return rows.flat(2);
  const text = rows
    .map((row) =>
      row
        .map((cell) =>
          cell
            .map((part) => part.text.replace(/[\t\n]+/g, " ").trim())
            .filter((part) => part !== "")
            .join(" "),
        )
        .join("\t"),
    )
    .join("\n");
  return [
    {
      text,
      kind: "table",
      headingLevel: null,
      size: null,
      emphasised: false,
      centred: false,
      leadLength: 0,
      isContents: false,
    },
  ];
}

/** What a document is beside its parts. */
export interface DraftFrame {
  readonly format: ContractFormat;
  /** Running headers and footers. */
  readonly margins: string[];
  readonly findings: Finding[];
  readonly beside?: readonly Beside[];
  /** The sentence for a document without a word. */
  readonly noText: string;
}

/** One page without a size, one block for each part that has words. Throws `no-text`. */
export function draftOf(parts: readonly DocumentPart[], frame: DraftFrame): Draft {
  const pieces: string[] = [];
  const invisible: string[] = [];
  let length = 0;
  const usualSize = usualOf(parts);
  const blocks: DraftBlock[] = [];
  for (const part of parts) {
    const cleaned = part.text.split("\n").map((line) => line.split("\t").map((cell) => cleanText(cell)));
    for (const cell of cleaned.flat()) if (cell.invisible !== "") invisible.push(cell.invisible);
    const written = cleaned
      .map((line) =>
        line
          .map((cell) => cell.text.trim().replaceAll("\u00AD", "-"))
          .join(part.kind === "table" ? "\t" : " ")
          .trimEnd(),
      )
      .filter((line) => line.trim() !== "")
      .join("\n")
      .trim();
    if (written === "") continue;
    if (length > 0) {
      pieces.push("\n\n");
      length += 2;
    }
    blocks.push({
      start: length,
      end: length + written.length,
      page: 1,
      kind: part.kind,
      headingLevel: part.headingLevel,
      scale: part.size === null || usualSize === null ? 1 : part.size / usualSize,
      emphasised: part.emphasised,
      centred: part.centred,
      leadLength: part.leadLength,
      isContents: part.isContents,
    });
    pieces.push(written);
    length += written.length;
  }
  if (length === 0) throw new HeadnoteError("no-text", frame.noText);
  const unseen = invisible.join("");
  return {
    format: frame.format,
    text: pieces.join(""),
    pages: [
      {
        number: 1,
        start: 0,
        end: length,
        width: 0,
        height: 0,
        source: "text",
        runs: [],
        margins: [...new Set(frame.margins.filter((margin) => margin !== ""))],
      },
    ],
    blocks,
    ...(frame.beside === undefined ? {} : { beside: frame.beside }),
    findings:
      unseen === ""
        ? frame.findings
        : [...frame.findings, { kind: "invisible-characters", page: 1, text: describeInvisible(unseen) }],
  };
}

/** The size most of the text is set in; null where none is given. */
function usualOf(parts: readonly DocumentPart[]): number | null {
  const weights = new Map<number, number>();
  for (const { size, text } of parts) if (size !== null) weights.set(size, (weights.get(size) ?? 0) + text.length);
  return [...weights].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}
