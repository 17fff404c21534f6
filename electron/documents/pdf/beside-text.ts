import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.js";
import { z } from "zod";
import { besideOf } from "../beside.ts";
import type { Beside } from "../beside.ts";

const noteSchema = z.looseObject({
  subtype: z.string(),
  alternativeText: z.string().optional().catch(undefined),
  contentsObj: z.looseObject({ str: z.string() }).optional().catch(undefined),
});

/** Notes are asked for of so many pages; whoever hides one behind more is found by what the text says. */
const MOST_PAGES = 300;
const AT_ONCE = 20;

/** What a PDF says beside its pages: its properties (information and XMP), and the notes stuck to its pages. */
export async function besideText(document: PDFDocumentProxy, leaveOut: ReadonlySet<number>): Promise<Beside[]> {
  const found: Beside[] = [];
  try {
    const { info, metadata } = await document.getMetadata();
    const known: unknown[] = [info, ...((metadata as Iterable<unknown> | null) ?? [])];
    found.push(...besideOf("the document's properties", stringsIn(known)));
  } catch {
    // A PDF without properties that can be read has none that anybody shows.
  }
  const pages = Math.min(document.numPages, MOST_PAGES);
  for (let from = 1; from <= pages; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, pages - from + 1) }, (_, index) => from + index).filter(
      (number) => !leaveOut.has(number),
    );
    found.push(...(await Promise.all(numbers.map((number) => notesOn(document, number)))).flat());
  }
  return found;
}

async function notesOn(document: PDFDocumentProxy, number: number): Promise<Beside[]> {
  try {
    const page = await document.getPage(number);
    const notes = (await page.getAnnotations({ intent: "display" })).flatMap((data: unknown) => {
      const parsed = noteSchema.safeParse(data);
      return parsed.success && parsed.data.subtype !== "FreeText"
        ? [parsed.data.contentsObj?.str ?? "", parsed.data.alternativeText ?? ""]
        : [];
    });
    return besideOf("a note on the page", notes, number);
  } catch {
    return [];
  }
}

function stringsIn(value: unknown, depth = 0): string[] {
  if (typeof value === "string") return [value];
  if (depth > 4 || typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((one: unknown) => stringsIn(one, depth + 1));
}
