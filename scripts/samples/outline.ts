import type { Article, Clause, Entry, Party, SampleDocument, Table } from "./document.ts";

/** What stands on the pages, one after another, with its number: what both renderers draw. */
export type Block =
  | {
      readonly kind: "heading";
      readonly level: 1 | 2;
      readonly number: string;
      readonly text: string;
      readonly newPage: boolean;
    }
  | { readonly kind: "paragraph"; readonly text: string; readonly depth: number }
  | {
      readonly kind: "numbered";
      readonly number: string;
      readonly depth: number;
      readonly heading?: string;
      readonly text: string;
    }
  | { readonly kind: "definition"; readonly term: string; readonly text: string }
  | { readonly kind: "table"; readonly table: Table }
  | { readonly kind: "signature"; readonly rows: readonly string[] };

/**
 * The blocks of a contract after its title, numbered and with every `{id}` replaced by the number it stands for.
 * @throws Error where an id is given twice or referred to but not given.
 */
export function outline(document: SampleDocument): Block[] {
  const numbers = numberEverything(document);
  const resolve = (text: string): string =>
    text.replaceAll(/\{([a-z0-9-]+)\}/g, (_, id: string) => {
      const number = numbers.get(id);
      if (number === undefined) throw new Error(`${document.file}: no place has the id "${id}".`);
      return number;
    });

  const blocks: Block[] = [
    { kind: "paragraph", text: document.opening, depth: 0 },
    ...document.parties.map((party, index) => ({
      kind: "numbered" as const,
      number: `(${index + 1})`,
      depth: 0,
      text: `**${party.name}**${party.description}`,
    })),
    { kind: "heading", level: 2, number: "", text: document.recitalsHeading, newPage: false },
    ...document.recitals.map((text, index) => ({
      kind: "numbered" as const,
      number: `(${letter(index, "A")})`,
      depth: 0,
      text,
    })),
    { kind: "paragraph", text: document.agreed, depth: 0 },
  ];
  for (const [index, article] of document.articles.entries()) {
    const word = document.articleWord === undefined ? "" : `${document.articleWord} `;
    blocks.push({ kind: "heading", level: 1, number: `${word}${index + 1}`, text: article.heading, newPage: false });
    blocks.push(...entriesOf(article.entries, String(index + 1)));
  }
  const signatures: Block[] = [
    { kind: "paragraph", text: document.testimonium, depth: 0 },
    ...document.parties.map((party) => ({
      kind: "signature" as const,
      rows: signatureRows(party, document.deed ?? false),
    })),
  ];
  if (document.signaturesBefore) blocks.push(...signatures);
  for (const schedule of document.schedules) {
    blocks.push({ kind: "heading", level: 1, number: schedule.label, text: schedule.title, newPage: true });
    blocks.push(...entriesOf(schedule.entries ?? [], ""));
    for (const [index, part] of schedule.parts.entries()) {
      blocks.push({ kind: "heading", level: 2, number: String(index + 1), text: part.heading, newPage: false });
      blocks.push(...entriesOf(part.entries, String(index + 1)));
    }
  }
  if (!document.signaturesBefore) blocks.push(...signatures);
  return blocks.map((block) => withText(block, resolve));
}

/** Definitions, tables and plain paragraphs take no number. */
function isNumbered(entry: Entry): entry is string | Clause {
  return typeof entry === "string" || "text" in entry;
}

function numberEverything(document: SampleDocument): Map<string, string> {
  const numbers = new Map<string, string>();
  const give = (id: string | undefined, number: string): void => {
    if (id === undefined) return;
    if (numbers.has(id)) throw new Error(`${document.file}: two places have the id "${id}".`);
    numbers.set(id, number);
  };
  const items = (parent: string, depth: number, entries: readonly (string | Clause)[]): void => {
    for (const [index, entry] of entries.entries()) {
      if (typeof entry === "string") continue;
      const number = `${parent}${itemNumber(index, depth)}`;
      give(entry.id, number);
      items(number, depth + 1, entry.items ?? []);
    }
  };
  const clauses = (entries: readonly Entry[], parent: string): void => {
    for (const [index, entry] of entries.filter(isNumbered).entries()) {
      if (typeof entry === "string") continue;
      const number = clauseNumber(parent, index + 1);
      give(entry.id, number);
      items(number, 2, entry.items ?? []);
    }
  };
  const article = (part: Article, number: string): void => {
    give(part.id, number);
    clauses(part.entries, number);
  };
  for (const [index, part] of document.articles.entries()) article(part, String(index + 1));
  for (const schedule of document.schedules) {
    give(schedule.id, schedule.label);
    clauses(schedule.entries ?? [], "");
    for (const [index, part] of schedule.parts.entries()) article(part, String(index + 1));
  }
  return numbers;
}

