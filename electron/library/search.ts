import { z } from "zod";
import { libraryItemSchema, type SearchHit } from "../../shared/domain/saved.ts";
import type { Connection } from "./connection.ts";
import { findPassage } from "./passage.ts";
import { checkRecord, readRecord } from "./records.ts";
import { matchExpression, phrasesOf } from "./search-query.ts";

/** Among the texts that are looked through: that of the contract itself. */
const ofContract = 1;

/** Hits given for one query, the best first. */
export const mostHits = 100;

const hitRow = z.object({
  id: z.string(),
  item: z.string(),
  name: z.string(),
  parties: z.string(),
  matter: z.string(),
  statements: z.string(),
  text: z.string(),
});

export function createSearch(connection: Connection): (query: string) => SearchHit[] {
  // A name or a matter that matches says more than a word somewhere in the contract.
  const find = connection.prepare(
    `SELECT summaries.id, summaries.item, searchable.name, searchable.parties, searchable.matter,
            searchable.statements, searchable.text
     FROM (SELECT rowid AS number, bm25(words, 10.0, 6.0, 6.0, 3.0, 1.0) AS rank
           FROM words WHERE words MATCH ? ORDER BY rank, rowid DESC LIMIT ${mostHits}) AS found
     JOIN summaries ON summaries.number = found.number
     JOIN searchable ON searchable.number = found.number
     ORDER BY found.rank, found.number DESC`,
  );
  return (query) => {
    const phrases = phrasesOf(query);
    if (phrases.length === 0) return [];
    const hits: SearchHit[] = [];
    for (const row of find.iterate(matchExpression(phrases))) {
      const { id, item, ...texts } = checkRecord(hitRow, row, "summary", "in the index");
      const passage = findPassage([texts.statements, texts.text, texts.name, texts.parties, texts.matter], phrases);
      hits.push({
        item: readRecord(libraryItemSchema, item, "summary", id),
        // The index knows letters (older forms, rare scripts) that are folded another way here: the hit is right all the same.
        text: passage?.text ?? texts.name,
        matches: [...(passage?.matches ?? [])],
        ...(passage?.of === ofContract ? { place: { start: passage.from, end: passage.to } } : {}),
      });
    }
    return hits;
  };
}
