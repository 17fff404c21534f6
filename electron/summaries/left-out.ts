import { leftOutNote } from "../../shared/domain/left-out.ts";
import type { ModelAnswer } from "./answer.ts";

type KeyTerm = ModelAnswer["keyTerms"][number];

/**
 * An answer with the key terms that it leaves out. What the engine on this device finds stated, and the answer passes over
 * or calls silent, is shown with the contract's own words and as open: two readers differ, and a clause must not vanish
 * because a model overlooked it, or was told to. What neither finds is silent.
 */
export function withLeftOut(answer: ModelAnswer, device: ModelAnswer): ModelAnswer {
  const said = new Map(answer.keyTerms.map((term) => [term.id, term]));
  const added = device.keyTerms.flatMap((own): KeyTerm[] => {
    const theirs = said.get(own.id);
    if (theirs !== undefined && theirs.state !== "silent") return [];
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
