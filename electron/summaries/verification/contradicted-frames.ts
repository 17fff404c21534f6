import { bareVerbs, everyone, framesIn, isEveryone, type Frame } from "./frames.ts";
import { bearsOut } from "./qualifiers.ts";
import type { Difference } from "./slots.ts";
import type { Token } from "./tokens.ts";

const leastShared = 2;
const leastScore = 0.4;
const margin = 0.1;

/** Anything in a statement that may stand for an exception. */
const exceptional =
  /^(?:unless|except|excluding|without|until|save|otherwise|outside|only|solely|if|subject|provided|but|with|notwithstanding)$/i;

/**
 * Compares what a statement says of each verb with what its passages say of the same verb, where the words around the two
 * are mostly the same; a verb that the passages do not use, or use without saying shall, may or not, tells nothing.
 */
export function contradictedFrames(statement: readonly Token[], passage: readonly Token[]): Difference[] {
  const written = framesIn(passage, true);
  const verbs = {
    all: new Set(written.map(({ verb }) => verb)),
    first: new Set(framesIn(passage, false).map(({ verb }) => verb)),
  };
  const excepts = statement.some(
    ({ text }, at) =>
      exceptional.test(text) || (/^other$/i.test(text) && /^than$/i.test(statement[at + 1]?.text ?? "")),
  );
  const mutual = passage.some((token, at) => isEveryone(token, passage[at + 1]));
  const found: Difference[] = [];
  for (const frame of [...framesIn(statement, false), ...bareVerbs(statement, verbs, passage)]) {
    // "Each party (the "Indemnifying Party")": whoever is named there may be either.
    const anybody = mutual && frame.agent?.key === everyone;
    const alike = written.filter(({ verb }) => verb === frame.verb);
    const plainly = plainContradiction(frame, alike);
    if (plainly !== null) {
      found.push(plainly);
      continue;
    }
    if (frame.context.size < leastShared) continue;
    const actor = anybody ? null : otherActor(frame, alike);
    if (actor !== null) {
      found.push(actor);
      continue;
    }
    const scored = alike
      .map((other) => ({ other, ...likeness(frame, other) }))
      .filter(({ score, shared }) => score >= leastScore && shared >= leastShared);
    const best = Math.max(0, ...scored.map(({ score }) => score));
    // A rule and its exception use one verb: a statement that makes an exception may be borne out by either.
    const nearest = scored.filter(({ score }) => frame.excepted || score >= best - margin).map(({ other }) => other);
    const [first] = nearest;
    if (first === undefined) continue;
    if (nearest.every((other) => !bearsOut(frame, other)))
      found.push({ kind: "modality", said: `${frame.operator} ${frame.verb}`.trim(), written: first.operator });
    else if (!anybody && nearest.every((other) => isOtherAgent(frame, other)))
      found.push({ kind: "party", said: frame.agent?.text ?? "", written: first.agent?.text ?? "" });
    else if (!excepts && denies(frame) && nearest.every((other) => denies(other) && other.exception !== null))
      found.push({ kind: "exception", said: "", written: first.exception ?? "" });
  }
  return found;
}

function isOtherAgent(said: Frame, written: Frame): boolean {
  return (
    said.agent !== null &&
    written.agent !== null &&
    said.agent.key !== written.agent.key &&
    // What either may do each may do.
    written.agent.key !== everyone
  );
}

const general = /^(?:be|hav|mak|do|giv|provid|tak|us|set|includ|mean|appl|apply|follow|continu|begin)$/;

/**
 * What needs no words around it to be told: every place where the passages use the verb of the same party forbids what is
 * allowed here (or the other way about), or has the two parties change places.
 */
function plainContradiction(said: Frame, written: readonly Frame[]): Difference | null {
  const [first] = written;
  if (first === undefined || said.agent === null || general.test(said.verb)) return null;
  const { agent, object } = said;
  if (written.every((other) => other.agent?.key === agent.key && isTurned(said, other)))
    return { kind: "modality", said: `${said.operator} ${said.verb}`.trim(), written: first.operator };
  if (
    object !== null &&
    object.key !== agent.key &&
    written.every((other) => other.agent?.key === object.key && other.object?.key === agent.key)
  )
    return { kind: "party", said: agent.text, written: first.agent?.text ?? "" };
  return null;
}

const leastOfActor = 0.3;

/** One party alone does it in the passages, and another in the statement, of much the same things. */
function otherActor(said: Frame, written: readonly Frame[]): Difference | null {
  const [first] = written;
  const agents = new Set(written.map(({ agent }) => agent?.key));
  if (first?.agent === null || first === undefined || agents.size !== 1 || agents.has(everyone)) return null;
  if (said.agent === null || agents.has(said.agent.key) || general.test(said.verb)) return null;
  const near = written.some((other) => {
    const { shared, score } = likeness(said, other);
    return shared >= leastShared && score >= leastOfActor;
  });
  return near ? { kind: "party", said: said.agent.text, written: first.agent.text } : null;
}

function denies({ modality }: Frame): boolean {
  return modality === "denial" || modality === "prohibition";
}

/** One denies or forbids, the other does not. */
function isTurned(said: Frame, written: Frame): boolean {
  const frees = said.modality === "duty" && written.modality === "no-duty";
  const binds = said.modality === "no-duty" && written.modality === "duty";
  return (frees || binds || denies(said) !== denies(written)) && !bearsOut(said, written);
}

function likeness(said: Frame, written: Frame): { score: number; shared: number } {
  let shared = 0;
  for (const one of said.context) if (written.context.has(one)) shared += 1;
  return { shared, score: shared / Math.max(1, said.context.size) };
}
