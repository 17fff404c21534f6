import { cuedTerm, type Term } from "./term.ts";

export const exclusivity: Term = cuedTerm("Exclusivity", {
  heading: /\bexclusiv/i,
  strong: [
    /(?<!non[- ])\b(?:sole and )?exclusive (?:right|licen[cs]e|distribut\w+|agent|supplier|provider|reseller|sponsor|territory|basis|dealer|representative|manufacturer|marketing|appointment)\b/i,
    /(?<!non-|non |not )\bexclusively\b.{0,60}\b(?:from|through|to|with|for)\b/i,
    /\b(?:shall|will|agrees?) (?:to )?(?:not|purchase all|obtain all|buy all)\b.{0,100}\b(?:from any (?:other|third)|exclusively|requirements)\b/i,
    /\bexclusivity\b/i,
  ],
  not: /\b(?:non-?exclusive\b(?!.{0,120}[^-]\bexclusive)|exclusive (?:jurisdiction|venue|remed|property|of taxes)|sole and exclusive (?:remedy|property|jurisdiction|venue|obligation|liability)|exclusive of\b|mutually exclusive)\b/i,
});
