import { centralityOf } from "./centrality.ts";
import { isHeading } from "./reading.ts";
import { isLowerCase, sentencesOf } from "./sentences.ts";

/** At most so many sentences are compared with each other. */
const compared = 400;
export function briefOf(text: string, maxWords: number): string {
  return plainSentences(text).join(" ").split(" ").slice(0, maxWords).join(" ");
}
function plainSentences(text: string): string[] {
  const lower = isLowerCase(text);
  return sentencesOf(text, { start: 0, end: text.length }, lower).map(({ start, end }) => text.slice(start, end)).filter((s) => !isHeading(s)).slice(0, compared);
}
export { centralityOf };
