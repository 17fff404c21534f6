import { factsIn } from "../../facts.ts";
import { plainFact } from "./answers.ts";
import type { Sentence } from "../reading.ts";
import { wholeOf } from "../whole.ts";
import { readable } from "../wording.ts";
import { cuedTerm, sentencesWith, type CuedTerm, type Term } from "./term.ts";

/** What a promise of secrecy is made of. Asked only where a pack names it: elsewhere one clause says all of it. */
function partOfSecrecy(...given: Parameters<typeof cuedTerm>): CuedTerm {
  // The title of such an agreement announces none of its points.
  const { heading: _title, ...term } = cuedTerm(...given);
  return { ...term, onlyInPack: true };
}

const secrets =
  "(?:confiden\\w+|secre\\w+|proprietary|(?:evaluation|review) materials?|(?:the|such|any|all|its|other part(?:y|ies)['’]s?) (?:information|materials?|documents?)|disclos\\w+|(?:this|the) (?:agreement|undertaking|letter)|obligations?)";

/** What a sentence counts a length of time from, in its own words up to where its clause ends; "" where it does not say. */
function countedFrom(after: string): string {
  const what =
    /^['’]?s?,?\s*(?<what>(?:from and after|from|after|following|beginning|commencing|as of|since|subsequent to)\s[^,;.()]{4,})/i.exec(
      after,
    )?.groups?.["what"] ?? "";
  const words = what
    .replace(/\s(?:the|each|either|neither|any|such|both)\s(?:\w+\s){1,3}(?:shall|will|must|may|agrees?)\b.*$/i, "")
    .trim()
    .split(/\s+/)
    .slice(0, 14)
    .join(" ");
  return words === ""
    ? ""
    : ` ${words.replace(/(?:\s(?:and|or|of|the|by|to|in|is|a|an|this|that|which|unless|except|except as))+$/i, "")}`;
}

const duties =
  "(?:obligations?|covenants?|dut(?:y|ies)|restrictions?|undertakings?|commitments?|confidentiality|non-disclosure)";
const lengths = "(?:years?|months?|days?)";

