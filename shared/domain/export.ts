import { z } from "zod";

/** What a summary can be written as, for other programs. */
export const exportFormatSchema = z.enum(["word", "pdf", "excel", "markdown", "json"]);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const exportKinds: Readonly<
  Record<ExportFormat, { readonly label: string; readonly ending: string; readonly type: string }>
> = {
  word: {
    label: "Word",
    ending: ".docx",
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  pdf: { label: "PDF", ending: ".pdf", type: "application/pdf" },
  excel: {
    label: "Excel",
    ending: ".xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  markdown: { label: "Markdown", ending: ".md", type: "text/markdown" },
  json: { label: "JSON", ending: ".json", type: "application/json" },
};

/** The format that a file's ending stands for; null for another ending. */
export function formatOfFile(name: string): ExportFormat | null {
  const lower = name.toLowerCase();
  return exportFormatSchema.options.find((format) => lower.endsWith(exportKinds[format].ending)) ?? null;
}
