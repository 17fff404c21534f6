import { listNumber } from "../list-number.ts";
import type { Attributes, Look } from "./look.ts";

/** An `ol`, `ul` or `menu` whose items are being read. */
export interface OpenList {
  readonly isOrdered: boolean;
  readonly type: string | null;
  readonly step: 1 | -1;
  next: number;
}

const WHOLE = /^\s*([+-]?\d{1,6})\s*$/;

/** @param items how many items a reversed list counts down from */
export function openList(tag: string, attributes: Attributes, items: () => number): OpenList {
  const isReversed = attributes.get("reversed") !== undefined;
  const start = WHOLE.exec(attributes.get("start") ?? "")?.[1];
  return {
    isOrdered: tag === "ol",
    type: attributes.get("type") ?? null,
    step: isReversed ? -1 : 1,
    next: start === undefined ? (isReversed ? items() : 1) : Number(start),
  };
}

/** What a browser shows before an item, as CSS Counter Styles has it; empty where it shows nothing. */
export function markerOf(list: OpenList | null, look: Look, attributes: Attributes): string {
  const own = WHOLE.exec(attributes.get("value") ?? "")?.[1];
  const value = own === undefined ? (list?.next ?? 1) : Number(own);
  if (list !== null) list.next = value + list.step;
  const style: readonly string[] = look.listStyle?.match(/[a-z]+(?:-[a-z]+)*/g) ?? [];
  if (style.includes("none")) return "";
  const named = style.map((word) => BY_STYLE[word]).find((format) => format !== undefined);
  const typed = BY_TYPE[attributes.get("type") ?? list?.type ?? ""];
  const format = named ?? typed ?? (list?.isOrdered === true ? "decimal" : "bullet");
  if (format === "bullet") return "\u2022";
  if (format === "decimal-leading-zero") return `${String(value).padStart(2, "0")}.`;
  return `${listNumber(value, format, true)}.`;
}

type Format = Parameters<typeof listNumber>[1] | "bullet" | "decimal-leading-zero";

const BY_STYLE: Readonly<Record<string, Format>> = {
  decimal: "decimal",
  "decimal-leading-zero": "decimal-leading-zero",
  "lower-alpha": "lower-letter",
  "lower-latin": "lower-letter",
  "upper-alpha": "upper-letter",
  "upper-latin": "upper-letter",
  "lower-roman": "lower-roman",
  "upper-roman": "upper-roman",
  disc: "bullet",
  circle: "bullet",
  square: "bullet",
};
const BY_TYPE: Readonly<Record<string, Format>> = {
  "1": "decimal",
  a: "lower-letter",
  A: "upper-letter",
  i: "lower-roman",
  I: "upper-roman",
  disc: "bullet",
  circle: "bullet",
  square: "bullet",
};
