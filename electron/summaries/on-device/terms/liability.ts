import { factFirst } from "./answers.ts";
import { cuedTerm, type CuedTerm } from "./term.ts";

const heading = /\bliabilit|\blimitation|\bindemn|\bdamages|\bcaps?\b/i;

/** What sets a limit, rather than leaving out damages of a kind altogether. */
export const isLimit =
  /\b(?:not (?:to )?(?:exceed|be (?:greater|more) than)|exceed(?:s|ing)?|in excess of|(?<!not )(?:be )?limited to|capped|maximum|more than|up to|cap)\b/i;

/** "Shall not be liable, except for gross negligence": a measure of fault, and no amount. */
const onlyForFault =
  /^(?!.*\b(?:consequential|incidental|indirect|special|punitive|exemplary|lost profits|loss of profits?|aggregate|total|maximum)\b)(?:.*\bnot (?:be )?(?:\w+ )?(?:liable|responsible)\b.*\b(?:except|unless|other than|save|but only)\b.{0,120}|(?:except|other than|save)\b.{0,80}|.*\bliab\w+\b.{0,120}\blimited to\b.{0,80}\b(?:caused by|arising (?:from|out of)|resulting from)\b.{0,40})\b(?:gross(?:ly)? negligen\w+|wil?lful|intentional|bad faith|fraud\w*)\b(?!.{0,200}\b(?:exceed|limited to|in excess)\b)/i;

const ofSomeKinds =
  /\b(?:consequential|incidental|indirect|special|punitive|exemplary|lost profits|loss of profits?|goodwill)\b/i;

export const capOnLiability: CuedTerm = cuedTerm("Cap on liability", {
  announced:
    /^(?:mutual |general )?(?:limitations?|limits?|exclusions?|exemptions?|exculpation) (?:of|on|to|from) (?:\w+ ){0,3}?(?:liabilit(?:y|ies)|damages|remed(?:y|ies))\b|^liabilit(?:y|ies) (?:limitations?|limits?|caps?|exclusions?)\b/i,
  about: /liab|damages|exceed|claims?/i,
  heading,
  strong: [
    /\b(?:liabilit(?:y|ies)|liable|damages)\b.{0,260}\b(?:shall not exceed|will not exceed|not (?:to )?exceed|(?<!not )limited to|in excess of|exceed(?:s|ing)?|capped at|maximum (?:amount|aggregate))\b/i,
    /\b(?:in no event|under no circumstances)\b.{0,160}\b(?:liabilit(?:y|ies)|liable|obligat\w+)\b.{0,200}\b(?:exceed|in excess of|greater than)\b/i,
    /\b(?:claims?|losses|damages)\b.{0,60}\b(?:shall|will) be limited to (?:actual|direct)\b/i,
    /\b(?:no|any) liabilit(?:y|ies)\b.{0,260}\b(?:indirect|consequential|exemplary|punitive)\b/i,
    /\b(?:neither party|no party|in no event|not)\b.{0,120}\b(?:liable|responsible)\b.{0,160}\b(?:consequential|incidental|indirect|special|punitive|exemplary|lost profits|loss of profits?)\b/i,
    /\b(?:maximum|total|aggregate|cumulative) (?:aggregate )?liabilit(?:y|ies)\b/i,
    /\b(?:aggregate|total|maximum|entire) (?:obligations?|exposure|responsibility)\b.{0,60}\b(?:(?:not|never) exceed|limited to|capped at)\b/i,
    // An amount goes before what leaves out damages of some kinds.
    /\b(?:liab\w+|damages)\b.{0,300}\b(?:exceed|(?<!not )limited to|capped at|in excess of)\b.{0,120}(?:[$€£]|\b(?:amounts?|fees?|price|paid|payable|charges)\b)/i,
  ],
  // Liability that is excluded altogether has no amount; what nobody owes because a contract ends is no limit.
  rare: [
    /^(?!.*\bterminat).*\b(?:neither|no) part(?:y|ies)\b.{0,40}\b(?:shall|will) (?:have|bear|assume|incur) any\b.{0,30}\bliabilit/i,
    /\b(?:is|are|shall|will) not (?:be )?(?:liable|responsible) (?:to \w+ )?for any (?:compensation|loss(?:es)?|damages?|other liabilit)/i,
    /^(?!.*\bterminat).*\b(?:shall|will) have no (?:\w+ )?liabilit(?:y|ies)\b/i,
  ],
  // A limit for one breach, or on one kind of loss, is not the limit.
  // What is indemnified above a limit is not the limit.
  less: /\bindemnif\w+\b.{0,200}\bin excess of\b|\bliabilit(?:y|ies) (?:for|in respect of) (?:(?:any|the|its|free|all) )*(?:trials?|betas?|evaluations?|pilots?|samples?|pre-?releases?|free)\b|\bliabilit(?:y|ies)\b[^,;.]{0,30}\bfor (?:any |a |its )?(?:breach|failure|delay|loss of data)\b|\b(?:service credits|data protection|indemnit(?:y|ies)|section|clause|schedule) (?:shall|will) not exceed\b/i,
  say: (best, subject, cues) =>
    onlyForFault.test(best.text)
      ? "No amount; liable only for grave fault"
      : isLimit.test(best.text)
        ? (factFirst("amount")(best, subject, cues) ?? null)
        : ofSomeKinds.test(best.text)
          ? "Damages of some kinds are excluded"
          : null,
  // An amount in dispute that decides who sits in judgement limits nobody's liability.
  // Nor do the lawyers of those who are indemnified, an excuse that ends with its event, or a right to claim more.
  not: /\bmore than one (?:separate )?(?:law firm|firm|counsel|set of)\b|\bforce majeure\b|\b(?:right|entitled|free)\b.{0,160}\b(?:claim|recover|receive)\b.{0,80}\b(?:exceeding|in excess of|beyond) (?:any|the|such) liquidated\b|\b(?:policy limits?|liability insurance|limits of (?:not less|liability)|combined single limit|arbitrators?|arbitral|tribunal|panel of)\b/i,
});

