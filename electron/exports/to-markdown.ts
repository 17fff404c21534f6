import { reportOf } from "./report.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";

/**
 * A summary as Markdown, from its text: with how much of it was verified and where it comes from at its end. Whatever
 * shows it fetches nothing and runs nothing: what a contract or a model wrote stays words.
 */
export function toMarkdown(saved: SavedSummary, text: string): string {
  const { cautions, provenance } = reportOf(saved);
  return harmless(
    [
      text,
      "",
      "## Where this comes from",
      "",
      ...cautions.map((caution) => `- ${oneLine(caution)}`),
      ...provenance.map(([name, value]) => `- ${name}: ${oneLine(value)}`),
    ].join("\n"),
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Links, pictures, reference definitions and HTML are what a viewer acts on; each needs one of these pairs of signs. */
function harmless(markdown: string): string {
  return markdown
    .replaceAll("![", "!\\[")
    .replaceAll("](", "]\\(")
    .replaceAll("][", "]\\[")
    .replaceAll("]:", "]\\:")
    .replaceAll(/<(?=[A-Za-z/!?])/g, "\\<");
}
