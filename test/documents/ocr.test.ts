import { PDFDocument, StandardFonts } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { createReader } from "../../electron/documents/create-reader.ts";
import { forkNodeProcess } from "../../electron/documents/fork-node-process.ts";
import type { ReadProgress, ReadingProcess } from "../../electron/documents/reader.ts";
import { commonPairs, isGarbled } from "../../electron/documents/ocr/garbled.ts";
import { isBlank, toPicture } from "../../electron/documents/ocr/picture.ts";
import { drawing } from "./ocr-drawing.ts";
import { picturesPdf, scanOf } from "./ocr-pictures.ts";
import { PAGE, column, pdfOf } from "./pdfs.ts";
import { read } from "./read.ts";

const CLAUSES = [
  "7. Limitation of liability. Except for a breach of confidence, neither party",
  "is liable for more than the fees paid in the twelve months before the claim.",
  "8. Governing law. This agreement is governed by the laws of the State of",
  "New York, and its courts have sole jurisdiction over disputes under it.",
  "9. Term. This agreement begins on the date above and ends after three years.",
];
const SHEET = column(CLAUSES, { x: 72, y: 120, pitch: 14 });

const real = (): ReadingProcess =>
  forkNodeProcess(new URL("../../electron/documents/reading-process.ts", import.meta.url));

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The share of the wanted words that were read. */
function recall(wanted: string, text: string): number {
  const found = new Set(words(text));
  const all = words(wanted);
  return all.filter((word) => found.has(word)).length / all.length;
}

