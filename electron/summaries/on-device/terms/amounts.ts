import { factFirst, percentageOf } from "./answers.ts";
import { cuedTerm, type CuedTerm } from "./term.ts";

const income =
  "(?:net (?:sales|revenues?|income|profits?|receipts|proceeds|assets)|gross (?:sales|revenues?|income|profits?|receipts|margin)|revenues?|profits?|sales|proceeds|adjusted (?:net|gross) \\w+|purchase price of the shares)";
const share = "(?:\\d+(?:\\.\\d+)?\\s?%|per\\s?cent|percentage|\\[\\s?\\*+\\s?\\]|\\*{2,})";

export const revenueProfitSharing: CuedTerm = cuedTerm(
  "Revenue or profit sharing",
  {
    about: /royalt|commission|revenue|profit|%|per\\s?cent|percentage|\\*/i,
    heading: /\broyalt|\brevenue|\bprofit|\bcommission|\bcompensation|\bfees?\b|\bpayments?/i,
    strong: [
      new RegExp(
        `\\b(?:pay|receive|retain|entitled to|paid|share|equal to|remit|owe|earn)\\w*\\b.{0,140}${share}.{0,80}\\b(?:of|on)\\b.{0,60}\\b${income}\\b`,
        "i",
      ),
      new RegExp(
        `\\b(?:royalt(?:y|ies)|commissions?|revenue shar\\w+|profit shar\\w+)\\b.{0,160}(?:${share}|\\b${income}\\b)`,
        "i",
      ),
      /\b(?:share|split|divide)d?\b.{0,60}\b(?:revenues?|profits?|proceeds)\b|\b(?:revenue|profit)[- ]shar(?:e|ing)\b/i,
      /\b(?:shall|will|agrees? to|must) pay\b.{0,80}\b(?:royalt(?:y|ies)|commissions?)\b/i,
    ],
    rare: [
      new RegExp(`\\b(?:obtain|keep|get|be allocated)s?\\b.{0,40}${share}.{0,20}\\bof\\b.{0,40}\\b${income}\\b`, "i"),
      new RegExp(`^\\W*${share}\\s+of (?:the )?${income}\\b`, "i"),
    ],
    not: /\b(?:royalty-free|in no event|interest (?:rate|shall|will)|per (?:month|annum)|late|overdue|tax(?:es)?|withh\w+|underpay\w*|audit\w*|understate\w*|liabilit\w+|lost profits|loss of|aggregate liability|insurance|owns?|ownership|voting|shares? of (?:the )?(?:common|voting)|dividend|securities and exchange commission|the commission|brokers?|finder)\b/i,
    // What is owed after the end, what takes a share down again and what only names the place of the figure are not the bargain.
    less: /^(?:if|in the event|upon|after)\b.{0,60}\b(?:terminat\w+|expir\w+)\b|\bdecreases? by\b|\bas (?:set forth|specified|provided) in (?:section|exhibit|schedule|article)\b(?!.*\d\s?%)/i,
    say: percentageOf({ bare: true }),
  },
  "revenue-profit-sharing",
);

export const priceRestrictions: CuedTerm = cuedTerm("Price restrictions", {
  about: /pric|fee|rate|charge/i,
  heading: /\bpric|\bfees?\b|\bcharges|\brates?/i,
  strong: [
    /\b(?:price|prices|pricing|fees?|rates?|charges)\b.{0,100}\b(?:shall|will|may) not (?:be )?(?:increase\w*|raise\w*|exceed|chang\w+|decrease\w*|reduc\w+)\b/i,
    /\b(?:not|no)\b.{0,40}\b(?:increase|raise|change|reduce)s?\b.{0,40}\b(?:the )?(?:prices?|fees?|rates?|charges)\b/i,
    /\b(?:price|fee|rate)s?\b.{0,60}\bincreases?\b.{0,100}\b(?:shall not|will not|may not|not to|limited to|no more than|not more than)\b/i,
    /\bmaximum (?:retail |resale )?prices?\b|\bminimum (?:resale|retail|advertised) prices?\b/i,
    /\b(?:prices?|fees?)\b.{0,80}\b(?:adjust\w*|increase\w*)\b.{0,120}\b(?:consumer price index|CPI|producer price index|PPI)\b/i,
    // A change that needs the other side's word.
    /\b(?:(?:price|fee|rate) changes?|changes? (?:to|in|of) (?:the |any )?(?:prices?|fees?|rates?|charges))\b.{0,160}\b(?:only (?:after|with|upon|if|when)|(?<!not )(?:be )?(?:requires?|subject to)\b.{0,40}\b(?:approval|authori[sz]ation|consent))/i,
  ],
  // What is done without being paid for is no price.
  not: /\b(?:at|with) no (?:increase|change) in\b|\b(?:liabilit\w+|insurance|interest rate|maximum rate|exercise price|purchase price per share|offering price|trading|securities|quotations)\b/i,
  say: percentageOf({ bare: true }),
});

