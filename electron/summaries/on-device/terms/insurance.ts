import { cuedTerm, type Term } from "./term.ts";

export const insurance: Term = cuedTerm("Insurance", {
  about: /insur/i,
  announced: /^(?:required )?insurance\b/i,
  heading: /\binsurance/i,
  strong: [
    /\b(?:shall|will|must|agrees? to|required to)\b.{0,120}\b(?:maintain|carry|obtain|procure|provide|keep|purchase|secure|effect)\b.{0,160}\binsur(?:ance|ed)\b/i,
    /\b(?:insurance|coverage)\b.{0,160}\b(?:not less than|at least|minimum|in the amount of|limits? of)\b.{0,60}\d/i,
    // The duty goes before how it is proved, and who else is insured.
    /\b(?:maintain|carry|obtain|procure|keep in (?:full )?force)\b.{0,120}\binsurance\b/i,
    /\b(?:named|additional) insured\b|\bcertificates? of insurance\b/i,
  ],
  less: /^(?!such\b)(?!.*\b(?:maintain|carry|obtain|procure|keep|effect)\b).*\b(?:certificates?|insured)\b/i,
  not: /\b(?:insurance mone(?:y|ys|ies)|deposit insurance|insurance (?:company|commissioner|laws|products|contracts|fund|corporation)\b(?!.{0,80}maintain))\b/i,
});
