import type { Contract, Section } from "./contract.ts";

/** A term that the contract gives a meaning of its own. Offsets bound the term, without its quotes. */
export interface DefinedTerm {
  readonly term: string;
  readonly start: number;
  readonly end: number;
  /** Index into `Contract.sections` of the innermost section it is defined in; null before the first. */
  readonly section: number | null;
}

export interface CrossReference {
  /** As printed: "Section 8.2(a)", "Schedule 1", or only "8.3" in a list. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** `outside` points into a law or another document; `dangling` names a part that the contract does not have. */
  readonly state: "resolved" | "dangling" | "outside";
  /** Index into `Contract.sections`; the nearest part around it where "(a)" stands within a paragraph. */
  readonly target: number | null;
}

export interface References {
  readonly terms: readonly DefinedTerm[];
  /** The places in which a term of `terms` is defined once more. */
  readonly redefined: readonly DefinedTerm[];
  readonly references: readonly CrossReference[];
}

const TERM = String.raw`["\u201C]([^"\u201C\u201D\n]{1,80}?),?["\u201D]`;
const MEANS = new RegExp(
  String.raw`${TERM}(?:\s*(?:,[^,"\u201C;.\n]{0,60},|,|\([^()]{0,60}\)|(?:and|or)\s+["\u201C][^"\u201D\n]{1,60}["\u201D]))*\s*(?:shall\s+|will\s+|each\s+)*(?:means?|have|has\s+the|have\s+the|is\s+defined|are\s+defined|refers?\s+to|includes?)\b`,
  "gu",
);
/** "(the "Goods")", "(collectively, the "Parties" and each a "Party")". */
const IN_BRACKETS = new RegExp(
  String.raw`\((?!\s*(?:translat|formerly|pronounced|also spelt))[^()"\u201C]{0,60}${TERM}[^()]{0,120}\)`,
  "gu",
);
const QUOTED = new RegExp(TERM, "gu");

