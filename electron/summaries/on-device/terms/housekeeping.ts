import { readableWhole } from "../wording.ts";
import { cuedTerm, sentencesWith, type CuedTerm, type Cues, type Term } from "./term.ts";

const beneficiary = cuedTerm("Third-party beneficiary", {
  about: /beneficiar|third part|successor|affiliates|enforce/i,
  heading: /\bbeneficiar|\bthird part/i,
  strong: [
    /\b(?:is|are|be|as|intended|express|constitutes?)\b.{0,30}\bthird[- ]party beneficiar(?:y|ies)\b/i,
    /\bthird[- ]party beneficiar(?:y|ies) (?:of|to|under|hereof|hereunder|with|for)\b/i,
    /\b(?:other than|except(?: for| as)?|excluding)\b.{0,100}\b(?:indemnitees|indemnified|affiliates|successors)\b.{0,200}\b(?:third[- ]part(?:y|ies)|person)\b.{0,100}\b(?:right|remed|benefit|claim)/i,
    /\b(?:may|entitled to|right to) (?:directly )?enforce\b.{0,80}\bas (?:if|though)\b.{0,40}\bpart(?:y|ies)\b/i,
    /\b(?:third part(?:y|ies)|successor of any party|affiliates)\b.{0,60}\b(?:may|entitled to|right to)\b.{0,40}\b(?:enforce|the benefit)\b/i,
  ],
  not: /\bno (?:one|body|other|person|party)\b.{0,120}\b(?:right|enforce|benefit)|\b(?:cannot|may not|shall not|will not)\b.{0,40}\b(?:enforce|benefit)|\b(?:no|not|nor|none)\b.{0,60}\bthird[- ]party beneficiar|\b(?:no|not be) (?:intended )?(?:any )?third[- ]party beneficiar|\bnot intended\b.{0,120}\bbeneficiar|\bthere (?:are|shall be) no\b/i,
});

/** That nobody else has a right is a rule on third parties too. */
const nobodyElse: Cues = {
  about: /beneficiar|third part|other than the parties|the parties|parties hereto|person/i,
  heading: /\bbeneficiar|\bthird part/i,
  strong: [
    /\b(?:no|not|nor|neither|nothing|none)\b.{0,200}\bthird[- ]party beneficiar(?:y|ies)\b/i,
    /\bthird[- ]party beneficiar(?:y|ies)\b.{0,80}\b(?:excluded|disclaimed|denied|not intended|no rights?)\b/i,
    /\b(?:no|not|nor|nothing)\b.{0,160}\b(?:confer|create|give|grant|provide)\w*\b.{0,80}\b(?:third (?:part(?:y|ies)|person)|(?:person|party|anyone|entity)\b.{0,40}\b(?:other than|not a party|who is not))\b.{0,120}\b(?:rights?|benefits?|remed(?:y|ies)|claims?)\b/i,
    /\b(?:no|not|nor|nothing)\b.{0,160}\b(?:rights?|benefits?|remed(?:y|ies)|claims?)\b.{0,60}\b(?:to|on|upon|in|for|of) (?:any )?(?:third (?:part(?:y|ies)|person)|(?:other )?(?:person|party|entity)\b.{0,40}\b(?:other than|not a party|who is not))\b/i,
    /\b(?:no|not|nor|nothing)\b.{0,200}\b(?:rights?|remed(?:y|ies)|benefits?)\b.{0,80}\bthird parties\)? (?:\([^)]{1,20}\) )?(?:act|law|ordinance)\b/i,
    /\brights of third parties\b.{0,120}\b(?:excluded|not apply|no rights?|no one|no person|no party|disapplied)\b/i,
    /\bthird part(?:y|ies)\b.{0,30}\b(?:cannot|may not|shall not|will not)\b.{0,40}\b(?:benefit|enforce|rely)\b/i,
    /\bno (?:other )?(?:person|party|one|third part(?:y|ies)|entity)\b.{0,160}\b(?:shall|will|may|has|have)\b.{0,60}\b(?:legal|equitable|any)\b.{0,40}\b(?:rights?|remed(?:y|ies)|claims?)\b/i,
    /\b(?:no|none|not|neither)\b.{0,300}\b(?:intended )?beneficiar(?:y|ies) (?:of this|hereunder|hereof|under this)\b/i,
    /\b(?:solely|only|exclusively) for the benefit of the parties\b/i,
  ],
  // Goods, secrets and licences that third parties have no right in are something else.
  needs:
    /\b(?:beneficiar\w+|this (?:\w+ ){0,3}(?:agreement|contract|deed|lease|letter)|hereof|hereunder|herein|hereto|rights of third parties)\b/i,
  // That one alone is paid is no rule on who may sue.
  not: /\bno (?:other )?(?:person|party|one|entity)\b.{0,80}\b(?:entitled to|right to|claim (?:to|for)|share in|interest in)\b.{0,40}\b(?:commissions?|fees?|compensation|payments?|royalt\w+|remuneration)\b|\b(?:infring|licen[cs]es?|confidential|disclos|assign(?:s|ed|ment)?\b.{0,40}\bconsent|sell|transfer|appoint|intellectual property)\w*\b/i,
  most: 1,
};

