import type { Finding } from "../../shared/domain/contract.ts";
import { cleanText } from "./clean-text.ts";

/** So many changes, comments and hidden stretches are told one by one; the rest are counted. */
const MOST_TOLD = 50;
const LONGEST_TOLD = 300;

/** What a document without pages says besides the text that is seen; one entry for each stretch, in order. */
export interface Asides {
  readonly hidden: readonly string[];
  readonly inserted: readonly string[];
  readonly deleted: readonly string[];
  /** Each comment with the words it is about, where they are known. */
  readonly comments: readonly { readonly about: string | null; readonly text: string }[];
}

/** Findings for tracked changes, comments and hidden text. */
export function findingsOf({ hidden, inserted, deleted, comments }: Asides): Finding[] {
  const findings: Finding[] = [];
  if (inserted.length + deleted.length > 0) {
    findings.push(
      {
        kind: "tracked-changes",
        page: 1,
        text: `${inserted.length} tracked insertions and ${deleted.length} tracked deletions. It was read as if all of them were accepted.`,
      },
      ...told("tracked-changes", [
        ...inserted.map((text) => `Inserted: ${quoted(text)}`),
        ...deleted.map((text) => `Deleted: ${quoted(text)}`),
      ]),
    );
  }
  findings.push(
    ...told(
      "comments",
      comments.map(({ about, text }) =>
        about === null ? `Comment: ${quoted(text)}` : `Comment on ${quoted(about)}: ${quoted(text)}`,
      ),
    ),
    ...told(
      "hidden-text",
      hidden.map((text) => quoted(text)),
    ),
  );
  return findings;
}

/** Findings for stretches of the text that stand in tags which models are spoken to by. */
export function addressedFindings(texts: readonly string[]): Finding[] {
  return [...new Set(texts.map((text) => cleanText(text).text.trim().slice(0, LONGEST_TOLD)))]
    .filter((text) => text !== "")
    .slice(0, MOST_TOLD)
    .map((text) => ({ kind: "instructions", page: 1, text }));
}

function told(kind: Finding["kind"], texts: readonly string[]): Finding[] {
  const found = texts.slice(0, MOST_TOLD).map((text): Finding => ({ kind, page: 1, text }));
  if (texts.length > MOST_TOLD) found.push({ kind, page: 1, text: `And ${texts.length - MOST_TOLD} more.` });
  return found;
}

function quoted(text: string): string {
  // What is cut off is not cleaned first: hidden text can be megabytes.
  const flat = cleanText(text.slice(0, 20 * LONGEST_TOLD)).text.trim();
  return `\u201C${flat.length > LONGEST_TOLD ? `${flat.slice(0, LONGEST_TOLD)}\u2026` : flat}\u201D`;
}

/** Collects stretches that belong together: what follows directly goes on with the same one. */
export class AsideCollector {
  readonly #found = { hidden: [] as string[][], inserted: [] as string[][], deleted: [] as string[][] };
  #last: "hidden" | "inserted" | "deleted" | null = null;

  add(kind: "hidden" | "inserted" | "deleted", text: string): void {
    const found = this.#found[kind];
    const open = found.at(-1);
    if (this.#last === kind && open !== undefined) open.push(text);
    else found.push([text]);
    this.#last = kind;
  }

  /** What comes next begins a stretch of its own. */
  part(): void {
    this.#last = null;
  }

  /** The stretches with something in them, in order. */
  finish(): Pick<Asides, "hidden" | "inserted" | "deleted"> {
    const joined = (found: readonly (readonly string[])[]): string[] =>
      found.map((pieces) => pieces.join("")).filter((text) => text.trim() !== "");
    const { hidden, inserted, deleted } = this.#found;
    return { hidden: joined(hidden), inserted: joined(inserted), deleted: joined(deleted) };
  }
}
