import { keyTermId } from "../../../../shared/domain/summary.ts";
import type { Party } from "../parties.ts";
import type { Reading, Sentence } from "../reading.ts";
import { alone, wholeOf } from "../whole.ts";
import { collapse, type Span } from "../sentences.ts";
import type { Title } from "../kind.ts";
import { written } from "./own-dates.ts";
import { documentPointedTo, documentThatApplies } from "./document-pointed-to.ts";
import { otherSide } from "./other-side.ts";
import { mostWords, inContext, readable, readableAround } from "../wording.ts";

/** What every detector may look at. */
export interface Subject {
  readonly reading: Reading;
  readonly title: Title | null;
  readonly kind: string;
  readonly parties: readonly Party[];
}

export interface TermAnswer {
  readonly state: "stated" | "ambiguous";
  /** Short and normalised, for a table: dates in ISO 8601. */
  readonly answer: string;
  /** In full, in the contract's own words; where it is left out, the sentence in which the first passage stands. */
  readonly detail?: string;
  /** The same for a statement, where it is neither the short answer nor the long one. */
  readonly said?: string;
  readonly passages: readonly Span[];
}

/** Finds one key term. `null` says that the contract was read and is silent. */
export interface Term {
  readonly id: string;
  readonly label: string;
  /** A heading that announces the term, whatever the sentences below it say. */
  readonly heading?: RegExp;
  /** Asked only of contracts whose pack names it. */
  readonly onlyInPack?: true;
  find(subject: Subject): TermAnswer | null;
}

export function defineTerm(label: string, find: Term["find"], id = keyTermId(label)): Term {
  return { id, label, find };
}

export interface Cues {
  /** Words of which one stands in every sentence that speaks of the term: one look spares many. */
  readonly about?: RegExp;
  /** A section heading that announces the term. */
  readonly heading?: RegExp;
  /**
   * A heading that names the term and nothing else. Where no sentence speaks of the term in words that are known, what
   * stands below such a heading is shown as it is: that is more than to say that nothing was found.
   */
  readonly announced?: RegExp;
  /** What a sentence below such a heading must hold to be shown. */
  readonly below?: RegExp;
  /** A sentence that holds one of these speaks of the term. */
  readonly strong: readonly RegExp[];
  /** Rarer ways of saying it, which are heard only where no sentence holds one of the others. */
  readonly rare?: readonly RegExp[];
  /** Counts only under the heading. */
  readonly weak?: readonly RegExp[];
  /** A sentence that holds one of these does not, whatever else it holds. */
  readonly not?: RegExp;
  /** A sentence that holds this says the thing itself, and goes before those that only speak of it in more words. */
  readonly plain?: RegExp;
  /** A sentence that holds this speaks of it less plainly than others. */
  readonly less?: RegExp;
  /** A sentence speaks of the term only if it also holds this. */
  readonly needs?: RegExp;
  readonly most?: number;
  /** How much less plain than the best a further sentence may be; a cue counts 3. What has fewer is as a rule about something else. */
  readonly spread?: number;
  /** A sentence beside the best one, in the same section, that holds this is said with it: without its exception a rule is wrong. */
  readonly beside?: RegExp;
  /** Whether a sentence is on the point where its own words leave that open: a second sign, in what stands around it. */
  readonly fits?: (sentence: Sentence, reading: Reading) => boolean;
  /** Who else does the same in sentences of their own: the short answer that names them all, and those sentences. */
  readonly others?: (best: Sentence, subject: Subject, cues: Cues) => Others | null;
  /** The whole answer, from the best sentence, where it can be normalised. */
  readonly answer?: (best: Sentence) => Pick<TermAnswer, "answer" | "said"> | null;
  /** The short answer, which a statement has before the sentence; where it is not given or null, the sentence, cut short. */
  readonly say?: (best: Sentence, subject: Subject, cues: Cues) => string | null;
}

export interface Others {
  readonly short: string;
  readonly sentences: readonly Sentence[];
}

/** Words of a short answer that is no figure. */
const longestAnswer = 24;
/** Words of a sentence that is said beside the best one. */
const longestBeside = 50;

/** Sentences that are quoted, and among which the other party's promise is looked for. */
const mostShown = 2;
const mostPromises = 30;

