import type OpenAI from "openai";
import { z } from "zod";
import type { Usage } from "../../../shared/domain/run.ts";
import { openCall, type Call } from "../call.ts";
import { parseLine, readLines } from "../json-lines.ts";
import type { Found, LaterProvider, LaterStatus } from "../later.ts";
import { notDone, readEnd, together } from "../later-line.ts";
import type { CallOptions, Deployment, LaterEnd } from "../provider.ts";
import type { Quirks } from "../vendor.ts";
import { chunkSchema, readFinishReason, readUsage } from "./answer.ts";
import { wholeCompletion } from "./request.ts";

export interface OpenAILaterOptions {
  readonly now: () => number;
  readonly clientOf: (deployment: Deployment) => OpenAI;
  readonly callOptions: (deployment: Deployment, options: CallOptions, call: Call) => OpenAI.RequestOptions;
  /** What this endpoint turned out to accept. */
  readonly quirksFor: (deployment: Deployment) => Quirks;
}

/** Seconds after which the provider deletes by itself what nobody deleted: the questions, and the answers. */
const keptFor = { input: 2 * 86_400, output: 7 * 86_400 };
/** Under which a batch carries its mark. */
const markName = "headnote";
/** Batches, or files, that are looked through: so many pages of so many. */
const pages = { most: 20, size: 100 };
/** Clocks differ: a batch may seem to have been made so much before it was, ms. */
const skewMs = 3_600_000;

const batchSchema = z.object({
  id: z.string(),
  status: z.enum([
    "validating",
    "failed",
    "in_progress",
    "finalizing",
    "completed",
    "expired",
    "cancelling",
    "cancelled",
  ]),
  created_at: z.number(),
  expires_at: z.number().nullish(),
  input_file_id: z.string().nullish(),
  output_file_id: z.string().nullish(),
  error_file_id: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  request_counts: z.object({ total: z.number(), completed: z.number(), failed: z.number() }).nullish(),
  errors: z
    .object({ data: z.array(z.object({ code: z.string().nullish(), message: z.string().nullish() })).nullish() })
    .nullish(),
});
type Batch = z.infer<typeof batchSchema>;

const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), has_more: z.boolean().nullish() });
const batchesPage = pageOf(batchSchema);
const filesPage = pageOf(z.object({ id: z.string(), filename: z.string() }));

const lineSchema = z.object({
  custom_id: z.string(),
  response: z.object({ status_code: z.number(), body: z.unknown() }).nullish(),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
});

const completionSchema = z.object({
  model: z.string(),
  choices: z.array(
    z.object({
      index: z.number().nullish(),
      message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      finish_reason: z.string().nullish(),
    }),
  ),
  usage: chunkSchema.shape.usage,
});

/** OpenAI's batches: a file of requests is uploaded and handed over; answers and errors come back as two other files. */
export function createOpenAILater({ now, clientOf, callOptions, quirksFor }: OpenAILaterOptions): LaterProvider {
  const calling = async <T>(
    deployment: Deployment,
    options: CallOptions,
    work: (client: OpenAI, how: OpenAI.RequestOptions, call: Call) => Promise<T>,
    request: Parameters<typeof openCall>[1] = null,
  ): Promise<T> => {
    const call = openCall(deployment, request, options, now);
    try {
      return await work(clientOf(deployment), callOptions(deployment, options, call), call);
    } catch (thrown) {
      throw call.fromThrown(thrown);
    }
  };
  /** Everything in a list, newest first, until there was enough; null where it goes on for too long. */
  const listed = async <Item extends { readonly id: string }>(
    next: (after: string | undefined) => Promise<{ readonly data: readonly Item[]; readonly more: boolean }>,
    enough: (item: Item) => boolean,
  ): Promise<Item[] | null> => {
    const all: Item[] = [];
    for (let page = 0; page < pages.most; page += 1) {
      const { data, more } = await next(all.at(-1)?.id);
      all.push(...data);
      const last = data.at(-1);
      if (!more || last === undefined || enough(last)) return all;
    }
    return null;
  };

  return {
    async submit(deployment, { mark, requests, beforeSending }, options) {
      const quirks = quirksFor(deployment);
      const lines = requests.map(({ id, request }) =>
        JSON.stringify({
          custom_id: id,
          method: "POST",
          url: "/v1/chat/completions",
          body: wholeCompletion(deployment, request, quirks),
        }),
      );
      const prompt = together(requests);
      const file = await calling(
        deployment,
        options,
        async (client, how, call) => {
          const made = await client.files.create(
            {
              file: new File([`${lines.join("\n")}\n`], fileName(mark), { type: "application/jsonl" }),
              purpose: "batch",
              expires_after: { anchor: "created_at", seconds: keptFor.input },
            },
            how,
          );
          if (typeof made?.id !== "string") throw call.malformed("it did not say under which name it keeps the file");
          return made.id;
        },
        prompt,
      );
      beforeSending([file]);
      return calling(
        deployment,
        options,
        async (client, how, call) =>
          statusOf(
            await client.batches.create(
              {
                input_file_id: file,
                endpoint: "/v1/chat/completions",
                completion_window: "24h",
                metadata: { [markName]: mark },
                output_expires_after: { anchor: "created_at", seconds: keptFor.output },
              },
              how,
            ),
            call,
          ),
        prompt,
      );
    },

    find: (deployment, { mark, since }, options) =>
      calling(deployment, options, async (client, how, call): Promise<Found> => {
        const all = await listed(
          async (after) => {
            const query = { limit: pages.size, ...(after === undefined ? {} : { after }) };
            const page = batchesPage.safeParse(await client.batches.list(query, how));
            if (!page.success) throw call.malformed("it did not list its batches");
            return { data: page.data.data, more: page.data.has_more === true };
          },
          ({ created_at }) => created_at * 1000 < since - skewMs,
        );
        if (all === null) return { type: "unknown" };
        const found = all.find(({ metadata }) => metadata?.[markName] === mark);
        return found === undefined ? { type: "absent" } : { type: "found", status: statusOf(found, call) };
      }),

    look: (deployment, id, options) =>
      calling(deployment, options, async (client, how, call) => statusOf(await client.batches.retrieve(id, how), call)),

    async answers(deployment, { answerFiles }, options) {
      const ends = new Map<string, LaterEnd>();
      let unreadable = 0;
      for (const file of answerFiles) {
        await calling(deployment, options, async (client, how, call) => {
          for await (const line of readLines(await client.files.content(file, how))) {
            const parsed = lineSchema.safeParse(parseLine(line));
            if (parsed.success) ends.set(parsed.data.custom_id, endOf(parsed.data, deployment, call));
            else unreadable += 1;
          }
        });
      }
      return { ends, unreadable };
    },

    async cancel(deployment, id, options) {
      await calling(deployment, options, (client, how) => client.batches.cancel(id, how));
    },

    async clear(deployment, { mark, files }, options) {
      const known =
        files.length > 0
          ? files
          : await calling(deployment, options, async (client, how, call) => {
              const all = await listed(
                async (after) => {
                  const query = {
                    purpose: "batch",
                    order: "desc" as const,
                    limit: pages.size,
                    ...(after === undefined ? {} : { after }),
                  };
                  const page = filesPage.safeParse(await client.files.list(query, how));
                  if (!page.success) throw call.malformed("it did not list its files");
                  return { data: page.data.data, more: page.data.has_more === true };
                },
                ({ filename }) => filename === fileName(mark),
              );
              return (all ?? []).filter(({ filename }) => filename === fileName(mark)).map(({ id }) => id);
            });
      for (const file of known) {
        try {
          await calling(deployment, options, (client, how) => client.files.delete(file, how));
        } catch (error) {
          if (!isGone(error)) throw error;
        }
      }
    },
  };
}

