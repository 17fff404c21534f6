/** Character maps, standard fonts and image decoders: files of the page's own build, fetched when a contract needs one. */
const files: Record<string, string> = {
  ...import.meta.glob<string>("../../../node_modules/pdfjs-dist/cmaps/*.bcmap", {
    query: "?url&no-inline",
    import: "default",
    eager: true,
  }),
  ...import.meta.glob<string>("../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}", {
    query: "?url&no-inline",
    import: "default",
    eager: true,
  }),
  ...import.meta.glob<string>("../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg,qcms_bg}.wasm", {
    query: "?url&no-inline",
    import: "default",
    eager: true,
  }),
};

const [workerUrl = ""] = Object.values(
  import.meta.glob<string>("../../../node_modules/pdfjs-dist/build/pdf.worker.min.mjs", {
    query: "?url&no-inline",
    import: "default",
    eager: true,
  }),
);

const byName = new Map(Object.entries(files).map(([path, url]) => [path.slice(path.lastIndexOf("/") + 1), url]));

/** What pdf.js asks for the files that it needs beside the contract; none of them comes from outside of the build. */
export class BundledFiles {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const url = byName.get(filename);
    if (url === undefined) throw new Error(`The page has no file ${filename}.`);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`The page could not get its file ${filename}.`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

/** The one policy that the page's content security policy has to name: `trusted-types headnote-worker`. */
let policy: ScriptUrlPolicy | null = null;

/** A worker of its own for one contract, so that closing the contract frees all of it. */
export function startPdfWorker(): Worker {
  const { trustedTypes } = window as {
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy };
  };
  policy ??= trustedTypes?.createPolicy("headnote-worker", {
    createScriptURL(url) {
      if (url !== workerUrl) throw new TypeError("Only the page's own worker may be started.");
      return url;
    },
  }) ?? { createScriptURL: (url) => url };
  return new Worker(policy.createScriptURL(workerUrl) as string, { type: "module" });
}
