import { renewalIn } from "../calendar/renewal.ts";
import type { Party } from "./parties.ts";
import type { Reading, Sentence } from "./reading.ts";
import { bearingOf, freedIn } from "./risk-bearing.ts";
import type { Kind } from "./risk-weights.ts";
import { liquidatedDamages, minimumCommitment } from "./terms/amounts.ts";
import { changeOfControl, terminationForConvenience } from "./terms/ending.ts";
import { auditRights } from "./terms/housekeeping.ts";
import { indemnity } from "./terms/indemnity.ts";
import { ipOwnershipAssignment } from "./terms/intellectual-property.ts";
import { capOnLiability, isLimit, uncappedLiability } from "./terms/liability.ts";
import { irrevocableOrPerpetualLicense } from "./terms/licences.ts";
import { isOnce, renewalTerm } from "./terms/renewal.ts";
import { exclusivity, nonCompete, noSolicitOfCustomers, noSolicitOfEmployees } from "./terms/restrictions.ts";
import { secrecyLength } from "./terms/secrecy-length.ts";
import type { CuedTerm, Cues } from "./terms/term.ts";
import { untabledRisks, type Risk } from "./untabled-risks.ts";
import { wholeOf } from "./whole.ts";

/** What a key term is told by, as far as it is a risk; not by what only a heading announces, in words that are not known. */
function of(
  { cues: { announced: _announced, ...cues } }: CuedTerm,
  { also, but }: { readonly also?: RegExp; readonly but?: RegExp } = {},
): Cues {
  return {
    ...cues,
    ...(also === undefined ? {} : { needs: also }),
    ...(but === undefined
      ? {}
      : { not: new RegExp(cues.not === undefined ? but.source : `${cues.not.source}|${but.source}`, "i") }),
  };
}

/** What the law lets nobody exclude: to say so adds nothing. */
export const asTheLawHasIt =
  /\b(?:death or (?:personal|bodily) injury|personal injury or death)\b(?!.{0,300}\b(?:indemni|confiden|infring|gross|wil?ful|breach|data))/i;

/** Names a limit and no exception to it. */
export const isItselfALimit =
  /^(?!.*\b(?:except|excluding|other than|save|exclusions?|shall not apply|unlimited)\b).*\bliabilit\w*\b.{0,80}\b(?:will|shall) not exceed\b/i;

function bearsOnOne(sentence: Sentence, parties: readonly Party[], frees = false): boolean {
  return bearingOf({ sentence, other: null, parties, answers: new Map() }, frees).alone !== null;
}

/** What has an end is not without one, whatever survives it. */
const isEndless =
  /^(?=.*\b(?:confid|secre|non-?disclos|disclos))(?!.*\b(?:\d+|two|three|five|ten)\W{0,3}(?:\(\d+\)\s*)?(?:years?|months?)\b).*\b(?:indefinitely|for an indefinite (?:period|time|term)|in perpetuity|perpetual(?:ly)?|without limit(?:ation)? (?:in|of|as to) time)\b/i;

/** With what is still to be negotiated, and binds nobody yet. */
function notYetAgreed(but: RegExp): RegExp {
  return new RegExp(
    `${but.source}|\\bagreement\\b.{0,40}\\b(?:will|shall|is to|to) be (?:negotiated|entered into|agreed)\\b|\\b(?:enter into|negotiate)\\b.{0,40}\\b(?:separate|further|definitive) agreement\\b`,
    "i",
  );
}

/** "If the tests fail, the Buyer may terminate": whoever needs that first cannot leave at will, however free the choice is then. */
function needsAReason(text: string): boolean {
  const at = text.search(/\b(?:terminat|cancel|end)\w*\b(?! (?:date|of))/i);
  const reason =
    /\b(?:if|where|should|in the event|after|following|upon|when)\b[^.;]{0,160}\b(?:fail\w*|reject\w*|breach\w*|default\w*|(?:does|do|did|is|are) not (?:\w+ )?(?:pass|meet|conform|accept\w*|satisf\w+|cure\w*)|unable|insolven\w*|bankrupt\w*)/i;
  return at > 0 && reason.test(text.slice(0, at));
}

