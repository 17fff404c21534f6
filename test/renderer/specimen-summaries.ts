import { readFile } from "node:fs/promises";
import { readDocument } from "../../electron/documents/read-document.ts";
import type { ModelAnswer } from "../../electron/summaries/answer.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import type { Attempt, Run } from "../../shared/domain/run.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";

/** Words that would do harm if they were taken for anything but words. */
export const harmfulText =
  '<img src="/stolen" onerror="document.title=1"> ![picture](http://127.0.0.1:9/stolen) [link](javascript:alert(1)) <b>bold</b>';

const answer: ModelAnswer = {
  kind: "services agreement",
  brief:
    "Nettlecombe monitors the cold chain of Gorsebank’s five Irish sites for three years from 1 June 2025, for €38,500 a month and a charge per sensor, under Irish law.",
  parties: ["Gorsebank Foods Designated Activity Company", "Nettlecombe Data Services Limited"],
  statements: [
    {
      level: "snapshot",
      text: "A hosted platform, sensors and related services record and report temperatures.",
      quotes: [
        {
          quote:
            "The Supplier provides a hosted platform, sensors and related services that record and report temperatures.",
        },
      ],
    },
    {
      level: "snapshot",
      text: "The initial term is three years and ends on 31 May 2028; it renews for twelve months at a time unless notice of ninety days is given.",
      quotes: [
        { quote: "means the period of three (3) years that begins on the Commencement Date and ends on 31 May 2028" },
        {
          quote:
            "this Agreement renews for successive periods of twelve (12) months, unless either party gives the other at least ninety (90) days’ written notice",
        },
      ],
    },
    {
      level: "obligations",
      text: "The Customer pays each undisputed invoice within thirty days after receiving it.",
      quotes: [
        { quote: "The Customer shall pay each undisputed invoice within thirty (30) days after it receives it." },
      ],
    },
    {
      level: "obligations",
      text: "The Supplier reminds the Customer of each renewal between 150 and 120 days before it.",
      quotes: [
        {
          quote:
            "not more than one hundred and fifty (150) and not less than one hundred and twenty (120) days before that date",
        },
      ],
    },
    {
      level: "obligations",
      text: "The Supplier keeps Customer Data within the European Economic Area.",
      quotes: [
        {
          quote:
            "The Supplier shall keep Customer Data in data centres within the European Economic Area only and shall not transfer it",
        },
      ],
    },
    {
      level: "obligations",
      text: "The Supplier notifies a personal data breach within 12 hours.",
      quotes: [
        {
          quote:
            "The Supplier shall notify the Customer of any personal data breach no later than twelve hours after discovery.",
        },
      ],
    },
    {
      level: "risks",
      text: "Liability in any year is capped at the greater of €900,000 and 125% of the Charges for that year.",
      risk: { severity: "medium", reason: "A bad year can cost more than the cap leaves to claim.", who: "each party" },
      quotes: [
        {
          quote:
            "shall not exceed the greater of €750,000 (seven hundred and fifty thousand euro) and one hundred and twenty-five per cent (125%) of the Charges paid and payable for that year",
        },
      ],
    },
    {
      level: "risks",
      text: "Sensor charges are due for at least 1,500 sensors a month, whether or not so many are registered.",
      risk: {
        severity: "high",
        reason: "The Customer pays for sensors that it may never use, and nothing lets it lower the number.",
        who: "the Customer",
      },
      quotes: [
        {
          quote:
            "The Customer shall pay Sensor charges each month for at least 1,500 (one thousand five hundred) Sensors, whether or not so many are registered",
        },
      ],
    },
    {
      level: "clauses",
      text: "Loss of profit and indirect loss are excluded; spoiled stock is direct loss within the yearly limit.",
      quotes: [
        { quote: "neither party is liable for loss of profit, loss of goodwill or indirect or consequential loss" },
        { quote: "is direct loss that the Customer may recover within the limit in clause 12.3" },
      ],
    },
    {
      level: "clauses",
      text: "Neither party may assign without consent, except the Customer to an Affiliate.",
      quotes: [
        { quote: "Neither party may assign or transfer this Agreement without the other’s prior written consent" },
      ],
    },
  ],
  keyTerms: [
    term("governing-law", "Governing law", "The laws of Ireland", ["are governed by the laws of Ireland"]),
    term("effective-date", "Commencement date", "1 June 2025", ["“Commencement Date” means 1 June 2025."]),
    term("renewal-term", "Renewal", "Twelve months at a time", [
      "this Agreement renews for successive periods of twelve (12) months",
    ]),
    term("cap-on-liability", "Cap on liability", "The greater of €750,000 and 125% of the year’s Charges", [
      "the greater of €750,000 (seven hundred and fifty thousand euro) and one hundred and twenty-five per cent (125%) of the Charges",
    ]),
    {
      ...term(
        "termination-for-convenience",
        "Termination for convenience",
        "The Customer only, after 31 May 2027, on six months’ notice",
        [
          "After 31 May 2027 the Customer may end this Agreement for convenience at any time by giving the Supplier at least six (6) months’ written notice.",
        ],
      ),
      state: "ambiguous",
    },
    {
      id: "insurance",
      label: "Insurance",
      state: "silent",
      answer:
        "Not found, though a services agreement usually has it. Look for who has to insure; if nothing says so, nobody has to by this contract.",
      quotes: [],
    },
    { id: "exclusivity", label: "Exclusivity", state: "silent", answer: "", quotes: [] },
    { id: "non-compete", label: "Restriction on competition", state: "silent", answer: "", quotes: [] },
    { id: "source-code-escrow", label: "Source code escrow", state: "silent", answer: "", quotes: [] },
  ],
};