export interface CuedTerm extends Term {
  readonly cues: Cues;
}

/** A term that is told by words: its passages are the sentences that speak of it, the plainest first. */
export function cuedTerm(label: string, cues: Cues, id?: string): CuedTerm {
  const { heading } = cues;
  const term = defineTerm(
    label,
    (subject) => {
      const spoken = spokenOf(subject.reading, { ...cues, most: mostPromises });
      const all = spoken.length > 0 ? spoken : belowHeading(subject.reading, cues);
      const [best] = all;
      // What only its heading explains is shown, and not explained.
      const [known] = spoken;
      if (best === undefined) return null;
      const others = known === undefined ? null : (cues.others?.(known, subject, cues) ?? null);
      const beside = besideIt(best, subject.reading, cues);
      const other =
        others?.sentences[0] ?? otherSide(subject.parties, best, all, [...cues.strong, ...(cues.rare ?? [])]);
      const isSaid = [best, best.after, ...beside].some(
        (one) => other !== null && one !== undefined && wholeOf(one).start === wholeOf(other).start,
      );
      const second = other === null || isSaid ? [] : [other];
      const detail = [
        tellingPart(best, cues, mostWords),
        ...beside.map((sentence) => readable(wholeOf(sentence).text, longestBeside)),
        ...second.map((sentence) =>
          tellingPart(isSaidBefore(sentence, [best, ...beside]) ? alone(sentence) : sentence, cues, mostWords),
        ),
      ].join(" ");
      const found = all.slice(0, cues.most ?? mostShown);
      const told = new Set([best, ...beside, ...second, ...(others?.sentences ?? [])]);
      const passages = [...new Set([...told, ...found])]
        .slice(0, Math.max(found.length, told.size))
        .flatMap((one): Span[] => (one.exception === undefined ? [one] : [one, one.exception]));
      const normalised = known === undefined ? null : (cues.answer?.(known) ?? null);
      if (normalised !== null) return { state: "stated", ...normalised, detail, passages };
      const elsewhere = known === undefined ? documentPointedTo(best.text) : documentThatApplies(best.text);
      const own = known === undefined ? null : joined(cues.say?.(known, subject, cues) ?? null, others?.short ?? null);
      const short = own ?? (elsewhere === null ? null : `Left to ${elsewhere}`);
      const said = short === null || detail.startsWith(short) ? detail : `${spokenDays(short)}. ${detail}`;
      return {
        state: "stated",
        answer: short ?? tellingPart(best, cues, longestAnswer),
        detail,
        said,
        passages,
      };
    },
    id,
  );
  return heading === undefined ? { ...term, cues } : { ...term, heading, cues };
}

/** Whether what a sentence points back to is among those that are shown with it. */
function isSaidBefore({ before }: Sentence, shown: readonly Sentence[]): boolean {
  return shown.some((one) => wholeOf(one).start === (before === undefined ? -1 : wholeOf(before).start));
}

/** "30 days to put a breach right; by the Supplier and by the Customer, in separate clauses". */
function joined(what: string | null, who: string | null): string | null {
  return what === null || who === null ? (what ?? who) : `${what}; ${who.replace(/^By\b/, "by")}`;
}

/** "Until 2026-05-31", of a table, as a sentence says it. */
function spokenDays(answer: string): string {
  return answer.replace(/\b\d{4}-\d{2}-\d{2}\b/g, written);
}

/** Sentences before and behind the best one in which what is said beside it is looked for; and how many are said. */
const near = { before: 2, behind: 4 };
const mostBeside = 2;

/** Exceptions stand behind the rule, or are the freedom of the other party before it. */
function besideIt(best: Sentence, reading: Reading, { beside }: Cues): Sentence[] {
  if (beside === undefined) return [];
  return reading.sentences
    .filter(
      ({ index, part, text, start, end, lead }) =>
        index !== best.index &&
        start !== best.exception?.start &&
        start !== best.after?.start &&
        !(best.start <= start && start < wholeOf(best).end) &&
        index >= best.index - near.before &&
        index <= best.index + near.behind &&
        part === best.part &&
        // What opens a list says less than its items.
        !/[:—–]$/.test(text) &&
        // The words before a list say of each of its items what they say of the best one.
        beside.test(
          lead !== undefined && lead.start === best.lead?.start ? collapse(reading.text.slice(start, end)) : text,
        ),
    )
    .slice(0, mostBeside);
}

