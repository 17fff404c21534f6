import type { Contract, Section } from "../../../shared/domain/contract.ts";

/** A place that a text refers to: "Section 8.2(a)", "Part 2 of Schedule 1" (two of them), "Exhibit A". */
export interface Reference {
  /** One word for all that number clauses ("section"); parts, schedules and the like are told apart. */
  readonly kind: string;
  /** Its number, a piece at a time: "8.2(a)" is 8, 2, a. Roman numbers of articles and the like are read as figures. */
  readonly path: readonly string[];
  /** As written. */
  readonly text: string;
}

const words =
  "sub-?sections?|sections?|secs?\\.|articles?|art\\.|sub-?clauses?|clauses?|paragraphs?|paras?\\.|schedules?|exhibits?|annex(?:es|ures?)?|appendix|appendices|attachments?|parts?|items?|recitals?|chapters?|titles?|rules?|forms?";
const numberOf =
  "(?:\\d+[A-Z]?(?:\\.\\d+[A-Z]?)*|[IVXLC]+\\b|[A-Z](?:-?\\d+)?\\b)(?:\\s?\\(\\s?[A-Za-z0-9]{1,4}\\s?\\))*";
const joint = "\\s*(?:,\\s*(?:and|or)\\s|,|and|or|to|through|&|[-–])\\s*";
/** The word may stand in any case; a number of letters only in capitals. */
const named = new RegExp(
  `(?:\\b(?<word>${words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)})\\s+|(?<sign>§+)\\s*)(?<numbers>${numberOf}(?:${joint}${numberOf})*)`,
  "gu",
);
const each = new RegExp(numberOf, "gu");

/** Numbered things of the law rather than of the contract ("Rule 144", "Form 10-K") are read like any other. */
export function referencesIn(text: string): Reference[] {
  const found: Reference[] = [];
  for (const { groups = {} } of text.matchAll(named)) {
    const word = groups.word ?? groups.sign ?? "";
    const kind = kindOf(word);
    const numbers = groups.numbers ?? "";
    for (const [number] of numbers.matchAll(each)) {
      const path = pathOf(number);
      // "Under SECTION 6.1, A BREACH": the letter begins what follows.
      if (/^\d/.test(numbers) && !/\d/.test(number)) continue;
      // "Part I" and "Section A" are numbers; the "I" of a sentence behind a plural is not.
      if (path.length === 0 || (kind === "form" && !/\d/.test(number))) continue;
      found.push({ kind, path, text: `${word} ${number}`.replace(/\s+/g, " ") });
    }
  }
  return found;
}

function kindOf(word: string): string {
  const bare = word.toLowerCase().replace(/[-.]/g, "");
  if (/^(?:sub)?(?:sec|art|clause|para|§|item)/.test(bare)) return "section";
  if (/^(?:annex|append|attach|exhib|sched)/.test(bare)) return bare.slice(0, 5);
  return bare.replace(/s$/, "");
}

function pathOf(number: string): string[] {
  return [...number.matchAll(/\d+|[A-Za-z]+/g)].map(([piece], index) => {
    const roman = index === 0 && /^[IVX]+$/.test(piece) ? romanValue(piece) : null;
    return roman === null ? piece.toLowerCase().replace(/^0+(?=\d)/, "") : String(roman);
  });
}

function romanValue(letters: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
  let total = 0;
  for (const [index, letter] of letters.split("").entries()) {
    const value = values[letter] ?? 0;
    total += value < (values[letters[index + 1] ?? ""] ?? 0) ? -value : value;
  }
  return total;
}

/**
 * References of `statement` that `passages` do not make, as written. A reference to where a passage itself stands needs
 * no words of it: `places` are those numbers (`placesOf`). A whole may be named for its part (Section 8 for 8.2), never the
 * other way about.
 */
export function missingReferences(
  statement: string,
  passages: string,
  places: readonly Reference[],
  plainNumbers: ReadonlySet<string>,
): string[] {
  const known = [...referencesIn(passages), ...places];
  return referencesIn(statement)
    .filter(
      (reference) =>
        !known.some((other) => isWithin(other, reference)) &&
        // Numbers at the head of a quoted clause, and of laws and forms, stand without a word before them.
        !(reference.kind === "section" && plainNumbers.has(reference.path.join("."))),
    )
    .map(({ text }) => text);
}

