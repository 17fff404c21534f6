import { writeFile } from "node:fs/promises";
import { renderSamples } from "./samples/index.ts";

/** Writes the fictional contracts of `samples/`. The same sources give the same bytes. */
for (const [name, bytes] of await renderSamples()) {
  await writeFile(new URL(`../samples/${name}`, import.meta.url), bytes);
  process.stdout.write(`samples/${name}  ${bytes.length} bytes\n`);
}
