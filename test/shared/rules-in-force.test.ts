import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  budgetsSchema,
  preferencesSchema,
  replaceKindSchema,
  type Preferences,
} from "../../shared/domain/configuration.ts";
import { budgetsInForce, limitOf, rulesInForce, rulesOfMatter } from "../../shared/domain/rules-in-force.ts";

const preferences = (value: Partial<Preferences>): Preferences => preferencesSchema.parse(value);

describe("the rules in force", () => {
  it("add up, and name everybody who asks for one", () => {
    const rules = rulesInForce({
      policy: { onDeviceOnly: false, replace: ["names"] },
      preferences: preferences({
        replace: ["amounts", "names"],
        matters: { "9": { onDeviceOnly: true, replace: ["accounts"] } },
      }),
      matter: "9",
    });
    expect(rules.onDeviceOnly).toEqual(["matter"]);
    expect([...rules.replace]).toEqual([
      ["names", ["firm", "user"]],
      ["accounts", ["matter"]],
      ["amounts", ["user"]],
    ]);
  });

  it("of a matter that nobody wrote any for, or of none, are those of firm and user alone", () => {
    const own = preferences({ matters: { "9": { onDeviceOnly: true, replace: [] } } });
    for (const matter of ["10", "constructor", "", null])
      expect(rulesInForce({ policy: undefined, preferences: own, matter })).toEqual({
        onDeviceOnly: [],
        replace: new Map(),
      });
    expect(rulesOfMatter(own, "toString")).toEqual({ onDeviceOnly: false, replace: [] });
  });

  it("never lose what any one of the three asks for", () => {
    const kinds = fc.uniqueArray(fc.constantFrom(...replaceKindSchema.options));
    const asking = fc.record({ onDeviceOnly: fc.boolean(), replace: kinds });
    fc.assert(
      fc.property(asking, asking, asking, (firm, user, matter) => {
        const rules = rulesInForce({
          policy: firm,
          preferences: preferences({ ...user, matters: { m: matter } }),
          matter: "m",
        });
        expect(rules.onDeviceOnly.length > 0).toBe([firm, user, matter].some(({ onDeviceOnly }) => onDeviceOnly));
        expect(new Set(rules.replace.keys())).toEqual(new Set([...firm.replace, ...user.replace, ...matter.replace]));
      }),
    );
  });
});

describe("the budgets in force", () => {
  const own = (budgetUsd: number) => preferences({ matters: { "9": { onDeviceOnly: false, replace: [], budgetUsd } } });

  it("are the smaller of two for one matter, whoever set it", () => {
    const firm = budgetsSchema.parse({ monthUsd: 50, matters: { "9": 5, "10": 1 }, onExceed: "warn" });
    expect(budgetsInForce(firm, own(8))).toBe(firm);
    expect(budgetsInForce(firm, own(2))).toEqual({
      monthUsd: 50,
      matters: { "9": 2, "10": 1 },
      onExceed: "warn",
      ownMatters: ["9"],
    });
    expect(limitOf(firm, "11")).toBeNull();
  });

  it("stop what would go over where the firm says nothing, and are none where nobody set any", () => {
    expect(budgetsInForce(undefined, own(0))).toEqual({ matters: { "9": 0 }, onExceed: "stop", ownMatters: ["9"] });
    expect(budgetsInForce(undefined, preferences({ matters: {} }))).toBeUndefined();
  });
});
