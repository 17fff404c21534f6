import { strToU8, zipSync } from "fflate";

/** What the document shows, whatever else is in it. */
export const DOCX_SHOWN = [
  "The Supplier delivers the goods within ten days.",
  "The Buyer pays within a month of the invoice.",
];

/** Ways to put words into a Word document that nobody sees: a piece of its body, and of its styles. */
interface Way {
  readonly body: (words: string) => string;
  readonly styles?: string;
}

const run = (words: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
const paragraph = (content: string, properties = ""): string => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const style = (type: "paragraph" | "character", properties: string, basedOn = ""): string =>
  `<w:style w:type="${type}" w:styleId="Own"><w:name w:val="Own"/>${basedOn}<w:rPr>${properties}</w:rPr></w:style>`;
const cell = (content: string, properties = ""): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const table = (row: string, properties = ""): string =>
  `<w:tbl><w:tblPr/><w:tr>${cell(paragraph(run("Item")))}</w:tr><w:tr><w:trPr>${properties}</w:trPr>${row}</w:tr></w:tbl>`;
const BLACK = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>';

export const DOCX_WAYS: Readonly<Record<string, Way>> = {
  "hidden letters": { body: (words) => paragraph(run(words, "<w:vanish/>")) },
  "hidden within a sentence": {
    body: (words) => paragraph(run("Nothing ") + run(words, '<w:vanish w:val="1"/>') + run(" is hidden.")),
  },
  "a hidden style of letters": {
    body: (words) => paragraph(run(words, '<w:rStyle w:val="Own"/>')),
    styles: style("character", "<w:vanish/>"),
  },
  "a hidden style of paragraphs, based on another": {
    body: (words) => paragraph(run(words), '<w:pStyle w:val="Own"/>'),
    styles: `${style("paragraph", "", '<w:basedOn w:val="Under"/>')}<w:style w:type="paragraph" w:styleId="Under"><w:rPr><w:vanish/></w:rPr></w:style>`,
  },
  white: { body: (words) => paragraph(run(words, '<w:color w:val="FFFFFF"/>')) },
  "nearly white": { body: (words) => paragraph(run(words, '<w:color w:val="FDFEFC"/>')) },
  "the theme's paper": { body: (words) => paragraph(run(words, '<w:color w:val="auto" w:themeColor="background1"/>')) },
  "white by a style of letters": {
    body: (words) => paragraph(run(words, '<w:rStyle w:val="Own"/>')),
    styles: style("character", '<w:color w:val="FFFFFF"/>'),
  },
  "white by a style of paragraphs": {
    body: (words) => paragraph(run(words), '<w:pStyle w:val="Own"/>'),
    styles: style("paragraph", '<w:color w:val="FFFFFF"/>'),
  },
  "black on black letters": { body: (words) => paragraph(run(words, `<w:color w:val="000000"/>${BLACK}`)) },
  "black in a black cell": { body: (words) => table(cell(paragraph(run(words, '<w:color w:val="010101"/>')), BLACK)) },
  "in the highlight's yellow": {
    body: (words) => paragraph(run(words, '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')),
  },
  "white in a cell": { body: (words) => table(cell(paragraph(run(words, '<w:color w:val="FFFFFF"/>')))) },
  tiny: { body: (words) => paragraph(run(words, '<w:sz w:val="2"/>')) },
  "tiny by a style": {
    body: (words) => paragraph(run(words), '<w:pStyle w:val="Own"/>'),
    styles: style("paragraph", '<w:sz w:val="4"/>'),
  },
  "squeezed across": { body: (words) => paragraph(run(words, '<w:w w:val="1"/>')) },
  "in lines of no height": {
    body: (words) => paragraph(run(words), '<w:spacing w:line="20" w:lineRule="exact"/>'),
  },
  transparent: {
    body: (words) =>
      paragraph(
        run(
          words,
          '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>',
        ),
      ),
  },
  "in a hidden row": { body: (words) => table(cell(paragraph(run(words))), "<w:hidden/>") },
  "in a frame off the page": {
    body: (words) =>
      paragraph(run(words), '<w:framePr w:w="2000" w:vAnchor="page" w:hAnchor="page" w:x="-9000" w:y="100"/>'),
  },
  "in a shape off the page": {
    body: (words) =>
      paragraph(
        `<w:r><w:pict><v:shape style="position:absolute;margin-left:-900pt;margin-top:0;width:100pt"><v:textbox><w:txbxContent>${paragraph(run(words))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      ),
  },
  "hidden in a header": { body: () => "" },
};

const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What looks like the above to whoever only counts colours and sizes, and shows. */
export const DOCX_OVERT: Readonly<Record<string, Way["body"]>> = {
  "white on black": (words) => paragraph(run(words, `<w:color w:val="FFFFFF"/>${BLACK}`)),
  "white in a black cell": (words) => table(cell(paragraph(run(words, '<w:color w:val="FFFFFF"/>')), BLACK)),
  "white in a black paragraph": (words) => paragraph(run(words, '<w:color w:val="FFFFFF"/>'), BLACK),
  "white on a pattern": (words) =>
    paragraph(run(words, '<w:color w:val="FFFFFF"/><w:shd w:val="pct50" w:color="auto" w:fill="FFFFFF"/>')),
  "in a shape": (words) =>
    paragraph(
      `<w:r><w:pict><v:shape style="margin-left:20pt"><v:textbox><w:txbxContent>${paragraph(run(words, '<w:color w:val="FFFFFF"/>'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
    ),
  "beside a mark in black": (words) =>
    paragraph(run(words, '<w:color w:val="000000"/>'), `<w:rPr>${BLACK}<w:vanish/></w:rPr>`),
  "in five points": (words) => paragraph(run(words, '<w:sz w:val="10"/>')),
  "set apart": (words) => paragraph(run(words, '<w:spacing w:val="40"/><w:w w:val="90"/>')),
  "no longer hidden": (words) => paragraph(run(words, '<w:vanish w:val="0"/>')),
};

/** A Word document that shows `DOCX_SHOWN` and hides words between in one of `DOCX_WAYS`; with none, it hides nothing. */
export function hiddenDocx(way: string | null, words: string): Uint8Array {
  const { body, styles = "" } = (way === null ? undefined : DOCX_WAYS[way]) ?? { body: () => "" };
  return documentOf(body(words), styles, way === "hidden in a header" ? run(words, "<w:vanish/>") : "");
}

/** The same, with words shown in one of `DOCX_OVERT`. */
export function overtDocx(way: string, words: string): Uint8Array {
  return documentOf(DOCX_OVERT[way]?.(words) ?? "");
}

function documentOf(body: string, styles = "", inHeader = ""): Uint8Array {
  const [first = "", last = ""] = DOCX_SHOWN;
  const header = paragraph(run("Draft") + inHeader);
  const type = (name: string, kind: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
  const link = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const files = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("document", "document.main")}${type("styles", "styles")}${type("header1", "header")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships">${link("a", "officeDocument", "word/document.xml")}</Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${link("a", "styles", "styles.xml")}${link("b", "header", "header1.xml")}</Relationships>`,
    "word/styles.xml": `<w:styles ${NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>${styles}</w:styles>`,
    "word/header1.xml": `<w:hdr ${NAMES}>${header}</w:hdr>`,
    "word/document.xml": `<w:document ${NAMES}><w:body>${paragraph(run(first))}${body}${paragraph(run(last))}<w:sectPr><w:headerReference w:type="default" r:id="b"/></w:sectPr></w:body></w:document>`,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, xml]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`)]),
    ),
  );
}
