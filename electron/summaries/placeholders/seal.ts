import type { ReplaceKind } from "../../../shared/domain/configuration.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import type { ReplacedKind, Replacement } from "../../../shared/domain/disclosure.ts";
import { createLocator } from "../../../shared/domain/locate.ts";
import type { Quote } from "../answer.ts";
import { addressesIn } from "./addresses.ts";
import { withoutOverlaps, type Finding } from "./finding.ts";
import { labelsFor, looseNumber } from "./labels.ts";
import { findNames } from "./find-names.ts";
import { namesIn, type Name } from "./names.ts";
import { accountsIn, amountsIn, contactsIn } from "./numbers.ts";

/** A contract as it may be sent, and the way back. Holds for one contract; the same contract gives the same placeholders. */
export interface Seal {
  /** The contract with its placeholders: every offset in it is an index into its own text. */
  readonly contract: Contract;
  /** In the order they first stand in the contract. */
  readonly replaced: readonly Replacement[];
  /** Other words that are sent along: a question, the party we act for. */
  conceal(words: string): string;
  /** Puts back what stands behind each placeholder, also where a model wrote it otherwise; what stands for nothing stays. */
  reveal(words: string): string;
  /** A quote in the contract's own words, with its place, where it stands in what was sent; else as `reveal` has it. */
  revealQuote(quote: Quote): Quote;
  /**
   * The JSON of an answer in the contract's own words: quotes as `revealQuote` has them, all other strings as `reveal` has.
   * What is no JSON stays as it is, for whoever reads it to refuse.
   */
  revealAnswer(text: string): string;
  /** Placeholders in revealed words that stand for nothing. */
  unknownIn(words: string): string[];
}

export interface SealOptions {
  readonly kinds: readonly ReplaceKind[];
  /** Names that whoever asks knows of, and other words that will be sent along. */
  readonly names?: readonly string[];
  readonly words?: readonly string[];
}

/** Replaces what is asked for. Deterministic. Without any kind, everything stays as it is. */
export function sealContract(contract: Contract, { kinds, names = [], words = [] }: SealOptions): Seal {
  const known = kinds.includes("names") ? namesIn(contract, names, words) : [];
  const labels = labelsFor([contract.text, ...words, ...names].join("\n"));
  const entries = new Map<string, { placeholder: string; kind: ReplacedKind; text: string; times: number }>();
  const counts = new Map<ReplacedKind, number>();
  const enter = ({ key, kind, text }: Finding): string => {
    const entry = entries.get(key);
    if (entry !== undefined) {
      // Names are put back as the contract's fullest variant; figures as they first stand.
      return entry.placeholder;
    }
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const placeholder = `[${labels[kind]}-${number}]`;
    entries.set(key, { placeholder, kind, text, times: 0 });
    return placeholder;
  };

  const findings = withoutOverlaps(findIn(contract.text, kinds, known, contract.text)).flatMap((finding) =>
    withinPages(finding, contract),
  );
  for (const finding of findings) {
    enter(finding);
    const entry = entries.get(finding.key);
    if (entry !== undefined) entry.times += 1;
  }
  const map = replaceIn(contract.text, findings, enter);
  const conceal = (text: string): string =>
    replaceIn(text, withoutOverlaps(findIn(text, kinds, known, contract.text)), enter).text;
  const sealed = findings.length === 0 ? contract : moved(contract, map, conceal);
  const locator = createLocator(sealed.text);
  for (const one of [...names, ...words]) conceal(one);

  const usedLabels = kinds.length === 0 ? [] : Object.values(labels);
  const loose =
    usedLabels.length === 0
      ? null
      : new RegExp(`${looseNumber(`(?<label>${usedLabels.join("|")})`)}(?<plural>s(?!\\p{L}))?`, "giu");
  const byPlaceholder = () => new Map([...entries.values()].map((entry) => [entry.placeholder, entry]));

  const rewrite = (
    text: string,
    to: (placeholder: string, whole: string, groups: Record<string, string | undefined>) => string,
  ): string =>
    loose === null
      ? text
      : text.replace(loose, (...all: unknown[]) => {
          const groups = all.at(-1) as Record<string, string | undefined>;
          return to(`[${(groups["label"] ?? "").toUpperCase()}-${Number(groups["number"])}]`, String(all[0]), groups);
        });

  const reveal = (text: string): string => {
    const known = byPlaceholder();
    return rewrite(text, (placeholder, whole, { open, close, plural }) => {
      const entry = known.get(placeholder);
      if (entry === undefined) return whole;
      // A bracket that is not closed belongs to the sentence.
      const before = open !== undefined && close === undefined ? open : "";
      const after = open === undefined && close !== undefined ? close : "";
      return `${before}${entry.text}${after}${plural === undefined ? "" : "'s"}`;
    });
  };

  const revealQuote = (quote: Quote): Quote => {
    if (quote.start !== undefined || findings.length === 0) return quote;
    const known = byPlaceholder();
    const sent = rewrite(quote.quote, (placeholder, whole) => (known.has(placeholder) ? placeholder : whole));
    const place = locator.locate(sent, { limit: 1 })[0];
    // What stands there only nearly is left to the check, which says so.
    if (place === undefined || place.match === "fuzzy") return { quote: reveal(quote.quote) };
    const start = map.toOriginal(place.start, "start");
    return { quote: contract.text.slice(start, map.toOriginal(place.end, "end")), start };
  };
  const revealAll = (value: unknown, name: string): unknown => {
    if (typeof value === "string") return name === "quote" ? revealQuote({ quote: value }).quote : reveal(value);
    if (Array.isArray(value)) return value.map((one: unknown) => revealAll(one, name));
    if (typeof value !== "object" || value === null) return value;
    // A quote that knows its place is the engine's own, from the contract itself.
    if ("quote" in value && "start" in value) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]: [string, unknown]) => [key, revealAll(one, key)]));
  };

  return {
    contract: sealed,
    get replaced() {
      return [...entries.values()].filter(({ times }) => times > 0);
    },
    conceal,
    reveal,
    revealQuote,
    revealAnswer(text) {
      if (loose === null) return text;
      try {
        const json: unknown = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
        return JSON.stringify(revealAll(json, ""));
      } catch {
        return text;
      }
    },
    unknownIn(text) {
      const known = byPlaceholder();
      const found = new Set<string>();
      rewrite(text, (placeholder, whole, { open, close, label }) => {
        // The label stands nowhere in the contract: what is written as a placeholder is one, also without its brackets.
        const isWritten =
          (open !== undefined && close !== undefined) ||
          label === label?.toUpperCase() ||
          /[-_\u2010-\u2015]/.test(whole);
        if (!known.has(placeholder) && isWritten) found.add(whole.trim());
        return whole;
      });
      return [...found];
    },
  };
}

