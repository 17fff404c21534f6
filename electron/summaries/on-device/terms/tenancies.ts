import { termOfKind } from "./of-kind.ts";
import type { CuedTerm } from "./term.ts";

const rentReview: CuedTerm = termOfKind("Rent review", {
  about: /rent/i,
  heading: /\brent\b.{0,20}\b(?:review|increase|adjust\w*|escalat\w*)|\bescalation/i,
  announced: /^(?:rent )?(?:review|escalation|adjustment)s?(?: of (?:the )?rent)?\b/i,
  strong: [
    /\brent\b.{0,120}\b(?:(?:shall|will|is to) be (?:reviewed|increased|adjusted)|(?:shall|will) (?:increase|rise|be the higher))\b/i,
    /\b(?:review|adjust|increase)\w*\b.{0,40}\b(?:the |annual |base |principal |monthly )*rent\b.{0,120}\b(?:index|market|per cent|percent|%|higher|anniversary|each|every)\b/i,
  ],
  most: 1,
});

const repair: CuedTerm = termOfKind("Repair", {
  about: /repair|maint/i,
  heading: /\brepairs?|\bmaintenance|\bcondition/i,
  announced: /^(?:repairs?|maintenance)\b/i,
  strong: [
    /\b(?:shall|will|must|agrees?|covenants?)\b.{0,160}\b(?:keep|maintain|repair)\b.{0,120}\b(?:repair|condition|order|premises|property|building|structure|roof)\b/i,
    /\bto (?:keep|maintain|repair)\b.{0,60}\b(?:premises|property|building|interior)\b.{0,80}\b(?:repair|condition|order)\b/i,
    /\b(?:responsible|liable) for\b.{0,60}\b(?:repairs?|maintenance)\b/i,
  ],
});

const use: CuedTerm = termOfKind("Use of the premises", {
  about: /use|occup/i,
  heading: /\buse\b/i,
  strong: [
    /\b(?:not to|shall not|will not|must not|may not)\b.{0,20}\buse\b.{0,60}\b(?:premises|property|building)\b.{0,60}\b(?:other than|except|for any purpose|otherwise)\b/i,
    /\b(?:premises|property|building)\b.{0,60}\b(?:used|occupied)\b.{0,40}\b(?:only|solely|exclusively)\b/i,
    /\b(?:shall|will|must|may)\b.{0,20}\buse\b.{0,40}\b(?:premises|property|building)\b.{0,40}\b(?:only|solely|exclusively|for the permitted)\b/i,
  ],
  most: 1,
});

const deposit: CuedTerm = termOfKind("Deposit", {
  about: /deposit/i,
  heading: /\bdeposit/i,
  strong: [
    /\b(?:shall|will|must|has|have)\b.{0,80}\b(?:pay|paid|deposit\w*|deliver\w*|hold|held)\b.{0,60}\bdeposit\b/i,
    /\bdeposit\b.{0,120}\b(?:as security|repa(?:y|id)|return\w*|refund\w*|held)\b/i,
  ],
  most: 1,
});

const reEntry: CuedTerm = termOfKind("Re-entry or forfeiture", {
  about: /re-?ent|forfeit|evict|repossess/i,
  heading: /\bre-?entry|\bforfeiture|\bdefault/i,
  strong: [
    /\bmay\b.{0,60}\bre-?ent(?:er|ry)\b/i,
    /\bright (?:of|to) re-?ent(?:er|ry)\b/i,
    /\b(?:may|right to|entitled to)\b.{0,60}\b(?:forfeit|repossess|retake possession)\b/i,
  ],
  most: 1,
});

/** What a lease is asked for beside the rest. */
export const tenancies: readonly CuedTerm[] = [rentReview, repair, use, deposit, reEntry];
