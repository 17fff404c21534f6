/**
 * What a comparison of two versions finds: [HEADNOTE_CORPUS=...] node test/bench/comparison.ts [list]
 * Clauses of contracts are changed by script, one at a time: "shall" becomes "may", an amount is lowered, a period
 * shortened, a "not" taken out, a clause taken out, put in or put elsewhere. Told is whether the change is found as what it
 * is, at its clause, and how much else is said to have changed. Then the same agreement in two formats, in which nothing has.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { clauseChanges, compareContracts } from "../../electron/summaries/comparison/compare.ts";
import { factsIn } from "../../electron/summaries/facts.ts";
import type { ClauseChange } from "../../shared/domain/comparison.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { corpusContracts, readFileHere } from "./contracts.ts";
import { putElsewhere, replaced } from "./planting.ts";
import { createRandom } from "./random.ts";

interface Edited {
  readonly contract: Contract;
  readonly expected: (compared: { readonly changes: readonly ClauseChange[] }) => ClauseChange | undefined;
  /** What the words are said to do, where they do something. */
  readonly effect: RegExp | null;
}

type Edit = (contract: Contract, random: () => number) => Edited | null;

const list = process.argv.includes("list");
const each = 4;
const samples = join(import.meta.dirname, "../../samples");
const read = (folder: string, name: string): Promise<Contract> => readFileHere(name, readFileSync(join(folder, name)));

const edits: Readonly<Record<string, Edit>> = {
  "shall became may": (contract, random) => {
    const place = pick(places(contract, /\bshall (?!not\b|be\b|have\b)(?=\p{Ll})/gu), random);
    return place === undefined ? null : words(contract, place, "may ", /“shall.{0,40}became “may/);
  },
  "a prohibition fell": (contract, random) => {
    const place = pick(places(contract, /\b(?:shall|may|will) not (?=\p{Ll})/gu), random);
    return place === undefined ? null : words(contract, place, place.text.replace(" not", ""), /weakened|became/);
  },
  "an amount lowered": (contract, random) => {
    const place = pick(figures(contract, "amount"), random);
    const number = /\d[\d,]*/.exec(place?.text ?? "");
    if (place === undefined || number === null) return null;
    const lower = Math.max(1, Math.floor(Number(number[0].replaceAll(",", "")) / 3)).toLocaleString("en-US");
    // "€500,000 (five hundred thousand euro)" is changed as a whole.
    const spelt = /^\s*\(\p{L}[\p{L}\s-]*\)/u.exec(contract.text.slice(place.end, place.end + 120))?.[0] ?? "";
    const whole = { ...place, end: place.end + spelt.length };
    return words(contract, whole, place.text.replaceAll(number[0], lower), /amount .*became .*lower/);
  },
  "a period shortened": (contract, random) => {
    const place = pick(
      figures(contract, "duration").filter(({ text }) => /\d/.test(text)),
      random,
    );
    const number = /\d+/.exec(place?.text ?? "");
    if (place === undefined || number === null || Number(number[0]) < 3) return null;
    const shorter = String(Math.floor(Number(number[0]) / 2));
    const plain = place.text.replace(/^[\p{L}-]+(?: [\p{L}-]+)*\s*\((\d+)\)/u, "$1").replace(number[0], shorter);
    return words(contract, place, plain, /period .*became .*shorter/);
  },
  "a clause taken out": (contract, random) => {
    const block = pick(paragraphs(contract), random);
    if (block === undefined) return null;
    const made = replaced(contract, block.start, block.end, "");
    return {
      contract: made,
      effect: null,
      // The last paragraph of a section is part of its clause.
      expected: ({ changes }) =>
        changes.find(({ kind, before }) => (kind === "removed" || kind === "changed") && meets(before, block)),
    };
  },
  "a clause put in": (contract, random) => {
    const block = pick(paragraphs(contract), random);
    if (block === undefined) return null;
    const text =
      "The Supplier shall pay the Customer a rebate of $7,000 in each year in which a lighthouse is repainted.";
    const made = replaced(contract, block.start, block.start, `${text}\n\n`);
    return {
      contract: made,
      effect: null,
      expected: ({ changes }) =>
        changes.find(
          ({ kind, after }) => (kind === "added" || kind === "changed") && after?.text.includes("lighthouse") === true,
        ),
    };
  },
  "a clause put elsewhere": (contract, random) => {
    const sections = wholeSections(contract);
    const from = pick(sections, random);
    const to = pick(
      sections.filter((one) => from !== undefined && Math.abs(sections.indexOf(one) - sections.indexOf(from)) > 2),
      random,
    );
    if (from === undefined || to === undefined) return null;
    const made = putElsewhere(contract, from, to.start);
    return {
      contract: made,
      effect: null,
      expected: ({ changes }) => changes.find(({ moved, before }) => moved && meets(before, from)),
    };
  },
};

const hosts: Contract[] = [];
for (const name of readdirSync(samples).filter((file) => file.endsWith(".pdf"))) hosts.push(await read(samples, name));
hosts.push(await read(samples, "services-agreement.docx"));
const corpus = process.env["HEADNOTE_CORPUS"] ?? "";
const forms = join(corpus, "docx");
if (corpus === "") process.stderr.write("Real contracts skipped: HEADNOTE_CORPUS does not name the folder.\n");
else {
  for (const name of ["CSA.md", "Cloud-Terms.md", "DPA.md", "Mutual-NDA.md", "Professional-Services-Agreement-V1.2.md"])
    hosts.push(await read(forms, name));
  hosts.push(...(await corpusContracts(corpus)).filter((_contract, index) => index % 15 === 0));
}

