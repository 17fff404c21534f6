import { bothParties, bound, type Clause, type Weight } from "./risk-bearing.ts";
import type { Party } from "./parties.ts";
import type { Reading, Sentence } from "./reading.ts";
import type { Cues } from "./terms/term.ts";

export interface Risk<Label extends string> {
  /** Stands before the sentence, and says how it is weighed. */
  readonly label: Label;
  /** Each is a way of saying it; those of a key term where there is one, so that a flag and the table say the same. */
  readonly cues: readonly Cues[];
  /** Whether a sentence with the cues is one; each of them where there is none. */
  readonly holds?: (sentence: Sentence, reading: Reading, parties: readonly Party[]) => boolean;
}

/** What a clause is pointed out as that no key term asks for. */
export type UntabledKind =
  | "Payment on termination"
  | "Automatic termination"
  | "Standstill"
  | "Sole remedy"
  | "Refusal at discretion"
  | "Retention of title"
  | "Courts beside arbitration"
  | "Costs of a dispute"
  | "Party left blank";

const mustArbitrate =
  /\b(?:shall|will|must|agree\w* to)\b(?! (?:not|first))(?:(?!\bmay\b).){0,160}\b(?:settled|resolved|determined|submit(?:ted)?|decided|referred)\b.{0,80}\barbitrat(?:ion|ors?)\b/i;

const ending = "(?:terminat|cancel)\\w+";
const paid =
  "(?:shall|will|must|agrees? to|is (?:entitled|obliged|required) to|shall be entitled to) (?:\\w+ ){0,4}?(?:pay|receive|be paid)";
const lump =
  "(?:terminat\\w+ (?:fee|payment|charge|indemnity|compensation)s?|cancellation (?:fee|charge)s?|early[- ]termination (?:fee|charge)s?|break(?:age)? (?:fee|cost)s?|severance|lump[- ]sum|compensation for (?:the )?(?:loss|termination)|(?:times|multiple of) (?:the |its |his |her )?(?:\\w+ ){0,3}(?:fee|salary|compensation)|(?:months|years)['’]? (?:of )?(?:\\w+ )?(?:fees?|salary|compensation))";

