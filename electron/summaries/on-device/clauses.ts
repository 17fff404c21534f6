import { factsIn } from "../facts.ts";
import { castOf, type Cast } from "../verification/roles.ts";
import type { Party } from "./parties.ts";
import { onlyOpens } from "./bargain.ts";
import { stretchesOf } from "./clause-parts.ts";
import { pointsBack } from "./pointers.ts";
import type { Reading, Sentence } from "./reading.ts";
import { mostTelling, tellsSomething } from "./salience.ts";
import { isRow } from "./terms/term.ts";
import { otherSide } from "./terms/other-side.ts";
import { wholeOf } from "./whole.ts";

export interface Clause {
  /** "Term and termination – Renewal" of a section that has one too; empty where the part has no heading. */
  readonly heading: string;
  /** One; two where the heading names two things, or each party has a rule of its own. */
  readonly sentences: readonly Sentence[];
}

const mostClauses = 300;
/** Below this a part holds names, figures or furniture, and no sentence. */
const leastTelling = -1.5;
const sentencesPerChunk = 8;
const mostChunks = 20;

/** The contract in its own order: what each part says above all; stretches of about eight sentences where it has no parts. */
export function clausesIn(
  reading: Reading,
  parties: readonly Party[],
  scores: ReadonlyMap<Sentence, number>,
): Clause[] {
  const cast = castOf(
    reading.contract,
    parties.map(({ name }) => name),
  );
  const byPart = stretchesOf(reading, (heading) => tidy(heading, parties) !== "").flatMap(
    ({ heading, section, sentences }) => {
      // Who the parties are, and what the contract is called, is said elsewhere.
      if (isFront(heading, parties) || [heading, section].some((one) => ofWords.test(one.trim()))) return [];
      const rules = rulesOf(section === "" ? heading : section, sentences, parties, scores);
      const [first] = rules;
      if (first === undefined || (scores.get(first) ?? 0) < leastTelling) return [];
      const said = rules.map((rule) => wholeOf(rule).text).join(" ");
      const named = [heading, section]
        .map((one) => tidy(one, parties))
        .filter((one) => one !== "" && !namesOthers(cast, one, said) && !denies.test(one));
      return [{ heading: named.join(" – "), sentences: rules }];
    },
  );
  if (byPart.length >= 3) return unique(byPart).slice(0, mostClauses);
  const count = Math.max(1, Math.min(mostChunks, Math.ceil(reading.sentences.length / sentencesPerChunk)));
  const size = Math.ceil(reading.sentences.length / count);
  const chunks: Clause[] = [];
  for (let from = 0; from < reading.sentences.length; from += Math.max(1, size)) {
    const sentence = mostTelling(reading.sentences.slice(from, from + size), scores);
    if (sentence !== null) chunks.push({ heading: tidy(sentence.heading, parties), sentences: [sentence] });
  }
  return unique(chunks);
}

/** A heading that names somebody of whom the rule does not speak says more than the rule. */
function namesOthers(cast: Cast, heading: string, said: string): boolean {
  const there = new Set(cast.mentions(said).map(({ key }) => key));
  return cast.mentions(heading).some(({ key }) => !there.has(key));
}

/** "No exclusivity", above a rule that allows something, would be read with it as one sentence. */
const denies = /^(?:no|not)\s/i;

/** Of many definitions, none is the rule; those that carry an answer are said with it. */
const ofWords =
  /^(?:certain |list of |(?!no )\p{L}+ (?=definitions?\W*$))?(?:definitions?|defined terms|interpretation|construction|glossary)(?: (?:and|&|of) (?:definitions?|defined terms|interpretation|construction|certain terms|terms))?\W*$/iu;

