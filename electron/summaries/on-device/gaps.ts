import type { Pack } from "./packs.ts";
import type { Reading } from "./reading.ts";
import type { Term } from "./terms/term.ts";

/**
 * What to look for where a term was not found, and what follows where it is not there: a search that found nothing is no
 * proof, so nothing is said as if it were.
 */
const reasons: Readonly<Record<string, string>> = {
  payment: "Look for what is paid, and when; if nothing says so, it is left open.",
  term: "Look for how long it lasts; if nothing says so, that is left open.",
  confidentiality:
    "Look for a duty to keep what the parties learn from each other secret; without one, only the law protects it.",
  "exceptions-from-confidentiality":
    "Look for what is excepted, such as what is public or was known before; without exceptions that may be bound too.",
  "permitted-use": "Look for what may be done with what is told; if nothing says so, its use may be left open.",
  "length-of-confidentiality": "Look for how long secrets are kept; if nothing says so, the duty may have no end.",
  "return-or-destruction":
    "Look for what becomes of what was handed over; if nothing says so, no clause asks for it back.",
  "governing-law": "Look for the law that applies; if none is named, the courts will decide which.",
  "cap-on-liability": "Look for a limit on liability; without one, liability has no agreed limit.",
  indemnity: "Look for who bears claims of third parties; if nothing says so, that is left to the law.",
  insurance: "Look for who has to insure; if nothing says so, nobody has to by this contract.",
  "anti-assignment": "Look for whether it may be assigned; if nothing says so, it may be as the law allows.",
  "termination-for-cause":
    "Look for who may end it for breach; if nothing says so, it can be ended for breach only as the law allows.",
  "ip-ownership-assignment": "Look for who owns what is made; if nothing says so, that is left to the law.",
  "license-grant": "Look for what may be used, and how; if nothing says so, that is left open.",
  interest: "Look for what the loan costs; if nothing says so, that is left open.",
  repayment: "Look for when it is paid back; if nothing says so, that is left open.",
  "events-of-default": "Look for when it may be called in early; if nothing says so, that is left to the law.",
  "instructions-for-processing":
    "Look for what the processor may do with the data; if nothing says so, that is left open.",
  "sub-processors": "Look for who else may handle the data; if nothing says so, that is left open.",
  "notice-of-a-data-breach":
    "Look for how soon one must be told of a breach; if nothing says so, that is left to the law.",
  "deletion-or-return-of-data": "Look for what becomes of the data in the end; if nothing says so, that is left open.",
  "audit-rights": "Look for a right to check compliance; without one, it cannot be checked on the spot.",
  "release-of-claims": "Look for what is settled; if nothing says so, that is left open.",
};

/** Terms without which another one is not missed: who may end it at any time need not wait for a breach. */
const settledBy: Readonly<Record<string, readonly string[]>> = {
  "termination-for-cause": ["termination-for-convenience"],
  "length-of-confidentiality": ["term", "expiration-date"],
};

/** What a contract must speak of before a term is missed: where nothing is made, nobody asks who owns it. */
const missedWhere: Readonly<Record<string, RegExp>> = {
  "ip-ownership-assignment":
    /\b(?:deliverables?|work product|inventions?|custom(?:i[sz]ed|i[sz]ations?)|creat(?:e|es|ed|ion)|develop(?:s|ed|ment)?|design(?:s|ed)?)\b/i,
};
const fewestMentions = 3;

/**
 * Words with which a contract speaks of a term, in whatever wording: where they stand, the term may be there in words that
 * are not known, and nobody should be told that it is missing.
 */