const random = createRandom(11);
const rows = new Map<string, { made: number; found: number; effect: number; withEffect: number; besides: number }>();
for (const contract of hosts)
  for (const [name, edit] of Object.entries(edits))
    for (let round = 0; round < each; round += 1) {
      const edited = edit(contract, random);
      if (edited === null) continue;
      const compared = clauseChanges(contract, edited.contract);
      const found = edited.expected(compared);
      const said = found?.effects.map(({ kind, reason }) => `${kind}: ${reason}`).join("; ") ?? "";
      const row = rows.get(name) ?? { made: 0, found: 0, effect: 0, withEffect: 0, besides: 0 };
      const isSaid = edited.effect !== null && edited.effect.test(said);
      rows.set(name, {
        made: row.made + 1,
        found: row.found + Number(found !== undefined),
        withEffect: row.withEffect + Number(edited.effect !== null),
        effect: row.effect + Number(isSaid),
        besides: row.besides + compared.changes.filter((change) => change !== found).length,
      });
      if (list && found === undefined) process.stdout.write(`missed: ${contract.name.slice(0, 40)}: ${name}\n`);
      else if (list && edited.effect !== null && !isSaid)
        process.stdout.write(
          `unsaid: ${contract.name.slice(0, 40)}: ${name}: ${said} | ${found?.before?.text.slice(0, 200) ?? ""}\n`,
        );
    }
process.stdout.write(`${hosts.length} contracts\nchange | made | found | said what it does | changes told besides\n`);
for (const [name, { made, found, effect, withEffect, besides }] of rows)
  process.stdout.write(
    `${name.padEnd(24)} | ${made} | ${found} | ${withEffect === 0 ? "" : `${effect} of ${withEffect}`} | ${besides}\n`,
  );

const pairs: (readonly [string, Contract, Contract])[] = [];
const pdf = await read(samples, "services-agreement.pdf");
for (const ending of ["docx", "odt", "rtf", "html"])
  pairs.push([`services agreement, PDF and ${ending}`, pdf, await read(samples, `services-agreement.${ending}`)]);
if (corpus !== "") {
  const psa = "Bonterms-Professional-Services-Agreement-PSA-Version-1.2.pdf";
  pairs.push([
    "a form of services, PDF and Markdown",
    await read(forms, psa),
    await read(forms, "Professional-Services-Agreement-V1.2.md"),
  ]);
  pairs.push([
    "a form of cloud terms, PDF and Markdown",
    await read(forms, "Bonterms-Cloud-Terms-Version-1.0.pdf"),
    await read(forms, "Cloud-Terms.md"),
  ]);
}
process.stdout.write(
  "\nthe same agreement in two formats | clauses the same | changed | added | removed | moved | key terms that differ\n",
);
for (const [name, one, other] of pairs) {
  const { counts, changes, terms } = compareContracts(one, other);
  process.stdout.write(
    `${name.padEnd(42)} | ${counts.same} | ${counts.changed} | ${counts.added} | ${counts.removed} | ${counts.moved} | ${terms.length}\n`,
  );
  if (!list) continue;
  for (const { kind, before, after, pieces } of changes)
    process.stdout.write(
      `   ${kind}: ${kind === "changed" ? JSON.stringify(pieces.filter((piece) => piece.kind !== "same").slice(0, 6)) : ((before ?? after)?.text.slice(0, 160) ?? "")}\n`,
    );
  for (const { id, before, after } of terms)
    process.stdout.write(`   term ${id}: ${before?.answer ?? ""} | ${after?.answer ?? ""}\n`);
}
process.exit(0);

interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Changes words in place. */
function words(contract: Contract, { start, end }: Place, put: string, effect: RegExp): Edited {
  return {
    contract: replaced(contract, start, end, put),
    effect,
    expected: ({ changes }) => changes.find(({ kind, before }) => kind === "changed" && meets(before, { start, end })),
  };
}

function places({ text, blocks }: Contract, pattern: RegExp): Place[] {
  const running = blocks.filter(({ kind }) => kind === "paragraph" || kind === "list-item");
  return [...text.matchAll(pattern)]
    .map((found) => ({ start: found.index, end: found.index + found[0].length, text: found[0] }))
    .filter(({ start, end }) => running.some((block) => block.start <= start && end <= block.end));
}

function figures({ text, blocks }: Contract, kind: "amount" | "duration"): Place[] {
  return blocks
    .filter((block) => block.kind === "paragraph" || block.kind === "list-item")
    .flatMap((block) =>
      factsIn(text.slice(block.start, block.end))
        .filter((fact) => fact.kind === kind)
        .map((fact) => {
          const raw = text.slice(block.start + fact.start, block.start + fact.end);
          const lead = raw.length - raw.trimStart().length;
          return {
            start: block.start + fact.start + lead,
            end: block.start + fact.start + raw.trimEnd().length,
            text: raw.trim(),
          };
        }),
    );
}

function paragraphs({ text, blocks }: Contract): Place[] {
  return blocks
    .filter(({ kind, start, end }) => kind === "paragraph" && end - start > 120)
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}

/** Sections without others within them, long enough to be told from one another. */
function wholeSections({ text, sections }: Contract): Place[] {
  return sections
    .filter(
      (one) =>
        one.end - one.start > 200 &&
        !sections.some((other) => other !== one && other.start >= one.start && other.end <= one.end),
    )
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}

function meets(
  clause: ClauseChange["before"],
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return clause !== null && clause.start < end && start < clause.end;
}

function pick<Item>(items: readonly Item[], chance: () => number): Item | undefined {
  return items[Math.floor(chance() * items.length)];
}
