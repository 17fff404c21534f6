import { wholeOf, type Limited } from "./whole.ts";

const first =
  /^(?:(?:and|but|then|provided,? (?:however,? )?that)\s+)?(?:such (?!as\b|\p{L}+(?: \p{L}+)? (?:as|that|which|who)\b)|(?:these|those) (?!(?:terms|conditions|general|standard|parties|persons|obligations contained)\b)|this (?=(?:right|obligation|restriction|licen[cs]e|provision|limitation|covenant|option|warranty|fee|payment|amount|notice|termination|grant|prohibition|requirement|indemnit\w+|clause|paragraph|section|undertaking)\b(?! \d))|(?:it|they|he|she)\s(?!(?:is|was|being|shall be)\b|(?:is )?(?:expressly |hereby |mutually |further )*(?:agreed|understood))|the (?:foregoing|former|latter|same|above|aforesaid|aforementioned|preceding)\b)/iu;
const event =
  /^(?:\S+\s+){0,3}?(?:in|upon|on|under) (?:such|that|this|either|any such) (?:an? )?(?:event|case|circumstances?|termination|notice|breach)\b|^(?:if so|otherwise|thereafter|thereupon|in (?:either|which) (?:case|event)|upon (?:such|this|that))\b/i;
const such =
  /\bsuch (?:an? |other |additional )?(?<thing>\p{Ll}{3,})\b(?! (?:of|to)\b)(?![^.;]{0,110}\b(?:as|that|which|who|whom)\b)/gu;
const generic = /^(?:others?|manner|extent|purposes?|terms?|form|persons?|part(?:y|ies)|time|date|amounts?|cases?)$/i;
const foregoing =
  /\b(?:the )?(?:foregoing|aforesaid|aforementioned|above-mentioned) (?!provisions? of|terms and)\p{Ll}{4,}/iu;
/** Characters in which a sentence says what it is about. */
const opening = 110;

/** Whether a sentence speaks of something that only the sentence before it names: which termination, what restriction. */
export function pointsBack(text: string): boolean {
  const head = text.slice(0, opening);
  if (first.test(head) || event.test(head) || foregoing.test(head)) return true;
  return [...head.matchAll(such)].some(({ index, groups }) => {
    const thing = (groups?.["thing"] ?? "").toLowerCase();
    const stem = thing.replace(/(?:ies|y|es|s|ed|e|ment|ion|ing)$/, "");
    return !generic.test(thing) && !text.slice(0, index).toLowerCase().includes(stem);
  });
}

const saysSomething =
  /^["“(]?\p{Lu}.*\b(?:shall|will|must|may|can|agrees?|is|are|was|were|has|have|grants?|warrants?|acknowledges?|reserves?)\b.*[.;:!?)”"]$/su;

/** Words of a sentence that is said before another, lest nobody knows what that one speaks of; and how far before it. */
const longestBefore = 90;
const nearest = 2;

/**
 * Gives each sentence that points back the one before it in its section, where that can be read by itself; and a sentence
 * the one behind it that says what follows from it.
 */
export function withPointedTo<S extends Limited & { readonly heading: string }>(sentences: readonly S[]): S[] {
  const led = sentences.map((sentence, at) => {
    if (!pointsBack(wholeOf(sentence).text)) return sentence;
    // The parts of a sentence that is shown whole stand before it and are said with it.
    const own = wholeOf(sentence).lead?.start ?? wholeOf(sentence).start;
    const back = sentences.slice(Math.max(0, at - 6), at).toReversed();
    const before = back.find((one) => wholeOf(one).end <= own);
    if (
      before === undefined ||
      before.part !== sentence.part ||
      before.heading !== sentence.heading ||
      sentence.index - before.index > nearest + 4
    )
      return sentence;
    const { text } = wholeOf(before);
    const isFar = sentence.whole === undefined && sentence.index - before.index > nearest;
    const isPart = before.isItem === true && before.lead === undefined && before.whole === undefined;
    return isFar || isPart || !saysSomething.test(text) || text.split(" ").length > longestBefore || pointsBack(text)
      ? sentence
      : { ...sentence, before };
  });
  return led.map((sentence, at) => {
    const next = led[at + 1];
    const follows =
      next?.before !== undefined &&
      wholeOf(next.before).start === wholeOf(sentence).start &&
      consequence.test(next.text) &&
      wholeOf(next).text.split(" ").length <= longestBefore;
    return follows ? { ...sentence, after: next } : sentence;
  });
}

/** Begins what follows from the sentence before it. */
const consequence =
  /^(?:in (?:such|that|this|either|any such) (?:an? )?(?:event|case)|(?:in the event of|up?on|following|after) (?:any |an? )?(?:such|this)(?: an?)? (?:termination|cancellation|notice|expir\w+|election|default|breach|failure|renewal|assignment|event))\b/i;
