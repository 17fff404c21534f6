import type { RuleMaker } from "../../shared/domain/rules-in-force.ts";

/** Who asks for a rule that cannot be taken back where it is shown. */
const makerWords: Readonly<Record<RuleMaker, string>> = {
  firm: "your firm",
  user: "your settings",
  matter: "this matter",
};

/** "your firm and your settings". */
export function makersInWords(makers: readonly RuleMaker[]): string {
  return makers.map((maker) => makerWords[maker]).join(" and ");
}
