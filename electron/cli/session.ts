import { join } from "node:path";
import { compose, type ComposeOptions, type Headnote } from "../usecases/compose.ts";
import { notices } from "../usecases/notices.ts";
import { notice } from "./output.ts";

/** The page, as built beside this file. */
export const pageFolder = join(import.meta.dirname, "../renderer");

/**
 * Opens the profile, gives it to `work`, and closes it however that ends. Ctrl-C aborts the signal; a second one ends the
 * process at once.
 */
export async function withHeadnote<T>(
  work: (headnote: Headnote, signal: AbortSignal) => Promise<T>,
  options: Partial<Pick<ComposeOptions, "edition" | "configurationPath" | "onSettings">> = {},
): Promise<T> {
  const abort = new AbortController();
  const stop = () => {
    process.removeListener("SIGINT", stop);
    process.removeListener("SIGTERM", stop);
    abort.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  const headnote = compose({
    edition: "process",
    ...options,
    env: process.env,
    readingEntry: join(import.meta.dirname, "reading-process.js"),
  });
  try {
    return await work(headnote, abort.signal);
  } finally {
    process.removeListener("SIGINT", stop);
    process.removeListener("SIGTERM", stop);
    await headnote.close();
  }
}

/** Says what is not kept, and what is wrong with the settings, before anything else is said. */
export function sayNotices({ house }: Headnote): void {
  for (const sentence of notices(house)) notice(sentence);
}
