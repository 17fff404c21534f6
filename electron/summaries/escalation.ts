import { tierSchema, type Run, type Tier } from "../../shared/domain/run.ts";
import type { KeyTerm, Summary } from "../../shared/domain/summary.ts";
import { evidenceIn } from "./facts.ts";
import { placeOfLaw } from "./on-device/terms/governing-law.ts";
import { placesIn } from "./verification/names.ts";
import { wordsOf } from "./verification/roles.ts";

/** When an answer is not good enough to keep without asking a better model. */
export interface Thresholds {
  /** More than this share of the statements could not be verified... */
  readonly unverifiedShare: number;
  /** ...and at least so many. */
  readonly leastUnverified: number;
  /** Key terms on which the engine on this device reads something else. */
  readonly disagreements: number;
}

/**
 * One statement in ten: the check itself doubts less than one right statement in fifty, so a share five times that is the
 * model's; and two, because a single slip is marked and read past, and costs less than a second answer. A party, date, law
 * or cap that the contract's own words give otherwise is worth a second answer by itself.
 */
export const thresholds: Thresholds = { unverifiedShare: 0.1, leastUnverified: 2, disagreements: 1 };

export interface Escalation {
  readonly from: Tier;
  readonly to: Tier;
  /** A clause without a capital or a full stop, to stand behind "because". */
  readonly reason: string;
}

export interface Judged {
  readonly run: Pick<Run, "route" | "served" | "attempts">;
  readonly summary: Summary;
  /** What the engine on this device reads in the same contract, verified. */
  readonly check: Summary;
  /** Whether the answer came from the engine on this device. */
  readonly onDevice: boolean;
}

/**
 * Whether a task goes one tier up, and why; null where it stays. Only a route that is a tier has one above it: who named a
 * model or an alias meant it. An answer of the engine on this device goes up only where it stands in for models whose
 * answers had no valid structure.
 */
export function shouldEscalate(
  { run, summary, check, onDevice }: Judged,
  limits: Thresholds = thresholds,
): Escalation | null {
  const from = tierSchema.options.find((tier) => tier === run.route);
  const to = from === undefined ? undefined : tierSchema.options[tierSchema.options.indexOf(from) + 1];
  if (from === undefined || to === undefined) return null;
  const reason = onDevice
    ? invalidStructure(run)
    : (unverifiedReason(summary, limits) ?? disagreementReason(summary, check, limits));
  return reason === null ? null : { from, to, reason };
}

function invalidStructure({ attempts }: Pick<Run, "attempts">): string | null {
  // One that was cut off at the limit would be cut off above as well, and cost more.
  const first = attempts.find(({ errorClass }) => errorClass === "malformed");
  return first === undefined ? null : `the answer of ${first.deployment} had no valid structure`;
}

function unverifiedReason(summary: Summary, limits: Thresholds): string | null {
  const { unverified, of } = countUnverified(summary);
  if (unverified < limits.leastUnverified || unverified <= limits.unverifiedShare * of) return null;
  return `${unverified} of ${of} statements could not be verified`;
}

function disagreementReason(summary: Summary, check: Summary, limits: Thresholds): string | null {
  const found = disagreements(summary, check);
  if (found.length < limits.disagreements) return null;
  return `the contract's own words read otherwise on ${found.map((label) => label.toLowerCase()).join(", ")}`;
}

export function countUnverified({ statements }: Summary): { readonly unverified: number; readonly of: number } {
  const unverified = statements.filter(({ status }) => status === "unsupported" || status === "not-found").length;
  return { unverified, of: statements.length };
}

/** Labels of the key terms on which two summaries of the same contract cannot both be right. */
export function disagreements(summary: Summary, check: Summary): string[] {
  const found: string[] = [];
  if (namesDiffer(summary.parties, check.parties)) found.push("Parties");
  for (const { id, differ } of compared) {
    const one = stated(summary, id);
    const other = stated(check, id);
    if (one !== null && other !== null && differ(one, other)) found.push(one.label);
  }
  return found;
}

const compared: readonly { readonly id: string; readonly differ: (one: KeyTerm, other: KeyTerm) => boolean }[] = [
  { id: "governing-law", differ: lawsDiffer },
  { id: "agreement-date", differ: (one, other) => factsDiffer(one, other, "date") },
  { id: "effective-date", differ: (one, other) => factsDiffer(one, other, "date") },
  { id: "expiration-date", differ: (one, other) => factsDiffer(one, other, "date") },
  { id: "cap-on-liability", differ: (one, other) => factsDiffer(one, other, "amount") },
];

function stated({ keyTerms }: Summary, id: string): KeyTerm | null {
  return keyTerms.find((term) => term.id === id && term.state === "stated") ?? null;
}

/** Both name a place, and none of one's is one of the other's: an answer that names none cannot be held against one that does. */
function lawsDiffer(one: KeyTerm, other: KeyTerm): boolean {
  const [mine, theirs] = [placesOfLaw(one.answer), placesOfLaw(other.answer)];
  return mine.length > 0 && theirs.length > 0 && !mine.some((place) => theirs.includes(place));
}

function placesOfLaw(answer: string): string[] {
  return placesIn(`${answer} ${placeOfLaw(answer) ?? ""}`);
}

/** Both give a fact of the kind, and none of one's is one of the other's. */
function factsDiffer(one: KeyTerm, other: KeyTerm, kind: "date" | "amount"): boolean {
  const keys = ({ answer }: KeyTerm): string[] =>
    evidenceIn(answer)
      .filter((fact) => fact.kind === kind)
      .flatMap((fact) => fact.keys);
  const [mine, theirs] = [keys(one), keys(other)];
  if (mine.length === 0 || theirs.length === 0) return false;
  return !mine.some((key) =>
    theirs.some(
      (known) => known.endsWith(key) || key.endsWith(known) || known.startsWith(key) || key.startsWith(known),
    ),
  );
}

/** Each names at least two, and not one of them is the same. */
function namesDiffer(one: readonly string[], other: readonly string[]): boolean {
  if (one.length < 2 || other.length < 2) return false;
  return !one.some((name) =>
    other.some((known) => wordsOf(known).includes(wordsOf(name)) || wordsOf(name).includes(wordsOf(known))),
  );
}

/** Which of two answers a reader can trust further: fewer statements in doubt, then fewer disagreements; the second where equal. */
export function betterVerified(first: Summary, second: Summary, check: Summary): "first" | "second" {
  const share = (summary: Summary): number => {
    const { unverified, of } = countUnverified(summary);
    return of === 0 ? 1 : unverified / of;
  };
  if (share(first) !== share(second)) return share(first) < share(second) ? "first" : "second";
  return disagreements(first, check).length < disagreements(second, check).length ? "first" : "second";
}
