import { briefOf } from "../summaries/on-device/brief.ts";
import type { House } from "./house.ts";
import type { OpenedFile } from "./open-file.ts";

/** The on-device brief of a file, in at most so many words. Nothing is sent and nothing is kept. */
export async function briefText(house: House, file: OpenedFile, words: number, signal: AbortSignal): Promise<string> {
  const contract = await house.reader.read(file, { signal });
  return briefOf(contract.text, words);
}
