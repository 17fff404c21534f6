import type { Block, Section } from "../../shared/domain/contract.ts";
import { findContents } from "./contents.ts";
import type { DraftBlock } from "./draft.ts";
import { readLabels, startsWithLabel } from "./labels.ts";
import type { LabelStyle } from "./labels.ts";
import { Numbering } from "./numbering.ts";

type OpenSection = Omit<Section, "end">;

export interface Structure {
  readonly blocks: Block[];
  readonly sections: Section[];
}

const SIGNATURE =
  /^(?:(?:by|name|title|its|signed|signature|date|witness|print(?:ed)? name|authori[sz]ed (?:signatory|signature))\s*:?\s*(?:_{2,}|\/s\/|\.{5,}|$)|(?:by|name|title|its|signature)\s*:)|^\/s\/|^_{6,}/im;
/** What stands like a heading and heads nothing: who the parties are, marks of a form, the column heads of a table of contents. */
const NO_HEADING =
  /\b(?:inc|llc|l\.l\.c|ltd|corp|co|lp|l\.p|llp|plc|gmbh|ag|n\.v|b\.v|s\.a|limited|corporation|company)\.?[)"\u201D]?$|^\[[^\]]*\]$|^pages?(?:\s+no\.?)?$|^(?:and|between|by|by and between|among|continued|to|the|section)\s*:?$/i;
/** What comes right before the list of the parties, at the end of its block. */
const BEFORE_PARTIES = /\b(?:between|among|parties)\s*(?:\([^)]*\))?\s*:?$/i;
const PARTY =
  /\b(?:company|corporation|limited|incorporated|inc|llc|llp|ltd|plc|gmbh|partnership|association|trust|bank|individual|registered|organi[sz]ed|resid(?:ing|ent)|whose|born|acting|address)\b/i;
const NAMES_CONTRACT =
  /\b(?:agreement|contract|lease|licen[cs]e|deed|undertaking|memorandum|amendment|addendum|guarant(?:y|ee)|indenture|charter|letter of intent|order form|statement of work|terms (?:and|of)|policy|plan)\b/i;
/** Verbs that a sentence has and a heading has not. */
const VERB =
  /\s(?:shall|will|may|must|is|are|was|were|be|has|have|had|do|does|means?|includes?|agrees?|remains?|acknowledges?|represents?|warrants?|applies|apply|consists?|takes|continues|begins|ends|survives?)\b/;
