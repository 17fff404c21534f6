import { factFirst } from "./answers.ts";
import { termOfKind } from "./of-kind.ts";
import type { CuedTerm } from "./term.ts";

const interest: CuedTerm = termOfKind("Interest", {
  about: /interest|rate/i,
  heading: /\binterest\b/i,
  announced: /^(?:rate of |calculation of )?interest(?: rate)?$/i,
  strong: [
    /\b(?:shall|will|must|agrees? to|promises? to)\b.{0,60}\b(?:pay|bear|accrue)s?\b.{0,60}\binterest\b/i,
    /\b(?:loan|advances?|facility|principal|note|sum|amount)\b.{0,100}\b(?:bears?|accrues?|carr(?:y|ies))\b.{0,40}\binterest\b/i,
    /\binterest\b.{0,120}\b(?:at (?:a|the) (?:\w+ ){0,3}rate|per cent|percent|per annum|% ?(?:a|per) year|margin|base rate|SOFR|SONIA|EURIBOR|prime rate)\b/i,
    /\brate of interest\b.{0,120}\b(?:is|shall be|will be|equals?|aggregate)\b/i,
  ],
  // What is added to an amount that is late is not what the loan costs.
  less: /\b(?:fails?|failure|overdue|default|unpaid|late|past due|capitali[sz]ed)\b/i,
  not: /\b(?:security interest|interests? (?:in|of) (?:the )?(?:property|collateral|assets|shares|land)|conflicts? of interest|best interests?|right,? title)\b/i,
  say: factFirst("percentage"),
});

const repayment: CuedTerm = termOfKind("Repayment", {
  about: /repa(?:y|id)|instal|matur/i,
  heading: /\brepayment|\bmaturity/i,
  announced: /^(?:repayments?|maturity)\b/i,
  strong: [
    /\b(?:shall|will|must|agrees? to|promises? to)\b.{0,60}\brepay\b/i,
    /\b(?:loan|principal|advances?|note|facility|amounts? outstanding)\b.{0,120}\b(?:shall|will|must) (?:be )?(?:due and payable|repaid|repayable|matures?|payable in)\b/i,
    /\b(?:is|are) (?:repayable|due and payable)\b.{0,120}\b(?:instal\w+|on|by|date|demand|anniversary)\b/i,
  ],
  // What falls due at once upon a default, and what may be paid early, are other rules.
  less: /\bprepa(?:y|id)|\bevents? of default|\bimmediately (?:be(?:come)? )?(?:due|repa)|\bindemnif/i,
});

const prepayment: CuedTerm = termOfKind("Prepayment", {
  about: /prepa(?:y|id)|early|before|cancel/i,
  heading: /\bprepayment|\bearly repayment|\bcancellation/i,
  strong: [
    /\b(?:may|right to|entitled to|option to)\b.{0,60}\b(?:prepay|repay)\b/i,
    /\b(?:may|can) be (?:prepaid|repaid)\b/i,
    /\bprepayments?\b.{0,120}\b(?:fee|premium|penalty|notice|without)\b/i,
  ],
  most: 1,
});

const defaults: CuedTerm = termOfKind("Events of default", {
  about: /event of default|events of default|default/i,
  heading: /\bevents? of default|\bdefault/i,
  announced: /^(?:events? of )?defaults?\b/i,
  strong: [
    /\b(?:each|any|either|all)\b.{0,60}\b(?:is|are|constitutes?|shall (?:be|constitute))\b.{0,40}\bevents? of default\b/i,
    /["“]events? of default["”]\s*(?:means|shall mean)\b/i,
    /\boccurrence of\b.{0,80}\b(?:constitutes?|shall (?:be|constitute))\b.{0,40}\bevents? of default\b/i,
  ],
  rare: [/\bevents? of default\b.{0,200}\b(?:declare|accelerate|due and payable|cancel)\b/i],
  not: /\bno event of default\b/i,
});

const security: CuedTerm = termOfKind("Security", {
  about: /secur|pledge|charge|mortgage|lien|collateral|guarant/i,
  heading: /\bsecurity\b|\bcollateral|\bguarantee/i,
  strong: [
    /\b(?:as|by way of) (?:continuing |collateral )?security\b.{0,200}\b(?:charges?|grants?|pledges?|assigns?|mortgages?|obligations?)\b/i,
    /\b(?:charges?|grants?|pledges?|mortgages?)\b.{0,160}\b(?:security interest|fixed charge|floating charge|first (?:legal )?(?:charge|mortgage)|lien)\b/i,
    /\b(?:loan|note|facility|obligations?)\b.{0,80}\b(?:is|are|shall be|will be) (?:secured|guaranteed) by\b/i,
    /\b(?:loan|note|facility) is unsecured\b/i,
  ],
  not: /\b(?:shall|will|may|must) not (?:create|grant|permit|incur)\b|\bsecurities (?:act|law|exchange)\b/i,
});

const negativePledge: CuedTerm = termOfKind("Negative covenants", {
  about: /not/i,
  heading: /\bcovenants?|\bundertakings?|\bnegative pledge|\bdisposals?/i,
  strong: [
    /\b(?:shall|will|may|must) not\b.{0,60}\b(?:create|permit|incur|grant)\b.{0,80}\b(?:security|liens?|charges?|encumbrances?|indebtedness|debt|borrowings?)\b/i,
    /\b(?:shall|will|may|must) not\b.{0,60}\b(?:sell|transfer|dispose)\b.{0,80}\bassets?\b/i,
    /\b(?:shall|will|must) ensure that\b.{0,120}\b(?:ratio|EBITDA|net worth|leverage|debt service|cover)\b/i,
  ],
  beside: /\b(?:shall|will|may|must) not\b|\bensure that\b.{0,120}\bratio\b/i,
  most: 3,
});

/** What a loan is asked for beside the rest. */
export const loans: readonly CuedTerm[] = [interest, repayment, prepayment, defaults, security, negativePledge];
