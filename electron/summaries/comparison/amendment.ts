import type { Clause, ClauseChange } from "../../../shared/domain/comparison.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { pageAt } from "../../../shared/domain/locate.ts";
import { plainText } from "../verification/plain-text.ts";
import { wordingOf } from "./clauses.ts";
import { effectsOf, effectsOfWhole } from "./effects.ts";
import { comparedWords } from "./words.ts";

const partWord = "(?:Sections?|Clauses?|Articles?|Paragraphs?|Schedules?|Exhibits?|Annex(?:es)?|Appendix|Appendices)";
const partNumber = "(?:\\d+(?:\\.\\d+)*(?:\\s?\\([a-z0-9]{1,4}\\))*|[IVXL]+|[A-Z](?:-\\d+)?)(?![\\p{L}\\d])";
const target = new RegExp(`\\b(?<word>${partWord})\\s+(?<number>${partNumber})`, "giu");
const verb =
  /\b(?:is|are|shall be|be|will be)\s+(?:hereby\s+)?(?:further\s+)?(?:amended|deleted|replaced|restated|removed|supplemented|modified|revised|added|inserted|substituted|varied)\b|\bhereby\s+(?:amend|delete|replace|restate|add|insert|modify)s?\b/iu;
const addition =
  /\b(?:new|additional)\s+(?:section|clause|article|paragraph|schedule|exhibit|sentence|definition)\b|\b(?:adding|inserting|by (?:the )?addition of|is (?:hereby )?(?:added|inserted)|are (?:hereby )?(?:added|inserted))\b/iu;
const deletion = /\b(?:deleted|removed|deleting)\b/iu;
const replacement =
  /\b(?:replaced?|replacing|substitut\w+|restated?|amended to read|shall (?:now )?read|(?:to|and) read(?: in its entirety)?(?: as follows)?|as follows)\b/iu;
