/**
 * Measures the on-device engine on real contracts: HEADNOTE_CORPUS=... node test/bench/on-device.ts [--misses [CATEGORY]]
 * [--briefs]. The contracts are read from their PDFs, once where HEADNOTE_CACHE names a folder to keep them in. --misses
 * names the contracts that missed a mark; with a category, what was marked there and what was said. The patterns were
 * written with the first 54 contracts by title at hand; the other 53 are reported apart, and their misses are never
 * printed. --briefs measures the briefs alone.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { datesIn } from "../../electron/summaries/facts.ts";
import { briefOf } from "../../electron/summaries/on-device/brief.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { placeOfLaw } from "../../electron/summaries/on-device/terms/governing-law.ts";
import { parseAnswer } from "../../electron/summaries/answer.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { keyTermId, type Summary } from "../../shared/domain/summary.ts";
import { corpusContracts } from "./contracts.ts";
import { lead, meanOf, rouge, type Rouge } from "./rouge.ts";

interface GoldContract {
  readonly title: string;
  readonly kind: string;
  readonly spans: Readonly<Record<string, readonly { readonly text: string }[]>>;
}

const corpus = process.env.HEADNOTE_CORPUS;
if (corpus === undefined || corpus === "") {
  process.stderr.write("Skipped: HEADNOTE_CORPUS does not name the folder of the development corpora.\n");
  process.exit(0);
}
const withMisses = process.argv.includes("--misses");
const missesOf = withMisses ? process.argv[process.argv.indexOf("--misses") + 1] : undefined;
const gold: readonly GoldContract[] = JSON.parse(await readFile(join(corpus, "cuad/gold.json"), "utf8"));

const marks = new Map<string, { hit: number; of: number; missed: string[] }>();
const tallies = new Map<string, Tally>();
const quotedCategories = [
  "Parties",
  "Agreement Date",
  "Effective Date",
  "Expiration Date",
  "Governing Law",
  "Renewal Term",
  "Notice Period To Terminate Renewal",
  "Cap On Liability",
  "License Grant",
];
const held = new Set(
  gold
    .map(({ title }) => title)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .slice(54),
);
/** Flags that speak of a clause which lawyers marked: by the label before the colon. */
const flagged: Readonly<Record<string, readonly string[]>> = {
  "Liability outside the limit": ["Uncapped Liability"],
  Exclusivity: ["Exclusivity"],
  "Restriction on competition": ["Non-Compete"],
  "Non-solicitation": ["No-Solicit Of Employees", "No-Solicit Of Customers"],
  "Automatic renewal": ["Renewal Term"],
  "Termination at will": ["Termination For Convenience"],
  "Liquidated damages": ["Liquidated Damages"],
  "Minimum commitment": ["Minimum Commitment"],
  "Ownership of intellectual property": ["Ip Ownership Assignment"],
  "Perpetual or irrevocable grant": ["Irrevocable Or Perpetual License"],
  "Change of control or merger": ["Change Of Control"],
};
const flags = new Map<string, { there: number; quoted: number; of: number; wanted: number }>();
const milliseconds: number[] = [];
let statements = 0;
const contracts = process.argv.includes("--briefs") ? [] : await corpusContracts(corpus);
for (const [index, contract] of contracts.entries()) {
  const entry = gold[index];
  if (entry === undefined) continue;
  const began = performance.now();
  const answer = parseAnswer(JSON.stringify(summarise(contract)));
  milliseconds.push(performance.now() - began);
  judge(entry, contract, verifyAnswer(contract, answer));
}
for (const [name, { hit, of, missed }] of marks) {
  process.stdout.write(`${name.padEnd(44)} ${hit}/${of} (${((100 * hit) / of).toFixed(1)} %)\n`);
  if (withMisses) for (const one of missed) process.stdout.write(`    ${one}\n`);
}
const sorted = milliseconds.toSorted((a, b) => a - b);
process.stdout.write(
  `statements for each contract                 ${(statements / Math.max(1, milliseconds.length)).toFixed(1)}\n`,
);
process.stdout.write(
  `ms for each contract: median, most           ${sorted[Math.floor(sorted.length / 2)]?.toFixed(0)}, ${sorted.at(-1)?.toFixed(0)}\n`,
);
if (contracts.length > 0) tables();
await briefs();

