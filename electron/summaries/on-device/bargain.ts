import { leansOnAnother } from "./obligations.ts";
import { packFor } from "./packs.ts";
import type { Party } from "./parties.ts";
import type { Reading, Sentence } from "./reading.ts";
import { mostTelling } from "./salience.ts";
import { calledParties } from "./terms/called-parties.ts";
import { wholeOf } from "./whole.ts";
import { escaped } from "./wording.ts";

/** Gives a right or an office, or makes what the parties share. */
const gives =
  "(?:grants?|appoints?|engages?|retains?(?= (?:\\S+ ){1,6}?(?:as|to)\\b)|employs?|commissions?|designates?|assigns?|transfers?|sells?|conveys?|leases?|lets?|licen[cs]es?|lends?|forms?|establish(?:es)?|constitutes?|acquires?|nominates?)";
/** What somebody does for another, where it is promised. */
const performs =
  "(?:provide|supply|furnish|perform|render|manufacture|produce|sell|purchase|buy|deliver|transport|carry|haul|ship|store|distribute|market|promote|advertise|resell|develop|design|build|construct|install|operate|manage|maintain|host|display|exhibit|publish|broadcast|lend|advance|make (?:loans|advances)|contribute|invest|act as|serve as|cause .{3,60}? to (?:provide|supply|perform)|sponsor|endorse|consult|advise|lease|licen[cs]e|grant|assign|process|co-?operate with .{3,60}? in|form|establish|incorporate|jointly \\w+|pool|collaborate|undertake|work (?:\\w+ ){0,6}to (?:develop|create|produce|market|promote|establish))";
/** What somebody may do under it, where the right is all that is given. */
const mayDo =
  "(?:shall |will )?ha(?:ve|s) (?:the|an?) (?:\\w+(?:-\\w+)?,? ){0,3}?(?:right|option|licen[cs]e)(?: \\([^)]{1,60}\\))?,?(?: [^,;.]{1,40},)? to (?:market|sell|solicit|distribute|promote|use|operate|resell|subscribe|purchase|acquire|develop|manufacture)";
/** Says of itself what it is for. */
const ofItself =
  /\bthis (?:agreement|contract) (?:describes|sets? (?:forth|out)|governs|establishes|states) the (?:general )?terms\b.{0,100}\b(?:under|on|upon|by|of|pursuant to) which\b/i;
const changes =
  /\b(?:is|are|shall be) (?:hereby )?(?:deleted|amended|replaced|restated|modified|extended)\b|\bhereby amends?\b/i;
/** What passes for good, which a contract that is made for it says beside what is let again for use. */
const passing =
  /^(?!.*\b(?:(?:shall|will|may) not|neither|no party)\b).*\b(?:hereby|agrees? to|shall|does hereby|will)\s+(?:\p{L}+,? (?:and )?){0,6}?(?:assigns?|transfers?|sells?|conveys?)\b(?! (?:this|its rights (?:and obligations )?(?:under|hereunder)))[^.;]{0,120}\b(?:right,? title|all (?:of )?(?:its|the|such|their)|title|interests? in|assets|shares|patents?|marks?|trademarks|copyrights?|property)\b/iu;
const madeToPass = /\b(?:assign\w*|purchase|sale|transfer|conveyance|intellectual property)\b/;
/** What a venture of several is made for. */
const ofVenture =
  /\b(?:purposes? of (?:the|this) (?:\p{L}+ )?(?:venture|company|partnership|alliance|agreement|co-?operation|collaboration)\b[^.;]{0,30}?\b(?:is|are|shall be|will be)\b|\bhereby (?:agree to )?(?:form|establish|create|incorporate|enter into)\b|\bjointly (?:invest|establish|form|develop|set up)|\b(?:venture|company|JVC) (?:shall|will) be (?:formed|incorporated|established|organi[sz]ed)\b)/iu;
/** Papers, help and rules of conduct go with what a contract is for. */
const ofPapers =
  /\b(?:provide|supply|furnish|deliver|render|maintain|publish|notify)\b[^.;]{0,240}?\b(?:documentation|documents?|information|records|books|reports?|notices?|cop(?:y|ies)|certificates?|assistance|evidence|insurance|invoices?|schedules?|access|samples|training|support|results|precondition)\b|\bas an independent contractor\b|\bat its own (?:cost|expense)\b|\bprior (?:written )?(?:notice|consent|approval)\b|\bindemnif|\bconfidential(?:ity)?\b|\bgood standing\b/i;
/** What is made beside the bargain: a grant back, marks for it, a right that begins when something happens. */
const ofMarks = /\b(?:trade ?marks?|service marks|marks|logos?|feedback)\b/iu;
const recital =
  /\b(?:whereas|now,? therefore)\b|\b(?:desir\w+|wish(?:es)?|intends?|wants?|proposes?) (?:to|of|that)\b|\bmay in the future\b|\bha(?:s|ve) (?:invited|agreed|been|requested|offered)\b/i;
