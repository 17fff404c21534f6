import { z } from "zod";
import { levelSchema, type Level } from "../../shared/domain/summary.ts";

/** A statement of an answer that is still being received: nothing in it has been checked. */
export interface DraftStatement {
  readonly level: Level;
  readonly text: string;
}

const draftSchema = z.object({ level: levelSchema, text: z.string().trim().min(1) });

/** Reads an answer while it grows. */
export interface PartialAnswer {
  /** Takes the next words of the answer; the statements that they completed. */
  push(words: string): DraftStatement[];
}

/**
 * Gives each statement of an answer as soon as it is complete, and never half of one. A scanner, not a parser: it keeps
 * count of strings, objects and lists, and hands each whole object in the list `statements` to `JSON.parse`. Prose and code
 * fences before the JSON are passed over; an object that is no statement is left out. Each character is looked at once.
 */
export function readPartialAnswer(): PartialAnswer {
  let text = "";
  let at = 0;
  /** What is open, outermost first. */
  const open: ("{" | "[")[] = [];
  let inString = false;
  let isEscaped = false;
  let stringStart = 0;
  /** The last string of the outermost object: its key, where a list follows. */
  let key = "";
  let inStatements = false;
  let objectStart = 0;

  return {
    push(words) {
      text += words;
      const found: DraftStatement[] = [];
      for (; at < text.length; at += 1) {
        const character = text.charAt(at);
        if (inString) {
          if (isEscaped) isEscaped = false;
          else if (character === "\\") isEscaped = true;
          else if (character === '"') {
            inString = false;
            if (open.length === 1) key = text.slice(stringStart, at);
          }
          continue;
        }
        if (open.length === 0 && character !== "{") continue;
        switch (character) {
          case '"':
            inString = true;
            stringStart = at + 1;
            break;
          case "{":
            if (inStatements && open.length === 2) objectStart = at;
            open.push("{");
            break;
          case "[":
            if (open.length === 1 && key === "statements") inStatements = true;
            open.push("[");
            break;
          case "}":
          case "]": {
            open.pop();
            if (open.length === 2 && inStatements && character === "}") {
              const draft = draftSchema.safeParse(parsed(text.slice(objectStart, at + 1)));
              if (draft.success) found.push(draft.data);
            }
            if (open.length === 1) inStatements = false;
            break;
          }
          default:
            break;
        }
      }
      return found;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
