import type { Contract, Finding } from "../../shared/domain/contract.ts";
import { createLocator, type Locator } from "../../shared/domain/locate.ts";
import type { Citation, Statement } from "../../shared/domain/summary.ts";
import type { Span } from "./contract-text.ts";

/** A paragraph that is longer than this is not all of it addressed to a model because one sentence is. */
const longestParagraph = 1_500;

/**
 * Where the contract speaks to a model rather than to its parties, as far as that is still among its words: the paragraphs
 * in which it does, because what such a sentence wants said stands behind it.
 */
function addressedToModels({ findings, text, blocks }: Pick<Contract, "findings" | "text" | "blocks">): Span[] {
  const told = findings.filter(({ kind }) => kind === "instructions");
  if (told.length === 0) return [];
  const locator = createLocator(text);
  return told.flatMap((finding) =>
    placesOf(finding, locator).map((found) => {
      const around = blocks.find(({ start, end }) => start <= found.start && found.end <= end);
      return around === undefined || around.end - around.start > longestParagraph ? found : around;
    }),
  );
}

/** Where it stands: as it says itself, else where its words are, to the letter; nowhere, where they are beside the text. */
function placesOf({ text, start, end }: Finding, locator: Locator): Span[] {
  if (start !== undefined && end !== undefined) return [{ start, end }];
  return locator.locate(text, { limit: 1 }).filter(({ match }) => match !== "fuzzy");
}

/** Whether everything that is cited stands there. */
function restsOn(citations: readonly Citation[], spans: readonly Span[]): boolean {
  const found = citations.filter(({ match }) => match !== "none");
  return found.length > 0 && found.every((one) => spans.some(({ start, end }) => one.start < end && start < one.end));
}

const reportsIt = /\b(?:instruct\w*|prompts?|addressed to|language models?|AI|assistants?|automated|summari[sz]\w+)\b/i;

/** Holds statements to more where a contract speaks to models, in sight or out of it. */
export interface Suspicion {
  /** Whether the contract speaks to models, or hides words. */
  readonly isSuspect: boolean;
  doubt(statement: Statement): Statement;
  /** Whether everything that is cited is addressed to a model. */
  isAddressed(citations: readonly Citation[]): boolean;
}

/** Instead of a reason that a model may have been told to give: it rests on no words that could bear it out. */
const noReason = "Left out, because the contract hides words or speaks to whoever summarises it.";

/**
 * A statement that rests on nothing but words addressed to a model is not borne out by what the parties agreed, however
 * exactly it quotes them; one that reports such words as a risk is. And in a contract that holds such words, or hides any, a
 * statement has to be said in the words it cites, at least by half: the model may have been told what to say.
 */
export function suspicionOf(contract: Contract): Suspicion {
  const spans = addressedToModels(contract);
  const isSuspect = contract.findings.some(({ kind }) => kind === "instructions" || kind === "hidden-text");
  const isAddressed = (citations: readonly Citation[]): boolean => restsOn(citations, spans);
  return {
    isSuspect,
    isAddressed,
    doubt(judged) {
      const { risk } = judged;
      const isGiven = isSuspect && risk !== undefined && risk.reason !== "";
      const statement = isGiven ? { ...judged, risk: { ...risk, reason: noReason } } : judged;
      if (statement.status === "not-found" || statement.status === "unsupported") return statement;
      if (
        addressesIn(`${statement.text} ${statement.risk?.reason ?? ""}`).some(
          (one) => !statement.citations.some(({ quote }) => quote.includes(one)),
        )
      )
        return {
          ...statement,
          status: "unsupported",
          reason: "It names an address that is not in the words it quotes.",
        };
      if (!isSuspect) return statement;
      const reports = statement.level === "risks" && reportsIt.test(statement.text);
      if (isAddressed(statement.citations) && !reports)
        return {
          ...statement,
          status: "unsupported",
          reason: "The words it quotes are addressed to whoever summarises the contract, and are no term of it.",
        };
      if (!reports && sharedWords(statement) < 0.5)
        return {
          ...statement,
          status: "unsupported",
          reason: "The contract speaks to whoever summarises it, and this is not said in the words that it quotes.",
        };
      return statement;
    },
  };
}

const common = new Set([
  "this",
  "that",
  "with",
  "shall",
  "will",
  "must",
  "from",
  "under",
  "contract",
  "agreement",
  "party",
  "parties",
  "other",
  "each",
  "have",
  "which",
  "than",
  "more",
  "only",
  "into",
  "such",
  "upon",
  "between",
]);

/** The share of a statement's telling words that its citations have, by their beginnings; 1 where it has none. */
function sharedWords({ text, citations }: Statement): number {
  const words = (from: string): string[] =>
    (from.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => !common.has(word)).map((word) => word.slice(0, 5));
  const cited = new Set(citations.flatMap(({ quote }) => words(quote)));
  const own = [...new Set(words(text))];
  return own.length === 0 ? 1 : own.filter((word) => cited.has(word)).length / own.length;
}

/** Links and addresses of sites, as written. */
export function addressesIn(text: string): string[] {
  return (text.match(/\b(?:https?:\/\/|www\.)[^\s<>"')]+/giu) ?? []).map((one) => one.replace(/[.,;:]+$/, ""));
}
