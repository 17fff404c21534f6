import { describe, expect, it } from "vitest";
import { answerJsonSchema, parseAnswer } from "../../electron/summaries/answer.ts";
import { AnswerError } from "../../electron/execution/executor.ts";

const good = {
  kind: "lease",
  brief: "Lease.",
  parties: ["A", "B"],
  statements: [{ level: "snapshot", text: "A lease.", quotes: [{ quote: "LEASE" }] }],
  keyTerms: [{ id: "term", label: "Term", state: "silent", answer: "", quotes: [] }],
};

describe("parsing an answer", () => {
  it("takes plain JSON, fenced JSON, and JSON with prose around it", () => {
    const json = JSON.stringify(good);
    for (const text of [json, `\`\`\`json\n${json}\n\`\`\``, `Here is the summary:\n${json}\nI hope this helps.`]) {
      expect(parseAnswer(text)).toEqual(good);
    }
  });

  it("names the fault and never the text", () => {
    const secret = "Zanzibar";
    const faults: [string, RegExp][] = [
      [`${secret}`, /no JSON/],
      [JSON.stringify(good).slice(0, -20) + secret + "}", /cut off or malformed/],
      [JSON.stringify({ ...good, parties: secret }), /shape at parties/],
      [JSON.stringify({ ...good, statements: [{ level: secret, text: "", quotes: [] }] }), /statements\.0\.level/],
      [JSON.stringify({ ...good, statements: [] }), /no statement/],
      [JSON.stringify({ ...good, statements: [{ level: "risks", text: " ", quotes: [] }] }), /empty/],
    ];
    for (const [text, message] of faults) {
      const parse = () => parseAnswer(text);
      expect(parse).toThrow(AnswerError);
      expect(parse).toThrow(message);
      expect(parse).not.toThrow(secret);
    }
  });
});

describe("the schema that models are held to", () => {
  it("closes every object, requires every property, and has no offset", () => {
    const objects: { properties: object; additionalProperties?: unknown; required?: unknown }[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      if ("properties" in node && typeof node.properties === "object" && node.properties !== null) {
        objects.push({ ...node, properties: node.properties });
      }
      for (const child of Object.values(node)) visit(child);
    };
    visit(answerJsonSchema);
    expect(objects).toHaveLength(7);
    expect(objects.map(({ additionalProperties }) => additionalProperties)).toEqual(objects.map(() => false));
    expect(objects.map(({ required }) => required)).toEqual(objects.map(({ properties }) => Object.keys(properties)));
    expect(JSON.stringify(answerJsonSchema)).not.toMatch(/"start"|"unreadable"|\$schema/);
  });
});
