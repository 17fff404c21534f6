import { besideOf } from "../beside.ts";
import type { Beside } from "../beside.ts";

/** Elements of HTML that Markdown's readers show as such, or not at all. What has another name is somebody's words. */
const ELEMENTS = new Set(
  "a abbr address article aside b bdi bdo big blockquote body br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main map mark menu meta nav noscript ol p picture pre q rp rt ruby s samp script section small source span strike strong style sub summary sup svg table tbody td template tfoot th thead time title tr tt u ul var video wbr".split(
    " ",
  ),
);

export interface MarkdownAsides {
  readonly content: string;
  /** The text of each HTML comment, which no reader of Markdown shows. */
  readonly hidden: readonly string[];
  readonly beside: readonly Beside[];
}

/** Markdown without its HTML comments, with what it says in places that are not shown. */
export function withoutMarkdownAsides(written: string): MarkdownAsides {
  const hidden: string[] = [];
  const content = written.replace(/<!--([^]*?)(?:-->|$)/g, (_whole, comment: string) => {
    if (/\p{L}{3}/u.test(comment)) hidden.push(comment);
    // Lines keep their places: a comment within a paragraph does not end it.
    return comment.includes("\n") ? "\n" : "";
  });
  const titles = [...content.matchAll(/\]\([^()\s]*\s+(?:"([^"\n]*)"|'([^'\n]*)')\s*\)/g)].map(
    ([, double, single]) => double ?? single ?? "",
  );
  const attributes = [...content.matchAll(/<([a-z][\w-]*)\s[^<>]*>/gi)]
    .filter(([, name = ""]) => ELEMENTS.has(name.toLowerCase()))
    .flatMap(([tag]) =>
      [...tag.matchAll(/=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, double, single]) => double ?? single ?? ""),
    );
  return {
    content,
    hidden,
    beside: [...besideOf("the title of a link", titles), ...besideOf("an attribute", attributes)],
  };
}

/** Takes tags off; a line break parts words, and what is no element of HTML ("<Name of Buyer>", "<system>") stays. */
export function withoutTags(line: string): string {
  return line
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/<\/?([a-z][\w-]*)[^<>]{0,200}>/gi, (tag, name: string) => (ELEMENTS.has(name.toLowerCase()) ? "" : tag));
}
