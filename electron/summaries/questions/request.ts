import type { Contract } from "../../../shared/domain/contract.ts";
import type { CompletionRequest } from "../../providers/provider.ts";
import type { Span } from "../contract-text.ts";
import { contractMessages } from "../prompt.ts";
import { questionTask } from "../prompts/contract-question.ts";
import { replyJsonSchema } from "./answer.ts";
import { prepareEvidence, type EvidenceSearch } from "./evidence.ts";
import { sentencesOfTermsAskedFor } from "./named-terms.ts";

const maxOutputTokens = 2_000;
/** Passages that are sent of a long contract, before their neighbours and the definitions they use. */
const most = { passages: 14, definitions: 8 };

export interface QuestionRequestOptions {
  /** The whole contract, or the passages that bear on the question and the definitions of the terms they use. */
  readonly whole: boolean;
  /** Stands around the contract's words (`contract-marker.ts`). */
  readonly marker: string;
  /** Whether more questions about the same words are likely within minutes. */
  readonly asksAgain?: boolean;
}

/**
 * What is sent to have a question answered. Deterministic; `contract` and `question` go as they are. The contract comes
 * first and the question last, so that the next question about the same words begins in the same way.
 */
export function buildQuestionRequest(
  contract: Contract,
  question: string,
  { whole, marker, asksAgain = false }: QuestionRequestOptions,
): CompletionRequest {
  return {
    messages: [
      ...contractMessages(contract, marker, whole ? undefined : passagesFor(contract, question)),
      { role: "user", content: questionTask({ question, whole }) },
    ],
    maxOutputTokens,
    schema: { name: "contract_answer", json: replyJsonSchema },
    ...(whole && asksAgain ? { asksAgain } : {}),
    contract,
    question,
  };
}

/** The best passages with what stands right before and behind them, the opening, and the definitions, in the contract's order. */
function passagesFor(contract: Contract, question: string): Span[] {
  const search = prepareEvidence(contract);
  const { sentences } = search.reading;
  const alike = search.search(question, most.passages).map(({ sentence }) => sentence);
  const found = [...new Set([...sentencesOfTermsAskedFor(search.reading, question), ...alike])].slice(0, most.passages);
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
  return merged(spans);
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
