/** No answer is longer; a line beyond it is no line. */
const mostCharacters = 64 * 1024 * 1024;

/**
 * The lines of a body of JSON lines, as they come, empty ones left out. Throws what the body does where it breaks off, so
 * that the beginning of one is never taken for the whole.
 */
export async function* readLines(response: Response): AsyncGenerator<string, void, undefined> {
  if (response.body === null) return;
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of response.body) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true });
    if (rest.length > mostCharacters) throw new RangeError("A line of the answers is too long.");
    let end = rest.indexOf("\n");
    if (end === -1) continue;
    let from = 0;
    for (; end !== -1; end = rest.indexOf("\n", from)) {
      const line = rest.slice(from, end).trim();
      from = end + 1;
      if (line !== "") yield line;
    }
    rest = rest.slice(from);
  }
  const last = (rest + decoder.decode()).trim();
  if (last !== "") yield last;
}

/** What a line holds; undefined where it is not JSON. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