/** In the order in which a sentence that is two of them is named. */
export const untabledRisks: readonly Risk<UntabledKind>[] = [
  {
    label: "Payment on termination",
    cues: [
      {
        about: /terminat|cancel|sever/i,
        strong: [
          new RegExp(`\\b${ending}\\b.{0,400}\\b${paid}\\b.{0,200}\\b${lump}\\b`, "i"),
          new RegExp(
            `\\b${paid}\\b.{0,200}\\b${lump}\\b.{0,200}\\b(?:if|upon|in the event|where|on|following)\\b.{0,120}\\b${ending}`,
            "i",
          ),
          new RegExp(
            `\\b(?:if|upon|in the event|where|on|following)\\b.{0,120}\\b${ending}.{0,300}\\b(?:vest(?:ing)?|accelerat\\w+)\\b.{0,80}\\b(?:in full|fully|immediately|options?|shares|awards?)`,
            "i",
          ),
        ],
        not: /\b(?:no|without(?: any| a)?|not (?:be )?(?:entitled|obliged|required|liable)|nor)\b.{0,60}\b(?:terminat\w+ (?:fee|payment|charge|indemnity|compensation)|cancellation (?:fee|charge)|severance|compensation|penalty)\b|["“][^"”]{3,40}["”] (?:shall )?means?\b|\btermination fees?,/i,
      },
    ],
  },
  {
    label: "Automatic termination",
    cues: [
      {
        about: /terminat|automatic/i,
        strong: [
          /\b(?:this|the) (?:\w+ )?(?:agreement|contract|lease|licen[cs]e|engagement|appointment)\b[^.;]{0,80}\b(?:shall|will) (?:be )?(?:automatically|immediately|forthwith)(?:,? and (?:automatically|immediately|without (?:further )?notice))? (?:terminate|end|cease|be terminated)\b[^.;]*\b(?:if|upon|in the event|when|should|unless)\b/i,
          /\b(?:if|upon|in the event|when|should|unless)\b[^.;]{0,200}\b(?:this|the) (?:\w+ )?(?:agreement|contract|lease|licen[cs]e|engagement|appointment) (?:shall|will) (?:be )?(?:automatically|immediately|forthwith)(?:,? and (?:automatically|immediately|without (?:further )?notice))? (?:terminate|end|cease|be terminated)\b/i,
          /\b(?:this|the) (?:\w+ )?(?:agreement|contract|lease|licen[cs]e)\b[^.;]{0,80}\b(?:shall|will|may)? ?terminates? (?:automatically|immediately and automatically|without (?:any )?(?:further )?notice)\b[^.;]*\b(?:if|upon|in the event|when|should|unless)\b/i,
        ],
        // What ends with its time, with the deal that it served or by somebody's choice does not end by surprise.
        not: /\b(?:upon|on|at) (?:the )?(?:expir\w+|end|completion|death|closing)\b|\bmay (?:\w+ )?terminat|\bright to terminat|\bdays?\b.{0,40}\b(?:notice|cure|remed)|\bcure\w*\b|\b(?:renew|extend|supersede)|\b(?:either|any) part(?:y|ies)\b[^.;]{0,40}\bterminates?\b/i,
      },
    ],
  },
  {
    label: "Standstill",
    cues: [
      {
        about: /acquir|proxies|control|securities/i,
        strong: [
          /\b(?:shall|will|may|agrees?(?: to)?|undertakes?) not\b.{0,400}\b(?:acquire|purchase|offer|propose|seek)\b.{0,200}\b(?:beneficial ownership|voting securities|equity securities|securities (?:of|issued by)|shares of|control of)\b/i,
          /\b(?:shall|will|may) not\b.{0,400}\bsolicit\w*\b.{0,60}\bproxies\b|\bneither\b.{0,200}\b(?:shall|will)\b.{0,200}\bacquire\b.{0,120}\b(?:voting|equity) securities\b/i,
        ],
        not: /\b(?:assign|transfer|registration statement|lock-?up|prospectus|underwrit)/i,
      },
    ],
  },
  {
    label: "Sole remedy",
    cues: [
      {
        about: /remed|recourse/i,
        strong: [
          /\b(?:sole|exclusive|only)(?:,? (?:and|or) (?:exclusive|sole|only))? (?:remed(?:y|ies)|recourse|right and remedy)\b/i,
          /\bsole(?: and exclusive)? (?:obligations?|liabilit(?:y|ies))\b.{0,60}\b(?:and|,)\b.{0,60}\b(?:remed(?:y|ies)|recourse)\b/i,
        ],
        not: /\b(?:not|nor|non)\b[^,;.]{0,40}\b(?:sole|exclusive|only)\b[^,;.]{0,30}\bremed|\bin addition to\b.{0,60}\bremed|\bcumulative\b|\b(?:this|that|such|these|the foregoing) (?:sole|exclusive|only)\b|\bwithout prejudice\b|\bno (?:such )?(?:right|remedy)\b/i,
      },
    ],
  },
  {
    label: "Refusal at discretion",
    cues: [
      {
        about: /discretion|any reason|no reason/i,
        strong: [
          /\b(?:may|(?:has|have|reserves?|shall have) the (?:\w+ )?right to|is entitled to)\b[^.;]{0,60}\b(?:refuse|reject|withhold|decline|disapprove)\b[^.;]{0,160}\b(?:(?:in|at) its (?:sole|absolute|own|sole and absolute|unfettered) discretion|for any reason|for no reason|without (?:cause|giving (?:any )?reasons?))\b/i,
          /\b(?:in|at) its (?:sole|absolute|own|sole and absolute|unfettered) discretion\b[^.;]{0,60}\b(?:refuse|reject|withhold|decline|disapprove)\b/i,
          /\b(?:approval|consent|acceptance)\b[^.;]{0,120}\bmay be (?:withheld|refused|denied)\b[^.;]{0,80}\b(?:discretion|for any reason)\b/i,
        ],
        not: /\b(?:either|each|neither) part(?:y|ies)\b|\bthe (?:other |receiving )?part(?:y|ies) may\b|\bassign\w*\b|\breasonable discretion\b/i,
      },
    ],
  },
  {
    label: "Retention of title",
    cues: [
      {
        about: /title|ownership|property/i,
        strong: [
          /\b(?:retain\w*|retention of|reserv\w+)\b.{0,60}\b(?:title|ownership|property)\b.{0,200}\b(?:until|unless|pending)\b.{0,120}\b(?:paid|payment|settle\w*|discharg\w*)\b/i,
          /\b(?:title|ownership|property)\b.{0,120}\b(?:shall|will|does|do)\b.{0,40}\b(?:not pass|remain|stay|only pass|pass only|be vested)\b.{0,160}\b(?:until|unless|upon|after)\b.{0,120}\b(?:paid|payment)\b/i,
        ],
        needs:
          /\b(?:goods|products?|equipment|deliver\w+|machines?|units?|inventory|materials|seller|purchase price|merchandise)\b/i,
        not: /\b(?:intellectual property|copyrights?|software|work product|licen[cs]e\w*|premises|source code)\b/i,
      },
    ],
  },
  {
    label: "Courts beside arbitration",
    // What courts are left with where arbitrators decide is no second way to the same end.
    holds: (sentence, { sentences }) =>
      sentences.some(
        (other) =>
          other !== sentence && mustArbitrate.test(other.text) && !/\b(?:may|elect\w*|unless)\b/i.test(other.text),
      ),
    cues: [
      {
        about: /jurisdiction|courts?/i,
        strong: [
          /\b(?:exclusive|sole) (?:\w+ )?(?:jurisdiction|venue)\b.{0,160}\bcourts?\b|\bcourts?\b.{0,200}\b(?:exclusive|sole) (?:\w+ )?(?:jurisdiction|venue)\b/i,
        ],
        needs: /\b(?:dispute|claim|action|proceeding|suit|matter|controvers)/i,
        not: /\barbitra\w*|\binjuncti\w*|\bequitable\b|\b(?:interim|provisional|interlocutory|preliminary)\b|\benforce(?:ment)? of (?:any |an |the )?(?:award|judgment)|\baward\b|\bnon-?exclusive/i,
      },
    ],
  },
  {
    label: "Costs of a dispute",
    cues: [
      {
        about: /prevail|successful|losing|unsuccessful/i,
        strong: [
          /\b(?:prevailing|successful|winning|substantially prevailing) party\b.{0,160}\b(?:entitled|recover\w*|awarded|reimburs\w+|paid)\b.{0,160}\b(?:fees|costs|expenses)\b/i,
          /\b(?:losing|unsuccessful|non-?prevailing|defeated) party\b.{0,60}\b(?:shall|will|must|agrees to)\b.{0,60}\b(?:pay|bear|reimburse)\b/i,
          /\b(?:fees|costs|expenses)\b.{0,120}\b(?:paid|borne|recover\w*|awarded)\b.{0,40}\b(?:by the (?:losing|unsuccessful|non-?prevailing)|(?:by|to) the (?:prevailing|successful)) party\b/i,
        ],
        not: /\b(?:shall|will) not be (?:entitled|awarded)\b|\beach party (?:shall|will) (?:pay|bear) its own\b/i,
      },
    ],
  },
];

export const untabledWeights: Readonly<Record<UntabledKind, (clause: Clause) => Weight>> = {
  "Payment on termination": (clause) => ({
    severity: "medium",
    reason: "Ending the contract costs what the passage names.",
    who: /\b(?:shall|will|must|agrees? to) pay\b/i.test(clause.text) ? bound(clause) : "",
  }),
  "Automatic termination": (clause) => ({
    severity: "medium",
    reason:
      "It ends by itself once what the passage names happens; the passage names no notice, and no time to put that right.",
    who: clause.isMutual ? bothParties : "",
  }),
  Standstill: (clause) => ({
    severity: "medium",
    reason: `It keeps ${clause.alone ?? (clause.isMutual ? "each side" : "whoever is bound")} from buying into the other side, or seeking a say in it, as far as the passage goes.`,
    who: bound(clause),
  }),
  "Sole remedy": () => ({
    severity: "medium",
    reason: "What else the law would give cannot be claimed for what the passage names.",
    who: "",
  }),
  "Refusal at discretion": () => ({
    severity: "medium",
    reason: "Whoever decides on what the passage names can refuse it without a reason.",
    who: "",
  }),
  "Retention of title": (clause) => ({
    severity:
      /\b(?:resale|resell|resold|proceeds|processing|commingl\w+|all (?:other )?(?:sums|claims|debts|amounts|moneys|monies))\b/i.test(
        clause.text,
      )
        ? "medium"
        : "low",
    reason: "What was delivered stays the property of whoever supplied it until the payment that the passage names.",
    who: "",
  }),
  "Courts beside arbitration": () => ({
    severity: "medium",
    reason: "Another clause sends disputes to arbitration; which of them go where has to be read.",
    who: bothParties,
  }),
  "Costs of a dispute": () => ({
    severity: "low",
    reason: "Whoever loses a dispute pays for what the other side spent on it, as far as the passage says.",
    who: bothParties,
  }),
  "Party left blank": () => ({
    severity: "high",
    reason: "Until the other name is filled in, the contract does not say who is bound.",
    who: "",
  }),
};
