import { z } from "zod";

/** Bins of a sketch in ascending order: the index of the bin and the weight of the values in it. */
export const sketchSchema = z.array(z.tuple([z.int(), z.number().nonnegative()]).readonly()).readonly();
export type Sketch = z.infer<typeof sketchSchema>;

/** How one deployment has been doing, newer calls counting more than older ones. */
export const healthRecordSchema = z.object({
  /** "provider/model". */
  deployment: z.string(),
  /** Epoch milliseconds of the last call that is counted. */
  at: z.number(),
  /** Milliseconds to the first text. */
  firstToken: sketchSchema,
  /** Tokens per second once text had come. */
  speed: sketchSchema,
  /** Whether there have been enough answers to act on, and have not since faded. */
  known: z.boolean(),
  /** Calls that said something about the deployment, and those of them that failed; weights. */
  calls: z.number().nonnegative(),
  failures: z.number().nonnegative(),
});
export type HealthRecord = z.infer<typeof healthRecordSchema>;
