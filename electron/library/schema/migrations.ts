import { firstLibrary } from "./001-first-library.ts";
import { health } from "./002-health.ts";
import { tasks } from "./003-tasks.ts";
import { batches } from "./004-batches.ts";
import { unsettled } from "./005-unsettled.ts";
import { parts } from "./006-parts.ts";
import { questions } from "./007-questions.ts";
import { sides } from "./008-sides.ts";
import { wishes } from "./009-wishes.ts";

/**
 * Step n brings a library from version n - 1 to n. A step that was released is never edited: a change is a new file, and
 * a new line here.
 */
export const migrations: readonly string[] = [
  firstLibrary,
  health,
  tasks,
  batches,
  unsettled,
  parts,
  questions,
  sides,
  wishes,
];

export const schemaVersion = migrations.length;