const WORDS = /\p{L}[\p{L}'\u2019&-]*/gu;
/** Small words that stay in lower case in a title. */
const SMALL = /^(?:a|an|and|as|at|by|for|from|in|into|of|on|or|per|than|the|to|with|without|vs?|re|its|upon|under)$/;
const LONGEST_HEADING = 110;

/**
 * Finds the parts of a contract: blocks with their kinds, and sections by number and heading, in the order of the
 * text. Pure: it judges from the text, what a format says of its blocks, and how they look.
 */
export function findStructure(text: string, drafts: readonly DraftBlock[]): Structure {
  const numbering = new Numbering();
  const open: OpenSection[] = [];
  const blocks: Block[] = [];
  const contents = findContents(text, drafts);
  let seenStrongHeading = false;
  let inParties = false;
  let recitals = null as { readonly style: LabelStyle; readonly level: number } | null;

  for (let index = 0; index < drafts.length; index += 1) {
    const draft = drafts[index];
    if (draft === undefined) break;
    const own = text.slice(draft.start, draft.end);
    const add = (kind: Block["kind"], block: DraftBlock = draft): void => {
      blocks.push({ kind, start: block.start, end: block.end, page: block.page });
    };

    if (draft.kind === "footnote") {
      add("footnote");
      continue;
    }
    if (contents.titles.has(index)) {
      add("heading");
      continue;
    }
    if (contents.entries.has(index)) {
      add(draft.kind === "table" ? "table" : "list-item");
      continue;
    }
    if (SIGNATURE.test(own) && own.length < 600) {
      add("signature");
      continue;
    }
    if (draft.kind === "table") {
      add("table");
      continue;
    }

    if (numbering.depth === 0 && isParty(own, inParties)) {
      inParties = true;
      add("list-item");
      continue;
    }
    inParties = BEFORE_PARTIES.test(own.trim()) || (inParties && own.length < 30);

    const looksLikeHeading = isHeadingLike(own, draft);
    const accepted = acceptLabel(numbering, text, drafts, index, looksLikeHeading);
    if (accepted !== null) {
      const { label } = accepted;
      let { level } = accepted;
      if (level === 1 && /letter|roman|bracketed/.test(label.style)) {
        const above = open.at(-1);
        if (recitals?.style !== label.style)
          recitals = above?.number === "" ? { style: label.style, level: above.level + 1 } : null;
        level = recitals?.level ?? level;
      } else if (level === 1) {
        recitals = null;
      }
      const rest = own.slice(label.length);
      // Items of lists are short too; only what is set apart, and is no date or amount, heads something.
      const isItem =
        /letter|roman/.test(label.style) && !(isUpper(rest) || draft.emphasised || draft.kind === "heading");
      const headsPart = looksLikeHeading && !(isItem && /[\d$]/.test(rest));
      const after = headingAfter(rest, Math.max(0, draft.leadLength - label.length), headsPart);
      let { heading } = after;
      add(after.isWhole && !isItem ? "heading" : isListItem(own, draft) ? "list-item" : "paragraph");
      const next = drafts[index + 1];
      if (
        heading === "" &&
        own.length <= label.length + 1 &&
        next !== undefined &&
        (label.style === "article" || label.style === "attachment" || draft.emphasised || draft.centred)
      ) {
        const title = text.slice(next.start, next.end);
        const isTitleBelow =
          isHeadingLike(title, next) || (label.style === "attachment" && isBelowAttachment(title, draft, next));
        if (isTitleBelow && readLabels(title).length === 0) {
          heading = trimHeading(title);
          add("heading", next);
          index += 1;
        }
      }
      open.push({ number: label.number, heading, level, start: draft.start, page: draft.page });
      continue;
    }
    const isContractTitle = open.length === 0 && numbering.depth === 0 && namesContract(own, draft);
    if (isContractTitle || isUnnumberedHeading(own, draft, text, drafts[index + 1])) {
      const isStrong = isUpper(own) || draft.scale > 1.1;
      const level = draft.headingLevel ?? (isStrong || !seenStrongHeading ? 1 : 2);
      seenStrongHeading ||= isStrong;
      if (level === 1) numbering.beginUnnumbered();
      open.push({ number: "", heading: trimHeading(own), level, start: draft.start, page: draft.page });
      add("heading");
      continue;
    }
    add(isListItem(own, draft) ? "list-item" : draft.kind === "heading" ? "heading" : "paragraph");
  }
  return { blocks, sections: close(open, text.length) };
}

function acceptLabel(
  numbering: Numbering,
  text: string,
  drafts: readonly DraftBlock[],
  index: number,
  looksLikeHeading: boolean,
): ReturnType<Numbering["accept"]> {
  const draft = drafts[index];
  if (draft === undefined) return null;
  const own = text.slice(draft.start, draft.end);
  const labels = readLabels(own);
  const [first] = labels;
  if (first === undefined) return null;
  // Filings carry the number of the exhibit above the contract itself.
  if (first.style === "attachment" && ((draft.start < 400 && numbering.depth === 0) || own.length > 160)) return null;
  const before = drafts[index - 1];
  const beforeText = before === undefined ? "" : text.slice(before.start, before.end);
  return numbering.accept(labels, {
    goesOnLower: /^\p{Ll}/u.test(own.slice(first.length)),
    looksLikeHeading: looksLikeHeading || first.style === "attachment",
    afterOpenSentence:
      before !== undefined &&
      before.page !== draft.page &&
      beforeText.length > 80 &&
      /[\p{L}\d,]$/u.test(beforeText) &&
      !/\b(?:and|or)$/.test(beforeText),
  });
}

/** The name of the contract itself, which may have anything below it: a subtitle, a date, the parties. */
function namesContract(own: string, draft: DraftBlock): boolean {
  return (
    draft.start < 1_500 &&
    own.length <= LONGEST_HEADING &&
    NAMES_CONTRACT.test(own) &&
    !/[.,;:]$|\d{4}|_{3}|\n/.test(own) &&
    !VERB.test(own) &&
    readLabels(own).length === 0 &&
    (isUpper(own) || draft.scale > 1.15 || (isTitle(own) && (draft.centred || draft.emphasised)))
  );
}

/** One of the parties at the head of a contract, which is numbered as if it were a part. */
function isParty(own: string, inParties: boolean): boolean {
  const [label] = readLabels(own);
  return (
    inParties && label !== undefined && label.values.length === 1 && label.style !== "attachment" && PARTY.test(own)
  );
}

/** "Service charge" under "SCHEDULE 3": set as the label is, without a sentence. */
function isBelowAttachment(title: string, label: DraftBlock, block: DraftBlock): boolean {
  return (
    block.kind === null &&
    title.length <= 80 &&
    !/[.,;:\n]$|\t|_{3}/.test(title) &&
    !VERB.test(title) &&
    /^\p{Lu}/u.test(title) &&
    (block.centred || block.emphasised || (label.scale === block.scale && !label.centred && !label.emphasised))
  );
}

function isListItem(own: string, draft: DraftBlock): boolean {
  if (draft.kind === "list-item") return true;
  return (
    /^[\u2022\u25CF\u25CB\u25AA\u25A0\u2023*-]\s/.test(own) ||
    (startsWithLabel(own) && /^(?:\(|[a-zA-Z]{1,4}[.)])/.test(own))
  );
}

/** Short, without a sentence, and set or written as a title. */
function isHeadingLike(own: string, draft: DraftBlock): boolean {
  if (draft.kind === "heading") return own.length <= 2 * LONGEST_HEADING;
  if (draft.kind !== null && draft.kind !== "list-item") return false;
  const [label] = readLabels(own);
  const rest = label === undefined ? own : own.slice(label.length);
  if (own.length > LONGEST_HEADING || /[;,]$|\n/.test(own) || /[.!?]\s+\p{Lu}/u.test(rest)) return false;
  if (rest === "")
    return (
      label !== undefined &&
      (label.style === "article" || label.style === "attachment" || draft.emphasised || draft.centred)
    );
  const isSetApart =
    label !== undefined && draft.emphasised && own.length <= 80 && !/[.:]$/.test(rest) && !VERB.test(rest);
  return (
    isUpper(rest) ||
    isSetApart ||
    (isTitle(rest) &&
      !VERB.test(rest) &&
      (!/[.:]$/.test(rest) || draft.emphasised || isRunIn(rest.slice(0, -1), "")) &&
      (label !== undefined || draft.emphasised || draft.centred || draft.scale > 1.1)) ||
    (draft.scale > 1.15 && !rest.endsWith("."))
  );
}

function isUpper(own: string): boolean {
  const letters = own.match(/\p{L}/gu) ?? [];
  return (
    letters.length >= 3 && letters.filter((letter) => letter === letter.toUpperCase()).length >= 0.9 * letters.length
  );
}

/** Most words that count begin with a capital. */
function isTitle(own: string): boolean {
  const words = (own.match(WORDS) ?? []).filter((word) => !SMALL.test(word));
  if (words.length === 0 || words.length > 14) return false;
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return /^[^\p{L}]*\p{Lu}/u.test(own) && capital >= 0.65 * words.length;
}

function trimHeading(heading: string): string {
  const bare = heading.replace(/\s+/g, " ").replace(/^[\s\u2013\u2014:.-]+|[\s.:;\u2013\u2014-]+$/g, "");
  return bare.replace(/^["\u201C]([^"\u201C\u201D]+)["\u201D]?$/, "$1");
}

/** The heading that follows a label: the whole block, an emphasised beginning, or a title closed by a full stop or colon. */
function headingAfter(
  rest: string,
  leadLength: number,
  looksLikeHeading: boolean,
): { heading: string; isWhole: boolean } {
  const flat = rest.trim();
  if (looksLikeHeading) return { heading: trimHeading(flat), isWhole: true };
  const closed =
    /^["\u201C]?(\p{Lu}[^.:;\n\u201C"]{1,90}?)["\u201D]?\s?(?:[.:]|\s[\u2013\u2014-]|\u2014)(?=\s|["\u201C(]|$)/u.exec(
      flat,
    );
  const introducesList = closed !== null && closed[0].length >= flat.length && closed[0].endsWith(":");
  if (closed?.[1] !== undefined && !introducesList && isRunIn(closed[1], flat.slice(closed[0].length)))
    return { heading: trimHeading(closed[1]), isWhole: closed[0].length >= flat.length };
  if (leadLength > 2 && leadLength <= LONGEST_HEADING) {
    const lead = flat.slice(0, leadLength).trim();
    // What is set in bold between quotes is defined, not headed.
    if (/["\u201C]/.test(lead)) return { heading: "", isWhole: false };
    if (isTitle(lead) || isUpper(lead)) return { heading: trimHeading(lead), isWhole: false };
  }
  return { heading: "", isWhole: false };
}

/** A heading that its clause follows on the same line: "Entire Agreement. This ...", "Entire agreement. This ...". */
function isRunIn(words: string, after: string): boolean {
  const count = words.split(/\s+/).length;
  if (VERB.test(words)) return false;
  const counted = (words.match(WORDS) ?? []).filter((word) => !SMALL.test(word));
  const capital = counted.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (capital === counted.length || (capital >= 0.75 * counted.length && counted.length > 3)) return count <= 12;
  return capital === 1 && count <= 5 && !/\d/.test(words) && /^\s*["\u201C(]?\p{Lu}/u.test(after);
}

function isUnnumberedHeading(own: string, draft: DraftBlock, text: string, next: DraftBlock | undefined): boolean {
  if (draft.kind === "heading") return trimHeading(own) !== "";
  if (draft.kind !== null || next === undefined) return false;
  if (!/\p{L}{3}/u.test(own)) return false;
  const letters = own.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 4 || own.length > LONGEST_HEADING || /\d{4,}|_{3,}|\*{3}|@|\.{4}/.test(own) || /[,;]$/.test(own))
    return false;
  if (readLabels(own).some((label) => label.strong)) return false;
  const following = text.slice(next.start, next.end);
  // Names over signature lines and on title pages are set like headings; a heading has something to head.
  if (
    SIGNATURE.test(following) ||
    /^(?:and|between|by and between|among|by and among)\b/i.test(following) ||
    NO_HEADING.test(own.trim())
  )
    return false;
  if (following.length < 60 && !startsWithLabel(following) && !isHeadingLike(following, next) && next.kind === null)
    return false;
  if (isUpper(own)) return (own.match(WORDS) ?? []).length <= 12;
  if (/[.!?]$/.test(own)) return false;
  return (
    isTitle(own) &&
    (draft.scale > 1.15 || (draft.emphasised && own.length <= 80)) &&
    (own.match(WORDS) ?? []).length <= 10
  );
}

/** A section ends where the next of its own or a higher level begins. */
function close(open: readonly OpenSection[], length: number): Section[] {
  const ends: number[] = [];
  // Starts of the sections that follow, outermost at the bottom: each is on a higher level than the one above it.
  const following: OpenSection[] = [];
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const section = open[index];
    if (section === undefined) continue;
    while ((following.at(-1)?.level ?? 0) > section.level) following.pop();
    ends[index] = following.at(-1)?.start ?? length;
    following.push(section);
  }
  return open.map((section, index) => ({ ...section, end: ends[index] ?? length }));
}
