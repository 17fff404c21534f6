import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Contract } from "../../shared/domain/contract.ts";
import { readFileHere } from "./contracts.ts";

const setSchema = z.object({
  documents: z.array(
    z.object({
      id: z.number(),
      text: z.string(),
      spans: z.array(z.tuple([z.number(), z.number()])),
      annotation_sets: z.array(
        z.object({
          annotations: z.record(z.string(), z.object({ choice: z.string(), spans: z.array(z.number()) })),
        }),
      ),
    }),
  ),
  labels: z.record(z.string(), z.object({ hypothesis: z.string() })),
});

export interface Marked {
  readonly id: number;
  /** By a hash of its number: what is looked at while patterns are written, and what only its scores are seen of. */
  readonly half: "first half" | "second half";
  readonly contract: Contract;
  /** What lawyers found of each hypothesis; `spans` are offsets into the contract's text, none where it is not mentioned. */
  readonly annotations: readonly {
    readonly label: string;
    readonly hypothesis: string;
    readonly choice: string;
    readonly spans: readonly { readonly start: number; readonly end: number }[];
  }[];
}

/** ContractNLI's development set: non-disclosure agreements, and where lawyers found 17 hypotheses borne out or contradicted. */
export async function markedAgreements(corpus: string): Promise<Marked[]> {
  const { documents, labels } = setSchema.parse(
    JSON.parse(readFileSync(join(corpus, "contract_nli/dev.json"), "utf8")),
  );
  const marked: Marked[] = [];
  for (const document of documents) {
    const contract = await readFileHere("contract.txt", new TextEncoder().encode(document.text));
    const places = alignment(document.text, contract.text);
    const first = (createHash("sha256").update(String(document.id)).digest()[0] ?? 0) < 128;
    const annotations = Object.entries(document.annotation_sets[0]?.annotations ?? {}).map(
      ([label, { choice, spans }]) => ({
        label,
        hypothesis: labels[label]?.hypothesis ?? "",
        choice,
        spans: spans.map((index) => {
          const [start, end] = document.spans[index] ?? [0, 0];
          return { start: places(start), end: places(end) };
        }),
      }),
    );
    marked.push({ id: document.id, half: first ? "first half" : "second half", contract, annotations });
  }
  return marked;
}

/** Offsets into the corpus's text as offsets into what was read of it, which differs in white space alone. */
function alignment(from: string, to: string): (offset: number) => number {
  const blank = /\s/;
  const positions: number[] = [];
  for (let index = 0; index < to.length; index += 1) if (!blank.test(to[index] ?? "")) positions.push(index);
  const counts = new Int32Array(from.length + 1);
  for (let index = 0; index < from.length; index += 1)
    counts[index + 1] = (counts[index] ?? 0) + (blank.test(from[index] ?? "") ? 0 : 1);
  return (offset) => positions[Math.min(counts[offset] ?? 0, positions.length - 1)] ?? 0;
}
