import { factsIn } from "../facts.ts";
import { onOneLine, type Finding } from "./finding.ts";

const email = /[\p{L}\p{N}][\p{L}\p{N}._%+-]*\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;
const link =
  // Also a bare "example.com": a name in itself.
  /\b(?:https?:\/\/[^\s<>()"“”]+[^\s<>()"“”.,;:]|www\.[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/[^\s<>()"“”]*[^\s<>()"“”.,;:])?|(?<![@\p{L}\p{N}-])(?:[\p{L}\p{N}-]+\.){1,3}(?:com|net|org|io|info|biz|co\.uk|eu|de|fr|ch|at)\b(?:\/[^\s<>()"“”]*[^\s<>()"“”.,;:])?)/giu;
const phones: readonly RegExp[] = [
  /(?<![\p{L}\p{N}.,-])\(?\+\d{1,3}\)?(?:[\s().-]{0,3}\d{1,5}){2,6}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}.,$-])(?:1[\s.-])?(?:\(\d{3}\)\s?|\d{3}[\s.\u2010-\u2013-])\d{3}[\s.\u2010-\u2013-]\d{4}(?![\p{L}\p{N}])/gu,
  /(?<=\b(?:tel(?:ephone)?|phone|fax|facsimile|telefax|telecopier|mobile|cell|telefon|t[ée]l)(?:\s+(?:no|number|nr))?\s?[.:#]{0,2}\s{0,3})\(?\d[\d\s().\u2010-\u2013/-]{5,22}\d(?![\p{L}\p{N}])/giu,
];

/** E-mail addresses, phone and fax numbers, web addresses. */
export function contactsIn(text: string): Finding[] {
  return [
    ...all(text, email, "email", (found) => found.toLowerCase().replace(/\s/g, "")),
    ...all(text, link, "link", (found) =>
      found
        .toLowerCase()
        .replace(/^https?:\/\//, "")
        .replace(/\/$/, ""),
    ),
    ...phones.flatMap((pattern) => all(text, pattern, "phone", digitsOf).filter(({ key }) => isPhone(key))),
  ];
}

function isPhone(key: string): boolean {
  const digits = key.slice(key.indexOf(":") + 1);
  return digits.length >= 7 && digits.length <= 15;
}

const iban = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu;
const card = /(?<![\p{L}\p{N}.,-])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}])/gu;
const social = /(?<![\p{L}\p{N}.-])\d{3}[-\u2010-\u2013]\d{2}[-\u2010-\u2013]\d{4}(?![\p{L}\p{N}-])/gu;
const employer = /(?<![\p{L}\p{N}.-])\d{2}[-\u2010-\u2013]\d{7}(?![\p{L}\p{N}-])/gu;
const value = "(?<value>[A-Z]{0,4}[ \\u00A0-]?\\d[\\dA-Z]*(?:[ \\u00A0./-]?[\\dA-Z]*\\d[\\dA-Z]*){0,8})";
/** Where a word ends: "account" and no "accounting". */
const wordEnd = "(?!(?<=\\p{L})\\p{L})";
const sign = wordEnd + "(?:\\s*(?:no|nr|num(?:ber)?|id|code|#|n[o°º])\\b\\.?)?(?:\\s+(?:is|of))?\\s*[.:#]?\\s*";
const accountCue = new RegExp(
  `\\b(?:(?:bank\\s+|deposit\\s+|wire\\s+)?(?:account|acct|a/c)|routing(?:\\s+(?:transit|and\\s+transit))?|aba(?:\\s+routing)?|sort\\s+code|transit|swift(?:/bic)?|bic|iban|credit\\s+card|card)${sign}${value}(?![\\p{L}\\p{N}])`,
  "giu",
);
const swift =
  /\b(?:swift|bic)(?:\s*(?:\/\s*bic|code|no\.?|number))*\s*[.:#]?\s*(?<value>[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![\p{L}\p{N}])/giu;
const identityCue = new RegExp(
  `\\b(?:social\\s+security|ssn|(?:federal\\s+)?(?:tax(?:payer)?|employer)(?:\\s+(?:identification|id|registration|payer))*|tin|ein|vat(?:\\s+(?:registration|id|identification))?|uid|ust-?idnr?|(?:company|corporate|commercial|registered|registration|business|charter|organi[sz]ation)\\s+(?:registration\\s+|register\\s+|identification\\s+|id\\s+)?(?=no|nr|num|id|#)|registered\\s+(?:in\\s+\\p{L}+(?:\\s+and\\s+\\p{L}+)?\\s+)?(?:under\\s+|with\\s+)?(?=no|num)|hrb|hra|siren|siret|cin|crn|abn|acn|passport|identity\\s+card|national\\s+(?:id|insurance)|driver'?s?\\s+licen[cs]e|licen[cs]e\\s+(?=no|num)|d-?u-?n-?s)${sign}${value}(?![\\p{L}\\p{N}])`,
  "giu",
);

/** Account, card and routing numbers; and the numbers that persons and companies are registered under. */
export function accountsIn(text: string): Finding[] {
  return [
    ...all(text, iban, "account", plain).filter(({ text: found }) => isIban(found)),
    ...all(text, card, "account", plain).filter(({ text: found }) => isCard(found)),
    ...cued(text, accountCue, "account").filter(({ key }) => countDigits(key) >= 4),
    ...cued(text, swift, "account"),
    ...all(text, social, "identity", plain),
    ...all(text, employer, "identity", plain),
    ...cued(text, identityCue, "identity").filter(({ key }) => countDigits(key) >= 5),
  ];
}

/** ISO 13616: the letters as numbers, the first four characters last, modulo 97. */
export function isIban(written: string): boolean {
  const bare = written.replace(/\s/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(bare)) return false;
  let rest = 0;
  for (const character of bare.slice(4) + bare.slice(0, 4)) {
    const digits = /\d/.test(character) ? character : String(character.charCodeAt(0) - 55);
    for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

/** ISO/IEC 7812: Luhn's check digit, and a length that cards have. */
export function isCard(written: string): boolean {
  const digits = written.replace(/\D/g, "");
  if (digits.length < 14 || digits.length > 19 || !/^(?:[3-6]|2[2-7])/.test(digits) || /^(\d)\1+$/.test(digits))
    return false;
  let sum = 0;
  for (const [index, digit] of digits.split("").toReversed().entries()) {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Amounts of money; the same amount has the same key, however it is written. */
export function amountsIn(text: string): Finding[] {
  return factsIn(text)
    .filter(({ kind }) => kind === "amount")
    .map(({ keys, start, end, text: written }) => ({
      kind: "amount",
      key: `amount:${keys[0] ?? written}`,
      text: onOneLine(written),
      start,
      end,
    }));
}

function all(text: string, pattern: RegExp, kind: Finding["kind"], keyOf: (found: string) => string): Finding[] {
  return [...text.matchAll(pattern)].map((found) => ({
    kind,
    key: `${kind}:${keyOf(found[0])}`,
    text: onOneLine(found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

function cued(text: string, pattern: RegExp, kind: Finding["kind"]): Finding[] {
  return [...text.matchAll(pattern)].map((found) => {
    const written = (found.groups?.["value"] ?? "").trim();
    const start = found.index + found[0].lastIndexOf(written);
    return { kind, key: `${kind}:${plain(written)}`, text: onOneLine(written), start, end: start + written.length };
  });
}

function plain(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

function countDigits(text: string): number {
  return digitsOf(text).length;
}
