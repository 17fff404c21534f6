import { onOneLine, type Finding } from "./finding.ts";

const ways =
  "(?:Avenue of (?:the )?\\p{Lu}\\p{L}+|Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Square|Sq|Parkway|Pkwy|Highway|Hwy|Way|Terrace|Circle|Cir|Plaza|Crescent|Close|Quay|Broadway|Turnpike|Pike|Expressway|Trail|Row|Mews|Gate|Embankment|Freeway|Loop|Walk|Alley|Park|Center|Centre|Wharf|Hill|Turn)";
const word = "[\\p{Lu}\\d][\\p{L}\\p{N}.'’-]*";
/** Within a line, or over its end; never into the next cell of a table. */
const wrap = "(?:[^\\S\\n\\t]+|[^\\S\\n\\t]*\\n[^\\S\\n\\t]*)";
const unit =
  "(?:,?\\s+(?:Suite|Ste|Floor|Fl|Room|Rm|Unit|Apt|Apartment|Building|Bldg|Level|Tower|Box|#)\\.?\\s*[\\p{L}\\p{N}-]+|,?\\s+\\d{1,3}(?:st|nd|rd|th)\\s+Floor)";
const postcode =
  "(?:[A-Z]{2}\\.?\\s+\\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}|[A-Z]\\d[A-Z]\\s?\\d[A-Z]\\d|(?<!\\b(?:Suite|Ste|Floor|Room|Unit|Box|No)\\.?\\s)(?:[A-Z]{1,2}-)?\\d{4,6}|\\p{Lu}\\p{L}+(?:\\s\\p{Lu}\\p{L}+)?,?\\s+\\d{5}(?:-\\d{4})?)";
const gap = "[^\\S\\t]";
/** Town and postcode behind a street: up to four capitalised pieces, of which the last holds the code. */
const town = `(?:(?:,|${gap})+(?:${word}(?:,?${gap})?){1,4}){0,3}?(?:,|${gap})+${postcode}(?![\\p{L}\\p{N}]|-\\d)`;
const country =
  "(?:,?\\s+(?:U\\.?S\\.?A\\.?|United States(?: of America)?|United Kingdom|U\\.?K\\.?|England|Scotland|Wales|Ireland|Canada|Germany|France|Spain|Italy|Switzerland|Austria|Netherlands|Belgium|Israel|Japan|China|India|Australia|Singapore|Hong Kong)\\b)?";
const numbered = new RegExp(
  `(?<![\\p{L}\\p{N}.$§])(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\\d{1,6}[A-Za-z]?(?:[-–]\\d{1,5})?),?[^\\S\\n\\t]+(?:${word}${wrap}){0,5}?${ways}\\b\\.?(?:\\s+(?:North|South|East|West|N|S|E|W|NE|NW|SE|SW)\\b\\.?)?(?:${unit}){0,3}(?:${town})?${country}`,
  "gu",
);
const box = new RegExp(
  `\\b[Pp]\\.?\\s?[Oo]\\.?\\s+(?:Box|BOX|box)\\s+[\\p{N}][\\p{L}\\p{N}-]*(?:${town})?${country}`,
  "gu",
);
const continental = new RegExp(
  `(?<![\\p{L}\\p{N}])\\p{Lu}[\\p{L}-]*(?:[Ss]tra(?:ß|ss)e|[Ss]tr\\.|[Gg]asse|[Pp]latz|[Ww]eg|[Aa]llee|(?<=\\p{L}{3}[ns])ring|(?<=-)Ring|[Dd]amm|[Uu]fer|straat|laan|gracht)[^\\S\\n\\t]+\\d{1,4}(?:\\s?[a-zA-Z](?!\\p{L}))?(?:,?\\s+(?:[A-Z]{1,2}-)?\\d{4,5}(?:\\s+\\p{Lu}\\p{L}+)?)?${country}`,
  "gu",
);
const romance = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\d{1,4},?\\s+)?(?:[Rr]ue|RUE|[Aa]venue|[Bb]oulevard|[Pp]lace|[Qq]uai|[Cc]hemin|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Cc]alle|[Aa]venida|[Pp]aseo|[Pp]laza)\\s+(?:(?:de|du|des|la|le|les|del|della|di|dei)\\s+|l['’]|d['’])*\\p{Lu}[\\p{L}'’-]*(?:\\s+\\p{Lu}[\\p{L}'’-]*){0,3},?\\s+(?:\\d{1,4}(?:${town})?|${postcode}(?:\\s+\\p{Lu}\\p{L}+)?)${country}`,
  "gu",
);

/** Postal addresses: a number and a street, with suite, town and postcode where they follow; post office boxes. */
export function addressesIn(text: string): Finding[] {
  return [numbered, box, continental, romance].flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter((found) => !/^(?:\d{1,2}|One|Two)\s+(?:The|This|Each|No|Any|All)\s/.test(found[0]) && found[0].length > 8)
      .map((found) => ({
        kind: "address" as const,
        key: `address:${found[0].toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")}`,
        text: onOneLine(found[0]),
        start: found.index,
        end: found.index + found[0].length,
      })),
  );
}
