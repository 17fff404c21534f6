import { onOneLine } from "./finding.ts";
import { givenNames } from "./given-names.ts";

/** Within a cell: what stands behind a tab is somebody else's. */
const blank = "(?:[^\\S\\n\\t]+)";
const given =
  "(?:(?:Wm|Chas|Geo|Jos|Thos|Jas|Robt)\\.|\\p{Lu}\\p{Ll}[\\p{L}'’-]*|(?:\\p{Lu}\\.){1,3}|\\p{Lu}(?=[^\\S\\n])|\\p{Lu}{2,}(?:-\\p{Lu}+)*(?=\\s))";
const family = "(?:(?:de|van|von|der|la|di|da|bin|al|le|del)[^\\S\\n\\t]+){0,2}\\p{Lu}[\\p{L}'’-]+";
const suffix = `(?:,?${blank}(?:Jr|Sr|II|III|IV|Esq|Ph\\.?D|M\\.?D)\\b\\.?)?`;
const person = `${given}(?:${blank}${given}){0,3}${blank}${family}${suffix}`;
const next = "(?=\\s*(?:\\n|\\t|Title|TITLE|Its|ITS|Date|By|BY|Name|NAME|/s/|-{3}|_{3}|[,:;]|$))";
const patterns: readonly RegExp[] = [
  // A signature: "By: /s/ Jane Doe", "Name: Jane Doe", "/s/ JANE DOE".
  new RegExp(`(?:/[sS]/|\\bs/)\\s*(?<name>${person})`, "gu"),
  new RegExp(
    `\\b(?:Name|NAME|Print(?:ed)? Name|Signed by|By|BY|Representative|Signatory)(?:\\s*:|\\t)[:\\s]*(?:/[sS]/\\s*)?(?<name>${person})${next}`,
    "gu",
  ),
  new RegExp(`\\b(?:Attention|Attn|Att|ATTN|ATTENTION|Contact|CONTACT|c/o)\\s*[.:]\\s*:?\\s*(?<name>${person})`, "gu"),
  new RegExp(
    `\\b(?<title>(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Herr|Frau|Mme)\\b\\.?|(?:MR|MRS|MS|DR)\\.)${blank}(?<name>${given}(?:${blank}${given}){0,2}${blank}${family}|${family})`,
    "gu",
  ),
  new RegExp(
    `(?<name>${person})(?=,?\\s+(?:an individual|residing at|(?:its|the|as)\\s+(?:Chief|President|Managing|Vice|General Counsel|Secretary|Treasurer|Director)))`,
    "gu",
  ),
  new RegExp(
    `(?<name>${person})(?=,?\\s+(?:(?:[Cc]o-)?(?:Chief (?:Executive|Financial|Operating|Legal)|President|Chairman|Managing Director|Executive Vice|Senior Vice|Vice President|EVP|SVP|VP|CEO|CFO|General Counsel|Secretary|Treasurer)\\b))`,
    "gu",
  ),
];
/** A given name that is known, wherever it stands, and a family name behind it. */
const known = new RegExp(
  `(?<![\\p{L}\\p{N}.&'’-])(?<first>\\p{Lu}\\p{Ll}+)${blank}(?:(?:\\p{Lu}\\.?|\\p{Lu}\\.\\p{Lu}\\.)${blank})?(?<last>\\p{Lu}(?:\\p{Ll}+|[’']\\p{Lu}\\p{Ll}+|\\p{Ll}+\\p{Lu}\\p{Ll}+)(?:-\\p{Lu}\\p{Ll}+)?)${suffix}(?![\\p{L}\\p{N}]|['’]s\\s\\p{Lu})`,
  "gu",
);
/** What stands where a person's name could, and is none. */
const nobody =
  /\b(?:President|Officer|Director|Secretary|Treasurer|Counsel|Manager|Department|Legal|Chief|Executive|Vice|General|Title|Name|Date|Company|Corporation|Inc|LLC|Ltd|Limited|Corp|Street|Avenue|Road|Suite|Agreement|Section|Exhibit|Attention|Facsimile|Telephone|Email|Affairs|Contracts?|Administration|Operations|Finance|Financial|Sales|Marketing|Group|Services?|Division|Office|Partner|Member|Chairman|Board|Business|Development|University|Hospital|The|This|Each|Party|Parties|Licensee|Licensor|Customer|Client|Supplier|Authorized|Signatory|Signature|Representative|Agent|Attorney|North|South|New York|United States|Notices?|Product|Technology|Software|Human|Resources|Accounts?|Payable|By|E-?mail|Witness|Illegible|Phone|Fax|Print|Signed|Mail|Copy|Its|Vice|Desk|Support|Center|Centre|Procurement|Production|Industry|Solutions|Project|Purchasing|Program|Regional|Head|Team|Committee|Trustee|Trust|Fund|Bank|Control|Commercial|Clinical|Quality|Management|Engineering|Security|Compliance|Risk|Regulatory|Global|International|Deputy|CEO|CFO|COO|CTO|EVP|SVP|VP|Partnerships?|Corporate|Relations|Communications|Strateg(?:y|ic)|Printed|Typed|Dated|Integrity|Affiliates?|Treasury|And|Or|Of|For|To|Neither|Either|If|In|On)\b/i;
