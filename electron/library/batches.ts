import { z } from "zod";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import {
  batchItemSchema,
  batchSchema,
  type Batch,
  type BatchItem,
  type BatchItemState,
} from "../../shared/domain/batch.ts";
import type { Submission } from "../../shared/domain/submission.ts";
import type { Connection } from "./connection.ts";
import { checkRecord, readRecord } from "./records.ts";

/** Who is at work on a batch: a process, by a name of its own. */
export interface Holder {
  readonly name: string;
  /** Epoch milliseconds until which nobody else takes it over. */
  readonly until: number;
}

export interface StoredBatch {
  readonly batch: Batch;
  /** Grows with every change of the batch and its items. */
  readonly revision: number;
  readonly holder: Holder | null;
}

/** Batches and their items. Each call is one transaction, on disk when it returns. */
export interface Batches {
  create(batch: Batch): void;
  /** Newest last. */
  list(): StoredBatch[];
  get(id: string): StoredBatch | null;
  /** Throws not-found where there is no such batch. */
  change(id: string, change: Partial<Omit<Batch, "id">>): Batch;
  /** Takes the batch and its items away; summaries, runs and costs stay. */
  remove(id: string): boolean;

  addItem(item: BatchItem, file: Uint8Array): void;
  items(batchId: string): BatchItem[];
  countItems(batchId: string): number;
  item(id: string): BatchItem | null;
  /** As it was added; null once the contract was read and is kept. */
  itemFile(id: string): Uint8Array | null;
  /**
   * Changes an item that is in one of these states; null, and nothing is changed, where it no longer is, or where `holder`
   * is given and does not hold the batch.
   */
  changeItem(
    id: string,
    from: readonly BatchItemState[],
    change: Partial<Omit<BatchItem, "id" | "batchId" | "position">>,
    options?: { readonly holder?: string; readonly forgetFile?: boolean },
  ): BatchItem | null;

  /** Adds a submission, or writes it anew; false, and nothing is written, where `holder` does not hold the batch. */
  putSubmission(id: string, submission: Submission, holder: string): boolean;

  /** Makes `holder` the one at work: where nobody is, where `holder` is already, where whoever was is past `now`, or is `ousting`. */
  claim(id: string, holder: Holder, now: number, ousting: string | null): boolean;
  release(id: string, holder: string): void;
  /** Changes whenever any batch does. */
  stamp(): string;
}

const batchRow = z.object({
  json: z.string(),
  revision: z.int(),
  holder: z.string().nullable(),
  held_until: z.int(),
});
const itemRow = z.object({ json: z.string(), holder: z.string().nullable() });
const listedRows = z.array(z.object({ id: z.string(), json: z.string() }));
const bytesRow = z.object({ bytes: z.instanceof(Buffer).nullable() });

