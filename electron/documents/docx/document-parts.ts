import { z } from "zod";
import type { DraftBlock } from "../draft.ts";

/** A paragraph or a table of a Word document. Cells are parted by "\t", rows and line breaks by "\n". */
export interface DocumentPart {
  readonly text: string;
  readonly kind: DraftBlock["kind"];
  readonly headingLevel: number | null;
  /** Points; null where the document leaves it to a style. */
  readonly size: number | null;
  readonly emphasised: boolean;
  readonly centred: boolean;
  readonly leadLength: number;
  /** In one of Word's styles for a table of contents. */
  readonly isContents: boolean;
}

/** What is used of mammoth's tree, which has no types of its own. */
const elementSchema = z.looseObject({
  type: z.string(),
  get children() {
    return z.array(elementSchema).optional();
  },
  value: z.string().optional(),
  styleName: z.string().nullish(),
  alignment: z.string().nullish(),
  numbering: z.looseObject({ level: z.union([z.string(), z.number()]) }).nullish(),
  isBold: z.boolean().optional(),
  isUnderline: z.boolean().optional(),
  isAllCaps: z.boolean().optional(),
  fontSize: z.number().nullish(),
  breakType: z.string().optional(),
  noteType: z.string().optional(),
  noteId: z.string().optional(),
  checked: z.boolean().optional(),
});
type Element = z.infer<typeof elementSchema>;

const noteSchema = z.looseObject({ noteType: z.string(), noteId: z.string(), body: z.array(elementSchema) });
const documentSchema = z.looseObject({
  children: z.array(elementSchema),
  notes: z.looseObject({ _notes: z.record(z.string(), noteSchema).optional() }).optional(),
});

/** Letters that are set alike. */
interface Stretch {
  readonly text: string;
  readonly marked: boolean;
  readonly size: number | null;
}

/** The paragraphs and tables of mammoth's document tree, footnotes last. Throws where the tree is not as expected. */
export function toParts(document: unknown): DocumentPart[] {
  const { children, notes } = documentSchema.parse(document);
  const noteParts = Object.values(notes?._notes ?? {}).flatMap((note) =>
    note.body.flatMap((element) => partsOf(element)).map((part) => asNote(part)),
  );
  return [...children.flatMap((element) => partsOf(element)), ...noteParts];
}

function asNote(part: DocumentPart): DocumentPart {
  return part.kind === "table" ? part : { ...part, kind: "footnote", headingLevel: null };
}

function partsOf(element: Element): DocumentPart[] {
  if (element.type === "paragraph") return [paragraphPart(element)];
  if (element.type === "table") return tableParts(element);
  return (element.children ?? []).flatMap((child) => partsOf(child));
}

function paragraphPart(paragraph: Element): DocumentPart {
  const stretches = stretchesOf(paragraph, { marked: false, caps: false, size: null });
  const text = stretches.map((stretch) => stretch.text).join("");
  const level = /^(?:heading|\u00FCberschrift|titre)\s*(\d)$/i.exec(paragraph.styleName ?? "")?.[1];
  const isTitle = /^title$/i.test(paragraph.styleName ?? "");
  const worded = stretches.filter((stretch) => /\p{L}/u.test(stretch.text));
  // The label of a list is written without marks, so what follows it decides.
  const unmarked = worded.findIndex(
    (stretch) => !stretch.marked && !/^\s*(?:\(?[\dA-Za-z.]{1,8}[.)]?|\u2022)\s*$/.test(stretch.text),
  );
  const lead = unmarked < 0 ? text.length : text.indexOf(worded[unmarked]?.text ?? "");
  // Long headings are clauses that somebody gave a heading's style to get its number.
  const isHeading = (level !== undefined || isTitle) && text.trim().length <= 200;
  return {
    text,
    kind: isHeading
      ? "heading"
      : paragraph.numbering !== null && paragraph.numbering !== undefined
        ? "list-item"
        : null,
    headingLevel: isTitle ? 1 : level === undefined || !isHeading ? null : Number(level),
    size: worded[0]?.size ?? null,
    emphasised: worded.length > 0 && unmarked < 0 && worded.some((stretch) => stretch.marked),
    centred: paragraph.alignment === "center",
    leadLength: worded.some((stretch) => stretch.marked) ? Math.max(0, lead) : 0,
    isContents: /^(?:toc \d|table of (?:figures|authorities))$/i.test(paragraph.styleName ?? ""),
  };
}

interface Setting {
  readonly marked: boolean;
  readonly caps: boolean;
  readonly size: number | null;
}

function stretchesOf(element: Element, setting: Setting): Stretch[] {
  const plain = (text: string): Stretch[] => [
    { text: setting.caps ? text.toUpperCase() : text, marked: setting.marked, size: setting.size },
  ];
  switch (element.type) {
    case "text":
      return plain(element.value ?? "");
    case "tab":
      return plain(" ");
    case "break":
      return plain(element.breakType === "line" ? "\n" : " ");
    case "checkbox":
      return plain(element.checked === true ? "\u2612 " : "\u2610 ");
    case "run":
      return childStretches(element, {
        marked: element.isBold === true || element.isUnderline === true,
        caps: element.isAllCaps === true,
        size: element.fontSize ?? null,
      });
    default:
      return childStretches(element, setting);
  }
}

function childStretches(element: Element, setting: Setting): Stretch[] {
  return (element.children ?? []).flatMap((child) => stretchesOf(child, setting));
}

/** A table as one part, or as its paragraphs where it only lays out running text. */
function tableParts(table: Element): DocumentPart[] {
  const rows = (table.children ?? []).map((row) =>
    (row.children ?? []).map((cell) => (cell.children ?? []).flatMap((child) => partsOf(child))),
  );
  const isLayout =
    rows.every((row) => row.length <= 1) ||
    rows.some((row) =>
      row.some((cell) => cell.length >= 4 && cell.reduce((sum, part) => sum + part.text.length, 0) > 600),
    );
  if (isLayout) return rows.flat(2);
  const text = rows
    .map((row) =>
      row
        .map((cell) =>
          cell
            .map((part) => part.text.replace(/[\t\n]+/g, " ").trim())
            .filter((part) => part !== "")
            .join(" "),
        )
        .join("\t"),
    )
    .join("\n");
  return [
    {
      text,
      kind: "table",
      headingLevel: null,
      size: null,
      emphasised: false,
      centred: false,
      leadLength: 0,
      isContents: false,
    },
  ];
}
