import { cuedTerm, type Term } from "./term.ts";

const heading = /\bliabilit|\blimitation|\bindemn|\bdamages/i;

export const capOnLiability: Term = cuedTerm("Cap on liability", {
  heading,
  strong: [
    /\b(?:liabilit(?:y|ies)|liable|damages)\b.{0,260}\b(?:shall not exceed|will not exceed|not (?:to )?exceed|(?<!not )limited to|in excess of|exceed(?:s|ing)?|capped at|maximum (?:amount|aggregate))\b/i,
    /\b(?:in no event|under no circumstances)\b.{0,160}\b(?:liabilit(?:y|ies)|liable|obligat\w+)\b.{0,200}\b(?:exceed|in excess of|greater than)\b/i,
    /\b(?:neither party|no party|in no event|not)\b.{0,120}\bliable\b.{0,160}\b(?:consequential|incidental|indirect|special|punitive|exemplary|lost profits|loss of profits?)\b/i,
    /\b(?:maximum|total|aggregate|cumulative) (?:aggregate )?liabilit(?:y|ies)\b/i,
  ],
  not: /\b(?:policy limits?|liability insurance|limits of (?:not less|liability)|combined single limit)\b/i,
});

export const uncappedLiability: Term = cuedTerm("Uncapped liability", {
  heading,
  strong: [
    /\b(?:limitation|limitations|limits?|cap|exclusion|exclusions|foregoing|this section)\b.{0,120}\b(?:shall not|will not|do(?:es)? not) (?:apply|limit|extend|affect)\b.{0,260}\b(?:indemn|gross negligence|wil?lful|fraud|breach|infring|confidential|death|personal injury)/i,
    /\b(?:except|excluding|other than|notwithstanding|save)\b.{0,220}\b(?:gross negligence|wil?lful misconduct|indemnif\w+|fraud|confidential\w*)\b.{0,260}\b(?:in no event|liable|liability|exceed)\b/i,
    /\b(?:unlimited liability|liability (?:shall|will) (?:be|not be) (?:unlimited|limited))\b/i,
    /\bnothing in this (?:agreement|contract|section|clause)\b.{0,120}\b(?:limit|exclude)s?\b.{0,80}\bliabilit/i,
  ],
});
