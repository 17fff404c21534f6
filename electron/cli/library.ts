import { writeFile } from "node:fs/promises";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { exportFormatSchema, exportKinds, formatOfFile } from "../../shared/domain/export.ts";
import { dollars } from "../../shared/domain/money.ts";
import type { LibraryItem, SavedSummary } from "../../shared/domain/saved.ts";
import type { Headnote } from "../usecases/compose.ts";
import { exportSummaries } from "../usecases/export-summaries.ts";
import { openMatter } from "../usecases/open-matter.ts";
import { matterAsText } from "../usecases/present-comparison.ts";
import { actFor, asShown } from "../usecases/open-summary.ts";
import { summaryAsJson, summaryAsText } from "../usecases/present-summary.ts";
import { notice, printJson, printLine, table } from "./output.ts";
import { sayNotices, withHeadnote } from "./session.ts";

interface Json {
  readonly json?: boolean;
}

export async function list(options: Json): Promise<void> {
  await withHeadnote(async (headnote) => {
    sayNotices(headnote);
    const items = headnote.house.library().list();
    if (options.json === true) printJson(items);
    else if (items.length === 0) printLine("The library is empty. `headnote summarize FILE` adds to it.");
    else printLine(itemTable(items));
  });
}

export async function search(words: readonly string[], options: Json): Promise<void> {
  await withHeadnote(async (headnote) => {
    sayNotices(headnote);
    const hits = headnote.house.library().search(words.join(" "));
    if (options.json === true) printJson(hits);
    else if (hits.length === 0) printLine("Nothing in the library has all of these words.");
    else for (const { item, text } of hits) printLine(`${item.id}  ${item.name}\n    ${text.replaceAll(/\s+/g, " ")}`);
  });
}

export async function show(id: string, options: Json): Promise<void> {
  await withHeadnote(async (headnote) => {
    const saved = found(headnote, id);
    if (options.json === true) printJson(summaryAsJson(saved));
    else printLine(summaryAsText(saved));
  });
}

/** Remembers whom we act for, in this contract and its matter; "nobody" forgets it. */
export async function actForParty(id: string, party: string): Promise<void> {
  await withHeadnote(async ({ house }) => {
    const { side } = actFor(house, id, party === "nobody" ? null : party);
    const matter = house.library().summary(id)?.matter ?? null;
    const where = matter === null ? "in this contract" : `in this contract and in matter ${matter}`;
    printLine(side === null ? `We act for nobody ${where}.` : `We act for ${side} ${where}.`);
  });
}

/** Writes one or more summaries to a file, in the format that its ending names; nothing is overwritten. */
export async function exportTo(named: readonly string[], options: ExportOptions): Promise<void> {
  const path = named.at(-1) ?? "";
  const format = formatOfFile(path);
  if (format === null) {
    const endings = exportFormatSchema.options.map((one) => exportKinds[one].ending).join(", ");
    throw new HeadnoteError("wrong-use", `The last word must be the file to write, ending in one of ${endings}.`);
  }
  await withHeadnote(async (headnote) => {
    const ids = idsToExport(headnote, named.slice(0, -1), options);
    const { bytes } = await exportSummaries(headnote.house, ids, format);
    try {
      await writeFile(path, bytes, { flag: "wx" });
    } catch (error) {
      const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
      throw new HeadnoteError(
        exists ? "wrong-use" : "not-available",
        exists
          ? "A file of that name is there already. Choose another name; nothing was overwritten."
          : "The summary could not be written there. Check that the folder exists and that you may write to it.",
        { cause: error },
      );
    }
    const what = ids.length === 1 ? "The summary was" : `${ids.length} summaries were`;
    notice(`${what} written as ${exportKinds[format].label}. The file is not encrypted.`);
  });
}

interface ExportOptions {
  readonly matter?: string;
  readonly all?: boolean;
}

function idsToExport(headnote: Headnote, named: readonly string[], { matter, all }: ExportOptions): string[] {
  if (matter === undefined && all !== true) {
    if (named.length === 0)
      throw new HeadnoteError("wrong-use", "Name the summaries to write, or say --all or --matter NUMBER.");
    return named.map((id) => found(headnote, id).id);
  }
  const items = headnote.house.library().list();
  const chosen = matter === undefined ? items : items.filter((item) => item.matter === matter);
  if (chosen.length === 0) throw new HeadnoteError("not-found", "There is no such summary in the library.");
  return chosen.map(({ id }) => id);
}

export async function matter(number: string, options: Json): Promise<void> {
  await withHeadnote(async (headnote) => {
    sayNotices(headnote);
    const file = openMatter(headnote.house, number);
    if (options.json === true) printJson(file);
    else printLine(matterAsText(file));
  });
}

export async function backup(path: string): Promise<void> {
  await withHeadnote(async (headnote) => {
    needsDurable(headnote);
    await headnote.house.library().backup(path);
    printLine("The library was copied, encrypted with the same key.");
  });
}

/** Exit status 1 where something is wrong. */
export async function verify(): Promise<void> {
  await withHeadnote(async (headnote) => {
    needsDurable(headnote);
    const problems = headnote.house.library().verify();
    for (const problem of problems) printLine(problem);
    if (problems.length > 0) process.exitCode = 1;
    else printLine("The library is sound.");
  });
}

function found({ house }: Headnote, id: string): SavedSummary {
  const saved = house.library().summary(id);
  if (saved === null) {
    throw new HeadnoteError("not-found", "There is no summary of that id. `headnote library list` shows them all.");
  }
  return asShown(house, saved);
}

function needsDurable({ house }: Headnote): void {
  if (!house.library().durable)
    throw new HeadnoteError("library-locked", house.keeping().notice ?? "There is no library.");
}

function itemTable(items: readonly LibraryItem[]): string {
  return table(
    ["id", "date", "contract", "kind", "matter", "answered by", "cost", "unverified"],
    items.map((item) => [
      item.id,
      item.createdAt.slice(0, 10),
      item.name,
      item.kind,
      item.matter ?? "",
      item.served,
      dollars(item.costUsd),
      item.unverified,
    ]),
  );
}
