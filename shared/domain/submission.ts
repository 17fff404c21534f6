import { z } from "zod";

/**
 * Contracts of a batch that were handed to one provider together, to be answered within a day at half the price.
 *
 * `preparing`: nothing that is charged has been sent. `sending`: it may have been: the provider is asked whether it has it
 * before anything is sent again. `waiting`: it lies with the provider, who named it. `clearing`: every answer is here, and
 * what the provider keeps of it is to be deleted. `closed`: nothing more happens.
 */
export const submissionSchema = z.object({
  /** Also the mark by which the provider's list of batches is searched for it. */
  id: z.string(),
  /** "provider/model" that all of it is for. */
  deployment: z.string(),
  phase: z.enum(["preparing", "sending", "waiting", "clearing", "closed"]),
  contracts: z.int(),
  /** ISO 8601; when the request that is charged was begun. */
  sentAt: z.string().nullable(),
  /** When the provider said that it has it. */
  handedAt: z.string().nullable(),
  /** The provider's own name for it; null until it is known. */
  providerId: z.string().nullable(),
  /** Files of it that lie at the provider, by the provider's names. */
  files: z.array(z.string()),
  /** When the provider gives up on what it has not answered. */
  expiresAt: z.string().nullable(),
  lookedAt: z.string().nullable(),
  /** When it is looked at again, also at once by whoever takes it up; null while that is being done, and at the end. */
  nextLookAt: z.string().nullable(),
  /** Tries in a row that brought nothing: each makes the next wait longer. */
  tries: z.int(),
  /** Of `contracts`, how many the provider says it is done with; null where it does not say. */
  answered: z.int().nullable(),
  /** Whether the provider was told to stop. */
  cancelling: z.boolean(),
  /** What keeps it from going on, one sentence; null where nothing does. */
  trouble: z.string().nullable(),
});
export type Submission = z.infer<typeof submissionSchema>;

export function isOpen({ phase }: Pick<Submission, "phase">): boolean {
  return phase !== "closed";
}
