import type { Block, Section } from "../../shared/domain/contract.ts";
import { findContents } from "./contents.ts";
import type { DraftBlock } from "./draft.ts";
import {
  namesContract,
  isBelowAttachment,
  isHeadingLike,
  isUpper,
  trimHeading,
  headingAfter,
  isUnnumberedHeading,
  SIGNATURE,
} from "./headings.ts";
import { readLabels, startsWithLabel } from "./labels.ts";
import type { LabelStyle } from "./labels.ts";
import { Numbering } from "./numbering.ts";

type OpenSection = Omit<Section, "end">;

export interface Structure {
  readonly blocks: Block[];
  readonly sections: Section[];
}

/** What comes right before the list of the parties, at the end of its block. */
const BEFORE_PARTIES = /\b(?:between|among|parties)\s*(?:\([^)]*\))?\s*:?$/i;
const PARTY =
  /\b(?:company|corporation|limited|incorporated|inc|llc|llp|ltd|plc|gmbh|partnership|association|trust|bank|individual|registered|organi[sz]ed|resid(?:ing|ent)|whose|born|acting|address)\b/i;

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

/** One of the parties at the head of a contract, which is numbered as if it were a part. */
function isParty(own: string, inParties: boolean): boolean {
  const [label] = readLabels(own);
  return (
    inParties && label !== undefined && label.values.length === 1 && label.style !== "attachment" && PARTY.test(own)
  );
}

function isListItem(own: string, draft: DraftBlock): boolean {
  if (draft.kind === "list-item") return true;
  return (
    /^[\u2022\u25CF\u25CB\u25AA\u25A0\u2023*-]\s/.test(own) ||
    (startsWithLabel(own) && /^(?:\(|[a-zA-Z]{1,4}[.)])/.test(own))
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