/** What a lawyer wants pointed out; a sentence that is two of them is the one that comes first. */
export const risks: readonly Risk<Kind>[] = [
  {
    label: "Liability outside the limit",
    cues: [
      of(uncappedLiability, {
        also: /\bliab|\bdamages\b|(?<!without )\blimitations?\b/i,
        but: new RegExp(
          `${asTheLawHasIt.source}|${isItselfALimit.source}|\\b(?:terminat|expir)\\w+\\b.{0,60}\\bshall not (?:relieve|release|affect|prejudice|limit)\\b`,
          "i",
        ),
      }),
    ],
  },
  {
    label: "Indemnity",
    cues: [
      of(indemnity, {
        also: /\b(?:shall|will|agrees?|must|hereby|indemnifies)\b/i,
        // "For the same" says nothing by itself.
        but: /\bfor the same\W*$|\b(?:maintain|carry|procure|obtain)\b.{0,160}\binsurance\b.{0,240}\bindemnit?[yf]|\bpromptly notify\b|\b(?:no|any|not)\b.{0,40}\bobligat\w+ to indemnify\b|\b(?:shall|will) not\b.{0,30}\bindemnify\b/i,
      }),
    ],
  },
  {
    label: "Restriction on competition",
    cues: [of(nonCompete, { but: notYetAgreed(/\bstatements? to any competitor/) })],
  },
  {
    label: "Exclusivity",
    // What keeps somebody from competing is flagged as that.
    holds: ({ text }) => /\bexclusiv|\bsole\b/i.test(text) || !nonCompete.cues.strong.some((cue) => cue.test(text)),
    cues: [
      of(exclusivity, {
        // What is owned, shared or only told of shuts nobody out.
        but: notYetAgreed(
          /^except\b.{0,60}\bexclusive|\bno (?:guarantee|exclusive|exclusivity)\b|\brevert\w*\b|\bco-exclusive|\bexclusive rights? (?:in|to) (?:and (?:in|to) )?.{0,120}\b(?:intellectual property|goodwill)|\b(?:display|advertise|represent)\b.{0,40}\bthat\b.{0,80}\bexclusive/,
        ),
      }),
    ],
  },
  {
    label: "Non-solicitation",
    cues: [
      of(noSolicitOfEmployees, { but: /\b(?:arbitrators?|mediators?|experts?) (?:must|shall|may) not be\b/i }),
      of(noSolicitOfCustomers),
    ],
  },
  {
    label: "Automatic renewal",
    // Extended if something happens, or somebody chooses: that is not by itself.
    holds: (sentence, reading) =>
      /\bautomatic/i.test(sentence.text) ||
      ((renewalIn(sentence.text)?.isAutomatic ?? true) && !isOnce(sentence, reading)),
    cues: [
      of(renewalTerm, {
        also: /\bautomatic|\b(?:shall|will) (?:be )?(?:renew|extend|continue)|\brenews\b|\b(?:month[- ]to[- ]month|year[- ]to[- ]year|from year to year)\b/i,
        // Not where a party may say that it will not renew.
        but: /^(?:(?!\bunless\b|\bnotice\b).)*\b(?:(?:do|does|shall|will) not (?:\w+ )?(?:renew|extend)|declines? to renew)|^(?!.*\bautomatic).*\b(?:may (?:only )?be (?:renewed|extended)|(?:renew|exten[ds])\w* (?:only )?(?:by|upon|on|with|subject to) (?:the )?(?:\w+ ){0,3}(?:agreement|application|approval|consent|request))\b/i,
      }),
    ],
  },
  {
    label: "One-sided change",
    holds: (sentence, reading) => !withConsent.test(withTheNext(sentence, reading)),
    cues: [
      {
        strong: [
          /\b(?:may|reserves? the right to)\b.{0,60}\b(?:amend|modify|change|revise|increase|alter|adjust|discontinue)\b.{0,120}\b(?:terms|agreement|fees?|prices?|pricing|rates?|charges|polic(?:y|ies)|services?|products?|royalt\w+|specifications?|territory|commissions?)\b.{0,120}\b(?:at any time|in its (?:sole|absolute|own) discretion|without (?:prior )?notice|from time to time|unilaterally)\b/i,
          /\b(?:at any time|in its (?:sole|absolute) discretion|from time to time)\b.{0,80}\b(?:amend|modify|change|revise|increase)\b.{0,80}\b(?:terms|agreement|fees?|prices?|pricing|rates?|charges|polic(?:y|ies)|royalt\w+|specifications?|commissions?)\b/i,
        ],
        not: /\b(?:changes? (?:of|in) control|mutual(?:ly)?|written agreement|both parties|each party|either party|address|contacts?|propose\w*|request\w*|if\b.{0,120}\b(?:breach|complaint|infring\w+)|members?|representatives?)\b/i,
      },
    ],
  },
  {
    label: "Termination at will",
    holds: ({ text }) => !needsAReason(text),
    cues: [of(terminationForConvenience)],
  },
  ...untabledRisks,
  {
    label: "Liquidated damages",
    cues: [
      of(liquidatedDamages, {
        // What the sum is said to be stands beside it; and a definition of secrets names sums of many kinds.
        but: /^the parties (?:accept|acknowledge|agree) that (?:this|such|these|the (?:foregoing|amounts?))\b|\b(?:is|are|means?|includes?) ["“]?confidential information\b|\bconfidential information["”]? (?:under the terms|means|includes)/i,
      }),
    ],
  },
  {
    label: "Minimum commitment",
    cues: [
      of(minimumCommitment, {
        also: /[$€£]|\b(?:USD|EUR|GBP|purchas\w*|buy|bought|orders?|pay\w*|paid|fees?|royalt\w+|guarante\w+|tender|spend|expend\w*|volumes?|quantit\w+|units?|amounts?|sales|sell|suppl\w+|inventory|charges?|commissions?|minimum (?:annual|monthly|quarterly|yearly|order|number|level|commitments?|requirements?))\b/i,
        // A condition, a definition or a rule on members, records and training commits nobody to buy, pay or supply.
        but: /\b(?:unable|fails?|failure) to\b.{0,40}\b(?:a )?minimum\b|^["“][^"”]+["”][^.;]{0,80}\b(?:shall )?means?\b|\bminimum of\b.{0,30}\b(?:shareholders|members|directors|subscribers)\b|\b(?:maintain|retain|keep|preserve)\b.{0,40}\b(?:records?|books|accounts|insurance|coverage)\b|\b(?:attend|training|programs? offered)\b/i,
      }),
    ],
  },
  { label: "Ownership of intellectual property", cues: [of(ipOwnershipAssignment)] },
  { label: "Perpetual or irrevocable grant", cues: [of(irrevocableOrPerpetualLicense)] },
  {
    label: "Change of control or merger",
    cues: [
      of(changeOfControl, {
        also: /\bchange (?:of|in)\b.{0,40}\b(?:control|ownership)\b|\bcontrol\b|\bterminat|\bdeemed\b/i,
        but: /\bmay\b.{0,60}\bassign\b.{0,200}\b(?:merger|acquisition|sale)\b/i,
      }),
    ],
  },
  {
    label: "Warranty disclaimer",
    cues: [
      {
        strong: [
          /["“]?\bAS[ -]IS\b["”]?/,
          /\bdisclaims?\b.{0,80}\bwarrant/i,
          /\b(?:makes? no|no other)\b.{0,60}\b(?:representations? or )?warrant/i,
          /\bNO WARRANT/,
        ],
        // Who is to promise nothing in another's name disclaims nothing of his own; what users say of a product is no product.
        not: /\b(?:shall|will|may|must) (?:not )?make (?:no|any)\b.{0,60}\b(?:representations?|guarant\w+|warrant\w*)|\bon behalf of\b|\b(?:feedback|suggestions?)\b[^.;]{0,40}\bas[ -]is\b/i,
      },
    ],
  },
  {
    label: "Exclusion of damages",
    cues: [
      {
        strong: [
          /\b(?:in no event|neither party|not be liable|no liability)\b.{0,200}\b(?:consequential|indirect|incidental|punitive|lost profits|loss of profits?)\b/i,
        ],
        not: /\bforce majeure\b/i,
      },
    ],
  },
  {
    label: "Late payment",
    cues: [
      {
        strong: [
          /\b(?:late|overdue|past due|unpaid)\b.{0,120}\b(?:interest|late (?:fee|charge))\b/i,
          /\binterest\b.{0,80}\b(?:per (?:month|annum)|late|overdue)\b.{0,60}/i,
        ],
        // What is lent bears interest without being late.
        needs:
          /\b(?:late|overdue|past[- ]due|unpaid|delinquen\w+|arrears|default\w*|delay\w*|fail\w*|when due|not (?:\w+ ){0,3}(?:paid|received|made))\b/i,
        not: /\b(?:loans?|borrow\w*|lend(?:er|ers|ing)|promissory|policy|premiums?|mortgage)\b|\b(?:equity|security|membership|title and) interest|interest rate swap|\bindenture\b|\bprincipal\b|\bnot accrue\b/i,
      },
    ],
  },
  {
    label: "Arbitration or waiver of jury trial",
    cues: [
      {
        strong: [
          /\b(?:settled|resolved|determined|submitted|decided)\b.{0,80}\b(?:binding )?arbitration\b/i,
          /\bwaives?\b.{0,80}\b(?:jury|trial by jury|class action)\b/i,
        ],
        // What has to be tried before is not where a dispute goes.
        not: /^before\b.{0,80}\b(?:submitted|referred)\b/i,
      },
    ],
  },
  {
    label: "Limit of liability for one side",
    holds: (sentence, _reading, parties) =>
      bearsOnOne(sentence, parties, true) && freedIn(parties, sentence.text) !== null,
    cues: [of(capOnLiability, { also: isLimit })],
  },
  {
    label: "Assignment free for one side",
    holds: (sentence, _reading, parties) => bearsOnOne(sentence, parties),
    cues: [
      {
        about: /assign|transfer/i,
        strong: [
          /\b(?:may|(?:shall|will) (?:have the right|be entitled) to|is entitled to|has the right to)\b(?:(?!\b(?:not|only)\b).){0,120}\b(?:assign|transfer)\b.{0,200}\bwithout\b.{0,60}\b(?:consent|approval|permission)\b/i,
        ],
        needs: /\b(?:agreement|contract|lease|deed|rights?|obligations?|hereunder)\b/i,
        not: /\b(?:neither|nor|(?:may|shall|will|must) not|(?:each|either|both) part(?:y|ies))\b/i,
      },
    ],
  },
  {
    label: "Secrecy without an end",
    holds: ({ text }) => isEndless.test(text),
    cues: [of(secrecyLength, { also: isEndless })],
  },
  {
    label: "Audit at any time",
    cues: [
      of(auditRights, {
        also: /\bat any (?:time|reasonable time or times)\b|\bwithout (?:prior |advance )?notice\b/i,
        but: /\b(?:reasonable|normal|regular|ordinary|usual) (?:business |working |office )?(?:times?|hours)\b|\bduring (?:\w+ )?(?:business|working|office) hours\b|\b(?:upon|on|with|after|by|giving|days?['’]?)\b.{0,40}\bnotice\b/i,
      }),
    ],
  },
];

/** What needs the other's consent is no change by one side. */
const withConsent =
  /\b(?:not (?:be(?:come)? )?(?:effective|binding|valid|made)|no (?:such )?(?:change|amendment|modification)|only)\b.{0,120}\b(?:consent|approv|agree)\w*|\b(?:with|subject to|upon|without) (?:the )?(?:prior )?(?:written )?(?:(?:\S+ ){0,3}['’]s )?(?:prior )?(?:written )?(?:consent|approval|agreement)\b/i;

/** All that is said with a sentence, and the sentence behind it in the same section. */
function withTheNext(sentence: Sentence, { sentences }: Reading): string {
  const next = sentences.find(({ index, part }) => index === sentence.index + 1 && part === sentence.part);
  return `${wholeOf(sentence).text} ${sentence.exception?.text ?? ""} ${next?.text ?? ""}`;
}
