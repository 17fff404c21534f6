import type { Reading, Sentence } from "../on-device/reading.ts";
import { collapse } from "../on-device/sentences.ts";

/** What a contract says that one of its words means. */
export interface Definition {
  /** As defined: "Confidential Information". */
  readonly term: string;
  readonly sentence: Sentence;
}

const means =
  /["“'‘](?<term>[^"”'’]{2,60})["”'’](?:\s*\([^)]{1,80}\))?(?:\s*,?\s*(?:as used (?:herein|in this \p{L}+)|in this \p{L}+|when used \p{L}+),?)?\s+(?:shall mean|shall have the meaning|shall include|means?|has the meaning|refers to|includes?|is defined)\b/giu;
const inBrackets = /\((?:[^()"“]{0,80}?)["“](?<term>[^"”]{2,60})["”](?:[^()]{0,80})\)/gu;

/** The definitions of a contract, in order; of a term that is defined twice, the one that says what it means comes first. */
export function definitionsOf({ sentences }: Pick<Reading, "sentences">): Definition[] {
  const said: Definition[] = [];
  const named: Definition[] = [];
  for (const sentence of sentences) {
    for (const { groups } of sentence.text.matchAll(means)) said.push({ term: termOf(groups?.["term"]), sentence });
    for (const { groups } of sentence.text.matchAll(inBrackets))
      named.push({ term: termOf(groups?.["term"]), sentence });
  }
  const terms = new Set(said.map(({ term }) => term.toLowerCase()));
  return [...said, ...named.filter(({ term }) => !terms.has(term.toLowerCase()))].filter(({ term }) => term !== "");
}

function termOf(written: string | undefined): string {
  return collapse(written ?? "")
    .replace(/^(?:the|a|an)\s+/i, "")
    .replace(/[,.;:]+$/, "");
}
