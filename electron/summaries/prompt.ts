import { randomBytes } from "node:crypto";
import type { Contract, Coverage } from "../../shared/domain/contract.ts";
import type { CompletionRequest } from "../providers/provider.ts";
import { answerJsonSchema } from "./answer.ts";
import { terms } from "./on-device/terms/index.ts";
import { promptVersion, systemPrompt } from "./prompts/contract-summary.ts";

export { promptVersion };

const maxOutputTokens = 8_000;

/**
 * What is sent to summarise a contract. The contract is data between markers that nobody can foresee; `nonce` makes them
 * (128 random bits by default). Deterministic for a given nonce.
 */
export function buildRequest(
  contract: Contract,
  { side }: { readonly side: string | null },
  nonce: () => string = () => randomBytes(16).toString("hex"),
): CompletionRequest {
  const marker = `contract-${nonce()}`;
  const system = systemPrompt({ nonce: marker.slice("contract-".length), side, terms });
  const user = [coverageNote(contract.coverage), `<${marker}>`, pagedText(contract), `</${marker}>`].join("\n");
  return {
    messages: [
      { role: "system", content: system },
      { role: "user", content: user },
    ],
    maxOutputTokens,
    schema: { name: "contract_summary", json: answerJsonSchema },
    contract,
  };
}

function coverageNote({ pages, ocr, unreadable }: Coverage): string {
  const notes = [`The contract has ${pages} ${pages === 1 ? "page" : "pages"}.`];
  if (ocr > 0)
    notes.push(
      `${ocr} of them ${ocr === 1 ? "was" : "were"} read by OCR and may hold misread letters; quote them as they are.`,
    );
  if (unreadable > 0)
    notes.push(`${unreadable} of them could not be read: never say that the contract is silent on a point.`);
  return notes.join(" ");
}

/** The text with a mark before each page; a contract of one page (or a format without pages) has none. */
function pagedText({ text, pages }: Contract): string {
  if (pages.length <= 1) return text;
  return pages
    .map(
      (page) =>
        `[page ${page.number}]\n${page.source === "unreadable" ? "(could not be read)" : text.slice(page.start, page.end).trim()}`,
    )
    .join("\n\n");
}