/** Nobody promises to reach it. */
const isConditionOfAll =
  /^(?:if|in the event|should|unless)\b.{0,100}\b(?:unable|not|fails?|less)\b.{0,60}\b(?:minimum|at least)\b.{0,160}\bagreement shall (?:\w+ )?terminate\b/i;

export const minimumCommitment: CuedTerm = cuedTerm("Minimum commitment", {
  about: /minimum|at least|not? (?:less|fewer)|take|forecast/i,
  heading: /\bminimum|\bcommitment|\bpurchase|\bquota|\bguarantee/i,
  strong: [
    /\bminimum (?:annual |quarterly |monthly |aggregate |product |initial |sales )?(?:purchase|commitment|quantit|volume|royalt|payment|fee|order|sales|guarantee|number|amount|performance|contribution|spend|details?|throughput|units?|quota|inventory|investment|level|attendance|rent|advertis|expenditure|amounts?)\w*\b/i,
    /\b(?:annual|monthly|quarterly|guaranteed) minimums?\b|\bminimum guarantee\b/i,
    /\b(?:shall|will|agrees? to|must|required to|commits? to)\b.{0,60}\b(?:purchase|order|buy|pay|sell|spend|acquire|deliver|provide|ship|tender|transport|achieve|maintain|expend|appear|make|perform|invest|contribute|take)\b.{0,60}\b(?:at least|a minimum of|no(?:t)? (?:less|fewer) than)\b.{0,40}(?:\d|\[\s?\*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred|thousand|million)\b)/i,
    /\b(?:subject to )?a minimum (?:(?:\w+ )?charge|of)\b.{0,40}(?:\d|\[\s?\*)|\bminimum (?:\w+ )?charge\b/i,
    /\btake[- ]or[- ]pay\b/i,
    /\b(?:amounts?|sums?|payments?|fees?)\b.{0,60}\b(?:shall|will) (?:in no event )?(?:be )?no(?:t)? less than\s+(?:[$€£]|\w+ dollars)/i,
    // What is bought or paid is what binds.
    /\bminimum\b.{0,30}\bpurchas\w*/i,
    /\bminimum (?:[\w-]+ ){1,3}(?:amount|payment|fee|royalty) of\b.{0,80}(?:[$€£¥]|\b(?:dollars|euros?|pounds)\b)/i,
  ],
  rare: [
    /\b(?:shall|will|agrees? to|must)\b.{0,30}\b(?:use|apply|spend|devote)\b.{0,30}\b(?:at least|a minimum of|no(?:t)? less than)\b.{0,60}(?:[$€£¥]|\b(?:dollars|euros?|pounds|USD|EUR|GBP|RMB)\b)/i,
    // Part of what was forecast binds whoever forecast it.
    /\bforecasts?\b.{0,160}\b(?:shall be|is|are|constitutes?|deemed)\b.{0,40}\b(?:binding|firm)\b/i,
    /\bminimum (?:total |monthly |annual |net )?(?:charges?|fees?|payments?|amounts?) (?:of|is)\s*(?:[$€£¥]|\d)/i,
  ],
  // How long papers are kept is a minimum of another kind.
  not: /\battend\b|\b(?:records?|books)\b.{0,80}\b(?:kept|retain\w*|maintain\w*|preserv\w*)\b|\b(?:kept|retain\w*|maintain\w*|preserv\w*)\b.{0,80}\b(?:records?|books|registration|effectiveness)\b.{0,60}\b(?:at least|no(?:t)? (?:less|fewer) than)\b|\b(?:minimum|at least|no(?:t)? less than)\b.{0,20}\b(?:shareholders|stockholders|members|directors|subscribers)\b|\(including\b[^)]*\bminimum\b[^)]*\)|\b(?:minimum (?:insurance|coverage|limits?|wage|standards?|qualification|requirements of law|legal)|insur(?:ance|er|ed)|(?:days|hours|months)['’]? (?:prior |advance |written )*notice|lead time|bond|work references|content|minimum of (?:\w+ )?\(?\d+\)? days|(?:at least|no(?:t)? (?:less|fewer) than) (?:\w+[- ]?){1,2}\s?(?:\(\d+\) )?(?:business |calendar |working )?days? (?:prior|before|after|from|notice|in advance)|purchase limitations?|minimum number of (?:\w+ )?(?:\(\d+\) )?directors|at least (?:once|annually|quarterly|monthly)|liabilit\w+|years['’]? experience|credit rating|net worth)\b/i,
  // The least that one service is charged at, what comes of a minimum that is set elsewhere, a condition, and one named in passing.
  // A supplier's store or capacity is not what its customer must take, nor is the least that a bonus starts from.
  less: /\bbonus\b|\b(?:maintain|keep|hold|reserve|stock)\w*\b.{0,120}\b(?:capacity|inventory|stock|level|units)\b|\bcontingent (?:up)?on\b|\bincluding\b.{0,40}\bminimum|^upon (?:the |any )?(?:expiration|termination)\b|\bminimum (?:\w+ )?charges?\b|\b(?:deducted|pro-?rated|in order to satisfy|shortfall|carried forward)\b/i,
  say: (best, subject, cues) =>
    isConditionOfAll.test(best.text)
      ? "Unless it is reached, this agreement shall terminate"
      : factFirst("amount")(best, subject, cues),
});

