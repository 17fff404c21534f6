import { aliasesIn, anotherPerson, endsInForm, form, isName, leadingName, shortName, type Party } from "./party.ts";
import type { Reading } from "./reading.ts";
import { collapse } from "./sentences.ts";

/** Names with a legal form that the opening defines: `Acme, Inc., a Delaware corporation ("Acme")`. */
export function definedParties(opening: string): Party[] {
  const found: Party[] = [];
  const pattern = new RegExp(
    `(?<![\\p{L}])(?<name>(?:\\p{Lu}\\p{L}+,\\s+(?=\\p{Lu}\\p{L}+\\s+&\\s))?(?:\\p{Lu}[\\p{L}\\p{N}.'’&-]*|&|of|and|\\([A-Z]{2,12}\\))(?:[ \\t\\n]+(?:\\p{Lu}[\\p{L}\\p{N}.'’&-]*|&|of|and|\\([A-Z]{2,12}\\))){0,8}(?:,?\\s+${form}\\b\\.?|,\\s+\\p{Lu}{2,5}(?=,\\s+an?\\s)))(?<rest>(?:(?!\\n\\s*\\n)[^("“]){0,220}\\([^()]{0,160}["“][^()]{1,80}\\))`,
    "gu",
  );
  for (const match of opening.matchAll(pattern)) {
    const name = collapse(match.groups?.name ?? "").replace(
      /^(?:.*\b(?:AGREEMENT|Agreement|BETWEEN|Between)\s+|(?:and|of|between|among|by|to|with|from|the|company|seller|buyer|you,|we,)\s+)+/iu,
      "",
    );
    const aliases = aliasesIn((match.groups?.["rest"] ?? "").split(anotherPerson)[0] ?? "");
    if (!isName(name) || aliases.length === 0) continue;
    // "insured by the Deposit Fund (“Fund”)": a body that is only spoken of.
    if (spokenOf.test(opening.slice(Math.max(0, match.index - 60), match.index))) continue;
    const start = match.index + match[0].indexOf(name.split(" ")[0] ?? "");
    found.push({
      name,
      aliases: [...new Set([...aliases, shortName(name)])].filter((alias) => alias !== name),
      defined: true,
      start,
      end: match.index + (match.groups?.name ?? "").length,
    });
    if (found.length >= 6) break;
  }
  return found;
}

const spokenOf =
  /(?<!\b(?:made|entered into|executed|issued|given|granted|delivered) )\b(?:by|of|under|through|from|before|at)\s+(?:the\s+)?$/i;

/** "Acme Trading Limited\tAcme": a table of abbreviations that names two companies or more. */
export function tabledParties(opening: string): Party[] {
  const row = new RegExp(
    `(?:^|\\n)[ ]*(?<name>\\p{Lu}[\\p{L}\\p{N}.'’&() -]{2,80}\\b${form}\\.?)\\t+[ ]*(?<alias>\\p{Lu}[\\p{L}\\p{N}&-]{1,20})[ ]*(?=\\n|$)`,
    "gu",
  );
  const found = [...opening.matchAll(row)].flatMap((match): Party[] => {
    const { name: source = "", alias = "" } = match.groups ?? {};
    const name = collapse(source);
    const start = match.index + match[0].indexOf(source);
    return isName(name) ? [{ name, aliases: [alias], defined: true, start, end: start + source.length }] : [];
  });
  return found.length >= 2 ? found.slice(0, 4) : [];
}

/** "Party A: Acme Ltd", "Landlord: Acme Ltd", one to a line. */
export function labelledParties(opening: string): Party[] {
  const found: Party[] = [];
  const labelled =
    /(?:^|\n)[ \t]*(?:\(\d\)\s*)?(?<alias>Party [A-D1-4]|PARTY [A-D1-4]|Client|Customer|Company|Company Name|Licensor|Licensee|Supplier|Vendor|Buyer|Seller|Landlord|Tenant|Contractor|Consultant|Employer|Employee|Provider|Distributor|Reseller|Lessor|Lessee|Lender|Borrower|Guarantor|Purchaser|Owner|Operator|Agent|Principal|Franchisor|Franchisee|Publisher|Author|Assignor|Assignee)[ \t]*[:：]\s*(?<name>[\p{Lu}\d][^\n\t:：]{2,300})(?=\n|\t|$)/gu;
  for (const match of opening.matchAll(labelled)) {
    const source = match.groups?.name ?? "";
    const written = collapse(leadingName.exec(source)?.[0] ?? "");
    // "Acme Solutions, Inc. (ACM)": the letters in brackets stand for it.
    const letters = /\s\((?<letters>[A-Z][A-Za-z.]{1,14})\)$/.exec(written);
    const name = letters === null ? written : written.slice(0, letters.index);
    const start = match.index + match[0].indexOf(source);
    if (isName(name) && !found.some(({ aliases }) => aliases.includes(match.groups?.alias ?? "")))
      found.push({
        name,
        aliases: [
          match.groups?.alias ?? "",
          ...(letters?.groups?.letters === undefined ? [] : [letters.groups.letters]),
        ],
        defined: true,
        start,
        end: start + name.length,
      });
  }
  return found.length >= 2 ? found : [...found, ...listedParties(opening, found)];
}

