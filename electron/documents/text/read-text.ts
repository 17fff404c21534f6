import { HeadnoteError } from "../../../shared/domain/errors.ts";
import type { Finding } from "../../../shared/domain/contract.ts";
import { cleanText, describeInvisible } from "../clean-text.ts";
import type { Draft, DraftBlock } from "../draft.ts";
import { startsWithLabel } from "../labels.ts";
import type { DocumentPart } from "../parts.ts";
import { findingsOf } from "../told.ts";
import { withoutMarkdownAsides, withoutTags } from "./markdown-asides.ts";

type Kind = Pick<DraftBlock, "kind" | "headingLevel">;

interface Part extends Kind {
  /** Lines; a paragraph's are joined by a space, a table's by a line feed. */
  readonly lines: readonly string[];
}

/** Reads plain text or Markdown: one page without a size, one block for each paragraph. Throws `no-text`. */
export function readText(content: string, format: "text" | "markdown"): Draft {
  const asides = format === "markdown" ? withoutMarkdownAsides(content) : { content, hidden: [], beside: [] };
  const lines = asides.content.split("\n");
  const invisible: string[] = [];
  const clean = (written: string): string => {
    const cleaned = cleanText(written);
    invisible.push(cleaned.invisible);
    return cleaned.text.trim().replaceAll("\u00AD", "-");
  };
  const parts = (format === "markdown" ? markdownParts(lines) : plainParts(lines)).map((part) => ({
    ...part,
    lines: part.lines.map((line) =>
      part.kind === "table" ? line.split("\t").map(clean).join("\t").trimEnd() : clean(line),
    ),
  }));
  let text = "";
  const blocks: DraftBlock[] = [];
  for (const part of parts) {
    const written = part.lines.filter((line) => line !== "").join(part.kind === "table" ? "\n" : " ");
    if (written === "") continue;
    if (text !== "") text += "\n\n";
    blocks.push({
      start: text.length,
      end: text.length + written.length,
      page: 1,
      kind: part.kind,
      headingLevel: part.headingLevel,
      scale: 1,
      emphasised: false,
      centred: false,
      leadLength: 0,
    });
    text += written;
  }
  if (text === "") throw new HeadnoteError("no-text", "This file has no words in it. Check that it is the right one.");
  const found = invisible.join("");
  const findings: Finding[] = [
    ...findingsOf({ hidden: asides.hidden, inserted: [], deleted: [], comments: [] }),
    ...(found === "" ? [] : [{ kind: "invisible-characters" as const, page: 1, text: describeInvisible(found) }]),
  ];
  return {
    format,
    text,
    pages: [{ number: 1, start: 0, end: text.length, width: 0, height: 0, source: "text", runs: [], margins: [] }],
    blocks,
    findings,
    beside: asides.beside,
  };
}

/** The paragraphs of plain text, for documents that plain text is a part of. */
export function plainTextParts(content: string): DocumentPart[] {
  return plainParts(content.split("\n")).map((part) => ({
    text: part.lines.map((line) => line.trim()).join(" "),
    kind: part.kind,
    headingLevel: part.headingLevel,
    size: null,
    emphasised: false,
    centred: false,
    leadLength: 0,
    isContents: false,
  }));
}

const PARAGRAPH: Kind = { kind: null, headingLevel: null };
const TABLE: Kind = { kind: "table", headingLevel: null };

/**
 * Paragraphs of plain text: parted by empty lines; by labels at the start of a line; and, where the file does not
 * wrap its lines, by every line end.
 */
function plainParts(lines: readonly string[]): Part[] {
  const filled = lines.filter((line) => line.trim() !== "");
  const isWrapped = filled.filter((line) => line.length > 110).length < 0.1 * filled.length;
  const longest =
    filled.map((line) => line.trimEnd().length).toSorted((one, other) => one - other)[
      Math.floor(0.9 * (filled.length - 1))
    ] ?? 0;
  const parts: Part[] = [];
  let open: string[] = [];
  const close = (): void => {
    if (open.length > 0) parts.push({ ...PARAGRAPH, lines: open });
    open = [];
  };
  for (const line of lines) {
    if (line.trim() === "") {
      close();
      continue;
    }
    const previous = open.at(-1)?.trimEnd();
    if (previous !== undefined) {
      const firstWord = line.trim().split(/\s/, 1)[0] ?? "";
      const hadRoom = previous.length + 1 + firstWord.length < 0.8 * longest;
      if (!isWrapped || hadRoom || (startsWithLabel(line.trim()) && /[.:;,]$|\b(?:and|or)$/.test(previous))) close();
    }
    open.push(line);
  }
  close();
  return parts;
}

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const ITEM = /^(\s*)(?:[-*+]|(\d{1,3}[.)]|[a-zA-Z][.)]))\s+(.*)$/;
const FENCE = /^\s*(?:```|~~~)/;
const RULE = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

function markdownParts(lines: readonly string[]): Part[] {
  const parts: Part[] = [];
  let open: string[] = [];
  let kind: Kind = PARAGRAPH;
  const close = (): void => {
    if (open.length > 0) parts.push({ ...kind, lines: open });
    open = [];
    kind = PARAGRAPH;
  };
  lines.forEach((raw, index) => {
    const line = raw.replace(/^(?:\s{0,3}>\s?)+/, "");
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    const next = lines[index + 1] ?? "";
    if (line.trim() === "" || FENCE.test(line)) {
      close();
    } else if (heading?.[1] !== undefined) {
      close();
      parts.push({ kind: "heading", headingLevel: heading[1].length, lines: [plain(heading[2] ?? "")] });
    } else if (open.length === 1 && kind === PARAGRAPH && /^\s{0,3}(?:=+|-+)\s*$/.test(line)) {
      kind = { kind: "heading", headingLevel: line.includes("=") ? 1 : 2 };
      close();
    } else if (RULE.test(line)) {
      close();
    } else if (kind === TABLE && TABLE_RULE.test(line)) {
      // The rule under the head of a table says nothing.
    } else if (line.includes("|") && (kind === TABLE || TABLE_RULE.test(next))) {
      if (kind !== TABLE) close();
      kind = TABLE;
      open.push(tableRow(line));
    } else if (item?.[3] !== undefined) {
      close();
      kind = { kind: "list-item", headingLevel: null };
      open.push(plain(item[2] === undefined ? item[3] : `${item[2]} ${item[3]}`));
    } else {
      if (kind === TABLE) close();
      open.push(plain(line));
    }
  });
  close();
  return parts;
}

function tableRow(line: string): string {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => plain(cell.trim()))
    .join("\t");
}

/** Markdown's simple markup taken off, and the tags of HTML. */
function plain(line: string): string {
  return withoutTags(line)
    .replace(/!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, "$1")
    .replace(/(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\w*])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])/g, "$2")
    .replace(/`([^`]+)`/g, "$1")
    .replace(/&amp;/g, "&")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, "$1");
}
