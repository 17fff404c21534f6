import { describe, expect, it } from "vitest";
import { readPartialAnswer } from "../../electron/summaries/partial-answer.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { services } from "./contracts.ts";

const answer = summarise(services);
const whole = answer.statements.map(({ level, text }) => ({ level, text }));

describe("an answer that is still growing", () => {
  it("gives each statement once, when it is complete, however the words are cut", () => {
    const text = JSON.stringify(answer);
    for (const size of [1, 7, 64, 5000]) {
      const reader = readPartialAnswer();
      const found: unknown[] = [];
      for (let from = 0; from < text.length; from += size) {
        const some = reader.push(text.slice(from, from + size));
        for (const { text: words } of some) expect(text.slice(0, from + size)).toContain(JSON.stringify(words));
        found.push(...some);
      }
      expect(found).toEqual(whole);
    }
  });

  it("gives nothing of a statement that is cut off, and goes on where prose or a fence comes first", () => {
    const text = `Here it is:\n\`\`\`json\n${JSON.stringify(answer, null, 2)}`;
    const second = text.indexOf(JSON.stringify(whole[1]?.text));
    const reader = readPartialAnswer();
    expect(reader.push(text.slice(0, second + 5))).toEqual(whole.slice(0, 1));
    expect(reader.push(text.slice(second + 5))).toEqual(whole.slice(1));
  });

  it("is not misled by brackets and quotes in strings, by lists of the same name further in, or by what is no statement", () => {
    const reader = readPartialAnswer();
    const tricky = {
      kind: 'a "statements": [{"level":"risks","text":"no"}] kind \\',
      parties: ["{", "]"],
      statements: [
        { level: "risks", text: 'Says "}]" and \\ more', quotes: [{ quote: '{"statements":[{' }] },
        { level: "unheard-of", text: "no level" },
        { level: "risks", text: "   " },
        "not an object",
        { level: "clauses", text: "last", quotes: [] },
      ],
      keyTerms: [{ statements: [{ level: "risks", text: "further in" }] }],
    };
    expect(reader.push(JSON.stringify(tricky))).toEqual([
      { level: "risks", text: 'Says "}]" and \\ more' },
      { level: "clauses", text: "last" },
    ]);
    expect(readPartialAnswer().push("no JSON at all [1, 2]")).toEqual([]);
  });
});
