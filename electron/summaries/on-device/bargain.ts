import { leansOnAnother } from "./obligations.ts";
import { packFor } from "./packs.ts";
import type { Reading, Sentence } from "./reading.ts";
import { mostTelling } from "./salience.ts";
import { wholeOf } from "./whole.ts";

const operative =
  /\b(?:grants?|appoints?|engages?|retains?|agrees? to (?:provide|sell|purchase|supply|perform|lease|license|manufacture|act)|shall (?:provide|supply|perform|manufacture|sell)|hereby (?:\p{L}+,? (?:and )?){0,6}?(?:assigns?|transfers?|sells?|conveys?|leases?))\b/iu;
/** What passes for good, which a contract that is made for it says beside what is let again for use. */
const passing =
  /^(?!.*\b(?:(?:shall|will|may) not|neither|no party)\b).*\b(?:hereby|agrees? to|shall|does hereby|will)\s+(?:\p{L}+,? (?:and )?){0,6}?(?:assigns?|transfers?|sells?|conveys?)\b(?! (?:this|its rights (?:and obligations )?(?:under|hereunder)))[^.;]{0,120}\b(?:right,? title|all (?:of )?(?:its|the|such|their)|title|interests? in|assets|shares|patents?|marks?|trademarks|copyrights?|property)\b/iu;
const madeToPass = /\b(?:assign\w*|purchase|sale|transfer|conveyance|intellectual property)\b/;
/** What a contract is for, wherever it stands; a licence to use marks for it is not. */
const appointing =
  /\bhereby (?:\p{L}+,? (?:and )?){0,6}?(?:(?:appoints?|engages?)\b|retains? (?:\p{L}+ ){1,4}(?:as|to)\b|grants?\b(?!.{0,200}\b(?:trade ?marks?|marks|logos?)\b).{0,160}\brights?\b.{0,40}\bto (?:distribute|promote|market|sell|resell|operate|manufacture)\b)/iu;
/** Papers and help go with what a contract is for. */
const ofPapers =
  /\b(?:provide|supply|furnish)\b[^.;]{0,90}?\b(?:documentation|documents?|information|records|reports?|notices?|cop(?:y|ies)|certificates?|assistance|evidence)\b/i;
const recital = /\bwhereas\b|\b(?:desir\w+|wish(?:es)?|intends?) (?:to|of)\b|\bmay in the future\b/i;

const purpose =
  /\b(?:hereby )?(?:grants?|appoints?|engages?|retains?|agrees? to (?:provide|sell|purchase|supply|perform|lease|license|manufacture|act)|(?:desires?|wish(?:es)?|intends?) to|(?:is|are) desirous of|purpose of this|shall (?:provide|supply|perform|manufacture|sell)|hereby (?:\p{L}+,? (?:and )?){0,6}?(?:assigns?|transfers?|sells?|conveys?|leases?))\b/iu;

/**
 * The sentence that says what a contract is made for: what is assigned, granted or done by it, before what somebody wished;
 * null where none says so.
 */
export function bargainIn(reading: Reading, kind: string, scores: ReadonlyMap<Sentence, number>): Sentence | null {
  const early = reading.sentences.slice(0, Math.max(12, Math.ceil(reading.sentences.length * 0.2)));
  const canOpen = (sentence: Sentence): boolean =>
    purpose.test(sentence.text) &&
    !/\b(?:means|shall mean|has the meaning|following (?:respective )?meanings|audit|unless the contrary|a reference to)\b|^now,? therefore/i.test(
      sentence.text,
    ) &&
    // What goes on from a sentence before it cannot be read by itself.
    !/^(?:and|or|but|nor|provided|which|that)\b/i.test(sentence.text) &&
    !leansOnAnother(sentence.text) &&
    sentence.text.split(" ").length > 8;
  const purposes = early.filter(canOpen);
  // What is done says more than what somebody wished before it was; a promise of secrecy is made for what is still wished.
  const isDone = ({ text }: Sentence) => operative.test(text) && !recital.test(text) && !ofPapers.test(text);
  const isSecrecy = packFor(kind)?.name === "non-disclosure agreement";
  const doneEarly = isSecrecy ? [] : purposes.filter(isDone);
  // An appointment may stand behind long recitals and definitions.
  const doneLater =
    isSecrecy || doneEarly.length > 0
      ? []
      : reading.sentences.filter((sentence) => canOpen(sentence) && isDone(sentence) && appointing.test(sentence.text));
  const done = doneEarly.length > 0 ? doneEarly : doneLater;
  const passed = madeToPass.test(kind)
    ? reading.sentences.filter((sentence) => canOpen(sentence) && isDone(sentence) && passing.test(sentence.text))
    : [];
  const opening = mostTelling(passed, scores) ?? mostTelling(done, scores) ?? mostTelling(purposes, scores);
  const items = reading.sentences.filter(({ lead }) => lead !== undefined && lead.start === opening?.start);
  return opening === null || !onlyOpens(opening)
    ? opening
    : (items[0] ??
        mostTelling(
          purposes.filter((sentence) => !onlyOpens(sentence)),
          scores,
        ));
}

/** "The parties hereby agree as follows:", "The Miller grants the Baker:": what is said comes only behind it. */
export function onlyOpens(sentence: Sentence): boolean {
  const { text } = wholeOf(sentence);
  return (
    (/[:—–]\s*$/.test(text) &&
      !/\b(?:includ(?:e|es|ing)|such as|limitation|example)\b[^:]{0,40}[:—–]\s*$/i.test(text)) ||
    /\b(?:as follows|the following)\W*$/i.test(text)
  );
}
