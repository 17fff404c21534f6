import type { Obligation } from "../../../shared/domain/summary.ts";
import { capitalised } from "../on-device/wording.ts";
import { customaryRoles, wordsOf, type Role } from "../verification/roles.ts";
import { clauseOf, type Duty } from "./clause.ts";
import type { SubjectPattern } from "./subject.ts";
import { dueIn, plainTimes, type Anchors } from "./times.ts";

/** What is known of a contract when its obligations are laid out. */
export interface Bound {
  /** Of `subjectPattern`. */
  readonly subject: SubjectPattern;
  readonly roles: readonly Role[];
  /** The parties' full names. */
  readonly parties: readonly string[];
  readonly anchors: Anchors;
}

/**
 * A statement of an obligation as who, what, when and trigger. `said` is how whoever answered divided it, where that holds;
 * otherwise the statement is taken apart here. The date is always counted here, never taken from an answer.
 */
export function obligationOf(text: string, said: Duty | null, bound: Bound): Obligation {
  const { who, what, when, trigger } = said ??
    clauseOf(text, bound.subject) ?? { who: "", what: text, when: "", trigger: "" };
  const duty = what.replace(proviso, "");
  const due = dueIn(when === "" ? duty : `${when}, ${duty}`, bound.anchors);
  const lead = plainTimes(when);
  // What the sentence begins with is not cut down to the time in it.
  const others =
    said !== null && lead !== "" ? [] : due.when.split(separator).filter((one) => one !== "" && !holds(lead, one));
  return {
    who: capitalised(who),
    party: partyCalled(who, bound),
    what,
    when: (lead === "" ? others : [lead, ...others]).join(separator),
    date: due.date,
    how: due.how,
    trigger: trigger !== "" ? trigger : when === "" && isEvent.test(due.event) ? due.event : "",
  };
}

const separator = "; ";

/** What takes a part of the duty back has times of its own, which are not when the duty is due. */
const proviso = /[,;]?\s+(?:provided,? (?:however|further|that|always)|unless|except (?:that|where|if))\b.*$/isu;

function holds(lead: string, time: string): boolean {
  return lead.toLowerCase().includes(time.toLowerCase());
}

/** Something that happens, and can be read beside its time alone; not the end of a length of time. */
const isEvent =
  /^(?:(?:the|any|each|an?|its|written|such|proper|actual) )*(?:receipt|request|notice|demand|delivery|termination|expir\w+|completion|acceptance|occurrence|discovery|approval|invoice|breach|default|closing|execution|signing|notification|submission|issuance|shipment|installation|launch|award)\b/i;

const severalOf = new RegExp(
  `^(?:the )?(?:${[...customaryRoles, "Shareholder", "Stockholder", "Member", "Partner"].join("|")})s$`,
  "i",
);

/** The full name of whom a contract calls so; null where that is several, or nobody who is known. */
export function partyCalled(who: string, { roles, parties }: Pick<Bound, "roles" | "parties">): string | null {
  // "The Sellers" are all of them, whoever of them was found to be called so.
  if (severalOf.test(who)) return null;
  const called = [wordsOf(who), wordsOf(who).replace(/^the /, "")];
  const of = roles.filter(({ known }) => known.some((name) => called.includes(wordsOf(name))));
  const named = parties.filter((party) =>
    of.some(({ known }) => known.some((name) => wordsOf(name) === wordsOf(party))),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}
