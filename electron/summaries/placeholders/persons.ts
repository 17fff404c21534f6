import { onOneLine } from "./finding.ts";

const blank = "[^\\S\\n]+";
const given = "\\p{Lu}(?:\\p{Ll}[\\p{L}'’-]*|\\.|[\\p{Lu}]+(?=\\s))";
const family = "(?:(?:de|van|von|der|la|di|da|bin|al)[^\\S\\n]+){0,2}\\p{Lu}[\\p{L}'’-]+";
const person = `${given}(?:${blank}${given}){0,2}${blank}${family}(?:,?${blank}(?:Jr|Sr|II|III|IV|Esq|Ph\\.?D|M\\.?D)\\b\\.?)?`;
const patterns: readonly RegExp[] = [
  // A signature: "By: /s/ Jane Doe", "Name: Jane Doe", "/s/ JANE DOE".
  new RegExp(`(?:/s/|\\bs/)\\s*(?<name>${person})`, "gu"),
  new RegExp(
    `\\b(?:Name|NAME|Print(?:ed)? Name|Signed by|By)\\s*:\\s*(?:/s/\\s*)?(?<name>${person})(?=\\s*(?:\\n|Title|TITLE|Its|Date|,|$))`,
    "gu",
  ),
  new RegExp(`\\b(?:Attention|Attn|ATTN|ATTENTION|Contact|c/o)\\s*[.:]\\s*:?\\s*(?<name>${person})`, "gu"),
  new RegExp(
    `\\b(?<title>Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Herr|Frau|Mme)\\b\\.?${blank}(?<name>${given}(?:${blank}${given}){0,2}${blank}${family}|${family})`,
    "gu",
  ),
  new RegExp(
    `(?<name>${person})(?=,?\\s+(?:an individual|residing at|(?:its|the|as)\\s+(?:Chief|President|Managing|Vice|General Counsel|Secretary|Treasurer|Director)))`,
    "gu",
  ),
];
/** What stands where a person's name could, and is none. */
const nobody =
  /\b(?:President|Officer|Director|Secretary|Treasurer|Counsel|Manager|Department|Legal|Chief|Executive|Vice|General|Title|Name|Date|Company|Corporation|Inc|LLC|Ltd|Limited|Corp|Street|Avenue|Road|Suite|Agreement|Section|Exhibit|Attention|Facsimile|Telephone|Email|Affairs|Contracts?|Administration|Operations|Finance|Financial|Sales|Marketing|Group|Services?|Division|Office|Partner|Member|Chairman|Board|Business|Development|University|Hospital|The|This|Each|Party|Parties|Licensee|Licensor|Customer|Client|Supplier|Authorized|Signatory|Signature|Representative|Agent|Attorney|North|South|New York|United States|Notices?|Product|Technology|Software|Human|Resources|Accounts?|Payable|By|E-?mail|Witness|Illegible|Phone|Fax|Print|Signed|Mail|Copy|Its|Vice)\b/;

/** Persons, each with the ways in which the name is written: in full, and the family name behind a title. */
export function personsIn(text: string): string[][] {
  const found = new Map<string, Set<string>>();
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const name = onOneLine(match.groups?.["name"] ?? "").replace(/[,.]$/, "");
      if (nobody.test(name) || name.length < 4 || (/^[^\p{Ll}]+$/u.test(name) && name.split(" ").length < 2)) continue;
      const key = name.toLowerCase();
      const variants = found.get(key) ?? new Set([name]);
      const title = match.groups?.["title"];
      if (title !== undefined) {
        variants.add(`${title}. ${name}`);
        variants.add(`${title} ${name}`);
      }
      const last =
        name
          .replace(/,?\s+(?:Jr|Sr|II|III|IV|Esq|Ph\.?D|M\.?D)\.?$/u, "")
          .split(" ")
          .at(-1) ?? "";
      if (last.length > 2 && new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.?\\s+${last}\\b`, "u").test(text))
        for (const before of ["Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Miss"]) variants.add(`${before} ${last}`);
      found.set(key, variants);
    }
  }
  return [...found.values()].map((variants) => [...variants]);
}
