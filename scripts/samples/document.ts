/**
 * A fictional contract as data. Numbers are not written: `outline.ts` gives them, and text refers to other places by
 * id, as `{id}`, so that a cross-reference cannot dangle. `**words**` in text are set in bold (a term being defined).
 */
export interface SampleDocument {
  /** The name of the file without its extension. */
  readonly file: string;
  readonly title: string;
  readonly subtitle?: string;
  /** The document number in the footer. */
  readonly reference: string;
  /** The date of the agreement, `YYYY-MM-DD`: also the date in the metadata of the file. */
  readonly date: string;
  /** The date as the front of the agreement says it. */
  readonly dated: string;
  readonly paper: "A4" | "LETTER";
  /** Size of the body text and distance between lines, in points. */
  readonly textSize: number;
  readonly leading: number;
  /** A title page of its own. */
  readonly cover: boolean;
  /** A table of contents after the cover. */
  readonly contents: boolean;
  /** What stands before the number of a top heading: "Article 4" or just "4". */
  readonly articleWord?: string;
  /** The line that opens the agreement, before the parties. */
  readonly opening: string;
  readonly parties: readonly Party[];
  readonly recitalsHeading: string;
  readonly recitals: readonly string[];
  readonly agreed: string;
  readonly articles: readonly Article[];
  /** The sentence before the signatures. */
  readonly testimonium: string;
  /** Whether the signatures stand before or after the schedules. */
  readonly signaturesBefore: boolean;
  readonly schedules: readonly Schedule[];
  /** Executed as a deed, before a witness. */
  readonly deed?: boolean;
}

export interface Party {
  /** The name as it is signed. */
  readonly name: string;
  /** Everything after the name in the parties block, with the short name in bold. */
  readonly description: string;
  /** "Customer", as in "Signed for and on behalf of ...". */
  readonly role: string;
  readonly signatory: string;
  readonly capacity: string;
}

export interface Article {
  readonly id?: string;
  readonly heading: string;
  readonly entries: readonly Entry[];
}

/** A numbered clause is a string or a `Clause`; the rest carry no number. */
export type Entry = string | Clause | Definitions | Paragraph | Table;

export interface Clause {
  readonly id?: string;
  /** A heading that runs into the text of the clause. */
  readonly heading?: string;
  readonly text: string;
  readonly items?: readonly (string | Clause)[];
  /** Text that closes the clause after its items. */
  readonly after?: string;
}

export interface Definitions {
  readonly definitions: readonly (readonly [term: string, meaning: string])[];
}

export interface Paragraph {
  readonly paragraph: string;
}

export interface Table {
  readonly caption?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly heading: string;
  /** Share of the width of the text, out of the sum of all shares. */
  readonly share: number;
  readonly align?: "left" | "right";
}

export interface Schedule {
  readonly id: string;
  /** "Schedule 1", "Exhibit A": what references to it read. */
  readonly label: string;
  readonly title: string;
  /** Entries before the first part. */
  readonly entries?: readonly Entry[];
  /** Numbered parts: "1 Service hours" with paragraphs 1.1, 1.2 under it. */
  readonly parts: readonly Article[];
}
