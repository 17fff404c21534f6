import { createHash } from "node:crypto";
import type { Contract, Coverage, Page } from "../../shared/domain/contract.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Draft } from "./draft.ts";
import { detectType } from "./file-type.ts";
import { findInstructions, findInstructionsBeside } from "./findings.ts";
import { readDocx } from "./docx/read-docx.ts";
import { readEmail } from "./email/read-email.ts";
import { readHtml } from "./html/read-html.ts";
import { readOdt } from "./odt/read-odt.ts";
import { readPdf } from "./pdf/read-pdf.ts";
import type { OnPage, OnText, OnWork } from "./pdf/look-at-pages.ts";
import type { ReadInput } from "./reader.ts";
import { foreignPartsIn } from "./languages.ts";
import { readRtf } from "./rtf/read-rtf.ts";
import { findStructure } from "./structure.ts";
import { readText } from "./text/read-text.ts";

export interface ReadDocumentOptions {
  readonly password: string | null;
  readonly onPage: OnPage;
  readonly onText?: OnText;
  readonly onWork?: OnWork;
  /** Pages of a PDF that are not read. */
  readonly leaveOut?: readonly number[];
}

/** Reads a file in this process. Only a reading process does so, as a file can ask for more than a process has. */
export async function readDocument(input: ReadInput, options: ReadDocumentOptions): Promise<Contract> {
  const draft = await readDraft(input, options);
  return {
    name: input.name,
    sha256: createHash("sha256").update(input.bytes).digest("hex"),
    size: input.bytes.byteLength,
    format: draft.format,
    text: draft.text,
    pages: draft.pages,
    ...findStructure(draft.text, draft.blocks),
    coverage: coverageOf(draft.pages),
    findings: [
      ...draft.findings,
      ...foreignPartsIn(draft),
      ...findInstructions(draft),
      ...findInstructionsBeside(draft.beside ?? [], draft.findings),
    ],
  };
}

async function readDraft(input: ReadInput, { password, ...options }: ReadDocumentOptions): Promise<Draft> {
  const file = detectType(input.name, input.bytes);
  switch (file.type) {
    case "pdf":
      return readPdf(input.bytes, password, options);
    case "docx":
      return readDocx(input.bytes);
    case "odt":
      return readOdt(input.bytes);
    case "rtf":
      return readRtf(input.bytes);
    case "html":
      return readHtml(input.bytes);
    case "email":
      return readEmail(input.bytes);
    case "archive":
      throw new HeadnoteError(
        "unsupported-type",
        "This is a ZIP archive inside of what was opened. Unpack it and drop the contracts in it.",
      );
    case "text":
    case "markdown":
      return readText(file.content, file.type);
  }
}

function coverageOf(pages: readonly Page[]): Coverage {
  const count = (source: Page["source"]): number => pages.filter((page) => page.source === source).length;
  return { pages: pages.length, text: count("text"), ocr: count("ocr"), unreadable: count("unreadable") };
}
