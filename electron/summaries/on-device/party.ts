import { collapse } from "./sentences.ts";
import type { Span } from "./sentences.ts";

export interface Party extends Span {
  readonly name: string;
  /** What the contract calls it: "Licensee", "Acme"; and its name without the legal form. */
  readonly aliases: readonly string[];
  /** Those of them that it has together with others: "“Licensing” and together with the Seller, “Fenland”". */
  readonly shared?: readonly string[];
  /** Whether the contract itself gives it another name, in brackets and quotes. */
  readonly defined: boolean;
}

/** Legal forms at the end of a company's name, as source of a RegExp. */
export const form =
  "(?:Incorporated|Inc|Corporation|Corp|Company|Co|Limited Liability Company|Limited Partnership|Limited|Ltd|L\\.?L\\.?C|L\\.?L\\.?P|L\\.?P|PLC|plc|GmbH(?: & Co\\.? KG)?|AG|S\\.?A\\.?R\\.?L|SARL|S\\.?p\\.?A|S\\.?r\\.?l|S\\.?A\\.?S|S\\.?A|B\\.?V|N\\.?V|N\\.?A|Pty|Pte|KG|SE|Oy|AB|A/S|K\\.K|LTD|INC|CORP|CO|LLC|inc|llc|ltd|corp|COMPANY|CORPORATION|LIMITED|INCORPORATED|F\\.?S\\.?B|Trust|TRUST|Bank|BANK|Partnership|Foundation|University|Partners|Holdings|Group|Association|ASSOCIATION|Institute)";
/** Whether a text holds a legal form that ends a name. */
export const endsInForm = new RegExp(`\\b${form}\\.?(?=$|[\\s,;.()])`, "u");
const nameWord =
  "(?:[\\p{Lu}\\d][\\p{L}\\p{N}.'’&®™/!-]*|&|of|the|de|la|del|van|von|der|and|for|dba|d/b/a|\\([A-Z][A-Za-z.]{1,14}\\)|[a-z]{1,3}[A-Z][\\p{L}]*|[a-z]\\d[\\p{L}\\d]*|[\\p{L}\\p{N}-]+\\.(?:com|net|org|io)\\b|d'[\\p{L}]+)";
