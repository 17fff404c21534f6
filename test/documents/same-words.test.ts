import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import type { Contract } from "../../shared/domain/contract.ts";
import { outline, read } from "./read.ts";

const sample = async (ending: string): Promise<Contract> =>
  read(`a.${ending}`, await readFile(new URL(`../../samples/services-agreement.${ending}`, import.meta.url)));

function words({ text }: Contract): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words that both have, each as often as both have it, against the longer of the two. */
function shared(one: Contract, other: Contract): number {
  const [left, right] = [words(one), words(other)];
  const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((total, count) => total + count, 0);
  const both = [...left].reduce((total, [word, count]) => total + Math.min(count, right.get(word) ?? 0), 0);
  return both / Math.max(sum(left), sum(right));
}

it.each(["html", "rtf", "odt"])(
  "reads the same agreement from .%s as from .docx: words, sections, tables",
  async (ending) => {
    const [word, other] = [await sample("docx"), await sample(ending)];
    expect(shared(word, other)).toBeGreaterThanOrEqual(0.98);
    expect(outline(other)).toEqual(outline(word));
    expect(other.sections.map(({ level }) => level)).toEqual(word.sections.map(({ level }) => level));
    const tables = ({ blocks, text }: Contract) =>
      blocks.filter(({ kind }) => kind === "table").map(({ start, end }) => text.slice(start, end));
    expect(tables(other)).toEqual(tables(word));
    expect(other.findings).toEqual([]);
  },
);
