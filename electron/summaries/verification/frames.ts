import type { Modality } from "./operators.ts";
import { bearsOut, qualifiersAt, type Qualifiers } from "./qualifiers.ts";
import type { Difference } from "./slots.ts";
import { empty, identityOf, isContent, type Token } from "./tokens.ts";

/** A verb, what is done with it, and who does it. */
interface Frame extends Qualifiers {
  readonly verb: string;
  readonly modality: Modality;
  /** As written. */
  readonly operator: string;
  /** The party that stands before it; null where none does. */
  readonly subject: { readonly key: string; readonly text: string } | null;
  /** What the words around it are about. */
  readonly context: ReadonlySet<string>;
  readonly passive: boolean;
}

const around = 12;
const clauseReach = 28;
const leastShared = 2;
const leastScore = 0.4;
const margin = 0.1;

/**
 * Compares what a statement says of each verb with what its passages say of the same verb, where the words around the two
 * are mostly the same; a verb that the passages do not use, or use without saying shall, may or not, tells nothing.
 */
export function contradictedFrames(statement: readonly Token[], passage: readonly Token[]): Difference[] {
  const written = framesIn(passage, true);
  const verbs = new Set(written.map(({ verb }) => verb));
  const found: Difference[] = [];
  for (const frame of [...framesIn(statement, false), ...bareVerbs(statement, verbs, passage)]) {
    if (frame.context.size < leastShared) continue;
    const scored = written
      .filter(({ verb }) => verb === frame.verb)
      .map((other) => ({ other, ...likeness(frame, other) }))
      .filter(({ score, shared }) => score >= leastScore && shared >= leastShared);
    const best = Math.max(0, ...scored.map(({ score }) => score));
    const nearest = scored.filter(({ score }) => score >= best - margin).map(({ other }) => other);
    const [first] = nearest;
    if (first === undefined) continue;
    if (nearest.every((other) => !bearsOut(frame, other)))
      found.push({ kind: "modality", said: `${frame.operator} ${frame.verb}`.trim(), written: first.operator });
    else if (nearest.every((other) => isOtherSubject(frame, other)))
      found.push({ kind: "party", said: frame.subject?.text ?? "", written: first.subject?.text ?? "" });
  }
  return found;
}

function isOtherSubject(said: Frame, written: Frame): boolean {
  return (
    said.subject !== null &&
    written.subject !== null &&
    said.passive === written.passive &&
    said.subject.key !== written.subject.key
  );
}

function likeness(said: Frame, written: Frame): { score: number; shared: number } {
  let shared = 0;
  for (const one of said.context) if (written.context.has(one)) shared += 1;
  return { shared, score: shared / Math.max(1, said.context.size) };
}

const skipped =
  /^(?:be|been|being|hav|had|to|also|hereby|only|then|promptly|further|jointly|severally|that|it|thereaft|at|all|tim|so|forthwith|immediately|thereby|furthermor)$|ly$/;

/** With `listed`, also the verbs that "and", "or" or a comma join to the first one. */
function framesIn(tokens: readonly Token[], listed: boolean): Frame[] {
  const found: Frame[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.type !== "operator") continue;
    const heads = headsOf(tokens, at, listed);
    for (const head of heads) {
      const word = tokens[head];
      if (word?.type !== "word") continue;
      found.push({ ...frameAt(tokens, at, head), verb: word.stem, modality: token.modality, operator: token.text });
    }
  }
  return found;
}

function frameAt(tokens: readonly Token[], at: number, head: number): Omit<Frame, "verb" | "modality" | "operator"> {
  return {
    subject: subjectBefore(tokens, at),
    context: contextOf(tokens, head),
    ...qualifiersAt(tokens, at),
    passive:
      tokens.slice(at, head).some((other) => other.type === "word" && /^(?:be|been)$/.test(other.stem)) ||
      isBeing(tokens[at]),
  };
}

function isBeing(token: Token | undefined): boolean {
  return token !== undefined && /\b(?:is|are|was|were|be)\b/i.test(token.text) && !/\b(?:to|from)$/i.test(token.text);
}

function headsOf(tokens: readonly Token[], at: number, listed: boolean): number[] {
  let head = at + 1;
  while (head < tokens.length && head <= at + 7) {
    const token = tokens[head];
    if (token === undefined || token.type === "stop" || token.type === "operator") return [];
    if (token.type === "word" && !skipped.test(token.stem) && !empty.test(token.stem)) break;
    head += 1;
  }
  const found = [head];
  if (!listed) return found;
  for (let next = head + 1; next < Math.min(tokens.length, head + clauseReach); next += 1) {
    const token = tokens[next];
    if (token === undefined || token.type === "stop" || token.type === "operator") break;
    const before = tokens[next - 1];
    const joined = before?.type === "comma" || (before?.type === "word" && /^(?:and|or)$/.test(before.stem));
    if (token.type === "word" && joined && !empty.test(token.stem)) found.push(next);
  }
  return found;
}

function subjectBefore(tokens: readonly Token[], at: number): Frame["subject"] {
  for (let index = at - 1; index >= Math.max(0, at - 6); index -= 1) {
    const token = tokens[index];
    if (token === undefined || token.type === "stop" || token.type === "operator") return null;
    if (token.type === "role") {
      // "the employees of Client shall", "Client and Supplier shall", "Client's agents shall": not Client alone.
      const before = tokens[index - 1];
      const joined = before !== undefined && /^(?:and|or|of|to|by|from|with|nor|for|on|between|,)$/i.test(before.text);
      return index === at - 1 && !joined ? { key: token.key, text: token.text } : null;
    }
  }
  return null;
}

function contextOf(tokens: readonly Token[], head: number): Set<string> {
  const found = new Set<string>();
  for (const step of [-1, 1]) {
    for (let distance = 1; distance <= around; distance += 1) {
      const token = tokens[head + step * distance];
      if (token === undefined || token.type === "stop") break;
      if (isContent(token)) found.add(token.type === "fact" ? token.fact.keys.join() : identityOf(token));
    }
  }
  return found;
}

/** "The Client pays": a verb behind a party, in the form of a fact, that the passages bind or forbid. */
function bareVerbs(tokens: readonly Token[], verbs: ReadonlySet<string>, passage: readonly Token[]): Frame[] {
  const found: Frame[] = [];
  const bareToo = new Set(
    passage.filter((_token, at) => passage[at - 1]?.type === "role").map(({ text }) => text.toLowerCase()),
  );
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (
      token.type !== "word" ||
      before === undefined ||
      !verbs.has(token.stem) ||
      bareToo.has(token.text.toLowerCase()) ||
      !/s$/i.test(token.text)
    )
      continue;
    if (/'s$/i.test(token.text) || before.type !== "role" || /'s$/i.test(before.text)) continue;
    const negated = tokens.slice(Math.max(0, at - 6), at).some((other) => other.type === "negation");
    found.push({ ...frameAt(tokens, at, at), verb: token.stem, modality: negated ? "denial" : "plain", operator: "" });
  }
  return found;
}
