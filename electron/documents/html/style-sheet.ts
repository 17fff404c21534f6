/** Values by property, in lower case. */
export type Declarations = ReadonlyMap<string, string>;

/** What a rule or a `style` attribute sets, apart by whether it is marked `!important`. */
export interface Declared {
  readonly normal: Declarations;
  readonly important: Declarations;
}

interface Rule {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly weight: number;
  readonly declared: Declared;
}

const MOST_RULES = 5_000;
const MOST_CLASSES = 40;
const COMPOUND = /^(\*|[a-z][\w-]*)?((?:[.#][\w-]+)*)$/i;

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
 * The rules of a page's style sheets, as far as one element by itself tells whether they hold: by its name, classes and
 * id. Of a selector that looks further (`.a .b`, `p:first-child`) only this is kept, that it may lay a background.
 */
export class StyleSheet {
  readonly #rules = new Map<string, Rule[]>();
  #count = 0;

  constructor(css: string) {
    this.#read(css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, "").replace(/<!--|-->/g, ""));
  }

  /** What the sheets set for an element, in the order in which it is applied. */
  of(tag: string, id: string | null, classes: string): Declared[] {
    if (this.#count === 0) return [];
    const own = new Set(classes.split(/\s+/, MOST_CLASSES));
    const keys = ["*", tag, ...(id === null ? [] : [`#${id}`]), ...[...own].map((name) => `.${name}`)];
    return keys
      .flatMap((key) => this.#rules.get(key) ?? [])
      .filter(
        (rule) =>
          (rule.tag === null || rule.tag === tag) &&
          (rule.id === null || rule.id === id) &&
          rule.classes.every((name) => own.has(name)),
      )
      .toSorted((one, other) => one.weight - other.weight)
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
    for (const selector of selectors.split(",")) {
      const parts = selector.trim().split(/\s*[\s>+~]\s*/);
      const last = (parts.at(-1) ?? "").replace(/::?[\w-]+(?:\([^)]*\))?|\[[^\]]*\]/g, "");
      const isWhole = parts.length === 1 && last === parts[0];
      const compound = COMPOUND.exec(last);
      if (compound === null || (last === "" && parts.length === 1 && parts[0] === "")) continue;
      const names = compound[2]?.match(/[.#][\w-]+/g) ?? [];
      const tag = compound[1] === undefined || compound[1] === "*" ? null : compound[1].toLowerCase();
      const id = names.find((name) => name.startsWith("#"))?.slice(1) ?? null;
      const classes = names.filter((name) => name.startsWith(".")).map((name) => name.slice(1));
      const laysBackground = [declared.normal, declared.important].some((set) =>
        [...set.keys()].some((property) => property.startsWith("background")),
      );
      if (!isWhole && !laysBackground) continue;
      this.#count += 1;
      const rule: Rule = {
        tag,
        id,
        classes,
        weight: (id === null ? 0 : 1e8) + classes.length * 1e6 + (tag === null ? 0 : 1e4) + this.#count / MOST_RULES,
        declared: isWhole ? declared : { normal: new Map([["background-image", "unknown"]]), important: new Map() },
      };
      const key = id !== null ? `#${id}` : classes[0] !== undefined ? `.${classes[0]}` : (tag ?? "*");
      const rules = this.#rules.get(key);
      if (rules === undefined) this.#rules.set(key, [rule]);
      else rules.push(rule);
    }
  }
}

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
