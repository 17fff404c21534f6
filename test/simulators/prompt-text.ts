const pageMark = /^\s*\[page \d+\]\s*$/i;

/**
 * The longest block of a prompt that stands between two lines that belong together (an opening and a closing tag, BEGIN and
 * END, two lines with the same mark); the whole prompt where there are none.
 */
export function longestBlock(prompt: string): string {
  const lines = prompt.split("\n");
  const lastLine = new Map<string, number>();
  const keys = lines.map((line) => (pageMark.test(line) ? [] : markKeys(line)));
  keys.forEach((names, index) => names.forEach((name) => lastLine.set(name, index)));

  let best = { start: 0, end: 0, length: 0 };
  keys.forEach((names, start) => {
    for (const name of names) {
      const end = lastLine.get(name) ?? start;
      const length = lines.slice(start + 1, end).reduce((sum, line) => sum + line.length + 1, 0);
      if (length > best.length) best = { start: start + 1, end, length };
    }
  });
  return best.length === 0 ? prompt : lines.slice(best.start, best.end).join("\n");
}

/** What a line would be paired by, where it looks like a mark. */
function markKeys(line: string): string[] {
  const text = line.trim();
  if (text.length === 0 || text.length > 120 || !/^([<[{=#*`~-]{1,}|begin\b|start\b|end\b)/i.test(text)) return [];
  const plain = text
    .toLowerCase()
    .replace(/\b(begin(s)?|start(s)?|end(s)?|of)\b/g, " ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  if (plain === "") return /^[`=~*#-]{3,}$/.test(text) ? [text] : [];
  const tag = /^<+\/?\s*([a-z][\w-]*)/i.exec(text)?.[1]?.toLowerCase();
  return tag === undefined ? [plain] : [plain, `<${tag}`];
}

/** The sentences of a text, each exactly as it stands there; page marks separate and are left out. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/^\s*\[page \d+\]\s*$/gim)
    .flatMap((page) => page.split(/\n\s*\n/))
    .flatMap((paragraph) => paragraph.split(/(?<=[.;])(?<!\b(?:Inc|Ltd|Co|No|Corp)\.)\s+(?=["“(]?[A-Z0-9])/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= 20 && sentence.length <= 900 && /[a-z]{3}/i.test(sentence));
}
