import type { Contract } from "../../shared/domain/contract.ts";
import { isProblem, resolveDeployment } from "../../electron/providers/deployments.ts";
import type { CompletionEvent, CompletionRequest, Deployment } from "../../electron/providers/provider.ts";
import { ProviderError } from "../../electron/providers/provider.ts";
import type { Simulator } from "../simulators/simulator.ts";

export const contractText = [
  'This Supply Agreement is entered into as of 3 March 2026 between Harrow Mill Limited ("Supplier") and Tern & Co GmbH ("Buyer").',
  "The initial term of this Agreement is 24 months from the effective date.",
  "Supplier shall deliver each order within 14 days of the date on which Buyer places it.",
  "Buyer shall pay each invoice within 30 days of its date.",
  "The aggregate liability of either party shall not exceed EUR 250,000.",
  "This Agreement is governed by the laws of Ireland.",
];

const text = contractText.join("\n\n");

const contract: Contract = {
  name: "supply.txt",
  sha256: "0".repeat(64),
  size: text.length,
  format: "text",
  text,
  pages: [],
  blocks: [],
  sections: [],
  coverage: { pages: 1, text: 1, ocr: 0, unreadable: 0 },
  findings: [],
};

const quote = {
  type: "object",
  properties: { quote: { type: "string" } },
  required: ["quote"],
  additionalProperties: false,
};

export const request: CompletionRequest = {
  messages: [
    { role: "system", content: "Summarise the contract between the marks." },
    {
      role: "user",
      content: `Read this contract.\n<<<CONTRACT 5f1c\n[page 1]\n${contractText.slice(0, 3).join("\n\n")}\n[page 2]\n${contractText.slice(3).join("\n\n")}\n<<<END CONTRACT 5f1c\nAnswer now.`,
    },
  ],
  maxOutputTokens: 4000,
  schema: {
    name: "summary",
    json: {
      type: "object",
      properties: {
        kind: { type: "string" },
        brief: { type: "string" },
        parties: { type: "array", items: { type: "string" } },
        statements: {
          type: "array",
          items: {
            type: "object",
            properties: {
              level: { type: "string" },
              text: { type: "string" },
              quotes: { type: "array", items: quote },
            },
            required: ["level", "text", "quotes"],
            additionalProperties: false,
          },
        },
        keyTerms: {
          type: "array",
          items: {
            type: "object",
            properties: {
              id: { type: "string" },
              label: { type: "string" },
              state: { type: "string", enum: ["stated", "silent", "ambiguous"] },
              answer: { type: "string" },
              quotes: { type: "array", items: quote },
            },
            required: ["id", "label", "state", "answer", "quotes"],
            additionalProperties: false,
          },
        },
      },
      required: ["kind", "brief", "parties", "statements", "keyTerms"],
      additionalProperties: false,
    },
  },
  contract,
};

/** A deployment of a simulator under the name of a vendor. */
export function deploymentOf(simulator: Simulator, id = "openai/gpt-5"): Deployment {
  const provider = id.slice(0, id.indexOf("/"));
  const resolved = resolveDeployment(id, { [provider]: { baseURL: simulator.url } });
  if (isProblem(resolved)) throw new Error(resolved.problem);
  return resolved;
}

export interface Heard {
  readonly events: CompletionEvent[];
  readonly text: string;
  readonly end: Extract<CompletionEvent, { type: "text-end" }> | null;
  readonly error: ProviderError | null;
}

/** Reads a stream to its end, good or bad. Anything thrown that is not a `ProviderError` is a fault of the adapter. */
export async function listen(
  stream: AsyncIterable<CompletionEvent>,
  onEvent: (event: CompletionEvent) => void = () => undefined,
): Promise<Heard> {
  const events: CompletionEvent[] = [];
  let error: ProviderError | null = null;
  try {
    for await (const event of stream) {
      events.push(event);
      onEvent(event);
    }
  } catch (thrown) {
    if (!(thrown instanceof ProviderError)) throw thrown;
    error = thrown;
  }
  const last = events.at(-1);
  return {
    events,
    text: events.map((event) => (event.type === "text-delta" ? event.text : "")).join(""),
    end: last?.type === "text-end" ? last : null,
    error,
  };
}

/** Lets one thing wait for another, one by one: `taken` resolves for each `take` there was. */
export function steps(): { readonly take: () => void; readonly taken: () => Promise<void> } {
  const waiting: (() => void)[] = [];
  let ahead = 0;
  return {
    take() {
      const next = waiting.shift();
      if (next === undefined) ahead += 1;
      else next();
    },
    taken() {
      if (ahead === 0) return new Promise((resolve) => waiting.push(resolve));
      ahead -= 1;
      return Promise.resolve();
    },
  };
}

/** A summary as far as these tests look into it. */
export interface Summarised {
  kind: string;
  parties: string[];
  statements: { level: string; text: string; quotes: { quote: string }[] }[];
  keyTerms: { id: string; state: string; answer: string; quotes: { quote: string }[] }[];
}

export function summarised(answer: string): Summarised {
  return JSON.parse(answer) as Summarised;
}
