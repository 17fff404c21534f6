import type { Reading, Sentence } from "./reading.ts";
import { sentencesWith, tellingPart, type Cues } from "./terms/term.ts";

interface Risk {
  /** Stands before the sentence. */
  readonly label: string;
  readonly cues: Cues;
}

/** What a lawyer wants pointed out, in the order in which it is pointed out. */
const risks: readonly Risk[] = [
  {
    label: "Unlimited liability",
    cues: {
      strong: [
        /\b(?:limitation|limitations|cap|exclusions?)\b.{0,100}\b(?:shall not|will not|do(?:es)? not) apply\b.{0,120}(?:indemni|liab|breach|infring|negligen|misconduct|fraud)|\b(?:liabilit\w+|damages)\b.{0,120}\b(?:limitations?|cap|exclusions?)\b.{0,60}\b(?:shall not|will not|do(?:es)? not) apply\b/i,
        /\bunlimited liability|\bliability (?:shall|will) (?:be unlimited|not be limited)\b/i,
        /\bnothing in this (?:agreement|contract|section|clause|lease|deed)\b.{0,120}\b(?:limit|exclude)s?\b.{0,120}\bliabilit/i,
      ],
    },
  },
  {
    label: "Indemnity",
    cues: {
      heading: /\bindemn/i,
      strong: [/\b(?:shall|will|agrees? to|must)\b.{0,80}\bindemnify\b/i, /\bindemnify\b.{0,60}\bhold harmless\b/i],
      not: /\bpromptly notify\b/i,
    },
  },
  {
    label: "Exclusivity",
    cues: {
      heading: /\bexclusiv/i,
      strong: [
        /(?<!non[- ])\bexclusive (?:right|licen[cs]e|distribut\w+|agent|supplier|provider|reseller|territory|dealer|representative|manufacturer)\b/i,
        /\bexclusivity\b/i,
      ],
      not: /\bnon-?exclusive|exclusive (?:jurisdiction|remed|property)|sole and exclusive (?:remedy|property|obligation)/i,
    },
  },
  {
    label: "Non-compete",
    cues: {
      heading: /\bcompet/i,
      strong: [
        /\b(?:shall|will|agrees?|covenants?)\b.{0,40}\bnot\b.{0,200}\bcompet(?:e|es|ing|itive|itors?)\b/i,
        /\bnon-?competition (?:period|covenant)\b/i,
      ],
      not: /\bforegoing restrictions?\b|\bcompetitive (?:bid|pric)|confidential information/i,
    },
  },
  {
    label: "Non-solicitation",
    cues: {
      strong: [
        /\b(?:not|neither|nor)\b.{0,140}\b(?:solicit|hire|recruit|entice)\b.{0,120}\b(?:employees?|personnel|customers?|clients?)\b/i,
      ],
      not: /\bsolicit(?:ation)? (?:of )?(?:proxies|orders)\b/i,
    },
  },
  {
    label: "Automatic renewal",
    cues: {
      strong: [
        /\bautomatic(?:ally)?\b.{0,60}\b(?:renew|extend)/i,
        /\b(?:renew|extend)(?:ed|s)?\b.{0,30}\bautomatically\b/i,
        /\b(?:shall renew|renews)\b.{0,140}\bunless\b/i,
      ],
      not: /\binsurance\b|\b(?:does|shall|will) not\b.{0,24}\b(?:renew|extend)/i,
    },
  },
  {
    label: "One-sided change",
    cues: {
      strong: [
        /\b(?:may|reserves? the right to)\b.{0,60}\b(?:amend|modify|change|revise|increase|alter|adjust|discontinue|suspend)\b.{0,120}\b(?:at any time|in its (?:sole|absolute|own) discretion|without (?:prior )?notice|from time to time|unilaterally)\b/i,
        /\b(?:at any time|in its sole discretion)\b.{0,80}\b(?:amend|modify|change|revise|increase)\b/i,
      ],
      not: /\b(?:mutual(?:ly)?|written agreement|both parties|address|propose\w*|request\w*)\b/i,
    },
  },
  {
    label: "Termination at will",
    cues: {
      strong: [
        /\bmay\b.{0,30}\b(?:terminate|end|cancel)\b.{0,140}\b(?:at any time|for convenience|without cause|for any reason|in its sole discretion|immediately)\b/i,
      ],
      not: /\b(?:breach|default|insolven\w*|bankrupt\w*|fails?|mutual\w*)\b|\b(?:upon|following|after|in the event of|prior to|notwithstanding)\W+(?:the |any |such )?(?:expiration|termination|cancell?ation)|\bis terminated\b|\bsuch termination\b|\bterminat(?:ion|ed) (?:of this agreement )?for any reason\b|\beffect of termination\b|\b(?:by|upon) (?:mutual )?(?:written )?agreement\b|\bif\W*$|\bif \(|\bif (?:the other|either|any|such) |\bin the event\b/i,
    },
  },
  {
    label: "Liquidated damages",
    cues: {
      strong: [
        /\bliquidated damages\b/i,
        /\b(?:early termination|cancellation) (?:fee|charge|penalty)\b/i,
        /\bpenalty\b.{0,80}(?:[$€£]|\bper cent|%|\bamount)/i,
      ],
      not: /\bno liquidated damages\b/i,
    },
  },
  {
    label: "Minimum commitment",
    cues: {
      strong: [
        /\bminimum (?:annual |quarterly |monthly |purchase |order |guaranteed )?(?:purchase|commitment|quantit\w+|volume|royalt\w+|payment|fee|order|sales|guarantee)s?\b/i,
      ],
      not: /\bminimum (?:insurance|coverage|order size)\b|lead time/i,
    },
  },
  {
    label: "Assignment of intellectual property",
    cues: {
      strong: [
        /\b(?:hereby )?(?:irrevocably )?assigns?\b.{0,120}\b(?:right,? title,? and interest|copyright|patent|intellectual property|inventions?|work product)\b/i,
        /\bwork[s]?[- ](?:made )?for[- ]hire\b/i,
      ],
    },
  },
  {
    label: "Perpetual or irrevocable grant",
    cues: {
      strong: [
        /\b(?:perpetual|irrevocable)\b.{0,80}\b(?:licen[cs]e|right|grant)/i,
        /\bgrants?\b.{0,80}\b(?:perpetual|irrevocable)\b/i,
      ],
    },
  },
  {
    label: "Change of control",
    cues: {
      strong: [
        /\bchange (?:of|in) control\b.{0,200}\b(?:terminate|consent|notice|default|assignment)\b/i,
        /\b(?:terminate|consent|assign)\w*\b.{0,160}\bchange (?:of|in) control\b/i,
      ],
      not: /["“]change (?:of|in) control["”] (?:means|shall mean)/i,
    },
  },
  {
    label: "Warranty disclaimer",
    cues: {
      strong: [
        /["“]?\bAS[ -]IS\b["”]?/,
        /\bdisclaims?\b.{0,80}\bwarrant/i,
        /\b(?:makes? no|no other)\b.{0,60}\b(?:representations? or )?warrant/i,
        /\bNO WARRANT/,
      ],
    },
  },
  {
    label: "Exclusion of damages",
    cues: {
      strong: [
        /\b(?:in no event|neither party|not be liable|no liability)\b.{0,200}\b(?:consequential|indirect|incidental|punitive|lost profits|loss of profits?)\b/i,
      ],
    },
  },
  {
    label: "Late payment",
    cues: {
      strong: [
        /\b(?:late|overdue|past due|unpaid)\b.{0,120}\b(?:interest|late (?:fee|charge))\b/i,
        /\binterest\b.{0,80}\b(?:per (?:month|annum)|late|overdue)\b.{0,60}/i,
      ],
      not: /\b(?:equity|security|membership|title and) interest|interest rate swap\b/i,
    },
  },
  {
    label: "Arbitration or waiver of jury trial",
    cues: {
      strong: [
        /\b(?:settled|resolved|determined|submitted|decided)\b.{0,80}\b(?:binding )?arbitration\b/i,
        /\bwaives?\b.{0,80}\b(?:jury|trial by jury|class action)\b/i,
      ],
    },
  },
];

export interface FoundRisk {
  readonly label: string;
  /** What to show of the sentence. */
  readonly text: string;
  readonly sentence: Sentence;
}

/** The clauses that cost or bind beyond the ordinary: one sentence for each kind, no sentence twice. */
export function risksIn(reading: Reading): FoundRisk[] {
  const taken = new Set<Sentence>();
  const found: FoundRisk[] = [];
  for (const { label, cues } of risks) {
    const sentence = sentencesWith(reading, { ...cues, most: 4 }).find((one) => !taken.has(one));
    if (sentence === undefined) continue;
    taken.add(sentence);
    found.push({ label, sentence, text: tellingPart(sentence, cues, 45) });
  }
  return found;
}
