import { implement } from "@orpc/server";
import type { AppInfo } from "../../shared/rpc/api.ts";
import { api } from "../../shared/rpc/api.ts";
import type { Job } from "../../shared/domain/job.ts";

export const info: AppInfo = {
  version: "0.0.0",
  edition: "browser",
  keeping: "session",
  keychain: "session",
  notices: [],
  simulated: false,
};

export function job(name: string, size: number): Job {
  return {
    id: name,
    name,
    size,
    matter: null,
    addedAt: "2026-01-01T00:00:00.000Z",
    progress: { state: "queued" },
    summaryId: null,
    brief: null,
  };
}

/** What reached the calls, for tests of what must not reach them. */
export interface Reached {
  readonly calls: string[];
  streamsEnded: number;
}

/**
 * The three shapes of call (an answer, a file, a live stream), really served: tests of a door are about the way to the
 * calls, and must not depend on what the calls do.
 */
export function smallRouter(reached: Reached) {
  const os = implement(api);
  return os.router({
    ...unused(),
    app: {
      info: os.app.info.handler(() => {
        reached.calls.push("app.info");
        return info;
      }),
    },
    jobs: {
      ...unused().jobs,
      add: os.jobs.add.handler(({ input }) => {
        reached.calls.push("jobs.add");
        return job(input.file.name, input.file.size);
      }),
      watch: os.jobs.watch.handler(async function* ({ signal }) {
        reached.calls.push("jobs.watch");
        try {
          yield [job("first.pdf", 1)];
          yield [job("first.pdf", 1), job("second.pdf", 2)];
          await new Promise((resolve) => {
            signal?.addEventListener("abort", resolve, { once: true });
          });
        } finally {
          reached.streamsEnded += 1;
        }
      }),
    },
  });
}

function unused() {
  const os = implement(api);
  const refuse = (): never => {
    throw new Error("This call is not part of the test.");
  };
  return {
    jobs: {
      confirm: os.jobs.confirm.handler(refuse),
      cancel: os.jobs.cancel.handler(refuse),
      retry: os.jobs.retry.handler(refuse),
      dismiss: os.jobs.dismiss.handler(refuse),
    },
    batches: {
      create: os.batches.create.handler(refuse),
      addFile: os.batches.addFile.handler(refuse),
      seal: os.batches.seal.handler(refuse),
      watch: os.batches.watch.handler(refuse),
      items: os.batches.items.handler(refuse),
      confirm: os.batches.confirm.handler(refuse),
      pause: os.batches.pause.handler(refuse),
      resume: os.batches.resume.handler(refuse),
      cancel: os.batches.cancel.handler(refuse),
      retry: os.batches.retry.handler(refuse),
      resend: os.batches.resend.handler(refuse),
      dismiss: os.batches.dismiss.handler(refuse),
    },
    library: {
      list: os.library.list.handler(refuse),
      search: os.library.search.handler(refuse),
      open: os.library.open.handler(refuse),
      file: os.library.file.handler(refuse),
      delete: os.library.delete.handler(refuse),
      actFor: os.library.actFor.handler(refuse),
      compare: os.library.compare.handler(refuse),
      matter: os.library.matter.handler(refuse),
      export: os.library.export.handler(refuse),
    },
    matters: {
      rules: os.matters.rules.handler(refuse),
      setRules: os.matters.setRules.handler(refuse),
      actFor: os.matters.actFor.handler(refuse),
    },
    questions: {
      about: os.questions.about.handler(refuse),
      plan: os.questions.plan.handler(refuse),
      ask: os.questions.ask.handler(refuse),
      remove: os.questions.remove.handler(refuse),
    },
    costs: { table: os.costs.table.handler(refuse), spending: os.costs.spending.handler(refuse) },
    providers: {
      list: os.providers.list.handler(refuse),
      test: os.providers.test.handler(refuse),
      setKey: os.providers.setKey.handler(refuse),
      deleteKey: os.providers.deleteKey.handler(refuse),
    },
    settings: {
      preferences: os.settings.preferences.handler(refuse),
      setPreferences: os.settings.setPreferences.handler(refuse),
      configuration: os.settings.configuration.handler(refuse),
    },
  };
}