/** Words of a limit on what a party can be made to pay. */
const limits = "(?:limit(?:s|ed|ations?)?|cap|caps|exclusions?)";
const gravest =
  "(?:indemni\\w+|gross(?:ly)? negligen\\w+|wil?lful|fraud\\w*|infring\\w+|misappropriat\\w+|confidential\\w*|death|personal injur\\w+|intentional)";

/** What is kept out of an exclusion of some damages is not thereby without a limit. */
const ofAnAmount =
  /\b(?:exceed\w*|in excess of|limited to|capped|(?:total|aggregate|maximum|cumulative|entire) (?:\w+ )?liabilit\w+|unlimited)\b/i;

export const uncappedLiability: CuedTerm = cuedTerm("Uncapped liability", {
  about: /limit|liab|damages|exceed|cap|exclu/i,
  needs: /\b(?:liab\w+|damages|limitations?|indemni\w+)\b|\b(?:limit|cap|exclusion)s? in\b/i,
  heading,
  strong: [
    new RegExp(
      `\\b${limits}\\b.{0,120}\\b(?:liabilit\\w+|damages|section|article|clause)\\b.{0,120}\\b(?:shall not|will not|do(?:es)? not) (?:apply|limit|extend|affect)\\b`,
      "i",
    ),
    new RegExp(
      `\\b(?:except|excluding|other than|notwithstanding|save|without limiting)\\b.{0,220}\\b${gravest}\\b.{0,320}\\b(?:in no event|not be liable|(?:no|neither) party\\b.{0,40}\\bliable|no\\b.{0,100}\\bbe liable|(?:total|aggregate|maximum|cumulative|entire) (?:\\w+ )?liability|liability\\b.{0,80}\\bexceed)`,
      "i",
    ),
    /\b(?:liab\w+|damages)\b.{0,500}\b(?:provided|except|however|but)\b.{0,60}\b(?:this|the|such|foregoing|these) (?:limit\w*|caps?|exclusions?)\b.{0,40}\b(?:shall|will|does|do) not (?:apply|extend|limit)\b/i,
    new RegExp(`\\bin no event\\b.{0,300}\\b(?:except|excluding|other than|save)\\b.{0,160}\\b${gravest}\\b`, "i"),
    /\b(?:unlimited liability|liability (?:shall|will) (?:be unlimited|not be limited))\b/i,
    /\b(?:excluded from|not subject to|without regard to)\b.{0,40}\b(?:limitations?|limits?|caps?)\b/i,
    /\bnothing in this (?:agreement|contract|section|clause|lease)\b.{0,120}\b(?:limit|exclude)s?\b.{0,120}\bliabilit/i,
  ],
  weak: [
    new RegExp(
      `\\b(?:foregoing|this section|preceding|these)\\b.{0,60}\\b(?:shall not|will not|do(?:es)? not) (?:apply|limit|extend|affect)\\b.{0,200}\\b${gravest}\\b`,
      "i",
    ),
  ],
  // The exceptions to a duty of confidence are worded like those to a limit.
  // A limit that goes before all else is the contrary.
  not: /^notwithstanding any(?:thing| other)\b(?!.*\b(?:except|excluding|other than|save|not (?:limit|exclude|apply))\b).*\bnot exceed\b|\b(?:receiving party|independently developed|publicly|public domain|disclos\w+ to|duty of confidence|non-?compet\w+|assume the defen[cs]e|insurance coverage)\b|\bshall not (?:relieve|release|affect)\b.{0,200}\b(?:surviv\w+|accrued)\b/i,
  say: ({ text }) =>
    ofSomeKinds.test(text) && !ofAnAmount.test(text) ? "Outside the exclusion of damages of some kinds" : null,
});
