import { factFirst } from "./answers.ts";
import { termOfKind } from "./of-kind.ts";
import type { CuedTerm } from "./term.ts";

const duties: CuedTerm = termOfKind("Position", {
  about: /serve|employ|position|title|report/i,
  heading: /\bposition|\bduties|\bjob|\btitle|\bemployment/i,
  strong: [
    /\b(?:shall|will|agrees? to)\b.{0,40}\b(?:serve|act|be employed|work)\b.{0,30}\bas\b/i,
    /\b(?:employs?|appoints?|engages?)\b.{0,60}\bas\b/i,
    /\b(?:position|job title|title)\b.{0,20}\b(?:is|will be|shall be)\b/i,
  ],
  not: /\b(?:independent contractor|attorney|agent of|long as)\b/i,
  most: 1,
});

const probation: CuedTerm = termOfKind("Probation", {
  about: /probation|trial period/i,
  strong: [/\bprobation(?:ary)?\b/i, /\btrial period\b/i],
  say: factFirst("duration"),
  most: 1,
});

const bonus: CuedTerm = termOfKind("Bonus and equity", {
  about: /bonus|option|shares|stock|incentive|commission/i,
  heading: /\bbonus|\bequity|\bincentive|\boptions?\b|\bcommission/i,
  strong: [
    /\b(?:may|shall|will|eligible|entitled)\b.{0,80}\b(?:bonus(?:es)?|incentive|commissions?)\b/i,
    /\bbonus\b.{0,80}\b(?:of|equal to|target|discretion|amount)\b/i,
    /\b(?:granted|grant|receive|award\w*)\b.{0,60}\b(?:options?|restricted stock|shares of|equity|RSUs?)\b/i,
  ],
  // One that is asked back, and what it takes to get it, is said behind it.
  less: /\b(?:repay|must be employed|forfeit|for purposes of)\b/i,
  most: 3,
});

const severance: CuedTerm = termOfKind("Severance or pay in lieu of notice", {
  about: /severance|in lieu|garden leave|good reason|without cause/i,
  heading: /\bseverance|\btermination|\bgarden leave|\blieu/i,
  strong: [
    /\bseverance\b.{0,120}\b(?:pay\w*|months?|weeks?|salary|benefits?|amount)\b/i,
    /\b(?:pay\w*|payment|sum) in lieu of\b.{0,20}\bnotice\b/i,
    /\b(?:without cause|good reason)\b.{0,160}\b(?:pay|continue|receive|entitled)\b.{0,80}\b(?:salary|months?|weeks?)\b/i,
  ],
  beside: /\bseverance\b/i,
});

const gardenLeave: CuedTerm = termOfKind("Garden leave", {
  about: /garden|exclude|no obligation to provide (?:any )?work/i,
  heading: /\bgarden leave/i,
  announced: /^garden(?:ing)? leave\b/i,
  strong: [/\bgarden(?:ing)? leave\b/i],
  less: /\b(?:reduced|less) by\b/i,
  most: 1,
});

/** What a contractor or an agent is paid because the contract ends, rather than for what was done before. */
export const paymentOnTermination: CuedTerm = termOfKind("Payment on termination", {
  about: /terminat|severance|vest|expir/i,
  announced:
    /^(?:severance|(?:payments?|compensation) (?:up)?on termination|termination (?:payments?|fees?|compensation))\b/i,
  below: /\b(?:pay|paid|payable|payment|lump sum|fee|vest)\b/i,
  heading: /\bterminat|\bseverance|\bcompensation/i,
  strong: [
    /\bseverance\b.{0,160}\b(?:pay\w*|paid|months?|weeks?|fees?|amount|sum|equal)\b/i,
    /\bterminat\w*\b.{0,260}\b(?:pay|paid|payable|receive|entitled to)\b.{0,120}\b(?:lump[- ]sum|(?:equal|equivalent) to\b.{0,40}\b(?:months?|years?)|times\b.{0,30}\b(?:fees?|compensation))/i,
    /\b(?:lump[- ]sum|(?:equal|equivalent) to\b.{0,40}\b(?:months?|years?)['’]?)\b.{0,200}\b(?:up)?on\b.{0,40}\bterminat/i,
    /\b(?:goodwill (?:compensation|indemnity)|(?:compensation|indemnity) for (?:the )?(?:loss of )?(?:goodwill|termination))\b/i,
    /\bterminat\w*\b.{0,200}\b(?:all|any|unvested|outstanding)\b.{0,60}\b(?:options?|shares|warrants|units|awards?)\b.{0,60}\b(?:vest|become exercisable)/i,
  ],
  // Nobody owes it where it is excluded, nor is what was earned before paid because of the end.
  not: /\b(?:no|not|neither|nor|without|waives?)\b.{0,120}\b(?:severance|compensation|goodwill|indemnity|payment)\b|\b(?:accrued|earned|unpaid|due|owed|incurred|rendered)\b.{0,60}\b(?:through|up to|prior to|before|as of|to) (?:the )?(?:effective )?(?:date|termination)\b/i,
});

/** What an employment is asked for beside the rest. */
export const employments: readonly CuedTerm[] = [duties, probation, bonus, severance, gardenLeave];