/** How many may use what is licensed, or on how many machines. */
const soMany =
  /\b(?:up to|no more than|not more than)\b (?:a maximum of )?(?:\w+ )?\(?\d[\d,]*\)?.{0,20}\b(?:users|copies|seats|installations|servers|devices|computers|workstations)\b/i;

export const volumeRestriction: CuedTerm = cuedTerm("Volume restriction", {
  about: /exceed|excess|more than|over|maximum|up to|greater/i,
  heading: /\bvolume|\bcapacity|\bquantit|\busage|\bforecast|\bfees?/i,
  strong: [
    /\b(?:in excess of|exceed(?:s|ing)?|more than|over)\b.{0,60}\b(?:units|users|transactions|hours|copies|barrels|gallons|MW|dth|mcf|employees|capacity|maximum (?:quantity|volume)|volumes?|quantity|forecast|terabytes|gigabytes|seats|installations|locations|days per)\b.{0,160}\b(?:additional (?:charges?|fees?|costs?|payments?|rates?|compensation)|charge|fee|pay|consent|price|rate|approval|refuse|not obligated)\w*\b/i,
    /(?<!based on the )\bmaximum (?:daily |monthly |annual )?(?:quantit|volume|number|capacity|transportation|amount of)\w*\b/i,
    /\b(?:not|no)\b.{0,60}\b(?:required|obligated|obliged)\b.{0,60}\b(?:supply|deliver|accept|receive|transport|provide)\b.{0,80}\b(?:in excess|more than|greater than|exceed)/i,
    /\bup to (?:a maximum of )?\d[\d,]*\b.{0,20}\b(?:users|units|hours|copies|copy|transactions|seats|installations)\b/i,
    /\b(?:shall|will|may) not (?:use|order|exceed|purchase)\b.{0,60}\b(?:more than|in excess of|exceed)\b.{0,60}\d/i,
  ],
  rare: [soMany],
  not: /\b(?:liabilit\w+|damages|insurance|interest|loans?|facilit(?:y|ies) (?:agreement|in)|credit|advances?|borrow\w*|purchase price|shares|maximum extent|maximum amount permitted|indemnif\w+|stock|maximum rate)\b/i,
  say: ({ text }) => {
    const most = soMany.exec(text)?.[0];
    return most === undefined ? null : most.charAt(0).toUpperCase() + most.slice(1);
  },
});