/** The part of a sentence in which its cue stands, at most `most` words or as many as say what the cue looks for. */
export function tellingPart(sentence: Sentence, { strong, rare = [], weak = [] }: Cues, most: number): string {
  const found = [...strong, ...rare, ...weak].flatMap((cue) => {
    const match = cue.exec(sentence.text);
    return match === null ? [] : [{ at: match.index, until: match.index + match[0].length }];
  });
  const { text, isFollowed } = wholeOf(sentence);
  const from = Math.max(0, text.indexOf(sentence.text));
  const { length } = sentence.text;
  const at = Math.min(from + Math.min(length, ...found.map((one) => one.at)), text.length);
  const part = readableAround(text, at, most, Math.max(at, ...found.map(({ until }) => from + until)));
  // The last word of an item that others follow is not the last of the list.
  const shown = isFollowed === true ? part.replace(/[.…]?$/u, "…") : part;
  return most < mostWords ? shown : inContext(shown, sentence);
}

/** How far below its heading a clause may begin, in sentences, and the fewest words that it has. */
const nearest = 3;
const shortest = 8;
/** What says that there is nothing of the kind, or that a heading is kept for later. */
const denies =
  /^(?:nothing|none|there (?:is|are|shall be) no)\b|\b(?:intentionally|deliberately) (?:left blank|omitted|deleted)\b|\bnot applicable\b|\breserved\W*$|\b(?:shall|will|does|do|is|are) not (?:be )?(?:apply|construed|deemed)\b|\bdoes not (?:provide|contain|create)\b/i;
const binds =
  /\b(?:shall|will|must|may|agrees?|undertakes?|covenants?|waives?|(?:is|are) (?:not )?(?:liable|responsible|obliged|obligated|required|entitled|excused|released|prohibited))\b/i;

/** The first sentence that binds somebody below a heading that names the term; at most one. */
function belowHeading({ sentences }: Reading, { announced, below: hold }: Cues): Sentence[] {
  if (announced === undefined) return [];
  const named = (heading: string) => heading.split(" ").length <= 8 && announced.test(heading.replace(partNumber, ""));
  let below = 0;
  let last = "";
  for (const sentence of sentences) {
    const place = `${sentence.part} ${sentence.heading}`;
    below = place === last ? below + 1 : 0;
    last = place;
    const { text, kind, isOfOthers = false } = sentence;
    if (isOfOthers || below >= nearest || !named(sentence.heading) || kind === "table" || isRow(text)) continue;
    if (!binds.test(text) || denies.test(text) || formal.test(text)) continue;
    if (hold?.test(text) === false) continue;
    if (text.split(" ").length >= shortest) return [sentence];
  }
  return [];
}

/** "ARTICLE – 14", which some headings keep. */
const partNumber = /^(?:article|section|chapter|clause|part)[\s–—-]*[\divxlc.]*[\s.:–—-]*/i;

