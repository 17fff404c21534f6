import type { Block, ContractFormat, Finding, Page } from "../../shared/domain/contract.ts";
import type { Beside } from "./beside.ts";

/** A block as a format's reader saw it, before the structure of the whole is known. */
export interface DraftBlock {
  readonly start: number;
  readonly end: number;
  readonly page: number;
  /** Where the format itself says so (a heading style, a list, a table); otherwise it is judged from text and looks. */
  readonly kind: Block["kind"] | null;
  /** The format marks it as an entry of a table of contents. */
  readonly isContents?: boolean;
  /** 1..6 where the format names the level of a heading. */
  readonly headingLevel: number | null;
  /** Size of its letters against the body's; 1 where unknown. */
  readonly scale: number;
  /** Set throughout in another face than the body: bold, italic, underlined. */
  readonly emphasised: boolean;
  readonly centred: boolean;
  /** Length of an emphasised or underlined beginning, as in "Term. This Agreement ..."; 0 where there is none. */
  readonly leadLength: number;
}

/** What a format's reader hands on: all offsets are final. */
export interface Draft {
  readonly format: ContractFormat;
  readonly text: string;
  readonly pages: Page[];
  readonly blocks: readonly DraftBlock[];
  readonly findings: Finding[];
  /** What is searched for words addressed to a model and is no part of the text. */
  readonly beside?: readonly Beside[];
}
