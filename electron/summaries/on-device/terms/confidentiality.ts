import { cuedTerm, type Term } from "./term.ts";

export const confidentiality: Term = cuedTerm("Confidentiality", {
  about: /confiden|secret|proprietary/i,
  heading: /\bconfiden|\bnon-?disclosure|\bproprietary/i,
  strong: [
    /\b(?:shall|will|agrees?|must|may)\b.{0,120}\b(?:not disclose|keep|hold|maintain|treat|protect|retain)\b.{0,120}\b(?:confiden\w+|secret|trade secrets?|proprietary information)\b/i,
    /\b(?:shall|will|must|may)\b.{0,160}\b(?:use|protect|disclose|return|destroy)\b.{0,60}\bconfidential information\b/i,
    /\bnot\b.{0,80}\b(?:disclose|use|divulge|reveal)\b.{0,120}\b(?:confidential|proprietary|trade secrets?)\b/i,
    /\bconfidential(?:ity)?\b.{0,140}\b(?:shall not|will not|obligations?|surviv\w+|for a period of)\b/i,
  ],
  not: /\b(?:hereby|may) disclose|required to be disclosed|disclosed by law|\b(?:confidential treatment|portions? (?:of|have been)|omitted|redacted|["“]confidential information["”] (?:means|shall mean))\b/i,
});
