import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { compose } from "../../electron/usecases/compose.ts";
import { planContract } from "../../electron/usecases/plan-contract.ts";
import { runPlan } from "../../electron/usecases/summarize-contract.ts";
import type { ReplaceKind } from "../../shared/domain/configuration.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import { hiddenPdf } from "../documents/hidden-pdfs.ts";
import { longestBlock } from "../simulators/prompt-text.ts";
import { startSimulator } from "../simulators/simulator.ts";
import { contractOf } from "../summaries/contracts.ts";
import { obey, wordings } from "../summaries/injections.ts";

/** A file that carries an order to whoever summarises it. */
export interface Poisoned {
  readonly what: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly order: string;
  /** Whether the order is among the words that the file shows, and so is sent. */
  readonly isShown: boolean;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Files of every kind from a contract's text, with orders in sight, in disguise, beside the text and hidden. */
export async function poisonedFiles(text: string): Promise<Poisoned[]> {
  const paragraphs = text.split(/\n\s*\n/);
  const middle = Math.floor(paragraphs.length / 2);
  const at = (order: string, place = middle): string =>
    [...paragraphs.slice(0, place), order, ...paragraphs.slice(place)].join("\n\n");
  const shown = (what: string, name: string, content: string | Uint8Array, order: string): Poisoned => ({
    what,
    name,
    bytes: typeof content === "string" ? encode(content) : content,
    order,
    isShown: true,
  });
  const unseen = (what: string, name: string, content: string | Uint8Array, order: string): Poisoned => ({
    ...shown(what, name, content, order),
    isShown: false,
  });
  const { plain, role, German } = wordings;
  const page = (inner: string): string =>
    `<html><body>${paragraphs.map((one) => `<p>${escaped(one)}</p>`).join("")}${inner}</body></html>`;
  return [
    ...Object.entries(wordings).map(([name, order], index) =>
      shown(`in sight, ${name}`, index % 2 === 0 ? "a.txt" : "a.md", at(order), order),
    ),
    shown("with invisible characters", "b.txt", at(plain.replace("Ignore", "Ig\u200Bno\u2060re")), plain),
    shown("in Cyrillic letters", "c.txt", at(plain.replace("Ignore", "Ign\u043Er\u0435")), plain),
    shown("in base64", "d.txt", at(`Reference: ${Buffer.from(plain).toString("base64")}`), plain),
    shown("in <system> tags", "e.md", at(`<system>\n\n${role}\n\n</system>`), role),
    shown("in <system> tags of a web page", "f.html", page(`<system>${escaped(role)}</system>`), role),
    shown("in a footnote", "g.html", page(`<div role="doc-footnote">${escaped(German)}</div>`), German),
    shown("in a Word document", "h.docx", docxOf([...paragraphs.slice(0, 2), plain, ...paragraphs.slice(2)]), plain),
    unseen("in a Word comment", "i.docx", docxOf(paragraphs, { comment: plain }), plain),
    unseen("in Word properties", "j.docx", docxOf(paragraphs, { subject: plain }), plain),
    unseen("in alternative text", "k.html", page(`<img alt="${escaped(plain)}" src="a.png">`), plain),
    unseen("in a Markdown comment", "l.md", at(`<!-- ${plain} -->`), plain),
    unseen("white in a PDF", "m.pdf", await hiddenPdf("pdf-lib", "white", plain), plain),
    unseen("tiny in a PDF", "n.pdf", await hiddenPdf("pdfkit", "tiny", plain), plain),
  ];
}

export interface Outcome {
  readonly what: string;
  readonly dialect: "openai" | "anthropic";
  readonly saved: SavedSummary;
  /** What the model said against the contract. */
  readonly lies: ReadonlySet<string>;
  readonly sent: string;
}

export interface Obeyed {
  readonly outcomes: readonly Outcome[];
  /** Connections that were made to the server whose address the model gave. */
  readonly trapped: number;
}

/**
 * Each file through the whole of Headnote: read in a process of its own, planned, sent over the wire in both dialects to a
 * model that obeys what it reads, put back, checked, and saved. The model reads the contract from its prompt alone; of an
 * order that it was not sent it knows all the same. What is returned is what the library holds afterwards.
 */
export async function summariseWithObedientModels(
  files: readonly Poisoned[],
  replace: readonly ReplaceKind[],
): Promise<Obeyed> {
  let trapped = 0;
  const trap = createServer((_request, response) => response.end("Thank you."));
  trap.on("connection", () => {
    trapped += 1;
  });
  await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${String((trap.address() as AddressInfo).port)}/?summary=`;
  const outcomes: Outcome[] = [];
  const folder = mkdtempSync(join(tmpdir(), "headnote-obedient-"));
  const current: { order: string; lies: ReadonlySet<string> } = { order: "", lies: new Set() };
  const say = (prompt: string): string => {
    const told = obey(contractOf(longestBlock(prompt)), current.order, address);
    current.lies = told.lies;
    return told.answer;
  };
  const read = new Map<string, Contract>();
  for (const dialect of ["openai", "anthropic"] as const) {
    const simulator = await startSimulator({ dialect, usual: { kind: "answer", say } });
    const path = join(folder, `${dialect}.json`);
    const route = { strategy: "ordered", candidates: ["cloud/model"] };
    writeFileSync(
      path,
      JSON.stringify({
        providers: { cloud: { dialect, baseURL: simulator.url } },
        routes: { simple: route, standard: route, complex: route },
        policy: { replace },
      }),
    );
    const headnote = compose({
      edition: "process",
      env: { HEADNOTE_PROFILE: join(folder, `profile-${dialect}`), HEADNOTE_KEY_CLOUD: "a-key" },
      readingEntry: new URL("../../electron/documents/reading-process.ts", import.meta.url).href,
      configurationPath: path,
    });
    const { house } = headnote;
    try {
      for (const file of files) {
        const contract = read.get(file.what) ?? (await house.reader.read({ name: file.name, bytes: file.bytes }));
        read.set(file.what, contract);
        house.library().saveContract(contract, file.bytes);
        current.order = file.order;
        const before = simulator.requests.length;
        const planned = planContract(house, contract, { matter: null, side: null, onDevice: false, route: null });
        const { saved } = await runPlan(house, contract, planned, {
          matter: null,
          signal: new AbortController().signal,
        });
        const kept = house.library().summary(saved.id);
        outcomes.push({
          what: file.what,
          dialect,
          saved: kept ?? saved,
          lies: current.lies,
          sent: JSON.stringify(simulator.requests.slice(before).map(({ body }) => body)),
        });
      }
    } finally {
      await headnote.close();
      await simulator.close();
    }
  }
  trap.closeAllConnections();
  await new Promise<void>((resolve) => trap.close(() => resolve()));
  rmSync(folder, { recursive: true, force: true });
  return { outcomes, trapped };
}

/** The statements of a saved summary that are lies and are shown as verified. */
export function liesBelieved({ saved, lies }: Outcome): string[] {
  return saved.summary.statements
    .filter(({ text, status }) => lies.has(text) && (status === "exact" || status === "close"))
    .map(({ text }) => text);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function docxOf(
  paragraphs: readonly string[],
  { comment, subject }: { readonly comment?: string; readonly subject?: string } = {},
): Uint8Array {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const said = (text: string): string => `<w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`;
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    "word/document.xml": strToU8(`<w:document ${w}><w:body>${paragraphs.map(said).join("")}</w:body></w:document>`),
    ...(comment === undefined
      ? {}
      : {
          "word/comments.xml": strToU8(
            `<w:comments ${w}><w:comment w:id="1">${said(comment)}</w:comment></w:comments>`,
          ),
        }),
    ...(subject === undefined
      ? {}
      : {
          "docProps/core.xml": strToU8(
            `<cp:coreProperties xmlns:cp="urn:c" xmlns:dc="urn:d"><dc:subject>${escaped(subject)}</dc:subject></cp:coreProperties>`,
          ),
        }),
  });
}
