import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { readHtml } from "../../electron/documents/html/read-html.ts";
import { blockTexts, outline, read } from "./read.ts";

const page = (body: string, head = ""): string =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
const hidden = (contract: Awaited<ReturnType<typeof read>>): string[] =>
  contract.findings.filter(({ kind }) => kind === "hidden-text").map(({ text }) => text);

describe("reading a web page", () => {
  it("shows the numbers that a browser shows, with headings, lists and tables", async () => {
    const contract = await read(
      "a.html",
      page(`<h1>Supply   Agreement</h1>
        <p>This agreement is between the parties.<br>It is short.</p>
        <ol><li><b>Goods.</b> The goods are those ordered:<ol type="a"><li>paper &amp; ink;<li>pens.</ol></li>
        <li value="4"><b>Price.</b> The price is that agreed.</li></ol>
        <ol start="7" style="list-style-type: upper-roman"><li>first<li>second</ol>
        <ol reversed><li>three<li>two<li>one</ol>
        <ul style="list-style: none"><li>bare</ul><ul><li>with a bullet</ul>
        <table><caption>Prices</caption><thead><tr><th>Item<th>Price</thead><tr><td>Paper<td>$5</table>`),
    );
    expect(contract.format).toBe("html");
    expect(blockTexts(contract)).toEqual([
      "Supply Agreement",
      "This agreement is between the parties.\nIt is short.",
      "1. Goods. The goods are those ordered:",
      "a. paper & ink;",
      "b. pens.",
      "4. Price. The price is that agreed.",
      "VII. first",
      "VIII. second",
      "3. three",
      "2. two",
      "1. one",
      "bare",
      "\u2022 with a bullet",
      "Prices",
      "Item\tPrice\nPaper\t$5",
    ]);
    expect(outline(contract).slice(0, 5)).toEqual(["Supply Agreement", "1 Goods", "  a", "  b", "4 Price"]);
    expect(contract.pages).toMatchObject([{ number: 1, width: 0, height: 0, source: "text", runs: [] }]);
    expect(contract.findings).toEqual([]);
  });

  it.each([
    ["display: none", '<p style="display: none">unseen words</p>'],
    ["a parent that is not displayed", '<div style="display:none"><p style="display:block">unseen words</p></div>'],
    ["visibility", '<span style="visibility:hidden">unseen words</span>'],
    ["the hidden attribute", "<p hidden>unseen words</p>"],
    ["a dialog that is not open", "<dialog>unseen words</dialog>"],
    ["white on white", '<p style="color:#fff">unseen words</p>'],
    ["almost white on white", '<p style="color: rgb(252, 252, 252)">unseen words</p>'],
    ["the colour of its ground", '<p style="background:#003;color:#003">unseen words</p>'],
    ["a white font element", '<font color="white">unseen words</font>'],
    ["no colour at all", '<p style="color:transparent">unseen words</p>'],
    ["letters under four points", '<p style="font-size:3pt">unseen words</p>'],
    [
      "letters that shrink from element to element",
      '<p style="font-size:.5em"><i style="font-size:50%">unseen words</i></p>',
    ],
    ["no opacity", '<p style="opacity:0">unseen words</p>'],
    ["a place outside of the window", '<p style="position:absolute;left:-9999px">unseen words</p>'],
    ["a class of a style sheet", '<p class="a b">unseen words</p>'],
    ["an important rule", '<p class="c" style="display:block">unseen words</p>'],
    ["a comment", "<!-- unseen words -->"],
  ])("takes out and reports text hidden by %s", async (_, html) => {
    const sheet =
      "<style>@media print { p { display: none } } p.b { display: none } .c { display: none !important }</style>";
    const contract = await read("a.html", page(`<p>What is seen.</p>${html}`, sheet));
    expect(contract.text).toBe("What is seen.");
    expect(hidden(contract)).toEqual(["\u201Cunseen words\u201D"]);
  });

  it("keeps what only seems hidden: white on a dark ground, and what is shown again inside of what is not visible", async () => {
    const contract = await read(
      "a.html",
      page(
        `<table class="t"><tr><td style="color:#fff">white on what a rule may have laid</td><td>x</td></tr><tr><td>y</td><td>z</td></tr></table>
        <div style="background-color: navy"><p style="color: white">white on navy</p></div>
        <p style="visibility:hidden">not this <b style="visibility:visible">but this</b></p>`,
        "<style>.t td { background: #123 }</style>",
      ),
    );
    expect(blockTexts(contract)).toEqual(["white on what a rule may have laid\tx\ny\tz", "white on navy", "but this"]);
  });

  it.each([
    [".a .b", '<div class="a"><p><span class="b">SECRET</span></p></div>'],
    ["div > p.b", '<div><p class="b">SECRET</p></div>'],
    ["h1 + p", "<h1>Head</h1><p>SECRET</p>"],
    ["h1 ~ p", "<h1>Head</h1><div>Between</div><p>SECRET</p>"],
    ["p:first-child", "<div><p>SECRET</p><p>Next</p></div>"],
    ["tr:nth-child(2) td", "<table><tr><td>One</td></tr><tr><td>SECRET</td></tr></table>"],
    ["p:not(.shown)", '<p>SECRET</p><p class="shown">Next</p>'],
    ["[data-note]", '<p data-note="1">SECRET</p>'],
    ["p[class^=no]", '<p class="note">SECRET</p>'],
    [":is(aside, .x) p", "<aside><p>SECRET</p></aside>"],
    ["main p, footer .y", '<footer><p class="y">SECRET</p></footer>'],
  ])("takes out what a rule for %s hides", (selector, body) => {
    const contract = readHtml(
      new TextEncoder().encode(
        `<style>${selector} { display: none }</style><h2>Top</h2><p class="shown">Seen.</p>${body}`,
      ),
    );
    expect(contract.text).toContain("Seen.");
    expect(contract.text).not.toContain("SECRET");
    expect(contract.findings).toContainEqual({
      kind: "hidden-text",
      page: 1,
      text: expect.stringContaining("SECRET") as string,
    });
  });

  it.each([
    [".a .b", '<p class="b">SEEN</p><div class="a">x</div>'],
    ["p:hover", "<p>SEEN</p>"],
    ["p::before", "<p>SEEN</p>"],
    ["p:first-child", "<div><h1>x</h1><p>SEEN</p></div>"],
    ["p:not-yet-known(2)", "<p>SEEN</p>"],
    ["p[", "<p>SEEN</p>"],
  ])("keeps what a rule for %s does not hide", (selector, body) => {
    const contract = readHtml(new TextEncoder().encode(`<style>${selector} { display: none }</style>${body}`));
    expect(contract.text).toContain("SEEN");
    expect(contract.findings).toEqual([]);
  });

  it("lets the rule with more weight hold, and the later of two with the same", () => {
    const css = `
      .a p { display: none } #b p { display: block }
      p.c { display: block } p.c { display: none }
      div :where(#d) { display: none } .d { display: block }`;
    const contract = readHtml(
      new TextEncoder().encode(
        `<style>${css}</style><div class="a" id="b"><p>One.</p></div><p class="c">Two.</p><div><p id="d" class="d">Three.</p></div>`,
      ),
    );
    expect(contract.text).toBe("One.\n\nThree.");
  });

  it("runs no script, fetches nothing, and reads no program, style or title as text", async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end();
    });
    const port = await new Promise<number>((resolve) => {
      server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
    });
    const url = `http://127.0.0.1:${port}/`;
    const contract = await read(
      "a.html",
      page(
        `<script src="${url}"></script><script>document.body.innerHTML = "written by a script"</script>
        <img src="${url}" onerror="throw 1"><iframe src="${url}">frame</iframe><template>kept away</template>
        <p onclick="x()">Words.</p><style>@import "${url}"; p { background: url(${url}) }</style>`,
        `<title>title</title><link rel="stylesheet" href="${url}"><base href="${url}">`,
      ),
    );
    server.close();
    expect(contract.text).toBe("Words.");
    expect(asked).toBe(0);
  });

  it("reads marked changes as accepted, and notes after everything else without their marks", async () => {
    const contract = await read(
      "a.html",
      page(
        `<p>The fee is <del>$100</del><ins>$500</ins><sup><a href="#n1">1</a></sup> a month.</p>
        <div role="doc-footnote" id="n1"><a href="#r1">1</a> Without tax.</div><p>The end, 2<sup>nd</sup> part.</p>`,
      ),
    );
    expect(blockTexts(contract)).toEqual(["The fee is $500 a month.", "The end, 2nd part.", "1 Without tax."]);
    expect(contract.findings.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      "tracked-changes: 1 tracked insertions and 1 tracked deletions. It was read as if all of them were accepted.",
      "tracked-changes: Inserted: \u201C$500\u201D",
      "tracked-changes: Deleted: \u201C$100\u201D",
    ]);
  });

  it("decodes what the page declares, and what it does not", async () => {
    const latin2 = Buffer.from([...Buffer.from('<html><meta charset="iso-8859-2"><p>'), 0xb1]);
    expect((await read("a.html", latin2)).text).toBe("\u0105");
    expect((await read("a.html", Buffer.from("\uFEFF<html><p>\u20AC5", "utf16le"))).text).toBe("\u20AC5");
    expect((await read("a.htm", Buffer.from([...Buffer.from("<p>"), 0x80, 0x35]))).text).toBe("\u20AC5");
  });

  it("refuses what nests without end, and says where there are no words", async () => {
    await expect(read("a.html", page("<div>".repeat(100_000)))).rejects.toMatchObject({ code: "too-large" });
    await expect(read("a.html", page('<script>document.write("x")</script>'))).rejects.toMatchObject({
      code: "no-text",
    });
  });
});
