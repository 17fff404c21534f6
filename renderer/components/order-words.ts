import type { Plan } from "../../shared/domain/run.ts";

/** In which order candidates are tried, in words. */
export const orderWords: Readonly<Record<Plan["strategy"], string>> = {
  ordered: "in the order your firm set",
  cheapest: "the cheapest first",
  fastest: "the fastest first",
  weighted: "shared out by weight",
};