const speaksOf: Readonly<Record<string, RegExp>> = {
  payment: /[$€£]\s?\d|\b(?:shall|will|agrees? to) pay\b/i,
  term: /\b(?:terms? of this|shall (?:continue|remain) in (?:full )?(?:force|effect)|shall expire|expires? on)\b/i,
  confidentiality: /\bconfidential|\bsecre(?:t|cy)\b|\bproprietary information\b|\bnot (?:\w+ )?disclose\b/i,
  "exceptions-from-confidentiality":
    /\bpublic(?:ly)? (?:domain|known|available|knowledge)|\bgenerally (?:known|available)|\bindependently (?:developed|discovered)|\balready (?:known|in (?:its|the) possession)|\b(?:shall|does|do) not (?:apply|include|extend)\b/i,
  "permitted-use":
    /\b(?:sole|only|limited|permitted|stated|express)(?:ly)? (?:for )?(?:the )?purposes?\b|\bsolely\b|\bexcept (?:for|as|in|to)\b.{0,60}\b(?:purpose|perform|evaluat)|\b(?:not|never|neither|nor)\b.{0,80}\b(?:use[ds]?|using|utili[sz]e\w*|exploit\w*)\b|\bfor (?:the )?purposes? of this\b|\buse\b.{0,80}\b(?:only|purposes?|in connection with)\b/i,
  "length-of-confidentiality":
    /\b(?:obligations?|dut(?:y|ies)|confidential\w*|secre\w+|restrictions?|undertakings?|agreement)\b(?!.{0,120}\b(?:hire|employ|solicit)).{0,160}\b(?:surviv\w+|perpetu\w+|indefinite\w*|no longer|(?:so|as) long as|without limit|for a (?:period|term) of|ends?|expir\w+|ceases?|(?:years?|months?) (?:after|from|following))\b/i,
  "return-or-destruction":
    /\b(?:return(?:ed|s)?|destroy\w*|destruction|surrender\w*|hand\w* (?:back|over)|delet\w+|eras\w+)\b/i,
  "governing-law":
    /\b(?:govern\w*|constru\w+|interpret\w*|enforced?|subject to)\b.{0,120}\blaws?\b|\blaws? (?:that )?(?:shall )?(?:appl|govern)/i,
  "cap-on-liability":
    /\bliab\w+\b.{0,200}\b(?:exceed\w*|limited to|maximum|capped|in excess of)\b|\b(?:limitations?|limits?|exclusions?) (?:of|on) (?:\w+ )?(?:liability|damages)\b/i,
  indemnity: /\bindemnif|\bhold\b.{0,60}\bharmless\b/i,
  insurance: /\binsur(?:e|ed|ance|ing)\b/i,
  "anti-assignment":
    /\b(?:assign(?:ed|able|ment)?|transfer(?:red|able)?)\b.{0,80}\b(?:agreement|contract|lease|rights|obligations|consent)\b/i,
  "termination-for-cause":
    /\bterminat\w+\b.{0,240}\b(?:breach\w*|default\w*|fail\w*|violat\w+|insolven\w*|bankrupt\w*|cause)\b|\b(?:breach\w*|default\w*|fail\w*|violat\w+|insolven\w*|bankrupt\w*)\b.{0,240}\bterminat/i,
  "ip-ownership-assignment":
    /\b(?:own(?:s|ed|er|ership)?|property|title|assigns?|vests?)\b.{0,160}\b(?:intellectual property|work product|inventions?|copyrights?|patents?|deliverables?|results|designs?|drawings|developments?)\b|\bworks? (?:made )?for hire\b/i,
  "license-grant": /\blicen[cs]e[sd]?\b/i,
  interest: /\binterest\b/i,
  repayment: /\b(?:repay\w*|repaid|instal?lments?|maturity)\b/i,
  "events-of-default": /\b(?:events? of default|default\w*)\b/i,
  "audit-rights": /\b(?:audit\w*|inspect\w*)\b/i,
  "sub-processors": /\bsub-?processors?\b|\bsub-?contract/i,
  "instructions-for-processing": /\binstruct\w*\b/i,
  "notice-of-a-data-breach": /\b(?:breach|incident)\w*\b.{0,160}\bnotif\w*|\bnotif\w*\b.{0,160}\b(?:breach|incident)/i,
  "deletion-or-return-of-data": /\b(?:delet\w+|eras\w+|return\w*|destroy\w*|destruction)\b/i,
  "release-of-claims": /\breleas\w+|\bdischarg\w+|\bwaives?\b/i,
};

/** What to say of a term that was not found: why it is missed, where contracts of the kind have it; else nothing. */
export function gapIn(
  pack: Pack | null,
  { id, heading }: Pick<Term, "id" | "heading">,
  { headings, sentences }: Reading,
  stated: ReadonlySet<string> = new Set(),
): string {
  const reason = reasons[id];
  if (pack === null || reason === undefined || !pack.expected.includes(id)) return "";
  if (settledBy[id]?.some((other) => stated.has(other)) === true) return "";
  const about = missedWhere[id];
  if (about !== undefined && sentences.filter(({ text }) => about.test(text)).length < fewestMentions) return "";
  const words = speaksOf[id];
  if (words !== undefined && sentences.some(({ text }) => words.test(text))) return "";
  // A heading that announces it says that it is there, though in words that are not known.
  if (
    heading !== undefined &&
    [...headings.map(({ text }) => text), ...sentences.map((one) => one.heading)].some((text) => heading.test(text))
  )
    return "";
  const article = /^[aeiou]/.test(pack.name) ? "an" : "a";
  return `Not found, though ${article} ${pack.name} usually has it. ${reason}`;
}
