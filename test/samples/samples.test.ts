import { readdir } from "node:fs/promises";
import mammoth from "mammoth";
import { beforeAll, describe, expect, it } from "vitest";
import { documents, renderSamples } from "../../scripts/samples/index.ts";
import { mutualNda } from "../../scripts/samples/mutual-nda.ts";
import { outline, runsOf } from "../../scripts/samples/outline.ts";
import { servicesAgreement } from "../../scripts/samples/services-agreement.ts";
import { flat, pagesOf, readSample } from "./reading.ts";

/** What the rest of the tests and the guides rely on: pages, and words that stand in the contract exactly once or more. */
const facts = [
  {
    name: "mutual-nda",
    pages: 4,
    says: [
      "Brindlewick Optics, Inc.",
      "Tamberlane Robotics LLC",
      "made as of March 3, 2025",
      "ends on March 2, 2027",
      "governed by the laws of the State of Delaware",
      "survive for five (5) years",
    ],
  },
  {
    name: "services-agreement",
    pages: 11,
    says: [
      "Gorsebank Foods Designated Activity Company",
      "Nettlecombe Data Services Limited",
      "made on 14 May 2025",
      "governed by the laws of Ireland",
      "the greater of €750,000 (seven hundred and fifty thousand euro) and one hundred and twenty-five per cent (125%)",
      "The Monthly Service Fee is €38,500",
      "at least ninety (90) days’ written notice",
      "The Service Level for availability is 99.90%",
    ],
  },
  {
    name: "office-lease",
    pages: 12,
    says: [
      "Copperbeam Estates Limited",
      "Verity Tidewater Architects Limited",
      "made on 16 June 2025",
      "“Break Date” means 24 June 2030",
      "at least nine (9) months’ written notice",
      "£128,750",
      "£245,000.00",
      "shall not exceed £85,000",
      "governed by the law of England and Wales",
    ],
  },
  {
    name: "software-licence",
    pages: 9,
    says: [
      "Inkwell Heron Software Limited",
      "Bramblecourt Assurance Corporation",
      "made on 9 September 2024",
      "continues for five (5) years, until 30 September 2029",
      "Annual Licence Fee is one hundred and eighty thousand pounds (£180,000)",
    ],
  },
  {
    name: "master-agreement",
    pages: 40,
    says: [
      "Oxbow & Thistle Turbine Corporation",
      "Feldspar Kestrel Komponenten GmbH",
      "made on 20 January 2025",
      "ends on 31 January 2031",
      "are governed by the law of England and Wales",
      "The Local Agreement is governed by German law",
      "The Local Agreement is governed by the laws of the State of Ohio",
      "The Local Agreement is governed by the laws of Singapore",
      "the greater of €20,000,000 (twenty million euro)",
      "not less than €18,000,000 (eighteen million euro)",
    ],
  },
] as const;

describe("the sample contracts", () => {
  let made: Map<string, Uint8Array>;
  beforeAll(async () => {
    made = await renderSamples();
  });

  it("are made again byte for byte from their sources", async () => {
    const committed = (await readdir(new URL("../../samples/", import.meta.url))).filter(
      (name) => !name.endsWith(".md"),
    );
    expect(committed.toSorted()).toEqual([...made.keys()].toSorted());
    const different: string[] = [];
    for (const [name, bytes] of made) {
      if (!Buffer.from(bytes).equals(await readSample(name))) different.push(name);
    }
    // If not: node scripts/make-samples.ts
    expect(different).toEqual([]);
  });

  it("are small", () => {
    expect([...made].filter(([, bytes]) => bytes.length >= 200_000).map(([name]) => name)).toEqual([]);
  });

  describe.each(facts)("$name", ({ name, pages, says }) => {
    let read: string[];
    beforeAll(async () => {
      read = await pagesOf(await readSample(`${name}.pdf`));
    });

    it(`has ${pages} pages, each numbered`, () => {
      expect(read).toHaveLength(pages);
      const cover = documents.find((document) => document.file === name)?.cover === true ? 1 : 0;
      const numbered = read.map((text, index) => text.includes(`Page ${index + 1} of ${pages}`));
      expect(numbered).toEqual(read.map((_, index) => index >= cover));
    });

    it("says what others rely on", () => {
      const text = flat(read.join("\n"));
      for (const words of says) expect(text).toContain(words);
    });

    it("shows every clause and definition of its source, in order", () => {
      const document = documents.find((candidate) => candidate.file === name);
      if (document === undefined) throw new Error(`No source is named ${name}.`);
      const text = flat(
        read
          .map((page, index) =>
            page
              .replaceAll(`${document.title}Confidential`, "")
              .replace(document.reference, "")
              .replace(`Page ${index + 1} of ${pages}`, ""),
          )
          .join("\n"),
      ).replaceAll(" ", "");
      // The start of each only: a page break may put a header into the rest.
      const starts = outline(document)
        .filter((block) => block.kind === "numbered" || block.kind === "definition")
        .map((block) =>
          runsOf(block.text)
            .map((run) => run.text)
            .join("")
            .slice(0, 40)
            .replaceAll(/\s/g, ""),
        );
      let from = 0;
      const missing = starts.filter((start) => {
        const at = text.indexOf(start, from);
        from = Math.max(from, at);
        return at === -1;
      });
      expect(missing).toEqual([]);
    });
  });
});

