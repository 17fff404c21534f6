import { factFirst } from "./answers.ts";
import { termOfKind } from "./of-kind.ts";
import type { CuedTerm } from "./term.ts";

const instructions: CuedTerm = termOfKind("Instructions for processing", {
  about: /instruct/i,
  heading: /\binstruction|\bprocessing|\bscope|\broles?\b/i,
  strong: [
    /\bprocess\w*\b.{0,120}\b(?:only|solely|exclusively)?\b.{0,60}\b(?:documented |written |lawful )*instructions?\b/i,
    /\binstructs?\b.{0,80}\bto process\b/i,
    /\b(?:follow|abide by|comply with|act(?:s|ing)? (?:only )?(?:on|upon|in accordance with))\b.{0,60}\binstructions?\b/i,
  ],
  // What is said of an instruction that cannot be followed, or breaks the law, goes behind the duty to follow them.
  less: /\binfring\w*|\bin its opinion\b|\bfurther instructions?\b|\bunable\b|\bcannot\b/i,
});

const subProcessors: CuedTerm = termOfKind("Sub-processors", {
  about: /sub-?processor|another processor|sub-?contract/i,
  heading: /\bsub-?process|\bsub-?contract/i,
  announced: /^(?:(?:use|appointment|engagement|approval) of )?(?:authori[sz]ed )?sub-?process(?:ors?|ing)\b/i,
  strong: [
    /\b(?:authori[sz]\w+|consents?|approv\w+|objects?|appoint\w*|engag\w+|us(?:e|es|ing))\b.{0,80}\bsub-?processors?\b/i,
    /\bsub-?processors?\b.{0,200}\b(?:prior|consent|authori[sz]\w+|approv\w+|object\w*|notice|inform|days)\b/i,
    /\bnot\b.{0,80}\bsub-?processors?\b.{0,60}\b(?:unless|without)\b/i,
  ],
  not: /["“]sub-?processors?["”] (?:means|shall mean)/i,
  // How a change of them is announced, and what the controller may do then.
  beside: /\b(?:inform|notify|notice|object\w*)\b.{0,160}\b(?:chang\w+|days|object\w*|new|replac\w+)\b/i,
});

const breachNotice: CuedTerm = termOfKind("Notice of a data breach", {
  about: /breach|incident/i,
  heading: /\bbreach|\bincident/i,
  announced:
    /^(?:personal data breach(?:es)?|(?:data|security) (?:breach|incident)s?(?: (?:notification|response))?)\b/i,
  strong: [
    /\b(?:notify|inform|report|notice)\b.{0,160}\b(?:(?:personal |customer )*data breach|(?:security|data) (?:incident|breach)|unauthori[sz]ed (?:access|disclosure))\b/i,
    /\b(?:(?:personal )?data breach|(?:security|data) (?:incident|breach))\b.{0,160}\b(?:notify|inform|notice|without undue delay|within)\b/i,
  ],
  less: /\bnot (?:be )?(?:construed|deemed|an? )\b|\badmission|\backnowledg/i,
  not: /["“][^"”]{0,40}(?:breach|incident)["”] (?:means|shall mean)/i,
  say: factFirst("duration"),
});

const transfers: CuedTerm = termOfKind("International transfers", {
  about: /transfer|clauses|adequacy/i,
  heading: /\btransfer/i,
  strong: [
    /\btransfers?\b.{0,160}\b(?:third countr\w+|outside (?:of )?(?:the )?(?:european|EEA|EU|UK|united kingdom|union)|(?:another|other|a) (?:countr\w+|territor\w+|jurisdiction))\b/i,
    /\bstandard contractual clauses\b.{0,160}\b(?:appl(?:y|ies)|incorporated|enter into|form part)\b/i,
    /\btransfers?\b.{0,200}\b(?:adequacy decision|appropriate safeguards)\b/i,
  ],
  // Which options of them were chosen is told by the clauses.
  less: /\b(?:option \d|module \w+|clause \d+|annex\w*|deemed to have signed)\b/i,
  not: /["“][^"”]{2,60}["”] (?:means|shall mean)/i,
});

const deletion: CuedTerm = termOfKind("Deletion or return of data", {
  about: /delet|return|destr|eras/i,
  heading: /\bdelet|\breturn|\bterminat/i,
  strong: [
    /\b(?:after|upon|on|at) (?:the )?(?:\w+ ){0,4}(?:expir\w+|terminat\w+|end|choice|completion)\b.{0,160}\b(?:delete|return|destroy|erase)\b/i,
    /\b(?:delete|return|destroy|erase)s?\b.{0,80}\b(?:personal |customer |all |the )*data\b/i,
    /\bdata\b.{0,80}\b(?:(?:shall|will|must) be )?(?:deleted|returned|destroyed|erased)\b/i,
  ],
  less: /\benables?\b/i,
  not: /\bdata subjects?\b.{0,80}\brequests?\b|["“][^"”]{2,60}["”] (?:means|shall mean)/i,
});

/** What an agreement on the processing of personal data is asked for: the points of Article 28 GDPR, and transfers. */
export const dataProcessing: readonly CuedTerm[] = [instructions, subProcessors, breachNotice, transfers, deletion];
