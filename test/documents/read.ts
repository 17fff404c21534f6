import { readDocument } from "../../electron/documents/read-document.ts";
import type { Contract } from "../../shared/domain/contract.ts";

/** Reads in this process: for what is read, not for how it is contained. */
export function read(name: string, bytes: Uint8Array | string, password: string | null = null): Promise<Contract> {
  return readDocument(
    { name, bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes },
    { password, onPage: () => undefined },
  );
}

/** The words of each section's beginning. */
export function outline(contract: Contract): string[] {
  return contract.sections.map(
    (section) =>
      `${"  ".repeat(section.level - 1)}${section.number}${section.number !== "" && section.heading !== "" ? " " : ""}${section.heading}`,
  );
}

export function blockTexts(contract: Contract): string[] {
  return contract.blocks.map((block) => contract.text.slice(block.start, block.end));
}
