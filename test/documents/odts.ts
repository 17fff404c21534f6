import { strToU8, zipSync } from "fflate";

const NAMES =
  'xmlns:office="o" xmlns:text="t" xmlns:table="ta" xmlns:style="s" xmlns:fo="f" xmlns:draw="d" xmlns:dc="dc" xmlns:loext="l" office:version="1.3"';

export interface OdtParts {
  /** Inside of `office:automatic-styles`. */
  readonly styles?: string;
  /** Inside of `office:styles` and beside it, in styles.xml. */
  readonly common?: string;
  readonly manifest?: string;
  readonly mimetype?: string;
}

/** An OpenDocument text with the given body. */
export function odtOf(body: string, parts: OdtParts = {}): Uint8Array {
  const mimetype = parts.mimetype ?? "application/vnd.oasis.opendocument.text";
  return zipSync({
    mimetype: [strToU8(mimetype), { level: 0 }],
    "content.xml": strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMES}><office:automatic-styles>${parts.styles ?? ""}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    "styles.xml": strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${NAMES}>${parts.common ?? ""}</office:document-styles>`,
    ),
    "META-INF/manifest.xml": strToU8(parts.manifest ?? "<manifest:manifest/>"),
  });
}
