import type { Contract } from "../../shared/domain/contract.ts";
import { coverageSentence } from "../../shared/domain/coverage.ts";
import { pageAt } from "../../shared/domain/locate.ts";
import { missingParts } from "../../shared/domain/missing-parts.ts";
import { findReferences } from "../../shared/domain/references.ts";

/** The shape that scripts rely on; fields may be added, none renamed. */
export function readAsJson(contract: Contract) {
  const { terms, references } = findReferences(contract);
  return {
    name: contract.name,
    sha256: contract.sha256,
    format: contract.format,
    pages: contract.pages.map(({ number, source, confidence, start, end, margins }) => ({
      number,
      text: contract.text.slice(start, end),
      source,
      ...(confidence === undefined ? {} : { confidence }),
      margins,
    })),
    sections: contract.sections,
    coverage: contract.coverage,
    findings: contract.findings,
    blocks: contract.blocks,
    definedTerms: terms.map(({ term, start, end, section }) => ({
      term,
      page: pageAt(contract, start),
      start,
      end,
      section: section === null ? null : (contract.sections[section]?.number ?? null),
    })),
    references: references.map(({ text, start, end, state, target }) => {
      const part = target === null ? undefined : contract.sections[target];
      return {
        text,
        page: pageAt(contract, start),
        start,
        end,
        state,
        target: part === undefined ? null : { number: part.number, heading: part.heading, page: part.page },
      };
    }),
    missingParts: missingParts(contract).map(({ name, places }) => ({
      name,
      pages: [...new Set(places.map(({ start }) => pageAt(contract, start)))],
    })),
  };
}

export function readAsText(contract: Contract): string {
  const sections = contract.sections.map(
    ({ level, number, heading, page }) =>
      `${"  ".repeat(level)}${[number, heading].filter(Boolean).join(" ")}  (p. ${page})`,
  );
  const findings = contract.findings.map(({ kind, page, text }) => `  ${kind}, p. ${page}: ${text}`);
  const missing = missingParts(contract).map(
    ({ name, places }) =>
      `  ${name} is referred to on p. ${pageAt(contract, places[0]?.start ?? 0)}, but was not found in this contract`,
  );
  return [
    contract.name,
    coverageSentence(contract.coverage),
    ...(sections.length > 0 ? ["", "Sections", ...sections] : ["", "No numbered or titled sections were recognised."]),
    ...(findings.length > 0 ? ["", "Findings", ...findings] : []),
    ...(missing.length > 0 ? ["", "References that lead nowhere", ...missing] : []),
  ].join("\n");
}