const period: CuedTerm = partOfSecrecy("Length of confidentiality", {
  about:
    /\b(?:years?|months?|days?|surviv\w+|indefinite\w*|perpet\w+|without limit\w*|no longer|so long as|continue|remain|at any time)\b/i,
  heading: /\bconfiden|\bnon-?disclosure|\bterm\b|\bduration|\bsurviv/i,
  strong: [
    new RegExp(
      `\\b(?:${duties}|confidential information)\\b.{0,240}\\b(?:surviv\\w+|continue|remain|bind\\w*|effect\\w*|expire|terminate|last|extend|in force|maintain\\w*|cease\\w*)\\b.{0,140}\\b${lengths}\\b`,
      "i",
    ),
    new RegExp(
      `\\b(?:for|during|until|within) (?:an?|the)?\\s?(?:\\w+ ){0,3}(?:period|term|date) (?:of|ending|that is)?.{0,40}\\b${lengths}\\b.{0,220}\\b(?:confiden\\w+|secre\\w+|proprietary|disclose|evaluation material)\\b`,
      "i",
    ),
    new RegExp(
      `\\b(?:confiden\\w+|secre\\w+|proprietary|not disclose|non-?disclosure|non-?use)\\b.{0,160}\\b(?:for|until|during) (?:an?|the)?\\s?(?:\\w+ ){0,3}(?:period|term|date)? ?(?:of|that is)?.{0,30}\\b${lengths}\\b`,
      "i",
    ),
    new RegExp(
      `\\b${duties}\\b.{0,200}\\b(?:surviv\\w+|continue|remain|bind\\w*)\\b.{0,160}\\b(?:indefinite\\w*|perpet\\w+|without limit\\w*|terminat\\w+|expir\\w+|return|so long as|until)\\b`,
      "i",
    ),
    /\b(?:terminat\w+|expir\w+|return|completion)\b.{0,160}\b(?:continue to be bound|remain (?:bound|subject)|shall not (?:affect|relieve|release))\b.{0,120}\b(?:obligations?|undertakings?|confiden\w+|duties)\b/i,
  ],
  weak: [
    new RegExp(
      `\\bthis (?:agreement|undertaking|letter)\\b.{0,120}\\b(?:expire|terminate|cease|remain|continue|effective|in force)\\b.{0,120}\\b${lengths}\\b`,
      "i",
    ),
  ],
  less: /\b(?:employ\w*|solicit\w*|hire|standstill|acquire|confirm\w* in writing|reduced to writing|within .{0,30}\bdays\b|notice)\b/i,
  // The words that open an agreement name its date, and no length.
  not: /\b(?:solicit|hire|employ)\b.{0,80}\b(?:employees?|officers?)\b|\b(?:shares|securities|voting)\b|^(?:this|the) (?:\S+ ){0,10}?(?:agreement|undertaking|letter)\b.{0,80}\b(?:made|entered into|dated|effective as of)\b/i,
  most: 2,
  say: ({ text }) => {
    const lasts = factsIn(text).find(
      ({ kind, start, end }) =>
        kind === "duration" &&
        !/^['’]?s?\s*(?:\w+\s+)?(?:notice|prior)\b/i.test(text.slice(end)) &&
        /\b(?:for|of|than|be|least|until|is|expires?|terminates?|effective|effect)\s*(?:an?|the|further|additional)?\s*(?:period of|term of)?\s*$/i.test(
          text.slice(0, start),
        ),
    );
    if (lasts !== undefined) return `${plainFact(lasts)}${countedFrom(text.slice(lasts.end))}`;
    if (
      /\b(?:indefinite(?:ly)?|perpetual(?:ly)?|in perpetuity|without limit(?:ation)? (?:in|of|as to) time)\b/i.test(
        text,
      )
    )
      return "Without an end";
    return null;
  },
});

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
    /\b(?:required|compelled|ordered)\b.{0,60}\b(?:law|court|process|authority|regulation|governmental)\b|\boperation of law\b/i,
    "what the law demands",
  ],
];
const aboutSecrets = new RegExp(`\\b${secrets}\\b|\\binformation\\b`, "i");
const exceptionsOpen =
  /\b(?:(?:shall|do(?:es)?|will) not (?:include|apply|extend|cover|constitute|be (?:deemed|considered))|not be (?:deemed|considered)|no (?:obligations?|liability|dut(?:y|ies)|restrictions?)|not (?:be )?(?:liable|bound|restrict)|not including|save (?:where|for|that)|except(?:ions?)?(?: for| that|:|\b)|exclud\w+|other than|unless|is not confidential)\b/i;

/** So many of the usual exceptions must be there where the sentence only says "unless" or "except". */
const fewest = { said: 2, otherwise: 3 };
/** No list of exceptions leaves this out; what does is a list of something else. */
const inEvery = "public knowledge";
const mostItems = 9;

/** The exceptions are a sentence, or a list of which each item is one. */
const exceptions: Term = {
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
    const answer =
      kinds.length >= fewest.otherwise
        ? `${named.charAt(0).toUpperCase()}${named.slice(1)}`
        : readable(passages[0]?.text ?? "", 24);
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

const marking: CuedTerm = partOfSecrecy("What counts as confidential", {
  about: /\bconfiden|\bproprietary|\b(?:evaluation|review) materials?\b/i,
  heading: /\bdefinition|\bconfiden/i,
  strong: [
    /["“][^"”]{0,40}(?:confidential|proprietary|evaluation|review|disclos)[^"”]{0,40}["”]\)?,?.{0,120}\b(?:means?|shall mean|includes?|shall include|refers?|is defined|is (?:that|any|all)|consists?)\b/i,
    /\b(?:confidential|proprietary) information\b(?: of [^,]{2,40})?,?\s(?:means?|shall mean|includes?|shall include|refers? to|is defined as|shall be defined|consists? of)\b/i,
    /\((?:collectively,? |hereinafter,? |the |as )*["“][^"”]{0,40}(?:confidential|proprietary|evaluation materials?)[^"”]{0,40}["”]\)/i,
    /\b(?:marked|designated|labell?ed|identified|stamped|legend)\b.{0,80}\b(?:confidential|proprietary)\b/i,
  ],
  not: /\b(?:shall|do(?:es)?|will) not include\b|\b(?:person|individual|organi[sz]ation)\b.{0,30}\bidentified\b|\bcop(?:y|ies)\b.{0,80}\b(?:marked|bear|labell?ed)\b/i,
});