describe("reading pictures of pages", () => {
  it("reads a scan that lay askew, in its own process, and places its words where they show", async () => {
    const bytes = await picturesPdf([scanOf(SHEET, { radians: 0.02 }), drawing()]);
    const seen: ReadProgress[] = [];
    const contract = await createReader({ fork: real }).read(
      { name: "scan.pdf", bytes },
      { onProgress: (progress) => seen.push(progress) },
    );
    expect(recall(CLAUSES.join(" "), contract.text)).toBeGreaterThan(0.95);
    expect(contract.coverage).toEqual({ pages: 2, text: 0, ocr: 1, unreadable: 1 });
    expect(contract.pages[0]?.confidence).toBeGreaterThan(85);
    expect(contract.findings.map(({ kind, page }) => ({ kind, page }))).toEqual([{ kind: "unreadable-page", page: 2 }]);
    expect(seen.at(0)).toEqual({ page: 0, pages: 2, recognising: true });
    expect(seen.at(-1)).toEqual({ page: 2, pages: 2, recognising: true });

    // Clockwise about the middle, what stands left of it rises.
    const at = contract.text.indexOf("Governing");
    const box = contract.pages[0]?.runs.find((run) => run.start <= at && run.end > at)?.box;
    const [dx, dy] = [72 + 12 - PAGE.width / 2, 148 - PAGE.height / 2];
    expect(Math.abs((box?.x ?? 0) - (PAGE.width / 2 + dx * Math.cos(0.02) - dy * Math.sin(0.02)))).toBeLessThan(4);
    const baseline = PAGE.height / 2 + dx * Math.sin(0.02) + dy * Math.cos(0.02);
    expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - (baseline - 3))).toBeLessThan(4);
  });

  it("reads pages that lay on their side or upside down, and places their words where they show", async () => {
    const quarters = [1, 2, 3];
    const bytes = await picturesPdf(
      quarters.map((quarter) => scanOf(SHEET, { dpi: 150, radians: (quarter * Math.PI) / 2 })),
    );
    const contract = await read("turned.pdf", bytes);
    expect(contract.coverage).toEqual({ pages: 3, text: 0, ocr: 3, unreadable: 0 });
    for (const [index, { start, end, runs }] of contract.pages.entries()) {
      const text = contract.text.slice(start, end);
      expect(recall(CLAUSES.join(" "), text)).toBeGreaterThan(0.95);
      expect(text.indexOf("7. Limitation")).toBe(0);
      expect(text.indexOf("8. Governing")).toBeLessThan(text.indexOf("9. Term"));
      const at = contract.text.indexOf("Limitation", start);
      const box = runs.find((run) => run.start <= at && run.end > at)?.box;
      // The middle of the word, turned with the sheet about the middle of the page.
      const [dx, dy] = [113 - PAGE.width / 2, 116 - PAGE.height / 2];
      const angle = ((quarters[index] ?? 0) * Math.PI) / 2;
      const x = PAGE.width / 2 + dx * Math.cos(angle) - dy * Math.sin(angle);
      const y = PAGE.height / 2 + dx * Math.sin(angle) + dy * Math.cos(angle);
      expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - x)).toBeLessThan(6);
      expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - y)).toBeLessThan(6);
    }
  });

  it("reads a scan that bears a stamp, and keeps the stamp as it was written", async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const stamp = "Envelope ID: 7F3A1C02-55D1-4E0B-9A3E-0C2B7D1E6F48";
    const full = column(Array<string[]>(8).fill(CLAUSES).flat(), { x: 72, y: 120, pitch: 14 });
    for (const picture of [scanOf(SHEET), scanOf(full, { dpi: 45 }), drawing()]) {
      const page = document.addPage([PAGE.width, PAGE.height]);
      page.drawImage(await document.embedPng(picture), { x: 0, y: 0, width: PAGE.width, height: PAGE.height });
      page.drawText(stamp, { x: 20, y: PAGE.height - 20, size: 8, font });
    }
    const contract = await read("stamped.pdf", await document.save());
    expect(contract.pages.map(({ source }) => source)).toEqual(["ocr", "unreadable", "text"]);
    const [first] = contract.pages;
    const text = contract.text.slice(first?.start, first?.end);
    expect(recall(CLAUSES.join(" "), text)).toBeGreaterThan(0.95);
    const all = contract.pages.map(({ start, end, margins }) =>
      [contract.text.slice(start, end), ...margins].join(" "),
    );
    for (const page of all) expect(page.split(stamp)).toHaveLength(2);
  });

  it("reads the words in the shadow of a photographed page", async () => {
    const sheet = column(Array<string[]>(9).fill(CLAUSES).flat(), { x: 40, y: 40, pitch: 15.5 });
    const contract = await read("photo.pdf", await picturesPdf([scanOf(sheet, { shadow: 0.6 })]));
    expect(contract.pages[0]?.source).toBe("ocr");
    expect(contract.text.match(/governed by/g)).toHaveLength(9);
    expect(contract.text.match(/sole jurisdiction/g)).toHaveLength(9);
  });

  it("keeps a note at the foot of a scan out of the sentence that runs on over the page", async () => {
    const note = [
      { text: "2", x: 72, y: 707, size: 8 },
      { text: "Tax on sales is added where the law of the place of delivery asks for it.", x: 77.5, y: 710, size: 10 },
    ];
    const body = column(
      Array<string[]>(7)
        .fill(CLAUSES.slice(0, 4))
        .flat()
        .map((line) => line.replace(/\.$/, "")),
      { x: 72, y: 90, pitch: 20 },
    );
    const next = column(["and whatever the parties agree on after that is written down by them."], { x: 72, y: 90 });
    const contract = await read("notes.pdf", await picturesPdf([scanOf([...body, ...note]), scanOf(next)]));
    const notes = contract.blocks.filter(({ kind }) => kind === "footnote");
    expect(notes.map(({ start, end }) => contract.text.slice(start, end))).toEqual([
      expect.stringMatching(/^2Tax on sales is added/) as string,
    ]);
  });

  it("reads the scan behind more words than a stamp has, and leaves a picture behind them alone", async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const typed = Array.from(
      { length: 6 },
      (_, line) =>
        `Entry ${line + 1} of the registry: copied for the parties at the request of their counsel, and paid for`,
    );
    for (const picture of [scanOf(SHEET), drawing()]) {
      const page = document.addPage([PAGE.width, PAGE.height]);
      page.drawImage(await document.embedPng(picture), { x: 0, y: 0, width: PAGE.width, height: PAGE.height });
      typed.forEach((text, line) => page.drawText(text, { x: 40, y: 775 - 12 * line, size: 9, font }));
    }
    const contract = await read("typed.pdf", await document.save());
    expect(contract.pages.map(({ source }) => source)).toEqual(["ocr", "text"]);
    const texts = contract.pages.map(({ start, end, margins }) =>
      [contract.text.slice(start, end), ...margins].join(" ").replaceAll(/\s+/g, " "),
    );
    expect(recall(CLAUSES.join(" "), texts[0] ?? "")).toBeGreaterThan(0.95);
    for (const line of typed) for (const text of texts) expect(text).toContain(line);
    expect(contract.findings).toEqual([]);
  });

  it("says that a scan is in a language that is not recognised", async () => {
    const german = [
      "Der Lieferant verpflichtet sich, dem K\u00e4ufer die in der Anlage genannten Waren zu liefern.",
      "Die Lieferung erfolgt innerhalb von drei\u00dfig Tagen nach der Bestellung durch den K\u00e4ufer.",
      "Die Zahlung ist innerhalb von vierzehn Tagen nach Zugang der Rechnung f\u00e4llig und wird auf",
      "das Konto geleistet, das auf der Rechnung steht. Das Recht zur K\u00fcndigung bleibt davon",
      "unber\u00fchrt, und der Vertrag ist von jeder Partei mit einer Frist von drei Monaten k\u00fcndbar.",
    ];
    const sheets = [column(german, { x: 72, y: 120, pitch: 14 }), SHEET];
    const contract = await read("scan.pdf", await picturesPdf(sheets.map((sheet) => scanOf(sheet))));
    expect(contract.findings).toEqual([
      { kind: "other-language", page: 1, text: expect.stringContaining("German") as string },
    ]);
  });

  it("believes the scan and not the text behind it where their words differ, and says so", async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const other = [
      "1. Price. The price of every unit that is ordered here goes down each quarter",
      "by one tenth against what was asked before, without any notice to anybody.",
      "2. Delivery. Goods come by rail, road or ship, whichever costs least that day,",
      "and whoever unloads them keeps a tally, counted twice, weighed once, signed.",
      "3. Returns. Anything spoiled goes back at once, packed as it came, unopened.",
    ];
    for (const layer of [CLAUSES, other]) {
      const page = document.addPage([PAGE.width, PAGE.height]);
      layer.forEach((text, index) => page.drawText(text, { x: 72, y: PAGE.height - 120 - 14 * index, size: 11, font }));
      page.drawImage(await document.embedPng(scanOf(SHEET)), { x: 0, y: 0, width: PAGE.width, height: PAGE.height });
    }
    const contract = await read("layered.pdf", await document.save());
    expect(contract.pages.map(({ source }) => source)).toEqual(["ocr", "ocr"]);
    expect(contract.text).not.toContain("unloads");
    expect(contract.findings.map(({ kind, page }) => ({ kind, page }))).toEqual([{ kind: "hidden-text", page: 2 }]);
    expect(contract.findings[0]?.text).toContain("The price of every unit");
  });

  it("does not show what it could only guess", async () => {
    const bytes = await picturesPdf([scanOf(SHEET, { dpi: 45 })]);
    await expect(read("fax.pdf", bytes)).rejects.toMatchObject({
      code: "no-text",
      message: expect.stringContaining("too poor to read") as string,
    });
  });

  it("reads the page and not its text where the text is garbled, and tells blank paper from a picture", async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage([PAGE.width, PAGE.height]);
    page.drawImage(await document.embedPng(scanOf(SHEET)), { x: 0, y: 0, width: PAGE.width, height: PAGE.height });
    const shifted = CLAUSES.map((line) =>
      line.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 7) % 26) + 97)),
    );
    shifted.forEach((text, index) => page.drawText(text, { x: 72, y: 400 - 14 * index, size: 1, font, opacity: 0 }));
    document.addPage([PAGE.width, PAGE.height]);
    const contract = await read("garbled.pdf", await document.save());
    expect(contract.pages.map(({ source }) => source)).toEqual(["ocr", "text"]);
    expect(recall(CLAUSES.join(" "), contract.text)).toBeGreaterThan(0.95);
    expect(contract.text).not.toContain(shifted[0]?.slice(0, 20));
  });

  it("calls a document of blank pages blank", async () => {
    await expect(read("blank.pdf", await pdfOf([[], []]))).rejects.toMatchObject({
      code: "no-text",
      message: expect.stringContaining("blank") as string,
    });
  });
});