/** What headings announce in other words than the clauses below them use. */
const otherWords: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:compensation|payments?|fees?|prices?|consideration|charges|remuneration|royalt\w+)\b/i,
    /\b(?:pay|pays|paid|payable|fees?|price|royalt\w+|compensat\w+)\b/i,
  ],
  [/\b(?:governing|applicable|choice of) laws?\b/i, /\b(?:governed|construed)\b/i],
  [/\b(?:arbitration|disputes?|jurisdiction|venue)\b/i, /\b(?:arbitrat\w+|disputes?|courts?|jurisdiction)\b/i],
  [/\b(?:amendments?|modifications?|variation)\b/i, /\b(?:amend\w*|modif\w+|chang\w+|varied)\b/i],
  [/\bindemni\w+/i, /\b(?:indemnif\w+|harmless)\b/i],
  [/\b(?:limitations?|exclusion) (?:of|on) (?:liabilit\w+|damages)\b|\bliabilit/i, /\b(?:liab\w+|damages)\b/i],
  [/\bassign\w*|\btransfer\b/i, /\b(?:assign\w*|transfer\w*)\b/i],
  [
    /\b(?:termination|cancellation)\b/i,
    /\b(?:may|right to|can|shall|will) (?:[^\s.;]+ ){0,6}?(?:terminate|cancel)\b|\bterminates?\b/i,
  ],
  [
    /\b(?:terms?|duration)\b(?! (?:and|of) )/i,
    /\b(?:term of this|initial term|(?:shall|will) continue|remain in (?:full )?(?:force|effect)|(?:agreement|contract|lease)\b.{0,100}\b(?:shall|will) (?:commence|begin|expire|end)|effective (?:as of|on|from)|for a (?:period|term) of)\b/i,
  ],
  [/\b(?:retention|appointment|engagement|employment)\b/i, /\b(?:appoint\w*|retain\w*|engag\w+|employ\w*)\b/i],
  [/\b(?:confidential\w*|secrecy|non-?disclosure)\b/i, /\b(?:confiden\w+|disclos\w+|secret)\b/i],
  [/\bnon-?compet\w*|\bcompetition\b/i, /\bcompet\w+/i],
  [/\bnon-?solicit\w*/i, /\bsolicit\w*/i],
  [/\bwarrant\w*/i, /\bwarrant\w*/i],
  [/\binsurance\b/i, /\binsur\w+/i],
  [/\bnotices?\b/i, /\bnotices?\b/i],
  [/\bforce majeure?\b/i, /\b(?:delay|failure)\b/i],
  [/\b(?:entire|whole) agreement\b/i, /\b(?:entire|whole|supersedes?)\b/i],
];
const noTopic =
  /^(?:agreement|general|provisions?|miscellaneous|other|certain|rights?|obligations?|terms?|conditions?|certain|matters?|section|article|party|parties)$/i;

/** What a heading names, and how much it counts that a sentence speaks of it; "Amendment; Confidentiality" names two things. */
interface Topic {
  readonly words: RegExp;
  readonly weight: number;
}

function topicsOf(heading: string): Topic[] {
  return heading
    .replace(/^(?:section|article|clause) \p{L}+[.:]\s*/iu, "")
    .split(/\s*(?:[;/,]|\band\b|&)\s*/i)
    .flatMap((name): Topic[] => {
      const known = otherWords.find(([announced]) => announced.test(name));
      if (known !== undefined) return [{ words: known[1], weight: 3 }];
      const stems = (name.match(/\p{L}{4,}/gu) ?? [])
        .filter((word) => !noTopic.test(word))
        .map((word) => word.toLowerCase().slice(0, Math.max(4, Math.floor(word.length * 0.7))));
      return stems.length === 0 ? [] : [{ words: new RegExp(`\\b(?:${stems.join("|")})`, "iu"), weight: 1.6 }];
    })
    .filter((topic, at, all) => all.findIndex((other) => other.words.source === topic.words.source) === at);
}

/** It takes back a part of a rule, follows from it, or says what happens should it be broken. */
const aside =
  /^(?:notwithstanding|except that|provided|however|for (?:the )?(?:avoidance|purposes|greater)|for clarity|without limit\w+|without prejudice|nothing (?:in|herein))\b|^(?:further|furthermore|moreover|also|additionally|in addition)\b|\b(?:shall|does|do) not include\b|\b(?:obligations?|restrictions?|provisions?)\b.{0,60}\b(?:shall|do|does|will) not apply\b|\b(?:construed|deemed|taken) (?:as|to be) a waiver\b|\b(?:shall|will) not (?:affect|limit|prejudice|impair)\b/i;
