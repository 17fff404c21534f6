import { by, doneBy } from "./by-whom.ts";
import { cuedTerm, type CuedTerm } from "./term.ts";

const heading = /\blicen[cs]|\bgrant|\bintellectual property|\btrade\s?marks?|\bownership/i;
/** A licence of property in general, not of a shop or a driver. */
const granted =
  /\b(?:hereby )?(?:grants?|granted|gives?|licen[cs]es)\b.{0,120}\b(?:licen[cs]es?|sublicen[cs]es?|right(?:s)?(?: and licen[cs]e)?(?:,? \w+){0,4},? to (?:use|make|have made|reproduce|publish|display|copy|install|access|exploit|manufacture))\b/i;
const withheld =
  /\bneither party grants\b|\b(?:retains?|reserves?) (?:all|any)\b(?!.{0,200}\bhereby grants?\b)|\b(?:no|nor (?:shall|does|will)|not (?:be )?(?:construed|deemed)|nothing)\b.{0,60}\b(?:grants?|granted|licen[cs]e)\b|\b(?:shall|will|may|does|do|has|have|agrees?)(?: \w+)? not (?:\w+ ){0,5}?(?:grant|licen[cs]e|sublicen[cs]e)\b|\bwarrants?\b.{0,60}\bright to grant|\b(?:state|governmental?|business|driver|liquor|regulatory|medical|insurance|security interest|shares? of|options? to|extension)\b[^,;()]{0,40}\blicen[cs]es?\b|\blicen[cs]es,? (?:and )?(?:permits?|approvals|certificates|authori[sz]ations)|\bpermits\b|\bterminated (?:by|for)\b|\bwhereas\b|\bright to grant\b/i;

/** What a licence is of, or what it lets somebody do. */
const ofWhatIsUsed =
  /\blicen[cs]|\brights?\b[^.;]{0,120}?,? to (?!(?:the|an?|its|such|any|each|all)\b)\p{Ll}|\b(?:trade\s?marks?|marks|names?|logos?|likeness|software|patents?|copyrights?|know-how|technology|works?|content|intellectual property|materials|designs?|data|documentation|technical information)\b|\b(?:use|make|have made|reproduce|publish|display|copy|install|access|exploit|manufacture|broadcast|exhibit|perform)\b/iu;

export const licenseGrant: CuedTerm = cuedTerm(
  "Licence grant",
  {
    about: /licen[cs]|right|use/i,
    announced: /^(?:licen[cs]e grants?|grants? of (?:licen[cs]es?|rights?)|licen[cs]es? granted|grant)\b/i,
    heading,
    strong: [
      granted,
      /\bhereby (?:\w+ )?grants?\b.{0,240}\b(?:licen[cs]es?|right)\b/i,
      /\b(?:is|are|be) (?:hereby )?(?:granted|licen[cs]ed)\b.{0,100}\b(?:licen[cs]e|right)\b/i,
      /\b(?:licen[cs]e|right) (?:is |are )?(?:hereby )?granted\b/i,
      /\b(?:non-?exclusive|exclusive|royalty-free|worldwide|limited|revocable)\b.{0,50}\blicen[cs]e (?:to|under|in|during|for)\b/i,
      /\bmay use\b.{0,40}\b(?:trade\s?marks?|logos?|name|software|marks)\b.{0,80}\b(?:solely|only|during|in connection)\b/i,
    ],
    rare: [
      /\bhereby (?:grants?|provides?|gives?|licen[cs]es)\b.{0,280}\b(?:licen[cs]es?|rights?)(?: and (?:licen[cs]e|right))?(?: to (?:use|make|sell|distribute|reproduce|market)| of (?:such|the|its))\b/i,
      // The right to sell what somebody makes is no licence.
      /\bgrants? (?:to )?(?:the )?\w+ (?:\w+ )?(?:an? |the )?(?:sole and )?(?:non-?)?exclusive rights?\b(?! to (?:sell|distribute|market|promote|solicit|represent|purchase|buy))|\bgrants? (?:(?:sole and )?(?:non-?)?exclusive )rights? to\b(?! (?:sell|distribute|market|promote|solicit|represent|purchase|buy))/i,
    ],
    not: new RegExp(
      `${withheld.source}|^to grant\\b.{0,80}\\b(?:other than|except|save)\\b|^(?!.*\\b(?:sub)?licen[cs]).*\\bgrants?\\b.{0,120}\\brights? to (?:sell|distribute|market|promote|solicit|represent|purchase|buy)\\b(?!.{0,80}\\b(?:use|trade\\s?marks?|marks|make)\\b)|\\bdoes not include\\b|\\blicen[cs]es? (?:as (?:may be )?)?required (?:by|under)\\b`,
      "i",
    ),
    // What the licensee gives back, what outlives the rest and what is said of a grant is not the grant.
    // A right of whoever grants, kept back, is the smaller part.
    less: /\b(?:retains?|reserves?)\b.{0,60}\b(?:licen[cs]e|right)\b(?!.{0,300}\bhereby grants?\b)|\b(?:licen[cs]es?|rights?) (?:hereby |herein )?(?:granted|contained)\b.{0,80}\b(?:shall|includes?|extends?|is|are|will|may|under|pursuant|in (?:sub)?(?:section|paragraph|article))\b|^whereas\b|\b(?:improvements?|feedback|suggestions?|grant(?:s|ed)? back|back to|those|such) (?:materials|improvements|feedback)?\b|\b(?:survive|after|upon) (?:the )?(?:termination|expiration)\b/i,
    // To be the only one who is supplied is no licence, whatever the right is called.
    say: ({ text }) => (ofWhatIsUsed.test(text) ? null : "Rights are granted, and no licence is named"),
    others: doneBy(
      "(?:(?:hereby|also|further|then)\\s+)*(?:grants?|gives?)\\b",
      (names) => `Granted ${by(names).replace("By", "by")}`,
    ),
  },
  "license-grant",
);