function fileName(mark: string): string {
  return `headnote-${mark}.jsonl`;
}

function isGone(error: unknown): boolean {
  return typeof error === "object" && error !== null && "status" in error && error.status === 404;
}

function statusOf(body: unknown, call: Call): LaterStatus {
  const parsed = batchSchema.safeParse(body);
  if (!parsed.success) throw call.malformed("it did not describe the batch");
  const batch = parsed.data;
  const counts = batch.request_counts;
  const answerFiles = [batch.output_file_id, batch.error_file_id].filter((id) => typeof id === "string");
  const ended = hasEnded(batch);
  return {
    id: batch.id,
    ended,
    answered: counts === null || counts === undefined ? null : counts.completed + counts.failed,
    lines: !ended || counts === null || counts === undefined ? null : counts.completed + counts.failed,
    refused: batch.status === "failed" ? refusalOf(batch, call) : null,
    expiresAt: typeof batch.expires_at === "number" ? batch.expires_at * 1000 : null,
    files: [batch.input_file_id, ...answerFiles].filter((id) => typeof id === "string"),
    answerFiles,
  };
}

function hasEnded({ status }: Batch): boolean {
  switch (status) {
    case "failed":
    case "completed":
    case "expired":
    case "cancelled":
      return true;
    case "validating":
    case "in_progress":
    case "finalizing":
    case "cancelling":
      return false;
  }
}

/** The file was not accepted: none of it was done. */
function refusalOf({ errors }: Batch, call: Call) {
  const first = errors?.data?.[0];
  const error = { code: first?.code ?? null, message: first?.message ?? "it did not say why" };
  return call.fromBody(JSON.stringify({ error }), 400, null);
}

function endOf(line: z.infer<typeof lineSchema>, deployment: Deployment, call: Call): LaterEnd {
  const { response, error } = line;
  if (error?.code === "batch_expired") return notDone(deployment, "expired");
  if (error?.code === "batch_cancelled") return notDone(deployment, "cancelled");
  const none = { servedModel: null, usage: null };
  if (response === null || response === undefined) {
    return readEnd(() => {
      throw call.fromBody(JSON.stringify({ error: error ?? null }), null, null);
    }, none);
  }
  if (response.status_code >= 300) {
    return readEnd(() => {
      throw call.fromBody(JSON.stringify(response.body ?? null), response.status_code, null);
    }, none);
  }
  const parsed = completionSchema.safeParse(response.body);
  if (!parsed.success) {
    return readEnd(() => {
      throw call.malformed("a line of its answers was not in the form of an answer");
    }, none);
  }
  const { model, choices, usage } = parsed.data;
  const about = { servedModel: model, usage: readUsage(usage) };
  return readEnd(() => answerOf(choices[0], about, call), about);
}

function answerOf(
  choice: z.infer<typeof completionSchema>["choices"][number] | undefined,
  about: { readonly servedModel: string; readonly usage: Usage | null },
  call: Call,
): LaterEnd {
  const refusal = choice?.message.refusal ?? "";
  if (refusal !== "") throw call.filtered(refusal);
  const text = choice?.message.content;
  const reason = choice?.finish_reason ?? null;
  if (reason === null) throw call.malformed("an answer ended without a reason");
  const meaning = readFinishReason(reason);
  switch (meaning) {
    case "stop":
    case "length":
      return { type: "answered", text: text ?? "", finishReason: meaning, ...about };
    case "content-filter":
      throw call.filtered("its filter stopped the answer");
    case "overloaded":
    case "malformed":
      throw call.malformed("an answer ended for a reason that is not known");
  }
}
