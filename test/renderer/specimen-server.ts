import { fileURLToPath } from "node:url";
import { implement, type Router } from "@orpc/server";
import { progressOf, stateOf, planOf, type Batch, type BatchItem, type BatchView } from "../../shared/domain/batch.ts";
import { conflictsAcross } from "../../electron/summaries/contradictions/across-documents.ts";
import { matterFile } from "../../electron/summaries/comparison/matter.ts";
import { compare } from "../../electron/usecases/compare-contracts.ts";
import { startServer } from "../../electron/browser/server.ts";
import type { Configuration, Preferences } from "../../shared/domain/configuration.ts";
import type { ErrorCode } from "../../shared/domain/errors.ts";
import { exportKinds } from "../../shared/domain/export.ts";
import type { Job, JobState } from "../../shared/domain/job.ts";
import {
  budgetsInForce,
  limitOf,
  rulesInForce,
  rulesOfMatter,
  type MatterRulesView,
} from "../../shared/domain/rules-in-force.ts";
import type { SavedQuestion } from "../../shared/domain/question.ts";
import type { Plan } from "../../shared/domain/run.ts";
import type { CostGroup, CostRow, LibraryItem, SpendingView } from "../../shared/domain/saved.ts";
import { api, type Api, type AppInfo, type ProviderStatus } from "../../shared/rpc/api.ts";
import type { Specimen } from "./specimen-summaries.ts";

/** The page that is looked at: what the build writes. */
export const pageFolder = fileURLToPath(new URL("../../out/renderer", import.meta.url));

export interface SpecimenState {
  questions: SavedQuestion[];
  info: AppInfo;
  jobs: Job[];
  /** Each with its items, by the batch's id. */
  batches: Batch[];
  batchItems: Record<string, BatchItem[]>;
  saved: Specimen[];
  costs: Record<CostGroup, CostRow[]>;
  spending: SpendingView;
  providers: ProviderStatus[];
  preferences: Preferences;
  /** Whom we act for, by matter. */
  sides: Record<string, string | null>;
  configuration: { configuration: Configuration; path: string; problem: string | null };
  /** Set to make every call of this name fail with these words. */
  failing: Record<string, { code: ErrorCode; message: string }>;
}

export interface SpecimenHouse {
  readonly router: Router<Api, Record<never, never>>;
  readonly state: SpecimenState;
  /** Names of the calls that came, with what matters of them. */
  readonly calls: { name: string; input: unknown }[];
  /** Takes a job a step further, and tells everyone who watches. */
  step(id: string, progress: JobState, more?: Partial<Job>): void;
}

export interface SpecimenServer extends SpecimenHouse {
  readonly url: string;
  readonly origin: string;
  close(): Promise<void>;
}

export const plan: Plan = {
  tokens: 8120,
  tokensExact: false,
  complexity: { score: 0.48, signals: [] },
  tier: "standard",
  tierReason:
    "Complexity 0.48, 8,120 tokens: standard tier, because it is too long (over 1,000 tokens) for the simple tier.",
  route: "standard",
  strategy: "cheapest",
  candidates: [
    {
      deployment: "deepseek/deepseek-chat",
      eligible: true,
      reason: "The cheapest that is allowed.",
      estimateUsd: 0.0042,
    },
    {
      deployment: "mistral/mistral-small-latest",
      eligible: true,
      reason: "Allowed, and next in price.",
      estimateUsd: 0.0131,
    },
    { deployment: "openai/gpt-5-mini", eligible: false, reason: "There is no key for OpenAI.", estimateUsd: null },
    {
      deployment: "xai/grok-4",
      eligible: false,
      reason: "Your firm's policy allows the regions eu and ie only.",
      estimateUsd: null,
    },
  ],
  estimateUsd: 0.0042,
};

