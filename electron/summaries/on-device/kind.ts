import type { Reading } from "./reading.ts";
import { collapse } from "./sentences.ts";
import type { Span } from "./sentences.ts";

export interface Title extends Span {
  /** As printed, on one line. */
  readonly text: string;
}

const documentWord =
  "(?:agreement|contract|lease|licen[cs]e|deed|addendum|amendment(?:\\s+no\\.?\\s*\\d+)?|undertaking|memorandum of understanding|letter of intent|heads of (?:terms|agreement)|term sheet|offer of employment|offer letter|statement of work|purchase order|terms (?:and conditions|of (?:use|service))|privacy policy|policy|guarantee|guaranty|promissory note|power of attorney|by-?laws|charter|plan|indenture|warrant|order form|vertrag|vereinbarung|contrat|accord|contrato|acuerdo|contratto|overeenkomst)";
const capitalisedTitle = new RegExp(`^[^a-z]{0,140}\\b${documentWord}\\b[^a-z]{0,90}$`, "i");
const inSentence = new RegExp(
  `\\b[Tt]his\\s+(?<title>(?:[\\p{Lu}&/-][\\p{L}&/'’-]*\\s+|(?:and|of|for|to|the|in)\\s+){0,9}?(?:Agreement|AGREEMENT|Contract|CONTRACT|Lease|LEASE|Licen[cs]e|Deed|DEED|Amendment|AMENDMENT|Addendum|Memorandum of Understanding))\\b`,
  "u",
);

