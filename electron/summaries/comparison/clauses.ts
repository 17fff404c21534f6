import type { Clause } from "../../../shared/domain/comparison.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { pageAt } from "../../../shared/domain/locate.ts";
import { plainText } from "../verification/plain-text.ts";

/** A longer text without sections of its own is taken paragraph by paragraph. */
const longestClause = 3_000;

/**
 * The clauses of a contract in order: the own text of each section, up to its first subsection, and the paragraphs of
 * what stands before, between or without sections. Together they hold every word of the text once.
 */
export function clausesOf(contract: Contract): Clause[] {
  const { sections, text } = contract;
  const ordered = sections.toSorted((a, b) => a.start - b.start);
  const clauses: Clause[] = [...paragraphs(contract, 0, ordered[0]?.start ?? text.length)];
  for (const [index, section] of ordered.entries()) {
    const end = ordered[index + 1]?.start ?? text.length;
    // After a section ends and before the next begins there can be text of neither.
    const own = Math.max(section.start, Math.min(end, section.end));
    const clause = clauseAt(contract, section.start, own, section);
    if (clause !== null) {
      clauses.push(
        ...(clause.text.length > longestClause ? paragraphs(contract, section.start, own, section) : [clause]),
      );
    }
    if (own < end) clauses.push(...paragraphs(contract, own, end));
  }
  return clauses;
}

interface Name {
  readonly number: string;
  readonly heading: string;
}

function paragraphs(contract: Contract, start: number, end: number, name?: Name): Clause[] {
  const starts = contract.blocks.map((block) => block.start).filter((at) => at > start && at < end);
  const bounds = [start, ...starts.toSorted((a, b) => a - b), end];
  return bounds.flatMap((from, index) => {
    const to = bounds[index + 1];
    const clause = to === undefined ? null : clauseAt(contract, from, to, index === 0 ? name : undefined);
    return clause === null ? [] : [clause];
  });
}

function clauseAt(
  contract: Contract,
  start: number,
  end: number,
  name: Name = { number: "", heading: "" },
): Clause | null {
  const whole = contract.text.slice(start, end);
  const text = whole.trim();
  if (text === "") return null;
  const from = start + whole.indexOf(text);
  const { number, heading } = name;
  return { number, heading, page: pageAt(contract, from), start: from, end: from + text.length, text };
}

/** The words of a clause without its own number, on one line with plain signs: what two clauses are compared by. */
export function wordingOf({ number, text }: Pick<Clause, "number" | "text">): string {
  const plain = plainText(text);
  const own = plainText(number);
  const rest = own !== "" && plain.startsWith(own) ? plain.slice(own.length) : plain.replace(enumerator, "");
  return rest.replace(/^[\s.):–-]+/, "").trim();
}

/** "9.", "9.2", "(a)": what a paragraph begins with that numbers it, also where it was not taken for a section. */
const enumerator = /^(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|\([a-z0-9]{1,4}\))(?=\s)/i;
