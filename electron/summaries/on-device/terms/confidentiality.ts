import { cuedTerm, type Term } from "./term.ts";

const secret = "(?:confiden\\w+|secre(?:t|ts|cy)|proprietary information)";

/** The duty goes before what it rests on: what is secret, what may be said all the same, what is given back, how long it lasts. */
export const confidentiality: Term = cuedTerm("Confidentiality", {
  spread: 2.5,
  about: /confiden|secre|proprietary|non-?disclosure|divulge|disclose|reveal/i,
  heading: /\bconfiden|\bnon-?disclosure|\bproprietary|\bsecrecy/i,
  announced:
    /^(?:mutual )?(?:confidential(?:ity| information| treatment of information)?|non-?disclosure|secrecy|trade secrets)\b(?! agreement)/i,
  strong: [
    /\b(?:shall|will|must) be (?:kept|held|treated|maintained)\b.{0,60}\b(?:confiden\w+|secret)/i,
    new RegExp(
      `\\b(?:shall|will|agrees?|must|covenants?|undertakes?)\\b.{0,160}\\b(?:keep|hold|maintain|treat|protect|retain|safeguard|preserve)\\b.{0,160}\\b${secret}`,
      "i",
    ),
    /\b(?:shall|will|must|may|agrees?)\b.{0,60}\bnot\b.{0,100}\b(?:disclose|divulge|reveal|disseminate)\b|\bneither party\b.{0,60}\b(?:disclose|divulge|reveal)\b/i,
    // How long it is kept may stand before what is not done.
    /\bnot,? (?:at any time |either |ever )*(?:during|for|while|until)\b.{0,180}\b(?:disclose|divulge|reveal)\b.{0,120}\b(?:confidential|proprietary|trade secrets?)\b/i,
    /\bnot\b.{0,80}\b(?:disclose|use|divulge|reveal)\b.{0,120}\b(?:confidential|proprietary|trade secrets?)\b/i,
    /\bconfidential(?:ity)?\b.{0,140}\b(?:shall not|will not|obligations?|for a period of)\b/i,
    /\b(?:shall|will|must)\b.{0,160}\b(?:use|protect|return|destroy)\b.{0,60}\bconfidential information\b/i,
    /\bobligations? of (?:confidentiality|secrecy|non-?disclosure)\b|\b(?:is|are) (?:strictly )?confidential\b.{0,100}\b(?:shall|must|between|may)\b/i,
    /\b(?:non-?disclosure|confidentiality) agreement\b.{0,200}\b(?:apply|applies|governs?|remains? in)\b/i,
  ],
  rare: [
    /\b(?:absolute|strict(?:est)?|utmost|complete) (?:secrecy|confidence|confidentiality)\b/i,
    /\b(?:not|neither|nor|never)\b.{0,120}\b(?:disclose|divulge|reveal|use)\b.{0,200}\b(?:confidential|proprietary|trade secrets?)\b/i,
    /\b(?:shall|will|must|agrees?|undertakes?)\b.{0,160}\b(?:keep|kept|hold|held|maintain(?:ed)?|treat(?:ed)?)\b.{0,60}\b(?:secret|secrecy|confidence|confidential\w*)\b/i,
  ],
  plain: new RegExp(
    `\\b(?:shall|will|must|agrees?|undertakes?|covenants?)\\b(?: (?:that|and|agrees?|undertakes?|it|he|she|they|shall|will|each|to|also|further|hereby|at|all|times|both|during|after|the|term|permanently|promptly)|[:,])*,? (?:keep|hold|maintain|treat|safeguard|preserve|protect)\\b.{0,160}\\b${secret}|\\b(?:shall|will|must) be (?:kept|held|treated|maintained)\\b.{0,60}\\b(?:confiden\\w+|secret)|\\b(?:shall|will|must|may|agrees?|undertakes?|covenants?|neither party)\\b.{0,60}\\b(?:not|neither party|nor)\\b.{0,80}\\b(?:disclose|divulge|reveal|disseminate|use)\\b.{0,120}\\b(?:confidential|proprietary|trade secrets?|information)|^not (?:to )?(?:disclose|divulge|reveal|use)\\b`,
    "i",
  ),
  needs: new RegExp(
    `${secret}|\\bnon-?disclosure|\\bdisclose (?:this|the (?:terms|contents))|\\b(?:divulge|reveal|disclose)\\b.{0,120}\\b(?:information|knowledge|matters?)\\b.{0,80}\\b(?:business|affairs|customers|operations)\\b`,
    "i",
  ),
  // Said of the whole sentence only where it stands near its beginning: a duty may end in its exceptions.
  less: /^.{0,180}?\b(?:notwithstanding|(?:shall|does|do|will) not (?:apply|include|extend)|(?<!\b(?:neither|no) (?:of the )?part(?:y|ies) )may (?:disclose|use)|(?:entitled|free) to disclose|not be liable|shall (?:extend|cease)|allowed to disclose|permitted (?:use|disclosure)|deemed|required by (?:law|applicable)|pursuant to (?:judicial|court|law)|return|destroy|destruction|surviv\w*|continue to be bound|remain in (?:full )?(?:force|effect)|not acquire|right,? title|sole property|exclusive property|licen[cs]e\b|liabilit\w+|damages|injuncti\w+|irreparabl\w+|audit\w*|third part(?:y|ies)['’]s?|press release|represents?|court|proceedings|arbitrat\w+|without limiting the foregoing)\b/i,
  // What might hurt a duty of secrecy to others is none.
  not: /\b(?:impact|affect|violate|breach|conflict with)\b[^.;]{0,80}\bconfidentiality obligations\b|\b(?:prior|former|previous) (?:employers?|business|part(?:y|ies))\b|\bin the event of (?:a|any) conflict\b|\b(?:hereby|(?<!\b(?:neither|no) (?:of the )?part(?:y|ies) )may) disclose|required to be disclosed|disclosed by law|\b(?:confidential treatment|portions? (?:of|have been)|omitted|redacted|["“]confidential information["”] (?:means|shall mean))\b/i,
});
