import { randomBytes } from "node:crypto";
import type { Contract } from "../../../shared/domain/contract.ts";
import { pageAt } from "../../../shared/domain/locate.ts";
import type { CompletionRequest } from "../../providers/provider.ts";
import { questionPrompt } from "../prompts/contract-question.ts";
import { replyJsonSchema } from "./answer.ts";
import { prepareEvidence, type EvidenceSearch } from "./evidence.ts";

const maxOutputTokens = 2_000;
/** Passages that are sent of a long contract, before their neighbours and the definitions they use. */
const most = { passages: 14, definitions: 8 };

export interface QuestionRequestOptions {
  /** The whole contract, or the passages that bear on the question and the definitions of the terms they use. */
  readonly whole: boolean;
  readonly nonce?: () => string;
}

/** What is sent to have a question answered. Deterministic for a given nonce; `contract` and `question` go as they are. */
export function buildQuestionRequest(
  contract: Contract,
  question: string,
  { whole, nonce = () => randomBytes(16).toString("hex") }: QuestionRequestOptions,
): CompletionRequest {
  const mark = nonce();
  const material = whole ? pagedText(contract) : passagesText(contract, question);
  return {
    messages: [
      { role: "system", content: questionPrompt({ nonce: mark, whole }) },
      {
        role: "user",
        content: `<contract-${mark}>\n${material}\n</contract-${mark}>\n\n<question-${mark}>\n${question}\n</question-${mark}>`,
      },
    ],
    maxOutputTokens,
    schema: { name: "contract_answer", json: replyJsonSchema },
    contract,
    question,
  };
}

function pagedText({ text, pages }: Contract): string {
  if (pages.length <= 1) return text;
  return pages.map((page) => `[page ${page.number}]\n${text.slice(page.start, page.end).trim()}`).join("\n\n");
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The best passages with what stands right before and behind them, the opening, and the definitions, in the contract's order. */
function passagesText(contract: Contract, question: string): string {
  const search = prepareEvidence(contract);
  const { sentences } = search.reading;
  const found = search.search(question, most.passages).map(({ sentence }) => sentence);
  const near = found.flatMap((sentence) => {
    const at = sentences.indexOf(sentence);
    const spans: Span[] = sentences.slice(Math.max(0, at - 1), at + 2);
    return sentence.lead === undefined ? spans : [sentence.lead, ...spans];
  });
  const spans = [
    ...sentences.slice(0, 2),
    ...near,
    ...definitionsFor(
      search,
      question,
      found.map(({ text }) => text),
    ),
  ];
  return merged(spans)
    .map(({ start, end }, index) => {
      const words = contract.text.slice(start, end).trim();
      return `[passage ${index + 1}, page ${pageAt(contract, start)}]\n${words}`;
    })
    .join("\n\n");
}

function definitionsFor({ definitions }: EvidenceSearch, question: string, passages: readonly string[]): Span[] {
  const words = [question, ...passages].join("\n").toLowerCase();
  return definitions
    .filter(({ term }) => words.includes(term.toLowerCase()))
    .slice(0, most.definitions)
    .map(({ sentence }) => sentence);
}

function merged(spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    const before = joined.at(-1);
    if (before !== undefined && start <= before.end + 3) before.end = Math.max(before.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
