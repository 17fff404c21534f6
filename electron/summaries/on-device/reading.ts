import type { Block, Contract } from "../../../shared/domain/contract.ts";
import {
  binds,
  completed,
  goesOn,
  goesOnUnnumbered,
  isLead,
  listItem,
  markerOf,
  numeralsOf,
  standsAlone,
  type Numerals,
} from "./lists.ts";
import { annexesFrom, formsIn } from "./forms.ts";
import { abbreviation, collapse, isLowerCase, sentencesOf, trim, type Span } from "./sentences.ts";
import { withPointedTo } from "./pointers.ts";
import { wholeFrom, withExceptions, withLists, type Limited, type Whole } from "./whole.ts";

export interface Sentence extends Limited {
  readonly kind: Block["kind"];
  /** Of the part it stands in, without its number; empty where there is none. */
  readonly heading: string;
  /** Stands in a form of terms that a party is to agree with somebody else: nobody here is bound by it. */
  readonly isOfOthers?: boolean;
  /** Stands in an annex behind the signatures: the body is quoted before it. */
  readonly isAnnexed?: boolean;
}

/** A top-level part of the contract, with its sentences. */
export interface Part extends Span {
  readonly number: string;
  readonly heading: string;
  readonly sentences: Sentence[];
}

/** A contract, taken apart once for every question that is put to it. */
export interface Reading {
  readonly contract: Contract;
  readonly text: string;
  /** Headings, in order; not among `sentences`. */
  readonly headings: readonly Sentence[];
  /** Running text, in order; no headings, contents lines or signature blocks. */
  readonly sentences: readonly Sentence[];
  readonly parts: readonly Part[];
  readonly signatures: readonly Span[];
  readonly lowerCase: boolean;
}

const verb =
  /\b(?:shall|will|must|may|is|are|was|were|has|have|agrees?|means|do|does|can|would|should|be|been|constitutes?|includes?)\b/i;
const numbering =
  /^\s*(?:(?:section|article|clause|part|§)\s*)?(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,6})[.):](?!\d)|\d{1,3}(?:\.\d{1,3})+|(?:section|article|clause|§)\s*[\divxlc.]+[.:)]?)[\s\u2003-]*/i;
const contentsLine = /(?:\.\s?){4,}|\t\s*\d{1,3}\s*$|\s{3,}\d{1,3}\s*$|^\s*table\s+of\s+contents\s*$/im;
/** Several entries of a table of contents that were drawn as one paragraph: "Indemnity 13 12.2 Procedures 14 12.3". */
const contentsRun =
  /(?:\s\d{1,3}\s+\d{1,2}\.\d{1,2}\.?\s+\p{Lu}[^.]*?){2,}|(?:(?:section|article)\s+[\dIVX.]+\s[^.]{3,60}?\s\d{1,3}\s+){2,}/iu;
const pageFurniture =
  /^(?:page\s+)?[-–\s]*(?:\d{1,4}|[ivx]{1,6}|[A-Z]-\d{1,3})[-–\s]*(?:of\s+\d+)?$|^source:\s.{0,120}$|^\[?(?:signature page follows|remainder of (?:this )?page.*)\]?$|^exhibit\s+[\d.A-Z-]+$/i;