export const nonTransferableLicense: CuedTerm = cuedTerm(
  "Non-transferable licence",
  {
    about: /licen[cs]|right|transferabl/i,
    heading,
    strong: [
      /\bnon-?\s?(?:transferable|assignable|sublicen[cs]able)\b.{0,120}\b(?:licen[cs]e|right|permission)\b/i,
      /\b(?:licen[cs]es?|rights?)\b.{0,100}\b(?:non-?\s?(?:transferable|assignable|sublicen[cs]able)|not (?:be )?(?:transferable|assignable|sublicen[cs]able))\b/i,
      /\b(?:may|shall|will) not\b.{0,60}\b(?:sublicen[cs]e|assign|transfer)\b.{0,80}\b(?:licen[cs]e|licen[cs]ed|marks|trade\s?marks|software|rights? granted)\b/i,
      /\b(?:without|no) (?:the )?right to (?:grant )?sublicen[cs]e/i,
      /\bno right to sublicen[cs]e|\bshall not sublicen[cs]e\b/i,
    ],
    // The clause on assigning the contract says nothing of a licence, unless it names one.
    not: /\bemployees?\b.{0,30}\bhire\b|^(?!.*\b(?:licen[cs]e[sd]?|sublicen[cs]\w*|software|trade\s?marks?|marks)\b).*\b(?:assign\w*|transfer\w*|non-?\s?transferable)\b|\b(?:assign|transfer|delegate)\b(?:,? (?:or|and|otherwise|assign|transfer|delegate|dispose of|encumber|pledge))* (?:this|the) (?:\w+ )?(?:agreement|contract)\b(?!.{0,80}\bsublicen[cs])/i,
  },
  "non-transferable-license",
);

export const affiliateLicenseLicensor: CuedTerm = cuedTerm(
  "Affiliate licence (licensor)",
  {
    about: /affiliates/i,
    heading,
    strong: [
      /\bon behalf of itself and (?:its|their) affiliates\b.{0,120}\bgrants?\b/i,
      /\band (?:its|their) affiliates,? (?:hereby )?grants?\b.{0,80}\b(?:licen[cs]e|right)\b/i,
      /\b(?:shall|will) cause (?:its|their) affiliates to (?:grant|licen[cs]e)\b/i,
      /\bgrants?\b.{0,160}\blicen[cs]e\b.{0,160}\b(?:owned|controlled|held) by\b.{0,60}\b(?:or|and) (?:any of )?its affiliates\b/i,
    ],
    not: withheld,
  },
  "affiliate-license-licensor",
);

