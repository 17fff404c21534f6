import { briefOf } from "../summaries/on-device/brief.ts";
import { summarise } from "../summaries/on-device/summarise.ts";
import type { House } from "./house.ts";
import type { OpenedFile } from "./open-file.ts";

/**
 * The on-device brief of a file, in at most so many words: what kind of contract it is and between whom, where the text
 * tells and the words suffice; otherwise its most telling words. Nothing is sent and nothing is kept.
 */
export async function briefText(house: House, file: OpenedFile, words: number, signal: AbortSignal): Promise<string> {
  const contract = await house.reader.read(file, { signal });
  const { brief, parties } = summarise(contract);
  const fits = brief.split(/\s+/).length <= words;
  return parties.length > 0 && fits ? brief : briefOf(contract.text, words);
}
