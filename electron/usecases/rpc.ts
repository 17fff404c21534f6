import { implement } from "@orpc/server";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { api, type AppInfo } from "../../shared/rpc/api.ts";
import type { Batches } from "./batches.ts";
import { compareSaved } from "./compare-contracts.ts";
import type { Desk } from "./desk.ts";
import { exportSummaries } from "./export-summaries.ts";
import type { House } from "./house.ts";
import { addToBatch } from "./fill-batch.ts";
import { actForMatter, matterRules, setMatterRules } from "./matter-rules.ts";
import { notices } from "./notices.ts";
import { viewSpending } from "./view-spending.ts";
import { openMatter } from "./open-matter.ts";
import { actFor, openSummary } from "./open-summary.ts";
import { askAbout, planAbout, questionsAbout } from "./questions.ts";
import { deleteKey, listProviders, setKey, testProvider } from "./provider-keys.ts";

/** Serves `shared/rpc`: each handler parses (the schemas do), delegates, returns. */
export function createRouter(house: House, desk: Desk, batches: Batches) {
  const os = implement(api).use(async ({ next, errors }) => {
    try {
      return await next();
    } catch (error) {
      if (!isHeadnoteError(error)) throw error;
      throw errors.HEADNOTE({
        message: error.message,
        data: { code: error.code, data: { ...error.data } },
        cause: error,
      });
    }
  });

  return os.router({
    app: {
      info: os.app.info.handler(() => appInfo(house)),
    },
    jobs: {
      add: os.jobs.add.handler(async ({ input: { file, ...options } }) =>
        desk.add({ ...options, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
      ),
      watch: os.jobs.watch.handler(async function* ({ signal }) {
        yield* desk.watch(signal);
      }),
      confirm: os.jobs.confirm.handler(({ input }) => desk.confirm(input.id, input.onDevice)),
      cancel: os.jobs.cancel.handler(({ input }) => desk.cancel(input.id)),
      retry: os.jobs.retry.handler(({ input }) => desk.retry(input.id, input.password, input.matter)),
      dismiss: os.jobs.dismiss.handler(({ input }) => ({ removed: desk.dismiss(input.id) })),
    },
    batches: {
      create: os.batches.create.handler(({ input }) => batches.create(input)),
      addFile: os.batches.addFile.handler(async ({ input: { id, file, within } }) =>
        addToBatch(house, batches, id, { name: file.name, within, bytes: new Uint8Array(await file.arrayBuffer()) }),
      ),
      seal: os.batches.seal.handler(({ input }) => batches.seal(input.id)),
      watch: os.batches.watch.handler(async function* ({ signal }) {
        batches.resumeAll();
        yield* batches.watch(signal);
      }),
      items: os.batches.items.handler(({ input }) => batches.items(input.id)),
      confirm: os.batches.confirm.handler(({ input }) => batches.confirm(input.id, input.onDevice, input.later)),
      pause: os.batches.pause.handler(({ input }) => batches.pause(input.id)),
      resume: os.batches.resume.handler(({ input }) => batches.resume(input.id)),
      cancel: os.batches.cancel.handler(({ input }) => batches.cancel(input.id, input.abort)),
      retry: os.batches.retry.handler(({ input }) => batches.retry(input.id, input.item, input.password)),
      resend: os.batches.resend.handler(({ input }) => batches.resend(input.id, input.item)),
      dismiss: os.batches.dismiss.handler(({ input }) => ({ removed: batches.dismiss(input.id) })),
    },
    library: {
      list: os.library.list.handler(() => house.library().list()),
      search: os.library.search.handler(({ input }) => house.library().search(input.query)),
      open: os.library.open.handler(({ input }) => openSummary(house, input.id)),
      file: os.library.file.handler(({ input }) => {
        const bytes = house.library().file(input.sha256);
        if (bytes === null) throw new HeadnoteError("not-found", "The file of this contract is not in the library.");
        return new Blob([Uint8Array.from(bytes)]);
      }),
      delete: os.library.delete.handler(({ input }) => ({ removed: house.library().delete(input.id) })),
      actFor: os.library.actFor.handler(({ input }) => actFor(house, input.id, input.party)),
      compare: os.library.compare.handler(({ input }) => compareSaved(house, input.before, input.after)),
      matter: os.library.matter.handler(({ input }) => openMatter(house, input.matter)),
      export: os.library.export.handler(async ({ input }) => {
        const { name, type, bytes } = await exportSummaries(house, input.ids, input.format);
        return new File([Uint8Array.from(bytes)], name, { type });
      }),
    },
    matters: {
      rules: os.matters.rules.handler(({ input }) => matterRules(house, input.matter)),
      setRules: os.matters.setRules.handler(({ input }) => setMatterRules(house, input.matter, input.rules)),
      actFor: os.matters.actFor.handler(({ input }) => actForMatter(house, input.matter, input.party)),
    },
    questions: {
      about: os.questions.about.handler(({ input }) => questionsAbout(house, input.summaryId)),
      plan: os.questions.plan.handler(({ input }) => planAbout(house, input)),
      ask: os.questions.ask.handler(({ input, signal }) =>
        askAbout(house, input, signal ?? new AbortController().signal),
      ),
      remove: os.questions.remove.handler(({ input }) => ({ removed: house.library().questions.remove(input.id) })),
    },
    costs: {
      table: os.costs.table.handler(({ input }) => house.library().costs(input.by)),
      spending: os.costs.spending.handler(() => viewSpending(house)),
    },
    providers: {
      list: os.providers.list.handler(() => listProviders(house)),
      test: os.providers.test.handler(({ input, signal }) =>
        testProvider(house, input.id, signal ?? new AbortController().signal),
      ),
      setKey: os.providers.setKey.handler(({ input }) => setKey(house, input.id, input.key)),
      deleteKey: os.providers.deleteKey.handler(({ input }) => deleteKey(house, input.id)),
    },
    settings: {
      preferences: os.settings.preferences.handler(() => house.preferences()),
      setPreferences: os.settings.setPreferences.handler(({ input }) => {
        house.setPreferences(input);
        return house.preferences();
      }),
      configuration: os.settings.configuration.handler(() => {
        const { current, path, problem } = house.configuration();
        return { configuration: current, path, problem };
      }),
    },
  });
}
export type Router = ReturnType<typeof createRouter>;

function appInfo(house: House): AppInfo {
  const keeping = house.keeping();
  const keys = house.keys();
  return {
    version: house.version,
    edition: house.edition,
    keeping: keeping.source,
    keychain: keys.kind,
    notices: notices(house),
    simulated: Object.values(house.configuration().current.providers).some((entry) => entry.simulated === true),
  };
}