export const affiliateLicenseLicensee: CuedTerm = cuedTerm(
  "Affiliate licence (licensee)",
  {
    about: /affiliates|subsidiar/i,
    heading,
    strong: [
      /\bgrants?\b.{0,60}\b(?:to )?\w+(?: \w+){0,4}\s?(?:,| and| or)(?: to)? (?:each of |any of )?(?:its|their) (?:\w+ )?(?:affiliates|subsidiaries)\b.{0,200}\b(?:licen[cs]e|right)\b/i,
      /\blicen[cs]e\b.{0,160}\b(?:by|for|to)\b.{0,60}\b(?:its|their|licensee['’]s|customer['’]s) affiliates\b/i,
      /\baffiliates\b.{0,60}\b(?:may|shall have the right to|are entitled to)\b.{0,40}\b(?:use|access|exercise)\b.{0,60}\b(?:licen[cs]e|software|licen[cs]ed)\b/i,
      /\b(?:sublicen[cs]e|extend)\b.{0,80}\b(?:licen[cs]e|rights?)\b.{0,60}\bto (?:any of )?(?:its|their) affiliates\b/i,
    ],
    // The affiliates of whoever grants own what is licensed, or use it beside the licensee.
    not: new RegExp(
      `${withheld.source}|\\bnot be (?:obligated|required|obliged)\\b|\\b(?:except|excluding|other than|even) (?:as to|with respect to|for|against)\\b[^.;)]{0,60}\\baffiliates\\b|^(?!.*\\b(?:to|sublicen[cs]e\\w*)\\b[^.;]{0,40}\\baffiliates\\b).*\\b(?:owned|controlled|held) by\\b[^.;]{0,60}\\baffiliates\\b`,
      "i",
    ),
  },
  "affiliate-license-licensee",
);

export const unlimitedLicense: CuedTerm = cuedTerm(
  "Unlimited licence",
  {
    about: /unlimited|licen[cs]/i,
    heading,
    strong: [
      /\b(?:enterprise[- ]wide|site[- ]wide|all[- ]you[- ]can[- ]eat) licen[cs]e\b/i,
      /\bunlimited\b.{0,60}\b(?:licen[cs]e|users?|use|copies|access|installations|seats|right)\b/i,
      /\blicen[cs]e\b.{0,160}\b(?:unlimited|without (?:limit|restriction) (?:as to|on|in) (?:number|quantity|use))\b/i,
    ],
    not: /\bunlimited liabilit|\bno unlimited|not (?:be )?unlimited/i,
  },
  "unlimited-all-you-can-eat-license",
);

export const irrevocableOrPerpetualLicense: CuedTerm = cuedTerm(
  "Irrevocable or perpetual licence",
  {
    about: /perpetu|irrevocabl/i,
    heading,
    strong: [
      /\b(?:perpetual|irrevocable|perpetually|irrevocably)\b.{0,140}\b(?:licen[cs]es?|right to use)\b/i,
      /\blicen[cs]es?\b.{0,100}\b(?:perpetual|irrevocable|in perpetuity|perpetually)\b/i,
      /\bcontinue to use\b.{0,120}\bin perpetuity\b/i,
    ],
    not: /\b(?:consents?|submits?|appoints?|waives?|attorney|jurisdiction|undertak\w+|guarant\w+)\b.{0,60}\birrevocabl|\birrevocably (?:consents?|submits?|appoints?|waives?|assigns?)|\bno\b.{0,20}\bperpetual/i,
  },
  "irrevocable-or-perpetual-license",
);

export const sourceCodeEscrow: CuedTerm = cuedTerm("Source code escrow", {
  about: /source code/i,
  heading: /\bescrow|\bsource code/i,
  strong: [
    /\bsource code\b.{0,200}\b(?:escrow|release condition|released to)\b/i,
    /\bescrow\b.{0,200}\bsource code\b/i,
    /\b(?:deposit|deliver)\w*\b.{0,80}\bsource code\b.{0,80}\b(?:agent|third party|custod)/i,
  ],
});
