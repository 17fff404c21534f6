import { z } from "zod";

/** A rectangle on a page: PDF points, origin at the top left of the page as it is shown (after rotation). */
export const boxSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type Box = z.infer<typeof boxSchema>;

/**
 * A stretch of text that was drawn in one piece. `start` and `end` are offsets into `Contract.text`; characters
 * are taken to share the box evenly, which is exact enough for a highlight.
 */
export const textRunSchema = z.object({ start: z.int(), end: z.int(), box: boxSchema });
export type TextRun = z.infer<typeof textRunSchema>;

export const pageSourceSchema = z.enum(["text", "ocr", "unreadable"]);

/**
 * One page. `start` and `end` bound its words in `Contract.text`. Formats without pages (every one but PDF) are
 * one page, with no size and no runs: pages are never invented.
 */
export const pageSchema = z.object({
  number: z.int().min(1),
  start: z.int(),
  end: z.int(),
  /** Points; 0 where the format has no pages. */
  width: z.number(),
  height: z.number(),
  source: pageSourceSchema,
  /** How sure recognition (OCR) was of its words, 0..100; absent where none was tried. */
  confidence: z.number().min(0).max(100).optional(),
  runs: z.array(textRunSchema),
  /** Running headers, footers and page numbers: on the page, but not in the flow of `Contract.text`. */
  margins: z.array(z.string()),
});
export type Page = z.infer<typeof pageSchema>;

export const blockSchema = z.object({
  kind: z.enum(["heading", "paragraph", "list-item", "table", "signature", "footnote"]),
  start: z.int(),
  end: z.int(),
  page: z.int().min(1),
});
export type Block = z.infer<typeof blockSchema>;

/** A numbered or titled part. `start` is where its number or heading begins, `end` where the next part of the same or a higher level begins. */
export const sectionSchema = z.object({
  /** As printed, without the trailing full stop: "8.2", "(a)", "Article IV", "Schedule 1"; empty where there is none. */
  number: z.string(),
  heading: z.string(),
  /** 1 is the outermost. */
  level: z.int().min(1),
  start: z.int(),
  end: z.int(),
  page: z.int().min(1),
});
export type Section = z.infer<typeof sectionSchema>;

export const coverageSchema = z.object({
  pages: z.int(),
  text: z.int(),
  ocr: z.int(),
  unreadable: z.int(),
  /** How a contract that was too long to be asked about at once was covered; only in a summary. */
  parts: z
    .object({
      of: z.int(),
      /** Parts that no model answered, and that were read by the engine on this device instead. */
      onDevice: z.array(z.object({ number: z.int(), from: z.int(), to: z.int() })),
    })
    .optional(),
});
export type Coverage = z.infer<typeof coverageSchema>;

export const findingSchema = z.object({
  kind: z.enum([
    "hidden-text",
    "invisible-characters",
    "instructions",
    "unreadable-page",
    "other-language",
    "tracked-changes",
    "comments",
  ]),
  page: z.int().min(1),
  text: z.string(),
  /** Where in `Contract.text` it stands, where `text` is not what stands there. */
  start: z.int().optional(),
  end: z.int().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

export const contractFormatSchema = z.enum(["pdf", "docx", "odt", "rtf", "html", "email", "text", "markdown"]);
export type ContractFormat = z.infer<typeof contractFormatSchema>;

/** A legal document after reading. Every offset in it, and in anything made from it, is an index into `text`. */
export const contractSchema = z.object({
  /** The file's name, without its folder. */
  name: z.string(),
  /** Of the file's bytes, lower-case hex. It is the contract's identity. */
  sha256: z.string(),
  /** The file's size in bytes. */
  size: z.int(),
  format: contractFormatSchema,
  text: z.string(),
  pages: z.array(pageSchema),
  blocks: z.array(blockSchema),
  sections: z.array(sectionSchema),
  coverage: coverageSchema,
  findings: z.array(findingSchema),
});
export type Contract = z.infer<typeof contractSchema>;
