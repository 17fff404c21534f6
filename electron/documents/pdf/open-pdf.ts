import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import type {
  DocumentInitParameters,
  PDFDocumentLoadingTask,
  PDFDocumentProxy,
  PDFWorker,
} from "pdfjs-dist/types/src/display/api.js";
import { HeadnoteError } from "../../../shared/domain/errors.ts";
import { DirectPort } from "./direct-port.ts";

type Owner = NonNullable<DocumentInitParameters["ownerDocument"]>;

/** A larger picture is not decoded: A4 at 800 dots per inch has 62 million pixels. */
const MOST_IMAGE_PIXELS = 72 * 1024 ** 2;

/** A font that nobody draws with. */
class NoFontFace {
  readonly loaded = Promise.resolve();
}

function assetFolder(): string {
  const require = createRequire(import.meta.url);
  return dirname(require.resolve("pdfjs-dist/package.json")) + sep;
}

async function connect(): Promise<PDFWorker> {
  const { PDFWorker } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const { WorkerMessageHandler } = await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
  const port = new DirectPort();
  const worker = PDFWorker.create({ port });
  WorkerMessageHandler.initializeFromPort(port);
  return worker;
}

/**
 * Opens a PDF. `words` is for text and drawing operators only, and does not make the shapes of letters; a document to be
 * rendered is opened for `pictures`.
 * Throws `password-needed`, `password-wrong` and `damaged`.
 */
export async function openPdf(
  bytes: Uint8Array,
  password: string | null,
  purpose: "words" | "pictures",
): Promise<PDFDocumentProxy> {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const assets = assetFolder();
  // Where a document has fonts, pdf.js leaves the shapes of letters to them.
  Reflect.set(globalThis, "FontFace", Reflect.get(globalThis, "FontFace") ?? NoFontFace);
  const forWords = { disableFontFace: false, ownerDocument: { fonts: new Set() } as unknown as Owner };
  const task: PDFDocumentLoadingTask = pdfjs.getDocument({
    // What passes the usual port is taken from its sender, so it gets a copy.
    data:
      purpose === "words"
        ? new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength)
        : new Uint8Array(bytes),
    ...(password === null ? {} : { password }),
    ...(purpose === "words" ? { ...forWords, worker: await connect() } : {}),
    cMapUrl: `${assets}cmaps${sep}`,
    standardFontDataUrl: `${assets}standard_fonts${sep}`,
    wasmUrl: `${assets}wasm${sep}`,
    iccUrl: `${assets}iccs${sep}`,
    enableXfa: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    useSystemFonts: false,
    // How far the letters of a font reach above and below their line.
    fontExtraProperties: purpose === "words",
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    return await task.promise;
  } catch (error) {
    if (error instanceof pdfjs.PasswordException) {
      throw password === null
        ? new HeadnoteError("password-needed", "This PDF is protected by a password. Enter the password to read it.")
        : new HeadnoteError("password-wrong", "The password does not open this PDF. Check it and try again.");
    }
    if (error instanceof RangeError) throw error;
    throw new HeadnoteError(
      "damaged",
      "This PDF is damaged or incomplete and cannot be opened. Get it again from where it came from, or print it to a new PDF.",
    );
  }
}