const denied =
  /\b(?:shall|will|may|does|do|is|are|has|have) (?:\p{L}+ )?not\b|\bcannot\b|\bneither\b|\bnothing\b|\bwithout (?:the )?(?:prior|express)\b|\bin no event\b|\bno (?:party|right|licen[cs]e)\b/iu;
const conditional =
  /^(?:if|in (?:the )?(?:event|case)|upon(?! (?:and subject to )?the (?:terms|conditions))|unless|when(?:ever)?|where|should|after|following|in addition|additionally|also|to the extent|from time to time|except|notwithstanding|to renew|for (?:purposes|the avoidance)|within|once)\b/i;
/** Says what words mean, or how they are to be read. */
const ofWords =
  /\b(?:means?|shall mean|has the meaning|following (?:respective )?meanings|unless the contrary|a reference to|is defined|audit|refers? to)\b|^now,? therefore/i;
/** Where nobody promises to do anything, what somebody promises to leave is the bargain: not to sell, not to compete. */
const leaves =
  /\b(?:(?:shall|will) not|agrees? (?:not to|that (?:he|she|it|they|\p{L}+) (?:shall|will) not))\b[^.;]{0,40}\b(?:sell|transfer|dispose|compete|engage|solicit|vote|acquire|use|disclose)\b/iu;
const ofBargain =
  /\b(?:grants?|appointment|engagement|retention|retainer|employment|services|scope|supply|sale|purchase|licen[cs]es?|franchise|sponsorship|benefits|distribution|distributorship|agency|purpose|formation|establishment|lease|loan|transportation|carriage|promotion|endorsement|cooperation|collaboration|undertaking|maintenance|hosting|manufactur\w+|assignment|transfer|responsibilities|obligations)\b/i;

const purpose =
  /\b(?:hereby )?(?:grants?|appoints?|engages?|retains?|agrees? to (?:provide|sell|purchase|supply|perform|lease|license|manufacture|act)|(?:desires?|wish(?:es)?|intends?) to|(?:is|are) desirous of|purpose of this|shall (?:provide|supply|perform|manufacture|sell)|hereby (?:\p{L}+,? (?:and )?){0,6}?(?:assigns?|transfers?|sells?|conveys?|leases?))\b/iu;

/**
 * The sentence that says what a contract is made for: what is assigned, granted or done by it, before what somebody wished;
 * null where none says so.
 */
export function bargainIn(
  reading: Reading,
  kind: string,
  scores: ReadonlyMap<Sentence, number>,
  parties: readonly Party[] = [],
): Sentence | null {
  const early = reading.sentences.slice(0, Math.max(12, Math.ceil(reading.sentences.length * 0.2)));
  const isSecrecy = packFor(kind)?.name === "non-disclosure agreement";
  // A promise of secrecy is made for what is still wished.
  const done = isSecrecy ? null : bestPromise(reading, kind, parties, scores);
  const wished = early.filter((sentence) => canOpen(sentence) && purpose.test(sentence.text));
  const passed = madeToPass.test(kind)
    ? reading.sentences.filter(
        (sentence) => canOpen(sentence) && passing.test(sentence.text) && !recital.test(sentence.text),
      )
    : [];
  const changed = /\bamend/.test(kind) ? reading.sentences.find((one) => changes.test(one.text)) : undefined;
  const opening =
    changed ??
    mostTelling(passed, scores) ??
    done ??
    mostTelling(
      wished.filter(({ text }) => isSecrecy || !denied.test(text)),
      scores,
    ) ??
    (isSecrecy ? null : (early.find((one) => canOpen(one) && leaves.test(one.text)) ?? null));
  const items = reading.sentences.filter(({ lead }) => lead !== undefined && lead.start === opening?.start);
  return opening === null || !onlyOpens(opening)
    ? opening
    : (items[0] ??
        mostTelling(
          wished.filter((sentence) => !onlyOpens(sentence)),
          scores,
        ));
}

/** Whether a sentence can be read by itself, and says more than what its words mean. */
function canOpen(sentence: Sentence): boolean {
  const { text } = sentence;
  return (
    !ofWords.test(text) &&
    // What goes on from a sentence before it cannot be read by itself.
    !/^(?:and|or|but|nor|provided|which|that|in connection therewith|therefore|accordingly)\b/i.test(text) &&
    !leansOnAnother(text) &&
    sentence.kind !== "table" &&
    sentence.isOfOthers !== true &&
    text.split(" ").length > 8
  );
}

const least = 2.2;

