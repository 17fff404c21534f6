import { factFirst } from "./answers.ts";
import { termOfKind } from "./of-kind.ts";
import type { CuedTerm } from "./term.ts";

const serviceLevel: CuedTerm = termOfKind("Service level", {
  about: /avail|uptime|service level|SLA|credit|downtime|support|24/i,
  heading: /\bservice levels?|\bSLA\b|\bavailability|\buptime/i,
  announced: /^(?:service levels?(?: agreements?)?|SLA|availability|uptime)\b/i,
  strong: [
    /\b(?:available|availability|uptime)\b.{0,120}\d{2}(?:\.\d+)?\s?(?:%|per ?cent)/i,
    /\bservice levels?\b.{0,120}\b(?:shall|will|must|meet|credits?)\b/i,
    /\b(?:support|help ?desk|services?|maintenance)\b.{0,120}(?:\b24\s?(?:[x×/*]|hours\b)|\btwenty-four\b.{0,20}\bhours\b).{0,40}(?:\b7\b|\bseven\b|\bday\b)/i,
    /\b(?:downtime|outages?|unavailab\w+)\b.{0,160}\bcredit/i,
    /\bcredit\w*\b.{0,120}\b(?:downtime|outages?|unavailab\w+)\b/i,
    /\b(?:adhere to|comply with|provided in accordance with)\b.{0,40}\b(?:service levels?|SLAs?)\b/i,
  ],
  // That they are reported on, or secret, is no level.
  not: /\b(?:reports?|information)\b.{0,60}\bservice levels?\b.{0,80}\bconfidential\b/i,
  say: factFirst("percentage"),
});

const suspension: CuedTerm = termOfKind("Suspension of the service", {
  about: /suspen/i,
  heading: /\bsuspen/i,
  announced: /^suspension\b/i,
  strong: [
    /\b(?:may|right to|entitled to|reserves? the right to)\b.{0,40}\bsuspend\b.{0,120}\b(?:access|services?|use|account|performance|support)\b/i,
  ],
  not: /\bforce majeure\b/i,
});

const priceRise: CuedTerm = termOfKind("Price increase", {
  about: /increas|rais|adjust|chang|review/i,
  heading: /\bfees?|\bcharges?|\bprices?|\bpayment/i,
  strong: [
    /\b(?:may|right to|entitled to|reserves? the right to)\b.{0,60}\b(?:increase|raise|adjust|change|revise)\b.{0,60}\b(?:fees?|charges?|prices?|rates?|price list)\b/i,
    /\b(?:fees?|charges?|prices?|rates?)\b.{0,60}\b(?:may|shall|will) (?:be )?(?:increased?|adjusted|revised|rise)\b/i,
  ],
  not: /\binterest rates?\b/i,
  most: 1,
});

/** What services that are paid for by the month or the year are asked for beside the rest. */
export const subscriptions: readonly CuedTerm[] = [serviceLevel, suspension, priceRise];
