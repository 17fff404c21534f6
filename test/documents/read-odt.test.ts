import { describe, expect, it } from "vitest";
import { odtOf } from "./odts.ts";
import { blockTexts, outline, read } from "./read.ts";

const p = (text: string, style = ""): string =>
  `<text:p${style === "" ? "" : ` text:style-name="${style}"`}>${text}</text:p>`;
const item = (inside: string, more = ""): string => `<text:list-item${more}>${inside}</text:list-item>`;
const style = (name: string, properties: string, family = "text"): string =>
  `<style:style style:name="${name}" style:family="${family}">${properties}</style:style>`;

const CLAUSES = `<text:list-style style:name="L1">
  <text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
  <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>
  <text:list-level-style-number text:level="3" style:num-prefix="(" style:num-suffix=")" style:num-format="a"/></text:list-style>`;

describe("reading an OpenDocument text", () => {
  it("shows the numbers that a word processor shows, with headings, lists, tables and notes", async () => {
    const contract = await read(
      "a.odt",
      odtOf(
        `${p("Supply Agreement", "Title")}${p('This agreement is between<text:line-break/>the<text:s text:c="3"/>parties.')}
        <text:list text:style-name="L1">
          ${item(`${p("Definitions")}<text:list>${item(p("Goods are goods:") + `<text:list>${item(p("paper;"))}${item(p("pens."))}</text:list>`)}${item(p("Price is price.") + p("It has a second paragraph."))}</text:list>`)}
          ${item(p("Delivery"))}
        </text:list>
        ${p("Between lists.<text:note><text:note-citation>1</text:note-citation><text:note-body>" + p("A note.") + "</text:note-body></text:note>")}
        <text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:list>${item(p("The place."))}</text:list></text:list-item>${item(p("Term"))}${item(p("Law"), ' text:start-value="9"')}</text:list>
        <table:table><table:table-header-rows><table:table-row><table:table-cell>${p("Item")}</table:table-cell><table:table-cell>${p("Price")}</table:table-cell></table:table-row></table:table-header-rows>
        <table:table-row><table:table-cell>${p("Paper")}</table:table-cell><table:table-cell>${p("$5")}</table:table-cell></table:table-row></table:table>`,
        {
          styles: CLAUSES,
          common: `<office:styles><style:style style:name="Title" style:family="paragraph"/></office:styles><office:master-styles><style:master-page><style:header>${p("Draft <text:page-number>1</text:page-number>")}</style:header></style:master-page></office:master-styles>`,
        },
      ),
    );
    expect(contract.format).toBe("odt");
    expect(blockTexts(contract)).toEqual([
      "Supply Agreement",
      "This agreement is between\nthe parties.",
      "1. Definitions",
      "1.1 Goods are goods:",
      "(a) paper;",
      "(b) pens.",
      "1.2 Price is price.",
      "It has a second paragraph.",
      "2. Delivery",
      "Between lists.",
      "2.1 The place.",
      "3. Term",
      "9. Law",
      "Item\tPrice\nPaper\t$5",
      "A note.",
    ]);
    expect(outline(contract).slice(0, 5)).toEqual(["Supply Agreement", "1 Definitions", "  1.1", "    (a)", "    (b)"]);
    expect(contract.pages[0]?.margins).toEqual(["Draft 1"]);
    expect(contract.findings).toEqual([]);
  });

  it("goes on in a list that was interrupted, below an item that has nothing but that list in it", async () => {
    const inner = (...items: string[]): string =>
      `<text:list>${items.map((each) => item(p(each))).join("")}</text:list>`;
    const contract = await read(
      "a.odt",
      odtOf(
        `<text:list xml:id="first" text:style-name="L1">${item(p("Duties") + inner("Use."))}</text:list>
        ${p("Between.")}
        <text:list text:continue-list="first" text:style-name="L1"><text:list-item>${inner("Care.", "Return.")}</text:list-item>${item(p("Term") + inner("Years."))}</text:list>`,
        { styles: CLAUSES },
      ),
    );
    expect(blockTexts(contract)).toEqual([
      "1. Duties",
      "1.1 Use.",
      "Between.",
      "1.2 Care.",
      "1.3 Return.",
      "2. Term",
      "2.1 Years.",
    ]);
  });

  it("shows letters in the colour that a word processor chooses, whatever is said of their opacity", async () => {
    const style = (name: string, properties: string): string =>
      `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`;
    const contract = await read(
      "a.odt",
      odtOf(
        p(
          '<text:span text:style-name="Auto">The cap is ten.</text:span> <text:span text:style-name="Clear">It is void.</text:span>',
        ),
        {
          styles:
            style("Auto", 'style:use-window-font-color="true" loext:opacity="0%"') +
            style("Clear", 'fo:color="#000000" loext:opacity="0%"'),
        },
      ),
    );
    expect(contract.text.trim()).toBe("The cap is ten.");
    expect(contract.findings).toEqual([{ kind: "hidden-text", page: 1, text: "\u201CIt is void.\u201D" }]);
  });

  it("numbers headings by the outline, but not those that say they are none of it", async () => {
    const outlined = `<office:styles><text:outline-style style:name="Outline">
      <text:outline-level-style text:level="1" style:num-format="I" style:num-prefix="Article "/>
      <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="1" style:num-suffix="."/></text:outline-style>
      <style:style style:name="Bare" style:family="paragraph" style:list-style-name=""/></office:styles>`;
    const h = (level: number, text: string, more = ""): string =>
      `<text:h text:outline-level="${level}"${more}>${text}</text:h>`;
    const contract = await read(
      "a.odt",
      odtOf(
        `${h(1, "Goods")}${h(2, "Paper")}${h(2, "Ink")}${h(1, "Recitals", ' text:style-name="Bare"')}${h(1, "Price")}${h(2, "Tax")}${p("It is added.")}`,
        { common: outlined },
      ),
    );
    expect(blockTexts(contract)).toEqual([
      "Article I Goods",
      "1. Paper",
      "2. Ink",
      "Recitals",
      "Article II Price",
      "1. Tax",
      "It is added.",
    ]);
  });

  it("takes out and reports what is hidden, changed or said in a comment", async () => {
    const contract = await read(
      "a.odt",
      odtOf(
        `<text:tracked-changes><text:changed-region xml:id="c1"><text:insertion/></text:changed-region><text:changed-region xml:id="c2"><text:deletion><office:change-info><dc:creator>A</dc:creator></office:change-info>${p("$100")}</text:deletion></text:changed-region></text:tracked-changes>
        ${p('Seen <text:span text:style-name="T1">vanished</text:span>. <text:span text:style-name="T2">white</text:span> <text:span text:style-name="T3">tiny</text:span> <text:span text:style-name="T4">white on blue</text:span>')}
        ${p('The fee is <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>$500<text:change-end text:change-id="c1"/>, <office:annotation office:name="n"><dc:creator>A</dc:creator>' + p("Check this.") + '</office:annotation>net<office:annotation-end office:name="n"/>.')}
        <text:section text:display="none">${p("A hidden section.")}</text:section>
        ${p('<text:hidden-paragraph text:is-hidden="true"/>A hidden paragraph.')}
        ${p("Based on a hidden style.", "Sub")}`,
        {
          styles: `${style("T1", '<style:text-properties text:display="none"/>')}${style("T2", '<style:text-properties fo:color="#ffffff"/>')}${style("T3", '<style:text-properties fo:font-size="2pt"/>')}${style("T4", '<style:text-properties fo:color="#ffffff" fo:background-color="#000080"/>')}
          ${style("Gone", '<style:text-properties text:display="none"/>', "paragraph")}<style:style style:name="Sub" style:family="paragraph" style:parent-style-name="Gone"/>`,
        },
      ),
    );
    expect(blockTexts(contract)).toEqual(["Seen . white on blue", "The fee is $500, net."]);
    expect(contract.findings.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      "tracked-changes: 1 tracked insertions and 1 tracked deletions. It was read as if all of them were accepted.",
      "tracked-changes: Inserted: \u201C$500\u201D",
      "tracked-changes: Deleted: \u201C$100\u201D",
      "comments: Comment on \u201Cnet\u201D: \u201CCheck this.\u201D",
      "hidden-text: \u201Cvanished\u201D",
      "hidden-text: \u201Cwhite\u201D",
      "hidden-text: \u201Ctiny\u201D",
      "hidden-text: \u201CA hidden section.\u201D",
      "hidden-text: \u201CA hidden paragraph.\u201D",
      "hidden-text: \u201CBased on a hidden style.\u201D",
    ]);
  });

  it("reads text boxes after the paragraph they stand in", async () => {
    const contract = await read(
      "a.odt",
      odtOf(
        p(`Before <draw:frame><draw:text-box>${p("in the box")}</draw:text-box></draw:frame>and after.`) + p("Next."),
      ),
    );
    expect(blockTexts(contract)).toEqual(["Before and after.", "in the box", "Next."]);
  });

  it("refuses a password, entities, endless nesting and repetition, and a spreadsheet", async () => {
    const of = (bytes: Uint8Array) => read("a.odt", bytes);
    await expect(of(odtOf(p("x"), { manifest: "<manifest:encryption-data/>" }))).rejects.toMatchObject({
      code: "password-needed",
    });
    await expect(of(odtOf("<!DOCTYPE a [<!ENTITY b 'c'>]>"))).rejects.toMatchObject({ code: "damaged" });
    await expect(of(odtOf("<text:section>".repeat(50_000)))).rejects.toMatchObject({ code: "too-large" });
    await expect(of(odtOf(""))).rejects.toMatchObject({ code: "no-text" });
    await expect(
      of(odtOf(p("x"), { mimetype: "application/vnd.oasis.opendocument.spreadsheet" })),
    ).rejects.toMatchObject({ code: "unsupported-type" });
    const repeated = await of(
      odtOf(
        `<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000">${p("x")}</table:table-cell></table:table-row></table:table>`,
      ),
    );
    expect(repeated.text.length).toBeLessThan(100 * 200);
  });
});
