import { describe, expect, it } from "vitest";
import { sealContract } from "../../../electron/summaries/placeholders/seal.ts";
import { parseReply, passagesFor, verifyReply } from "../../../electron/summaries/questions/answer.ts";
import { buildQuestionRequest } from "../../../electron/summaries/questions/request.ts";
import type { CompletionRequest } from "../../../electron/providers/provider.ts";
import { buildRequest } from "../../../electron/summaries/prompt.ts";
import { contractOf, services } from "../contracts.ts";

const open = sealContract(services, { kinds: [] });
const reply = (value: unknown) => verifyReply(services, open, parseReply(JSON.stringify(value)));
const fee = "The Client shall pay Larkspur a monthly fee of $12,500";

describe("an answer to a question", () => {
  it("is checked as the statements of a summary are", () => {
    const right = reply({
      state: "answered",
      statements: [{ text: "The monthly fee is $12,500.", quotes: [{ quote: fee }] }],
    });
    expect(right.statements[0]).toMatchObject({ status: "exact" });
    const wrong = reply({
      state: "answered",
      statements: [{ text: "The monthly fee is $21,500.", quotes: [{ quote: fee }] }],
    });
    expect(wrong.statements[0]).toMatchObject({ status: "unsupported" });
    const invented = reply({
      state: "answered",
      statements: [{ text: "Drones are allowed.", quotes: [{ quote: "Drones may fly." }] }],
    });
    expect(invented.statements[0]).toMatchObject({ status: "not-found" });
  });

  it("that the contract does not say has no statements", () => {
    expect(reply({ state: "silent", statements: [{ text: "Perhaps.", quotes: [] }] })).toEqual({
      state: "silent",
      statements: [],
    });
  });

  it.each(["", "no JSON", '{"state":"perhaps","statements":[]}', '{"state":"answered","statements":[]}'])(
    "is refused where it is none: %s",
    (text) => {
      expect(() => parseReply(text)).toThrow(/answer/i);
    },
  );

  it("of the engine on this device is passages, each of them verified, and never a conclusion", () => {
    const found = verifyReply(services, open, passagesFor(services, "How much is the monthly fee?"));
    expect(found.state).toBe("passages");
    expect(found.statements.length).toBeGreaterThan(0);
    expect(found.statements.every(({ status }) => status === "exact")).toBe(true);
    expect(found.statements[0]?.citations[0]?.quote).toContain("$12,500");
    expect(passagesFor(services, "Are zebras striped?").statements).toEqual([]);
  });
});

describe("what is sent to have a question answered", () => {
  const marker = "contract-5f1c";
  const task = (request: CompletionRequest) => request.messages.at(-1)?.content ?? "";

  it("is the whole of a short contract, and the question behind it", () => {
    const request = buildQuestionRequest(services, "Who pays?", { whole: true, marker });
    expect(request.messages[1]?.content).toContain("[page 2]");
    expect(request.messages[1]?.content).toContain("8. Governing Law.");
    expect(task(request)).toMatch(/The question:\nWho pays\?$/);
  });

  it("begins as a summary of the same words does, whatever is asked", () => {
    const [one, other] = ["Who pays?", "Which law governs?"].map((question) =>
      buildQuestionRequest(services, question, { whole: true, marker }).messages.slice(0, -1),
    );
    expect(one).toEqual(other);
    expect(one).toEqual(buildRequest(services, { side: null }, marker).messages.slice(0, -1));
    expect(one?.at(-1)?.stable).toBe(true);
  });

  it("is only what bears on it of a long one, with the definitions it uses", () => {
    const filler = Array.from(
      { length: 300 },
      (_, index) => `${index + 20}. Upkeep. The Grower shall mend fence number ${index} each spring.`,
    );
    const contract = contractOf(
      `LICENCE\n\nThis Licence is made between Alder LLC ("Alder") and Birch GmbH (the "Grower").\n\n1. Definitions. "Field Material" means seeds and grafts.\n\n2. Storage. Field Material is kept below ten degrees.\n\n${filler.join("\n\n")}`,
    );
    const request = buildQuestionRequest(contract, "How cold is Field Material kept?", { whole: false, marker });
    const sent = request.messages[1]?.content ?? "";
    expect(sent).toContain("below ten degrees");
    expect(sent).toContain("means seeds and grafts");
    expect(sent.length).toBeLessThan(contract.text.length / 4);
    // Other passages are found for another question, so there is nothing worth keeping.
    expect(
      buildQuestionRequest(contract, "How cold?", { whole: false, marker, asksAgain: true }).asksAgain,
    ).toBeUndefined();
  });
});
