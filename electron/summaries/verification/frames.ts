import type { Modality } from "./operators.ts";
import { qualifiersAt, type Qualifiers } from "./qualifiers.ts";
import { empty, identityOf, isContent, type Token } from "./tokens.ts";

/** A verb, what is done with it, and who does it. */
export interface Frame extends Qualifiers {
  readonly verb: string;
  readonly modality: Modality;
  /** As written. */
  readonly operator: string;
  /** The party that stands before it; null where none does. */
  readonly subject: { readonly key: string; readonly text: string } | null;
  /** What the words around it are about. */
  readonly context: ReadonlySet<string>;
  readonly passive: boolean;
  /** Who does it: the subject, or whom a passive names behind "by"; null where nobody is named. */
  readonly agent: Frame["subject"];
  /** To whom it is done: the first party close behind the verb; null where there is none. */
  readonly object: Frame["subject"];
  /** The word that makes an exception to it in its own clause, or at the head of its sentence. */
  readonly exception: string | null;
}

const around = 12;
const clauseReach = 28;

const skipped =
  /^(?:be|been|being|hav|had|to|also|hereby|only|then|promptly|further|jointly|severally|that|it|thereaft|at|all|tim|so|forthwith|immediately|thereby|furthermor|sol|prior|still)$|^(?!(?:app|comp|imp|multip|re|rep|supp)ly$).*ly$/;

/** With `listed`, also the verbs that "and", "or" or a comma join to the first one. */
export function framesIn(tokens: readonly Token[], listed: boolean): Frame[] {
  const found: Frame[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.type !== "operator") continue;
    for (const head of headsOf(tokens, at, listed)) {
      const word = tokens[head];
      if (word?.type !== "word") continue;
      const verb = verbOf(lightly(tokens, head)?.stem ?? word.stem);
      found.push({ ...frameAt(tokens, at, head), verb, modality: token.modality, operator: token.text });
    }
  }
  // "Its disclosure grants no licence".
  if (listed)
    for (const [at, token] of tokens.entries()) {
      const before = tokens[at - 1];
      if (token.type !== "negation" || !/^no$/i.test(token.text) || before?.type !== "word" || empty.test(before.stem))
        continue;
      const frame = frameAt(tokens, at - 1, at - 1);
      found.push({ ...frame, verb: verbOf(before.stem), modality: "denial", operator: `${before.text} no` });
    }
  return found;
}

function frameAt(tokens: readonly Token[], at: number, head: number): Omit<Frame, "verb" | "modality" | "operator"> {
  const subject = subjectBefore(tokens, at);
  const noun = tokens[head];
  const passive =
    !(noun?.type === "word" && Object.hasOwn(nouns, noun.stem)) &&
    (tokens.slice(at, head).some((other) => other.type === "word" && /^(?:be|been)$/.test(other.stem)) ||
      isBeing(tokens[at]));
  return {
    subject,
    context: contextOf(tokens, head),
    ...qualifiersAt(tokens, at),
    passive,
    agent: passive ? agentBehind(tokens, head) : subject,
    object: objectBehind(tokens, head),
    exception: exceptionTo(tokens, at, head),
  };
}

const exceptionReach = 25;

function exceptionTo(tokens: readonly Token[], at: number, head: number): string | null {
  const makes = (token: Token | undefined): boolean => token !== undefined && /^(?:unless|except)$/i.test(token.text);
  const opening = tokens[tokens.findLastIndex((token, index) => index < at && token.type === "stop") + 1];
  if (makes(opening)) return opening?.text ?? null;
  for (let index = head + 1; index <= head + exceptionReach; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.type === "stop" || token.type === "operator") return null;
    if (makes(token)) return token.text;
  }
  return null;
}

const agentReach = 14;
const objectReach = 4;

/** "... be assigned, in whole or in part, by the Licensee". */
function agentBehind(tokens: readonly Token[], head: number): Frame["subject"] {
  for (let index = head + 1; index <= head + agentReach; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.type === "stop" || token.type === "operator") return null;
    if (!/^by$/i.test(token.text)) continue;
    const named = tokens.slice(index + 1, index + 3).find((other) => !/^the$/i.test(other.text));
    if (named?.type !== "role") return null;
    const after = tokens[index + 1] === named ? tokens[index + 2] : tokens[index + 3];
    return isJoint(after) || /'s?$/.test(named.text) ? null : { key: named.key, text: named.text };
  }
  return null;
}

function objectBehind(tokens: readonly Token[], head: number): Frame["subject"] {
  for (let index = head + 1; index <= head + objectReach; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.type !== "word") {
      if (token?.type !== "role") return null;
      return isJoint(tokens[index - 1]) ? null : { key: token.key, text: token.text };
    }
    if (isContent(token)) return null;
  }
  return null;
}

function isJoint(token: Token | undefined): boolean {
  return token !== undefined && /^(?:and|or)$/i.test(token.text);
}

