import { isBorneOut, type Fact } from "../facts.ts";
import { bearsOut, qualifiersAt } from "./qualifiers.ts";
import { identityOf, type Token } from "./tokens.ts";

/** A word of a statement that stands, between the same words, otherwise in the passage. */
export interface Difference {
  readonly kind: "modality" | "negation" | "party" | "figure" | "turn" | "exception";
  readonly said: string;
  readonly written: string;
}

const reach = 3;

/**
 * Compares a statement with its passages where their words are the same: what is between equal words must be equal too.
 * It finds a swapped party or figure, a "may" for a "shall", and a "not" that was put in or left out, in any sentence that
 * follows the contract's words, and keeps silent about one that does not.
 */
export function differencesIn(statement: readonly Token[], passage: readonly Token[]): Difference[] {
  const said = statement.filter(({ type }) => type !== "comma");
  const written = passage.filter(({ type }) => type !== "comma");
  const found: Difference[] = [];
  for (const [at, token] of said.entries()) {
    switch (token.type) {
      case "operator":
      case "role":
      case "fact":
      case "turn": {
        const difference = substitution(said, at, token, written);
        if (difference !== null) found.push(difference);
        break;
      }
      case "negation":
        if (!isKept(said, at, written)) found.push({ kind: "negation", said: token.text, written: "" });
        break;
      case "stop":
      case "comma":
      case "word":
        break;
    }
  }
  for (const [at, token] of written.entries())
    if (token.type === "negation" && !isKept(written, at, said))
      found.push({ kind: "negation", said: "", written: token.text });
  return found;
}

function substitution(said: readonly Token[], at: number, token: Token, written: readonly Token[]): Difference | null {
  let best = 0;
  let agreed = 0;
  let other: Token | null = null;
  for (const [place, candidate] of written.entries()) {
    if (candidate.type !== token.type) continue;
    if (token.type === "turn" && candidate.type === "turn" && candidate.pair !== token.pair) continue;
    // A day is no other length of time, and a price no other percentage.
    if (token.type === "fact" && candidate.type === "fact" && !areOfAKind(token.fact, candidate.fact)) continue;
    const score = likeness(said, at, written, place);
    if (isSame(said, at, written, place)) agreed = Math.max(agreed, score);
    // A figure that the passage has as well was put elsewhere only where the words before it, or on both sides, say so.
    else if (score > best && (!isThere(token, written) || isHeld(said, at, written, place))) {
      best = score;
      other = candidate;
    }
  }
  // At an end of the statement there are words on one side only, and all of them must be the same.
  const needed = 3;
  if (other === null || best < needed || agreed >= best) return null;
  const kind =
    token.type === "operator"
      ? "modality"
      : token.type === "role"
        ? "party"
        : token.type === "fact"
          ? "figure"
          : "turn";
  return { kind, said: token.text, written: other.text };
}

function areOfAKind(one: Fact, other: Fact): boolean {
  return one.kind === other.kind || one.kind === "number" || other.kind === "number";
}

function isThere(token: Token, written: readonly Token[]): boolean {
  return (
    token.type === "fact" && written.some((other) => other.type === "fact" && isBorneOut(token.fact, [other.fact]))
  );
}

function isHeld(said: readonly Token[], at: number, written: readonly Token[], place: number): boolean {
  return (
    same(said[at - 1], written[place - 1]) &&
    (same(said[at + 1], written[place + 1]) || same(said[at - 2], written[place - 2]))
  );
}

function isSame(said: readonly Token[], at: number, written: readonly Token[], place: number): boolean {
  const [one, other] = [said[at], written[place]];
  if (one === undefined || other === undefined) return false;
  if (one.type === "operator" && other.type === "operator")
    return bearsOut(
      { modality: one.modality, ...qualifiersAt(said, at) },
      { modality: other.modality, ...qualifiersAt(written, place) },
    );
  if (one.type === "role" && other.type === "role") return one.key === other.key;
  // "only if" and "unless", "only with" and "without" go with verbs that differ as much.
  if (one.type === "turn" && other.type === "turn")
    return (
      one.sense === other.sense ||
      /^only$/i.test(said[at - 1]?.text ?? "") ||
      /^only$/i.test(written[place - 1]?.text ?? "")
    );
  if (one.type === "fact" && other.type === "fact") return isBorneOut(one.fact, [other.fact]);
  return false;
}

/** How many words in a row, on either side together, are equal around two places; 0 where neither neighbour is. */
function likeness(one: readonly Token[], at: number, other: readonly Token[], place: number): number {
  let score = 0;
  let spoken = 0;
  for (const step of [-1, 1]) {
    for (let distance = 1; distance <= reach; distance += 1) {
      const mine = one[at + step * distance];
      const theirs = other[place + step * distance];
      if (mine === undefined || theirs === undefined || mine.type === "stop" || !isAlike(mine, theirs)) break;
      score += 1;
      if (mine.type !== "role") spoken += 1;
    }
  }
  // Names in a row prove nothing: a list has its own order.
  return spoken >= 2 ? score : 0;
}

function isAlike(one: Token, other: Token): boolean {
  return identityOf(one) === identityOf(other) || (one.type === "role" && other.type === "role");
}

/** Whether the words on both sides of a "not" do not meet in the other text without it. */
function isKept(one: readonly Token[], at: number, other: readonly Token[]): boolean {
  const left = [one[at - 2], one[at - 1]];
  const right = [one[at + 1], one[at + 2]];
  if (left[1] === undefined || right[0] === undefined) return true;
  let without = 0;
  let withIt = 0;
  for (let place = 0; place + 1 < other.length; place += 1) {
    if (same(left[1], other[place]) && same(right[0], other[place + 1]))
      without = Math.max(
        without,
        2 + Number(same(left[0], other[place - 1])) + Number(same(right[1], other[place + 2])),
      );
    if (same(left[1], other[place]) && other[place + 1]?.type === "negation" && same(right[0], other[place + 2]))
      withIt = Math.max(withIt, 2 + Number(same(left[0], other[place - 1])) + Number(same(right[1], other[place + 3])));
  }
  return without < 3 || withIt >= without;
}

function same(one: Token | undefined, other: Token | undefined): boolean {
  return one !== undefined && other !== undefined && one.type !== "stop" && isAlike(one, other);
}
