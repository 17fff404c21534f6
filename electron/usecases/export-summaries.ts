import { HeadnoteError } from "../../shared/domain/errors.ts";
import { exportKinds, type ExportFormat } from "../../shared/domain/export.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import { reportOf } from "../exports/report.ts";
import { toExcel } from "../exports/to-excel.ts";
import { toMarkdown } from "../exports/to-markdown.ts";
import { toPdf } from "../exports/to-pdf.ts";
import { toWord } from "../exports/to-word.ts";
import type { House } from "./house.ts";
import { openSummary } from "./open-summary.ts";
import { summaryAsJson, summaryAsText } from "./present-summary.ts";

export interface ExportedFile {
  /** A proposal; holds no folder. */
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * Summaries of the library as one file, in the order given, with their verification and where they come from. Nothing is
 * sent and nothing is charged. Throws `HeadnoteError` not-found where one is no longer there, wrong-use where none is named.
 */
export async function exportSummaries(
  house: House,
  ids: readonly string[],
  format: ExportFormat,
): Promise<ExportedFile> {
  const saved = ids.map((id) => openSummary(house, id));
  const [first] = saved;
  if (first === undefined) throw new HeadnoteError("wrong-use", "There is no summary to export.");
  const { ending, type } = exportKinds[format];
  const name = saved.length === 1 ? `${withoutEnding(first.contract.name)} – summary${ending}` : `Summaries${ending}`;
  return { name, type, bytes: await written(saved, format) };
}

async function written(saved: readonly SavedSummary[], format: ExportFormat): Promise<Uint8Array> {
  switch (format) {
    case "word":
      return toWord(saved.map(reportOf));
    case "pdf":
      return toPdf(saved.map(reportOf));
    case "excel":
      return toExcel(saved);
    case "markdown":
      return asText(`${saved.map(summaryAsMarkdown).join("\n\n")}\n`);
    case "json": {
      const documents = saved.map(summaryAsJson);
      return asText(`${JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2)}\n`);
    }
  }
}

/** As a file that other programs show; on a terminal it is the text alone. */
export function summaryAsMarkdown(saved: SavedSummary): string {
  return toMarkdown(saved, summaryAsText(saved));
}

function asText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A contract's name can be anything that a file was called, or that a mail said it was called. */
function withoutEnding(name: string): string {
  const stem = name.replace(/\.[A-Za-z0-9]{1,5}$/, "").replaceAll(/[\p{Cc}/\\:*?"<>|]+/gu, " ");
  return stem.trim().slice(0, 100) || "Contract";
}
