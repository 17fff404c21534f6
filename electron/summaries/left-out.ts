import { leftOutNote } from "../../shared/domain/left-out.ts";
import type { ModelAnswer } from "./answer.ts";
import { evidenceIn, isBorneOut } from "./facts.ts";
import { wordsOf } from "./verification/roles.ts";

type KeyTerm = ModelAnswer["keyTerms"][number];

/**
 * An answer with the key terms that it leaves out. What the engine on this device finds stated, and the answer passes over
 * or calls silent, is shown with the contract's own words and as open: two readers differ, and a clause must not vanish
 * because a model overlooked it, or was told to. What neither finds is silent. A clause that the answer quotes under a term
 * of the same family has not vanished: it is not shown twice where this device reads no figure in it that the answer lacks.
 */
export function withLeftOut(answer: ModelAnswer, device: ModelAnswer): ModelAnswer {
  const said = new Map(answer.keyTerms.map((term) => [term.id, term]));
  const added = device.keyTerms.flatMap((own): KeyTerm[] => {
    const theirs = said.get(own.id);
    if (theirs !== undefined && theirs.state !== "silent") return [];
    if (theirs === undefined && isSaidElsewhere(own, answer)) return [];
    if (own.state === "stated" || own.state === "ambiguous")
      return [{ ...own, state: "ambiguous", answer: `${own.answer} ${leftOutNote}` }];
    if (theirs === undefined) return [own];
    // Neither finds what contracts of the kind usually have: then it is missed, and why is said.
    return own.state === "silent" && own.answer !== "" && theirs.answer.trim() === ""
      ? [{ ...theirs, answer: own.answer }]
      : [];
  });
  const replaced = new Set(added.map(({ id }) => id));
  return { ...answer, keyTerms: [...answer.keyTerms.filter(({ id }) => !replaced.has(id)), ...added] };
}

/** Terms that one clause often answers, so that two readers may put it under either. */
const families: readonly (readonly string[])[] = [
  ["exclusivity", "non-compete", "no-solicit-of-customers", "competitive-restriction-exception"],
  ["term", "expiration-date"],
  ["cap-on-liability", "uncapped-liability"],
  ["anti-assignment", "change-of-control"],
];
const leastWords = 6;

function isSaidElsewhere(own: KeyTerm, answer: ModelAnswer): boolean {
  if (own.quotes.length === 0) return false;
  const kin = new Set(families.filter((ids) => ids.includes(own.id)).flat());
  const others = answer.keyTerms.filter(({ id, state }) => id !== own.id && kin.has(id) && state !== "silent");
  return others.some((other) => {
    const said = evidenceIn(`${other.answer}\n${other.detail ?? ""}`);
    return (
      own.quotes.every(({ quote }) => other.quotes.some((theirs) => overlap(quote, theirs.quote))) &&
      evidenceIn(own.answer)
        .filter(({ kind }) => kind !== "number")
        .every((fact) => isBorneOut(fact, said))
    );
  });
}

function overlap(one: string, other: string): boolean {
  const [shorter, longer] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length);
  return (
    shorter !== undefined && longer !== undefined && shorter.split(" ").length >= leastWords && longer.includes(shorter)
  );
}
