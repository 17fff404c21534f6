import type { Block, Contract } from "../../../shared/domain/contract.ts";

/** The contract's blocks in order; words that stand in none become paragraphs, so that none goes unseen. */
export function blocksOf(contract: Pick<Contract, "text" | "blocks" | "pages">): Block[] {
  const { text } = contract;
  const all: Block[] = [];
  let at = 0;
  const bridge = (to: number) => {
    if (text.slice(at, to).trim() !== "")
      all.push({ kind: "paragraph", start: at, end: to, page: pageOf(contract, at) });
  };
  for (const block of contract.blocks.toSorted((a, b) => a.start - b.start)) {
    if (block.end <= at) continue;
    bridge(block.start);
    all.push({ ...block, start: Math.max(block.start, at) });
    at = block.end;
  }
  bridge(text.length);
  return all;
}

function pageOf({ pages }: Pick<Contract, "pages">, offset: number): number {
  return pages.findLast((page) => page.start <= offset)?.number ?? 1;
}
