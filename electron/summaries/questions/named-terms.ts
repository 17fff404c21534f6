import { findTitle, kindOf } from "../on-device/kind.ts";
import { findParties } from "../on-device/parties.ts";
import type { Reading, Sentence } from "../on-device/reading.ts";
import { terms } from "../on-device/terms/index.ts";
import { wordsOf } from "./words.ts";

const end = "(?:terminat\\w*|cancel\\w*|end(?:s|ed|ing)?|exit\\w*|get out|walk away)";
const work = "(?:employees?|staff|personnel|people|workers)";

const told = "(?:information|secrets?|confidential\\w*|nda|evaluation materials?|know-how)";

/** What a promise of secrecy is made of: asked of a non-disclosure agreement, and of the clause that promises it elsewhere. */
const secrecyAskedBy: readonly (readonly [string, RegExp])[] = [
  [
    "disclosure-that-the-law-demands",
    /\b(?:subpoena\w*|court orders?|compelled|legally required|required by (?:the )?law|regulators?)\b|\b(?:disclos\w*|reveal\w*|produce)\b.*\b(?:court|law|judge|authorit\w+)\b|\b(?:court|judge|authorit\w+)\b.*\b(?:asks?|orders?|demands?|requires?)\b/i,
  ],
  [
    "exceptions-from-confidentiality",
    /\b(?:except\w*|exclu\w*|carve\w*|not (?:covered|protected|confidential)|fall\w* outside)\b.*\b(?:confiden\w*|secre\w*|information)\b|\b(?:confiden\w*|secre\w*|information)\b.*\b(?:except\w*|exclu\w*|carve\w*|not (?:covered|protected|confidential))\b|\b(?:already knew|already known|public domain|publicly (?:known|available)|independently develop\w*)\b/i,
  ],
  [
    "length-of-confidentiality",
    new RegExp(
      `\\b(?:how long|until when|when|expir\\w*|duration|surviv\\w*|perpetual\\w*|forever|end(?:s|ing)?)\\b.*\\b(?:confiden\\w*|secre\\w*|nda|non-?disclosure)\\b|\\b(?:confiden\\w*|secre\\w*|non-?disclosure)\\b.*\\b(?:last|lasts|expir\\w*|surviv\\w*|forever|perpetual\\w*|end(?:s|ed)?|years?)\\b|\\bkeep\\b.*\\b(?:secret|confidential)\\b.*\\bafter\\b`,
      "i",
    ),
  ],
  [
    "return-or-destruction",
    new RegExp(
      `\\b(?:return\\w*|destr\\w*|delet\\w*|shred\\w*|(?:giv|hand|send)\\w* (?:\\w+ ){0,4}back|eras\\w*)\\b|\\b(?:keep|retain)\\b.*\\b(?:cop(?:y|ies)|back-?ups?|archiv\\w*)\\b`,
      "i",
    ),
  ],
  [
    "who-may-be-told",
    new RegExp(
      `\\b(?:who|whom|with whom)\\b.*\\b(?:told|tell|shar\\w*|disclos\\w*|see|shown|show|access|receive\\w*)\\b|\\b(?:shar\\w*|disclos\\w*|show|tell|give|pass\\w*)\\b.*\\b(?:employees?|staff|advis[eo]rs?|lawyers?|counsel|accountants?|affiliates?|contractors?|representatives?|colleagues?|banks?|lenders?|investors?)\\b|\\bneed[- ]to[- ]know\\b`,
      "i",
    ),
  ],
  [
    "permitted-use",
    new RegExp(
      `\\b(?:what|how|which purpose|for what)\\b.*\\b(?:use|used|purpose)\\b.*\\b${told}\\b|\\b(?:use|using|used)\\b.*\\b${told}\\b|\\b${told}\\b.*\\b(?:used for|use|purpose)\\b|\\bpermitted (?:use|purpose)\\b`,
      "i",
    ),
  ],
  [
    "what-counts-as-confidential",
    /\b(?:what|which|how)\b.*\b(?:counts?|mean\w*|defin\w*|is|are|qualif\w*|considered|treated)\b.*\b(?:confidential|evaluation materials?|proprietary)\b|\bdefinition of confidential\b|\b(?:mark\w*|label\w*|stamp\w*|legend)\b.*\b(?:confidential|proprietary)?\b|\b(?:oral|orally|spoken|verbal\w*)\b.*\b(?:disclos\w*|confidential|information|protected|covered)\b/i,
  ],
  [
    "residual-knowledge",
    /\bresidual\w*\b|\bremember\w*\b|\bin (?:their|his|her|our) (?:heads?|minds?|memor\w+)\b|\bunaided\b/i,
  ],
  ["reverse-engineering", /\breverse[- ]?engineer\w*\b|\bdecompil\w*\b|\bdisassembl\w*\b|\btake apart\b/i],
  [
    "secrecy-of-the-talks-themselves",
    /\b(?:talks|discussions?|negotiations?|existence|the fact)\b.*\b(?:secret|confidential|disclos\w*|reveal\w*|public|announce\w*|tell)\b|\b(?:disclos\w*|reveal\w*|announce\w*|tell|mention|say|publici[sz]e|press release)\b.*\b(?:talks|talking|discussions?|negotiat\w+|existence|deal)\b/i,
  ],
  [
    "no-licence-or-transfer",
    new RegExp(
      `\\b(?:licen[cs]e|rights?|ownership|owns?|title)\\b.*\\b(?:in|to|under|of)\\b.*\\b${told}\\b|\\b(?:implied|any) licen[cs]e\\b`,
      "i",
    ),
  ],
  [
    "injunction",
    /\binjuncti\w*|\bequitable relief\b|\bspecific performance\b|\birreparable\b|\bstop (?:them|us|a breach)\b/i,
  ],
];