describe("the licence that contradicts itself", () => {
  let text: string;
  beforeAll(async () => {
    text = flat((await pagesOf(await readSample("software-licence.pdf"))).join("\n"));
  });

  it("chooses the law of England and Wales in its body and of New York in a later schedule", () => {
    const english = text.indexOf("governed by and construed in accordance with the law of England and Wales");
    const american = text.indexOf("governed by the laws of the State of New York");
    expect(english).toBeGreaterThan(0);
    expect(american).toBeGreaterThan(text.indexOf("SCHEDULE 4"));
    expect(american).toBeGreaterThan(english);
  });

  it("caps the licensor’s liability at two amounts", () => {
    expect(text).toMatch(/total aggregate liability of the Licensor .{0,200} shall not exceed £500,000/);
    expect(text).toMatch(/Licensor’s total liability to the Licensee .{0,120} is limited to US\$1,200,000/);
  });

  it("does not say which of its parts prevails", () => {
    expect(text).not.toMatch(/prevail|take precedence|notwithstanding/i);
  });
});

describe("the services agreement as a Word document", () => {
  let html: string;
  beforeAll(async () => {
    html = (await mammoth.convertToHtml({ buffer: Buffer.from(await readSample("services-agreement.docx")) })).value;
  });

  it("has a heading for each clause and schedule", () => {
    const headings = outline(servicesAgreement).filter((block) => block.kind === "heading" && block.level === 1);
    expect(html.match(/<h1>/g)).toHaveLength(headings.length);
    expect(html).toContain("<h1>12.\tLIABILITY</h1>");
  });

  it("has the fees in tables", () => {
    expect(html.match(/<table>/g)).toHaveLength(8);
    const rows = [...html.matchAll(/<tr><td>.*?<\/tr>/g)].map(([row]) =>
      row.replaceAll(/<[^>]+>/g, " ").replaceAll(/ +/g, " "),
    );
    expect(rows).toContain(" M2 40% €38,400 ");
    expect(rows).toContain(" 1 to 2,000 €4.20 ");
  });

  it("says the same as the PDF", async () => {
    const pdf = flat((await pagesOf(await readSample("services-agreement.pdf"))).join("\n")).replaceAll(" ", "");
    const paragraphs = html
      .replaceAll(/<br \/>/g, " ")
      .split(/<\/(?:p|h1|h2)>/)
      .map((part) =>
        part
          .replaceAll(/<[^>]+>/g, "")
          .replaceAll("&amp;", "&")
          .replaceAll(/\s/g, ""),
      )
      .filter((part) => part !== "");
    expect(paragraphs.length).toBeGreaterThan(200);
    // A paragraph may run over a page, where the PDF has a header and a footer in its midst.
    expect(paragraphs.filter((paragraph) => !pdf.includes(paragraph.slice(0, 30)))).toEqual([]);
  });
});

describe("the numbering of a contract", () => {
  it("refuses a reference to a place that does not exist", () => {
    expect(() => outline({ ...mutualNda, agreed: "See Section {nowhere}." })).toThrow(/no place has the id "nowhere"/);
  });

  it("refuses one id for two places", () => {
    expect(() =>
      outline({ ...mutualNda, articles: [...mutualNda.articles, { id: "term", heading: "Again", entries: [] }] }),
    ).toThrow(/two places have the id "term"/);
  });
});