/** "Give a warranty" is to warrant: the noun behind a verb that says nothing by itself. */
function lightly(tokens: readonly Token[], head: number): { readonly stem: string } | null {
  const verb = tokens[head];
  if (verb?.type !== "word" || !/^(?:mak|giv)$/.test(verb.stem)) return null;
  const noun = tokens
    .slice(head + 1, head + 5)
    .find((token) => token.type === "word" && Object.hasOwn(nouns, token.stem));
  return noun?.type === "word" ? noun : null;
}

/** The verb that a noun stands for, where "no" or "prohibits" goes before a noun. */
const nouns: Readonly<Record<string, string>> = {
  warranty: "warrant",
  owner: "own",
  assignment: "assign",
  disclosur: "disclos",
  payment: "pay",
  endorsement: "endors",
  indemnity: "indemnify",
  representation: "represent",
  solicitation: "solicit",
  transferenc: "transfer",
};

function verbOf(stem: string): string {
  return Object.hasOwn(nouns, stem) ? (nouns[stem] ?? stem) : stem;
}

function isBeing(token: Token | undefined): boolean {
  return token !== undefined && /\b(?:is|are|was|were|be)\b/i.test(token.text) && !/\b(?:to|from)$/i.test(token.text);
}

const headReach = 8;
const betweenReach = 12;
const inserting = /^(?:without|with|subject|except|unless|if|upon|on|after|before|during|for|at|in|directly|from|as)$/i;

/** The comma that ends what another begins; the one that begins it where none is near. */
function closing(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex(({ type }, index) => index > from && (type === "comma" || type === "stop"));
  return end > from && end <= from + betweenReach && tokens[end]?.type === "comma" ? end : from;
}

function headsOf(tokens: readonly Token[], at: number, listed: boolean): number[] {
  // "Shall not, without the Owner's consent, sell": the verb stands behind what is put between.
  const between = tokens[at + 1]?.type === "comma" && inserting.test(tokens[at + 2]?.text ?? "");
  const behind = between ? closing(tokens, at + 1) : at;
  let head = behind + 1;
  while (head < tokens.length && head <= behind + headReach) {
    const token = tokens[head];
    if (token === undefined || token.type === "stop" || token.type === "operator") return [];
    // "Is given without warranty": what follows is not done.
    if (token.type === "turn" && token.sense === "without" && isBeing(tokens[at])) return [];
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

/** "Either party": whom a contract binds alike. */
export const everyone = "everyone";

export function isEveryone(one: Token | undefined, other: Token | undefined): boolean {
  return (
    /^(?:either|each|both|neither|the|no|all)$/i.test(one?.text ?? "") && /^part(?:y|ies)$/i.test(other?.text ?? "")
  );
}

function subjectBefore(tokens: readonly Token[], at: number): Frame["subject"] {
  const [one, other] = [tokens[at - 2], tokens[at - 1]];
  if (isEveryone(one, other)) return { key: everyone, text: `${one?.text ?? ""} ${other?.text ?? ""}` };
  for (let index = at - 1; index >= Math.max(0, at - 6); index -= 1) {
    const token = tokens[index];
    if (token === undefined || token.type === "stop" || token.type === "operator") return null;
    if (token.type === "role") {
      // "the employees of Client shall", "Client and Supplier shall", "Client's agents shall": not Client alone.
      const before = tokens[index - 1];
      const joined =
        before !== undefined &&
        (/^(?:and|or|of|to|by|from|with|nor|for|on|between)$/i.test(before.text) ||
          (before.type === "comma" && tokens[index - 2]?.type === "role"));
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

/** "The Client pays", "Recipients pay", "the limit applies". */
function isSubject(before: Token, verb: Token): boolean {
  const single = /[^s]s$/i.test(verb.text);
  if (before.type === "role") return !/'s$/i.test(before.text) && (single || /s$/i.test(before.text));
  return single && before.type === "word" && !empty.test(before.stem) && !/(?:s|ly|ed|ing)$/i.test(before.text);
}

/** "The Client pays": a verb behind a party, in the form of a fact, that the passages bind or forbid. */
export function bareVerbs(
  tokens: readonly Token[],
  verbs: { readonly all: ReadonlySet<string>; readonly first: ReadonlySet<string> },
  passage: readonly Token[],
): Frame[] {
  const found: Frame[] = [];
  const bareToo = new Set(
    passage.filter((_token, at) => passage[at - 1]?.type === "role").map(({ text }) => text.toLowerCase()),
  );
  const written = new Set(passage.map(({ text }) => text.toLowerCase()));
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (
      token.type !== "word" ||
      before === undefined ||
      !(before.type === "role" ? verbs.all : verbs.first).has(token.stem) ||
      bareToo.has(token.text.toLowerCase())
    )
      continue;
    if (/'s$/i.test(token.text) || !isSubject(before, token)) continue;
    // "Employees" of a passage that forbids to employ are no verb.
    if (before.type !== "role" && written.has(token.text.toLowerCase())) continue;
    const negated = tokens.slice(Math.max(0, at - 6), at + 2).some((other) => other.type === "negation");
    found.push({ ...frameAt(tokens, at, at), verb: token.stem, modality: negated ? "denial" : "plain", operator: "" });
  }
  return found;
}
