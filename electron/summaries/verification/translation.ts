import type { Contract } from "../../../shared/domain/contract.ts";
import { foreignLanguageOf, languageOf, leaningOf } from "../../../shared/domain/language.ts";

/**
 * The language of passages that a statement does not share, so that its words cannot be held against theirs; null where
 * both are in the same, or nothing tells. A few words are taken for what they lean to only where the contract itself is in
 * another language than English.
 */
export function languageBetween(contract: Pick<Contract, "text">, said: string, passages: string): string | null {
  const sure = languageOf(passages);
  const language = sure ?? (foreignLanguageOf(contract) === null ? null : leaningOf(passages));
  if (language === null || language === "English") return null;
  // Two names with an "and" between them are no sentence.
  return leaningOf(said, 2) === "English" ? language : null;
}

/** Figures of a statement that its passages do not have, whatever separates their thousands and decimals. */
export function missingFigures(said: string, passages: string): string[] {
  const there = new Set(figuresIn(passages).map(digitsOf));
  return [...new Set(figuresIn(said))].filter((figure) => !there.has(digitsOf(figure)));
}

function figuresIn(text: string): string[] {
  return text.match(/\d+(?:[.,'\u00a0\u202f]\d+)*/g) ?? [];
}

function digitsOf(figure: string): string {
  return figure.replaceAll(/\D/g, "").replace(/^0+(?=\d)/, "");
}