function judge(entry: GoldContract, contract: Contract, summary: Summary): void {
  const { title, spans } = entry;
  statements += summary.statements.length;
  const wanted = (spans.Parties ?? []).map((span) => plain(span.text)).filter((name) => name.length > 2);
  const matched = summary.parties.filter((name) =>
    wanted.some((other) => other.includes(plain(name)) || plain(name).includes(other)),
  );
  mark(title, "parties: at least two of the gold's", matched.length >= 2, `${summary.parties.join(" | ")}`);
  mark(
    title,
    "parties: none that is not the gold's",
    matched.length === summary.parties.length,
    `${summary.parties.filter((name) => !matched.includes(name)).join(" | ")}`,
  );
  const law = (spans["Governing Law"] ?? []).map((span) => placeOfLaw(span.text)).filter((place) => place !== null);
  const saidLaw = termOf(summary, "governing-law");
  if (law.length > 0)
    mark(
      title,
      "governing law: the gold's place",
      law.some((place) => saidLaw?.answer.includes(place)),
      `${saidLaw?.answer ?? ""} (${law.join(", ")})`,
    );
  const date = (spans["Agreement Date"] ?? []).flatMap((span) => datesIn(span.text)).flatMap((fact) => fact.keys);
  const saidDate = datesIn(termOf(summary, "agreement-date")?.answer ?? "").flatMap((fact) => fact.keys);
  if (date.length > 0)
    mark(
      title,
      "agreement date: the gold's",
      saidDate.some((key) => date.some((other) => key.startsWith(other) || other.startsWith(key))),
      `${saidDate.join()} (${date.join()})`,
    );
  if ((spans["Agreement Date"] ?? []).length > 0 && date.length === 0)
    mark(title, "agreement date: none where the gold is blank", saidDate.length === 0, `${saidDate.join()}`);
  mark(title, "kind is not just 'contract'", summary.kind !== "contract");
  mark(title, "at least five statements", summary.statements.length >= 5, `${summary.statements.length}`);
  const citations = [...summary.statements, ...summary.keyTerms].flatMap((one) => one.citations);
  mark(
    title,
    "every citation verbatim at its offsets",
    citations.every(({ quote, start, end, match }) => match === "exact" && contract.text.slice(start, end) === quote),
  );
  mark(
    title,
    "every citation within one page",
    citations.every(({ start, end }) => contract.pages.some((page) => page.start <= start && end <= page.end)),
  );
  const failed = summary.statements.filter(({ status }) => status !== "exact");
  mark(
    title,
    "every statement exact",
    failed.length === 0,
    `${failed.map(({ text, reason }) => `${reason} <${text.slice(0, 80)}>`).join(" ")}`,
  );
  judgeFlags(entry, summary);
  for (const term of summary.keyTerms) {
    const category = Object.keys(spans).find((name) => keyTermId(name) === term.id);
    if (category === undefined) continue;
    measure(entry, category, term);
  }
}

/** Whether what a flag points at is there, and whether one that lawyers marked is what it quotes. */
function judgeFlags({ title, spans }: GoldContract, { statements: all }: Summary): void {
  const half = held.has(title) ? "held" : "seen";
  for (const [label, categories] of Object.entries(flagged)) {
    const key = `${half} ${label}`;
    const tally = flags.get(key) ?? { there: 0, quoted: 0, of: 0, wanted: 0 };
    flags.set(key, tally);
    const wanted = categories.flatMap((category) => spans[category] ?? []);
    if (wanted.length > 0) tally.wanted += 1;
    const flag = all.find(({ level, text }) => level === "risks" && text.startsWith(`${label}:`));
    if (flag === undefined) continue;
    tally.of += 1;
    if (wanted.length > 0) tally.there += 1;
    if (wanted.some(({ text }) => flag.citations.some(({ quote }) => holds(quote, text)))) tally.quoted += 1;
    else if (half === "seen" && missesOf === "flags")
      process.stdout.write(`## ${title.slice(0, 30)}: ${flag.text.slice(0, 300)}\n`);
  }
}

