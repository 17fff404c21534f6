import { by, doneBy } from "./by-whom.ts";
import { cuedTerm, type CuedTerm } from "./term.ts";

/** What follows the name of who gives it: "shall, at its own expense, defend, indemnify". */
const indemnifies =
  "(?:(?:also|further|each|both|jointly|severally|and|then)\\s+)*(?:(?:shall|will|must|agrees?|hereby|undertakes?|covenants?)\\b(?:(?!\\bnot\\b|\\b(?:and|or) (?:the )?\\p{Lu}).){0,120}?)?\\b(?:indemnif|(?:hold|save)\\b[^.;]{0,40}\\bharmless)";

export const indemnity: CuedTerm = cuedTerm("Indemnity", {
  about: /indemn|harmless|loss|damage|liabilit|defend|responsib/i,
  announced: /^(?:mutual |general |cross-?)?indemni(?:ty|ties|fication|fications)\b/i,
  below: /\bindemn|\bharmless\b|\bdefend\b|\breimburse\b/i,
  heading: /\bindemn/i,
  strong: [
    /\b(?:shall|will|agrees? to|hereby|must)\b.{0,80}\bindemnif(?:y|ies)\b/i,
    /\bindemnif(?:y|ies)\b.{0,60}\b(?:hold harmless|defend)\b|\bhold\b.{0,60}\bharmless\b/i,
    /\bindemnif(?:ied|ication)\b.{0,80}\b(?:against|from|for)\b.{0,80}\b(?:loss|claim|liabilit|damage)/i,
  ],
  rare: [
    /\bhold\b.{0,160}\bharmless\b/i,
    // To answer a suit in another's place is to bear what comes of it.
    /\b(?:shall|will|agrees? to|must)\b.{0,60}\bdefend\b.{0,60}\b(?:assume|pay|bear|be responsible)\b.{0,160}\b(?:suits?|claims?|actions?|proceedings?|judge?ments?|damages)\b/i,
    /\bholds\b.{0,80}\bharmless\b/i,
    /\bindemnifies\b.{0,60}\b(?:for|from|against|in respect of)\b/i,
    // To bear what another loses is to indemnify, whatever it is called; the risk of goods is something else.
    /(?<!\brisks? of (?:\w+ )?(?:or )?)\b(?:loss(?:es)?|damages?|liabilit(?:y|ies))\b(?:(?!\brisk\b).){0,160}\b(?:arising|result\w*|caused|incurred|suffered)\b(?:(?!\brisk\b).){0,160}\b(?:shall|will) be (?:borne|compensated|made good) by\b/i,
  ],
  // Of taxes, of directors, or in connection with something before it: not what the parties owe each other under the contract.
  less: /^in connection with the foregoing\b|\bwithholdings?\b|\b(?:current|former|each) (?:and former )?(?:\w+ )?directors?\b/i,
  not: /\binsurance\b.{0,240}\bto indemni\w+|\b(?:promptly (?:notify|give)|indemnified party shall|indemnifying party shall (?:not|have))\b/i,
  // On what it depends.
  beside:
    /\b(?:indemnif\w+|indemnit(?:y|ies)|hold harmless)\b.{0,160}\b(?:condition(?:ed|al|s)?|contingent|subject to|only (?:if|where|to the extent)|provided that)\b|\bconditions?\b.{0,80}\b(?:indemnif\w+|indemnity)\b/i,
  others: doneBy(indemnifies, by),
});
