import { partOfSecrecy, secrets } from "./part-of-secrecy.ts";
import { secrecyExceptions } from "./secrecy-exceptions.ts";
import { secrecyLength } from "./secrecy-length.ts";
import type { CuedTerm, Term } from "./term.ts";

const marking: CuedTerm = partOfSecrecy("What counts as confidential", {
  about:
    /\bconfiden|\bproprietary|\b(?:evaluation|review) materials?\b|["“'‘](?:the )?(?:\w+ )?(?:information|materials?|data|know-?how|trade secrets?)["”'’]/i,
  heading: /\bdefinition|\bconfiden/i,
  strong: [
    // Under another name, and behind what it is.
    /["“'‘](?:the )?(?:\w+ )?(?:information|materials?|data|know-?how|trade secrets?)["”'’]\)?,? (?:also )?(?:means?|shall mean|includes?|shall include|refers?|is defined|shall be defined)\b/i,
    /\b(?:is|are|be|constitutes?)(?: considered| deemed| to be)? ["“](?:confidential|proprietary)\b|\b(?:shall be|is|are) deemed (?:to be )?confidential information\b/i,
    /["“][^"”]{0,40}(?:confidential|proprietary|evaluation|review|disclos)[^"”]{0,40}["”]\)?,?.{0,120}\b(?:means?|shall mean|includes?|shall include|refers?|is defined|is (?:that|any|all)|consists?)\b/i,
    /\b(?:confidential|proprietary) information\b(?: of [^,]{2,40})?,?\s(?:means?|shall mean|includes?|shall include|refers? to|is defined as|shall be defined|consists? of)\b/i,
    /\((?:collectively,? |hereinafter,? |the |as )*["“][^"”]{0,40}(?:confidential|proprietary|evaluation materials?)[^"”]{0,40}["”]\)/i,
    /\b(?:marked|designated|labell?ed|identified|stamped|legend)\b.{0,80}\b(?:confidential|proprietary)\b/i,
  ],
  not: /\b(?:shall|do(?:es)?|will) not include\b|\b(?:person|individual|organi[sz]ation)\b.{0,30}\bidentified\b|\bcop(?:y|ies)\b.{0,80}\b(?:marked|bear|labell?ed)\b/i,
});

const use: CuedTerm = partOfSecrecy("Permitted use", {
  about: /\buse|\butili[sz]|\bpurpose/i,
  heading: /\buse\b|\bpurpose|\bconfiden|\bnon-?disclosure/i,
  strong: [
    /\b(?:sole|only|limited|exclusive) purposes?\b/i,
    /\b(?:not|neither|nor|never)\b.{0,120}\b(?:used?|utili[sz]ed?|make use of)\b.{0,160}\b(?:except|other than|any (?:other )?purpose|purposes? other|unless)\b/i,
    /\b(?:use|used|utili[sz]ed?)\b.{0,120}\b(?:only|solely|exclusively)\b|\b(?:only|solely|exclusively)\b.{0,40}\b(?:use|used|to use)\b/i,
    /\b(?:except|other than) (?:for|as|to|in)\b.{0,120}\b(?:not|neither)\b.{0,60}\buse\b/i,
  ],
  needs: new RegExp(`\\b${secrets}\\b|\\b(?:information|materials?|documents?|lists?|data|records?|samples?)\\b`, "i"),
  less: /\bmeans\b|\bdegree of care\b|\breverse engineer/i,
  // To use one's efforts is no use of a secret.
  not: /\bprotective order\b|\blegally (?:required|compelled)\b|^(?!.*\buse (?:the|such|any|all|its|it|of|or)\b)(?!.*\bused\b).*\buse (?:\w+ )?(?:\w+ )?(?:efforts|endeavou?rs|care|precautions|means)\b/i,
  most: 1,
});

const recipients: CuedTerm = partOfSecrecy("Who may be told", {
  about:
    /\b(?:employees?|representatives?|directors?|officers?|advis[eo]rs?|agents?|affiliates?|consultants?|contractors?|personnel|attorneys?|lawyers?|counsel|need to know)\b/i,
  heading: /\bconfiden|\bnon-?disclosure|\bpermitted|\brepresentatives?/i,
  strong: [
    /\bneeds? to know\b|\bneed-to-know\b|\b(?:reasonable need|required) (?:for access|to have)\b/i,
    /\b(?:not|neither|nor|never)\b.{0,160}\b(?:disclos\w+|reveal|divulge|communicate|disseminate|furnish|provide)\b.{0,200}\b(?:except|other than|unless|to)\b.{0,60}\b(?:its|their|his|own|those|the)\b.{0,30}\b(?:employees?|representatives?|directors?|officers?|advis[eo]rs?|agents?|affiliates?|associates?|consultants?|personnel)\b/i,
    /\b(?:allow|permit)\b.{0,30}\bonly\b.{0,60}\b(?:employees?|representatives?|personnel)\b/i,
    /\b(?:disclos\w+|made available|reveal\w*|furnish\w*|provide\w*|access|share\w*|divulge\w*|communicat\w+|transmit\w*)\b.{0,160}\b(?:only|solely|except|other than|limit\w*|unless)\b.{0,160}\b(?:employees?|representatives?|directors?|officers?|advis[eo]rs?|agents?|affiliates?|consultants?|personnel)\b/i,
    /\bmay be (?:disclosed|furnished|provided|given|shown|made available)\b.{0,40}\bto\b.{0,80}\b(?:employees?|representatives?|directors?|officers?|advis[eo]rs?|agents?|affiliates?|consultants?)\b/i,
    /\b(?:may|shall be (?:entitled|permitted|free) to|only)\b.{0,40}\b(?:disclose|reveal|share|furnish|provide)\b.{0,120}\bto\b.{0,60}\b(?:employees?|representatives?|directors?|officers?|advis[eo]rs?|agents?|affiliates?|consultants?)\b/i,
  ],
  less: /\bmeans\b|^.{0,120}\b(?:does|shall|will) not include\b|\bemployees? (?:or \w+ )?of the other party\b|\b(?:compelled|subpoena|requested or required)\b|\binvestment banker/i,
  most: 1,
});

const compelled: CuedTerm = partOfSecrecy("Disclosure that the law demands", {
  about: /\b(?:law|court|subpoena|legal|judicial|regulat\w+|governmental?|process|order)\b/i,
  heading: /\brequired|\bcompelled|\blegal|\blaw\b|\bexception/i,
  strong: [
    /\b(?:required|compelled|ordered|obliged|obligated|requested|demanded|necessary)\b.{0,120}\b(?:law|court|subpoena|legal|judicial|regulation|governmental|process|order|authority)\b.{0,500}\b(?:notice|notify|notif\w+|advise|inform|protective)\b/i,
    /\b(?:required|compelled|ordered|obliged|obligated|requested|demanded)\b.{0,60}\b(?:by|under|pursuant to)\b.{0,60}\b(?:law|court|subpoena|legal|judicial|regulation|order|process|authority)\b/i,
    /\b(?:requirements?|demands?|requests?) (?:imposed )?(?:of|by) (?:an? |any |the )?(?:governmental|court|law|legal|competent|regulat\w+)\b/i,
    /\b(?:served with|receives?|subject to|in response to)\b.{0,60}\b(?:subpoena|court order|legal process|demand for|order of)\b/i,
    /\b(?:notify|notice)\b.{0,160}\b(?:subpoena|court order|legal process)\b/i,
    /\b(?:response to|pursuant to|under)\b.{0,40}\b(?:subpoena|court order|order by a court|order of a court|legal process|operation of law)\b/i,
  ],
  less: /\bexcept as\b/i,
  needs: /\bdisclos|\brelease|\bproduc\w+|\breveal|\bcommunicat/i,
  most: 1,
  say: ({ text }) =>
    /\b(?:notice|notify|notif\w+|inform|advise)\b/i.test(text) ? "Allowed, with word to the other side" : null,
});

/** What need not be handed back, a few sentences behind what must be. */
const mayBeKept =
  /\b(?:may|entitled to|not (?:be )?(?:required|obligated) to|except|notwithstanding)\b.{0,160}\b(?:retain|keep|back-?ups?|archiv\w+|cop(?:y|ies))\b/i;

const handBack: CuedTerm = partOfSecrecy("Return or destruction", {
  about: /\breturn|\bdestr|\bdeliver|\bredeliver|\berase|\bdelete|\bsurrender/i,
  heading: /\breturn|\bdestr|\bconfiden|\bnon-?disclosure/i,
  strong: [
    /\b(?:shall|will|must|agrees?|undertakes?|may|to be|promptly|securely|immediately|upon|on)\b.{0,160}\b(?:return\w*|destroy\w*|destruction|redeliver\w*|surrender\w*|erase\w*|delete\w*|deliver(?: up| over| back)?(?: to)?(?: \w+){0,4} (?:all|any))\b.{0,200}\b(?:information|materials?|documents?|copies|records?|items)\b/i,
    /\b(?:information|materials?|documents?|copies|records?|items)\b.{0,200}\b(?:shall|will|must|to) be\b.{0,60}\b(?:return\w*|destroy\w*|redeliver\w*|surrender\w*|erased?|deleted?|delivered (?:up|back)|delivered to (?:the )?(?:disclos\w+|owner|other party|party))\b/i,
  ],
  not: /\bnotif(?:y|ies|ied)\b.{0,200}\bdestr|\binform\b.{0,120}\bdestruction\b|\breturn receipt|\btax returns?\b|\bdeliver(?:ed|y)? (?:a )?notice|\bnotices?\b.{0,80}\bdelivered\b|\bnot (?:authori[sz]e|allow|permit)\b|\bexecute and deliver\b/i,
  rare: [
    /\bto (?:return|destroy|redeliver|surrender|deliver up)\b.{0,60}\b(?:all|any|every|each)\b.{0,120}\b(?:information|materials?|documents?|copies|records?|items)\b/i,
    /\ball (?:\w+ )?copies\b.{0,120}\b(?:shall|will|must) be (?:promptly )?delivered\b/i,
  ],
  less: /\bcertif\w+ to\b|^notwithstanding the\b|^all other\b/i,
  beside: mayBeKept,
  most: 3,
});

const residuals: CuedTerm = partOfSecrecy("Residual knowledge", {
  about: /\bresidual|\bmemor|\bminds?\b/i,
  strong: [
    /\bresiduals?\b/i,
    /\b(?:retained|remembered|remains?)\b.{0,60}\b(?:memor\w+|minds?)\b/i,
    /\bunaided memor\w+/i,
  ],
  // The freedom itself, before what is meant by it and how narrowly it is read.
  plain:
    /\b(?:may|free to|not be (?:restricted|prohibited|prevented) from)\b.{0,160}\b(?:residuals?\b|\bresidual information|retained|remembered)/i,
  less: /\b(?:means?|shall mean)\b|\bconstrued\b|\bdoes not include\b/i,
  not: /\bresidual value\b/i,
  most: 2,
});

const noLicence: CuedTerm = partOfSecrecy("No licence or transfer", {
  about: /\blicen[cs]e|\bright|\btitle|\binterest|\bownership|\bproperty\b/i,
  heading: /\blicen[cs]e|\bownership|\bproperty|\brights\b|\btitle/i,
  strong: [
    /\bno (?:\w+ ){0,3}?(?:licen[cs]es?|rights?|title)\b.{0,200}\b(?:granted|conferred|transferred|conveyed|implied|created)\b/i,
    /\b(?:do(?:es)?|shall|will) not\b.{0,60}\b(?:receive|grant|acquire|confer|obtain|create)\b.{0,60}\b(?:licen[cs]es?|rights?)\b/i,
    /\b(?:no|not|nothing|neither|nor|without)\b.{0,160}\b(?:grant\w*|confer\w*|convey\w*|transfer\w*|acquire\w*|construed|deemed|obtain\w*|imply|implied|giv\w+|constitut\w+)\b.{0,160}\b(?:licen[cs]es?|rights?|title|interest|ownership)\b/i,
    /\b(?:remain|retains?|shall be|is|are)\b.{0,40}\b(?:property|ownership|title)\b.{0,60}\b(?:of|disclos\w+|owner)\b/i,
  ],
  plain:
    /\b(?:no|nothing|neither|not)\b.{0,200}\b(?:grant\w*|confer\w*|convey\w*|acquire\w*|receive|obtain)\b.{0,120}\b(?:licen[cs]es?|rights?)\b|\bno licen[cs]es?\b/i,
  less: /^(?!.*\blicen[cs]e).*\b(?:propert(?:y|ies) of|ownership)\b|\bresiduals?\b|^nothing in this paragraph\b/i,
  needs: /\binformation\b|\bmaterials?\b|\bintellectual|\bpatents?\b|\bcopyrights?\b|\blicen[cs]e/i,
  not: /\bwarrant(?:y|ies)\b.{0,80}\b(?:made|given)\b|\bwaiver\b|\bremed(?:y|ies)\b|\bpartnership\b|\bassign\w* (?:this|its)\b|\bcop(?:y|ies)\b.{0,80}\bidentified as\b|\bindependently develop\w*\b/i,
  most: 2,
});

const relief: CuedTerm = partOfSecrecy("Injunction", {
  about: /\binjunct|\bequitable|\bspecific performance|\birreparabl/i,
  heading: /\bremed|\binjunct|\bbreach|\benforce|\brelief/i,
  // Who helps with a suit against others is promised none.
  not: /\bcooperate\b.{0,120}\b(?:litigation|proceedings?|suit)\b/i,
  strong: [/\binjuncti\w+/i, /\bspecific performance\b/i, /\bequitable (?:relief|remed\w+)\b/i],
  most: 1,
});

const talks: CuedTerm = partOfSecrecy("Secrecy of the talks themselves", {
  about: /\bdiscussions?|\bnegotiations?|\bexistence|\bthe fact\b|\bterms (?:of|and)\b/i,
  heading: /\bconfiden|\bdiscussions?|\bpublicity|\bannounce/i,
  strong: [
    /\b(?:not|neither|nor|without)\b.{0,200}\b(?:disclose|reveal|announce\w*|make (?:any )?(?:public|known|disclosure)|publici[sz]e|statement)\b.{0,200}\b(?:the fact (?:of|that)|existence of|existence,? (?:and|or|nor) (?:the )?(?:terms|contents?|nature|substance|status)|that (?:any )?(?:discussions?|negotiations?|investigations?)|(?:discussions?|negotiations?)\b.{0,40}\b(?:are|have|has|is|between|concerning|regarding|relating|tak(?:ing|en)|with)\b|status of|terms(?:,| and| or)? ?(?:\w+ ){0,4}of (?:this|the|any))\b/i,
    /\b(?:keep|hold|treat|maintain|regard)\w*\b.{0,60}\b(?:existence|the fact)\b.{0,120}\b(?:confiden\w+|secret|secrecy)\b/i,
    /\b(?:existence|the fact|terms)\b.{0,60}\b(?:this agreement|discussions?|negotiations?|relationship)\b.{0,120}\b(?:confidential|(?:not|cannot) (?:be )?disclosed?)\b/i,
  ],
  not: /\bimpair\b|\baware of the terms\b|\bceases to be employed\b/i,
  most: 1,
});

const engineering: CuedTerm = partOfSecrecy("Reverse engineering", {
  about: /\breverse|\bdecompile|\bdisassemble/i,
  strong: [/\breverse[- ]engineer\w*/i, /\b(?:decompil|disassembl)\w+/i],
  most: 1,
});

/** In the order in which a lawyer asks them of a non-disclosure agreement. */
export const secrecy: readonly Term[] = [
  marking,
  secrecyExceptions,
  use,
  recipients,
  compelled,
  secrecyLength,
  handBack,
  noLicence,
  residuals,
  engineering,
  talks,
  relief,
];
