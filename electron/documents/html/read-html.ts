import { defaultTreeAdapter, parse } from "parse5";
import type { DefaultTreeAdapterTypes } from "parse5";
import { HeadnoteError } from "../../../shared/domain/errors.ts";
import type { Draft } from "../draft.ts";
import { draftOf } from "../parts.ts";
import { addressedFindings, findingsOf } from "../told.ts";
import { PageReader } from "./page-reader.ts";
import type { ReadPage } from "./page-reader.ts";
import { StyleSheet } from "./style-sheet.ts";

/** No page that somebody wrote has elements in elements so deep; finding where each ends takes ever longer. */
const DEEPEST = 500;
const DECLARED = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]{2,40})|^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]{2,40})/i;

/**
 * Reads a web page: one page without a size. Its scripts and styles do not run and nothing that it names is fetched; its
 * styles are looked at for what hides text. Throws `too-large` and `no-text`.
 */
export function readHtml(bytes: Uint8Array): Draft {
  const { parts, asides, beside, addressed } = readHtmlText(decodeHtml(bytes));
  return draftOf(parts, {
    format: "html",
    margins: [],
    findings: [...findingsOf(asides), ...addressedFindings(addressed)],
    beside,
    noText:
      "This web page has no words in it. It may build itself by a script, which is not run: print it to a PDF and drop that.",
  });
}

/** The parts of a page, and what it says besides. */
export function readHtmlText(html: string): ReadPage {
  let depth = 0;
  const document = parse(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      onItemPush: () => {
        depth += 1;
        if (depth > DEEPEST) throw tooDeep();
      },
      onItemPop: () => {
        depth -= 1;
      },
    },
  });
  return new PageReader(new StyleSheet(stylesOf(document))).read(document);
}

function tooDeep(): HeadnoteError {
  return new HeadnoteError(
    "too-large",
    "This web page is nested more deeply than any document is, and was not read. Print it to a PDF and drop that.",
  );
}

function stylesOf(document: DefaultTreeAdapterTypes.ParentNode): string {
  const sheets: string[] = [];
  const look = (parent: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const node of parent.childNodes) {
      if (!("tagName" in node)) continue;
      if (node.tagName === "style") for (const text of node.childNodes) if ("value" in text) sheets.push(text.value);
      look(node);
    }
  };
  look(document);
  return sheets.join("\n");
}

/** By byte order mark, else UTF-8 where the bytes are that, else as the page declares, else Windows-1252. */
function decodeHtml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2048));
    const [, inMeta, inXml] = DECLARED.exec(start) ?? [];
    try {
      const declared = inMeta ?? inXml ?? "windows-1252";
      // Whoever declares what the bytes are not means what Windows writes.
      return new TextDecoder(/^utf-?8$/i.test(declared) ? "windows-1252" : declared).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  }
}
