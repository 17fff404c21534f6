/**
 * Whether the on-device engine finds what a non-disclosure agreement says: HEADNOTE_CORPUS=... node test/bench/secrecy.ts
 * [--misses [TERM]] [--say TERM]. On ContractNLI's development set: a key term is there where lawyers found one of its
 * hypotheses borne out or contradicted, and quoted rightly where a quote shares at least half of the shorter of the two with
 * a span that they marked. --misses tells those of the first half, by which the patterns were written; --say, what is said.
 */
import { parseAnswer } from "../../electron/summaries/answer.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import { markedAgreements } from "./marked-agreements.ts";

/** By which hypotheses a key term is judged. */
const hypothesesOf: Readonly<Record<string, readonly string[]>> = {
  "what-counts-as-confidential": ["nda-1", "nda-2", "nda-3"],
  "exceptions-from-confidentiality": ["nda-12", "nda-13"],
  "permitted-use": ["nda-4"],
  "who-may-be-told": ["nda-5", "nda-7"],
  "disclosure-that-the-law-demands": ["nda-8"],
  "length-of-confidentiality": ["nda-19"],
  "return-or-destruction": ["nda-16", "nda-20"],
  "no-licence-or-transfer": ["nda-15"],
  "reverse-engineering": ["nda-11"],
  "secrecy-of-the-talks-themselves": ["nda-10"],
  "no-solicit-of-employees": ["nda-18"],
};

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined || corpus === "") {
  process.stderr.write("Skipped: HEADNOTE_CORPUS does not name the folder of the development corpora.\n");
  process.exit(0);
}
const wordAfter = (flag: string) =>
  process.argv.includes(flag) ? (process.argv[process.argv.indexOf(flag) + 1] ?? "") : null;
const missesOf = wordAfter("--misses");
const say = wordAfter("--say");

interface Tally {
  there: number;
  found: number;
  wrongly: number;
  quoted: number;
}
const tallies = new Map<string, Tally>();
const kinds = { read: 0, secrecy: 0 };
for (const { id, half, contract, annotations } of await markedAgreements(corpus)) {
  const summary = verifyAnswer(contract, parseAnswer(JSON.stringify(summarise(contract))));
  kinds.read += 1;
  if (/non-disclosure|confidentiality/.test(summary.kind)) kinds.secrecy += 1;
  else if (half === "first half" && missesOf !== null) console.log(`${id}: called ${summary.kind}`);
  for (const [term, hypotheses] of Object.entries(hypothesesOf)) {
    const marks = annotations.filter(({ label, choice }) => hypotheses.includes(label) && choice !== "NotMentioned");
    const answer = summary.keyTerms.find((one) => one.id === term);
    const isFound = answer?.state === "stated" || answer?.state === "ambiguous";
    const spans = marks.flatMap((mark) => mark.spans);
    const isQuoted = isFound && answer.citations.some((citation) => spans.some((span) => overlaps(citation, span)));
    const tally = tallies.get(`${half} ${term}`) ?? { there: 0, found: 0, wrongly: 0, quoted: 0 };
    tallies.set(`${half} ${term}`, tally);
    if (marks.length > 0) tally.there += 1;
    if (marks.length > 0 && isFound) tally.found += 1;
    if (marks.length === 0 && isFound) tally.wrongly += 1;
    if (isQuoted) tally.quoted += 1;
    if (half === "first half" && say === term && isFound) {
      console.log(`${id} ${answer.answer}`);
      for (const { quote } of answer.citations) console.log(`      > ${quote.replace(/\s+/g, " ").slice(0, 400)}`);
    }
    if (half !== "first half" || missesOf === null || (missesOf !== "" && missesOf !== term)) continue;
    if (marks.length > 0 && !isQuoted) {
      console.log(`${id} ${term}: ${isFound ? `quoted elsewhere: ${answer.answer}` : "not found"}`);
      for (const { start, end } of spans)
        console.log(`      marked: ${contract.text.slice(start, end).replace(/\s+/g, " ")}`);
    } else if (marks.length === 0 && isFound) console.log(`${id} ${term}: not marked: ${answer.answer}`);
  }
}
console.log(`called an agreement on secrecy: ${kinds.secrecy} of ${kinds.read}`);
console.log("| key term | half | n | found | quoted rightly | found where nothing is marked |");
for (const [name, { there, found, wrongly, quoted }] of [...tallies].toSorted(([a], [b]) => a.localeCompare(b))) {
  const [half, term] = [name.slice(0, name.indexOf(" half") + 5), name.slice(name.indexOf(" half") + 6)];
  console.log(`| ${term} | ${half} | ${there} | ${found} | ${quoted} | ${wrongly} |`);
}

function overlaps(
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number },
): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return shared > 0 && shared >= 0.5 * Math.min(one.end - one.start, other.end - other.start);
}
