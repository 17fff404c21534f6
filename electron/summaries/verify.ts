import type { Contract } from "../../shared/domain/contract.ts";
import { createLocator, pageAt, type Locator } from "../../shared/domain/locate.ts";
import type { Citation, KeyTerm, Statement, Summary } from "../../shared/domain/summary.ts";
import { addressesIn, suspicionOf } from "./addressed.ts";
import type { ModelAnswer, Quote } from "./answer.ts";
import { evidenceIn, factsIn, isBorneOut } from "./facts.ts";
import { createJudge, type Judge } from "./verification/judge.ts";
import { wordsOf } from "./verification/roles.ts";

/**
 * Checks an answer against the contract, by code alone, and makes it a summary: every quote is located; every number,
 * percentage, date, amount, duration, section, place and party of a statement must be in the passages it cites; and it must
 * not say may, shall or not where they say otherwise. No statement is dropped: each says how far it can be trusted.
 * Parties that the contract does not name are left out, and a brief with a fact that is nowhere in the contract is
 * replaced by one that has none.
 */
export function verifyAnswer(contract: Contract, answer: ModelAnswer): Summary {
  const locator = createLocator(contract.text);
  const judge = createJudge(contract, answer.parties);
  const suspicion = suspicionOf(contract);
  const statements = answer.statements.map((statement, index): Statement => {
    const citations = statement.quotes.map((quote) => cite(contract, locator, quote));
    const checked: Statement = {
      id: `s${index + 1}`,
      level: statement.level,
      text: statement.text,
      citations,
      ...judge.judge(statement.text, citations),
    };
    return suspicion.doubt(checked);
  });
  const parties = answer.parties.filter((name) => locator.locate(name, { limit: 1 }).length > 0);
  return {
    brief: verifiedBrief(contract, answer, parties, suspicion.isSuspect),
    kind: answer.kind,
    parties,
    statements,
    keyTerms: answer.keyTerms
      .map((term) => verifyKeyTerm(contract, locator, term, judge))
      .map((term) =>
        term.state === "stated" && suspicion.isAddressed(term.citations) ? { ...term, state: "ambiguous" } : term,
      ),
    coverage: contract.coverage,
  };
}

function cite({ text, pages }: Contract, locator: Locator, { quote, start }: Quote): Citation {
  const found =
    start !== undefined && quote !== "" && text.startsWith(quote, start)
      ? { start, end: start + quote.length, match: "exact" as const }
      : locator.locate(quote, start === undefined ? { limit: 1 } : { limit: 1, near: start })[0];
  if (found === undefined) return { quote, page: 0, start: 0, end: 0, match: "none" };
  return { quote, page: pageAt({ pages }, found.start), start: found.start, end: found.end, match: found.match };
}

function verifyKeyTerm(
  contract: Contract,
  locator: Locator,
  term: ModelAnswer["keyTerms"][number],
  judge: Judge,
): KeyTerm {
  const citations = term.quotes.map((quote) => cite(contract, locator, quote));
  const { id, label, answer } = term;
  switch (term.state) {
    case "silent":
    case "unreadable":
      // Nobody can say that a contract is silent who could not read all of it.
      return { id, label, answer, citations, state: contract.coverage.unreadable > 0 ? "unreadable" : "silent" };
    case "ambiguous":
      return { id, label, answer, citations, state: "ambiguous" };
    case "stated": {
      const { status } = judge.judge(answer, citations);
      return { id, label, answer, citations, state: status === "exact" || status === "close" ? "stated" : "ambiguous" };
    }
  }
}

function verifiedBrief(
  contract: Contract,
  answer: ModelAnswer,
  parties: readonly string[],
  isSuspect: boolean,
): string {
  const evidence = evidenceIn(contract.text);
  const invented = answer.parties.filter((name) => !parties.includes(name));
  // A brief cites nothing: where a model may have been told what to say, it is not the one to write it.
  const sound =
    !isSuspect &&
    addressesIn(answer.brief).every((one) => contract.text.includes(one)) &&
    answer.brief.trim() !== "" &&
    factsIn(answer.brief).every((fact) => isBorneOut(fact, evidence)) &&
    invented.every((name) => !wordsOf(answer.brief).includes(wordsOf(name)));
  if (sound) return answer.brief;
  const kind = answer.kind.trim() === "" ? "contract" : answer.kind;
  const between =
    parties.length >= 2
      ? ` between ${parties.slice(0, -1).join(", ")} and ${parties.at(-1) ?? ""}`
      : parties.length === 1
        ? ` with ${parties[0] ?? ""}`
        : "";
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}${between}`.replace(/\.?$/, ".");
}