/** How people ask for a key term, by its id; the more particular ones first. */
const askedBy: readonly (readonly [string, RegExp])[] = [
  ...secrecyAskedBy,
  ["competitive-restriction-exception", /\b(?:except\w*|carve\w*|allowed|despite)\b.*\b(?:compet\w*|exclusiv\w*)/i],
  ["change-of-control", /\bchange (?:of|in) (?:control|ownership)\b|\bmerg(?:er|es?)\b|\btake-?over\b|\bacquired\b/i],
  [
    "notice-period-to-terminate-renewal",
    /\bnotice\b.*\b(?:renew\w*|extend\w*)|\b(?:renew\w*|extend\w*)\b.*\bnotice\b/i,
  ],
  ["renewal-term", /\brenew\w*|\bextend\w*|\bextension|\broll(?:s|ed)? over\b|\bevergreen\b/i],
  [
    "termination-for-convenience",
    new RegExp(
      `\\b${end}\\b.*\\b(?:without (?:a )?(?:cause|reason)|convenience|at will|any (?:time|reason)|early|notice)\\b|\\bconvenience\\b`,
      "i",
    ),
  ],
  [
    "termination-for-cause",
    new RegExp(
      `\\b${end}\\b.*\\b(?:for cause|breach\\w*|default\\w*|insolven\\w*|bankrupt\\w*)|\\bcure period\\b|\\bcure\\b.*\\bbreach`,
      "i",
    ),
  ],
  [
    "post-termination-services",
    new RegExp(
      `\\b(?:after|following|upon|once|what happens)\\b.*\\b(?:${end}|expir\\w*)|\\bwind(?:ing)?[- ]?down\\b|\\btransition\\b`,
      "i",
    ),
  ],
  ["liquidated-damages", /\bliquidated\b|\bpenalt(?:y|ies)\b|\btermination fee/i],
  [
    "uncapped-liability",
    /\b(?:uncapped|unlimited|carve\w*|exclu\w+|except\w*|outside|not (?:limited|capped))\b.*\bliab\w*|\bliab\w*\b.*\b(?:uncapped|unlimited|carve\w*|except\w*|outside)\b/i,
  ],
  [
    "cap-on-liability",
    /\b(?:cap|caps|capped|limit\w*|maximum|ceiling)\b.*\b(?:liab\w*|damages)\b|\b(?:liab\w*|damages)\b.*\b(?:cap|capped|limit\w*|maximum|exclu\w+)\b|\bliable\b/i,
  ],
  ["indemnity", /\bindemni\w*|\bhold harmless\b/i],
  ["insurance", /\binsur\w*/i],
  ["most-favored-nation", /\bmost[- ]favou?red\b|\bbest price\b|\bbetter (?:terms|prices?)\b/i],
  [
    "price-restrictions",
    /\b(?:prices?|fees?|rent|rates?)\b.*\b(?:increase\w*|raise\w*|go up|adjust\w*|capped)\b|\b(?:increase|raise)\w*\b.*\b(?:prices?|fees?|rent)\b/i,
  ],
  ["revenue-profit-sharing", /\brevenues?\b|\bprofits?\b|\broyalt(?:y|ies)\b|\bcommissions?\b/i],
  ["minimum-commitment", /\bminimums?\b|\btake[- ]or[- ]pay\b|\bquota\b/i],
  ["volume-restriction", /\bvolumes?\b|\bquantit(?:y|ies)\b|\bhow many\b/i],
  ["warranty-duration", /\bwarrant(?:y|ies)\b|\bguarantee\w*|\bdefect\w*/i],
  [
    "no-solicit-of-employees",
    new RegExp(
      `\\b(?:hir\\w+|poach\\w*|recruit\\w*|solicit\\w*)\\b.*\\b${work}\\b|\\b${work}\\b.*\\b(?:hir\\w+|poach\\w*|recruit\\w*|solicit\\w*)\\b`,
      "i",
    ),
  ],
  ["no-solicit-of-customers", /\b(?:solicit\w*|approach|poach\w*)\b.*\b(?:customers?|clients?)\b/i],
  ["non-disparagement", /\bdisparag\w*|\bspeak ill\b|\bbad-?mouth|\bcritici[sz]\w*|\breputation\b/i],
  ["non-compete", /\bcompet(?:e|es|ing|ition|itors?)\b|\bnon-?compete\b/i],
  ["exclusivity", /\bexclusiv\w*/i],
  ["rofr-rofo-rofn", /\bfirst (?:refusal|offer|negotiation|look)\b|\bpre-?empt\w*/i],
  ["source-code-escrow", /\bescrow\b|\bsource code\b/i],
  ["joint-ip-ownership", /\bjoint(?:ly)?\b.*\bown\w*|\bco-?own\w*/i],
  ["irrevocable-or-perpetual-license", /\bperpetual\b|\birrevocable\b/i],
  ["non-transferable-license", /\bsub-?licen[cs]\w*|\btransferable\b/i],
  ["covenant-not-to-sue", /\bchalleng\w*|\bcontest\w*|\bnot to sue\b/i],
  [
    "ip-ownership-assignment",
    /\bwho owns\b|\bowns?\b.*\b(?:work|inventions?|results|created|developed)|\bintellectual property\b|\bwork product\b|\binventions?\b/i,
  ],
  ["license-grant", /\blicen[cs]e[sd]?\b|\bright to use\b|\b(?:allowed|permitted) to use\b/i],
  ["audit-rights", /\baudit\w*|\binspect\w*|\bbooks\b/i],
  ["data-protection", /\bpersonal (?:data|information)\b|\bprivacy\b|\bdata protection\b|\bGDPR\b|\bHIPAA\b/i],
  ["confidentiality", /\bconfiden\w*|\bsecre(?:t|cy)\b/i],
  ["third-party-beneficiary", /\bbeneficiar(?:y|ies)\b|\bthird part(?:y|ies)\b.*\b(?:enforce|rights?)\b/i],
  ["force-majeure", /\bforce majeure\b|\bacts? of god\b|\bbeyond\b.*\bcontrol\b/i],
  ["governing-law", /\bgovern(?:s|ed|ing)?\b|\b(?:which|what|applicable|choice of) law\b/i],
  ["disputes", /\bdisputes?\b|\barbitrat\w*|\bjurisdiction\b|\bcourts?\b|\bvenue\b|\bmediat\w*/i],
  ["anti-assignment", /\bassign(?:s|ed|able|ment)?\b|\btransfer(?:red|s|able)?\b|\bnovat\w*/i],
  ["amendment", /\bamend\w*|\bvar(?:y|ied|iation)\b|\b(?:change|modif)\w*\b.*\b(?:agreement|contract)\b/i],
  ["notices", /\b(?:how|where|form|address)\b.*\bnotices?\b|\bnotices?\b.*\b(?:sent|given|delivered|served)\b/i],
  [
    "effective-date",
    /\b(?:when|date)\b.*\b(?:starts?|begins?|commences?|effective|takes? effect)\b|\beffective date\b/i,
  ],
  ["agreement-date", /\b(?:when|date)\b.*\b(?:signed|made|dated)\b|\bdate of (?:the|this) (?:agreement|contract)\b/i],
  [
    "term",
    /\bhow long\b.*\b(?:agreement|contract|lease|last|term|run|licen[cs]e)|\bduration\b|\b(?:length of the|initial) term\b/i,
  ],
  ["expiration-date", /\bexpir\w*|\bwhen\b.*\b(?:ends?|runs? out|over)\b/i],
  ["payment", /\bpa(?:y|ys|id|yments?|yable)\b|\bprices?\b|\bfees?\b|\bcosts?\b|\brent\b|\bsalary\b|\binvoices?\b/i],
];