export function createBatches(connection: Connection): Batches {
  const insert = connection.prepare("INSERT INTO batches (id, revision, held_until, json) VALUES (?, 1, 0, ?)");
  const all = connection.prepare("SELECT json, revision, holder, held_until FROM batches ORDER BY number");
  const one = connection.prepare("SELECT json, revision, holder, held_until FROM batches WHERE id = ?");
  const put = connection.prepare("UPDATE batches SET json = ?, revision = revision + 1 WHERE id = ?");
  const touch = connection.prepare("UPDATE batches SET revision = revision + 1 WHERE id = ?");
  const drop = connection.prepare("DELETE FROM batches WHERE id = ?");
  const insertItem = connection.prepare(
    "INSERT INTO batch_items (id, batch_id, state, sha256, json, bytes) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const itemsOf = connection.prepare("SELECT id, json FROM batch_items WHERE batch_id = ? ORDER BY number");
  const count = connection.prepare("SELECT count(*) FROM batch_items WHERE batch_id = ?").pluck();
  const oneItem = connection.prepare(
    `SELECT batch_items.json, batches.holder FROM batch_items JOIN batches ON batches.id = batch_id
     WHERE batch_items.id = ?`,
  );
  const bytes = connection.prepare("SELECT bytes FROM batch_items WHERE id = ?");
  const putItem = connection.prepare("UPDATE batch_items SET state = ?, sha256 = ?, json = ? WHERE id = ?");
  const forgetFile = connection.prepare("UPDATE batch_items SET bytes = NULL WHERE id = ?");
  const take = connection.prepare(
    `UPDATE batches SET holder = @name, held_until = @until
     WHERE id = @id AND (holder IS NULL OR holder = @name OR held_until < @now OR holder = @ousting)`,
  );
  const free = connection.prepare("UPDATE batches SET holder = NULL, held_until = 0 WHERE id = ? AND holder = ?");
  const stamp = connection
    .prepare("SELECT count(*) || ' ' || coalesce(sum(revision), 0) || ' ' || coalesce(max(number), 0) FROM batches")
    .pluck();

  const read = (row: unknown, id: string): StoredBatch => {
    const { json, revision, holder, held_until } = checkRecord(batchRow, row, "batch", id);
    return {
      batch: readRecord(batchSchema, json, "batch", id),
      revision,
      holder: holder === null ? null : { name: holder, until: held_until },
    };
  };
  const readItem = (row: unknown, id: string): BatchItem =>
    readRecord(batchItemSchema, checkRecord(itemRow, row, "batch item", id).json, "batch item", id);

  /** What was read of an item last: of five hundred that are looked at after every change, one has changed. */
  const lastRead = new Map<string, { readonly json: string; readonly item: BatchItem }>();
  const readListed = ({ id, json }: z.infer<typeof listedRows>[number]): BatchItem => {
    const known = lastRead.get(id);
    if (known?.json === json) return known.item;
    const item = readRecord(batchItemSchema, json, "batch item", id);
    lastRead.set(id, { json, item });
    return item;
  };

  const change: Batches["change"] = (id, changes) => {
    const row = one.get(id);
    if (row === undefined) {
      throw new HeadnoteError("not-found", "That batch is not in the library. `headnote batch list` shows them all.");
    }
    const batch = { ...read(row, id).batch, ...changes };
    put.run(JSON.stringify(batch), id);
    return batch;
  };
  const changeItem: Batches["changeItem"] = (id, from, changes, options = {}) => {
    const row = oneItem.get(id);
    if (row === undefined) return null;
    const item = readItem(row, id);
    const { holder } = checkRecord(itemRow, row, "batch item", id);
    if (!from.includes(item.state) || (options.holder !== undefined && options.holder !== holder)) return null;
    const changed: BatchItem = { ...item, ...changes };
    putItem.run(changed.state, changed.sha256, JSON.stringify(changed), id);
    if (options.forgetFile === true) forgetFile.run(id);
    touch.run(item.batchId);
    return changed;
  };
  const putSubmission: Batches["putSubmission"] = (id, submission, holder) => {
    const row = one.get(id);
    const stored = row === undefined ? null : read(row, id);
    if (stored === null || stored.holder?.name !== holder) return false;
    const { submissions } = stored.batch;
    const known = submissions.some((each) => each.id === submission.id);
    change(id, {
      submissions: known
        ? submissions.map((each) => (each.id === submission.id ? submission : each))
        : [...submissions, submission],
    });
    return true;
  };
  const addItem: Batches["addItem"] = (item, file) => {
    insertItem.run(item.id, item.batchId, item.state, item.sha256, JSON.stringify(item), file);
    touch.run(item.batchId);
  };
  const transacted = {
    change: connection.transaction(change),
    changeItem: connection.transaction(changeItem),
    addItem: connection.transaction(addItem),
    putSubmission: connection.transaction(putSubmission),
  };

  return {
    create: (batch) => {
      insert.run(batch.id, JSON.stringify(batch));
    },
    list: () => all.all().map((row) => read(row, "in the list")),
    get: (id) => {
      const row = one.get(id);
      return row === undefined ? null : read(row, id);
    },
    change: (id, changes) => transacted.change.immediate(id, changes),
    remove: (id) => {
      lastRead.clear();
      return drop.run(id).changes > 0;
    },
    addItem: (item, file) => transacted.addItem.immediate(item, file),
    items: (batchId) => checkRecord(listedRows, itemsOf.all(batchId), "batch", batchId).map(readListed),
    countItems: (batchId) => z.int().parse(count.get(batchId)),
    item: (id) => {
      const row = oneItem.get(id);
      return row === undefined ? null : readItem(row, id);
    },
    itemFile: (id) => {
      const row = bytes.get(id);
      const file = row === undefined ? null : checkRecord(bytesRow, row, "batch item", id).bytes;
      return file === null ? null : new Uint8Array(file);
    },
    changeItem: (id, from, changes, options) => transacted.changeItem.immediate(id, from, changes, options),
    putSubmission: (id, submission, holder) => transacted.putSubmission.immediate(id, submission, holder),
    claim: (id, { name, until }, now, ousting) => take.run({ id, name, until, now, ousting }).changes > 0,
    release: (id, holder) => {
      free.run(id, holder);
    },
    stamp: () => z.string().parse(stamp.get()),
  };
}
