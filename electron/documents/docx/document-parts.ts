import { z } from "zod";
import { paragraphPart, tableParts } from "../parts.ts";
import type { DocumentPart, Stretch } from "../parts.ts";

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
  if (element.type === "paragraph") return [paragraphOf(element)];
  if (element.type === "table") return tableOf(element);
  return (element.children ?? []).flatMap((child) => partsOf(child));
}

function paragraphOf(paragraph: Element): DocumentPart {
  const style = paragraph.styleName ?? "";
  const level = /^(?:heading|\u00FCberschrift|titre)\s*(\d)$/i.exec(style)?.[1];
  return paragraphPart(stretchesOf(paragraph, { marked: false, caps: false, size: null }), {
    headingLevel: /^title$/i.test(style) ? 1 : level === undefined ? null : Number(level),
    isListItem: paragraph.numbering !== null && paragraph.numbering !== undefined,
    centred: paragraph.alignment === "center",
    isContents: /^(?:toc \d|table of (?:figures|authorities))$/i.test(style),
  });
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

function tableOf(table: Element): DocumentPart[] {
  return tableParts(
    (table.children ?? []).map((row) =>
      (row.children ?? []).map((cell) => (cell.children ?? []).flatMap((child) => partsOf(child))),
    ),
  );
}