export const liquidatedDamages: CuedTerm = cuedTerm("Liquidated damages", {
  about: /liquidated|terminat|cancel|penalt|estimat|service credit|break|exit|forecast of/i,
  announced: /^(?:liquidated damages|(?:early )?termination (?:fees?|charges?|payments?))\b/i,
  heading: /\bliquidated|\bpenalt|\btermination fee|\bdamages|\bdefault/i,
  strong: [
    /\bliquidated damages\b/i,
    /\b(?:early )?(?:termination|cancell?ation|break-?up|exit) (?:fees?|charges?|penalt(?:y|ies)|payments?)\b/i,
    /\b(?:shall|will|agrees? to|must) (?:be (?:liable|required) to )?pay\b.{0,60}\b(?:a )?penalt(?:y|ies)\b/i,
    /\b(?:genuine|reasonable)\b.{0,40}\b(?:pre-?estimat\w+|estimat\w+|forecast) of\b.{0,40}\b(?:loss|damages?|harm)\b/i,
    /\b(?:penalty|service credits?)\b.{0,60}\b(?:equal to|of)\b.{0,40}(?:[$€£]|\d)/i,
  ],
  not: /\b(?:are|is|be) (?:excluded|exempt) from\b.{0,40}\blimitations?\b|\b(?:no|without|not|any)\b.{0,30}\b(?:liquidated|penalt(?:y|ies)|termination fees?)\b|\bcivil penalt|\btax(?:es)?\b.{0,60}\bpenalt|\bpunitive\b|\breimburse\b.{0,80}\bcancell?ation penalt|\binvoice\b.{0,120}\btermination fees/i,
  say: (best, subject, cues) =>
    factFirst("amount")(best, subject, cues) ?? percentageOf({ bare: false })(best, subject, cues),
});

/** Warrants that are bought, granted or exercised are securities, and nobody's promise. */
const securities =
  /\b(?:options?|shares?|securities|stock|notes|units|rights)(?:,| or| and|\/| \w+,?){0,2} warrants\b|\bwarrants?,? (?:(?:\w+,? ){0,3}?(?:options|shares)|(?:to (?:purchase|acquire|subscribe)|vest|exercis|expir|issu|grant|held|certificate|agreement)\w*)|\bwarrants? (?:shall|will|may|are|is|must)? ?(?:be )?(?:vest|exercis|expire|issu|granted)\w*|\b(?:exercis\w+|exercisable|vest(?:s|ed|ing)?|issu\w+|grant\w*|hold\w*|purchas\w+) (?:of )?(?:(?:the|such|any|all|its|these|said|each|\d[\d,]*) )*warrants?\b|\bvest(?:s|ing)\b|\bexercise price\b/i;

const isInspection = /^(?!.*\bwarrant).*\breject/i;

export const warrantyDuration: CuedTerm = cuedTerm("Warranty duration", {
  about: /warrant|defect|conform/i,
  heading: /\bwarrant|\bdefect/i,
  less: /^(?:although|while)\b/i,
  strong: [
    /\bwarrant(?:y|ies|s)?\b.{0,260}\b(?:for|during|within) (?:a |the )?(?:period of |term of )?.{0,30}\b(?:days?|months?|years?)\b/i,
    /\bwarranty period\b.{0,100}\b(?:days?|months?|years?|mean|shall)\b/i,
    /\b(?:days?|months?|years?)[- ](?:limited )?warranty\b/i,
    /\bwarrant(?:y|ies)\b.{0,160}\b(?:days?|months?|years?)\)? (?:after|from|following) (?:the )?(?:date of )?(?:its |their |such |final )?(?:ship|deliver|accept|install|complet|purchas|releas|receipt|commission)\w*/i,
    /\b(?:for|within)\b.{0,40}\b(?:days?|months?|years?)\b.{0,20}\b(?:after|of|from|following)\b.{0,60}\b(?:complet|accept|deliver|install|ship)\w*\b.{0,160}\b(?:defects?|defective|non-?conform\w+)\b/i,
    /\b(?:reject|repair|replac|correct|notify|remed)\w*\b.{0,120}\b(?:defects?|defective|non-?conform\w+)\b.{0,160}\bwithin\b.{0,40}\b(?:days?|months?|years?)\b.{0,60}\b(?:after|of|from|following)\b.{0,40}\b(?:deliver|accept|complet|receipt|install|ship|purchase)\w*\b/i,
  ],
  not: new RegExp(
    `\\b(?:past|last|preceding|previous)\\b.{0,20}\\b(?:days|months|years)\\b|\\bsurviv\\w+|\\bcosts do not include\\b|\\b(?:representations?|representing) and warrant|represents\\b|confidential|\\bfinancial statements|disclaim|${securities.source}`,
    "i",
  ),
  say: (best, subject, cues) => {
    const lasts = factFirst("duration")(best, subject, cues);
    // Who must say at once what is wrong on delivery has no warranty for longer.
    return lasts !== null && isInspection.test(best.text) ? `${lasts} to reject what is defective` : lasts;
  },
});
