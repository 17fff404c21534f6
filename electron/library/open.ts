import { HeadnoteError } from "../../shared/domain/errors.ts";
import { createBatches, type Batches } from "./batches.ts";
import { createQuestions } from "./questions.ts";
import { connect, connectInMemory, type Connection } from "./connection.ts";
import { createContracts, unfinishedAfterMs } from "./contracts.ts";
import { createAnsweredTokens, createCosts } from "./costs.ts";
import { asLibraryError } from "./faults.ts";
import { createHealth } from "./health.ts";
import { createRunLedger } from "./ledger.ts";
import type { Library } from "./library.ts";
import { backUp, verifyFile, verifyRecords } from "./maintenance.ts";
import type { Secret } from "./page-seals.ts";
import { createParts } from "./parts.ts";
import { createRuns } from "./runs.ts";
import { createSearch } from "./search.ts";
import { createSides } from "./sides.ts";
import { createSpending } from "./spending.ts";
import { createSummaries } from "./summaries.ts";
import { createUnsettled } from "./unsettled.ts";
import { createWishes } from "./wishes.ts";

export interface LibraryOptions {
  /** The library's file; null for one in memory, which is gone with the process. */
  readonly path: string | null;
  /** 32 random bytes. Null where there is a passphrase, or no file. */
  readonly key: Buffer | null;
  readonly passphrase?: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/**
 * Opens the library of a profile, or makes it. A file without a key or passphrase is never made: that is wrong use.
 * Throws library-locked, library-damaged, library-too-new, disk-full; in none of these cases is the file changed.
 */
export function openLibrary({ path, key, passphrase, clock }: LibraryOptions): Library {
  const secret = path === null ? null : secretOf(key, passphrase);
  const connection = path === null || secret === null ? connectInMemory() : connect(path, secret);
  try {
    return furnish(connection, secret, clock);
  } catch (error) {
    connection.close();
    throw asLibraryError(error);
  }
}

function secretOf(key: Buffer | null, passphrase: string | undefined): Secret {
  if (key !== null) {
    if (key.byteLength !== 32) throw new HeadnoteError("wrong-use", "The library's key must be 32 bytes.");
    return { key };
  }
  if (passphrase !== undefined && passphrase !== "") return { passphrase };
  throw new HeadnoteError("wrong-use", "A library on disk needs a key or a passphrase; nothing is kept unencrypted.");
}

function furnish(connection: Connection, secret: Secret | null, clock: () => number): Library {
  const contracts = createContracts(connection);
  const runs = createRuns(connection);
  const unsettled = createUnsettled(connection);
  const ledger = createRunLedger(connection, runs);
  const summaries = createSummaries(connection, contracts, runs);
  const parts = createParts(connection, runs);
  const search = createSearch(connection);
  const costs = createCosts(connection);
  const answeredTokens = createAnsweredTokens(connection);
  const spending = createSpending(connection);
  const health = createHealth(connection);
  const batches = createBatches(connection);
  const questions = createQuestions(connection);
  const sides = createSides(connection);
  const wishes = createWishes(connection);
  const contractOf = (sha256: string) => {
    const reading = contracts.currentReading(sha256);
    return reading === null ? null : contracts.reading(reading, sha256);
  };
  /** Contracts whose summary is still being made here: deleting an older summary must not take them away. */
  const underWay = new Set<string>();
  contracts.removeUnfinished(clock() - unfinishedAfterMs);
  /** Nothing is read or written past what waits in the ledger; where that cannot be written, what is asked for still may. */
  const translated = <Input extends unknown[], Output>(work: (...input: Input) => Output) => {
    const inWords = withWords(work);
    return (...input: Input): Output => {
      try {
        ledger.flush();
      } catch {
        return inWords(...input);
      }
      return inWords(...input);
    };
  };

  return {
    durable: secret !== null,
    saveContract: translated((contract, file) => {
      contracts.save(contract, file, clock());
      underWay.add(contract.sha256);
    }),
    contract: translated(contractOf),
    file: translated((sha256) => contracts.file(sha256)),
    saveSummary: translated((saved) => {
      summaries.save(saved);
      underWay.delete(saved.sha256);
    }),
    answers: translated((task) => summaries.answers(task)),
    savePart: translated((part) => parts.save(part)),
    part: translated((task) => parts.get(task)),
    dropParts: translated((sha256) => parts.drop(sha256)),
    summary: translated((id) => summaries.get(id)),
    list: translated(() => summaries.list()),
    search: translated((query) => search(query)),
    delete: translated((id) => summaries.delete(id, (sha256) => underWay.has(sha256)) !== null),
    openRun: translated((run) => runs.open(run)),
    begin: translated((runId, attempt) => runs.begin(runId, attempt)),
    end: translated((runId, attempt) => runs.end(runId, attempt)),
    closeRun: translated((run) => runs.close(run)),
    run: translated((id) => runs.get(id)),
    costs: translated((by) => costs(by)),
    answeredTokens: translated(() => answeredTokens()),
    spending: withWords((month) => spending(month, ledger.unwritten())),
    unsettled: translated(() => unsettled(clock())),
    ledger,
    loadHealth: withWords(() => health.load()),
    saveHealth: withWords((records) => health.save(records)),
    batches: allWithWords(batches),
    questions: {
      save: withWords((question, task) => questions.save(question, task)),
      about: withWords((sha256) => questions.about(sha256)),
      answers: withWords((task) => questions.answers(task)),
      remove: withWords((id) => questions.remove(id)),
    },
    wishes: {
      of: withWords((sha256) => wishes.of(sha256)),
      set: withWords((sha256, wished) => wishes.set(sha256, wished)),
    },
    sides: {
      of: withWords((place) => sides.of(place)),
      set: withWords((place, party) => sides.set(place, party)),
      ofMatter: withWords((matter) => sides.ofMatter(matter)),
      setMatter: withWords((matter, party) => sides.setMatter(matter, party)),
    },
    verify: translated(() => [
      ...verifyFile(connection),
      ...verifyRecords(connection, {
        summary: (id) => summaries.get(id),
        run: (id) => runs.get(id),
        contract: contractOf,
        list: () => summaries.list(),
        batch: (id) => [batches.get(id), batches.items(id)],
      }),
    ]),
    backup: async (target) => {
      if (secret === null) {
        throw new HeadnoteError("not-available", "Nothing is kept in this session, so there is nothing to back up.");
      }
      backUp(connection, secret, target);
    },
    close: () => {
      try {
        ledger.close();
      } finally {
        connection.close();
      }
    },
  };
}

/** The same call, with SQLite's errors as errors for a person. */
function withWords<Input extends unknown[], Output>(work: (...input: Input) => Output): (...input: Input) => Output {
  return (...input) => {
    try {
      return work(...input);
    } catch (error) {
      throw asLibraryError(error);
    }
  };
}

function allWithWords(batches: Batches): Batches {
  return {
    create: withWords((...input) => batches.create(...input)),
    list: withWords((...input) => batches.list(...input)),
    get: withWords((...input) => batches.get(...input)),
    change: withWords((...input) => batches.change(...input)),
    remove: withWords((...input) => batches.remove(...input)),
    addItem: withWords((...input) => batches.addItem(...input)),
    items: withWords((...input) => batches.items(...input)),
    countItems: withWords((...input) => batches.countItems(...input)),
    item: withWords((...input) => batches.item(...input)),
    itemFile: withWords((...input) => batches.itemFile(...input)),
    changeItem: withWords((...input) => batches.changeItem(...input)),
    putSubmission: withWords((...input) => batches.putSubmission(...input)),
    claim: withWords((...input) => batches.claim(...input)),
    release: withWords((...input) => batches.release(...input)),
    stamp: withWords((...input) => batches.stamp(...input)),
  };
}