/** `context` is the contract's text, by which it is judged which words are common ones. */
function findIn(text: string, kinds: readonly ReplaceKind[], names: readonly Name[], context: string): Finding[] {
  return kinds.flatMap((kind): Finding[] => {
    switch (kind) {
      case "names":
        return findNames(text, names, context);
      case "addresses":
        return addressesIn(text);
      case "contacts":
        return contactsIn(text);
      case "accounts":
        return accountsIn(text);
      case "amounts":
        return amountsIn(text);
    }
  });
}

/** What runs on over a page is replaced on both: a page is sent by itself. */
function withinPages(finding: Finding, { pages, text }: Contract): Finding[] {
  if (pages.length <= 1) return [finding];
  const pieces = pages
    .map(({ start, end }) => ({ start: Math.max(finding.start, start), end: Math.min(finding.end, end) }))
    .filter(({ start, end }) => end > start && /\S/.test(text.slice(start, end)));
  return pieces.length <= 1 ? [finding] : pieces.map((piece) => ({ ...finding, ...piece }));
}

interface Moved {
  readonly text: string;
  toSealed(offset: number): number;
  /** Within a placeholder, the place where what it stands for begins or ends. */
  toOriginal(offset: number, edge: "start" | "end"): number;
}

function replaceIn(text: string, findings: readonly Finding[], enter: (finding: Finding) => string): Moved {
  const pieces: { start: number; end: number; at: number; length: number }[] = [];
  let sealed = "";
  let from = 0;
  for (const finding of findings) {
    sealed += text.slice(from, finding.start);
    const placeholder = enter(finding);
    pieces.push({ start: finding.start, end: finding.end, at: sealed.length, length: placeholder.length });
    sealed += placeholder;
    from = finding.end;
  }
  sealed += text.slice(from);
  return {
    text: sealed,
    toSealed(offset) {
      const piece = last(pieces, (one) => one.start < offset);
      if (piece === null) return offset;
      if (offset >= piece.end) return piece.at + piece.length + (offset - piece.end);
      return piece.at + piece.length;
    },
    toOriginal(offset, edge) {
      const piece = last(pieces, (one) => one.at < offset || (edge === "start" && one.at === offset));
      if (piece === null) return offset;
      const behind = offset - (piece.at + piece.length);
      if (behind >= 0) return piece.end + behind;
      return edge === "start" ? piece.start : piece.end;
    },
  };
}

/** The last for which it holds; it holds for the first ones and for none behind. */
function last<T>(list: readonly T[], holds: (one: T) => boolean): T | null {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one !== undefined && holds(one)) low = middle + 1;
    else high = middle;
  }
  return list[low - 1] ?? null;
}

/** The name of the file may say who it is from, and is not sent. */
function moved(contract: Contract, map: Moved, conceal: (words: string) => string): Contract {
  const move = <T extends { readonly start: number; readonly end: number }>(one: T): T => ({
    ...one,
    start: map.toSealed(one.start),
    end: map.toSealed(one.end),
  });
  return {
    ...contract,
    name: "contract",
    text: map.text,
    pages: contract.pages.map((page) => ({ ...move(page), runs: [], margins: [] })),
    blocks: contract.blocks.map(move),
    sections: contract.sections.map((section) => ({ ...move(section), heading: conceal(section.heading) })),
    findings: [],
  };
}
