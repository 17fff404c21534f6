import type { Contract } from "../../shared/domain/contract.ts";
import { coverageSentence } from "../../shared/domain/coverage.ts";

/** The shape that scripts rely on; fields may be added, none renamed. */
export function readAsJson(contract: Contract) {
  return {
    name: contract.name,
    sha256: contract.sha256,
    format: contract.format,
    pages: contract.pages.map(({ number, source, start, end, margins }) => ({
      number,
      text: contract.text.slice(start, end),
      source,
      margins,
    })),
    sections: contract.sections,
    coverage: contract.coverage,
    findings: contract.findings,
  };
}

export function readAsText(contract: Contract): string {
  const sections = contract.sections.map(
    ({ level, number, heading, page }) =>
      `${"  ".repeat(level)}${[number, heading].filter(Boolean).join(" ")}  (p. ${page})`,
  );
  const findings = contract.findings.map(({ kind, page, text }) => `  ${kind}, p. ${page}: ${text}`);
  return [
    contract.name,
    coverageSentence(contract.coverage),
    ...(sections.length > 0 ? ["", "Sections", ...sections] : ["", "No numbered or titled sections were recognised."]),
    ...(findings.length > 0 ? ["", "Findings", ...findings] : []),
  ].join("\n");
}
