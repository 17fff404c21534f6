import { termOfKind } from "./of-kind.ts";
import type { CuedTerm } from "./term.ts";

const release: CuedTerm = termOfKind("Release of claims", {
  about: /releas|discharg|settle|waive/i,
  heading: /\breleases?\b|\bdischarge|\bsettlement|\bwaiver/i,
  announced: /^(?:general |mutual )*releases?\b/i,
  strong: [
    /\b(?:releases?|acquits?)\b.{0,40}\b(?:and|,)\b.{0,40}\b(?:discharges?|acquits?|waives?)\b/i,
    /\b(?:releases?|discharges?|waives?)\b.{0,200}\b(?:any and all|all|every) (?:\w+ )?(?:claims?|actions?|causes of action|liabilit(?:y|ies)|demands?)\b/i,
    /\bin full and final settlement\b/i,
  ],
  less: /\b(?:does|do|shall|will) not (?:release|apply|include|extend)\b|\bunknown\b/i,
  not: /\bpress release\b/i,
});

const unknown: CuedTerm = termOfKind("Unknown claims", {
  about: /unknown|1542|unsuspected/i,
  strong: [
    /\bsection 1542\b/i,
    /\b(?:unknown|unsuspected)\b.{0,80}\bclaims?\b|\bclaims?\b.{0,60}\b(?:known or unknown|unknown)\b/i,
  ],
  most: 1,
});

const admission: CuedTerm = termOfKind("No admission", {
  about: /admission|admit/i,
  heading: /\badmission/i,
  announced: /^(?:no|non-?) ?admissions?\b/i,
  strong: [/\b(?:not|no|nor|nothing)\b.{0,120}\b(?:admission|admits?)\b/i],
  most: 1,
});

const dismissal: CuedTerm = termOfKind("Dismissal of the proceedings", {
  about: /dismiss|discontinu|withdraw|stay/i,
  heading: /\bdismissal|\bdiscontinuance|\bproceedings/i,
  strong: [
    /\b(?:shall|will|must|agrees? to)\b.{0,100}\b(?:dismiss\w*|discontinu\w+|withdraw\w*)\b/i,
    /\b(?:dismissal|discontinuance|dismissed)\b.{0,80}\bwith(?:out)? prejudice\b/i,
  ],
  most: 1,
});

/** What a settlement is asked for beside the rest. */
export const settlements: readonly CuedTerm[] = [release, unknown, admission, dismissal];
