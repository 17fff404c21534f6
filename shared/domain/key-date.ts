import { z } from "zod";
import { citationSchema, type Citation } from "./summary.ts";

/** A day that a contract sets, or that was counted from what it sets. */
export interface KeyDate {
  /** "Last day to give notice against renewal". */
  readonly label: string;
  /** ISO 8601. */
  readonly date: string;
  /** How it was counted; "" where the contract names the day. */
  readonly how: string;
  /** What it was counted from. */
  readonly citations: Citation[];
}

/** The days that are still to come, and what could not be counted; true of the day on which it was made. */
export interface Calendar {
  /** ISO 8601. */
  readonly today: string;
  /** By their date; the first is the next. */
  readonly dates: KeyDate[];
  /** Why a date could not be counted, or is past: sentences for the reader. */
  readonly open: string[];
}

/** Of a named type, so that what is made of it does not spell it out. */
export const calendarSchema: z.ZodType<Calendar> = z.object({
  today: z.string(),
  dates: z.array(
    z.object({ label: z.string(), date: z.string(), how: z.string(), citations: z.array(citationSchema) }),
  ),
  open: z.array(z.string()),
});