describe("telling garbled text", () => {
  const german =
    "Die Haftung des Auftragnehmers ist auf die H\u00F6he der Verg\u00FCtung der letzten zw\u00F6lf Monate beschr\u00E4nkt, ausgenommen bei Vorsatz und grober Fahrl\u00E4ssigkeit. Gerichtsstand ist Hamburg. \u00C4nderungen dieses Vertrages bed\u00FCrfen der Schriftform, auch die Aufhebung dieser Klausel.";

  it.each([
    ["English", CLAUSES.join(" ")],
    ["capitals", CLAUSES.join(" ").toUpperCase()],
    ["German", german],
    [
      "French",
      "Le pr\u00E9sent contrat est r\u00E9gi par le droit fran\u00E7ais. Toute modification doit \u00EAtre faite par \u00E9crit et sign\u00E9e par les deux parties. La responsabilit\u00E9 du prestataire est limit\u00E9e au montant des honoraires vers\u00E9s au cours des douze derniers mois pr\u00E9c\u00E9dant la r\u00E9clamation.",
    ],
    [
      "Spanish",
      "El presente contrato se rige por las leyes de Espa\u00F1a. Cualquier modificaci\u00F3n deber\u00E1 hacerse por escrito y ser firmada por ambas partes. La responsabilidad del proveedor se limita al importe de los honorarios abonados durante los doce meses anteriores a la reclamaci\u00F3n.",
    ],
    ["numbers", "12.50 44 17,300 2021-04-05 ".repeat(40)],
    ["Russian", "\u0414\u043E\u0433\u043E\u0432\u043E\u0440 \u0430\u0440\u0435\u043D\u0434\u044B ".repeat(30)],
    ["too little to tell", "xqzj kvvw"],
  ])("leaves %s alone", (_, text) => expect(isGarbled(text)).toBe(false));

  it("tells letters put for others, and letters without a name", () => {
    for (const by of [1, 4, 9, 15, 20]) {
      const shifted = CLAUSES.join(" ").replace(/[a-z]/gi, (letter) => {
        const first = letter < "a" ? 65 : 97;
        return String.fromCharCode(((letter.charCodeAt(0) - first + by) % 26) + first);
      });
      expect(commonPairs(shifted)).not.toBeNull();
      expect(isGarbled(shifted)).toBe(true);
    }
    expect(isGarbled("\uF041\uF042 \uF043\uF044 a b")).toBe(true);
  });
});

describe("telling blank paper", () => {
  const paper = (shade: number, dots: number): Uint8ClampedArray => {
    const colours = new Uint8ClampedArray(4 * 10_000).fill(shade);
    for (let pixel = 0; pixel < 10_000; pixel += 1) colours[4 * pixel + 3] = 255;
    for (let dot = 0; dot < dots; dot += 1) colours.fill(0, 4 * dot, 4 * dot + 3);
    return colours;
  };
  it.each([
    ["white", 255, 0, true],
    ["grey with a speck of dust", 190, 2, true],
    ["white with a rule", 255, 85, true],
    ["white with a word", 255, 40, false],
  ])("%s", (_, shade, dots, blank) => expect(isBlank(toPicture(paper(shade, dots), 100, 100, 1))).toBe(blank));
});
