import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../electron/documents/read-document.ts";
import { reportOf } from "../../electron/exports/report.ts";
import { toExcel } from "../../electron/exports/to-excel.ts";
import { toMarkdown } from "../../electron/exports/to-markdown.ts";
import { toPdf } from "../../electron/exports/to-pdf.ts";
import { toWord } from "../../electron/exports/to-word.ts";
import { summaryAsJson, summaryAsText } from "../../electron/usecases/present-summary.ts";
import { saved, sentenceWith } from "./fixtures.ts";

const pdf = await saved("mutual-nda.pdf", "Delaware");
const word = await saved("services-agreement.docx", "Ireland");
const read = (name: string, bytes: Uint8Array) =>
  readDocument({ name, bytes }, { password: null, onPage: () => undefined });
const flat = (text: string) => text.replaceAll(/\s+/g, " ");

describe("a report", () => {
  test("holds every statement once, marked where it was not verified", () => {
    const report = reportOf(pdf);
    const lines = report.parts.flatMap((part) => part.lines);
    expect(lines).toHaveLength(4);
    expect(lines.find(({ text }) => text.startsWith("Liability"))?.warning).toMatch(/^Not verified: /);
    expect(lines.find(({ text }) => text.startsWith("The law"))?.warning).toBeNull();
    expect(report.cautions[0]).toBe("1 of 2 statements could not be verified; each is marked.");
    expect(report.silent).toEqual(["Insurance"]);
  });

  test("numbers a passage once, and says where it stands in the terms of the file's format", () => {
    const report = reportOf(pdf);
    expect(report.notes.map(({ number }) => number)).toEqual([1, 2]);
    expect(report.notes.map(({ where }) => where)).toEqual([
      expect.stringMatching(/^p\. \d+$/) as string,
      "not found in the contract",
    ]);
    // Word has no pages of its own.
    expect(reportOf(word).notes.every(({ where }) => !where.startsWith("p. "))).toBe(true);
  });

  test("denies no note on the calendar by its label", () => {
    const reason = "The term ended on 2024-02-29, as far as the contract says.";
    const ended = { ...pdf, calendar: { today: "2026-11-22", dates: [], open: [reason] } };
    const lines = reportOf(ended).parts.flatMap((part) => part.lines);
    expect(lines.find(({ text }) => text === reason)?.label).toBe("Note");
    expect(summaryAsText(ended)).toContain(`- Note: ${reason}`);
  });

  test("says first of all that a model was simulated, in every format that has words", () => {
    const simulated = { ...pdf, run: { ...pdf.run, simulated: true as const } };
    expect(reportOf(simulated).cautions[0]).toMatch(/^The model was simulated/);
    expect(toMarkdown(simulated, "")).toContain("The model was simulated");
    expect(reportOf(pdf).cautions.join(" ")).not.toContain("simulated");
  });

  test("says which models were asked, what it cost and what one model would have cost", () => {
    const provenance = Object.fromEntries(reportOf(pdf).provenance);
    expect(provenance["Attempts"]).toContain("anthropic/claude-sonnet-4-6: failed (overloaded); openai/gpt-5-mini: ok");
    expect(provenance["Compared with"]).toBe("about $1.25 on openai/gpt-4o alone");
    expect(provenance["Matter"]).toBe("2026-18");
    expect(provenance["SHA-256"]).toBe(pdf.contract.sha256);
  });
});

