/**
 * Counts the obligations that the on-device engine lists of the real contracts of HEADNOTE_CORPUS, and what a reader would
 * stumble over: rows of which it is not said who is bound, rows that begin at something that stands elsewhere, rows that say
 * what another says. There is no gold for obligations: this does not say how many are missed.
 * HEADNOTE_CORPUS=... node test/bench/obligations.ts; HEADNOTE_CACHE as for the other benches.
 */
import { parseAnswer } from "../../electron/summaries/answer.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import { obligationRows } from "../../shared/domain/obligations.ts";
import { corpusContracts } from "./contracts.ts";

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined || corpus === "") {
  process.stderr.write("Skipped: HEADNOTE_CORPUS does not name the folder of the development corpora.\n");
  process.exit(0);
}

/** "Such notice", "within this period", "the other party": of what stands elsewhere. */
const pointer =
  /^(?:\S+ ){0,6}?(?:such (?!other|further|additional|as\b)\p{Ll}+|(?:this|that|these|those) (?:period|notice|payment|request|event|case|amount|report|list)s?)\b/iu;

const counts = { contracts: 0, none: 0, rows: 0, timed: 0, conditioned: 0, nobody: 0, pointing: 0, twice: 0, most: 0 };
for (const contract of await corpusContracts(corpus)) {
  const summary = verifyAnswer(contract, parseAnswer(JSON.stringify(summarise(contract))));
  const rows = obligationRows(summary.statements);
  const said = new Set<string>();
  counts.contracts += 1;
  counts.rows += rows.length;
  counts.most = Math.max(counts.most, rows.length);
  if (rows.length === 0) counts.none += 1;
  for (const { statement, obligation } of rows) {
    const { who, what, when, trigger } = obligation;
    const same = `${who} ${what}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
    if (when !== "") counts.timed += 1;
    if (trigger !== "") counts.conditioned += 1;
    if (who === "") counts.nobody += 1;
    if (pointer.test(statement.text)) counts.pointing += 1;
    if (said.has(same)) counts.twice += 1;
    said.add(same);
  }
}

const { contracts, none, rows, timed, conditioned, nobody, pointing, twice, most } = counts;
console.log(`contracts                          ${contracts}`);
console.log(`  with no obligation listed        ${none}`);
console.log(`obligations listed                 ${rows}, at most ${most} of one contract`);
console.log(`  with a time                      ${timed}`);
console.log(`  with a condition or an event     ${conditioned}`);
console.log(`  that do not say who is bound     ${nobody}`);
console.log(`  that begin at what stands elsewhere  ${pointing}`);
console.log(`  that say what another says       ${twice}`);
