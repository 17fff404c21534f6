import { describe, expect, it } from "vitest";
import { parseAnswer } from "../../electron/summaries/answer.ts";
import { sentencesOf } from "../../electron/summaries/on-device/sentences.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { buildRequest } from "../../electron/summaries/prompt.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import type { Statement } from "../../shared/domain/summary.ts";
import { contractOf, services } from "./contracts.ts";

const lines = [
  "DIENSTLEISTUNGSVERTRAG",
  'zwischen der Nordlicht Software GmbH, Hafenstraße 12, 20457 Hamburg (nachfolgend "Auftragnehmer"), und der Süderelbe Logistik AG, Am Kai 3, 21107 Hamburg (nachfolgend "Auftraggeber").',
  "Der Auftragnehmer erbringt für den Auftraggeber die Leistungen, die in der Anlage beschrieben sind.",
  "Der Vertrag läuft für die Dauer von 24 Monaten und wird mit einer Frist von 3 Monaten zum Ende der Laufzeit gekündigt.",
  "Dieser Vertrag beginnt am 1. Januar 2026 und ist bis dahin ohne Wirkung.",
  "Der Auftraggeber zahlt eine monatliche Vergütung von 12.000 EUR zuzüglich der Umsatzsteuer.",
  "Die Haftung des Auftragnehmers ist auf 250.000 EUR je Schadensfall begrenzt, außer bei Vorsatz.",
  "Es gilt das Recht der Bundesrepublik Deutschland, und der Gerichtsstand ist Hamburg.",
] as const;
const contract = contractOf(lines.join("\n\n"));
const [, , , term, begin, fee, cap, law] = lines;

function said(text: string, quote: string): Statement | undefined {
  const parties = ["Nordlicht Software GmbH", "Süderelbe Logistik AG"];
  const answer = { kind: "services agreement", brief: "", parties, keyTerms: [] };
  return verifyAnswer(contract, { ...answer, statements: [{ level: "key-terms", text, quotes: [{ quote }] }] })
    .statements[0];
}

describe("a contract in another language", () => {
  it("is silent on nothing for the engine on this device, which does not read that language", () => {
    const summary = verifyAnswer(contract, parseAnswer(JSON.stringify(summarise(contract))));
    expect(summary.keyTerms.filter(({ state }) => state === "silent")).toEqual([]);
    expect(summary.keyTerms.find(({ id }) => id === "governing-law")).toMatchObject({
      state: "unreadable",
      answer: "",
      reason: expect.stringContaining("German") as string,
    });
    expect(summary.keyTerms.find(({ id }) => id === "parties")).toMatchObject({ state: "stated", status: "exact" });
    expect(summary.parties).toEqual(["Nordlicht Software GmbH", "Süderelbe Logistik AG"]);
  });

  it("is read by its sentences, of which a day of the month is no end", () => {
    expect(sentencesOf(begin, { start: 0, end: begin.length }, false)).toEqual([{ start: 0, end: begin.length }]);
  });

  it("can be silent for a model that has read it", () => {
    const keyTerms = [{ id: "insurance", label: "Insurance", state: "silent" as const, answer: "", quotes: [] }];
    const summary = verifyAnswer(contract, { kind: "", brief: "", parties: [], statements: [], keyTerms });
    expect(summary.keyTerms[0]?.state).toBe("silent");
  });

  it("bears out what is said of it in English as far as figures and names go, and the reader is told how far", () => {
    for (const [text, quote] of [
      ["The contract runs for 24 months and is ended with notice of 3 months.", term],
      ["The client pays EUR 12,000 a month, with VAT on top.", fee],
      ["The liability of the contractor is capped at €250,000 for each case.", cap],
      ["The contract is governed by the law of Germany.", law],
    ] as const) {
      expect(said(text, quote)).toMatchObject({
        status: "close",
        reason: expect.stringContaining("in German") as string,
      });
    }
  });

  it("does not bear out a figure that its words do not have, nor words that it does not have", () => {
    expect(said("The client pays EUR 14,000 a month, with VAT on top.", fee)).toMatchObject({
      status: "unsupported",
      reason: expect.stringContaining("14,000") as string,
    });
    expect(said("The contract runs for 24 months.", "Der Vertrag endet nie und wird nicht gekündigt.")).toMatchObject({
      status: "not-found",
    });
  });

  it("is verified as ever in its own words", () => {
    expect(said(fee, fee)).toMatchObject({ status: "exact" });
  });

  it("is told of to a model, and a contract in English is not", () => {
    const promptFor = (one: typeof contract) =>
      JSON.stringify(buildRequest(one, { side: null, pack: null }, "marker").messages);
    expect(promptFor(contract)).toContain("It seems to be in German");
    expect(promptFor(services)).not.toContain("It seems to be in");
  });
});