const use: CuedTerm = partOfSecrecy("Permitted use", {
  about: /\buse|\butili[sz]|\bpurpose/i,
  heading: /\buse\b|\bpurpose|\bconfiden|\bnon-?disclosure/i,
  strong: [
    /\b(?:sole|only|limited|exclusive) purposes?\b/i,
    /\b(?:not|neither|nor|never)\b.{0,120}\b(?:use|utili[sz]e|make use of)\b.{0,160}\b(?:except|other than|any (?:other )?purpose|purposes? other|unless)\b/i,
    /\b(?:use|used|utili[sz]ed?)\b.{0,120}\b(?:only|solely|exclusively)\b|\b(?:only|solely|exclusively)\b.{0,40}\b(?:use|used|to use)\b/i,
    /\b(?:except|other than) (?:for|as|to|in)\b.{0,120}\b(?:not|neither)\b.{0,60}\buse\b/i,
  ],
  needs: new RegExp(`\\b${secrets}\\b|\\b(?:information|materials?|documents?|lists?|data|records?|samples?)\\b`, "i"),
  less: /\bmeans\b|\bdegree of care\b|\breverse engineer/i,
  most: 1,
});

const recipients: CuedTerm = partOfSecrecy("Who may be told", {
  about:
    /\b(?:employees?|representatives?|directors?|officers?|advis[eo]rs?|agents?|affiliates?|consultants?|contractors?|personnel|attorneys?|lawyers?|counsel|need to know)\b/i,
  heading: /\bconfiden|\bnon-?disclosure|\bpermitted|\brepresentatives?/i,
  strong: [
    /\bneeds? to know\b|\bneed-to-know\b|\b(?:reasonable need|required) (?:for access|to have)\b/i,
    /\b(?:not|neither|nor|never)\b.{0,160}\b(?:disclos\w+|reveal|divulge|communicate|disseminate|furnish|provide)\b.{0,200}\b(?:except|other than|unless|to)\b.{0,60}\b(?:its|their|his|own|those|the)\b.{0,30}\b(?:employees?|representatives?|directors?|officers?|advis[eo]rs?|agents?|affiliates?|associates?|consultants?|personnel)\b/i,
    /\b(?:allow|permit)\b.{0,30}\bonly\b.{0,60}\b(?:employees?|representatives?|personnel)\b/i,
    /\b(?:disclos\w+|made available|reveal\w*|furnish\w*|provide\w*|access|share\w*|divulge\w*|communicat\w+|transmit\w*)\b.{0,160}\b(?:only|solely|except|other than|limit\w*|unless)\b.{0,160}\b(?:employees?|representatives?|directors?|officers?|advis[eo]rs?|agents?|affiliates?|consultants?|personnel)\b/i,
    /\b(?:may|shall be (?:entitled|permitted|free) to|only)\b.{0,40}\b(?:disclose|reveal|share|furnish|provide)\b.{0,120}\bto\b.{0,60}\b(?:employees?|representatives?|directors?|officers?|advis[eo]rs?|agents?|affiliates?|consultants?)\b/i,
  ],
  less: /\bmeans\b|\b(?:compelled|subpoena|requested or required)\b|\binvestment banker/i,
  most: 1,
});

