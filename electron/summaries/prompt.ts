import type { Contract } from "../../shared/domain/contract.ts";
import { foreignLanguageOf } from "../../shared/domain/language.ts";
import type { CompletionRequest, Message } from "../providers/provider.ts";
import { answerJsonSchema } from "./answer.ts";
import { askedTerms } from "./asked-terms.ts";
import { contractText, type Span } from "./contract-text.ts";
import type { Pack } from "./on-device/packs.ts";
import { onlyPart, type Part } from "./parts.ts";
import { contractRole } from "./prompts/contract-role.ts";
import { promptVersion, summaryTask } from "./prompts/contract-summary.ts";

export { promptVersion };

export const maxOutputTokens = 8_000;

export interface Asking {
  /** The party that is acted for; null where nobody was named. */
  readonly side: string | null;
  /** Of the contract's kind; null or left out where the kind has none. */
  readonly pack?: Pack | null;
  /** Only this part of the contract. */
  readonly part?: Part;
  /** At most; fewer for a model with a small window. */
  readonly outputTokens?: number;
}

/**
 * What is sent to summarise a contract, or a part of one. `marker` stands around its words and is a secret of this
 * installation (`contract-marker.ts`). Deterministic. For a part, the engine on this device is given that part alone.
 */
export function buildRequest(contract: Contract, asking: Asking, marker: string): CompletionRequest {
  const { side, part, pack = null } = asking;
  const spans = part === undefined ? undefined : [...part.context, part.span].toSorted((a, b) => a.start - b.start);
  return {
    messages: [
      ...contractMessages(contract, marker, spans),
      {
        role: "user",
        content: summaryTask({
          side,
          ...askedTerms(pack),
          part: part === undefined ? null : { number: part.number, of: part.of },
        }),
      },
    ],
    maxOutputTokens: asking.outputTokens ?? maxOutputTokens,
    schema: { name: "contract_summary", json: answerJsonSchema },
    contract: part === undefined ? contract : onlyPart(contract, part),
  };
}

/**
 * A contract, or passages of it, as every task on it begins: who the model is, then the words between their markers. The
 * task itself follows as a message of its own, so that another task on the same words begins in the same way and a
 * provider that keeps beginnings need not read them again.
 */
export function contractMessages(contract: Contract, marker: string, spans?: readonly Span[]): readonly Message[] {
  return [
    { role: "system", content: contractRole(marker) },
    {
      role: "user",
      content: [coverageNote(contract), `<${marker}>`, contractText(contract, spans), `</${marker}>`].join("\n"),
      stable: true,
    },
  ];
}

function coverageNote(contract: Contract): string {
  const { pages, ocr, unreadable } = contract.coverage;
  const language = foreignLanguageOf(contract);
  const notes = [`The contract has ${pages} ${pages === 1 ? "page" : "pages"}.`];
  if (ocr > 0)
    notes.push(
      `${ocr} of them ${ocr === 1 ? "was" : "were"} read by OCR and may hold misread letters; quote them as they are.`,
    );
  if (unreadable > 0)
    notes.push(`${unreadable} of them could not be read: never say that the contract is silent on a point.`);
  if (language !== null)
    notes.push(`It seems to be in ${language}: say in English what it says, and quote it as it is written.`);
  return notes.join(" ");
}