/** "Except as set forth in Article 9", "other than the Affiliates of a party": somebody else has a right. */
const excepted =
  /\bexcept (?:as|for|that|to the extent)\b|^\W*(?:other than|save (?:for|as))\b(?! the parties)|\b(?:benefit of|other than|binding upon)\b[^.;]{0,200}\b(?:controlling persons|indemnified (?:part(?:y|ies)|persons)|indemnitees|affiliates)\b/i;

export const thirdPartyBeneficiary: Term = {
  ...beneficiary,
  find: (subject) => {
    const named = beneficiary.find(subject);
    if (named !== null) return named;
    const [none] = sentencesWith(subject.reading, nobodyElse);
    if (none === undefined) return null;
    const detail = readableWhole(none);
    const answer = excepted.test(none.text) ? "None but those whom the clause excepts" : "None";
    return { state: "stated", answer, detail, said: `${answer}. ${detail}`, passages: [none] };
  },
};

export const dataProtection: Term = cuedTerm("Data protection", {
  about: /data|privacy|personal|GDPR|HIPAA|information/i,
  announced: /^(?:data (?:protection|privacy|security)|privacy|personal (?:data|information))\b/i,
  below:
    /\b(?:data|information|privacy)\b.{0,200}\b(?:protect\w*|process\w*|compl(?:y|iance)|collect\w*|laws?|secur\w+)\b/i,
  heading: /\b(?:data (?:protection|privacy|security)|privacy|personal (?:data|information)|information security)\b/i,
  strong: [
    /\bdata protection (?:laws?|legislation|act)\b|\bGDPR\b|\bHIPAA\b|\b(?:privacy|data security) (?:laws?|policy|policies|regulations?|breach)\b/,
    /\b(?:shall|will|must|may|agrees? to)\b.{0,160}\b(?:personal (?:data|information)|personally identifiable information|personal health information|protected health information|nonpublic personal information)\b/i,
    /\b(?:personal (?:data|information)|personally identifiable information|protected health information|customer data)\b.{0,160}\b(?:shall|will|must|may) (?:not )?(?:be|process|use|disclose|store|transfer|collect|protect)\w*/i,
    /\bprivacy\b.{0,100}\b(?:compl(?:y|iance)|law|regulation|protect)\w*/i,
    /\bdata (?:processing|protection) (?:addendum|agreement|terms)\b.{0,120}\b(?:appl(?:y|ies)|incorporated|governs?|forms? part)\b|\b(?:adhere to|comply with|subject to|bound by)\b.{0,60}\bdata (?:processing|protection)(?: \w+){0,3} (?:addendum|agreement|terms)\b/i,
    /\bidentified or identifiable (?:natural )?(?:person|individual)/i,
    /\b(?:collect|process)\w*\b.{0,60}\b(?:information|data)\b.{0,60}\b(?:relating to|about|concerning) (?:the |its |his |her |your |any )?(?:employees?|individuals?|persons?|customers?|users?)\b/i,
  ],
  rare: [
    /\b(?:use|access|process)\w*\b.{0,60}\b(?:customer|client) data\b.{0,60}\b(?:only|solely)\b/i,
    /\b(?:safeguard|protect|secure)\w*\b.{0,80}\b(?:customer|client|user) data\b/i,
  ],
  // What must keep to the law as well is another duty; a law named in brackets is an example.
  // So does what a word means, who counts as what, and what is left as it is.
  less: /\bsubject to\b.{0,40}\bprivacy (?:laws?|regulations?)\b|^["“][^"”]{2,60}["”] (?:means|shall mean|will have)\b|\bdeemed an? (?:data )?(?:sub-?)?(?:processor|controller)\b|\bimposed on the sub-?processor\b|^nothing in\b/i,
  // Rights that are not to be infringed, privacy among them, are those of others in what is made.
  not: /\b(?:infring|misappropriat)\w*\b.{0,200}\bprivacy\b|\((?:including|such as|e\.g\.)[^)]{0,60}\bprivacy\b[^)]*\)/i,
});

