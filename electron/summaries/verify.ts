import type { Contract } from "../../shared/domain/contract.ts";
import { createLocator, pageAt, type Locator } from "../../shared/domain/locate.ts";
import { normalise } from "../../shared/domain/normalise.ts";
import type { Citation, KeyTerm, Statement, Summary } from "../../shared/domain/summary.ts";
import type { ModelAnswer, Quote } from "./answer.ts";
import { evidenceIn, factsIn, isBorneOut } from "./facts.ts";
import { findParties, type Party } from "./on-device/parties.ts";
import { readContract } from "./on-device/reading.ts";

/**
 * Checks an answer against the contract, by code alone, and makes it a summary: every quote is located, and every number,
 * percentage, date, amount, duration and party of a statement must be in the passages it cites. No statement is dropped:
 * each says how far it can be trusted. Parties that the contract does not name are left out, and a brief with a fact that
 * is nowhere in the contract is replaced by one that has none.
 */
export function verifyAnswer(contract: Contract, answer: ModelAnswer): Summary {
  const locator = createLocator(contract.text);
  const cast = castOf(contract, answer.parties);
  const statements = answer.statements.map((statement, index): Statement => {
    const citations = statement.quotes.map((quote) => cite(contract, locator, quote));
    return {
      id: `s${index + 1}`,
      level: statement.level,
      text: statement.text,
      citations,
      ...judge(contract, statement.text, citations, cast),
    };
  });
  const parties = answer.parties.filter((name) => locator.locate(name, { limit: 1 }).length > 0);
  return {
    brief: verifiedBrief(contract, answer, parties),
    kind: answer.kind,
    parties,
    statements,
    keyTerms: answer.keyTerms.map((term) => verifyKeyTerm(contract, locator, term, cast)),
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

function judge(
  contract: Contract,
  text: string,
  citations: readonly Citation[],
  cast: readonly Role[],
): Pick<Statement, "status" | "reason"> {
  const found = citations.filter((citation) => citation.match !== "none");
  if (citations.length === 0) return { status: "not-found", reason: "No words of the contract were cited." };
  if (found.length === 0) return { status: "not-found", reason: "The cited words are not in the contract." };
  const missing = missingFacts(contract, text, found, cast);
  if (missing.length > 0) return { status: "unsupported", reason: `Not in the cited words: ${missing.join("; ")}.` };
  if (found.length < citations.length)
    return { status: "close", reason: "Some of the cited words are not in the contract." };
  if (found.some((citation) => citation.match === "fuzzy"))
    return { status: "close", reason: "The cited words stand in the contract only nearly." };
  return { status: "exact" };
}

function verifyKeyTerm(
  contract: Contract,
  locator: Locator,
  term: ModelAnswer["keyTerms"][number],
  cast: readonly Role[],
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
      const { status } = judge(contract, answer, citations, cast);
      return { id, label, answer, citations, state: status === "exact" || status === "close" ? "stated" : "ambiguous" };
    }
  }
}

/** What `text` says that the cited passages do not, as written, each once. */
function missingFacts(
  { text: source }: Contract,
  text: string,
  found: readonly Citation[],
  cast: readonly Role[],
): string[] {
  const passages = found.map(({ start, end }) => source.slice(start, end)).join("\n");
  const evidence = evidenceIn(passages);
  const missing = factsIn(text)
    .filter((fact) => !isBorneOut(fact, evidence))
    .map((fact) => fact.text);
  const cited = ` ${words(passages)} `;
  const said = ` ${words(text)} `;
  const everyone = /\b(?:(?:each|either|both|neither|any|no) (?:of the )?part(?:y|ies)|the parties|parties)\b/i.test(
    passages,
  );
  for (const role of cast) {
    if (everyone || !said.includes(` ${words(role.name)} `)) continue;
    if (!role.known.some((name) => cited.includes(` ${words(name)} `))) missing.push(role.name);
  }
  return [...new Set(missing)];
}

/** A party, and every name under which the contract speaks of it. */
interface Role {
  readonly name: string;
  readonly known: readonly string[];
}

function castOf(contract: Contract, claimed: readonly string[]): Role[] {
  const parties = findParties(readContract(contract));
  const roles = parties.map((party): Role => ({ name: party.name, known: [party.name, ...party.aliases] }));
  for (const name of claimed) {
    if (parties.some((party) => words(party.name) === words(name))) continue;
    const same = parties.find((party) => isSame(party, name));
    roles.push({ name, known: same === undefined ? [name] : [name, same.name, ...same.aliases] });
  }
  return roles;
}

function isSame(party: Party, name: string): boolean {
  const [one, other] = [words(party.name), words(name)];
  return one.includes(other) || other.includes(one) || party.aliases.some((alias) => words(alias) === other);
}

function words(text: string): string {
  return (normalise(text).text.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

function verifiedBrief(contract: Contract, answer: ModelAnswer, parties: readonly string[]): string {
  const evidence = evidenceIn(contract.text);
  const invented = answer.parties.filter((name) => !parties.includes(name));
  const sound =
    answer.brief.trim() !== "" &&
    factsIn(answer.brief).every((fact) => isBorneOut(fact, evidence)) &&
    invented.every((name) => !words(answer.brief).includes(words(name)));
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