const compelled: CuedTerm = partOfSecrecy("Disclosure that the law demands", {
  about: /\b(?:law|court|subpoena|legal|judicial|regulat\w+|governmental?|process|order)\b/i,
  heading: /\brequired|\bcompelled|\blegal|\blaw\b|\bexception/i,
  strong: [
    /\b(?:required|compelled|ordered|obliged|obligated|requested|demanded|necessary)\b.{0,120}\b(?:law|court|subpoena|legal|judicial|regulation|governmental|process|order|authority)\b.{0,500}\b(?:notice|notify|notif\w+|advise|inform|protective)\b/i,
    /\b(?:required|compelled|ordered|obliged|obligated|requested|demanded)\b.{0,60}\b(?:by|under|pursuant to)\b.{0,60}\b(?:law|court|subpoena|legal|judicial|regulation|order|process|authority)\b/i,
    /\b(?:requirements?|demands?|requests?) (?:imposed )?(?:of|by) (?:an? |any |the )?(?:governmental|court|law|legal|competent|regulat\w+)\b/i,
    /\b(?:served with|receives?|subject to|in response to)\b.{0,60}\b(?:subpoena|court order|legal process|demand for|order of)\b/i,
    /\b(?:notify|notice)\b.{0,160}\b(?:subpoena|court order|legal process)\b/i,
    /\b(?:response to|pursuant to|under)\b.{0,40}\b(?:subpoena|court order|order by a court|order of a court|legal process|operation of law)\b/i,
  ],
  less: /\bexcept as\b/i,
  needs: /\bdisclos|\brelease|\bproduc\w+|\breveal|\bcommunicat/i,
  most: 1,
  say: ({ text }) =>
    /\b(?:notice|notify|notif\w+|inform|advise)\b/i.test(text) ? "Allowed, with word to the other side" : null,
});

const handBackCued: CuedTerm = partOfSecrecy("Return or destruction", {
  about: /\breturn|\bdestr|\bdeliver|\bredeliver|\berase|\bdelete|\bsurrender/i,
  heading: /\breturn|\bdestr|\bconfiden|\bnon-?disclosure/i,
  strong: [
    /\b(?:shall|will|must|agrees?|may|to be|promptly|immediately|upon|on)\b.{0,160}\b(?:return\w*|destroy\w*|destruction|redeliver\w*|surrender\w*|erase\w*|delete\w*|deliver(?: up| over| back)?(?: to)?(?: \w+){0,4} (?:all|any))\b.{0,200}\b(?:information|materials?|documents?|copies|records?|items)\b/i,
    /\b(?:information|materials?|documents?|copies|records?|items)\b.{0,200}\b(?:shall|will|must|to) be\b.{0,60}\b(?:return\w*|destroy\w*|redeliver\w*|surrender\w*|erased?|deleted?|delivered (?:up|back))\b/i,
  ],
  not: /\breturn receipt|\btax returns?\b|\bdeliver(?:ed|y)? (?:a )?notice|\bnotices?\b.{0,80}\bdelivered\b|\bnot (?:authori[sz]e|allow|permit)\b|\bexecute and deliver\b/i,
  less: /\bcertif\w+ to\b|^notwithstanding the\b|^all other\b/i,
  most: 3,
});

/** What need not be handed back, a few sentences behind what must be. */
const mayBeKept =
  /\b(?:may|entitled to|not (?:be )?(?:required|obligated) to|except|notwithstanding)\b.{0,160}\b(?:retain|keep|back-?ups?|archiv\w+|cop(?:y|ies))\b/i;
const behind = 4;

/** What is handed back stands before what is done with the rest. */
const handBack: Term = {
  ...handBackCued,
  find(subject) {
    const { sentences } = subject.reading;
    const found = sentencesWith(subject.reading, handBackCued.cues).toSorted((a, b) => a.index - b.index);
    const first = found.find(({ text }) => /\b(?:return|redeliver|surrender|deliver)/i.test(text)) ?? found[0];
    if (first === undefined) return null;
    const kept = sentences
      .filter(({ index, text }) => index > first.index && index <= first.index + behind && mayBeKept.test(text))
      .slice(0, 1);
    const near = found.filter(
      ({ index }) => index !== first.index && Math.abs(index - first.index) < sentences.length / 4,
    );
    return {
      state: "stated",
      answer: readable(wholeOf(first).text, 24),
      said: [first, ...kept].map((one) => readable(wholeOf(one).text, 100)).join(" "),
      passages: [...new Set([first, ...kept, ...near])].flatMap((one) =>
        one.exception === undefined ? [one] : [one, one.exception],
      ),
    };
  },
};

const residuals: CuedTerm = partOfSecrecy("Residual knowledge", {
  about: /\bresidual|\bmemor|\bminds?\b/i,
  strong: [
    /\bresiduals?\b/i,
    /\b(?:retained|remembered|remains?)\b.{0,60}\b(?:memor\w+|minds?)\b/i,
    /\bunaided memor\w+/i,
  ],
  less: /\b(?:means?|shall mean)\b/i,
  not: /\bresidual value\b/i,
  most: 2,
});