/** Words around the agreement rather than of it, and what a party says is not so. */
const formal =
  /^(?:whereas|now,? therefore|in witness whereof|witnesseth)\b|\b(?:is|are) desirous of\b|^(?:[A-H][.)] )?(?!(?:if|when|whenever|where|should|in|upon|at|unless|after|during|no|neither)\b)[\p{L}&.,'’ ]{2,60} (?:desires?|wish(?:es)?|intends?) (?:to|that)\b(?!.*\b(?:shall|hereby|must)\b)|\bgood and valuable consideration\b|\bthere (?:are|is) no\b(?!.{0,30}\bbeneficiar).{0,40}\b(?:agreements?|contracts?|understandings?|actions?|claims?|suits?|proceedings?)\b|\bhas no liabilities\b/iu;
/** Below these it is told how the contract came about. */
const recitals = /^(?:recitals?|background|preambles?|preliminary statements?|premises|whereas|witnesseth)\W*$/i;
/** Names and figures side by side: a row of a table that was read as a sentence. */
export function isRow(text: string): boolean {
  const words = text.split(" ").slice(0, 24);
  const plain = words.filter((word) => /^\(?\p{Ll}/u.test(word)).length;
  return text !== text.toUpperCase() && words.length > 8 && plain < words.length * 0.35;
}

/** What stands in a cell and is a sentence all the same. */
function isSentence(text: string): boolean {
  return /^\p{Lu}[^\t]{40,}\p{Ll}{2}[.;]$/u.test(text) && operative.test(text) && !/: /.test(text);
}

/** A cue in a row of a table, or without a word that binds, is no clause. */
const least = 1.5;

const operative = /\b(?:shall|will|must|may|agrees?|is|are|hereby|grants?|assigns?|warrants?|waives?|acknowledges?)\b/i;

/** Sentences that speak of a term, best first, at most `most` (2); where none does, what a heading announces. */
export function sentencesWith(reading: Reading, cues: Cues): Sentence[] {
  const spoken = spokenOf(reading, cues);
  return spoken.length > 0 ? spoken : belowHeading(reading, cues);
}

function spokenOf(reading: Reading, cues: Cues): Sentence[] {
  const plain = ranked(reading, cues);
  const { rare = [] } = cues;
  return plain.length > 0 || rare.length === 0 ? plain : ranked(reading, { ...cues, strong: rare });
}

/** By cue, then heading, then plain length. */
function ranked(reading: Reading, cues: Cues): Sentence[] {
  const { about, heading, strong, weak = [], not, needs, plain, less, most = mostShown, spread = Infinity } = cues;
  const scored: { sentence: Sentence; score: number }[] = [];
  for (const sentence of reading.sentences) {
    if (sentence.isOfOthers === true || about?.test(sentence.text) === false) continue;
    if (not?.test(sentence.text) || formal.test(sentence.text)) continue;
    if (recitals.test(sentence.heading) && !/\b(?:shall|hereby|must)\b/i.test(sentence.text)) continue;
    const under = heading?.test(sentence.heading) ?? false;
    let score = strong.filter((cue) => cue.test(sentence.text)).length * 3;
    if (under) score += weak.filter((cue) => cue.test(sentence.text)).length * 2.5;
    // A heading that was read as a sentence says nothing.
    if (/^\p{Lu}[\p{L}-]*(?: [\p{L}-]+){0,2}\.?$/u.test(sentence.text) && !operative.test(sentence.text)) continue;
    if (score === 0 || needs?.test(sentence.text) === false || cues.fits?.(sentence, reading) === false) continue;
    if (under) score += 2;
    if (less?.test(sentence.text) === true) score -= 2.5;
    else if (plain?.test(sentence.text) === true) score += 4;
    score += operative.test(sentence.text) ? 1 : -1;
    // The opening of a list says less than its items, which stand as sentences of their own.
    if (/[:—–]$/.test(sentence.text)) score -= 1.5;
    if (isRow(sentence.text) || (sentence.kind === "table" && !isSentence(sentence.text))) score -= 3;
    // The words before a list are no fault of its items.
    const words = (sentence.lead === undefined ? sentence.text.length : sentence.end - sentence.start) / 6;
    if (words > 70) score -= 0.5;
    if (words > 130) score -= 0.5;
    if (words < 6) score -= 1;
    // It cannot be read by itself.
    if (
      /^(?:(?:and|or|but) |it|they|such|these|those|this (?!agreement|contract|lease)|(?:if|unless|when) (?:it|they|so|such)|otherwise|however|(?:and )?provided|notwithstanding the (?:foregoing|above|preceding)|in addition to the (?:foregoing|above|preceding)|for (?:the avoidance of doubt|clarity))\b/i.test(
        sentence.text,
      )
    )
      score -= 1.2;
    if (/^["“][^"”]{2,60}["”]\s+(?:means|shall mean)/.test(sentence.text)) score -= 1;
    // What an annex says stands behind what the body says.
    if (score >= least) scored.push({ sentence, score: sentence.isAnnexed === true ? score - 1 : score });
  }
  const best = Math.max(...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score >= best - spread)
    .toSorted((a, b) => b.score - a.score || a.sentence.index - b.sentence.index)
    .slice(0, most)
    .map(({ sentence }) => sentence);
}