function term(id: string, label: string, words: string, quotes: string[]): ModelAnswer["keyTerms"][number] {
  return { id, label, state: "stated", answer: words, quotes: quotes.map((quote) => ({ quote })) };
}

const refused: Attempt = {
  id: "attempt-1",
  deployment: "deepseek/deepseek-chat",
  outcome: "failed",
  errorClass: "overloaded",
  message: "The provider said that it is overloaded (503).",
  startedAt: "2026-11-20T09:14:03.000Z",
  firstTokenMs: null,
  totalMs: 640,
  usage: null,
  costUsd: 0,
};
const answered: Attempt = {
  id: "attempt-2",
  deployment: "mistral/mistral-small-latest",
  outcome: "ok",
  startedAt: "2026-11-20T09:14:04.000Z",
  firstTokenMs: 412,
  totalMs: 5210,
  servedModel: "mistral-small-2506",
  usage: { inputTokens: 8120, outputTokens: 1610, reported: true },
  costUsd: 0.0131,
};

export const run: Run = {
  id: "run-7f3a",
  startedAt: "2026-11-20T09:14:03.000Z",
  tier: "standard",
  complexity: 0.48,
  route: "standard",
  matter: "4711-0032",
  served: { provider: "mistral", model: "mistral-small-2506" },
  attempts: [refused, answered],
  trace: [
    {
      atMs: 0,
      kind: "tier",
      text: "Complexity 0.48, 8,120 tokens: standard tier, because it is too long (over 1,000 tokens) for the simple tier.",
    },
    {
      atMs: 2,
      kind: "candidate",
      deployment: "deepseek/deepseek-chat",
      text: "DeepSeek deepseek-chat is the cheapest that is allowed.",
    },
    {
      atMs: 3,
      kind: "rejected",
      deployment: "openai/gpt-5-mini",
      text: "OpenAI gpt-5-mini is not asked: there is no key.",
    },
    {
      atMs: 644,
      kind: "failover",
      deployment: "mistral/mistral-small-latest",
      text: "Switched from DeepSeek to Mistral: overloaded.",
    },
    {
      atMs: 5854,
      kind: "served",
      deployment: "mistral/mistral-small-latest",
      text: "Mistral answered as mistral-small-2506.",
    },
    { atMs: 5910, kind: "verified", text: "7 of 10 statements were found word for word." },
  ],
  costUsd: 0.0131,
  fromCache: false,
};

async function read(name: string) {
  const bytes = new Uint8Array(await readFile(new URL(`../../samples/${name}`, import.meta.url)));
  return { bytes, contract: await readDocument({ name, bytes }, { password: null, onPage: () => undefined }) };
}

export interface Specimen {
  readonly saved: SavedSummary;
  readonly bytes: Uint8Array;
}

/** A sample as it is really read, with an answer written here and really verified. */
export async function specimen(name: string, id: string): Promise<Specimen> {
  const { bytes, contract } = await read(name);
  const summary = verifyAnswer(contract, answer);
  return {
    bytes,
    saved: { id, createdAt: "2026-11-20T09:14:09.000Z", matter: "4711-0032", contract, summary, run, hasFile: true },
  };
}

/** The same as if its first page had been a picture, its second a poor one, and its clause 5 were lost. */
export function scanned({ saved, bytes }: Specimen, id: string): Specimen {
  const { contract } = saved;
  const pages = contract.pages.map((page, index) =>
    index === 0
      ? { ...page, source: "ocr" as const, confidence: 91 }
      : index === 1
        ? { ...page, source: "unreadable" as const }
        : page,
  );
  const sections = contract.sections.filter(({ number }) => number !== "5");
  return { bytes, saved: { ...saved, id, contract: { ...contract, pages, sections } } };
}

/** The same with a statement that is not to be taken for more than text, an unpriced run and a finding. */
export function harmful({ saved, bytes }: Specimen, id: string): Specimen {
  const [first] = saved.summary.statements;
  return {
    bytes,
    saved: {
      ...saved,
      id,
      contract: { ...saved.contract, findings: [{ kind: "instructions", page: 2, text: harmfulText }] },
      summary: {
        ...saved.summary,
        brief: harmfulText,
        statements: [
          { id: "harm", level: "snapshot", text: harmfulText, status: "not-found", reason: harmfulText, citations: [] },
          ...(first === undefined ? [] : [first]),
          {
            id: "harm-2",
            level: "risks",
            text: "It is a risk.",
            risk: { severity: "high", reason: harmfulText, who: harmfulText, party: harmfulText },
            status: "exact",
            citations: [],
          },
        ],
      },
      run: { ...run, costUsd: null, attempts: [{ ...answered, costUsd: null }] },
    },
  };
}