export function readContract(contract: Contract): Reading {
  const { text } = contract;
  const lowerCase = isLowerCase(text);
  const headings: Sentence[] = [];
  const found: Sentence[] = [];
  const signatures: Span[] = [];
  const outline = outlineOf(contract);
  const parts: Part[] = outline.map((part) => ({ ...part, sentences: [] }));
  let heading = "";
  let part = -1;
  let index = 0;
  let lead: Sentence | null = null;
  let run: Whole | null = null;
  /** How the items below `lead` are numbered; null before the first. */
  let numerals: Numerals | null = null;
  let before = "";
  const forms = formsIn(text);
  const annexes = annexesFrom(
    text,
    contract.blocks.filter(({ kind }) => kind === "signature"),
  );
  for (const block of blocksOf(contract)) {
    if (block.kind === "signature") {
      signatures.push(block);
      continue;
    }
    let inlineHeading = "";
    for (const span of sentencesOf(text, block, lowerCase)) {
      const clean = collapse(text.slice(span.start, span.end));
      if (!/\p{L}{2}/u.test(clean) || pageFurniture.test(clean)) continue;
      while (part + 1 < parts.length && (parts[part + 1]?.start ?? Infinity) < span.end) {
        part += 1;
        heading = parts[part]?.heading ?? "";
        inlineHeading = "";
      }
      const sentence: Sentence = {
        start: span.start,
        end: span.end,
        index,
        text: clean,
        kind: block.kind,
        heading: inlineHeading || heading,
        part,
        ...(forms.some((form) => form.start <= span.start && span.end <= form.end) ? { isOfOthers: true } : {}),
        ...(span.start > annexes ? { isAnnexed: true } : {}),
      };
      index += 1;
      if ((contentsLine.test(text.slice(span.start, span.end)) && clean.length < 200) || contentsRun.test(clean))
        continue;
      const opensList = /\b(?:shall|will|must|may|agrees?)\b[^.]*[:—–]$/i.test(clean);
      if (!opensList && (block.kind === "heading" || isHeading(clean))) {
        headings.push(sentence);
        // The first item below the heading of another section belongs to no list above it.
        if (numbering.test(clean) && !listItem.test(clean)) lead = null;
        inlineHeading = headingOf(clean);
        if (block.kind === "heading" || span.end >= block.end - 1) heading = inlineHeading;
        continue;
      }
      const bare = withoutHeading(text, sentence, outline);
      if (!/\p{L}{2}/u.test(bare.text) || /^[,;)]/.test(bare.text)) continue;
      const isUnnumbered =
        lead !== null && (numerals ?? "none") === "none" && goesOnUnnumbered(before, clean, numerals === null);
      const marker = markerOf(clean) ?? (isUnnumbered ? "" : undefined);
      before = clean;
      if (marker === undefined || lead?.part !== part || !goesOn(numerals, marker)) lead = null;
      if (lead !== null && marker !== undefined) numerals ??= numeralsOf(marker);
      const alone = lead === null || isLead(bare.text) || standsAlone(lead, bare) ? bare : completed(lead, bare);
      if (span.whole === undefined) run = null;
      else if (span.whole.start === span.start) run = wholeFrom(text, alone, bare, lead, span.whole.end);
      const whole = {
        ...alone,
        ...(run === null ? {} : { whole: run }),
        ...(marker === undefined ? {} : { isItem: true }),
      };
      if (isLead(bare.text) && (lead === null || binds(bare.text))) {
        lead = bare;
        numerals = null;
        // "The Receiving Party shall:" says nothing by itself; its items do.
        if (bare.text.split(" ").length < 8) continue;
      }
      found.push(whole);
    }
  }
  const sentences = withPointedTo(withExceptions(withLists(text, found)));
  for (const sentence of sentences) parts[sentence.part]?.sentences.push(sentence);
  return { contract, text, headings, sentences, parts, signatures, lowerCase };
}

/** Without its number: "8.2 Governing Law." is "Governing Law". */
export function headingOf(text: string): string {
  return text
    .replace(numbering, "")
    .replace(/[\s.:;\u2013\u2014-]+$/u, "")
    .trim();
}

