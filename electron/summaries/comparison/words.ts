import { diffArrays } from "diff";
import type { Piece } from "../../../shared/domain/comparison.ts";
import { plainText } from "../verification/plain-text.ts";

/**
 * What two texts share and what each has alone, word by word (Myers 1986). Spacing and the form of quotes and dashes are
 * no difference. A single short word between two changes is taken into them: it reads better than three changes.
 */
export function comparedWords(before: string, after: string): Piece[] {
  const changes = diffArrays(tokensOf(before), tokensOf(after));
  const pieces = changes.map(({ added, removed, value }): Piece => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
  return gathered(pieces);
}

/** Words with the space after them, and each other sign by itself. */
function tokensOf(text: string): string[] {
  return plainText(text).match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*\s*|[^\p{L}\p{N}\s]\s*/gu) ?? [];
}

function gathered(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let removed = "";
  let added = "";
  const flush = (): void => {
    if (removed !== "") result.push({ kind: "removed", text: removed });
    if (added !== "") result.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      const next = pieces[index + 1];
      const inside = removed !== "" && added !== "" && next !== undefined && isSmall(text);
      if (inside) {
        removed += text;
        added += text;
      } else {
        flush();
        result.push({ kind, text });
      }
    }
  }
  flush();
  return result;
}

function isSmall(text: string): boolean {
  return text.trim().length <= 3 && !/[.;:]/.test(text);
}