function isWithin(place: Reference, whole: Reference): boolean {
  return place.kind === whole.kind && whole.path.every((piece, index) => place.path[index] === piece);
}

/** Numbers at the start of a line, or of a clause in running text, as contracts set them. */
const lineNumber =
  /(?:^|\n)[ \t]*(?:(?<word>\p{L}{3,10})\s+)?(?<number>\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}(?=[.:\s]))[.):]?(?=\s)/gu;
const within = 6_000;

/** The numbers of the sections, schedules and parts in which a passage stands. */
export function placesOf(contract: Pick<Contract, "sections" | "text">, start: number, end: number): Reference[] {
  const around = contract.sections.filter((section) => section.start <= start && start < section.end);
  const places = [...around.flatMap(referenceTo), ...composed(around), ...numbersBefore(contract.text, start)];
  return [...places, ...lettered(contract.text, places, start, end)];
}

const letter = /(?:^|\n)[ \t]*\(?(?<letter>[a-z]{1,2})[.)](?=\s)/gu;
const inline = /(?<=[\s,;:])\(\s?(?<letter>[a-z]{1,4})\s?\)/gu;

/** A numbered section with the letters that a passage stands behind or holds: 10 with "c." on its line is 10(c), with "(ii)" in it 10(c)(ii). */
function lettered(text: string, places: readonly Reference[], start: number, end: number): Reference[] {
  const from = Math.max(0, start - within);
  const before = text.slice(from, start + 12);
  const numbers = [...before.matchAll(lineNumber)].at(-1)?.index ?? 0;
  const lines = [...before.matchAll(letter)].filter(({ index }) => index >= numbers);
  const line = lines.at(-1);
  const open = line === undefined ? numbers : line.index;
  const items = [...text.slice(from + open, end).matchAll(inline)];
  // Behind the passage's beginning every item is in it; before it only the last one is.
  const last = items.findLastIndex(({ index }) => from + open + index <= start + 2);
  const inner = items.slice(Math.max(0, last)).flatMap(({ groups }) => groups?.["letter"] ?? []);
  const outer = line?.groups?.["letter"];
  const tails = [
    ...(outer === undefined ? [] : [[outer]]),
    ...inner.flatMap((item) => [[item], ...(outer === undefined ? [] : [[outer, item]])]),
  ];
  return places
    .filter(({ kind }) => kind === "section")
    .flatMap(({ kind, path, text: said }) =>
      tails.map((tail) => ({
        kind,
        path: [...path, ...tail],
        text: `${said}${tail.map((one) => `(${one})`).join("")}`,
      })),
    );
}

function referenceTo({ number, heading }: Section): Reference[] {
  const [named] = referencesIn(`${number} `);
  if (named !== undefined) return [named];
  const path = pathOf(number);
  const inHeading = referencesIn(heading).slice(0, 1);
  return path.length === 0 ? inHeading : [{ kind: "section", path, text: number }, ...inHeading];
}

/** "8.2" with "(a)" within it is 8.2(a). */
function composed(sections: readonly Section[]): Reference[] {
  const found: Reference[] = [];
  let base: Reference | null = null;
  for (const section of sections.toSorted((a, b) => a.level - b.level || a.start - b.start)) {
    const path = pathOf(section.number);
    if (path.length === 0) continue;
    if (section.number.startsWith("(") && base !== null) {
      base = { kind: base.kind, path: [...base.path, ...path], text: base.text + section.number };
      found.push(base);
    } else base = referenceTo(section)[0] ?? base;
  }
  return found;
}

/** The last numbers that open a line before `start`: what a reader who looks up from the passage sees. */
function numbersBefore(text: string, start: number): Reference[] {
  const from = Math.max(0, start - within);
  const depths = new Map<string, Reference>();
  for (const { groups = {} } of text.slice(from, start + 12).matchAll(lineNumber)) {
    const [reference] = groups.word === undefined ? [] : referencesIn(`${groups.word} ${groups.number ?? ""}`);
    const path = pathOf(groups.number ?? "");
    const found = reference ?? { kind: "section", path, text: groups.number ?? "" };
    for (const key of depths.keys())
      if (key.startsWith(found.kind) && Number(key.slice(-2)) > path.length) depths.delete(key);
    depths.set(`${found.kind} ${String(path.length).padStart(2, "0")}`, found);
  }
  return [...depths.values()];
}
