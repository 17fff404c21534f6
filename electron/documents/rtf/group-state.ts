/** Where the text of a group goes. */
export type Destination =
  | "body"
  | "label"
  | "note"
  | "margin"
  | "comment"
  | "fonts"
  | "colours"
  | "styles"
  /** Nowhere: pictures, properties, what only a program needs. */
  | "nowhere";

/** What a group says of its text; `{` copies it, `}` goes back to the one before. */
export interface GroupState {
  readonly destination: Destination;
  /** It goes nowhere, but a group in it may show something: the result of an object, the words in a shape. */
  readonly mayShow: boolean;
  readonly font: number | null;
  /** Characters that follow each `\u` for readers that know no Unicode. */
  readonly fallback: number;
  readonly isBold: boolean;
  readonly isUnderlined: boolean;
  readonly isUpper: boolean;
  readonly isHidden: boolean;
  readonly isInserted: boolean;
  readonly isDeleted: boolean;
  /** Points. */
  readonly size: number;
  readonly colour: number;
  /** The letters have a highlight or a shading of their own. */
  readonly isShaded: boolean;
  readonly style: number | null;
  readonly outline: number | null;
  readonly isCentred: boolean;
  readonly isParagraphShaded: boolean;
  readonly isItem: boolean;
  readonly isInTable: boolean;
}

export const PLAIN_LETTERS = {
  font: null,
  isBold: false,
  isUnderlined: false,
  isUpper: false,
  isHidden: false,
  isInserted: false,
  isDeleted: false,
  size: 12,
  colour: 0,
  isShaded: false,
} as const;

export const PLAIN_PARAGRAPH = {
  style: null,
  outline: null,
  isCentred: false,
  isParagraphShaded: false,
  isItem: false,
  isInTable: false,
} as const;

export const START: GroupState = {
  destination: "body",
  mayShow: false,
  fallback: 1,
  ...PLAIN_LETTERS,
  ...PLAIN_PARAGRAPH,
};

/** Groups whose text is not of the document, by the word that begins them. Groups marked `\*` that are not here are unknown, and go nowhere too. */
export const DESTINATIONS: Readonly<Record<string, Destination>> = {
  fonttbl: "fonts",
  colortbl: "colours",
  stylesheet: "styles",
  listtext: "label",
  pntext: "label",
  footnote: "note",
  annotation: "comment",
  header: "margin",
  headerl: "margin",
  headerr: "margin",
  headerf: "margin",
  footer: "margin",
  footerl: "margin",
  footerr: "margin",
  footerf: "margin",
  // What a field, an object or a shape shows, inside of what it is made from.
  fldrslt: "body",
  result: "body",
  shptxt: "body",
  ud: "body",
  info: "nowhere",
  pict: "nowhere",
  object: "nowhere",
  objdata: "nowhere",
  objclass: "nowhere",
  shp: "nowhere",
  shprslt: "nowhere",
  shpinst: "nowhere",
  sp: "nowhere",
  do: "nowhere",
  fldinst: "nowhere",
  listtable: "nowhere",
  listoverridetable: "nowhere",
  filetbl: "nowhere",
  revtbl: "nowhere",
  rsidtbl: "nowhere",
  pntxta: "nowhere",
  pntxtb: "nowhere",
  nonesttables: "nowhere",
  upr: "nowhere",
  bkmkstart: "nowhere",
  bkmkend: "nowhere",
  atnid: "nowhere",
  atnauthor: "nowhere",
  atntime: "nowhere",
  atndate: "nowhere",
  atnref: "nowhere",
  atnparent: "nowhere",
  atnicn: "nowhere",
  atrfstart: "nowhere",
  atrfend: "nowhere",
  template: "nowhere",
  private: "nowhere",
  tc: "nowhere",
  tcn: "nowhere",
  xe: "nowhere",
  rxe: "nowhere",
  ftnsep: "nowhere",
  ftnsepc: "nowhere",
  ftncn: "nowhere",
  aftnsep: "nowhere",
  aftnsepc: "nowhere",
  aftncn: "nowhere",
};

/** Groups that go nowhere themselves and can hold one that is shown. */
export const WRAPPERS: ReadonlySet<string> = new Set(["object", "shp", "shpinst", "do", "upr"]);

/** Control words that stand for text. */
export const SIGNS: Readonly<Record<string, string>> = {
  tab: " ",
  line: "\n",
  emdash: "\u2014",
  endash: "\u2013",
  bullet: "\u2022",
  lquote: "\u2018",
  rquote: "\u2019",
  ldblquote: "\u201C",
  rdblquote: "\u201D",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
  "~": "\u00A0",
  _: "-",
  "\\": "\\",
  "{": "{",
  "}": "}",
};