/** "Party A: Acme Ltd., of 4 Mill Lane. Party B: Beta Ltd.", running on in one line, as an article on the parties has it. */
function listedParties(opening: string, known: readonly Party[]): Party[] {
  const found: Party[] = [];
  const label =
    /(?<![\p{L}\p{N}])(?<alias>Party [A-D1-4]|PARTY [A-D1-4])[ \t]*(?:\([^()\n]{1,60}\)[ \t]*)?[:：]\s*(?=(?<name>[\p{Lu}\d][^\n]{2,200}))/gu;
  for (const match of opening.matchAll(label)) {
    const { alias = "", name: source = "" } = match.groups ?? {};
    const run = leadingName.exec(source)?.[0] ?? "";
    // What follows a legal form is the next entry: "Acme Ltd. Address".
    const name = collapse(companyIn.exec(run)?.[0] ?? run);
    if (!endsInForm.test(name) || !isName(name)) continue;
    if ([...known, ...found].some((party) => party.aliases.includes(alias) || party.name === name)) continue;
    const start = match.index + match[0].length;
    found.push({
      name,
      aliases: [alias, shortName(name)].filter((one) => one !== name),
      defined: true,
      start,
      end: start + name.length,
    });
  }
  return found;
}

const companyIn =
  /^.{2,}?\b(?:Inc|INC|LLC|L\.L\.C|Ltd|LTD|Limited(?! (?:Liability|Partnership))|LIMITED|GmbH|Corp|CORP|Corporation|CORPORATION|PLC|plc)\b\.?/u;

/** Lines above "By:" and behind "for and on behalf of" near the end. */
export function signatories({ text }: Reading): Party[] {
  const from = Math.max(0, text.length - 6_000);
  const tail = text.slice(from);
  const found: Party[] = [];
  const pattern = new RegExp(
    `(?:^|\\n)[ \\t]*(?:For and on behalf of:?\\s*|Signed (?:by|for):?\\s*|(?:The |THE )?(?<label>\\p{Lu}[\\p{L} ]{3,20}):\\s*)?(?<name>\\p{Lu}[^\\n:]{3,70}?)(?:\\s*\\((?:the )?["“](?<alias>[^)\\n]{1,40}?)["”]\\))?[ \\t]*(?:\\n(?:\\s*\\n){0,4}[ \\t]*|(?<=\\b${form}\\.?[ \\t]+))(?:(?:By|BY|Per|Signature|Name|S\\/)\\s*[:/]|(?<=\\b${form}\\.?\\s{1,8})\\/s\\/)`,
    "gu",
  );
  for (const match of tail.matchAll(pattern)) {
    const beside = sideBySide(
      match.groups?.name ?? "",
      from + match.index + match[0].indexOf(match.groups?.name ?? ""),
    );
    if (beside.length > 1) {
      found.push(...beside);
      continue;
    }
    const name = collapse(match.groups?.name ?? "").replace(/,$/, "");
    if (
      !isName(name) ||
      /^(?:in witness|agreed|accepted|company|title|date)/i.test(name) ||
      name.split(" ").length > 9 ||
      /\b(?:shall|have|the parties|executed|above)\b/.test(name)
    )
      continue;
    const start = from + match.index + match[0].indexOf(match.groups?.name ?? "");
    const alias = match.groups?.["alias"];
    found.push({
      name,
      aliases: [...(alias === undefined ? [] : [alias]), shortName(name)].filter((one) => one !== name),
      defined: alias !== undefined,
      start,
      end: start + (match.groups?.name ?? "").length,
    });
  }
  return found.slice(0, 8);
}

/** Two blocks of signatures side by side, as a page sets them: a name, a gap and another name. */
function sideBySide(line: string, at: number): Party[] {
  const parts = [...line.matchAll(/\S(?:(?!\t| {3}).)*\S/gu)].map(({ 0: name, index }) => ({
    name: collapse(name).replace(/,$/, ""),
    start: at + index,
    end: at + index + name.length,
  }));
  return parts.length > 1 && parts.every(({ name }) => isName(name) && endsInForm.test(name))
    ? parts.map((part) => ({
        ...part,
        aliases: [shortName(part.name)].filter((one) => one !== part.name),
        defined: false,
      }))
    : [];
}

/** "between acme inc and beta llc", in a text without capitals. */
export function lowerCaseParties({ text, lowerCase }: Reading): Party[] {
  if (!lowerCase) return [];
  const match =
    /\bbetween\s+(?<one>[\p{L}\p{N}&' -]{3,60}?)\s+and\s+(?<two>[\p{L}\p{N}&' -]{3,60}?)(?=\s*(?:[,.(\n]|$|\bfor\b|\bdated\b|\bwhereby\b|\bis\b))/u.exec(
      text.slice(0, 3_000),
    );
  if (match === null) return [];
  return [match.groups?.one ?? "", match.groups?.two ?? ""].map((name) => {
    const start = match.index + match[0].lastIndexOf(name);
    return { name: collapse(name), aliases: [], defined: false, start, end: start + name.length };
  });
}