/** Whether words are capitalised as in a heading, few, and without a verb. */
export function isHeading(text: string): boolean {
  const bare = headingOf(text);
  const words = bare.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  if (words.length === 0 || words.length > 12 || bare.length > 110) return false;
  const capital = words.filter(
    (word) => /^\p{Lu}/u.test(word) || /^(?:of|and|the|to|for|in|on|or|by|with|a|an|und|et|de|la|del|y)$/i.test(word),
  ).length;
  if (capital / words.length < 0.8 || !/^\P{L}*\p{Lu}/u.test(bare)) return false;
  if (/["“”$€£%]|\d{4}|\d,\d{3}|@/.test(bare) || /[;,]$/.test(text)) return false;
  return !verb.test(
    words
      .filter((word) => word !== word.toUpperCase() || words.every((other) => other === other.toUpperCase()))
      .join(" ")
      .replace(/\bWill\b/g, ""),
  );
}

const reference = /^(?:sections?|articles?|clauses?|paragraphs?|exhibits?|schedules?|appendix|annex)\s+[\dA-Z]/i;
const isCutOff = /(?:[,;]|\b(?:and|or|of|in|under|to|with|by|see|per|pursuant to|including))\s*$/i;

/** No sentence ends so, whatever the next block begins with: a name, or words that are all in capitals. */
const endsOpen =
  /\b(?:the|an?|of|to|and|or|in|by|for|with|under|any|such|its|their|his|her|shall|will|may|not|be|is|are|that|which|at|on|from|between|than)\s*$/i;

const annexed = /^(?:schedule|exhibit|annex|appendix|attachment|addendum|article)\s+["“]?[\dA-Z]/i;

/** The contract's own blocks, or its paragraphs; a sentence that runs on over a page is put together again. */
function blocksOf(contract: Contract): Block[] {
  const { text } = contract;
  const blocks = contract.blocks.length > 0 ? contract.blocks : paragraphsOf(contract);
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.findLast(({ start, end }) => !pageFurniture.test(collapse(text.slice(start, end))));
    if (last !== undefined && runsOn(text, last, block) && isOnlyFurniture(text.slice(last.end, block.start)))
      joined[joined.lastIndexOf(last)] = { ...last, end: block.end, page: block.page };
    else joined.push(block);
  }
  return joined;
}

/** Whether a block goes on with the sentence in which the one before it stops. */
function runsOn(text: string, last: Block, block: Block): boolean {
  if (block.kind !== "paragraph" || !/^(?:paragraph|list-item)$/.test(last.kind)) return false;
  const before = text.slice(last.start, last.end);
  const source = text.slice(block.start, block.end).trim();
  if (/^[\p{Ll},;)]/u.test(source)) return before.length > 30 && !/[.!?:]["”)]*\s*$/.test(before);
  if (before.length <= 60) return false;
  // A reference that happens to begin a line; words that nothing ends with.
  if (reference.test(source) && isCutOff.test(before)) return true;
  if (numbering.test(source) || listItem.test(source)) return false;
  if (endsOpen.test(before)) return true;
  // The next page begins with a name, or with words in capitals.
  const isOnNextPage = block.page !== last.page || /\S/.test(text.slice(last.end, block.start));
  return (
    isOnNextPage &&
    !/[.!?:;]["”’)]*\s*$/.test(before) &&
    !annexed.test(source) &&
    (/[.!?]["”’)]*$/.test(source) || !isHeading(source))
  );
}

/** Nothing, or the number of a page. */
function isOnlyFurniture(between: string): boolean {
  return between.split(/\n/).every((line) => line.trim() === "" || pageFurniture.test(line.trim()));
}

function paragraphsOf(contract: Contract): Block[] {
  const found: Block[] = [];
  for (const paragraph of contract.text.matchAll(/\S[\s\S]*?(?=\n\s*\n|$(?![\s\S]))/g)) {
    found.push({ kind: "paragraph", start: paragraph.index, end: paragraph.index + paragraph[0].length, page: 1 });
  }
  return found;
}

/** The outermost sections that the reader found; where they are fewer than three, the numbered headings in the text. */
function outlineOf(contract: Contract): { start: number; end: number; number: string; heading: string }[] {
  const { sections, text } = contract;
  for (const level of [...new Set(sections.map((section) => section.level))].toSorted((a, b) => a - b)) {
    const chosen = sections.filter(
      (section) =>
        section.level <= level &&
        !contentsLine.test(text.slice(section.start, section.start + 160).split("\n")[0] ?? ""),
    );
    if (chosen.length >= 3) return chosen.map(({ start, end, number, heading }) => ({ start, end, number, heading }));
  }
  const found: { start: number; number: string; heading: string }[] = [];
  const pattern =
    /(?:^|\n|(?<=[.;]\s))[ \t]*(?<number>(?:(?:ARTICLE|Article|SECTION|Section)\s+)?(?:\d{1,2}|[IVX]{1,5}))[.:)\s][ \t]*(?<heading>\p{Lu}[^\n.:;]{2,70})[.:\n]/gu;
  let expected = 1;
  for (const match of text.matchAll(pattern)) {
    const { number = "", heading = "" } = match.groups ?? {};
    if (!isHeading(heading) || contentsLine.test(heading)) continue;
    const value = ordinalOf(number);
    if (value === null || value < expected - 1 || value > expected + 1) continue;
    expected = value + 1;
    found.push({ start: match.index + match[0].indexOf(number), number, heading: heading.trim() });
  }
  if (found.length < 3) return [];
  return found.map((part, index) => ({ ...part, end: found[index + 1]?.start ?? text.length }));
}

function ordinalOf(number: string): number | null {
  const bare = number.replace(/^\D*\s/, "");
  if (/^\d+$/.test(bare)) return Number(bare);
  const letters: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
  let total = 0;
  for (const [index, letter] of bare.split("").entries()) {
    const value = letters[letter] ?? 0;
    total += value < (letters[bare[index + 1] ?? ""] ?? 0) ? -value : value;
  }
  return total > 0 ? total : null;
}

/** "COMPENSATION In consideration of": a heading that runs into its sentence without a stop. */
const shoutedHeading =
  /^(?=[^a-z]{6})(?:[A-Z][A-Z&/,'’;-]*\s+){1,7}?(?=(?:The|In|This|Each|Either|Neither|Any|All|If|Upon|During|Except|Subject|For|No|Notwithstanding|It|As|Both|At|On|Nothing|Unless|Where|Such|These|Company|Licensee|Licensor|Customer|Supplier|Seller|Buyer)\s)/;

/** "4. REPAIR AND DECORATION 4.1 The Tenant": a heading that was drawn on the line of its first clause. */
const headingBeforeNumber =
  /^\s*(?:\d{1,2}[.)]?\s+)?\p{Lu}[^a-z.;:]{4,80}\s\d{1,2}\.\d{1,2}[.)]?\s+(?=\p{Lu}\p{Ll}|\p{Lu}\s)/u;

/** A sentence that begins with its section's number and heading, from behind them. */
function withoutHeading(
  text: string,
  sentence: Sentence,
  outline: readonly { start: number; number: string; heading: string }[],
): Sentence {
  const source = text.slice(sentence.start, sentence.end);
  const part = outline[sentence.part];
  let offset = numbering.exec(source)?.[0].length ?? 0;
  // "Section 9 applies", "Article 3 and Schedule 1": not the sentence's own number.
  if (/^\s*\p{L}{3}/u.test(source.slice(0, offset)) && /^[,(\p{Ll}]/u.test(source.slice(offset))) offset = 0;
  if (part !== undefined && part.heading !== "" && sentence.start <= part.start + part.number.length + 4) {
    const at = source.indexOf(part.heading.split("\n")[0] ?? part.heading);
    const rest = at + part.heading.length;
    if (at >= 0 && at <= offset + part.number.length + 4 && rest < source.length - 20)
      offset = rest + (/^[\s.:;\u2013\u2014-]*/u.exec(source.slice(rest))?.[0].length ?? 0);
  }
  offset += headingBeforeNumber.exec(source.slice(offset))?.[0].length ?? 0;
  const run = /^(?<heading>\p{Lu}[\p{L}\s,/&'’-]{2,60})(?:\.|:|\s[–—-])\s+(?=["“(]?(?:\p{Lu}|\p{Ll}{1,2}\p{Lu}))/u.exec(
    source.slice(offset),
  );
  // "Neither the Clinic nor Dr. Roe shall": a name that goes on, not a heading.
  const named = run?.groups?.heading;
  if (run !== null && named !== undefined && isHeading(named) && !abbreviation.test(named)) {
    const span = trim(text, sentence.start + offset + run[0].length, sentence.end);
    return {
      ...sentence,
      ...span,
      heading: named.trim(),
      text: collapse(text.slice(span.start, span.end)),
    };
  }
  const shouted = shoutedHeading.exec(source.slice(offset))?.[0];
  if (shouted !== undefined && shouted.length < source.length - offset - 25) {
    const span = trim(text, sentence.start + offset + shouted.length, sentence.end);
    return {
      ...sentence,
      ...span,
      heading: headingOf(collapse(shouted)),
      text: collapse(text.slice(span.start, span.end)),
    };
  }
  const span = trim(text, sentence.start + offset, sentence.end);
  return { ...sentence, ...span, text: collapse(text.slice(span.start, span.end)) };
}