const noLicence: CuedTerm = partOfSecrecy("No licence or transfer", {
  about: /\blicen[cs]e|\bright|\btitle|\binterest|\bownership|\bproperty\b/i,
  heading: /\blicen[cs]e|\bownership|\bproperty|\brights\b|\btitle/i,
  strong: [
    /\bno (?:\w+ ){0,3}?(?:licen[cs]es?|rights?|title)\b.{0,200}\b(?:granted|conferred|transferred|conveyed|implied|created)\b/i,
    /\b(?:do(?:es)?|shall|will) not\b.{0,60}\b(?:receive|grant|acquire|confer|obtain|create)\b.{0,60}\b(?:licen[cs]es?|rights?)\b/i,
    /\b(?:no|not|nothing|neither|nor|without)\b.{0,160}\b(?:grant\w*|confer\w*|convey\w*|transfer\w*|acquire\w*|construed|deemed|obtain\w*|imply|implied|giv\w+|constitut\w+)\b.{0,160}\b(?:licen[cs]es?|rights?|title|interest|ownership)\b/i,
    /\b(?:remain|retains?|shall be|is|are)\b.{0,40}\b(?:property|ownership|title)\b.{0,60}\b(?:of|disclos\w+|owner)\b/i,
  ],
  less: /^(?!.*\blicen[cs]e).*\bpropert(?:y|ies) of\b/i,
  needs: /\binformation\b|\bmaterials?\b|\bintellectual|\bpatents?\b|\bcopyrights?\b|\blicen[cs]e/i,
  not: /\bwarrant(?:y|ies)\b.{0,80}\b(?:made|given)\b|\bwaiver\b|\bremed(?:y|ies)\b|\bpartnership\b|\bassign\w* (?:this|its)\b/i,
  most: 2,
});

const relief: CuedTerm = partOfSecrecy("Injunction", {
  about: /\binjunct|\bequitable|\bspecific performance|\birreparabl/i,
  heading: /\bremed|\binjunct|\bbreach|\benforce|\brelief/i,
  strong: [/\binjuncti\w+/i, /\bspecific performance\b/i, /\bequitable (?:relief|remed\w+)\b/i],
  most: 1,
});

const talks: CuedTerm = partOfSecrecy("Secrecy of the talks themselves", {
  about: /\bdiscussions?|\bnegotiations?|\bexistence|\bthe fact\b|\bterms (?:of|and)\b/i,
  heading: /\bconfiden|\bdiscussions?|\bpublicity|\bannounce/i,
  strong: [
    /\b(?:not|neither|nor|without)\b.{0,200}\b(?:disclose|reveal|announce\w*|make (?:any )?(?:public|known|disclosure)|publici[sz]e|statement)\b.{0,200}\b(?:the fact (?:of|that)|existence of|that (?:any )?(?:discussions?|negotiations?|investigations?)|(?:discussions?|negotiations?)\b.{0,40}\b(?:are|have|has|is|between|concerning|regarding|relating|tak(?:ing|en)|with)\b|status of|terms(?:,| and| or)? ?(?:\w+ ){0,4}of (?:this|the|any))\b/i,
    /\b(?:existence|the fact|terms)\b.{0,60}\b(?:this agreement|discussions?|negotiations?|relationship)\b.{0,120}\b(?:confidential|(?:not|cannot) (?:be )?disclosed?)\b/i,
  ],
  not: /\bimpair\b|\baware of the terms\b/i,
  most: 1,
});

const engineering: CuedTerm = partOfSecrecy("Reverse engineering", {
  about: /\breverse|\bdecompile|\bdisassemble/i,
  strong: [/\breverse[- ]engineer\w*/i, /\b(?:decompil|disassembl)\w+/i],
  most: 1,
});

/** In the order in which a lawyer asks them of a non-disclosure agreement. */
export const secrecy: readonly Term[] = [
  marking,
  exceptions,
  use,
  recipients,
  compelled,
  period,
  handBack,
  noLicence,
  residuals,
  engineering,
  talks,
  relief,
];