/** A name that a text begins with. */
export const leadingName = new RegExp(
  `^(?:${nameWord})(?:\\s+${nameWord}|,\\s*\\p{Lu}[\\p{L}]+(?=\\s+&\\s)|,\\s*(?=(?:${form})\\b)${form}\\.?)*`,
  "u",
);
const quoted = /["“”'‘’]\s*(?<alias>[^"“”‘’()\n]{1,60}?)[,.]?\s*["“”'’]/gu;
export const title = /^(?:dr|mr|mrs|ms|prof)\.?\s/i;
const notAName =
  /^(?:this|that|these|it|each|either|both|any|all|such|agreement|effective date|the parties|parties|party|whereas|recitals?|background|witnesseth|exhibit|section|article|now|in consideration|united states|state of|delaware|new york|its|his|her|their|and|or|if|for|on|in|as of|date|dated|january|february|march|april|may|june|july|august|september|october|november|december|source|page|the undersigned|subject to|pursuant|no|other|wales|germany|england|form of|table of contents|term|suite|street|contract|whom|which|form|act|securities|rule|attention|attn|facsimile|witness|by|name|title|address|signature|signed|insert|company name|full name|legal name)\b|\b(?:identified|named|described|defined) (?:in|on|below|above|herein)\b|\binsert\b/i;
/** What a contract calls a party once it is named; never a name by itself. */
const role =
  /^(?:the\s+)?(?:company|bank|trust|agent|agency|buyer|seller|owner|operator|supplier|customer|client|consultant|contractor|licensor|licensee|distributor|manufacturer|reseller|vendor|sponsor|employer|employee|executive|shipper|carrier|transporter|landlord|tenant|lessor|lessee|franchisor|franchisee|group|association|network|affiliate|content|racing|holding company|board|purchaser|provider|service provider|end user|(?:\w+ )?part(?:y|ies)|partner|member|members|corporation|limited|dealer|participant|recipient|discloser|stockholder|shareholder|producer|advertiser|borrower|lender|investor|user|subscriber|applicant|bidder|undersigned)(?:\/(?:client|customer|agency|company|user))?$/i;
/** Whether words are what a contract calls a party, rather than a name: "Supplier". */
export function isRole(words: string): boolean {
  return role.test(words);
}

const notAnAlias =
  /^(?:the\s+)?(?:agreement|effective date|party|parties|contract|affiliates?|commencement date|term|closing date|act|amendment|this agreement|collectively|services?|products?|start date|original agreement|master agreement|letter agreement|territory|property|.* date|.* agreement)$/i;
/** A name made of nothing but general words: the end of a longer name, or a body that is only spoken of. */
const impersonal =
  /^(?:(?:communications?|electric|liability|limited|deposit|holding|merger|insurance|trust|savings|national|gas|power|light|general|group|parent|joint|venture|operating|development|marketing|the|and|&|of|box|p\.o\.|b\.c\.|stock|exchange|corp|corporation|company|co|inc|ltd|llc|bank|association)[.,]?\s*)+$/i;
const sentenceWord =
  /\b(?:shall|will|have|has|not|is|are|be|by|obligation|harmless|hereby|which|whose|pursuant|dated|amended)\b|\bP\.\s?O\.|\bBox\b|\b(?:Legal|Law|Finance|Procurement|Purchasing|Accounting|Accounts) Department\b/i;

/** Whether a name is made of nothing but general words. */
export function isImpersonal(name: string): boolean {
  return impersonal.test(name);
}

/** Whether words can be the name of a person or a body, rather than a role, a date or part of a sentence. */
export function isName(name: string): boolean {
  // "A. The Company wishes to ..." is a recital.
  if (/^\p{Lu}\.\s+(?:the|each|both|all|any)\s/iu.test(name)) return false;
  if (
    isImpersonal(name) ||
    // "2 Notices", the heading of a clause; "Fen and the Company", two parties of whom something is said.
    (/^\d{1,2}\.?\s/.test(name) && !endsInForm.test(name)) ||
    role.test(/\s+and\s+(?<last>the\s.+)$/i.exec(name)?.groups?.["last"] ?? "") ||
    sentenceWord.test(name) ||
    (/^\p{Lu}\.\s(?!\p{Lu}\.)/u.test(name) && !endsInForm.test(name))
  )
    return false;
  return (
    name.length >= 2 &&
    name.length <= 110 &&
    !/\bagreement\b/i.test(name) &&
    !/\p{L}{4}\.\s+(?:The|A|Company)\b|\bTerms\./u.test(name) &&
    !notAName.test(name) &&
    !role.test(name) &&
    /\p{L}{2}/u.test(name) &&
    !/^\d+$/.test(name) &&
    name.split(" ").length <= 14
  );
}

/** "And the company named below (“Company”)", "and ______ (“Customer”)", "and you, the user (“User”)": somebody else, who has no name. */
export const anotherPerson =
  /\)\s*,?\s+and\s+(?:the|an?|its|their)\s+(?=\p{Ll})|,?\s+(?:and|AND|&)\s+(?:the\s+)?(?=_{3,}|[[<]|…|\.{4,}|you\b|the (?:undersigned|recipient|individual|person|party|entity)\b|\p{Lu}\p{Ll}+,?\s+(?:as\s+|whose\s+name\s+is\s+)?(?:identified|named|defined|described|set forth|listed|signing)\b)/u;

/** What a contract calls a party, from the brackets and quotes behind its name. */
export function aliasesIn(rest: string): string[] {
  const found: string[] = [];
  const brackets = [...rest.matchAll(/\((?<inside>[^()]{0,200}["“'‘][^()]*)\)/gu)].map(
    ({ groups }) => groups?.inside ?? "",
  );
  const called = [
    ...rest.matchAll(
      /\b(?:hereinafter|hereafter|herein)(?:\s+(?:referred to|called|known|designated))?(?:\s+(?:as|collectively))?,?\s+(?:the\s+)?(?<alias>["“][^"”]{1,50}["”]|\p{Lu}[\p{L}]+)/gu,
    ),
  ];
  for (const inside of brackets)
    for (const { groups } of inside.matchAll(quoted)) found.push(collapse(groups?.alias ?? ""));
  for (const { groups } of called) found.push(collapse((groups?.alias ?? "").replace(/["“”]/g, "")));
  return [...new Set(found.map((alias) => alias.replace(/^the\s+/i, "").replace(/[,.]$/, "")))]
    .filter(
      (alias) =>
        alias.length > 1 &&
        /^(?:\p{Lu}|\d|[a-z]+\p{Lu}|(?:we|us|you)$)/u.test(alias) &&
        !notAnAlias.test(alias) &&
        !/^(?:each|together|collectively)/i.test(alias),
    )
    .slice(0, 3);
}

/** Of the same brackets, what several are called together: "individually the “Member” and collectively the “Members”". */
export function sharedAliasesIn(rest: string): string[] {
  return [...rest.matchAll(/\((?<inside>[^()]{0,200}["“'‘][^()]*)\)/gu)].flatMap(({ groups }) => {
    const inside = groups?.["inside"] ?? "";
    const from = /^\s*(?:individually|each|jointly)\b|\b(?:together|jointly|collectively) with\b/i.exec(inside)?.index;
    return from === undefined ? [] : aliasesIn(`(${inside.slice(from)})`);
  });
}

/** The name without its legal form: what a contract calls a company in passing. */
export function shortName(name: string): string {
  return name.replace(new RegExp(`[,\\s]+(?:${form})\\.?(?:[,\\s]+${form}\\.?)*$`, "u"), "").trim();
}
