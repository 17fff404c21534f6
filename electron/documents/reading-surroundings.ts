/** What Node itself needs from the surroundings; keys and settings of Headnote are not handed on. */
const passedOn = ["PATH", "SystemRoot", "windir", "TEMP", "TMP", "TMPDIR", "TZ", "LANG"];

/** The environment of a reading process. */
export function readingEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of passedOn) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/** The rest is for what V8 does not count: pictures, and the memory of the threads that recognise them. */
const HEAP_SHARE = 0.59;

/**
 * V8's bounds in a reading process. The old space stays below the memory that the process may have, so that long documents
 * make V8 tidy up before they are stopped; the young space is larger than usual, as pages are short-lived and plenty.
 *
 * @param memoryBytes that the process may have
 */
export function readingHeap(memoryBytes: number): string[] {
  return [`--max-old-space-size=${Math.round((HEAP_SHARE * memoryBytes) / 1024 ** 2)}`, "--max-semi-space-size=32"];
}
