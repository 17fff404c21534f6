import { leadEnd, type Limited } from "./whole.ts";

/** How the items of a list are numbered. */
export type Numerals = "roman" | "letters" | "figures" | "sections" | "marks" | "none";

/** What the number of an item is made of, with its brackets and stops: "(iv) " is roman. */
export function numeralsOf(marker: string): Numerals {
  const bare = marker.replace(/[\s().]/g, "");
  if (bare === "") return "none";
  if (sectionItem.test(`${marker.trim()} a`)) return "sections";
  if (/^[ivx]+$/.test(bare)) return "roman";
  return /^[a-z]+$/.test(bare) ? "letters" : /^\d/.test(bare) ? "figures" : "marks";
}

/** Whether an item still belongs to the list that a lead opened: "(b)" after "(i)" and "(ii)" does not. */
export function goesOn(numerals: Numerals | null, marker: string): boolean {
  const own = numeralsOf(marker);
  return numerals === null || own === numerals || (numerals === "letters" && own === "roman");
}

/** Words. */
const longestLead = 60;

/** The number or mark that an item begins with. */
export const listItem = /^\(?(?:[a-z]{1,2}|[ivx]{1,5})[.)]\s|^\(\d{1,2}\)\s|^[•●▪–-]\s/;

/**
 * Whether a line without a number is an item all the same: it goes on in small letters where the line before it opened a
 * list, or ended as an item does.
 */
export function goesOnUnnumbered(before: string, text: string, isFirst: boolean): boolean {
  return /^\p{Ll}/u.test(text) && (isFirst ? /[:—–-]\s*$/u : /;(?:\s+(?:and|or|and\/or))?\s*$/iu).test(before);
}

/** "4.1.2 to keep": a section that only goes on is an item of the one above it. */
const sectionItem = /^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=\p{Ll})/u;

/** The number, the letter or the mark that an item of a list begins with. */
export function markerOf(text: string): string | undefined {
  return (listItem.exec(text) ?? sectionItem.exec(text))?.[0];
}

/** "The Supplier shall:", "Neither party may:": what the items of a list complete; not what a list makes exceptions to. */
export function isLead(text: string): boolean {
  return (
    /[:—–-]$/.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !/\b(?:unless|except(?: (?:if|that|where|as follows))?)\W*$/i.test(text) &&
    text.split(" ").length <= longestLead
  );
}

/** What a list says under a condition, or of somebody who agrees "that", is said of its items. */
const governsItems =
  /^(?:if|in the event|in case|upon|where|when|following|after|unless|notwithstanding|during|for|subject to|prior to|before|provided|on)\b|\bthat\W*$/i;
/** "The Supplier shall not". An event is put so too: "the Supplier shall become insolvent". */
const clause =
  /^(?:\S{1,6}\s+)?(?:(?:the|each|either|neither)\s+)?\p{Lu}[\p{L}&.’'-]*(?:\s+\p{Lu}[\p{L}&.’'-]*){0,4}\s+(?:shall|will|may|must|agrees?)\b(?!\s+(?:also\s+)?(?:fail|cease|become|default|commit|breach|suffer|make|be\s+(?:in|un|ad|de|dis|bankrupt|insolvent|found)|have\s+(?!(?:the|an?|no)\b)))/u;

/** Whether an item binds somebody by itself, and needs no words before the list. */
export function standsAlone(lead: Limited, { text }: Limited): boolean {
  // "To" wants a verb.
  if (/\bto\W*$/i.test(lead.text) && /^(?:\S{1,6}\s+)?(?:the|an?|if|upon|in|its?|such|any|each)\s/i.test(text))
    return true;
  return !governsItems.test(lead.text) && (binds(text) || conditioned.test(text));
}

/** Binds somebody by itself. */
export function binds(text: string): boolean {
  return clause.test(text.replace(/^(?:The|Each|Either|Neither)\b/, (word) => word.toLowerCase()));
}

/** "If this happens, such party shall": a condition with what follows from it. */
const conditioned =
  /^(?:If|In the event|Upon|Where|When|Should)\b[^:]{10,},\s(?:the|such|each|either|neither|that|this|\p{Lu}\p{L}+)\s(?:[\p{L}\p{N}]+\s){0,4}?(?:shall|will|must|may)\b/u;

/** "May be ended only:" is said of all the items together. */
const onlyOfAll = /(?<=\b(?:terminat|cancel|rescind|end)\w*[^.;]{0,40}),? only$/i;

/** The item with the words before the list, which its text then begins with. */
export function completed<S extends Limited>(lead: Limited, item: S): S {
  const { start, end } = lead;
  const joint = /^\P{L}*\p{Ll}/u.test(item.text) ? " " : ": ";
  const bare = lead.text.replace(leadEnd, "").replace(onlyOfAll, "");
  const opening = joint === " " ? bare.replace(/,? as follows$/i, "") : bare;
  return {
    ...item,
    lead: { start, end },
    text: `${opening}${joint}${item.text}`,
  };
}
