import type { Contract } from "../../shared/domain/contract.ts";
import { foreignLanguageOf } from "../../shared/domain/language.ts";
import { standingOf } from "../../shared/domain/key-term.ts";
import { createLocator, pageAt, type Locator } from "../../shared/domain/locate.ts";
import type { Citation, KeyTerm, Risk, Statement, Summary } from "../../shared/domain/summary.ts";
import { addressesIn, suspicionOf } from "./addressed.ts";
import type { ModelAnswer, Quote } from "./answer.ts";
import { subjectOf } from "./definitions/wording.ts";
import { evidenceIn, factsIn, isBorneOut } from "./facts.ts";
import type { Duty } from "./obligations/clause.ts";
import { obligationOf, partyCalled, type Bound } from "./obligations/obligation.ts";
import { personsNamed } from "./obligations/persons.ts";
import { subjectPattern } from "./obligations/subject.ts";
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
  const parties = answer.parties.filter((name) => locator.locate(name, { limit: 1 }).length > 0);
  const keyTerms = answer.keyTerms
    .map((term) => verifyKeyTerm(contract, locator, term, judge))
    .map((term): KeyTerm =>
      term.state === "stated" && suspicion.isAddressed(term.citations)
        ? {
            ...term,
            state: "ambiguous",
            status: "unsupported",
            reason: "The words it quotes are addressed to whoever summarises the contract, and are no term of it.",
          }
        : term,
    );
  let known: Bound | undefined;
  const bound = (): Bound => (known ??= boundBy(judge, contract.text, parties, keyTerms));
  const statements = answer.statements.map((statement, index): Statement => {
    const citations = statement.quotes.map((quote) => cite(contract, locator, quote));
    const checked: Statement = {
      id: `s${index + 1}`,
      level: statement.level,
      text: statement.text,
      ...(statement.level === "obligations"
        ? {
            obligation: obligationOf(statement.text, provenDuty(judge, statement.duty, citations), bound()),
            ...(statement.isMain === true ? { isMain: true } : {}),
          }
        : {}),
      ...riskOf(statement, bound),
      citations,
      ...worse(
        judge.judge(claimOf(statement), citations),
        standingOfReason(statement.risk?.reason ?? "", judge, citations),
      ),
    };
    return suspicion.doubt(checked);
  });
  return {
    brief: verifiedBrief(contract, answer, parties, suspicion.isSuspect),
    kind: answer.kind,
    parties,
    statements,
    keyTerms,
    ...(answer.unlistedObligations === undefined ? {} : { unlistedObligations: answer.unlistedObligations }),
    coverage: contract.coverage,
  };
}

/** How grave a risk is, and whom it burdens, by the full name of the party that the contract calls so. */
function riskOf({ level, risk }: ModelAnswer["statements"][number], bound: () => Bound): { risk?: Risk } {
  if (level !== "risks" || risk === null || risk === undefined) return {};
  const { severity, reason, who } = risk;
  return {
    risk: {
      severity,
      reason: reason.trim(),
      who: who.trim(),
      party: who.trim() === "" ? null : partyCalled(who, bound()),
    },
  };
}

/** A reason is a judgement; a figure or a name in it that nobody can show makes its statement one that is not verified. */
function standingOfReason(
  reason: string,
  judge: Judge,
  citations: readonly Citation[],
): Pick<Statement, "status" | "reason"> {
  const unfounded = reason.trim() === "" ? [] : judge.unfounded(reason, citations);
  return unfounded.length === 0
    ? { status: "exact" }
    : {
        status: "unsupported",
        reason: `Why it matters names what is not in the cited words: ${[...new Set(unfounded)].join("; ")}.`,
      };
}

/** What of a statement is the contract's own to bear out. */
function claimOf({ level, text }: ModelAnswer["statements"][number]): string {
  return level === "definitions" ? (subjectOf(text) ?? text) : text;
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
  const { id, label, answer, detail = "" } = term;
  const said = { id, label, answer, detail, citations };
  switch (term.state) {
    case "silent":
      // Nobody can say that a contract is silent who could not read all of it.
      return { ...said, state: contract.coverage.unreadable > 0 ? "unreadable" : "silent" };
    case "unreadable": {
      const language = foreignLanguageOf(contract);
      const reason = `The contract is in ${language ?? "another language"}, of which the engine on this device reads names and figures only.`;
      return {
        ...said,
        state: "unreadable",
        ...(contract.coverage.unreadable > 0 || language === null ? {} : { reason }),
      };
    }
    case "ambiguous": {
      // That it is open is the finding, and is in no quote: what can be checked is whether the quotes are there.
      const standing = standingOf({ state: "ambiguous", citations });
      return { ...said, state: "ambiguous", ...standing };
    }
    case "stated": {
      const short = judge.judge(answer, citations);
      const long = detail === "" ? short : judge.judge(detail, citations);
      const holds = short.status === "exact" || short.status === "close";
      return { ...said, state: holds ? "stated" : "ambiguous", ...(holds ? worse(short, long) : short) };
    }
  }
}

/** A division of an obligation that its quotes bear out as they do a statement; null where there is none. */
function provenDuty(judge: Judge, duty: Duty | null | undefined, citations: readonly Citation[]): Duty | null {
  if (duty === null || duty === undefined || duty.who.trim() === "" || duty.what.trim() === "") return null;
  const { who, what, when, trigger } = duty;
  const { status } = judge.judge([`${who} ${what}`, when, trigger].filter((part) => part !== "").join(", "), citations);
  return status === "unsupported" ? null : duty;
}

/** Whom a contract binds under which names, and the days from which it counts. */
function boundBy(
  { cast: { roles } }: Judge,
  text: string,
  parties: readonly string[],
  keyTerms: readonly KeyTerm[],
): Bound {
  const names = roles.flatMap(({ known }) => known);
  const day = (id: string): string | null => {
    const term = keyTerms.find((one) => one.id === id && one.state === "stated");
    return term !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(term.answer) ? term.answer : null;
  };
  return {
    subject: subjectPattern([...names, ...personsNamed(text, names)]),
    roles,
    parties,
    anchors: { effective: day("effective-date"), agreement: day("agreement-date") },
  };
}

/** The one that holds less; the first of two that hold alike. */
function worse(
  one: Pick<Statement, "status" | "reason">,
  other: Pick<Statement, "status" | "reason">,
): Pick<Statement, "status" | "reason"> {
  const order: readonly Statement["status"][] = ["exact", "close", "not-found", "unsupported"];
  return order.indexOf(other.status) > order.indexOf(one.status) ? other : one;
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
