import { _compileUnsafe as compileSelector } from "css-select";
import { isTraversal, parse, SelectorType } from "css-what";
import type { Selector } from "css-what";
import type { DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** One selector of a rule. */
export interface CompiledSelector {
  /** By what elements it holds for are looked up: "#id", ".class", "tag" or "*". */
  readonly key: string;
  /** Of two rules the one with more weight holds (Selectors Level 4, section 17), the later one where both have the same. */
  readonly weight: number;
  readonly matches: (element: Element) => boolean;
  /** Whether it can be told; otherwise `matches` looks at the element alone, and not at what is around it. */
  readonly isSure: boolean;
}

/** Looks at a page's tree for css-select. Nothing is hovered over, visited or active in a page on paper. */
const adapter = {
  isTag: (node: Node): node is Element => "tagName" in node,
  getAttributeValue: (element: Element, name: string) =>
    element.attrs.find((attribute) => attribute.name === name)?.value,
  hasAttrib: (element: Element, name: string) => element.attrs.some((attribute) => attribute.name === name),
  getChildren: (node: Node): Node[] => ("childNodes" in node ? node.childNodes : []),
  getName: (element: Element) => element.tagName,
  getParent: (element: Element): Node | null => element.parentNode,
  getSiblings: (node: Node): Node[] =>
    "parentNode" in node && node.parentNode !== null && node.parentNode !== undefined
      ? node.parentNode.childNodes
      : [node],
  getText: (node: Node): string => ("value" in node ? node.value : ""),
  removeSubsets: (nodes: Node[]) => nodes,
};

/** The selectors of a rule that hold for elements, and not for what is drawn before or behind them; none where they make no sense. */
export function compileSelectors(written: string): CompiledSelector[] {
  let parsed: Selector[][];
  try {
    parsed = parse(written);
  } catch {
    return [];
  }
  return parsed.flatMap((tokens): CompiledSelector[] => {
    if (tokens.some(({ type }) => type === SelectorType.PseudoElement)) return [];
    const own = tokens.slice(tokens.findLastIndex((token) => isTraversal(token)) + 1);
    const shared = { key: keyOf(own), weight: weightOf(tokens) };
    const matches = compiled(tokens);
    if (matches !== null) return [{ ...shared, matches, isSure: true }];
    const known = compiled(own.filter(({ type }) => type !== SelectorType.Pseudo));
    return known === null ? [] : [{ ...shared, matches: known, isSure: false }];
  });
}

function compiled(tokens: Selector[]): ((element: Element) => boolean) | null {
  try {
    return compileSelector<Node, Element>(
      [tokens.length === 0 ? [{ type: SelectorType.Universal, namespace: null }] : tokens],
      { adapter },
    );
  } catch {
    return null;
  }
}

function keyOf(own: readonly Selector[]): string {
  let tag = "*";
  let className: string | null = null;
  for (const token of own) {
    if (token.type === SelectorType.Tag) tag = token.name.toLowerCase();
    if (token.type !== SelectorType.Attribute) continue;
    if (token.name === "id" && token.action === "equals") return `#${token.value}`;
    if (token.name === "class" && token.action === "element") className ??= token.value;
  }
  return className === null ? tag : `.${className}`;
}

const [OF_ID, OF_CLASS, OF_TAG] = [1e8, 1e4, 1];

function weightOf(tokens: readonly Selector[]): number {
  return tokens.reduce((sum, token) => sum + weightOfOne(token), 0);
}

function weightOfOne(token: Selector): number {
  if (token.type === SelectorType.Attribute) return token.name === "id" && token.action === "equals" ? OF_ID : OF_CLASS;
  if (token.type === SelectorType.Tag) return OF_TAG;
  if (token.type !== SelectorType.Pseudo || token.name === "where") return 0;
  return Array.isArray(token.data) ? Math.max(0, ...token.data.map((inner) => weightOf(inner))) : OF_CLASS;
}