const quoted = /[“"](?<words>[^“”"]{1,6000})[”"]/gu;

interface Instruction extends Clause {
  /** What it says itself and, where new wording follows in paragraphs of its own, that too. */
  readonly wording: string;
}

export interface Amendment {
  readonly changes: ClauseChange[];
  /** Instructions whose place in the contract was not found: sentences for the reader. */
  readonly open: string[];
}

/** Whether a text orders changes to another: its title or opening says so, and at least one of its sentences does. */
export function isAmendment(contract: Contract): boolean {
  const opening = contract.text.slice(0, 1_500);
  return (
    /\b(?:amendment|addendum|deed of variation|variation agreement|side letter|supplement(?:al agreement)?)\b/i.test(
      opening,
    ) && instructionsIn(contract).length > 0
  );
}

/**
 * Follows each instruction of an amendment ("Section 3.2 is hereby deleted and replaced with …") to the clause of the
 * original that it names, and sets its wording before and after side by side. What it cannot place is in `open`.
 */
export function amendmentOf(original: Contract, amendment: Contract): Amendment {
  const changes: ClauseChange[] = [];
  const open: string[] = [];
  for (const instruction of instructionsIn(amendment)) {
    const change = changeOf(original, instruction);
    if (change === null) open.push(`“${shortened(instruction.text)}” names a part that was not found in the original.`);
    else changes.push(change);
  }
  return { changes, open };
}

/** The paragraphs that order a change, each with what follows it up to the next numbered or ordering one. */
function instructionsIn(contract: Contract): Instruction[] {
  const blocks = contract.blocks.map(({ start, end }) => ({
    start,
    end,
    text: contract.text.slice(start, end).trim(),
  }));
  const orders = blocks.map(({ text }) => isOrder(text));
  return blocks.flatMap(({ start, end, text }, index): Instruction[] => {
    if (orders[index] !== true) return [];
    let last = index;
    // New wording stands in paragraphs of its own only where the instruction announces it.
    if (/[:;]\s*$|as follows\.?$|the following\.?$/i.test(text)) {
      while (last + 1 < blocks.length && orders[last + 1] !== true && !isEnd(blocks[last + 1]?.text ?? "")) {
        last += 1;
        if (/[”"]\s*[.;]?$/.test(blocks[last]?.text ?? "")) break;
      }
    }
    const following = blocks.slice(index + 1, last + 1).map((block) => block.text);
    return [
      {
        number: "",
        heading: "",
        page: pageAt(contract, start),
        start,
        end: blocks[last]?.end ?? end,
        text,
        wording: following.join("\n"),
      },
    ];
  });
}

function isOrder(text: string): boolean {
  if (!verb.test(text)) return false;
  target.lastIndex = 0;
  // "As amended, Section 3 remains": the part must be what is changed, not what is spoken of in passing.
  return (
    target.test(text) &&
    !/\b(?:except as|as) (?:expressly |specifically )?(?:amended|modified)\b/i.test(text.slice(0, 60))
  );
}

function isEnd(text: string): boolean {
  return /^(?:\(?\d+(?:\.\d+)*[.)]|[A-Z]\.|IN WITNESS|Except as|All other|This Amendment|The parties|Capitali[sz]ed)/i.test(
    text,
  );
}

function changeOf(original: Contract, instruction: Instruction): ClauseChange | null {
  const { text, wording } = instruction;
  target.lastIndex = 0;
  const named = [...text.matchAll(target)].map((match) => ({
    word: match.groups?.["word"] ?? "",
    number: match.groups?.["number"] ?? "",
  }));
  // "Section 2 of this Amendment" is the amendment's own; the first part that the original has is meant.
  const before = named.map((part) => partOf(original, part.word, part.number)).find((part) => part !== null) ?? null;
  const { wording: instructed, clause } = splitInstruction(instruction);
  const order = plainText(text);
  const quotes = [...text.matchAll(quoted)].map((match) => (match.groups?.["words"] ?? "").trim());
  const said = wording === "" ? (quotes.at(-1) ?? "") : unquoted(wording);

  if (before !== null && quotes.length >= 2 && wording === "") {
    const exchanged = exchange(before, quotes);
    if (exchanged !== null) return changed(before, exchanged, clause);
  }
  if (addition.test(order) && !(deletion.test(order) && replacement.test(order))) {
    if (said === "") return null;
    return {
      ...blank,
      kind: "added",
      after: { ...instructed, text: said },
      effects: effectsOfWhole(said, "added"),
      instruction: clause,
    };
  }
  if (before === null) return null;
  if (
    quotes.length === 1 &&
    deletion.test(order) &&
    !replacement.test(order) &&
    before.text.includes(quotes[0] ?? "")
  ) {
    return changed(before, before.text.replace(quotes[0] ?? "", ""), clause);
  }
  if (deletion.test(order) && (!replacement.test(order) || said === "")) {
    return { ...blank, kind: "removed", before, effects: effectsOfWhole(before.text, "removed"), instruction: clause };
  }
  return said === "" ? null : changed(before, said, clause);
}

const blank = { moved: false, before: null, after: null, pieces: [], effects: [], instruction: null };

function changed(before: Clause, wording: string, instruction: Clause): ClauseChange {
  const { number } = before;
  const pieces = comparedWords(wordingOf(before), wordingOf({ number, text: wording }));
  return {
    ...blank,
    kind: "changed",
    before,
    after: { ...instruction, number: before.number, heading: before.heading, text: wording },
    pieces,
    effects: effectsOf(pieces),
    instruction,
  };
}

/** "… by deleting “thirty” and inserting “sixty”": each two quotations are old words and new. Null where the old are not there. */
function exchange(before: Clause, quotes: readonly string[]): string | null {
  let text = plainText(before.text);
  for (let index = 0; index + 1 < quotes.length; index += 2) {
    const old = plainText(quotes[index] ?? "");
    if (old === "" || !text.includes(old)) return null;
    text = text.replaceAll(old, () => plainText(quotes[index + 1] ?? ""));
  }
  return text;
}

function splitInstruction({ wording, ...clause }: Instruction): { wording: Clause; clause: Clause } {
  return { wording: { ...clause, text: wording }, clause };
}

function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^[“"]/, "")
    .replace(/[”"]\s*[.;]?$/, "")
    .trim();
}

/** The part of the original that a number names, with all that is under it. */
function partOf(original: Contract, word: string, number: string): Clause | null {
  const wanted = keyOf(number);
  const kind = /^(?:schedule|exhibit|annex|append)/i.test(word);
  const found = original.sections.find((section) => {
    const attached = /^(?:schedule|exhibit|annex|appendix)/i.test(section.number);
    return attached === kind && keyOf(section.number) === wanted;
  });
  if (found === undefined) return null;
  const whole = original.text.slice(found.start, found.end);
  const text = whole.trim();
  const start = found.start + whole.indexOf(text);
  return { number: found.number, heading: found.heading, page: found.page, start, end: start + text.length, text };
}

function keyOf(number: string): string {
  return number
    .toLowerCase()
    .replace(/^(?:sections?|clauses?|articles?|paragraphs?|schedules?|exhibits?|annex|appendix)\s*/i, "")
    .replaceAll(/\s|\.$/g, "");
}

function shortened(text: string): string {
  const plain = plainText(text);
  return plain.length <= 120 ? plain : `${plain.slice(0, 117)}…`;
}