/** What is excused; who is told of it, how long it may last and what ends it is said beside it. */
const relief =
  "excus\\w+|not (?:be )?(?:liable|responsible|in (?:default|breach)|(?:deemed|considered|held)\\b)|neither part(?:y|ies)|no party|suspend\\w*|reliev\\w+|released?|no liability|extend\\w*|nor shall|not constitute";

export const forceMajeure: Term = cuedTerm("Force majeure", {
  about: /force majeure|control|god|prevented|hindered|delayed|unable/i,
  announced:
    /^(?:force majeure|acts? of god|excus\w+ (?:for|of|from) (?:non-?performance|performance|delays?|failure)|excusable delays?|(?:causes|events|circumstances|matters) beyond\b.*\bcontrol)/i,
  heading: /\bforce majeure|\bacts? of god|\bexcus(?:e|able)|\bbeyond\b.{0,20}\bcontrol/i,
  strong: [
    /\b(?:not|neither|no party|excused|relieved|released)\b.{0,220}\b(?:force majeure|beyond (?:the |its |their |such )?(?:[\w’']+ ){0,3}(?:reasonable )?control|acts? of god)\b/i,
    /\b(?:force majeure|beyond (?:the |its |their |such )?(?:[\w’']+ ){0,3}(?:reasonable )?control|acts? of god)\b.{0,320}\b(?:not be (?:liable|responsible|deemed)|excused?|suspend\w*|relieved|no liability|delay)\b/i,
    /\bforce majeure\b/i,
  ],
  rare: [
    /\b(?:prevented|hindered|delayed|unable)\b.{0,220}\b(?:acts? of god|strikes?|floods?|fires?|epidemics?|wars?)\b/i,
    /\b(?:performance|obligations?|duties|time)\b.{0,80}\b(?:excused|suspended|extended)\b.{0,160}\b(?:such (?:event|cause|circumstances?|delay)|prevented|hindered|unable)\b/i,
  ],
  // What it means is said beside what it excuses.
  less: new RegExp(
    `^(?:the term )?["“]?(?:event of )?force majeure["”]?,? (?:shall |will )?(?:also )?(?:means?|includes?)\\b|^(?!.*\\b(?:${relief})).*\\b(?:notif(?:y|ies|ied)|notice|inform|resume|mitigat\\w+|terminat\\w+)\\b`,
    "i",
  ),
  not: /\bindemnif\w*|\bhold\b.{0,60}\bharmless\b/i,
});

export const disputes: Term = cuedTerm("Disputes", {
  spread: 4,
  about: /arbitrat|jurisdiction|dispute|controvers|claim|court|venue|prevailing|successful|losing/i,
  announced:
    /^(?:dispute resolutions?|(?:settlement of )?disputes|claims? (?:and (?:review|appeals?) )?procedures?|arbitration|mediation|jurisdiction|venue|choice of (?:forum|court|venue))\b/i,
  below:
    /\b(?:disputes?|claims?|claimants?|controvers\w+|arbitrat\w*|mediat\w*|courts?|jurisdiction|venue|differences)\b/i,
  heading: /\bdisputes?|\barbitrat|\bjurisdiction|\bvenue|\bforum|\bmediation/i,
  strong: [
    /\b(?:settled|resolved|determined|submitted|decided|referred)\b.{0,120}\barbitrat\w+\b|\bbinding arbitration\b/i,
    /\b(?:submit\w*|refer\w*|brought|appl(?:y|ies))\b.{0,160}\barbitra(?:tion|l|tors?)\b|\barbitra(?:tion|l)\b.{0,80}\b(?:rules|cent(?:re|er)|commission|association|court|institut\w+|tribunal|chamber)\b/i,
    /\b(?:exclusive|non-?exclusive|personal|sole)\b.{0,20}\bjurisdiction\b|\b(?:submits?|consents?)\b.{0,40}\bjurisdiction\b|\bjurisdiction (?:is|shall be|will be)\b.{0,30}\bat\b|\bcourts?\b.{0,60}\bshall have\b.{0,20}\bjurisdiction\b/i,
    /\b(?:dispute|controversy|claim)s?\b.{0,160}\b(?:mediat\w+|negotiat\w+ in good faith|amicabl\w+|friendly consultation|senior (?:executives|management)|court)\b/i,
    /\b(?:action|suit|proceeding)s?\b.{0,120}\b(?:brought|commenced|instituted|filed)\b.{0,60}\b(?:in|before)\b.{0,60}\bcourts?\b/i,
    /\bvenue\b.{0,80}\b(?:shall|will|is|lies?)\b|\bplace of jurisdiction (?:is|shall be|will be)\b/i,
  ],
  rare: [
    /\b(?:disputes?|controvers(?:y|ies)|claims?|actions?|suits?)\b.{0,80}\b(?:heard|tried|adjudicated|litigated|decided|determined)\b.{0,40}\b(?:in|by|before)\b.{0,30}\bcourts?\b/i,
    /\b(?:dispute|controversy|claim)s?\b.{0,160}\bgood[- ]faith negotiations?\b/i,
    /\bwaives? any objection to (?:the )?(?:venue|jurisdiction)\b.{0,100}\bcourt/i,
    /\benforceable in the courts? of\b/i,
    // Who pays for it.
    /\b(?:prevailing|successful|substantially prevailing)\b.{0,40}\bpart(?:y|ies)\b.{0,160}\b(?:attorneys?|legal|lawyers?|costs|fees|expenses)\b/i,
    /\b(?:losing|unsuccessful|non-?prevailing) part(?:y|ies)\b.{0,80}\b(?:pay|bear|reimburse)\b/i,
    // Who claims a benefit is heard before anybody sues.
    /\bclaimants?\b.{0,200}\b(?:appeal|review|reconsider\w*|denial|denied|decision)\b/i,
    /\bclaims? for benefits?\b.{0,200}\b(?:shall|may|must)\b.{0,80}\b(?:filed|submitted|made|presented|reviewed|decided)\b/i,
  ],
  // Where it is settled in the end goes before who meets first, and before what may not be said against the forum.
  less: /^(?!.*\b(?:arbitrat\w*|courts?|jurisdiction|venue|mediat\w*|tribunal)\b).*\bnegotiat\w*|^the parties (?:recogni[sz]e|acknowledge) that\b|\bdisputed amounts?\b|\bwaives?\b|\b(?:shall|will) (?:not (?:delay|postpone)|continue to (?:perform|fulfil))\b/i,
  // That nobody has sued, or threatens to, is a warranty.
  not: /\blabou?r (?:dispute|controvers)|\b(?:represents? and )?warrants?\b.{0,80}\b(?:that|as of)\b|\bpending (?:or|and)\b.{0,60}\bthreatened\b|\bhas not\b.{0,80}\breceived\b.{0,30}\bnotice\b|\binvoice|\bindemnif|\bwaives?\b[^.;]{0,80}\bnot to (?:assert|plead|claim)\b/i,
});

export const amendment: Term = cuedTerm("Amendment", {
  about: /amend|modif|var|chang|supplement|alter/i,
  announced:
    /^(?:(?:amendments?|modifications?|variations?|changes)(?:$| (?:and|or|of|to)\b|[,;/])|no (?:oral )?(?:amendment|modification)s?\b)/i,
  heading: /\bamend|\bmodif|\bvariation|\bentire agreement|\bchanges?\b/i,
  strong: [
    /\b(?:amend\w*|modif\w+|vari\w+|chang\w+|supplement\w*|alter\w*)\b.{0,160}\b(?:in writing|written (?:agreement|instrument|consent|document|amendment)|signed (?:by|writing)|mutual (?:written )?(?:agreement|consent))\b/i,
    /\b(?:written (?:agreement|instrument|amendment)|in writing)\b.{0,120}\b(?:amend|modif|vary|alter)\w*/i,
    /\bmay (?:be )?(?:amended|modified|varied|changed)\b.{0,40}\bonly\b/i,
    /\b(?:amendments?|changes?|variations?|modifications?|supplements?)\b.{0,100}\b(?:written|text) form\b/i,
  ],
  // What is owed under an amendment is not how one is made.
  less: /\b(?:pay|paid|charges|expenses|fees)\b/i,
  // What is changed must be the contract: not a product, a plan or a price.
  needs:
    /\bmay (?:not )?(?:only )?be (?:amended|modified|changed|varied)\b|\b(?:this|the|said|present) (?:\w+ ){0,3}?(?:C?NDA|MOU|agreements?|contract|lease|deed|amendment|indenture|memorandum|instrument|power of attorney|undertaking|dpa|addendum|clause|letter|note)\b|\bwritten form\b|\b(?:terms?|provisions?|conditions?) (?:of|herein|hereof|hereunder|contained|set forth)|\bhereof\b|\bherein\b|\bhereto\b/i,
  not: /^(?!.*\b(?:amend\w*|modif\w+|vari(?:ed|ations?)|changed)\b).*\bterminat|\bchanges? (?:in|to|of) (?:the )?(?:scope|works?|services|deliverables|design|project)\b|^(?:the term )?["“][^"”]{2,60}["”](?: or [^,]{2,40})? (?:means|shall mean)\b|\bno authority to\b|\b(?:date|term)\b[^.;]{0,40}\bin a written amendment\b|\b(?:amend\w*|modif\w+|chang\w+|alter\w*|supplement\w*)\b[^.;]{0,20}\b(?:the|its|any) (?:plan|by-?laws|charter|certificate|articles of (?:association|incorporation)|memorandum of)\b|^within\b|\b(?:test(?:ing)? methods?|(?:payment|delivery|project|following) schedules?|schedule of|work order|specifications?|purchase orders?|prices?|address|statement of work|registration statement|prospectus)\b/i,
  most: 1,
});

export const notices: Term = cuedTerm("Notices", {
  about: /notice|communication|demand|writing|deliver/i,
  heading: /\bnotices?\b/i,
  strong: [
    /\b(?:all |any |every )?(?:notices?|communications?|demands?)\b.{0,200}\b(?:shall|must|will|may|to) be\b.{0,80}\b(?:in writing|written|delivered|sent|given|addressed|personally|mailed)\b/i,
    /\bnotices?\b.{0,160}\b(?:registered|certified|overnight|courier|e-?mail|facsimile|postage)\b/i,
  ],
  weak: [/\b(?:in writing|deemed (?:given|received|delivered)|delivered)\b/i],
  // A notice of one thing, or what a notice does, is no rule of how notices are given.
  not: /\bnotice of (?:termination|breach|default|(?:\w+ )?claims?|renewal|non-?renewal|intention|acceptance|rejection)\b|\bright to terminate\b|\bterminat\w+ (?:shall |will )?(?:take|be) effect|\bnotify\b.{0,60}\bclaims?\b|\b(?:any|such|a|the) claim\b/i,
  most: 1,
});

export const auditRights: CuedTerm = cuedTerm("Audit rights", {
  about: /audit|inspect|examin|record|books|access/i,
  announced:
    /^(?:audits?|inspections?|rights? to (?:audit|inspect)|access to (?:books|records)|books and records)\b(?! of (?:work|goods|products?))/i,
  heading: /\baudit|\brecords|\binspection|\bbooks/i,
  strong: [
    /\b(?:right|entitled|may|permit|allow)\b.{0,120}\b(?:audit|inspect|examine|review)\b.{0,160}\b(?:books|records|accounts|facilit\w+|documents|premises)\b/i,
    /\b(?:books|records|accounts)\b.{0,200}\b(?:audit|inspect|examin)\w*\b/i,
    /\baudit(?:s|or|ors)?\b.{0,120}\b(?:books|records|accounts|compliance|reports)\b/i,
    /\b(?:right|entitled|may|permit\w*|allow\w*|access)\b.{0,100}\b(?:audit|inspect(?:ion)?)\b/i,
    /\b(?:access to|make available|available for)\b.{0,80}\b(?:books|records|inspection)\b/i,
    /\b(?:right|may|permit\w*|allow\w*)\b.{0,160}\bexamin\w+\b.{0,60}\b(?:books|records|accounts)\b/i,
  ],
  // What an audit brings to light, who pays for it and how often it may be is said beside the right.
  plain:
    /\b(?:has|have|shall have|reserves?) the (?:right|option)\b.{0,160}\b(?:audit|inspect|examine)\b|\b(?:may|shall be entitled to|is entitled to|are entitled to)\b.{0,80}\b(?:audit|inspect|examine)\b|\b(?:permit|allow|make)\w*\b.{0,160}\b(?:audit|inspect|examin)\w*\b/i,
  less: /^in addition to\b|\bpresent (?:at|during)\b|\b(?:reveal|disclos|uncover)\w*\b.{0,80}\b(?:under|over)-?(?:payment|stat)|\bcosts? of (?:the|such|any) audit|^any period\b/i,
  rare: [
    /\b(?:right|entitled|permit\w*|allow\w*|give[sn]?|grant\w*|provide\w*)\b.{0,120}\baccess\b.{0,260}\b(?:books (?:and|of)|(?:financial|accounting) records)\b/i,
    /\b(?:right|may|entitled)\b.{0,120}\b(?:through|by) (?:an? )?(?:\w+ )?(?:auditors?|accountants?)\b.{0,80}\b(?:validat|verif|review|examin|confirm)\w*\b/i,
  ],
  // Who learns secrets from records has no right to audit them.
  // Nor does whoever watches how a user works on its systems, and what accounts are secret is no right to see them.
  not: /\baudited or\b|\bunaudited\b|\bmonitor\w*\b.{0,60}\b(?:access|use)\b.{0,80}\b(?:systems?|networks?|user)\b|\binspect\b.{0,40}\b(?:its|the|their) (?:state|condition|repair)\b|^(?!.*\b(?:rights?|entitled|permit\w*|allow\w*|access|available|may|subject to|inspect\w*|examin\w*|audited)\b).*\b(?:retain|keep|maintain)\b|\bdisclos\w*\b.{0,60}\bfor the purpose of\b.{0,40}\bexamin|^(?!.*\b(?:audit|inspect|examin|review)).*\b(?:has|have|had|having|gain\w*|obtain\w*|given|acquir\w+|receiv\w+)\b.{0,40}\baccess\b.{0,240}\b(?:confidential\w*|trade secrets?|proprietary information)\b|^whereas\b|\b(?:confidential information|trade secrets?)["”'’]?\s?.{0,60}\b(?:means|includes?|shall mean|consists?)\b|\b(?:audited (?:financial|consolidated)|audit(?:ed)? opinion|use of the|inspect(?:ion)? (?:of )?(?:the )?products?|public accountants? (?:as|of) independent)\b/i,
});
