import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { batchItemSchema, batchViewSchema } from "../domain/batch.ts";
import { comparisonSchema } from "../domain/comparison.ts";
import {
  configurationSchema,
  matterRulesSchema,
  preferencesSchema,
  replaceKindSchema,
} from "../domain/configuration.ts";
import { questionSchema, savedQuestionSchema } from "../domain/question.ts";
import { matterRulesViewSchema } from "../domain/rules-in-force.ts";
import { leftOutSchema } from "../domain/parcel.ts";
import { planSchema } from "../domain/run.ts";
import { errorCodeSchema } from "../domain/errors.ts";
import { exportFormatSchema } from "../domain/export.ts";
import { matterFileSchema } from "../domain/matter.ts";
import { jobSchema } from "../domain/job.ts";
import {
  actingSchema,
  costGroupSchema,
  costRowSchema,
  libraryItemSchema,
  savedSummarySchema,
  searchHitSchema,
  spendingViewSchema,
} from "../domain/saved.ts";

/** One error for every call: the code and facts of a `HeadnoteError`; `message` is the sentence for the reader. */
const base = oc.errors({
  HEADNOTE: {
    status: 422,
    data: z.object({ code: errorCodeSchema, data: z.record(z.string(), z.unknown()) }),
  },
});

export const providerStatusSchema = z.object({
  id: z.string(),
  label: z.string(),
  dialect: z.string(),
  baseURL: z.string().nullable(),
  local: z.boolean(),
  /** Where its key is; null where there is none. The key itself never comes here. */
  key: z.enum(["keychain", "environment", "session"]).nullable(),
  /** Whether a route names it. */
  routed: z.boolean(),
});
export type ProviderStatus = z.infer<typeof providerStatusSchema>;

