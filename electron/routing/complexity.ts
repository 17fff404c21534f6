import type { Contract } from "../../shared/domain/contract.ts";
import { languagesIn } from "../../shared/domain/language.ts";
import type { Complexity } from "../../shared/domain/run.ts";
import { complexityWeights, type SignalName, type SignalWeight } from "./complexity-weights.ts";
import { countJurisdictions } from "./jurisdictions.ts";

/** What the score needs of a contract; the text alone will do. */
export type ComplexityInput = Pick<Contract, "text"> & Partial<Pick<Contract, "sections" | "blocks" | "coverage">>;

/**
 * How hard a contract is, 0..1, with what each signal added; the shares sum to the score. It reads the text once per
 * signal and calls nothing. The words it looks for are English: of other languages it sees that they are there, and size,
 * structure and places.
 */
export function scoreComplexity(contract: ComplexityInput): Complexity {
  const values = measure(contract);
  const signals = complexityWeights.map((entry) => ({
    name: entry.name,
    value: values[entry.name],
    share: shareOf(entry, values[entry.name]),
  }));
  return { score: signals.reduce((sum, { share }) => sum + share, 0), signals };
}

function shareOf({ weight, from, scale }: SignalWeight, value: number): number {
  return weight * (1 - Math.exp(-Math.max(0, value - from) / scale));
}

/** English contracts run to five characters a token; the exact count is not worth loading a tokenizer for. */
const charactersPerToken = 4.9;

function measure(contract: ComplexityInput): Record<SignalName, number> {
  const { text } = contract;
  return {
    "size in tokens, about": Math.round(text.length / charactersPerToken),
    "clause density": clauseDensity(text),
    "cross-references": crossReferences(text),
    "defined terms": definedTerms(text),
    "nesting depth": Math.max(0, ...(contract.sections ?? []).map(({ level }) => level), printedDepth(text)),
    "jurisdictions named": countJurisdictions(text),
    "overriding language": count(text, overriding),
    tables: (contract.blocks ?? []).filter(({ kind }) => kind === "table").length,
    "languages besides English": languagesIn(text).filter(({ language }) => language !== "English").length,
    "unreadable pages": contract.coverage?.unreadable ?? 0,
  };
}

const partName =
  /\b(?:[Ss]ections?|[Cc]lauses?|[Aa]rticles?|[Pp]aragraphs?|[Ss]chedules?|[Ee]xhibits?|[Aa]nnex(?:es)?|[Aa]ppendix|SECTIONS?|CLAUSES?|ARTICLES?|PARAGRAPHS?|SCHEDULES?|EXHIBITS?|ANNEX|APPENDIX)[^\S\n]{1,3}(?:\d|\([a-z]{1,4}\)|[IVXLC]{1,6}\b|[A-Z]\b)/g;

/** A reference names a part by its number; at the beginning of a line it is that part's own heading. */
function crossReferences(text: string): number {
  let found = 0;
  for (const { index } of text.matchAll(partName)) {
    let before = index - 1;
    while (text[before] === " " || text[before] === "\t") before -= 1;
    if (before >= 0 && text[before] !== "\n") found += 1;
  }
  return found;
}

const overriding =
  /\b(?:notwithstanding|subject to|except (?:as|to the extent|for)|unless otherwise|without (?:limiting|prejudice to)|in lieu of|supersedes?|shall (?:prevail|control)|will (?:prevail|control)|provided,? (?:however|further)|to the contrary)\b/gi;

const operative = /\b(?:shall|must|will|may|if|unless|whether|provided|whereas|where|when|until|which|who)\b/gi;
const sentenceEnd = /[.;:](?=\s)/g;

/** Finite and dependent clauses for each sentence or semicolon: how much is said in one breath. */
function clauseDensity(text: string): number {
  const sentences = count(text, sentenceEnd);
  return count(text, operative) / Math.max(1, sentences);
}

const definition =
  /["\u201c]([A-Z][^"\u201c\u201d\n]{0,60})["\u201d][^\S\n]{0,2}(?:\)|(?:shall|will)?[^\S\n]{0,2}(?:means?|have the meaning|has the meaning|includes?|refers? to)\b)/g;

function definedTerms(text: string): number {
  const terms = new Set<string>();
  for (const match of text.matchAll(definition)) terms.add((match[1] ?? "").toLowerCase());
  return terms.size;
}

const enumerator = /^[^\S\n]*(?:(\d{1,3}(?:\.\d{1,3}){0,5})[.)]?|\(([a-z]{1,4}|\d{1,2})\))[^\S\n]/gm;
const roman = /^(?:x{0,3}(?:ix|iv|v?i{0,3}))$/;

/** Depth of the numbering at the beginnings of lines: the parts of "8.2.1", and one each below for "(a)" and "(i)". */
function printedDepth(text: string): number {
  let dotted = 0;
  let letters = 0;
  let numerals = 0;
  for (const [, number, item] of text.matchAll(enumerator)) {
    if (number !== undefined) dotted = Math.max(dotted, number.split(".").length);
    else if (item !== undefined && item.length > 1 && roman.test(item)) numerals = 1;
    else letters = 1;
  }
  return dotted + letters + numerals;
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) found += 1;
  return found;
}
