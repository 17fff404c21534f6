import { describe, expect, it } from "vitest";
import { renewalIn } from "../../../electron/summaries/calendar/renewal.ts";

describe("a renewal", () => {
  it.each([
    "This Agreement shall renew automatically for successive terms of two years.",
    "The term shall be extended for further periods of two years unless a party gives notice that it shall end.",
    "Unless the Miller gives notice to the contrary, the term continues for additional periods of two years.",
    "This Agreement will be renewed for additional terms of two years if neither party objects.",
  ])("happens by itself where it is said: %j", (words) => {
    expect(renewalIn(words)?.isAutomatic).toBe(true);
  });

  it.each([
    "The term is fifty years and may be extended for a further ten years by agreement of the parties.",
    "The term of the venture is fifty years. Upon application to the Harbour Authority it shall be extended for a further ten years.",
    "The term shall be extended for a further ten years by written agreement.",
    "With the consent of the Mill Board the term will be extended for an additional ten years.",
    "The lease is extended for a further ten years. The Miller may leave unless the Harbour gives notice.",
  ])("does not where it is not: %j", (words) => {
    expect(renewalIn(words)?.isAutomatic).toBe(false);
  });
});