/** "Terminate" alone asks for every way to end a contract. */
const anyEnd = new RegExp(`\\b${end}\\b`, "i");
const waysToEnd = ["termination-for-convenience", "termination-for-cause"];

const most = { terms: 2, passages: 2 };

/** Key terms that a question asks for, by their ids; the likeliest first, at most two. */
export function termsAskedFor(question: string): string[] {
  const found = askedBy.filter(([, asked]) => asked.test(question)).map(([id]) => id);
  return (found.length === 0 && anyEnd.test(question) ? waysToEnd : found).slice(0, most.terms);
}

/** Words that every question about a contract may have. */
const general =
  /\b(?:agreements?|contracts?|lease|part(?:y|ies)|clauses?|provisions?|terms?|there|who|whom|what|when|which|how|long|much|many|happens?|somebody|someone|anyone|must|may|can|could|does|do|is|are|has|have|be)\b/gi;
const mostElse = 2;

/** Whether a question asks for a term and for nothing particular about it, by the words that are left of it. */
export function asksForNoMore(question: string): boolean {
  const [first] = termsAskedFor(question);
  if (first === undefined) return false;
  const asked = askedBy.find(([id]) => id === first)?.[1] ?? anyEnd;
  const rest = question.replace(asked, " ").replaceAll(general, " ");
  return wordsOf(rest).length <= mostElse;
}

/**
 * Where the key terms that a question asks for stand, as the summary finds them: what is asked in a lawyer's words need not
 * share one with the clause. Empty where it asks for none, or none is found.
 */
export function sentencesOfTermsAskedFor(reading: Reading, question: string): Sentence[] {
  const asked = termsAskedFor(question);
  if (asked.length === 0) return [];
  const title = findTitle(reading);
  const subject = { reading, title, kind: kindOf(reading, title), parties: findParties(reading) };
  const found = asked.flatMap((id) => {
    const answer = terms.find((term) => term.id === id)?.find(subject) ?? null;
    const sentences = (answer?.passages ?? []).flatMap((passage) =>
      reading.sentences.filter(({ start, end: to }) => start <= passage.start && passage.start < to).slice(0, 1),
    );
    return [...new Set(sentences)].slice(0, most.passages);
  });
  return [...new Set(found)];
}