describe("risks and gaps", () => {
  const later = {
    ...pdf,
    side: "Tamberlane Robotics LLC",
    summary: {
      ...pdf.summary,
      statements: [
        ...pdf.summary.statements,
        {
          id: "s9",
          level: "risks" as const,
          text: "It renews by itself.",
          status: "exact" as const,
          citations: [],
          risk: {
            severity: "high" as const,
            reason: "A missed notice binds.",
            who: "Tamberlane",
            party: "Tamberlane Robotics LLC",
          },
        },
        { id: "s10", level: "risks" as const, text: "Found long ago.", status: "exact" as const, citations: [] },
      ],
    },
  };

  test("stand together, the gravest first, each with its weight and why it matters, and what is missing with its reason", () => {
    const parts = reportOf(later).parts.filter(({ title }) => title.startsWith("Risks and gaps"));
    expect(parts.map(({ title }) => title)).toEqual(["Risks and gaps", "Risks and gaps: expected, but not found"]);
    expect(parts[0]?.lines.map(({ label, detail }) => [label, detail])).toEqual([
      ["High, on both sides", "Why it matters: What is lost above it stays lost."],
      ["High, on us", "Why it matters: A missed notice binds."],
      ["", undefined],
    ]);
    expect(parts[1]?.lines.map(({ label, text }) => [label, text])).toEqual([
      ["Term", "Not found, though usual: its length is open."],
    ]);
    const old = { ...pdf.summary, statements: later.summary.statements.slice(-1) };
    expect(reportOf({ ...pdf, summary: old }).parts.find(({ title }) => title === "Risks and gaps")?.form).toBe("list");
  });

  test("are said to be none where nothing was flagged, in the text and on paper", () => {
    const statements = later.summary.statements.filter(({ level }) => level !== "risks");
    const none = { ...later, summary: { ...later.summary, statements } };
    expect(summaryAsText(none)).toMatch(/## Risks and gaps\n\nNothing was flagged: /);
    expect(summaryAsText(later)).not.toContain("Nothing was flagged");
    const [part] = reportOf(none).parts.filter(({ title }) => title === "Risks and gaps");
    expect(part?.lines.map(({ text }) => text.slice(0, 19))).toEqual(["Nothing was flagged"]);
  });

  test("are said in the text and in the JSON that scripts read", () => {
    const text = summaryAsText(later);
    const [, level = ""] = /## Risks and gaps\n([\s\S]*?)(?=\n## )/.exec(text) ?? [];
    expect(level).toMatch(/- \[NOT VERIFIED: [^\]]+\] \[High, on both sides\] Liability/);
    expect(level).toContain("- [High, on us] It renews by itself.\n  Why it matters: A missed notice binds.");
    expect(level).toContain("- Found long ago.");
    expect(level).toContain("### Expected, but not found\n\n- Term: Not found, though usual: its length is open.");
    expect(text.split("Expected, but not found")).toHaveLength(2);
    const { risks, gaps } = summaryAsJson(later).summary;
    expect(risks.map(({ statement, severity, whose }) => [statement, severity, whose])).toEqual([
      ["s2", "high", "both"],
      ["s9", "high", "ours"],
      ["s10", null, undefined],
    ]);
    expect(gaps).toEqual([{ term: "term", label: "Term", reason: "Not found, though usual: its length is open." }]);
  });

  test("are in Word, PDF and Excel with their words", async () => {
    const report = reportOf(later);
    for (const [name, bytes] of [
      ["summary.docx", await toWord([report])],
      ["summary.pdf", await toPdf([report])],
    ] as const) {
      const text = flat((await read(name, bytes)).text);
      for (const words of ["High, on us", "Why it matters: A missed notice binds.", "expected, but not found"])
        expect(text, name).toContain(words);
    }
    const strings = strFromU8(unzipSync(await toExcel([later]))["xl/sharedStrings.xml"] ?? new Uint8Array());
    for (const words of ["Why it matters", "A missed notice binds.", "Expected, but not found", "Ours"])
      expect(strings).toContain(words);
  });
});

describe("Word", () => {
  test("opens, with each passage as a footnote", async () => {
    const bytes = await toWord([reportOf(pdf), reportOf(word)]);
    const parts = unzipSync(bytes);
    const notes = strFromU8(parts["word/footnotes.xml"] ?? new Uint8Array());
    const quote = flat(sentenceWith(pdf.contract.text, "Delaware"));
    expect(flat(notes.replaceAll(/<[^>]+>/g, ""))).toContain(quote.slice(0, 40));
    const contract = await read("summary.docx", bytes);
    const text = flat(contract.text);
    expect(text).toContain("The law of Delaware governs.");
    expect(text).toContain("[Not verified");
    expect(text).toContain("Liability is capped at $1,000,000 and ☃.");
    expect(text.split("Where this comes from")).toHaveLength(3);
    expect(contract.sections.map(({ heading }) => heading)).toContain("Key terms");
  });
});

describe("a footnote of Word", () => {
  test("is there for each reference, as one that is referred to twice is shown empty the second time", async () => {
    const parts = unzipSync(await toWord([reportOf(pdf), reportOf(word)]));
    const [body, notes] = ["word/document.xml", "word/footnotes.xml"].map((name) =>
      strFromU8(parts[name] ?? new Uint8Array()),
    );
    const used = [...(body ?? "").matchAll(/<w:footnoteReference [^>]*w:id="(\d+)"/g)].map(([, id]) => id);
    expect(used.length).toBeGreaterThan(reportOf(pdf).notes.length + reportOf(word).notes.length);
    expect(new Set(used).size).toBe(used.length);
    for (const id of used) expect(notes).toMatch(new RegExp(`<w:footnote [^>]*w:id="${id}"`));
  });
});

