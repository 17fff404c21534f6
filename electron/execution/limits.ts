import type { Deployment } from "../providers/provider.ts";

/** How long an attempt may take; milliseconds. */
export interface Limits {
  /** To the first text. */
  readonly firstTokenMs: number;
  /** Between two signs of life, once text has come. */
  readonly stallMs: number;
  /** From the call to the end of the answer. */
  readonly totalMs: number;
}

export const defaultLimits: Limits = { firstTokenMs: 10_000, stallMs: 30_000, totalMs: 120_000 };

/** Models that think before they write; their first text takes as long as the thinking does. */
const thinksFirst =
  /(^|\/)(o[1-9](-|$)|gpt-[5-9](?!.*chat)|gpt-oss|gemini-(2\.5|[3-9]).*pro|deepseek-reasoner|magistral|qwq)/i;

const thinkingMs = 80_000;
/** A long prompt is read at some ten tokens a millisecond by the slower services. */
const promptTokensPerMs = 10;
/** The slowest writing that still counts as writing. */
const outputTokensPerSecond = 25;
/** A model on this machine may have to be loaded first and to read on the processor; nobody else waits in its queue. */
const localFactor = 12;

/** The limits of one attempt, from those of an ordinary one: by the model, and by how much it has to read and to write. */
export function limitsFor(
  deployment: Pick<Deployment, "model" | "local">,
  task: { readonly inputTokens: number; readonly maxOutputTokens: number },
  base: Limits = defaultLimits,
): Limits {
  const factor = deployment.local ? localFactor : 1;
  const thinking = thinksFirst.test(deployment.model) ? thinkingMs : 0;
  const reading = task.inputTokens / promptTokensPerMs;
  const firstTokenMs = (base.firstTokenMs + reading) * factor + thinking;
  const stallMs = base.stallMs * factor + thinking;
  const writing = (task.maxOutputTokens / outputTokensPerSecond) * 1000;
  return { firstTokenMs, stallMs, totalMs: Math.max(base.totalMs, writing) * factor + thinking + reading };
}