/** The plainest promise of a party to give or to do something for another; null where there is none. */
function bestPromise(
  { sentences }: Reading,
  kind: string,
  parties: readonly Party[],
  scores: ReadonlyMap<Sentence, number>,
): Sentence | null {
  const names = calledParties(parties).map(escaped).join("|");
  const who = `(?:the\\s+|each\\s+(?:of\\s+the\\s+)?|both\\s+)?(?<!\\b(?:which|that|if|when|whom|where|by|or)\\s(?:the\\s)?)(?:${names}|parties|party|we|us|you|members|partners|venturers|companies)(?:\\s+and\\s+(?:its|their)\\s+affiliates)?(?:\\s*\\([^)]{1,80}\\))?(?:,[^,;.]{2,80},)?`;
  const giving = new RegExp(
    `(?<![\\p{L}\\p{N}])${who}\\s+(?:\\p{L}+ (?:and \\p{L}+ )?){0,2}?(?:hereby |do(?:es)? hereby )(?:\\p{L}+,? (?:(?:and|or) (?:hereby )?)?){0,4}?${gives}\\b`,
    "iu",
  );
  const plainly = new RegExp(`(?<![\\p{L}\\p{N}])${who}\\s+(?:also )?${gives}\\b`, "iu");
  const promising = new RegExp(
    `(?<![\\p{L}\\p{N}])${who}\\s+(?:(?:hereby|also|each|jointly|both)\\s+)*(?:shall|will|must|agrees? to|undertakes? to|covenants? to|agrees? that it (?:shall|will))\\s+(?:(?:exclusively|jointly|each|also|use (?:its |their )?(?:\\w+ )?(?:\\w+ )?(?:best )?efforts to)\\s+)*${performs}\\b`,
    "iu",
  );
  const allowing = new RegExp(`(?<![\\p{L}\\p{N}])${who}\\s+${mayDo}\\b`, "iu");
  const isLicence = /\blicen[cs]|trade ?mark|brand/.test(kind);
  const retained = new RegExp(
    `(?<![\\p{L}\\p{N}])${who}\\s+ha(?:s|ve)\\s+(?:appointed|engaged|retained|employed)\\b|\\b(?:is|are)\\s+hereby\\s+(?:appointed|engaged|retained|employed|authori[sz]ed|granted)\\b`,
    "iu",
  );
  const stems = stemsOf(kind);
  const opened = new Set(sentences.map(({ lead }) => lead?.start));
  let best: { sentence: Sentence; worth: number } | null = null;
  for (const [order, sentence] of sentences.entries()) {
    const { text } = sentence;
    if (!canOpen(sentence) || (onlyOpens(sentence) && !opened.has(sentence.start))) continue;
    if (denied.test(text.slice(0, 200)) || recital.test(text.slice(0, 160))) continue;
    const venture =
      /\b(?:venture|alliance|co-?operation|collaboration|partnership)\b/.test(kind) && ofVenture.test(text);
    let worth =
      ofItself.test(text) || giving.test(text)
        ? 4
        : venture || plainly.test(text)
          ? 3.4
          : retained.test(text)
            ? 3.2
            : allowing.test(text)
              ? 3
              : promising.test(text)
                ? 2.5
                : 0;
    if (worth === 0) continue;
    const low = text.toLowerCase();
    worth += Math.min(2, stems.filter((stem) => low.includes(stem)).length) * 1.2;
    if (ofBargain.test(sentence.heading)) worth += 0.8;
    if (conditional.test(text)) worth -= 2.5;
    if (ofPapers.test(text)) worth -= 2.5;
    if (ofMarks.test(text) && !isLicence) worth -= 2;
    if (text.split(" ").length > 110) worth -= 0.5;
    worth -= (2.5 * order) / sentences.length;
    worth += Math.max(-1, Math.min(1, (scores.get(sentence) ?? 0) * 0.2));
    if (worth >= least && worth > (best?.worth ?? 0)) best = { sentence, worth };
  }
  const found = best?.sentence ?? null;
  // Of a list, all that is promised, and not the item that says it in the most telling words.
  const opening = sentences.find(({ start, whole }) => whole !== undefined && start === found?.lead?.start);
  return opening !== undefined && !onlyOpens(opening) ? opening : found;
}

/** What a kind of contract is about, as far as its words share their beginning: "sponsorship" is "sponsor". */
function stemsOf(kind: string): string[] {
  return kind
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(
      (word) =>
        word.length > 4 &&
        !/^(?:agreement|contract|amend\w*|amended|restated|master|general|joint|limited|strategic)$/.test(word),
    )
    .map((word) => word.replace(/(?:ships?|ations?|ments?|ances?|ings?|ions?|ers?|ors?|ities|ity|ed|es|s|e)$/, ""))
    .filter((stem) => stem.length > 3);
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
