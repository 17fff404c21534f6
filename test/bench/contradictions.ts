/**
 * What the search for contradictions finds: [HEADNOTE_CORPUS=...] node test/bench/contradictions.ts [list]
 * Contradictions are written by script into the samples (each kind in several wordings, in the body and in a schedule), and
 * for each there is a twin that says the same thing twice and must stay silent. With the corpora, clauses that lawyers
 * marked in real contracts are repeated there with another figure, and the contracts as they are show false alarms: `list`
 * prints what fires.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findContradictions, type Contradiction } from "../../electron/summaries/contradictions/find.ts";
import { factsIn } from "../../electron/summaries/facts.ts";
import { placeOfLaw } from "../../electron/summaries/on-device/terms/governing-law.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import { withContradictions } from "../../electron/summaries/contradictions/find.ts";
import type { ModelAnswer } from "../../electron/summaries/answer.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { harmless, subjects, type Form } from "./contradictory-clauses.ts";
import { corpusContracts, readFileHere } from "./contracts.ts";
import { falsifiers } from "./falsify.ts";
import { plantInBody, plantInSchedule, type Planted } from "./planting.ts";
import { createRandom } from "./random.ts";

const corpusOnly = process.argv.includes("corpus");
const samples = join(import.meta.dirname, "../../samples");
const partiesOf: Readonly<Record<string, readonly [string, string]>> = {
  "mutual-nda.pdf": ["Brindlewick", "Tamberlane"],
  "services-agreement.pdf": ["The Supplier", "The Customer"],
  "office-lease.pdf": ["The Landlord", "The Tenant"],
  "software-licence.pdf": ["The Licensor", "The Licensee"],
  "master-agreement.pdf": ["The Supplier", "The Purchaser"],
};
const empty: ModelAnswer = { kind: "", parties: [], brief: "", statements: [], keyTerms: [] };
const list = process.argv.includes("list");
const random = createRandom(7);

class Tally {
  readonly #rows = new Map<string, { made: number; found: number }>();
  add(key: string, found: boolean): void {
    const row = this.#rows.get(key) ?? { made: 0, found: 0 };
    this.#rows.set(key, { made: row.made + 1, found: row.found + Number(found) });
  }
  print(title: string): void {
    process.stdout.write(`\n${title}\n`);
    let [made, found] = [0, 0];
    for (const [key, row] of this.#rows) {
      made += row.made;
      found += row.found;
      process.stdout.write(`${key.padEnd(34)} ${row.found} of ${row.made}\n`);
    }
    process.stdout.write(
      `${"all".padEnd(34)} ${found} of ${made} (${((100 * found) / Math.max(1, made)).toFixed(1)} %)\n`,
    );
  }
}

const hosts: {
  readonly contract: Contract;
  readonly parties: readonly [string, string];
  readonly own: readonly Contradiction[];
}[] = [];
for (const name of corpusOnly ? [] : readdirSync(samples).filter((file) => file.endsWith(".pdf"))) {
  const contract = await readFileHere(name, readFileSync(join(samples, name)));
  hosts.push({
    contract,
    parties: partiesOf[name] ?? ["The Supplier", "The Customer"],
    own: findContradictions(contract),
  });
}

const recall = new Tally();
const recallByWording = new Tally();
const twins = new Tally();
let shown = 0;
let verified = 0;
for (const { contract, parties } of hosts)
  for (const { kind, forms, values } of subjects)
    for (const [index, first] of forms.entries()) {
      const second = forms[(index + 2 + 2 * Math.floor(random() * 3)) % forms.length];
      const pair = values[Math.floor(random() * values.length)];
      if (second === undefined || pair === undefined) continue;
      const inSchedule = random() < 0.4;
      const [one, other] = random() < 0.5 ? pair : [pair[1], pair[0]];
      const planted = plant(contract, parties, [first, one], [second, other], inSchedule);
      const hit = hits(planted, kind);
      recall.add(kind, hit !== null);
      recallByWording.add(index % 2 === 0 ? "wordings at hand" : "wordings held out", hit !== null);
      if (hit === null && list && index % 2 === 0) process.stdout.write(`missed: ${first.text} / ${second.text}\n`);
      if (hit !== null) {
        shown += 1;
        const summary = verifyAnswer(planted.contract, withContradictions(planted.contract, empty));
        if (summary.statements.find(({ text }) => text === hit.text)?.status === "exact") verified += 1;
        else if (list) process.stdout.write(`not verified: ${hit.text}\n`);
      }
      const twin = plant(contract, parties, [first, one], [second, one], inSchedule);
      const alarm = hits(twin, kind, true);
      twins.add("the same said twice", alarm !== null);
      if (alarm !== null && list) process.stdout.write(`twin: ${alarm.text}\n`);
    }
for (const { contract, parties } of hosts)
  for (const { kind, forms } of harmless) {
    const planted = plant(contract, parties, [forms[0], ""], [forms[1], ""], false);
    const alarm = hits(planted, kind, true);
    twins.add("two things side by side", alarm !== null);
    if (alarm !== null && list) process.stdout.write(`harmless: ${contract.name}: ${alarm.text}\n`);
  }
recall.print("planted in the samples: found");
recallByWording.print("the same by wording");
twins.print("harmless pairs in the samples: false alarms");
process.stdout.write(`statements of what was found that the check bears out: ${verified} of ${shown}\n`);

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined || corpus === "") {
  process.stderr.write(
    "Real contracts skipped: HEADNOTE_CORPUS does not name the folder of the development corpora.\n",
  );
  process.exit(0);
}
const gold = JSON.parse(readFileSync(join(corpus, "cuad/gold.json"), "utf8")) as readonly {
  readonly pdf: string;
  readonly spans: Readonly<Record<string, readonly { readonly text: string }[]>>;
}[];
const contracts = await corpusContracts(corpus);
const marked: readonly (readonly [string, string, keyof typeof falsifiers])[] = [
  ["Governing Law", "governing-law", "place"],
  ["Cap On Liability", "liability-cap", "amount"],
  ["Notice Period To Terminate Renewal", "renewal-notice", "duration"],
  ["Termination For Convenience", "notice-period", "duration"],
  ["Expiration Date", "term", "duration"],
  ["Effective Date", "effective-date", "date"],
];
const repeated = new Tally();
for (const [index, contract] of contracts.entries()) {
  const spans = gold[index]?.spans ?? {};
  const own = findContradictions(contract);
  for (const [category, kind, change] of marked) {
    for (const { text } of (spans[category] ?? []).slice(0, 1)) {
      const words = text.replace(/\s+/g, " ").trim();
      // With two dates or periods nobody could say which of them was changed.
      const usable = factsIn(words).filter((fact) => fact.kind === change).length === 1;
      const changed =
        kind === "governing-law"
          ? withOtherLaw(words)
          : usable
            ? (falsifiers[change]?.({ text: words, quotes: [words], parties: [], stranger: "" }, random)?.text ?? null)
            : null;
      if (changed === null || words.length < 60) continue;
      const planted = plantInBody(contract, [
        { number: "98", heading: "Further terms", text: changed, share: random() },
      ]);
      const hit = findContradictions(planted.contract).some(
        (one) => one.kind === kind && one.passages.some((passage) => overlaps(passage, planted.spans[0])),
      );
      repeated.add(`${category}, ${index % 2 === 0 ? "at hand" : "held out"}`, hit);
      if (!hit && list && index % 2 === 0)
        process.stdout.write(`${kind}: ${contract.name.slice(0, 30)}: ${changed.slice(0, 400)}\n`);
    }
  }
  for (const { kind, text, passages, settledBy } of own) {
    if (!list) continue;
    process.stdout.write(
      `\n[${index % 2 === 0 ? "at hand" : "held out"}] ${contract.name}: ${kind}${settledBy === null ? "" : " (settled)"}: ${text}\n`,
    );
    if (kind !== "precedence")
      for (const { start, end } of passages)
        process.stdout.write(`   > ${contract.text.slice(start, end).replace(/\s+/g, " ").slice(0, 500)}\n`);
  }
}
repeated.print("clauses of real contracts, said again with another figure: found");
const alarms = new Tally();
for (const [index, contract] of contracts.entries()) {
  const half = index % 2 === 0 ? "at hand" : "held out";
  const found = findContradictions(contract);
  alarms.add(
    `a contradiction, ${half}`,
    found.some(({ kind }) => kind !== "override" && kind !== "precedence"),
  );
  alarms.add(
    `a clause that sets aside another, ${half}`,
    found.some(({ kind }) => kind === "override"),
  );
  alarms.add(
    `an order of precedence, ${half}`,
    found.some(({ kind }) => kind === "precedence"),
  );
}
alarms.print("real contracts as they are: those in which it finds");
process.exit(0);

function plant(
  contract: Contract,
  parties: readonly [string, string],
  [first, one]: readonly [Form, string],
  [second, other]: readonly [Form, string],
  inSchedule: boolean,
): Planted {
  const clause = (form: Form, value: string, number: string) => ({
    number,
    heading: form.heading,
    text: filled(form.text, value, parties),
  });
  const body = plantInBody(contract, [
    { ...clause(first, one, "91"), share: 0.2 + random() * 0.3 },
    ...(inSchedule ? [] : [{ ...clause(second, other, "92"), share: 0.5 + random() * 0.4 }]),
  ]);
  if (!inSchedule) return body;
  const attached = plantInSchedule(body.contract, "Schedule 9", clause(second, other, "1"));
  return { contract: attached.contract, spans: [...body.spans, ...attached.spans] };
}

function filled(text: string, value: string, [x, y]: readonly [string, string]): string {
  const lower = (name: string): string => name.replace(/^The /, "the ");
  const words = text.replaceAll("{a}", value).replaceAll("{x}", lower(x)).replaceAll("{y}", lower(y));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function withOtherLaw(words: string): string | null {
  const place = placeOfLaw(words)?.replace(/^the /, "") ?? null;
  const other = ["Ohio", "Oregon", "Vermont"].find((land) => !words.includes(land));
  return place === null || other === undefined || !words.includes(place) ? null : words.replaceAll(place, other);
}

/** The contradiction of a kind that holds a planted clause against something; with `both`, against the other planted one. */
function hits({ contract, spans }: Planted, kind: string, both = false): Contradiction | null {
  return (
    findContradictions(contract).find((one) => {
      const planted = spans.filter((span) => one.passages.some((passage) => overlaps(passage, span)));
      return one.kind === kind && planted.length >= (both ? 2 : 1);
    }) ?? null
  );
}

function overlaps(
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number } | undefined,
): boolean {
  return other !== undefined && one.start < other.end && other.start < one.end;
}
