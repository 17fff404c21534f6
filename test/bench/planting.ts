import type { Block, Contract, Section } from "../../shared/domain/contract.ts";

/** A clause to be written into a contract that does not have it. */
export interface Clause {
  readonly number: string;
  readonly heading: string;
  readonly text: string;
}

export interface Planted {
  readonly contract: Contract;
  /** Where the words of each clause stand, in the order in which the clauses were given. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Writes clauses into the body of a contract, each as a section of its own before the top-level section that is nearest to
 * its share of the way (0 to 1), as the reader would give them. A contract without sections gets them between blocks.
 */
export function plantInBody(contract: Contract, clauses: readonly (Clause & { readonly share: number })[]): Planted {
  let made = contract;
  const spans: { start: number; end: number }[] = [];
  for (const { share, number, heading, text } of clauses) {
    const at = placeFor(made, share);
    const head = `${number}. ${heading}`;
    const words = `${head}\n\n${text}\n\n`;
    made = inserted(
      made,
      at,
      words,
      [
        { start: 0, end: head.length, kind: "heading" },
        { start: head.length + 2, end: head.length + 2 + text.length, kind: "paragraph" },
      ],
      { number, heading },
    );
    for (const span of spans) {
      if (span.start < at) continue;
      span.start += words.length;
      span.end += words.length;
    }
    spans.push({ start: at + head.length + 2, end: at + head.length + 2 + text.length });
  }
  return { contract: made, spans };
}

/** Adds a schedule with one clause at the end of a contract. */
export function plantInSchedule(contract: Contract, label: string, { number, heading, text }: Clause): Planted {
  const at = contract.text.length;
  const title = `\n\n${label}\n\n`;
  const head = `${number}. ${heading}\n\n`;
  const words = `${title}${head}${text}\n`;
  const start = at + title.length + head.length;
  const made = inserted(
    contract,
    at,
    words,
    [
      { start: 2, end: 2 + label.length, kind: "heading" },
      { start: title.length, end: title.length + head.length - 2, kind: "heading" },
      { start: title.length + head.length, end: title.length + head.length + text.length, kind: "paragraph" },
    ],
    { number: label, heading: "" },
  );
  return { contract: made, spans: [{ start, end: start + text.length }] };
}

/**
 * A contract with other words at a place: blocks and sections that lay within it go with the old ones. Those of the new
 * words are `own`, as offsets into them; where none are given and nothing was there, the new words are a paragraph.
 */
export function replaced(
  contract: Contract,
  start: number,
  end: number,
  words: string,
  own: Pick<Contract, "blocks" | "sections"> | null = null,
): Contract {
  const shift = words.length - (end - start);
  const stays = (one: { readonly start: number; readonly end: number }): boolean =>
    !(start < end && one.start >= start && one.end <= end);
  const moved = <Item extends { start: number; end: number }>(item: Item): Item => ({
    ...item,
    start: item.start >= end ? item.start + shift : item.start,
    end: item.end >= end && item.end > start ? item.end + shift : item.end,
  });
  const put = <Item extends { start: number; end: number }>(item: Item): Item => ({
    ...item,
    start: item.start + start,
    end: item.end + start,
  });
  const paragraph: Block = { kind: "paragraph", start: 0, end: words.trimEnd().length, page: pageOf(contract, start) };
  const added = own ?? { blocks: start === end && words !== "" ? [paragraph] : [], sections: [] };
  return {
    ...contract,
    text: contract.text.slice(0, start) + words + contract.text.slice(end),
    pages: contract.pages.map((page) => ({ ...moved(page), runs: [], margins: [] })),
    blocks: [...contract.blocks.filter(stays).map(moved), ...added.blocks.map(put)].toSorted(inOrder),
    sections: [...contract.sections.filter(stays).map(moved), ...added.sections.map(put)].toSorted(inOrder),
  };
}

/** A stretch of a contract put before another place, with its blocks and sections. */
export function putElsewhere(contract: Contract, { start, end }: { start: number; end: number }, to: number): Contract {
  const words = contract.text.slice(start, end);
  const within = <Item extends { start: number; end: number }>(items: readonly Item[]): Item[] =>
    items
      .filter((one) => one.start >= start && one.end <= end)
      .map((one) => ({ ...one, start: one.start - start, end: one.end - start }));
  const own = { blocks: within(contract.blocks), sections: within(contract.sections) };
  const without = replaced(contract, start, end, "");
  const at = to > start ? to - (end - start) : to;
  return replaced(without, at, at, words, own);
}

function inOrder(one: { start: number; end: number }, other: { start: number; end: number }): number {
  return one.start - other.start || other.end - one.end;
}

function pageOf({ pages }: Contract, at: number): number {
  return pages.findLast(({ start }) => start <= at)?.number ?? 1;
}

function placeFor({ sections, blocks, text }: Contract, share: number): number {
  const target = text.length * share;
  const schedule = sections.find(({ number, heading }) =>
    /^(?:schedule|exhibit|annex|appendix)\b/i.test(`${number} ${heading}`.trim()),
  );
  const limit = schedule?.start ?? text.length;
  const least = Math.min(...sections.map(({ level }) => level));
  const places = sections
    .filter(({ level, start }) => level === least && start > 0 && start < limit)
    .map(({ start }) => start);
  const open =
    places.length >= 3 ? places : blocks.map(({ start }) => start).filter((start) => start > 0 && start < limit);
  return open.toSorted((a, b) => Math.abs(a - target) - Math.abs(b - target))[0] ?? text.length;
}

function inserted(
  contract: Contract,
  at: number,
  words: string,
  blocks: readonly { readonly start: number; readonly end: number; readonly kind: Block["kind"] }[],
  section: { readonly number: string; readonly heading: string },
): Contract {
  const page = contract.pages.findLast(({ start }) => start < at)?.number ?? 1;
  const move = <Item extends { start: number; end: number }>(item: Item): Item => ({
    ...item,
    start: item.start >= at ? item.start + words.length : item.start,
    end: item.end > at ? item.end + words.length : item.end,
  });
  const own: Section = {
    ...section,
    level: Math.min(...contract.sections.map(({ level }) => level), 1),
    start: at,
    end: at + words.length,
    page,
  };
  const first = contract.sections.findIndex(({ start }) => start >= at);
  const sections = contract.sections.map(move);
  sections.splice(first < 0 ? sections.length : first, 0, own);
  const next = contract.blocks.findIndex(({ start }) => start >= at);
  const moved = contract.blocks.map(move);
  moved.splice(
    next < 0 ? moved.length : next,
    0,
    ...blocks.map((block) => ({ ...block, start: block.start + at, end: block.end + at, page })),
  );
  return {
    ...contract,
    text: contract.text.slice(0, at) + words + contract.text.slice(at),
    pages: contract.pages.map((one) => ({
      ...move(one),
      end: one.number === page ? Math.max(one.end, at) + words.length : move(one).end,
      runs: [],
      margins: [],
    })),
    blocks: moved,
    sections,
  };
}
