import { readFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The bytes of a file of `samples/`. */
export async function readSample(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(`../../samples/${name}`, import.meta.url)));
}

/** The text of each page of a PDF, line by line as it was drawn. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
  }
  await task.destroy();
  return pages;
}

/** Text with every run of white space made one blank, for looking for sentences that run over lines. */
export function flat(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
