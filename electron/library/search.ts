import { randomBytes } from "node:crypto";
import { z } from "zod";
import { libraryItemSchema, type SearchHit } from "../../shared/domain/saved.ts";
import type { Connection } from "./connection.ts";
import { checkRecord, readRecord } from "./records.ts";
import { matchExpression } from "./search-query.ts";

/** Hits given for one query, the best first. */
export const mostHits = 200;
const snippetWords = 40;

const hitRow = z.object({ id: z.string(), item: z.string(), snippet: z.string() });

export function createSearch(connection: Connection): (query: string) => SearchHit[] {
  // A name or a matter that matches says more than a word somewhere in the contract.
  const find = connection.prepare(
    `SELECT summaries.id, summaries.item, snippet(words, -1, ?, ?, '…', ${snippetWords}) AS snippet
     FROM words JOIN summaries ON summaries.number = words.rowid
     WHERE words MATCH ?
     ORDER BY bm25(words, 10.0, 6.0, 6.0, 3.0, 1.0), summaries.created_at DESC, summaries.number DESC
     LIMIT ${mostHits}`,
  );
  return (query) => {
    const expression = matchExpression(query);
    if (expression === null) return [];
    const marker = markerPair();
    return find.all(marker.open, marker.close, expression).map((row) => {
      const { id, item, snippet } = checkRecord(hitRow, row, "summary", "in the index");
      return { item: readRecord(libraryItemSchema, item, "summary", id), ...readMarkers(snippet, marker) };
    });
  };
}

interface Markers {
  readonly open: string;
  readonly close: string;
}

/** Private-use characters around a number drawn anew, because the text of a PDF may hold private-use characters itself. */
function markerPair(): Markers {
  const drawn = randomBytes(8).toString("hex");
  return { open: `\uE000${drawn}\uE001`, close: `\uE001${drawn}\uE000` };
}

function readMarkers(marked: string, { open, close }: Markers): Pick<SearchHit, "text" | "matches"> {
  const matches: { start: number; end: number }[] = [];
  let text = "";
  for (const [index, part] of marked.split(open).entries()) {
    if (index === 0) {
      text += part;
      continue;
    }
    const [found = "", ...after] = part.split(close);
    matches.push({ start: text.length, end: text.length + found.length });
    text += found + after.join("");
  }
  return { text, matches };
}
