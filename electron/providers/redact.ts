const maxLength = 200;
const hidden = "[...]";

/** What must not be repeated to a reader. */
export interface Secrets {
  readonly key: string | null;
  /** Everything that was sent as a prompt. */
  readonly prompt: string;
}

/**
 * A provider's words made fit to show: one line, no longer than 200 characters, nothing that looks like a key, and nothing
 * that was in the prompt: providers quote back what they refuse.
 */
export function redact(words: string, secrets: Secrets): string {
  const oneLine = words
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 4000);
  const line = hidePrompt(hideKeys(oneLine, secrets.key), secrets.prompt);
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 3).replace(/\s+\S*$/, "")}...`;
}

/** The key itself, its shortened forms ("sk-abc***xyz"), and any long run of letters and digits mixed. */
function hideKeys(line: string, key: string | null): string {
  const known = key === null || key === "" ? line : line.split(key).join("[key]");
  return known
    .replace(/\b(bearer|basic)\s+[^\s"',;]{6,}/gi, "$1 [key]")
    .replace(/\b(sk|pk|rk|key|AIza|gsk|xai|org|proj)[-_][\w*.-]{4,}/gi, "[key]")
    .replace(/\bAIza[\w-]{8,}/g, "[key]")
    .replace(/[\w*-]*\*{3,}[\w*-]*/g, "[key]")
    .replace(/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-zA-Z])(?:[A-Za-z0-9]{20,}|[A-Za-z0-9_]{32,})(?![\w-])/g, "[key]");
}

/** Hides every run of four or more words, and every quoted piece, that stands in the prompt. */
function hidePrompt(line: string, prompt: string): string {
  if (prompt === "") return line;
  const sent = ` ${plain(prompt)} `;
  const quoted = line.replace(/(["'`])((?:(?!\1).){4,}?)\1/g, (all, mark: string, inside: string) =>
    sent.includes(` ${plain(inside)} `) && plain(inside) !== "" ? `${mark}${hidden}${mark}` : all,
  );
  const words = quoted.split(" ");
  const kept: string[] = [];
  for (let at = 0; at < words.length;) {
    let length = 0;
    while (at + length < words.length && sent.includes(` ${plain(words.slice(at, at + length + 1).join(" "))} `))
      length += 1;
    if (length >= 4) {
      kept.push(hidden);
      at += length;
    } else {
      kept.push(words[at] ?? "");
      at += 1;
    }
  }
  return kept.join(" ");
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