/** Whether two passages share half of the words of the shorter one. */
function holds(one: string, other: string): boolean {
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const [a, b] = [words(one), words(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared >= 0.5 * Math.max(1, Math.min(a.size, b.size));
}

/** How a term was found: there and said, said without being there, there without being said; and quoted where it stands. */
interface Tally {
  right: number;
  invented: number;
  missed: number;
  quoted: number;
}

function measure({ title, spans }: GoldContract, category: string, term: Summary["keyTerms"][number]): void {
  const half = held.has(title) ? "held" : "seen";
  const key = `${half} ${category}`;
  const tally = tallies.get(key) ?? { right: 0, invented: 0, missed: 0, quoted: 0 };
  tallies.set(key, tally);
  const wanted = spans[category] ?? [];
  // That there is nobody is what the annotators left blank.
  const said = (term.state === "stated" && term.answer !== "None") || term.state === "ambiguous";
  if (said && wanted.length > 0) tally.right += 1;
  else if (said) tally.invented += 1;
  else if (wanted.length > 0) tally.missed += 1;
  const quoted = wanted.some(({ text }) => term.citations.some(({ quote }) => overlap(text, quote) >= 0.5));
  if (quoted) tally.quoted += 1;
  const fault = said !== wanted.length > 0 || (wanted.length > 0 && !quoted);
  if (category !== missesOf || half === "held" || !fault) return;
  process.stdout.write(
    `## ${title}: ${said ? (wanted.length > 0 ? "elsewhere" : "invented") : "missed"}\n${wanted.map(({ text }) => `  gold: ${text.replaceAll(/\s+/g, " ")}\n`).join("")}${term.citations.map(({ quote }) => `  said: ${quote.replaceAll(/\s+/g, " ")}\n`).join("")}`,
  );
}

/** Jaccard index of the words of two texts. */
function overlap(one: string, other: string): number {
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const [a, b] = [words(one), words(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}

function scores({ right, invented, missed }: Tally): string {
  const precision = right / Math.max(1, right + invented);
  const recall = right / Math.max(1, right + missed);
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  return [precision, recall, f1].map((value) => value.toFixed(2)).join(" | ");
}

/** The tables in Markdown: each category on the contracts that were seen, and on those held out. */
function tables(): void {
  const none: Tally = { right: 0, invented: 0, missed: 0, quoted: 0 };
  const categories = Object.keys(gold[0]?.spans ?? {});
  const row = (name: string, seen: Tally, apart: Tally): string =>
    `| ${name} | ${seen.right + seen.missed} | ${scores(seen)} | ${apart.right + apart.missed} | ${scores(apart)} |\n`;
  const sum = (half: string): Tally =>
    categories
      .map((category) => tallies.get(`${half} ${category}`) ?? none)
      .reduce(
        (one, other) => ({
          right: one.right + other.right,
          invented: one.invented + other.invented,
          missed: one.missed + other.missed,
          quoted: one.quoted + other.quoted,
        }),
        none,
      );
  process.stdout.write(
    "\n| category | n | P | R | F1 | held out: n | P | R | F1 |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
  );
  for (const category of categories)
    process.stdout.write(
      row(category, tallies.get(`seen ${category}`) ?? none, tallies.get(`held ${category}`) ?? none),
    );
  process.stdout.write(row("**micro, 41**", sum("seen"), sum("held")));
  process.stdout.write(
    "\n| flag | seen: flagged | there | quoted | marked | held out: flagged | there | quoted | marked |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
  );
  const shown = ({
    of,
    there,
    quoted,
    wanted,
  }: {
    of: number;
    there: number;
    quoted: number;
    wanted: number;
  }): string => `${of} | ${there} | ${quoted} | ${wanted}`;
  const nothing = { there: 0, quoted: 0, of: 0, wanted: 0 };
  for (const label of Object.keys(flagged))
    process.stdout.write(
      `| ${label} | ${shown(flags.get(`seen ${label}`) ?? nothing)} | ${shown(flags.get(`held ${label}`) ?? nothing)} |\n`,
    );
  const total = (half: string): typeof nothing =>
    Object.keys(flagged)
      .map((label) => flags.get(`${half} ${label}`) ?? nothing)
      .reduce(
        (one, other) => ({
          there: one.there + other.there,
          quoted: one.quoted + other.quoted,
          of: one.of + other.of,
          wanted: one.wanted + other.wanted,
        }),
        nothing,
      );
  process.stdout.write(`| **all** | ${shown(total("seen"))} | ${shown(total("held"))} |\n`);
  process.stdout.write("\n| quoted where it stands (Jaccard >= 0.5) | seen | held out |\n| --- | --- | --- |\n");
  for (const category of quotedCategories) {
    const share = (half: string): string => {
      const { quoted, right, missed } = tallies.get(`${half} ${category}`) ?? none;
      return `${quoted}/${right + missed}`;
    };
    process.stdout.write(`| ${category} | ${share("seen")} | ${share("held")} |\n`);
  }
}

function termOf(summary: Summary, id: string): Summary["keyTerms"][number] | undefined {
  return summary.keyTerms.find((term) => term.id === id && term.state !== "silent");
}

async function briefs(): Promise<void> {
  const pairs: readonly { readonly original_text: string; readonly reference_summary: string }[] = JSON.parse(
    await readFile(join(corpus ?? "", "manor_li/pairs.json"), "utf8"),
  );
  const scored = (say: (text: string) => string): Rouge =>
    meanOf(pairs.map((pair) => rouge(say(pair.original_text), pair.reference_summary)));
  const firstWords = (text: string): string => text.split(/\s+/).slice(0, 17).join(" ");
  const counts = pairs.map((pair) => lead(pair.original_text, 16).split(" ").length);
  const mean = Math.round(counts.reduce((sum, count) => sum + count, 0) / counts.length);
  process.stdout.write(`\nROUGE-1 / -2 / -L on ${pairs.length} clauses\n`);
  const rows: readonly (readonly [string, Rouge])[] = [
    [`Lead-K, whole sentences (${mean} words on average)`, scored((text) => lead(text, 16))],
    ["first 17 words", scored(firstWords)],
    ["brief of at most 17 words", scored((text) => briefOf(text, 17))],
    ["brief of at most 20 words", scored((text) => briefOf(text, 20))],
    [`brief of at most ${mean} words`, scored((text) => briefOf(text, mean))],
  ];
  for (const [name, { one, two, longest }] of rows) {
    process.stdout.write(`${name.padEnd(48)} ${one.toFixed(2)} / ${two.toFixed(2)} / ${longest.toFixed(2)}\n`);
  }
}

function mark(title: string, name: string, hit: boolean, what = ""): void {
  const found = marks.get(name) ?? { hit: 0, of: 0, missed: [] };
  marks.set(name, found);
  found.of += 1;
  if (hit) found.hit += 1;
  else if (!held.has(title)) found.missed.push(`${title}: ${what}`);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
