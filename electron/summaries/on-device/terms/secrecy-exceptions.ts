import type { Sentence } from "../reading.ts";
import { capitalised, readable } from "../wording.ts";
import { partOfSecrecy, secrets } from "./part-of-secrecy.ts";
import type { Term } from "./term.ts";

/** The usual exceptions, each by a word for it. */
const exceptionKinds: readonly (readonly [RegExp, string])[] = [
  [/\bpublic\b|\bpublicly\b|\bgenerally (?:available|known)\b/i, "public knowledge"],
  [
    /\b(?:already|previously|prior)\b.{0,80}\b(?:known|possess\w*|knowledge|receipt|disclosure)\b|\b(?:known|possession|possessed|knowledge)\b.{0,80}\b(?:prior to|before|at the time)\b/i,
    "what was known before",
  ],
  [
    /\bthird (?:part(?:y|ies)|persons?)\b|\bsources? other than\b|\banother source\b|\bnon-?confidential basis\b/i,
    "what comes from others",
  ],
  [
    /\bindependent(?:ly)?\b.{0,40}\b(?:develop|deriv|creat|generat|discover)|\b(?:developed|derived|created|discovered|generated)\b.{0,60}\b(?:independent|without (?:the )?(?:use|reference|benefit|aid))/i,
    "independent development",
  ],
  [
    /\b(?:approv|authori[sz]|permi(?:ssion|tted)|consent|releas)\w*\b.{0,60}\b(?:writ|disclosing|disclosure|release)|\bwritten (?:approval|consent|permission|authori[sz]ation|release)\b/i,
    "what is released in writing",
  ],
  [
    /\b(?:required|compelled|ordered)\b.{0,60}\b(?:laws?|court|process|authority|regulation|governmental)\b|\boperation of law\b/i,
    "what the law demands",
  ],
];
const aboutSecrets = new RegExp(
  `\\b${secrets}\\b|\\binformation\\b|\\b(?:above|foregoing|preceding|these|such|those) (?:\\w+ )?(?:restrictions|provisions|limitations|undertakings|covenants)\\b`,
  "i",
);
const exceptionsOpen =
  /\b(?:(?:shall|will) cease to apply|(?:shall|do(?:es)?|will) not(?:, [^,:;]{3,60},)? (?:include|apply|extend|cover|constitute|be (?:deemed|considered))|not be (?:deemed|considered)|no (?:obligations?|liability|dut(?:y|ies)|restrictions?)|not (?:be )?(?:liable|bound|restrict)|not including|save (?:where|for|that)|except(?:ions?)?|exclud\w+|other than|unless|is not confidential)\b/i;

/** So many of the usual exceptions must be there where the sentence only says "unless" or "except". */
const fewest = { said: 2, otherwise: 3 };
/** No list of exceptions leaves this out; what does is a list of something else. */
const inEvery = "public knowledge";
const mostItems = 9;

/** The exceptions are a sentence, or a list of which each item is one. */
export const secrecyExceptions: Term = {
  ...partOfSecrecy("Exceptions from confidentiality", { strong: [] }),
  find({ reading: { sentences } }) {
    const kindsIn = (text: string) => exceptionKinds.filter(([cue]) => cue.test(text)).map(([, kind]) => kind);
    let best: { readonly passages: readonly Sentence[]; readonly kinds: readonly string[] } | null = null;
    for (const [from, { text }] of sentences.entries()) {
      const opening = exceptionsOpen.exec(text)?.[0];
      if (opening === undefined || !aboutSecrets.test(text)) continue;
      const passages = withItems(sentences, from);
      const found = new Set(passages.flatMap((one) => kindsIn(one.text)));
      const kinds = exceptionKinds.map(([, kind]) => kind).filter((kind) => found.has(kind));
      const enough = /\b(?:not|no)\b/i.test(opening) ? fewest.said : fewest.otherwise;
      if (kinds.includes(inEvery) && kinds.length >= enough && kinds.length > (best?.kinds.length ?? 0))
        best = { passages, kinds };
    }
    if (best === null) return null;
    const { kinds, passages } = best;
    const named = kinds.join("; ");
    // Two of them named, and others there that are not known: then the words themselves.
    const answer = kinds.length >= fewest.otherwise ? capitalised(named) : readable(passages[0]?.text ?? "", 24);
    return { state: "stated", answer, passages };
  },
};

/** A sentence with the items of the list that it opens, where it opens one. */
function withItems(sentences: readonly Sentence[], from: number): Sentence[] {
  let to = from;
  while (to + 1 < sentences.length && to - from < mostItems) {
    const [last, next] = [sentences[to], sentences[to + 1]];
    const goesOn = /(?:[:;,]|\b(?:or|and|that|which|is|was))$/i.test(last?.text ?? "");
    if (!goesOn && (next?.lead === undefined || next.lead.start !== (last?.lead ?? last)?.start)) break;
    to += 1;
  }
  return sentences.slice(from, to + 1);
}