describe("Markdown", () => {
  test("ends with its verification and where it comes from, and nothing in it is fetched or run by what shows it", () => {
    const hostile =
      "![x](https://evil.example/a.png) [here](https://evil.example) <img src=x> ![y][z]\n[z]: https://evil.example <!-- -->";
    const markdown = toMarkdown(pdf, hostile);
    const [shown = "", end = ""] = markdown.split("## Where this comes from");
    expect(shown).toContain("https://evil.example");
    expect(shown).not.toMatch(/!\[|\]\(|\]\[|\]:|(?<!\\)<[a-z!/]/i);
    expect(end).toContain("- 1 of 2 statements could not be verified; each is marked.");
    for (const name of ["Made", "Answered by", "Attempts", "Cost", "SHA-256"]) expect(end).toContain(`- ${name}: `);
  });
});

describe("PDF", () => {
  test("opens, with the passages under their numbers and the pages numbered", async () => {
    const contract = await read("summary.pdf", await toPdf([reportOf(pdf), reportOf(word)]));
    const text = flat(contract.text);
    expect(text).toContain("The law of Delaware governs. [1]");
    expect(text).toContain("Not verified: ");
    expect(text).toContain(flat(sentenceWith(pdf.contract.text, "Delaware")).slice(0, 50));
    expect(text.split("Where this comes from")).toHaveLength(3);
    expect(contract.findings).toEqual([]);
    const feet = contract.pages.flatMap(({ margins }) => margins).join(" ");
    expect(`${feet} ${text}`).toContain(`1 of ${contract.pages.length}`);
  });

  test("is laid out over as many pages as there is to say", async () => {
    const long = reportOf(pdf);
    const lines = Array.from({ length: 400 }, (_, index) => ({
      label: `Term ${index}`,
      text: "The party shall keep the goods insured against all the usual risks, and show the policy when asked. ".repeat(
        (index % 7) + 1,
      ),
      warning: null,
      notes: [1],
    }));
    const contract = await read(
      "summary.pdf",
      await toPdf([{ ...long, parts: [{ title: "Key terms", form: "table", lines }] }]),
    );
    expect(contract.pages.length).toBeGreaterThan(20);
    const text = flat(contract.text);
    for (const { label } of lines) expect(text).toContain(label);
  });
});

describe("Excel", () => {
  test("has a row for each contract, the key terms beside it, and no formula", async () => {
    const parts = unzipSync(await toExcel([pdf, word]));
    const sheets = Object.keys(parts).filter((name) => name.startsWith("xl/worksheets/sheet"));
    expect(sheets).toHaveLength(8);
    const first = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(first.match(/<row /g)).toHaveLength(3);
    for (const name of sheets) expect(strFromU8(parts[name] ?? new Uint8Array())).not.toContain("<f>");
    const everything = Object.entries(parts)
      .filter(([name]) => name.endsWith(".xml"))
      .map(([, bytes]) => strFromU8(bytes))
      .join("");
    for (const words of [
      "=Delaware",
      "mutual-nda.pdf",
      "services-agreement.docx",
      "Governing law",
      "Not verified",
      "2026-18",
    ])
      expect(everything).toContain(words);
    // A term on which no contract says anything has no column; that it is silent stands among the answers.
    const strings = [...strFromU8(parts["xl/sharedStrings.xml"] ?? new Uint8Array()).matchAll(/<t[^>]*>([^<]*)/g)];
    const row = first.slice(first.indexOf("<row "), first.indexOf("</row>"));
    const columns = [...row.matchAll(/<v>(\d+)<\/v>/g)].map(([, index]) => strings[Number(index)]?.[1]);
    expect(columns).toContain("Governing law");
    expect(columns).not.toContain("Insurance");
    expect(everything).toContain("silent after a full read");
  });

  test("is cut, not damaged, by a text longer than a cell", async () => {
    const statements = pdf.summary.statements.map((one) => ({ ...one, text: "word ".repeat(10_000) }));
    const parts = unzipSync(await toExcel([{ ...pdf, summary: { ...pdf.summary, statements } }]));
    const longest = Object.values(parts)
      .flatMap((bytes) => strFromU8(bytes).match(/<t[^>]*>[^<]*/g) ?? [])
      .reduce((most, text) => Math.max(most, text.replace(/<t[^>]*>/, "").length), 0);
    expect(longest).toBe(32_767);
  });
});