function entriesOf(entries: readonly Entry[], parent: string): Block[] {
  const blocks: Block[] = [];
  let count = 0;
  for (const entry of entries) {
    if (typeof entry === "string" || "text" in entry) {
      count += 1;
      const clause = typeof entry === "string" ? { text: entry } : entry;
      blocks.push(...clauseBlocks(clause, clauseNumber(parent, count), 1));
    } else if ("definitions" in entry) {
      blocks.push(...entry.definitions.map(([term, text]) => ({ kind: "definition" as const, term, text })));
    } else if ("paragraph" in entry) {
      blocks.push({ kind: "paragraph", text: entry.paragraph, depth: 0 });
    } else {
      blocks.push({ kind: "table", table: entry });
    }
  }
  return blocks;
}

function clauseBlocks(clause: Clause, number: string, depth: number): Block[] {
  const blocks: Block[] = [
    {
      kind: "numbered",
      number,
      depth,
      text: clause.text,
      ...(clause.heading === undefined ? {} : { heading: clause.heading }),
    },
  ];
  for (const [index, item] of (clause.items ?? []).entries()) {
    const child = typeof item === "string" ? { text: item } : item;
    blocks.push(...clauseBlocks(child, itemNumber(index, depth + 1), depth + 1));
  }
  if (clause.after !== undefined) blocks.push({ kind: "paragraph", text: clause.after, depth });
  return blocks;
}

/** "4.2" in part 4; a schedule without parts numbers its clauses 1, 2, 3. */
function clauseNumber(parent: string, count: number): string {
  return parent === "" ? String(count) : `${parent}.${count}`;
}

/** "(a)" at the second depth, "(i)" at the third. */
function itemNumber(index: number, depth: number): string {
  return depth === 2 ? `(${letter(index, "a")})` : `(${roman(index + 1)})`;
}

function letter(index: number, first: "a" | "A"): string {
  if (index > 25) throw new Error("A list has more items than the alphabet has letters.");
  return String.fromCodePoint((first.codePointAt(0) ?? 0) + index);
}

function roman(value: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ];
  let text = "";
  let rest = value;
  for (const [worth, sign] of signs) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}

function withText(block: Block, resolve: (text: string) => string): Block {
  switch (block.kind) {
    case "table": {
      const rows = block.table.rows.map((row) => row.map(resolve));
      const caption = block.table.caption === undefined ? {} : { caption: resolve(block.table.caption) };
      return { kind: "table", table: { ...block.table, ...caption, rows } };
    }
    case "signature":
      return block;
    case "heading":
    case "paragraph":
    case "numbered":
    case "definition":
      return { ...block, text: resolve(block.text) };
  }
}

function signatureRows(party: Party, deed: boolean): string[] {
  const name = [`Name: ${party.signatory}`, `Title: ${party.capacity}`];
  if (!deed) {
    return [
      `Signed for and on behalf of **${party.name}** (${party.role}) by:`,
      `Signature: ${"_".repeat(38)}`,
      ...name,
      `Date: ${"_".repeat(24)}`,
    ];
  }
  return [
    `Executed as a deed by **${party.name}** (${party.role}), acting by a director in the presence of a witness:`,
    `Signature of director: ${"_".repeat(38)}`,
    ...name,
    `Signature of witness: ${"_".repeat(38)}`,
    `Name, address and occupation of witness: ${"_".repeat(38)}`,
  ];
}

/** A stretch of text in one weight. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
}

/** Splits `**bold**` marks into runs. */
export function runsOf(text: string): Run[] {
  return text
    .split("**")
    .map((part, index) => ({ text: part, bold: index % 2 === 1 }))
    .filter((run) => run.text !== "");
}
