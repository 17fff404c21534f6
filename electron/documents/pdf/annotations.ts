import { z } from "zod";
import type { TextItem } from "pdfjs-dist/types/src/display/api.js";

const HIDDEN = 0b10;
const NO_VIEW = 0b100000;

/** What is used of pdf.js's annotation data, which it types as anything. */
const annotationSchema = z.looseObject({
  subtype: z.string(),
  annotationFlags: z.number().default(0),
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  fieldType: z.string().nullish(),
  fieldValue: z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .catch(null),
  password: z.boolean().optional().catch(false),
  contentsObj: z.looseObject({ str: z.string() }).optional().catch(undefined),
  textContent: z.array(z.string()).nullish().catch(null),
  defaultAppearanceData: z.looseObject({ fontSize: z.number() }).nullish().catch(null),
});
type Annotation = z.infer<typeof annotationSchema>;

/** Letters in fields without a size of their own. */
const USUAL_SIZE = 10;
const PITCH = 1.2;
/** Mean width of a letter, in letter heights: fields do not say how wide their text came out. */
const LETTER_WIDTH = 0.5;

/**
 * The text of filled form fields and of typewriter notes, which a page shows but does not draw itself: as items in
 * user space, like those of the page's own text. Hidden ones and passwords are left out.
 */
export function annotationItems(annotations: readonly unknown[]): TextItem[] {
  return annotations.flatMap((data) => {
    const parsed = annotationSchema.safeParse(data);
    if (!parsed.success || (parsed.data.annotationFlags & (HIDDEN | NO_VIEW)) !== 0) return [];
    return itemsOf(parsed.data, linesOf(parsed.data));
  });
}

function linesOf(annotation: Annotation): readonly string[] {
  if (annotation.subtype === "FreeText")
    return annotation.textContent ?? annotation.contentsObj?.str.split(/\r\n?|\n/) ?? [];
  const isWritten =
    annotation.subtype === "Widget" &&
    (annotation.fieldType === "Tx" || annotation.fieldType === "Ch") &&
    annotation.password !== true;
  const value = isWritten ? (annotation.fieldValue ?? []) : [];
  return (typeof value === "string" ? [value] : value).flatMap((text) => text.split(/\r\n?|\n/));
}

function itemsOf({ rect, defaultAppearanceData }: Annotation, lines: readonly string[]): TextItem[] {
  const [left, bottom, right, top] = [
    Math.min(rect[0], rect[2]),
    Math.min(rect[1], rect[3]),
    Math.max(rect[0], rect[2]),
    Math.max(rect[1], rect[3]),
  ];
  const asked = defaultAppearanceData?.fontSize ?? 0;
  const size = Math.min(asked > 0 ? asked : USUAL_SIZE, Math.max(1, top - bottom));
  // One line stands in the middle of its field; more begin at the top.
  const first = lines.length === 1 ? (top + bottom) / 2 - 0.3 * size : top - size;
  return lines.map((str, index) => ({
    str,
    dir: "ltr",
    transform: [size, 0, 0, size, left + 2, first - index * PITCH * size],
    width: Math.min(right - left, LETTER_WIDTH * size * str.length),
    height: size,
    fontName: "form",
    hasEOL: true,
  }));
}