const inLowerCase =
  /\bthis\s+(?<title>(?:[\p{Ll}-]+\s+){1,5}(?:agreement|contract|lease|licen[cs]e|deed))\s*(?=\(|is made|dated)/u;

/** Kinds told by words of the title, the first that fits; the more particular ones come first. */
const byTitle: readonly (readonly [RegExp, string])[] = [
  [/mutual.*(?:non-?\s?disclosure|confidential)/, "mutual non-disclosure agreement"],
  [
    /(?:non-?\s?disclosure|confidential(?:ity)?)(?: and .*)? (?:agreement|deed|undertaking)/,
    "non-disclosure agreement",
  ],
  [/non-?compet/, "non-competition agreement"],
  [/employment/, "employment agreement"],
  [/master services? agreement/, "master services agreement"],
  [/(?:professional |consulting )services? agreement/, "services agreement"],
  [/heads of (?:terms|agreement)/, "heads of terms"],
  [/term sheet/, "term sheet"],
  [/privacy policy/, "privacy policy"],
  [/terms (?:and conditions|of (?:use|service))/, "terms and conditions"],
];

/** Kinds told by the words of the text, where no title says. The words are counted per thousand words. */
const byVocabulary: readonly (readonly [RegExp, string])[] = [
  [/\bconfidential information\b|\bdisclosing party\b|\breceiving party\b/gi, "non-disclosure agreement"],
  [/\b(?:landlord|tenant|lessor|lessee|premises|rent)\b/gi, "lease"],
  [/\b(?:employee|employer|salary|employment)\b/gi, "employment agreement"],
  [/\b(?:licensor|licensee|licensed)\b/gi, "licence agreement"],
  [/\b(?:distributor|distribution)\b/gi, "distributor agreement"],
  [/\b(?:franchisor|franchisee|franchise)\b/gi, "franchise agreement"],
  // Whoever renders services is a supplier too.
  [/\b(?:supply of|purchase orders?|goods|shipments?)\b/gi, "supply agreement"],
  [/\b(?:borrower|lender|loan)\b/gi, "loan agreement"],
  [/\b(?:seller|buyer|purchaser|purchase price|closing)\b/gi, "purchase agreement"],
  [/\b(?:consultant|consulting)\b/gi, "consulting agreement"],
  [/\b(?:services|statement of work|deliverables)\b/gi, "services agreement"],
];

const stamp =
  "(?:EXECUTION|EXECUTED|FINAL|CONFORMED|SIGNATURE|SIGNED|Execution|Executed|Final|Conformed|Signature|Signed)\\s+(?:VERSION|COPY|FORM|DRAFT|Version|Copy|Form|Draft)";
/** What whoever filed or signed it put before its title: "Exhibit 10.2", "10.2", "EXECUTION VERSION". */
const stamps = new RegExp(
  `^[\\s"“*_#]*(?:(?:(?:EX|EXHIBIT|Exhibit)(?!\\p{L})[\\s-]*[\\d.()A-Za-z]*\\s+|\\(?\\d[\\d.]*\\)?\\s+(?=[\\p{Lu}[(])|(?:for|Re:|RE:|Subject:)\\s+(?=\\p{Lu}))|[[(]?${stamp}[\\])]?[\\s:–—-]+(?=\\p{Lu}))*`,
  "u",
);
/** The same behind it. */
const stampBehind = new RegExp(`[\\s([–—-]+${stamp}[\\])]?$`, "u");

/** The contract's title: a line near the top that is one, else what its first sentence calls itself; null where there is none. */
export function findTitle({ text, contract }: Reading): Title | null {
  const top = text.slice(0, 6_000);
  const blocks = contract.blocks
    .filter(({ start, end }) => start < 2_500 && end - start < 160)
    .map(({ start, end }) => ({ index: start, 0: text.slice(start, end) }));
  const lines = [...top.matchAll(/[^\n]*\S[^\n]*/g)].filter((line) => line.index < 2_500);
  // A title that was set on several lines is one block; a text without blocks has lines.
  for (const line of [...blocks, ...lines].toSorted((a, b) => a.index - b.index)) {
    const { index } = line;
    const start = index + (stamps.exec(line[0])?.[0].length ?? 0);
    const source = text.slice(start, index + line[0].length).trim();
    // A title page runs on: "SERVICES AGREEMENT between", "SERVICES AGREEMENT This Agreement is made".
    const head =
      source.split(
        /\s+(?=(?:by and |)between\b|(?:This|THIS)\b|dated\b|Dated\b|DATED\b|effective\b|BETWEEN\b|among\b|for\s+(?:the\s+|a\s+)?\p{Ll}|\()/u,
      )[0] ?? "";
    const own = head.trimEnd().replace(stampBehind, "");
    const clean = collapse(own).replace(/[\s.:,;"”*_-]+$/u, "");
    if (clean.length < 4 || clean.length > 130) continue;
    const words = clean.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
    const capitals = words.filter(
      (word) => /^\p{Lu}/u.test(word) || /^(?:of|and|the|to|for|in|on|by|a|an|with)$/.test(word),
    ).length;
    if (words.length === 0 || words.length > 16 || capitals < words.length * 0.9) continue;
    if (!capitalisedTitle.test(clean) && !new RegExp(`\\b${documentWord}\\b`, "i").test(clean)) continue;
    if (/\b(?:contract|agreement|order) no\b|\bdated? [A-Z]|\b(?:19|20)\d\d\b/i.test(clean)) continue;
    if (/^(?:whereas|exhibit|schedule|section|article|the following|source|confidential treatment)\b/i.test(clean))
      continue;
    return { text: clean, start, end: start + own.trimEnd().length };
  }
  const named = inSentence.exec(top) ?? inLowerCase.exec(top);
  const title = named?.groups?.title;
  if (named === null || title === undefined || collapse(title).split(" ").length < 2) return null;
  const start = named.index + named[0].length - title.length;
  return { text: collapse(title), start, end: start + title.length };
}

const contractWord =
  /^(?:(?:sub|co|non|pre|re|joint|cross|inter|e|multi|turn)-?)?(?:and|or|of|for|the|to|in|on|&|admin\w*|advertising|advisory|affiliat\w+|agency|alliance|amended|application|assignment|asset|authori[sz]ed|bailment|bill|branding|broker\w*|building|business|buy\w*|channel|charter|clinical|collaborat\w+|collateral|commercial|commission|compet\w+|completion|conditions|confidential\w*|consign\w*|construct\w*|consult\w*|content|convertible|cooperat\w+|credit|deposit|cross-licen[cs]e|custod\w+|data|dealer|design|develop\w*|digital|disclosure|discovery|distribut\w+|employ\w+|endorse\w+|engage\w*|engineering|equipment|equity|escrow|evaluation|exchange|exclusive|facilit\w+|filing|finder\w*|foundry|framework|franchise|funding|gas|general|global|guarant\w+|hold\w*|hosting|improvement|indemni\w+|independent|information|insurance|integration|intellectual|international|internet|interim|investment|investor|investors|IP|ip|it|joint|key|lease|leasing|letter|licen[cs]\w+|limited|linking|liquidity|loan|local|logistics|maintenance|manage\w*|manufactur\w+|market\w*|master|material|media|member\w*|merger|mineral|mobile|mutual|natural|network|non|oem|odm|oil|on-?line|operat\w+|option|order|outsourc\w+|partner\w*|patent|payment|pipeline|placement|pledge|power|processing|procurement|product\w*|professional|profit|program\w*|project|promot\w+|property|purchase|quality|rate|referral|registration|reinsurance|release|remarketing|rental?|research|resell\w+|restated|restructuring|retainer|retention|revenue|rights?|royalty|sales?|sale|schedule|security|sell\w*|separation|server?|services?|servicing|settlement|severance|shar\w+|shareholders?|ship\w*|site|software|solicit\w*|split-dollar|sponsor\w*|standstill|stock|stockholders?|storage|strategic|sub\w+|supply|support|system\w*|talent|tax|technical|technology|tenancy|territory|third-party|time|tolling|trad\w+|training|trans\w+|travel|trust|turn|turnkey|undertaking|underwriting|unit|vendor|venture|video|voting|warehous\w+|warrant\w*|web-?\s?(?:site|page)?|website|wholesale|work)$/i;

/** What kind of contract it is, in lower case; "contract" where neither its title nor its words tell. */
export function kindOf(reading: Reading, title: Title | null): string {
  // A field of a form that nobody filled in makes no amendment of it.
  const lower = (title?.text ?? "").toLowerCase().replace(/\bamendment no\.?:?\s*$/, "");
  for (const [pattern, kind] of byTitle) if (pattern.test(lower)) return mutuality(reading, kind, lower);
  const generic =
    /^(?:the |this |form of |amended and restated |master )*(?:agreement|contract|letter agreement|addendum|amendment.*|exhibit.*)?$/;
  const named = new RegExp(`(?:[\\p{L}&/'’-]+\\s+){0,7}${documentWord}`, "iu").exec(lower)?.[0].trim() ?? "";
  const kind = commonWords(named.replace(/\s+no\.?\s*\d+$/, "").replace(/\s+[-–]\s+/g, " "));
  if (/^(?:executive )?services? agreement$/.test(kind) && isOfEmployment(reading)) return "employment agreement";
  if (/^(?:master )?services? agreement$/.test(kind) && isOfTheCloud(reading)) return `cloud ${kind}`;
  if (kind !== "" && !generic.test(kind) && kind.split(" ").length <= 8) return kind;
  const called = title === null ? undefined : inSentence.exec(reading.text.slice(0, 6_000))?.groups?.title;
  const calledKind = commonWords(collapse(called ?? "").toLowerCase());
  if (calledKind !== "" && !generic.test(calledKind)) return calledKind;
  return byWords(reading, lower.includes("amendment") ? "amendment" : "contract");
}

/** Whoever is employed by a "service agreement" is called an employee or an executive throughout. */
function isOfEmployment({ text }: Reading): boolean {
  const sample = text.slice(0, 60_000);
  const words = sample.match(/\S+/g)?.length ?? 1;
  const said = sample.match(/\b(?:the (?:employee|executive)|(?:his|her|your|the) employment)\b/gi)?.length ?? 0;
  return said >= 5 && (said / words) * 1_000 >= 12;
}

/** Services that are subscribed to and run on the provider's machines. */
function isOfTheCloud({ text }: Reading): boolean {
  const sample = text.slice(0, 60_000);
  const words = sample.match(/\S+/g)?.length ?? 1;
  const said =
    sample.match(
      /\b(?:subscription (?:terms?|periods?|fees?)|cloud services?|hosted services?|software as a service|saas)\b/gi,
    )?.length ?? 0;
  return said >= 5 && (said / words) * 1_000 >= 4;
}

/** Back from the document's word as far as words are those of contracts: "Acme master supply agreement" is "master supply agreement". */
function commonWords(title: string): string {
  const words = title.split(/\s+/);
  let from = words.length - 1;
  while (
    from > 0 &&
    (contractWord.test(words[from - 1] ?? "") || new RegExp(`^${documentWord}$`, "i").test(words[from - 1] ?? ""))
  )
    from -= 1;
  return words
    .slice(from)
    .join(" ")
    .replace(/^(?:(?:and|of|or|for|the|to|a|an|in|on)\s+)+/, "")
    .replace(/\b(?:ip|it|oem|odm|nda|api)\b/g, (acronym) => acronym.toUpperCase());
}

/** What a text is called that has nothing of a contract. */
export const notAContract = "not a contract";

const contractual: readonly RegExp[] = [
  /\b(?:shall|must|hereby|hereto|herein|hereof|undertakes?|covenants?|agrees?|agreed|agreements?|contracts?)\b/i,
  /\b(?:part(?:y|ies)|between|signed|undersigned|company|customer|client|supplier|seller|buyer|landlord|tenant|employe[er]|licen[cs]\w+|borrower|lender|you|we)\b/i,
  /\b(?:terminat\w+|expir\w+|renew\w*|effective|term|notice|days?|months?|years?)\b/i,
  /\b(?:liab\w+|indemn\w+|warrant\w*|damages|breach|default|confidential\w*|insur\w+|obligat\w+|rights?|consent|privacy|personal)\b/i,
  /\b(?:pay\w*|fees?|price|rent|royalt\w+|salary|amount|purchase|deliver\w*|services?|goods|sell|sale|lease|grants?|us(?:e|ing))\b/i,
  /\b(?:laws?|governed|jurisdiction|courts?|clause|section|article|schedule|exhibit|terms|conditions|policy)\b/i,
];
const foreign =
  /\b(?:vertrag\p{L}*|vereinbar\p{L}*|verpflicht\p{L}*|mieter|kündig\p{L}*|contrat\p{L}*|convention|parties|s['’]engage\p{L}*|cláusula\p{L}*|partes|obliga\p{L}*|accordo|overeenkomst)\b|§/iu;

/** Whether a text has what contracts are made of: somebody who is bound, to something, on terms. */
export function readsLikeAContract({ text }: Reading, title: Title | null, parties: number): boolean {
  // Pages that could not be read may hold anything.
  if (title !== null || parties >= 2 || foreign.test(text) || !/\p{L}/u.test(text)) return true;
  const found = contractual.filter((cue) => cue.test(text)).length;
  return found >= 4 || (found >= 2 && /\b(?:shall|must|agrees?|will|may)\b/i.test(text));
}

function byWords(reading: Reading, fallback: string): string {
  const sample = reading.text.slice(0, 60_000);
  const words = sample.match(/\S+/g)?.length ?? 1;
  const scored = byVocabulary
    .map(([pattern, kind]) => ({
      kind,
      rate: ((sample.match(pattern)?.length ?? 0) / words) * 1_000,
      hits: sample.match(pattern)?.length ?? 0,
    }))
    .toSorted((a, b) => b.rate - a.rate)[0];
  if (scored === undefined || scored.rate < 6 || scored.hits < 3 || fallback === "amendment") return fallback;
  if (scored.kind === "services agreement" && isOfTheCloud(reading)) return `cloud ${scored.kind}`;
  return mutuality(reading, scored.kind);
}

/** Both sides tell and both are bound. Where that is not plain, the kind says nothing of it. */
const bothTell: readonly RegExp[] = [
  /\b(?:each|either|both) part(?:y|ies)\b(?: hereto)?[^.;]{0,60}\b(?:may|will|shall|wish(?:es)?|intends?|expects?|desires?|anticipates?|agrees?)\b[^.;]{0,60}\b(?:disclose|receive|provide|furnish|exchange|make available|protect|hold|keep)\b[^.;]{0,80}\b(?:information|materials?)\b/i,
  /\b(?:disclos\w+|provid\w+|furnish\w*|exchang\w+)\b[^.;]{0,60}\b(?:to|with|between) (?:each other|one another|themselves)\b/i,
  /\bmutual(?:ly)? (?:exchang\w+|disclos\w+|non-?\s?disclosure|confidentiality)\b/i,
  /\b(?:confidential|proprietary) information of the other(?: party)?\b|\bthe other(?: party)?['’]s (?:confidential|proprietary) information\b/i,
];

function mutuality({ text }: Reading, kind: string, title = ""): string {
  if (kind !== "non-disclosure agreement" || /\b(?:one-?way|unilateral)\b/i.test(title)) return kind;
  const isMutual =
    /\b(?:mutual|two-?way|reciprocal|bilateral)\b/i.test(title) ||
    bothTell.some((cue) => cue.test(text.slice(0, 8_000)));
  return isMutual ? "mutual non-disclosure agreement" : kind;
}