/** What a place, a street or a body that is named after somebody is called. */
const namedAfter =
  /^(?:Street|Avenue|Road|Drive|Lane|Boulevard|Court|Place|Square|Way|Parkway|County|Parish|City|Township|University|College|School|Hospital|Foundation|Museum|Park|Hall|House|Building|Tower|Center|Centre|Plaza|Airport|Bridge|Lake|River|Island|Bay|Beach|Harbor|Harbour|Hills?|Inc|Corp|Co|Company|Ltd|Limited|LLC|LLP|Group|Holdings|Partners|Capital|Trust|Bank|Fund|Stores?|Brands?|Industries|Enterprises|Systems|Products?|Services?|International|Associates|Town|Village|Station|Junction|Yard|Terminal|Field|Plant|Mine|Creek|Valley|Springs|Ranch|Mountain|Church|Stadium|Arena|Theatre|Theater|Hotel|Resort|Inn|Clinic|Institute|Library|Cup|Open|Classic|Show|Tour|Band|Racing|Research|Global|Del|De|La|Las|Los|San|St|Van|Von|Agreement|Act|Award|Shall|Will|May|And|Or|The|Is|Has|Of)$/;

/** Persons, each with the ways in which the name is written: in full, without what stands between, and the family name. */
export function personsIn(text: string): string[][] {
  const found = new Map<string, Set<string>>();
  const lower = new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}{2,}(?![\p{L}\p{N}])/gu));
  const enter = (written: string, title: string | undefined): void => {
    const name = withoutLabel(onOneLine(written)).replace(/[,.]$/, "");
    if (nobody.test(name) || name.length < 4 || (/^[^\p{Ll}]+$/u.test(name) && name.split(" ").length < 2)) return;
    const key = name.toLowerCase();
    const variants = found.get(key) ?? new Set([name]);
    found.set(key, variants);
    if (title !== undefined) {
      variants.add(`${title}. ${name}`);
      variants.add(`${title} ${name}`);
    }
    const words = name.replace(/,?\s+(?:Jr|Sr|II|III|IV|Esq|Ph\.?D|M\.?D)\.?$/u, "").split(" ");
    const [first = ""] = words;
    const last = words.at(-1) ?? "";
    // "Gene A. Jackson" is "Gene Jackson" elsewhere, and the other way about is found as a name of its own.
    if (words.length > 2 && first.length > 2 && last.length > 2) variants.add(`${first} ${last}`);
    if (last.length <= 2) return;
    if (new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.?\\s+${last}\\b`, "iu").test(text))
      for (const before of ["Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Miss"]) variants.add(`${before} ${last}`);
    // The family name alone, where it is no word of the language and nothing is named after it.
    if (words.length > 1 && last.length > 3 && !lower.has(last.toLowerCase()) && standsAlone(last, text))
      variants.add(last);
  };
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern))
      enter(match.groups?.["name"] ?? "", match.groups?.["title"]?.replace(".", ""));
  for (const match of text.matchAll(known)) {
    const { first = "", last = "" } = match.groups ?? {};
    if (!givenNames.has(first) || namedAfter.test(last)) continue;
    const behind = /^[^\S\n]+(?<next>\p{Lu}\p{L}*)/u.exec(text.slice(match.index + match[0].length));
    if (behind?.groups?.["next"] !== undefined && namedAfter.test(behind.groups["next"])) continue;
    enter(match[0], undefined);
  }
  return [...found.values()].map((variants) => [...variants]);
}

/** What follows in the next cell of a table of signatures is no part of a name. */
function withoutLabel(name: string): string {
  return name
    .replace(/^(?:Dated|Date|Name|By|Attn|Attention)\s+/u, "")
    .replace(/(?:\s+(?:By|BY|Name|NAME|Title|TITLE|Its|Date|Attn|Attention)\b.*)$/, "");
}

/** Used at least once without a street, a place or a body behind it. */
function standsAlone(last: string, text: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${last}(?:['’]s)?(?=[\\s.,;)]+(?:\\p{Ll}|$)|['’]s)`, "u").test(text);
}
