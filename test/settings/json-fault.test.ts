import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRepeatedName } from "../../electron/settings/json-fault.ts";

describe("a name that stands in one object twice", () => {
  it("is found at any level, with the place of the second", () => {
    expect(findRepeatedName('{"a": 1, "a": 2}')).toEqual({ line: 1, column: 10 });
    expect(findRepeatedName('{\n  "a": [{ "b": 1 }, { "b": 1,\n    "\\u0062": 2 }]\n}')).toEqual({
      line: 3,
      column: 5,
    });
    expect(findRepeatedName('{"__proto__": 1, "__proto__": 2}')).toEqual({ line: 1, column: 18 });
  });

  it("is never found where each object has its names once, however it is written", () => {
    const once = (value: unknown, indent: number) => {
      expect(findRepeatedName(JSON.stringify(value, null, indent))).toBeNull();
    };
    fc.assert(fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 4 }), once));
    // The same name in two objects, and as a value, is nobody's second.
    once({ a: { a: "a" }, b: [{ a: 1 }, { a: 1 }] }, 2);
  });

  it("is found whatever stands around it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), fc.jsonValue(), (value, name, other) => {
        const [first, second] = [JSON.stringify(value), JSON.stringify(other)];
        const before = `[${second}, {${JSON.stringify(name)}: ${first}, `;
        const text = `${before}${JSON.stringify(name)}: ${second}}]`;
        expect(findRepeatedName(text)).toEqual({ line: 1, column: before.length + 1 });
      }),
    );
  });

  it("is not looked for beyond the first fault", () => {
    expect(findRepeatedName('{"a": 1, "b": nothing, "a": 2}')).toBeNull();
  });
});
