import { expect, it } from "vitest";
import { terms } from "../../electron/summaries/on-device/terms/index.ts";
import { byTheme } from "../../shared/domain/key-term-themes.ts";

it("puts every key term that is asked for under a theme, once", () => {
  const groups = byTheme(terms);
  expect(groups.map(({ theme }) => theme)).not.toContain("Other");
  expect(groups.flatMap(({ labels }) => labels).toSorted()).toEqual(terms.map(({ label }) => label).toSorted());
});

it("leaves out empty themes, and keeps terms that it does not know", () => {
  expect(
    byTheme([
      { id: "made-up", label: "Made up" },
      { id: "insurance", label: "Insurance" },
    ]),
  ).toEqual([
    { theme: "Liability", labels: ["Insurance"] },
    { theme: "Other", labels: ["Made up"] },
  ]);
});
