import type { Clause } from "./risk-bearing.ts";
import { isLimit } from "./terms/liability.ts";
import type { TermAnswer } from "./terms/term.ts";
import { capitalised, escaped } from "./wording.ts";

/** Whether it is the subject that is to buy, pay or supply: "the Supplier will invoice, and the Customer will pay" is not its promise. */
export function promises({ alone, isMutual, text }: Clause): boolean {
  if (alone === null) return isMutual;
  return new RegExp(
    `\\b${escaped(alone.replace(/^the /, ""))},?\\s+(?:(?:hereby|also|further)\\s+)?(?:agrees?(?:\\s+that)?(?:\\s+it)?\\s+)?(?:shall|will|must|agrees?|to|undertakes?|commits?)\\b(?:(?!\\b(?:shall|will|must)\\b)[^,;.]){0,60}?\\b(?:purchase|buy|pay|order|take|tender|spend|use|maintain|satisfy|sell|provide|deliver|send|guarantee|cause)\\b`,
    "i",
  ).test(text);
}

/** "The Customer shall own": the subject is the one that gains. */
export function gains({ alone, text }: Clause): boolean {
  return (
    alone !== null &&
    new RegExp(
      `\\b${escaped(alone.replace(/^the /, ""))},?\\s+(?:shall|will)(?: \\w+){0,6} (?:own|owner|property)\\b`,
      "i",
    ).test(text)
  );
}

/** That a minimum was not reached, and that something comes of it. */
const shortfall =
  /\b(?:fail\w*|(?<!(?:not?|nor) )less than|falls? (?:below|short)|shortfall|deficien\w+|(?:does|do|is|are|has|have) not (?:\w+ )?(?:met|achiev\w+|reach\w*|satisf\w+|meet|purchas\w+|order\w*))\b.{0,240}\b(?:terminat\w+|exclusiv\w+|los(?:e|es)|convert\w*|reduc\w+|shortfall|deficien\w+|difference|forfeit\w*)/i;
/** That a right hangs on a minimum. */
const hangsOn =
  /\b(?:exclusiv\w+|rights?|renew\w*|extend\w*)\b.{0,200}\b(?:upon|provided|so long as|as long as|condition\w*|based on|subject to|unless)\b.{0,80}\bminimum/i;

export function minimumReason(clause: Clause): string {
  if (shortfall.test(clause.text))
    return "What follows where the least that it sets is not reached stands in the passage itself.";
  if (hangsOn.test(clause.text))
    return "A right hangs on the least that it sets, and may be lost where that is not reached.";
  const head =
    promises(clause) && clause.alone !== null
      ? `${capitalised(clause.alone)} has to reach the least that the passage sets`
      : "It sets a least amount";
  return `${head}; what follows a shortfall has to be looked for.`;
}

/** Who has the rights that a clause speaks of, as far as its own words tell. */
export function ownershipReason({ text, isMutual }: Clause): string {
  if (isMutual || /\b(?:joint(?:ly)?|co-?)[- ]?own|\bjoint (?:property|owners)|\brespective\b/i.test(text))
    return "It says which rights each side has, and what is left to the other has to be read.";
  if (/\b(?:assigns?|transfers?|conveys?|vests?|for[- ]hire)\b/i.test(text))
    return "Rights in what it names go to one side; whoever gives them up may need leave to go on using it.";
  return /\b(?:own(?:s|ed|er|ership)?|property|belongs?|title|exclusive rights?)\b/i.test(text)
    ? "What it names belongs to one side; the other may need leave to use it."
    : "It says who has rights in what it names.";
}

/** Whether the exceptions to the limit on liability name indemnities. */
export function exceptsIndemnities(answers: Clause["answers"]): boolean {
  const excepted =
    /\b(?:except|exclud\w+|other than|save|notwithstanding|without limiting|not (?:apply|limit|extend|affect))\b.{0,300}\bindemni|\bindemni\w+\b.{0,200}\b(?:unlimited|not (?:be )?(?:limited|subject to)|excluded from)\b/i;
  return ["uncapped-liability", "cap-on-liability"].some((id) =>
    excepted.test(answers.get(id)?.detail ?? answers.get(id)?.answer ?? ""),
  );
}

/** Whether either side may leave at any time by the answer on that. */
export function eitherMayLeave(answers: Clause["answers"]): boolean {
  const found = answers.get("termination-for-convenience") ?? null;
  return (
    found !== null &&
    /\b(?:either|each|any|both) (?:of the )?part(?:y|ies)\b|\bby\b[^;]{1,80}; .*\bby\b/i.test(
      `${found.answer} ${found.detail ?? ""}`,
    )
  );
}

/** Whether a cap names how much is owed at most, and does not only leave out damages of some kinds. */
export function limitsAmounts(cap: TermAnswer | null): boolean {
  return cap !== null && cap.answer !== "Damages of some kinds are excluded" && isLimit.test(cap.detail ?? cap.answer);
}

/** Two promises of which one is far longer are not alike. */
export function isAsLong(one: string, other: string): boolean {
  const [shorter = 0, longer = 0] = [one.length, other.length].toSorted((a, b) => a - b);
  return longer <= 1.6 * shorter;
}