export const appInfoSchema = z.object({
  version: z.string(),
  edition: z.enum(["desktop", "browser", "process"]),
  /** Where what is made is kept: an encrypted library, or this session only. */
  keeping: z.enum(["keychain", "passphrase", "session"]),
  /** Where keys that are typed in go. */
  keychain: z.enum(["keychain", "session"]),
  /** What the reader should know before anything else, the gravest first: one sentence each. */
  notices: z.array(z.string()),
  /** Providers are simulators: answers are not a model's. */
  simulated: z.boolean(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

const questionInput = z.object({ summaryId: z.string(), question: questionSchema, onDevice: z.boolean() });
const matterName = z.object({ matter: z.string() });
const jobId = z.object({ id: z.string() });
const batchId = z.object({ id: z.string() });
/** One item of a batch; null for all that it can be said of. */
const batchItemId = batchId.extend({ item: z.string().nullable() });

/** Every call of Headnote, once. Served by electron/usecases/rpc.ts. */
export const api = {
  app: {
    info: base.output(appInfoSchema),
  },
  jobs: {
    add: base
      .input(
        z.object({
          file: z.instanceof(File),
          /** The folder it was dropped with. */
          within: z.string().optional(),
          matter: z.string().nullable(),
          /** The party we act for, if the lawyer said. */
          side: z.string().nullable(),
          /** Nothing of this contract may leave the machine. */
          onDevice: z.boolean(),
          route: z.string().nullable(),
          /** Replaced by placeholders in what is sent, beside what policy, preferences and matter ask for. */
          replace: z.array(replaceKindSchema).optional(),
        }),
      )
      .output(jobSchema),
    /** All jobs of this session, newest last; then again on every change. */
    watch: base.output(eventIterator(z.array(jobSchema))),
    /** Says yes to the plan of a `ready` job. `onDevice` keeps it here instead. */
    confirm: base.input(z.object({ id: z.string(), onDevice: z.boolean() })).output(jobSchema),
    cancel: base.input(jobId).output(jobSchema),
    /** A failed or cancelled job from the start; with the password or the matter, where that was missing. */
    retry: base
      .input(
        z.object({
          id: z.string(),
          password: z.string().nullable(),
          /** Where the firm's policy asked for one and none was given. */
          matter: z.string().optional(),
        }),
      )
      .output(jobSchema),
    /** Takes a finished job off the desk; what it saved stays. */
    dismiss: base.input(jobId).output(z.object({ removed: z.boolean() })),
  },
  batches: {
    /** An empty batch; its files follow one by one, and then `seal`. */
    create: base
      .input(
        z.object({
          name: z.string(),
          matter: z.string().nullable(),
          side: z.string().nullable(),
          onDevice: z.boolean(),
          route: z.string().nullable(),
          /** Replaced by placeholders in what is sent, beside what policy, preferences and matter ask for. */
          replace: z.array(replaceKindSchema).optional(),
          later: z.boolean(),
        }),
      )
      .output(batchViewSchema),
    /** A contract, or all those in an archive or a mail; with what was left out of it, and why. */
    addFile: base
      .input(
        batchId.extend({
          file: z.instanceof(File),
          /** The folder it was dropped with. */
          within: z.string().optional(),
        }),
      )
      .output(z.object({ added: z.int(), left: z.array(leftOutSchema) })),
    seal: base.input(batchId).output(batchViewSchema),
    /** All batches that are on the desk, newest last; then again on every change. */
    watch: base.output(eventIterator(z.array(batchViewSchema))),
    items: base.input(batchId).output(z.array(batchItemSchema)),
    /**
     * Says yes, once, to the plan of everything that waits for it. `onDevice` keeps all of it here instead; `later` has what
     * can wait wait for the providers' batches.
     */
    confirm: base.input(batchId.extend({ onDevice: z.boolean(), later: z.boolean() })).output(batchViewSchema),
    pause: base.input(batchId).output(batchViewSchema),
    resume: base.input(batchId).output(batchViewSchema),
    /** Nothing new is sent; what is under way goes on to its end, or is ended where `abort` is set. */
    cancel: base.input(batchId.extend({ abort: z.boolean() })).output(batchViewSchema),
    /** Failed and cancelled ones from the start. */
    retry: base.input(batchItemId.extend({ password: z.string().nullable() })).output(batchViewSchema),
    /** Held ones once more, though they may have been charged. */
    resend: base.input(batchItemId).output(batchViewSchema),
    /** Takes a finished batch off the desk; what it saved stays. */
    dismiss: base.input(batchId).output(z.object({ removed: z.boolean() })),
  },
  library: {
    list: base.output(z.array(libraryItemSchema)),
    search: base.input(z.object({ query: z.string() })).output(z.array(searchHitSchema)),
    open: base.input(z.object({ id: z.string() })).output(savedSummarySchema),
    /** The file as it was dropped. */
    file: base.input(z.object({ sha256: z.string() })).output(z.instanceof(Blob)),
    delete: base.input(z.object({ id: z.string() })).output(z.object({ removed: z.boolean() })),
    /** Remembers whom we act for, here and in the matter: one of the parties, or null for nobody. */
    actFor: base.input(z.object({ id: z.string(), party: z.string().nullable() })).output(actingSchema),
    /** What changed between the contracts of two summaries; found on this machine. */
    compare: base.input(z.object({ before: z.string(), after: z.string() })).output(comparisonSchema),
    /** All contracts of a client-matter number as one file, with what its amendments change. */
    matter: base.input(z.object({ matter: z.string() })).output(matterFileSchema),
    /** Summaries as one file for another program, in that order. */
    export: base
      .input(z.object({ ids: z.array(z.string()).min(1), format: exportFormatSchema }))
      .output(z.instanceof(File)),
  },
  /** What holds for the contracts of a client-matter number, and who says so; also before there is any. */
  matters: {
    rules: base.input(matterName).output(matterRulesViewSchema),
    /** Replaces the matter's own rules; what the firm and the user ask for holds beside them. */
    setRules: base.input(matterName.extend({ rules: matterRulesSchema })).output(matterRulesViewSchema),
    /** Remembers whom we act for in the matter, or null for nobody. */
    actFor: base.input(matterName.extend({ party: z.string().nullable() })).output(matterRulesViewSchema),
  },
  /** Questions to the contract of a summary. */
  questions: {
    about: base.input(z.object({ summaryId: z.string() })).output(z.array(savedQuestionSchema)),
    /** Calls nothing. `leaves`: asking would send something of the contract to another machine. */
    /** `known`: the library holds the answer of one who may still be asked, so that nothing is sent and nothing charged. */
    plan: base.input(questionInput).output(z.object({ plan: planSchema, leaves: z.boolean(), known: z.boolean() })),
    ask: base.input(questionInput).output(savedQuestionSchema),
    remove: base.input(z.object({ id: z.string() })).output(z.object({ removed: z.boolean() })),
  },
  costs: {
    table: base.input(z.object({ by: costGroupSchema })).output(z.array(costRowSchema)),
    /** Held against the firm's budgets, and against one model for everything. */
    spending: base.output(spendingViewSchema),
  },
  providers: {
    list: base.output(z.array(providerStatusSchema)),
    /** Calls the provider; what it said when it did not answer is the error's message. */
    test: base
      .input(z.object({ id: z.string() }))
      .output(z.object({ ok: z.boolean(), message: z.string(), models: z.array(z.string()) })),
    setKey: base.input(z.object({ id: z.string(), key: z.string() })).output(providerStatusSchema),
    deleteKey: base.input(z.object({ id: z.string() })).output(providerStatusSchema),
  },
  settings: {
    preferences: base.output(preferencesSchema),
    setPreferences: base.input(preferencesSchema).output(preferencesSchema),
    /** What is in force, and what is wrong with the file on disk where it was refused. */
    configuration: base.output(
      z.object({ configuration: configurationSchema, path: z.string(), problem: z.string().nullable() }),
    ),
  },
};
export type Api = typeof api;
