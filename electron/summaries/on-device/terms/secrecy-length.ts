import { factsIn } from "../../facts.ts";
import { plainFact } from "./answers.ts";
import { partOfSecrecy } from "./part-of-secrecy.ts";
import type { CuedTerm } from "./term.ts";

/** What a sentence counts a length of time from, in its own words up to where its clause ends; "" where it does not say. */
function countedFrom(after: string): string {
  const what =
    /^['’]?s?,?\s*(?<what>(?:from and after|from|after|following|beginning|commencing|as of|since|subsequent to)\s[^,;.()]{4,})/i.exec(
      after,
    )?.groups?.["what"] ?? "";
  const words = what
    .replace(/\s(?:the|each|either|neither|any|such|both)\s(?:\w+\s){1,3}(?:shall|will|must|may|agrees?)\b.*$/i, "")
    .trim()
    .split(/\s+/)
    .slice(0, 14)
    .join(" ");
  return words === ""
    ? ""
    : ` ${words.replace(/(?:\s(?:and|or|of|the|by|to|in|is|a|an|this|that|which|unless|except|except as))+$/i, "")}`;
}

const duties =
  "(?:obligations?|covenants?|dut(?:y|ies)|restrictions?|undertakings?|commitments?|confidentiality|non-disclosure)";
const lengths = "(?:years?|months?|days?)";

export const secrecyLength: CuedTerm = partOfSecrecy("Length of confidentiality", {
  about:
    /\b(?:years?|months?|days?|surviv\w+|indefinite\w*|perpet\w+|without limit\w*|no longer|so long as|continue|remain|at any time)\b/i,
  heading: /\bconfiden|\bnon-?disclosure|\bterm\b|\bduration|\bsurviv/i,
  strong: [
    new RegExp(
      `\\b(?:${duties}|confidential information)\\b.{0,240}\\b(?:surviv\\w+|continue|remain|bind\\w*|effect\\w*|expire|terminate|last|extend|in force|maintain\\w*|cease\\w*)\\b.{0,140}\\b${lengths}\\b`,
      "i",
    ),
    new RegExp(
      `\\b(?:for|during|until|within) (?:an?|the)?\\s?(?:\\w+ ){0,3}(?:period|term|date) (?:of|ending|that is)?.{0,40}\\b${lengths}\\b.{0,220}\\b(?:confiden\\w+|secre\\w+|proprietary|disclose|evaluation material)\\b`,
      "i",
    ),
    new RegExp(
      `\\b(?:confiden\\w+|secre\\w+|proprietary|not disclose|non-?disclosure|non-?use)\\b.{0,160}\\b(?:for|until|during) (?:an?|the)?\\s?(?:\\w+ ){0,3}(?:period|term|date)? ?(?:of|that is)?.{0,30}\\b${lengths}\\b`,
      "i",
    ),
    new RegExp(
      `\\b${duties}\\b.{0,200}\\b(?:surviv\\w+|continue|remain|bind\\w*)\\b.{0,160}\\b(?:indefinite\\w*|perpet\\w+|without limit\\w*|terminat\\w+|expir\\w+|return|so long as|until)\\b`,
      "i",
    ),
    /\b(?:terminat\w+|expir\w+|return|completion)\b.{0,160}\b(?:continue to be bound|remain (?:bound|subject)|shall not (?:affect|relieve|release))\b.{0,120}\b(?:obligations?|undertakings?|confiden\w+|duties)\b/i,
  ],
  weak: [
    new RegExp(
      `\\bthis (?:agreement|undertaking|letter)\\b.{0,120}\\b(?:expire|terminate|cease|remain|continue|effective|in force)\\b.{0,120}\\b${lengths}\\b`,
      "i",
    ),
  ],
  less: /\b(?:employ\w*|solicit\w*|hire|standstill|acquire|confirm\w* in writing|reduced to writing|within .{0,30}\bdays\b|notice)\b/i,
  // The words that open an agreement name its date, and no length.
  not: /\b(?:solicit|hire|employ)\b.{0,80}\b(?:employees?|officers?)\b|\b(?:shares|securities|voting)\b|^(?:this|the) (?:\S+ ){0,10}?(?:agreement|undertaking|letter)\b.{0,80}\b(?:made|entered into|dated|effective as of)\b/i,
  most: 2,
  say: ({ text }) => {
    const lasts = factsIn(text).find(
      ({ kind, start, end }) =>
        kind === "duration" &&
        !/^['’]?s?\s*(?:\w+\s+)?(?:notice|prior)\b/i.test(text.slice(end)) &&
        /\b(?:for|of|than|be|least|until|is|expires?|terminates?|effective|effect)\s*(?:an?|the|further|additional)?\s*(?:period of|term of)?\s*$/i.test(
          text.slice(0, start),
        ),
    );
    if (lasts !== undefined) return `${plainFact(lasts)}${countedFrom(text.slice(lasts.end))}`;
    if (
      /\b(?:indefinite(?:ly)?|perpetual(?:ly)?|in perpetuity|without limit(?:ation)? (?:in|of|as to) time)\b/i.test(
        text,
      )
    )
      return "Without an end";
    return null;
  },
});
