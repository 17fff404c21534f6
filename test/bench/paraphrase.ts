import { factsIn, monthNames } from "../../electron/summaries/facts.ts";
import { readNumber } from "../../electron/summaries/number-words.ts";
import { pick, type Changed, type Random, type Specimen } from "./falsify.ts";

type Paraphrase = (specimen: Specimen, random: Random) => Changed | null;

/** Ways to say a statement otherwise and mean the same; null where there is nothing to say otherwise. */
export const paraphrases: Readonly<Record<string, Paraphrase>> = {
  "another verb that binds": (specimen, random) => replaced(specimen, moods, random),
  "present tense": (specimen, random) => replaced(specimen, tenses, random),
  "another order": order,
  "date written otherwise": (specimen, random) => facts(specimen, "date", (said, keys) => date(said, keys, random)),
  "amount written otherwise": (specimen, random) =>
    facts(specimen, "amount", (said, keys) => amount(said, keys, random)),
  "duration written otherwise": (specimen, random) => facts(specimen, "duration", (said) => duration(said, random)),
  "percentage written otherwise": (specimen) => facts(specimen, "percentage", (said) => percentage(said)),
  "party by another name": alias,
  "fewer words": fewer,
};

type Swap = readonly [RegExp, readonly string[]];
const moods: readonly Swap[] = [
  [
    /\b(?:shall|will|must) not (?!be (?:required|obligated|obliged|entitled|permitted|liable|deemed)|have )(?=\p{Ll})/iu,
    ["must not ", "may not ", "is not permitted to ", "agrees not to "],
  ],
  [/\b(?:shall|will|must) be required to /iu, ["must ", "is obliged to ", "has to "]],
  [/\b(?:shall|will) have the right to /iu, ["may ", "is entitled to ", "has the right to "]],
  [
    /\b(?:shall|will|must) (?!not\b|be\b|have (?:the|no)\b|in no\b)(?=\p{Ll})/iu,
    ["must ", "is required to ", "has to ", "will ", "is obliged to "],
  ],
  [/\bmay not (?=\p{Ll})/iu, ["shall not ", "must not ", "cannot ", "is not allowed to "]],
  [
    /\bmay (?!not\b|be\b|have\b|only\b)(?=\p{Ll})/iu,
    ["can ", "is entitled to ", "has the right to ", "is permitted to "],
  ],
  [/\b(?:is|are) not (?:required|obligated) to /iu, ["has no obligation to ", "need not ", "does not have to "]],
  [/\bneither party (?:shall|may|will) (?!be\b|have\b)/iu, ["no party may ", "neither party can "]],
];
const tenses: readonly Swap[] = [
  [
    /\b(?:shall|will) (pay|provide|deliver|maintain|indemnify|notify|use|keep|make|give|supply|perform|assign|grant|receive|include|continue|remain|begin|terminate|renew)\b/iu,
    ["$1s"],
  ],
  [/\b(?:shall|will) be\b/iu, ["is"]],
  [/\bhereby (grants|agrees|appoints|assigns|represents|warrants)\b/iu, ["$1"]],
];

function replaced({ text, quotes }: Specimen, swaps: readonly Swap[], random: Random): Changed | null {
  const negated = /\b(?:neither|no|nor|nothing|in no event|under no)\b/i.test(text);
  const able = swaps.filter(([pattern]) => pattern.test(text) && (!negated || /neither|hereby/.test(pattern.source)));
  const [pattern, others] = pick(able, random) ?? [];
  const other = pick(others ?? [], random);
  if (pattern === undefined || other === undefined) return null;
  return {
    text: text
      .replace(pattern, other)
      .replace(/\bindemnifys\b/, "indemnifies")
      .replace(/\bnotifys\b/, "notifies")
      .replace(/\bsupplys\b/, "supplies"),
    quotes,
  };
}

