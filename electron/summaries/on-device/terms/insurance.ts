import { cuedTerm, type Term } from "./term.ts";

export const insurance: Term = cuedTerm("Insurance", {
  about: /insur|premium/i,
  announced: /^(?:required )?insurance\b/i,
  heading: /\binsurance/i,
  strong: [
    /\b(?:shall|will|must|agrees? to|required to)\b.{0,120}\b(?:maintain|carry|obtain|procure|provide|keep|purchase|secure|effect)\b.{0,160}\binsur(?:ance|ed)\b/i,
    /\b(?:insurance|coverage)\b.{0,160}\b(?:not less than|at least|minimum|in the amount of|limits? of)\b.{0,60}\d/i,
    /\b(?:has|have) (?:obtained|taken out|arranged|effected)\b.{0,60}\binsurance\b/i,
    // The duty goes before how it is proved, and who else is insured.
    /\b(?:maintain|carry|obtain|procure|keep in (?:full )?force)\b.{0,120}\binsurance\b/i,
    /\b(?:named|additional) insured\b|\bcertificates? of insurance\b/i,
  ],
  // What is insured may be a life, and what is promised the premiums.
  rare: [
    /\b(?:pays?|paid|payment of|payable|responsible for|remits?)\b.{0,80}\bpremiums?\b.{0,120}\b(?:polic(?:y|ies)|insurance)\b/i,
    /\bpremiums?\b.{0,120}\b(?:polic(?:y|ies)|insurance)\b.{0,120}\b(?:shall|will|must) be (?:paid|payable|borne)\b/i,
    /\b(?:shall|will|must)\b(?:(?!\bnot\b).){0,60}\binsure\b (?:all |its |the |their |such ){0,3}(?:\w+ )?(?:assets|propert(?:y|ies)|equipment|premises|buildings?|vessels?|vehicles?)\b/i,
    /\b(?:life|split-dollar|key[- ](?:man|person)) (?:insurance )?(?:polic(?:y|ies)|insurance)\b.{0,160}\b(?:shall|will|must|agrees?|owns?|owned|maintain\w*)\b/i,
  ],
  plain:
    /\b(?:shall|will|must|agrees?)\b.{0,80}\b(?:maintain|carry|obtain|procure)\b(?!.{0,40}\b(?:certificates?|records)\b).{0,160}\binsurance\b/i,
  less: /^(?!such\b)(?!.*\b(?:maintain|carry|obtain|procure|keep|effect)\b).*\b(?:certificates?|insured)\b/i,
  // Of what is paid in, and of nobody's liability.
  say: ({ text }) => (/\binsured by\b.{0,40}\b(?:FDIC|deposit insurance)/i.test(text) ? "Of deposits" : null),
  not: /\b(?:insurance mone(?:y|ys|ies)|deposit insurance|insurance (?:company|commissioner|laws|products|contracts|fund|corporation)\b(?!.{0,80}maintain))\b/i,
});