const definition =
  /^(?:for (?:the )?purposes? of [^,]{3,60}, )?(?:the (?:term|word|expression)s? )?["“][^"”]{2,80}["”] (?:shall |will )?(?:means?|includes?|ha(?:s|ve) the meanings?)\b/i;
/** When a clause applies is not what it says. */
const scope =
  /\b(?:this|the provisions? of this) (?:section|clause|article|paragraph|schedule)(?: [\d.]+)?(?: (?:will|shall|only))* appl(?:y|ies)\b|^the following definitions?\b|\bsections?\b.{0,300}\b(?:will|shall) survive\b/i;
/** Headings under which the event is the point. */
const ofEvents = /\b(?:effects?|consequences?|upon|after|following|events?|suspension|failure|defaults?|delays?)\b/i;
const wish = /\b(?:desires?|wish(?:es)?|intends?) to\b/i;
const ofRecitals = /^(?:recitals?|background|preambles?|premises|whereas|witnesseth)\W*$/i;
const ofOpening = /(?:[:—–]|\bas follows|\bthe following)\W*$/i;
const onEvent = /^(?:if|in (?:the )?(?:event|case)|upon|following|after|should|when(?:ever)?)\b/i;
/** A duty, a right or a rule, in which what a part is about is done. */
const rule =
  /\b(?:shall|will|must|may|agrees?|grants?|appoints?|has the right|have the right|is responsible|warrants?|assigns?|hereby|acknowledges?|represents?|retains?|engages?|employs?)\b/i;

const bareVerb =
  /^(?:to )?(?!(?:all|any|each|no|the|this|such|neither|either|both|upon|if|in|for|subject|during|within)\b)\p{L}+(?:e|t|y|n|p|k|l|d|r|m|h|w) (?:the|all|any|its|an?|such|as|in|with|to|and|Services?)\b(?!.{0,80}\b(?:shall|will|must|may|is|are|agrees?|has|have|means?)\b)/iu;

/** Drafters begin with the rule; what limits it or follows from it comes behind. */
const firstSaid = 1.6;

const mostWords = 100;

/** The sentences that say the rule of a part, and of each thing that its heading names; at most two. */
function rulesOf(
  heading: string,
  sentences: readonly Sentence[],
  parties: readonly Party[],
  scores: ReadonlyMap<Sentence, number>,
): Sentence[] {
  const topics = topicsOf(heading).filter(({ words }) => sentences.some(({ text }) => words.test(text)));
  const plain = new Map(
    sentences.map((sentence, at) => {
      const { text } = sentence;
      let value = (scores.get(sentence) ?? 0) + firstSaid / (at + 1);
      if (aside.test(text)) value -= 1.5;
      if (definition.test(text)) value -= 2;
      // The heading once more.
      if (lettersOf(text) === lettersOf(heading)) value -= 8;
      if (scope.test(text)) value -= 3;
      if (onEvent.test(text) && !ofEvents.test(heading)) value -= 1.2;
      if (wish.test(text) && !ofRecitals.test(heading)) value -= 1.2;
      if (sentence.before === undefined && pointsBack(text)) value -= 1.6;
      if (!rule.test(text) && topics.every(({ words }) => !words.test(text))) value -= 0.5;
      if (isRow(text)) value -= 3;
      if (onlyOpens(sentence) && ofOpening.test(text)) value -= 8;
      // An item of a list says nothing without the words before it.
      if (bareVerb.test(text)) value -= 2;
      return [sentence, value] as const;
    }),
  );
  const bestOf = ({ words, weight }: Topic): Sentence | null =>
    mostTelling(
      sentences,
      new Map([...plain].map(([one, value]) => [one, words.test(one.text) ? value + weight : value])),
    );
  const [first = mostTelling(sentences, plain), named = null] = topics.map(bestOf);
  if (first === null) return [];
  const second =
    otherSide(parties, first, sentences, [sameMatter]) ??
    (named !== null && tellsSomething(named) && !onlyOpens(named) ? named : null);
  if (second === null || second.start === first.after?.start || wholeOf(second).start === wholeOf(first).start)
    return [first];
  const words = [first, second].reduce((count, one) => count + wholeOf(one).text.split(" ").length, 0);
  if (words > mostWords * 1.5) return [first];
  return [first, second].toSorted((a, b) => a.index - b.index);
}

/** What each party may do or promise in a sentence of its own. */
const sameMatter = /\b(?:terminat|cancel|indemnif|assign|warrant|insur|licen[cs]|liab|confiden|own)\w*/i;

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function isFront(heading: string, parties: readonly Party[]): boolean {
  const named = parties.some((party) => lettersOf(heading).startsWith(lettersOf(party.name)));
  return named || /\b(?:agreement|contract|lease|licen[cs]e|deed|addendum)$/i.test(heading.trim());
}

/** "GOVERNING LAW" is "Governing law": capitals shout in a list. A heading that names a party or a figure is none for a list. */
function tidy(heading: string, parties: readonly Party[]): string {
  const lower = heading.toLowerCase();
  if (
    factsIn(heading).length > 0 ||
    parties.some((party) => lower.includes(party.name.toLowerCase().replace(/[.,\s]+$/, "")))
  )
    return "";
  const bare = heading
    .replace(/\s+/g, " ")
    .replace(/[.:]?\s+\(?[a-zA-Z]\)?[.:]?$/u, "")
    .replace(/[\s.:;–—-]+$/u, "")
    .trim();
  if (bare.length > 80 || /\d/.test(bare) || !/\p{L}{3}/u.test(bare)) return "";
  if (bare !== bare.toUpperCase()) return bare;
  const names = parties.flatMap((party) => party.aliases).filter((alias) => /^\p{Lu}\p{Ll}{2,}$/u.test(alias));
  const calm = bare.charAt(0) + bare.slice(1).toLowerCase();
  return names.reduce((text, name) => text.replace(new RegExp(`\\b${name}\\b`, "gi"), name), calm);
}

function unique(clauses: readonly Clause[]): Clause[] {
  const seen = new Set<string>();
  return clauses.filter(({ sentences }) => {
    const key = sentences.map(({ text }) => text.toLowerCase()).join(" ");
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
