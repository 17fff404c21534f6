import type { Obligation } from "../../../shared/domain/summary.ts";
import { capitalised } from "../on-device/wording.ts";
import { wordsOf, type Role } from "../verification/roles.ts";
import { clauseOf, type Duty } from "./clause.ts";
import { dueIn, plainTimes, type Anchors, type Due } from "./times.ts";

/** What is known of a contract when its obligations are laid out. */
export interface Bound {
  /** Of `subjectPattern`. */
  readonly subject: RegExp;
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
  const due = dueOf(text, { who, what, when, trigger }, bound.anchors);
  // What the trigger says already need not be said as a time too.
  const isTrigger = due.date === null && trigger.toLowerCase().startsWith(due.when.toLowerCase());
  const event = when === "" && !pronoun.test(due.event) ? due.event : "";
  return {
    who: capitalised(who),
    party: partyCalled(who, bound),
    what,
    when: when !== "" ? plainTimes(when) : isTrigger ? "" : due.when,
    date: due.date,
    how: due.how,
    trigger: trigger !== "" ? trigger : event,
  };
}

/** "It receives it": an event that can be read beside its time alone. */
const pronoun = /^(?:it|its|they|their|such|that|this|those|these)\b/i;

/** The time that the duty itself names; a day or a length in its condition, where it names none. */
function dueOf(text: string, { what, when, trigger }: Duty, anchors: Anchors): Due {
  const own = dueIn(when === "" ? what : when, anchors);
  if (own.when !== "" || when !== "" || trigger === "") return own;
  const all = dueIn(text, anchors);
  // "If the Customer tells it promptly": that is how soon the condition has to be met.
  return all.date !== null || /\d/.test(all.when) ? all : own;
}

/** The full name of whom a contract calls so; null where that is several, or nobody who is known. */
export function partyCalled(who: string, { roles, parties }: Pick<Bound, "roles" | "parties">): string | null {
  const called = [wordsOf(who), wordsOf(who).replace(/^the /, "")];
  const of = roles.filter(({ known }) => known.some((name) => called.includes(wordsOf(name))));
  const named = parties.filter((party) =>
    of.some(({ known }) => known.some((name) => wordsOf(name) === wordsOf(party))),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}