/** The whole API with state that a test can reach into: nothing moves by itself, so nothing has to be waited for. */
export function createSpecimenHouse(changes: Partial<SpecimenState> = {}): SpecimenHouse {
  const state: SpecimenState = { ...emptyState(), ...changes };
  const calls: { name: string; input: unknown }[] = [];
  const watchers = new Set<() => void>();
  const notify = () => {
    for (const wake of watchers) wake();
  };

  const base = implement(api).use(async ({ next, path, errors }, input) => {
    const name = path.join(".");
    calls.push({ name, input });
    const failure = state.failing[name];
    if (failure !== undefined) {
      throw errors.HEADNOTE({ message: failure.message, data: { code: failure.code, data: {} } });
    }
    return next();
  });

  const jobOf = (id: string): Job => {
    const found = state.jobs.find((job) => job.id === id);
    if (found === undefined) throw new Error(`There is no job ${id}.`);
    return found;
  };
  const step = (id: string, progress: JobState, more: Partial<Job> = {}): Job => {
    const job = { ...jobOf(id), ...more, progress };
    state.jobs = state.jobs.map((one) => (one.id === id ? job : one));
    notify();
    return job;
  };
  const providerOf = (id: string, key: ProviderStatus["key"]): ProviderStatus => {
    state.providers = state.providers.map((one) => (one.id === id ? { ...one, key } : one));
    const found = state.providers.find((one) => one.id === id);
    if (found === undefined) throw new Error(`There is no provider ${id}.`);
    return found;
  };

  async function* watching<T>(signal: AbortSignal | undefined, list: () => T): AsyncGenerator<T, void> {
    let changed = true;
    let wake: () => void = () => undefined;
    const notice = () => {
      changed = true;
      wake();
    };
    watchers.add(notice);
    signal?.addEventListener("abort", notice);
    try {
      while (signal?.aborted !== true) {
        if (changed) {
          changed = false;
          yield list();
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      watchers.delete(notice);
    }
  }

  let revision = 0;
  const viewOf = (batch: Batch): BatchView => {
    const items = state.batchItems[batch.id] ?? [];
    const standing = stateOf(batch, items);
    revision += 1;
    return {
      ...batch,
      state: standing,
      progress: progressOf(items),
      plan: standing === "ready" ? planOf(items) : null,
      leftMs: standing === "running" ? 252_000 : null,
      trouble: null,
      elsewhere: false,
      revision,
    };
  };
  const changeBatch = (id: string, change: Partial<Batch>, item: (item: BatchItem) => BatchItem = (one) => one) => {
    const found = state.batches.find((batch) => batch.id === id);
    if (found === undefined) throw new Error(`There is no batch ${id}.`);
    const batch = { ...found, ...change };
    state.batches = state.batches.map((one) => (one.id === id ? batch : one));
    state.batchItems = { ...state.batchItems, [id]: (state.batchItems[id] ?? []).map(item) };
    notify();
    return viewOf(batch);
  };

  const router = base.router({
    app: { info: base.app.info.handler(() => state.info) },
    jobs: {
      add: base.jobs.add.handler(({ input }) => {
        const job: Job = {
          id: `job-${state.jobs.length + 1}`,
          name: input.file.name,
          size: input.file.size,
          matter: input.matter,
          addedAt: "2026-11-22T10:00:00.000Z",
          progress: { state: "queued" },
          summaryId: null,
          brief: null,
        };
        state.jobs = [...state.jobs, job];
        notify();
        return job;
      }),
      watch: base.jobs.watch.handler(async function* ({ signal }) {
        yield* watching(signal, () => state.jobs);
      }),
      confirm: base.jobs.confirm.handler(({ input }) =>
        step(input.id, { state: "running", deployment: "deepseek/deepseek-chat", received: 0, note: null }),
      ),
      cancel: base.jobs.cancel.handler(({ input }) => step(input.id, { state: "cancelled" })),
      retry: base.jobs.retry.handler(({ input }) => step(input.id, { state: "queued" })),
      dismiss: base.jobs.dismiss.handler(({ input }) => {
        state.jobs = state.jobs.filter(({ id }) => id !== input.id);
        notify();
        return { removed: true };
      }),
    },
    batches: {
      create: base.batches.create.handler(({ input }) => {
        const batch: Batch = {
          ...input,
          id: `batch-${state.batches.length + 1}`,
          createdAt: "2026-11-22T10:00:00.000Z",
          sealed: false,
          control: "go",
          abort: false,
          submissions: [],
        };
        state.batches = [...state.batches, batch];
        notify();
        return viewOf(batch);
      }),
      addFile: base.batches.addFile.handler(({ input: { id, file } }) => {
        const items = state.batchItems[id] ?? [];
        const item = batchItem(id, items.length, { name: file.name, size: file.size });
        state.batchItems = { ...state.batchItems, [id]: [...items, item] };
        notify();
        return { added: 1, left: [] };
      }),
      seal: base.batches.seal.handler(({ input }) => changeBatch(input.id, { sealed: true })),
      watch: base.batches.watch.handler(async function* ({ signal }) {
        yield* watching(signal, () => state.batches.map(viewOf));
      }),
      items: base.batches.items.handler(({ input }) => state.batchItems[input.id] ?? []),
      confirm: base.batches.confirm.handler(({ input }) =>
        changeBatch(input.id, { onDevice: input.onDevice }, (item) => ({ ...item, confirmed: true })),
      ),
      pause: base.batches.pause.handler(({ input }) => changeBatch(input.id, { control: "paused" })),
      resume: base.batches.resume.handler(({ input }) => changeBatch(input.id, { control: "go" })),
      cancel: base.batches.cancel.handler(({ input }) => changeBatch(input.id, { control: "cancelled" })),
      retry: base.batches.retry.handler(({ input }) => changeBatch(input.id, { control: "go" })),
      resend: base.batches.resend.handler(({ input }) => changeBatch(input.id, { control: "go" })),
      dismiss: base.batches.dismiss.handler(({ input }) => {
        state.batches = state.batches.filter(({ id }) => id !== input.id);
        notify();
        return { removed: true };
      }),
    },
    library: {
      list: base.library.list.handler(() => state.saved.map(itemOf)),
      search: base.library.search.handler(({ input }) => {
        const query = input.query.toLowerCase();
        return state.saved.flatMap((one) => {
          const { text } = one.saved.contract;
          const at = text.toLowerCase().indexOf(query);
          if (at < 0) return [];
          const from = Math.max(0, at - 60);
          const match = { start: at - from, end: at - from + query.length };
          const place = { start: at, end: at + query.length };
          return [{ item: itemOf(one), text: text.slice(from, at + 140), matches: [match], place }];
        });
      }),
      open: base.library.open.handler(({ input, errors }) => {
        const found = state.saved.find(({ saved }) => saved.id === input.id);
        if (found === undefined) {
          throw errors.HEADNOTE({
            message: "That summary is no longer in the library.",
            data: { code: "not-found", data: {} },
          });
        }
        return found.saved;
      }),
      actFor: base.library.actFor.handler(({ input, errors }) => {
        const found = state.saved.find(({ saved }) => saved.id === input.id);
        if (found === undefined) {
          throw errors.HEADNOTE({
            message: "That summary is no longer in the library.",
            data: { code: "not-found", data: {} },
          });
        }
        const acting = { client: input.party, side: input.party };
        const saved = { ...found.saved, ...acting };
        state.saved = state.saved.map((one) => (one === found ? { ...found, saved } : one));
        return acting;
      }),
      file: base.library.file.handler(({ input }) => {
        const found = state.saved.find(({ saved }) => saved.contract.sha256 === input.sha256);
        return new Blob([Uint8Array.from(found?.bytes ?? [])]);
      }),
      delete: base.library.delete.handler(({ input }) => {
        state.saved = state.saved.filter(({ saved }) => saved.id !== input.id);
        return { removed: true };
      }),
      compare: base.library.compare.handler(({ input }) => {
        const [before, after] = [input.before, input.after].map((id) =>
          state.saved.find(({ saved }) => saved.id === id),
        );
        if (before === undefined || after === undefined) throw new Error("The specimen to compare is not there.");
        return compare(
          { id: input.before, contract: before.saved.contract },
          { id: input.after, contract: after.saved.contract },
        );
      }),
      matter: base.library.matter.handler(({ input }) => {
        const filed = state.saved
          .filter(({ saved }) => saved.matter === input.matter)
          .map(({ saved: { id, contract, summary } }) => ({
            id,
            contract,
            kind: summary.kind,
            parties: summary.parties,
            date: null,
          }));
        const documents = matterFile(filed);
        const conflicts = conflictsAcross(
          documents.flatMap((document) => {
            const one = filed.find(({ id }) => id === document.id);
            return one === undefined ? [] : [{ document, contract: one.contract }];
          }),
        );
        return { matter: input.matter, documents, conflicts };
      }),
      export: base.library.export.handler(
        ({ input }) => new File([JSON.stringify(input.ids)], `Summaries${exportKinds[input.format].ending}`),
      ),
    },
    matters: {
      rules: base.matters.rules.handler(({ input }) => rulesView(state, input.matter)),
      setRules: base.matters.setRules.handler(({ input: { matter, rules } }) => {
        state.preferences = { ...state.preferences, matters: { ...state.preferences.matters, [matter]: rules } };
        return rulesView(state, matter);
      }),
      actFor: base.matters.actFor.handler(({ input: { matter, party } }) => {
        state.sides = { ...state.sides, [matter]: party };
        return rulesView(state, matter);
      }),
    },
    questions: {
      about: base.questions.about.handler(({ input }) => {
        const sha256 = state.saved.find(({ saved }) => saved.id === input.summaryId)?.saved.contract.sha256;
        return state.questions.filter((question) => question.sha256 === sha256);
      }),
      plan: base.questions.plan.handler(() => ({ plan, leaves: true, known: false })),
      ask: base.questions.ask.handler(({ input }) => {
        const found = state.saved.find(({ saved }) => saved.id === input.summaryId)?.saved;
        if (found === undefined) throw new Error("The specimen to ask about is not there.");
        const statements = found.summary.statements.filter(({ level }) => level === "snapshot").slice(0, 2);
        const question: SavedQuestion = {
          id: `question-${state.questions.length + 1}`,
          createdAt: "2026-11-22T10:00:00.000Z",
          question: input.question,
          sha256: found.contract.sha256,
          matter: null,
          answer: { state: input.onDevice ? "passages" : "answered", statements },
          run: found.run,
        };
        state.questions = [...state.questions, question];
        return question;
      }),
      remove: base.questions.remove.handler(({ input }) => {
        state.questions = state.questions.filter(({ id }) => id !== input.id);
        return { removed: true };
      }),
    },
    costs: {
      table: base.costs.table.handler(({ input }) => state.costs[input.by]),
      spending: base.costs.spending.handler(() => state.spending),
    },
    providers: {
      list: base.providers.list.handler(() => state.providers),
      test: base.providers.test.handler(({ input }) =>
        input.id === "anthropic"
          ? { ok: false, message: "Anthropic said: invalid x-api-key (401). Replace the key.", models: [] }
          : { ok: true, message: "It answered.", models: ["mistral-small-latest", "mistral-large-latest"] },
      ),
      setKey: base.providers.setKey.handler(({ input }) => providerOf(input.id, "keychain")),
      deleteKey: base.providers.deleteKey.handler(({ input }) => providerOf(input.id, null)),
    },
    settings: {
      preferences: base.settings.preferences.handler(() => state.preferences),
      setPreferences: base.settings.setPreferences.handler(({ input }) => {
        state.preferences = input;
        return input;
      }),
      configuration: base.settings.configuration.handler(() => state.configuration),
    },
  });

  return { router, state, calls, step: (id, progress, more) => void step(id, progress, more) };
}

/** An item of a batch as it is when it was just added, but for `changes`. */
export function batchItem(batchId: string, position: number, changes: Partial<BatchItem> = {}): BatchItem {
  return {
    id: `${batchId}-${position}`,
    batchId,
    position,
    name: `contract-${position}.pdf`,
    size: 48_000,
    state: "queued",
    sha256: null,
    task: null,
    plan: null,
    confirmed: false,
    runs: [],
    summaryId: null,
    costUsd: 0,
    code: null,
    message: null,
    mayHaveCostUsd: null,
    endedAt: null,
    submission: null,
    fellBack: null,
    ...changes,
  };
}

/** The same behind the real server, with its real headers, for a real browser. */
export async function startSpecimenServer(
  changes: Partial<SpecimenState> = {},
  page: string = pageFolder,
): Promise<SpecimenServer> {
  const house = createSpecimenHouse(changes);
  const server = await startServer({ router: house.router, page });
  return { ...house, url: server.url, origin: server.origin, close: () => server.close() };
}

function rulesView({ configuration, preferences, sides, saved }: SpecimenState, matter: string): MatterRulesView {
  const { policy, budgets } = configuration.configuration;
  const { onDeviceOnly, replace } = rulesInForce({ policy, preferences, matter });
  const held = budgetsInForce(budgets, preferences);
  return {
    matter,
    rules: rulesOfMatter(preferences, matter),
    onDeviceOnly: [...onDeviceOnly],
    replace: [...replace].map(([kind, makers]) => ({ kind, makers: [...makers] })),
    budget: {
      firmUsd: limitOf(budgets, matter),
      limitUsd: limitOf(held, matter),
      usedUsd: 1.25,
      onExceed: held?.onExceed ?? "stop",
    },
    side: sides[matter] ?? null,
    parties: saved.flatMap((one) => (one.saved.matter === matter ? one.saved.summary.parties : [])),
  };
}

function itemOf({ saved }: Specimen): LibraryItem {
  const { summary, contract, run } = saved;
  return {
    id: saved.id,
    createdAt: saved.createdAt,
    name: contract.name,
    sha256: contract.sha256,
    kind: summary.kind,
    parties: summary.parties,
    brief: summary.brief,
    pages: contract.pages.length,
    matter: saved.matter,
    served: run.served === null ? "" : `${run.served.provider}/${run.served.model}`,
    costUsd: run.costUsd,
    unverified: summary.statements.filter(({ status }) => status !== "exact").length,
  };
}

function provider(id: string, label: string, more: Partial<ProviderStatus> = {}): ProviderStatus {
  return {
    id,
    label,
    dialect: "openai",
    baseURL: `https://api.${id}.example.com/v1`,
    local: false,
    key: null,
    routed: true,
    ...more,
  };
}

function emptyState(): SpecimenState {
  return {
    info: {
      version: "0.1.0",
      edition: "browser",
      keeping: "keychain",
      keychain: "keychain",
      notices: [],
      simulated: false,
    },
    jobs: [],
    batches: [],
    batchItems: {},
    questions: [],
    saved: [],
    costs: { matter: [], provider: [], tier: [], month: [] },
    spending: { budgets: [], onExceed: null, costUsd: 0, unpriced: 0, single: null },
    providers: [
      provider("on-device", "This device", { dialect: "on-device", baseURL: null, local: true }),
      provider("deepseek", "DeepSeek", { key: "environment" }),
      provider("mistral", "Mistral", { key: "keychain" }),
      provider("anthropic", "Anthropic", { dialect: "anthropic", key: "session" }),
      provider("openai", "OpenAI"),
      provider("ollama", "Ollama", { local: true, baseURL: "http://127.0.0.1:11434/v1", routed: false }),
    ],
    sides: {},
    preferences: { colorScheme: "light", beforeSending: "ask", defaultMatter: "" },
    configuration: {
      path: "/home/counsel/.config/headnote/routes.json",
      problem: null,
      configuration: {
        providers: { deepseek: {}, mistral: { region: "eu" } },
        routes: {
          simple: { strategy: "cheapest", candidates: ["deepseek/deepseek-chat", "mistral/mistral-small-latest"] },
          standard: { strategy: "fastest", candidates: ["anthropic/claude-sonnet-4-6", "openai/gpt-5-mini"] },
          complex: { strategy: "ordered", candidates: ["openai/gpt-5"] },
        },
        tiers: {
          simple: { maxTokens: 1000, maxComplexity: 0.35 },
          standard: { maxTokens: 30_000, maxComplexity: 0.7 },
        },
        policy: {
          onDeviceOnly: false,
          allow: [],
          deny: ["xai/*"],
          regions: ["eu", "ie"],
          requireZeroRetention: false,
          requireMatter: true,
        },
      },
    },
    failing: {},
  };
}
