import { opener, partiesBetween } from "./parties-between.ts";
import { definedParties } from "./parties-elsewhere.ts";
import type { Party } from "./party.ts";

const agreeing =
  /\b(?:(?:do|does|mutually|hereby)\s+)*agrees?\s+(?:as follows|to (?:all|the following|be bound)|that\b|with (?:one another|each other))|\bha(?:ve|s) (?:today |this day |hereby )?(?:entered into|concluded|made|reached) (?:the |this )?(?:following )?(?:agreement|contract)\b/giu;
const longest = 1_500;

/** Those of "Acme Ltd., of 4 Mill Lane (“Acme”), and Beta Ltd. (“Beta”) agree as follows", with no "between". */
export function agreeingParties(opening: string): Party[] {
  for (const { index } of opening.matchAll(agreeing)) {
    for (const gap of ["\n\n", "\n"]) {
      const from = Math.max(opening.lastIndexOf(gap, index) + gap.length, index - longest, 0);
      const region = opening.slice(from, index);
      if (region.length < 20 || [...region.matchAll(opener)].length > 0) continue;
      const found = partiesBetween(region, from);
      if (found.length >= 2 && (found[0]?.start ?? Infinity) - from < 12) return found;
    }
  }
  return [];
}

const withUndersigned =
  /\b(?:(?:agreement|contract|undertaking|understanding)\s+between\s+)?[Tt]he\s+undersigned,?\s+and\s+(?:the\s+)?(?<other>\p{Lu}[^;()]{1,80}?)(?=\s+(?:(?:do|hereby|mutually)\s+)*(?:agree|covenant|regarding|concerning|relating|with respect|in connection|as to|set(?:s|ting)? (?:out|forth))\b)/gu;

/** A letter that whoever signs it sends: "an agreement between the undersigned and Acme", who stands above or is defined. */
export function undersignedParties(opening: string): Party[] {
  for (const match of opening.matchAll(withUndersigned)) {
    const other = (match.groups?.["other"] ?? "").replace(/\s+/g, " ").replace(/,$/, "");
    const known = definedParties(opening).find(({ name, aliases }) => name === other || aliases.includes(other));
    if (known === undefined) continue;
    const start = match.index + match[0].toLowerCase().indexOf("the undersigned");
    const end = start + "the undersigned".length;
    return [{ name: "the undersigned", aliases: ["Undersigned"], defined: false, start, end }, known];
  }
  return [];
}
