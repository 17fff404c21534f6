import { cuedTerm, type Term } from "./term.ts";

export const firstRefusal: Term = cuedTerm(
  "First refusal, offer or negotiation",
  {
    about: /first|proposes|intends|emptive|emption|refusal|matching|exclusive|offer|negotiat|free to/i,
    announced: /^(?:rights? of first|first (?:refusal|offer|negotiation)|pre-?empti(?:ve|on) rights?)\b/i,
    heading: /\bfirst (?:refusal|offer|negotiation)|\bpre-?empti|\boption|\btransfer/i,
    weak: [
      /\b(?:proposes?|intends?|determines?|wishes) to (?:issue|sell|transfer|dispose)\b.{0,400}\b(?:offer|subscribe|purchase|notice|notify)/i,
    ],
    strong: [
      /\b(?:right|rights|option) of first (?:refusal|offer|negotiation|opportunity|look)\b/i,
      /\bfirst (?:right|option|opportunity|offer) (?:of (?:refusal|offer)|to (?:purchase|acquire|negotiate|buy|match|participate|lease|licen[cs]e|obtain))\b/i,
      /\b(?:pre-?emptive|pre-?emption|last refusal|matching) rights?\b/i,
      /\b(?:exclusive(?:ly)?)\b.{0,40}\bnegotiat\w+\b/i,
      /\b(?:bona fide|third[- ]party) offer\b.{0,240}\b(?:right|option|elect|match|same terms)\b/i,
      /\b(?:shall|will|must) first (?:offer|make an offer|notify|negotiate)\b/i,
      /\bnegotiate in good faith\b.{0,160}\b(?:agreement|rights)\b.{0,160}\b(?:similar|substantially|third part(?:y|ies))\b/i,
      /\bfree to (?:enter into|negotiate|offer|sell)\b.{0,120}\bthird part(?:y|ies)\b/i,
    ],
    // A right that is only named, or ends, is granted elsewhere.
    less: /^notwithstanding\b|\b(?:article|section)s? \d[\d.]* \((?:pre-?emptive|first|right)|\bbenefits? provided\b|\bcease to have\b/i,
    not: /\b(?:no|not have any|waives?|not (?:be )?subject to|violate any|exercise|waiver)\b.{0,60}\b(?:right of first|pre-?emptive)|\bshares\b.{0,80}\b(?:validly issued|stockholders generally)/i,
  },
  "rofr-rofo-rofn",
);