/** "Upon notice, the Client may ..." is "The Client may ... upon notice". */
function order({ text, quotes }: Specimen): Changed | null {
  const opening =
    /^(?<first>(?:Upon|During|Within|On|If|In the event|Subject to|At|After|Before|Prior to|For|Following|Unless|Except)\b[^,:;]{5,120}), (?<rest>[^;:…]{20,})\.$/u.exec(
      text,
    );
  if (opening === null) return null;
  const { first = "", rest = "" } = opening.groups ?? {};
  return {
    text: `${rest.charAt(0).toUpperCase()}${rest.slice(1)} ${first.charAt(0).toLowerCase()}${first.slice(1)}.`,
    quotes,
  };
}

function facts(
  { text, quotes }: Specimen,
  kind: string,
  say: (said: string, keys: readonly string[]) => string | null,
): Changed | null {
  let changed = text;
  for (const fact of factsIn(text).toReversed()) {
    if (fact.kind !== kind) continue;
    const other = say(fact.text, fact.keys);
    if (other !== null) changed = changed.slice(0, fact.start) + other + changed.slice(fact.end);
  }
  return changed === text ? null : { text: changed, quotes };
}

function date(_said: string, keys: readonly string[], random: Random): string | null {
  const [year, month, day] = keys[0]?.split("-") ?? [];
  const name = monthNames[Number(month) - 1];
  if (keys.length > 1 || year === undefined || name === undefined || day === undefined || year === "") return null;
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return (
    pick(
      [
        `${year}-${month}-${day}`,
        `${Number(day)} ${capital} ${year}`,
        `${capital} ${Number(day)}, ${year}`,
        `the ${Number(day)}th of ${capital} ${year}`,
      ],
      random,
    ) ?? null
  );
}

function amount(_said: string, keys: readonly string[], random: Random): string | null {
  const [currency = "", value = ""] = keys[0]?.split(" ") ?? [];
  if (currency !== "usd" || value === "") return null;
  const figures = Number(value).toLocaleString("en-US");
  const forms = [`USD ${figures}`, `${figures} dollars`, `US$${figures}`, `$${value}`];
  if (Number(value) % 1e5 === 0 && Number(value) >= 1e6) forms.push(`$${Number(value) / 1e6} million`);
  return pick(forms, random) ?? null;
}

function duration(said: string, random: Random): string | null {
  const match = /^(?<count>.+?)[\s-]+(?<unit>(?:business |calendar |working )?(?:days?|weeks?|months?|years?))$/i.exec(
    said,
  );
  const { count = "", unit = "" } = match?.groups ?? {};
  const value = readNumber(/\(\s*(\d+)\s*\)/.exec(count)?.[1] ?? count);
  if (value === null || unit === "") return null;
  const plural = `${unit.toLowerCase().replace(/s$/, "")}${value === 1 ? "" : "s"}`;
  if (/^years?$/i.test(unit) && random() < 0.4) return `${value * 12} months`;
  return `${value} ${plural}`;
}

function percentage(said: string): string | null {
  const value = /[\d.]+/.exec(said)?.[0];
  return value === undefined ? null : /%/.test(said) ? `${value} percent` : `${value}%`;
}

function alias({ text, quotes, parties }: Specimen, random: Random): Changed | null {
  const names = parties.find(
    (known) =>
      known.length > 1 &&
      known.some((name) =>
        new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "u").test(
          text,
        ),
      ),
  );
  const one = names?.find((name) => text.includes(name));
  const other = pick(
    (names ?? []).filter((name) => name !== one && !name.includes(one ?? "") && !(one ?? "").includes(name)),
    random,
  );
  return one === undefined || other === undefined ? null : { text: text.replace(one, other), quotes };
}

function fewer({ text, quotes }: Specimen): Changed | null {
  const changed = text
    .replace(/\s*\([^()]{1,60}\)/gu, "")
    .replace(/\b(?:hereby|herein|hereunder|thereof|promptly|solely|fully|duly|reasonably) /giu, "")
    .replace(/,? (?:including|such as) [^,;.]{5,80}(?=[;…]|\.$)/iu, "");
  return changed === text ? null : { text: changed, quotes };
}