const ATTACHMENT_WORDS = "schedule|exhibit|annex|appendix|attachment|addendum";
const NUMBER = String.raw`(?:\d{1,3}(?:\.\d{1,3})*(?:[a-zA-Z]{1,2}\b)?(?![\d%])|[IVXLC]{1,6}\b|[A-Z](?:-\d{1,2})?\b)(?:\s?\([a-zA-Z0-9]{1,4}\))*`;
const REFERENCE = new RegExp(
  String.raw`\b(sections?|clauses?|articles?|paragraphs?|${ATTACHMENT_WORDS}|schedules|exhibits|annexes|appendices|attachments|addenda)[^\S\n]+(${NUMBER}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|through)\s+)${NUMBER})*)`,
  "giu",
);
/** What follows a number that is not the contract's own. */
const OF_LAW =
  /^\s*(?:,\s*)?(?:of|under|in)\s+(?:(?:the|that|such|said)\s+)?(?:[\p{Lu}\d][\p{L}\d.'\u2019&-]*\s+(?:(?:of|and|on|for|the|\([^)]*\))\s+)*){0,8}(?:Acts?|Code|Laws?|Rules?|Regulations?|Directive|Statutes?|Ordinance|Constitution|Treaty|Convention|GDPR|U\.?S\.?C|C\.?F\.?R|Order|Principles|Standards?)\b|^\s+(?:et\s+seq|U\.?S\.?C|C\.?F\.?R)/u;
const OF_ATTACHMENT = new RegExp(
  String.raw`^\s*(?:,\s*)?(?:of|to|in)\s+(${ATTACHMENT_WORDS})\s+(\d{1,3}|[A-Z]\b|[IVX]{1,5}\b)`,
  "iu",
);
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/**
 * The terms that a contract defines, in its order, each where it is first defined; and every reference from one part
 * to another with the part it leads to. Pure; in time linear in the text.
 */
export function findReferences({ text, sections }: Pick<Contract, "text" | "sections">): References {
  const within = sectionFinder(sections);
  return { ...findTerms(text, within), references: findCrossReferences(text, sections, within) };
}

function findTerms(text: string, within: (offset: number) => number | null): Omit<References, "references"> {
  const found = new Map<number, DefinedTerm>();
  const add = (quoted: string, at: number): void => {
    const term = quoted.trim();
    if (!/^(?:\p{Lu}|\d+\s?\p{L})/u.test(term) || term.split(/\s+/).length > 10) return;
    const start = at + quoted.indexOf(term);
    found.set(start, { term, start, end: start + term.length, section: within(start) });
  };
  for (const match of text.matchAll(MEANS)) add(match[1] ?? "", match.index + 1);
  for (const brackets of text.matchAll(IN_BRACKETS)) {
    for (const match of brackets[0].matchAll(QUOTED)) add(match[1] ?? "", brackets.index + match.index + 1);
  }
  const named = new Set<string>();
  const terms: DefinedTerm[] = [];
  const redefined: DefinedTerm[] = [];
  for (const one of [...found.values()].toSorted((a, b) => a.start - b.start)) {
    (named.has(one.term) ? redefined : terms).push(one);
    named.add(one.term);
  }
  return { terms, redefined };
}

function findCrossReferences(
  text: string,
  sections: readonly Section[],
  within: (offset: number) => number | null,
): CrossReference[] {
  const parts = indexParts(sections);
  const starts = new Set(sections.map((section) => section.start));
  const found: CrossReference[] = [];
  for (const match of text.matchAll(REFERENCE)) {
    const [whole, word = "", list = ""] = match;
    // A part's own number leads nowhere, nor does one that heads a line of its own, as in a table of contents.
    if (starts.has(match.index) || headsLine(text, match.index)) continue;
    // "No paragraph A" of ordinary prose: a single letter or numeral counts after a capital word only.
    if (!/^\d/.test(list) && !/^\p{Lu}/u.test(word)) continue;
    const after = text.slice(match.index + whole.length, match.index + whole.length + 160);
    const isOutside =
      OF_LAW.test(after) ||
      /(?:U\.?S\.?C|C\.?F\.?R)\.?\s*(?:\u00A7+\s*)?$/.test(text.slice(Math.max(0, match.index - 12), match.index));
    const listAt = match.index + whole.length - list.length;
    const own = parts.scopeOf(within(match.index));
    const named = OF_ATTACHMENT.exec(after);
    const scope = named === null ? own : parts.attachment(named[1] ?? "", named[2] ?? "");
    let isFirst = true;
    for (const number of list.matchAll(new RegExp(NUMBER, "gu"))) {
      const start = isFirst ? match.index : listAt + number.index;
      const end = listAt + number.index + number[0].length;
      isFirst = false;
      const target = isOutside ? null : parts.find(word, number[0], scope);
      found.push({
        text: text.slice(start, end),
        start,
        end,
        state: target !== null ? "resolved" : isOutside || isOfLaw(number[0]) ? "outside" : "dangling",
        target,
      });
    }
  }
  return found;
}

/** Laws have so many sections, and letters after their numbers; contracts that lack the part do not. */
function isOfLaw(number: string): boolean {
  return Number.parseInt(number, 10) >= 100 || /^\d+[a-z]/i.test(number);
}

/** Whether the line that begins here is too short for a sentence. */
function headsLine(text: string, at: number): boolean {
  if (at > 0 && text[at - 1] !== "\n") return false;
  const end = text.indexOf("\n", at);
  return (end < 0 ? text.length : end) - at < 60;
}

interface Parts {
  /** Index of the attachment that a section is in; null in the body. */
  scopeOf(section: number | null): number | null;
  attachment(word: string, number: string): number | null;
  find(word: string, number: string, scope: number | null): number | null;
}

function indexParts(sections: readonly Section[]): Parts {
  const scopes: (number | null)[] = [];
  const byKey = new Map<string, number>();
  const above: { level: number; key: string }[] = [];
  let scope: number | null = null;
  const put = (key: string, index: number): void => {
    if (!byKey.has(key)) byKey.set(key, index);
  };
  /** Known by a number that another part has more right to. */
  const lesser: [key: string, index: number][] = [];
  sections.forEach((section, index) => {
    while ((above.at(-1)?.level ?? 0) >= section.level) above.pop();
    const attachment = attachmentKey(section.number);
    if (attachment !== null) {
      scope = index;
      put(attachment, index);
    } else if (section.level === 1 && scope !== null && section.number !== "") {
      scope = null;
    }
    scopes.push(scope);
    if (attachment !== null || section.number === "") {
      above.push({ level: section.level, key: "" });
      return;
    }
    const bare = section.number.replace(/^(?:section|clause|article|paragraph|part|\u00A7+)\s*/i, "");
    const parent = above.at(-1)?.key ?? "";
    const isNested = /^\(|^[a-z]{1,4}$/i.test(bare) && parent !== "";
    // A list in a list counts from 1 again: its 2 under 3 is 3.2. Sections of articles are numbered through, and stay 2.
    const isCounted = /^\d+$/.test(bare) && /^[\d.]+$/.test(parent) && !/^article/i.test(section.number);
    if (isCounted) lesser.push([`${scope ?? ""} ${canonical(bare)}`, index]);
    const key = isNested
      ? `${parent}(${bare.replace(/[()]/g, "")})`
      : isCounted
        ? `${parent}.${canonical(bare)}`
        : canonical(bare);
    put(`${scope ?? ""} ${key}`, index);
    above.push({ level: section.level, key });
  });
  for (const [key, index] of lesser) put(key, index);
  const attachment = (word: string, number: string): number | null =>
    byKey.get(attachmentKey(`${word} ${number}`) ?? "") ?? null;
  return {
    scopeOf: (section) => (section === null ? null : (scopes[section] ?? null)),
    attachment,
    find: (word, number, from) => {
      const [base = "", ...inner] = number.replace(/\s/g, "").split(/(?=\()/);
      if (
        new RegExp(`^(?:${ATTACHMENT_WORDS}|schedules|exhibits|annexes|appendices|attachments|addenda)$`, "i").test(
          word,
        )
      )
        return attachment(singular(word), base);
      for (const place of from === null ? [null] : [from, null]) {
        for (let count = inner.length; count >= 0; count -= 1) {
          const found = byKey.get(`${place ?? ""} ${canonical(base)}${inner.slice(0, count).join("")}`);
          if (found !== undefined) return found;
        }
      }
      return null;
    },
  };
}

/** "Sections" as "section". */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  if (lower === "appendices") return "appendix";
  if (lower === "addenda") return "addendum";
  return lower === "annexes" ? "annex" : lower.replace(/s$/, "");
}

/** "schedule 4" of "Schedule IV"; null for what names no attachment. */
export function attachmentKey(number: string): string | null {
  const match = new RegExp(String.raw`^(${ATTACHMENT_WORDS})\s+(?:no\.?\s*)?(\S+)$`, "i").exec(number);
  return match === null ? null : `${match[1]?.toLowerCase()} ${canonical(match[2] ?? "")}`;
}

/** "IV" and "4", "3.02" and "3.2", "9.0" and "9" are the same number. A single letter stays one, unless it counts as a numeral. */
function canonical(number: string): string {
  const bare = number.replace(/\.$/, "");
  if (/^\d/.test(bare))
    return bare
      .split(".")
      .map((part) => (/^\d+$/.test(part) ? String(Number(part)) : part.toLowerCase()))
      .join(".")
      .replace(/(?:\.0)+$/, "");
  if (!/^[ivxlc]{2,6}$|^[ivx]$/i.test(bare)) return bare.toLowerCase();
  const values = Array.from(bare.toLowerCase(), (letter) => ROMAN[letter] ?? 0);
  return String(values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0));
}

/** Finds the last section that begins at or before an offset, by bisection. */
function sectionFinder(sections: readonly Section[]): (offset: number) => number | null {
  return (offset) => {
    let low = 0;
    let high = sections.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sections[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : low - 1;
  };
}
