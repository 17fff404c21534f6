import type Anthropic from "@anthropic-ai/sdk";
import { z } from "zod";
import type { Usage } from "../../../shared/domain/run.ts";
import { openCall, type Call } from "../call.ts";
import { parseLine, readLines } from "../json-lines.ts";
import type { Found, LaterProvider, LaterStatus } from "../later.ts";
import { notDone, readEnd, together } from "../later-line.ts";
import type { CallOptions, CompletionRequest, Deployment, LaterEnd } from "../provider.ts";
import { readStopReason, readUsage, usageSchema } from "./answer.ts";
import { wholeMessage, type Structure } from "./request.ts";

export interface AnthropicLaterOptions {
  readonly now: () => number;
  readonly clientOf: (deployment: Deployment) => Anthropic;
  readonly callOptions: (options: CallOptions, call: Call) => Anthropic.RequestOptions;
  /** How this model turned out to be held to a schema. */
  readonly structureFor: (deployment: Deployment, request: CompletionRequest) => Structure;
}

/** Batches that are looked through: so many pages of so many. */
const pages = { most: 20, size: 100 };
/** Clocks differ: a batch may seem to have been made so much before it was, ms. */
const skewMs = 300_000;

const count = z.number().min(0);
const batchSchema = z.object({
  id: z.string(),
  processing_status: z.enum(["in_progress", "canceling", "ended"]),
  created_at: z.string(),
  expires_at: z.string().nullish(),
  archived_at: z.string().nullish(),
  request_counts: z.object({
    processing: count,
    succeeded: count,
    errored: count,
    canceled: count,
    expired: count,
  }),
});

const pageSchema = z.object({ data: z.array(batchSchema), has_more: z.boolean().nullish() });

const lineSchema = z.object({
  custom_id: z.string(),
  result: z.discriminatedUnion("type", [
    z.object({ type: z.literal("succeeded"), message: z.unknown() }),
    z.object({ type: z.literal("errored"), error: z.unknown() }),
    z.object({ type: z.literal("canceled") }),
    z.object({ type: z.literal("expired") }),
  ]),
});

const messageSchema = z.object({
  model: z.string(),
  content: z.array(z.object({ type: z.string(), text: z.string().nullish(), input: z.unknown() })),
  stop_reason: z.string().nullish(),
  usage: usageSchema.nullish(),
});

/**
 * Anthropic's batches: requests go in one call, and answers come as one file of lines. A batch carries no mark, only the
 * ids of its requests, and those are shown once it has ended.
 */
export function createAnthropicLater(settings: AnthropicLaterOptions): LaterProvider {
  const { now, clientOf, callOptions, structureFor } = settings;
  const calling = async <T>(
    deployment: Deployment,
    options: CallOptions,
    work: (client: Anthropic, how: Anthropic.RequestOptions, call: Call) => Promise<T>,
    request: CompletionRequest | null = null,
  ): Promise<T> => {
    const call = openCall(deployment, request, options, now);
    try {
      return await work(clientOf(deployment), callOptions(options, call), call);
    } catch (thrown) {
      throw call.fromThrown(thrown);
    }
  };
  const answers: LaterProvider["answers"] = (deployment, { id }, options) =>
    calling(deployment, options, async (client, how, call) => {
      const ends = new Map<string, LaterEnd>();
      let unreadable = 0;
      // Where the provider says that the answers are is not followed: the key would go there.
      const path = `/v1/messages/batches/${encodeURIComponent(id)}/results`;
      const response = await client.get(path, { ...how, __binaryResponse: true }).asResponse();
      for await (const line of readLines(response)) {
        const parsed = lineSchema.safeParse(parseLine(line));
        if (parsed.success) ends.set(parsed.data.custom_id, endOf(parsed.data, deployment, call));
        else unreadable += 1;
      }
      return { ends, unreadable };
    });

  return {
    async submit(deployment, { requests, beforeSending }, options) {
      const body = requests.map(({ id, request }) => ({
        custom_id: id,
        params: wholeMessage(deployment, request, structureFor(deployment, request)),
      }));
      beforeSending([]);
      return calling(
        deployment,
        options,
        async (client, how, call) => statusOf(await client.messages.batches.create({ requests: body }, how), call),
        together(requests),
      );
    },

    async find(deployment, { ids, since }, options): Promise<Found> {
      const candidates = await calling(deployment, options, async (client, how, call) => {
        const all: { readonly at: number; readonly gone: boolean; readonly status: LaterStatus }[] = [];
        for (let page = 0; page < pages.most; page += 1) {
          const after = all.at(-1)?.status.id;
          const query = { limit: pages.size, ...(after === undefined ? {} : { after_id: after }) };
          const parsed = pageSchema.safeParse(await client.messages.batches.list(query, how));
          if (!parsed.success) throw call.malformed("it did not list its batches");
          for (const batch of parsed.data.data) {
            const gone = typeof batch.archived_at === "string";
            all.push({ at: Date.parse(batch.created_at), gone, status: statusOf(batch, call) });
          }
          const last = all.at(-1);
          if (parsed.data.has_more !== true || last === undefined || last.at < since - skewMs) {
            return all.filter(({ at, status }) => at >= since - skewMs && sizeOf(status) === ids.size);
          }
        }
        return null;
      });
      if (candidates === null) return { type: "unknown" };
      let otherwise: Exclude<Found["type"], "found"> = "absent";
      for (const { gone, status } of candidates) {
        if (gone || !status.ended) {
          if (otherwise !== "unknown") otherwise = gone ? "unknown" : "unclear";
          continue;
        }
        const { ends } = await answers(deployment, status, options);
        if ([...ends.keys()].some((id) => ids.has(id))) return { type: "found", status };
      }
      return { type: otherwise };
    },

    look: (deployment, id, options) =>
      calling(deployment, options, async (client, how, call) =>
        statusOf(await client.messages.batches.retrieve(id, {}, how), call),
      ),

    answers,

    async cancel(deployment, id, options) {
      await calling(deployment, options, (client, how) => client.messages.batches.cancel(id, {}, how));
    },

    async clear(deployment, { id }, options) {
      if (id === null) return;
      try {
        await calling(deployment, options, (client, how) => client.messages.batches.delete(id, {}, how));
      } catch (error) {
        if (typeof error !== "object" || error === null || !("status" in error) || error.status !== 404) throw error;
      }
    },
  };
}

