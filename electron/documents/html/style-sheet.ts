import type { DefaultTreeAdapterTypes } from "parse5";
import { compileSelectors } from "./selectors.ts";
import type { CompiledSelector } from "./selectors.ts";

/** Values by property, in lower case. */
export type Declarations = ReadonlyMap<string, string>;

/** What a rule or a `style` attribute sets, apart by whether it is marked `!important`. */
export interface Declared {
  readonly normal: Declarations;
  readonly important: Declarations;
}

interface Rule {
  readonly selector: CompiledSelector;
  /** Its place among all rules. */
  readonly order: number;
  readonly declared: Declared;
}

const MOST_RULES = 5_000;
const MOST_CLASSES = 40;

/** Reads `color: red; display: none !important`. */
export function readDeclarations(text: string): Declared {
  const normal = new Map<string, string>();
  const important = new Map<string, string>();
  for (const declaration of text.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const written = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    const value = written.replace(/\s*!\s*important$/, "");
    (value === written ? normal : important).set(property, value);
  }
  return { normal, important };
}

/**
 * The rules of a page's style sheets, as they hold for each of its elements. Of a selector that cannot be told (`:has-slotted`)
 * only this is kept, that it may lay a background.
 */
export class StyleSheet {
  readonly #rules = new Map<string, Rule[]>();
  #count = 0;

  constructor(css: string) {
    this.#read(css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, "").replace(/<!--|-->/g, ""));
  }

  /** What the sheets set for an element, in the order in which it is applied. */
  of(element: DefaultTreeAdapterTypes.Element): Declared[] {
    if (this.#count === 0) return [];
    const attribute = (name: string): string => element.attrs.find((each) => each.name === name)?.value ?? "";
    const classes = new Set(attribute("class").split(/\s+/, MOST_CLASSES));
    const keys = ["*", element.tagName, `#${attribute("id")}`, ...[...classes].map((name) => `.${name}`)];
    return keys
      .flatMap((key) => this.#rules.get(key) ?? [])
      .filter(({ selector }) => selector.matches(element))
      .toSorted((one, other) => one.selector.weight - other.selector.weight || one.order - other.order)
      .map((rule) => rule.declared);
  }

  #read(css: string): void {
    let at = 0;
    while (at < css.length && this.#count < MOST_RULES) {
      const open = css.indexOf("{", at);
      if (open < 0) return;
      const prelude = css.slice(Math.max(css.lastIndexOf(";", open), css.lastIndexOf("}", open), at - 1) + 1, open);
      const isAtRule = prelude.trim().startsWith("@");
      const end = isAtRule ? endOfBlock(css, open) : css.indexOf("}", open);
      const body = css.slice(open + 1, end < 0 ? css.length : end);
      if (!isAtRule) this.#add(prelude, body);
      else if (/^@media\s+(?:only\s+)?(?:screen|all)\s*$/i.test(prelude.trim())) this.#read(body);
      if (end < 0) return;
      at = end + 1;
    }
  }

  #add(selectors: string, body: string): void {
    const declared = readDeclarations(body);
    const laysBackground = [declared.normal, declared.important].some((set) =>
      [...set.keys()].some((property) => property.startsWith("background")),
    );
    for (const selector of compileSelectors(selectors.trim())) {
      if (!selector.isSure && !laysBackground) continue;
      this.#count += 1;
      const rule: Rule = { selector, order: this.#count, declared: selector.isSure ? declared : UNKNOWN_GROUND };
      const rules = this.#rules.get(selector.key);
      if (rules === undefined) this.#rules.set(selector.key, [rule]);
      else rules.push(rule);
    }
  }
}

const UNKNOWN_GROUND: Declared = { normal: new Map([["background-image", "unknown"]]), important: new Map() };

function endOfBlock(css: string, open: number): number {
  const brace = /[{}]/g;
  brace.lastIndex = open;
  let depth = 0;
  for (let match = brace.exec(css); match !== null; match = brace.exec(css)) {
    depth += match[0] === "{" ? 1 : -1;
    if (depth === 0) return match.index;
  }
  return -1;
}