/** Requests of a batch; kept by its status, so that a list need not be read twice. */
const sizes = new WeakMap<LaterStatus, number>();

function sizeOf(status: LaterStatus): number {
  return sizes.get(status) ?? 0;
}

function statusOf(body: unknown, call: Call): LaterStatus {
  const parsed = batchSchema.safeParse(body);
  if (!parsed.success) throw call.malformed("it did not describe the batch");
  const { id, processing_status: standing, request_counts: counts, expires_at: expires } = parsed.data;
  const ended = standing === "ended";
  const over = counts.succeeded + counts.errored + counts.canceled + counts.expired;
  const status: LaterStatus = {
    id,
    ended,
    // All of them are counted as being worked on until the last one has ended.
    answered: ended ? over : null,
    lines: ended ? over : null,
    refused: null,
    expiresAt: typeof expires === "string" ? Date.parse(expires) : null,
    files: [],
    answerFiles: [],
  };
  sizes.set(status, over + counts.processing);
  return status;
}

function endOf({ result }: z.infer<typeof lineSchema>, deployment: Deployment, call: Call): LaterEnd {
  const none = { servedModel: null, usage: null };
  switch (result.type) {
    case "expired":
      return notDone(deployment, "expired");
    case "canceled":
      return notDone(deployment, "cancelled");
    case "errored":
      return readEnd(() => {
        throw call.fromBody(JSON.stringify(result.error ?? null), null, null);
      }, none);
    case "succeeded": {
      const parsed = messageSchema.safeParse(result.message);
      if (!parsed.success) {
        return readEnd(() => {
          throw call.malformed("a line of its answers was not in the form of an answer");
        }, none);
      }
      const about = { servedModel: parsed.data.model, usage: readUsage(parsed.data.usage ?? {}) };
      return readEnd(() => answerOf(parsed.data, about, call), about);
    }
  }
}

function answerOf(
  { content, stop_reason: reason }: z.infer<typeof messageSchema>,
  about: { readonly servedModel: string; readonly usage: Usage | null },
  call: Call,
): LaterEnd {
  if (reason === null || reason === undefined) throw call.malformed("an answer ended without a reason");
  const meaning = readStopReason(reason);
  const tool = content.find(({ type }) => type === "tool_use");
  const prose = content.flatMap(({ type, text }) => (type === "text" ? [text ?? ""] : [])).join("");
  switch (meaning) {
    case "stop":
    case "length":
      return {
        type: "answered",
        text: tool === undefined ? prose : JSON.stringify(tool.input ?? {}),
        finishReason: meaning,
        ...about,
      };
    case "content-filter":
      throw call.filtered("the model declined to answer");
    case "malformed":
      throw call.malformed("an answer ended for a reason that is not known");
  }
}
