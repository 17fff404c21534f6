import { answerTo } from "./answering.ts";
import { send, type Incoming } from "./behaving.ts";
import { object, type Asked, type Finish, type RefusalKind, type Wire } from "./wire.ts";

/** What a simulator does with one line of a batch, other than answering it. */
export type LineFault =
  | { readonly kind: "errored"; readonly refusal: RefusalKind }
  | { readonly kind: "expired" }
  | { readonly kind: "garbled" }
  | { readonly kind: "missing" }
  | { readonly kind: "length" }
  | { readonly kind: "content-filter" }
  /** So many statements rest on a quote that is not in the contract. */
  | { readonly kind: "invented"; readonly quotes: number }
  | { readonly kind: "text"; readonly text: string };

export type BatchCall = "upload" | "create" | "list" | "look" | "results" | "cancel" | "delete";

/** What it does with one call about batches, other than what it is asked. */
export type CallFault =
  | {
      readonly kind: "refuse";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: unknown;
    }
  /** The connection is reset before anything is done. */
  | { readonly kind: "reset" }
  /** It is done, and the connection is reset before the answer. */
  | { readonly kind: "unheard" }
  /** The answer breaks off after so many bytes. */
  | { readonly kind: "cut"; readonly after: number };

export interface SimulatedRequest {
  readonly id: string;
  readonly body: unknown;
}

export interface SimulatedBatch {
  readonly id: string;
  /** Headnote's own, where the dialect has room for one. */
  readonly mark: string | null;
  readonly createdAt: number;
  readonly requests: readonly SimulatedRequest[];
  status: "working" | "cancelling" | "ended" | "refused";
  /** How it ended, for a dialect that says so. */
  how: "completed" | "expired" | "cancelled";
  lines: string[];
  tally: { succeeded: number; errored: number; expired: number; cancelled: number };
  files: { input: string | null; answers: string | null; errors: string | null };
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly expiresAfter: string | null;
  readonly text: string;
}

/** How one dialect speaks about batches. */
export interface BatchWire {
  /** Which call a request is, and about which batch or file; null where it is about something else. */
  route(method: string, path: string): { readonly call: BatchCall; readonly id: string } | null;
  /** The requests of a call that makes a batch; null where it is not one. */
  requests(
    body: unknown,
    files: ReadonlyMap<string, StoredFile>,
  ): {
    readonly requests: readonly SimulatedRequest[];
    readonly mark: string | null;
    readonly input: string | null;
  } | null;
  describe(batch: SimulatedBatch, origin: string): unknown;
  page(batches: readonly SimulatedBatch[], more: boolean, origin: string): unknown;
  answered(id: string, body: unknown): string;
  errored(id: string, refused: { readonly status: number; readonly body: unknown }): string;
  over(id: string, why: "expired" | "cancelled"): string;
  /** Whether what was not answered stands in a file of its own. */
  readonly splits: boolean;
  /** By which a list goes on after a page. */
  readonly cursor: string;
}

export interface SimulatedBatches {
  readonly all: readonly SimulatedBatch[];
  /** Those that were deleted since, too. */
  readonly taken: readonly SimulatedBatch[];
  readonly files: ReadonlyMap<string, StoredFile>;
  /** Ends every batch that is worked on: with an answer to each of its requests, but for the faults, by their number from 0. */
  finish(faults?: Readonly<Record<number, LineFault>>, options?: { readonly shuffled?: boolean }): void;
  /** From now on a batch ends by itself when it is looked at for the n-th time. */
  finishAtLook(count: number): void;
  /** The provider does not accept what was handed over. */
  refuse(): void;
  /** Somebody stops every batch at the provider itself. */
  stop(): void;
  script(call: BatchCall, faults: readonly CallFault[]): void;
  /** How often each call was made. */
  calls(call: BatchCall): number;
}

/** The batches of one simulator. */
export class Batching implements SimulatedBatches {
  readonly all: SimulatedBatch[] = [];
  readonly taken: SimulatedBatch[] = [];
  readonly files = new Map<string, StoredFile>();
  readonly #wire: Wire;
  readonly #batches: BatchWire;
  readonly #now: () => number;
  readonly #faults = new Map<BatchCall, CallFault[]>();
  readonly #calls = new Map<BatchCall, number>();
  readonly #looks = new Map<string, number>();
  #finishAt = Number.POSITIVE_INFINITY;
  #count = 0;

  constructor(wire: Wire, batches: BatchWire, now: () => number) {
    this.#wire = wire;
    this.#batches = batches;
    this.#now = now;
  }

  script(call: BatchCall, faults: readonly CallFault[]): void {
    this.#faults.set(call, [...(this.#faults.get(call) ?? []), ...faults]);
  }

  calls(call: BatchCall): number {
    return this.#calls.get(call) ?? 0;
  }

  finishAtLook(count: number): void {
    this.#finishAt = count;
  }

  stop(): void {
    for (const batch of this.all) if (batch.status === "working") batch.status = "cancelling";
  }

  refuse(): void {
    for (const batch of this.all) if (batch.status === "working") batch.status = "refused";
  }

  finish(faults: Readonly<Record<number, LineFault>> = {}, options: { readonly shuffled?: boolean } = {}): void {
    for (const batch of this.all) if (batch.status === "working") this.#end(batch, faults, options.shuffled ?? false);
  }

  /** True where the call was about batches, and was dealt with. */
  handle(call: Incoming, origin: string): boolean {
    const { request, response } = call;
    const url = new URL(request.url ?? "/", origin);
    const route = this.#batches.route(request.method ?? "", url.pathname);
    if (route === null) return false;
    this.#calls.set(route.call, this.calls(route.call) + 1);
    const fault = this.#faults.get(route.call)?.shift() ?? null;
    if (fault?.kind === "refuse") {
      send(call, {
        status: fault.status,
        body: fault.body,
        ...(fault.headers === undefined ? {} : { headers: fault.headers }),
      });
      return true;
    }
    if (fault?.kind === "reset") {
      call.finish("faulted");
      response.socket?.resetAndDestroy();
      return true;
    }
    const answer = this.#answer(route.call, route.id, call, url, origin);
    if (fault?.kind === "unheard") {
      call.finish("faulted");
      response.socket?.resetAndDestroy();
    } else if (fault?.kind === "cut") {
      call.finish("faulted");
      const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.write(text.slice(0, fault.after), () => response.socket?.destroy());
    } else send(call, answer, "answered");
    return true;
  }

  #answer(
    kind: BatchCall,
    id: string,
    { body, request }: Incoming,
    url: URL,
    origin: string,
  ): { status: number; body: unknown } {
    const gone = { status: 404, body: this.#wire.refusal("unknown-model", id).body };
    const batch = this.all.find((one) => one.id === id);
    switch (kind) {
      case "upload": {
        const file = this.#upload(String(body), request.headers["content-type"] ?? "");
        if (file === null) return { status: 400, body: this.#wire.refusal("bad-request", "").body };
        return { status: 200, body: { id: file.id, object: "file", filename: file.name, purpose: file.purpose } };
      }
      case "create": {
        const made = this.#batches.requests(body, this.files);
        if (made === null) return { status: 400, body: this.#wire.refusal("bad-request", "").body };
        this.#count += 1;
        const { requests, mark, input } = made;
        const fresh: SimulatedBatch = {
          id: `batch_${this.#count}`,
          mark,
          createdAt: this.#now(),
          requests,
          status: "working",
          how: "completed",
          lines: [],
          tally: { succeeded: 0, errored: 0, expired: 0, cancelled: 0 },
          files: { input, answers: null, errors: null },
        };
        this.all.push(fresh);
        this.taken.push(fresh);
        return { status: 200, body: this.#batches.describe(fresh, origin) };
      }
      case "list": {
        const after = url.searchParams.get(this.#batches.cursor);
        const limit = Number(url.searchParams.get("limit") ?? "20");
        if (url.pathname.endsWith("/files")) {
          const data = [...this.files.values()].map(({ id: file, name }) => ({ id: file, filename: name }));
          return { status: 200, body: { object: "list", data, has_more: false } };
        }
        const newest = this.all.toReversed();
        const from = after === null ? 0 : newest.findIndex((one) => one.id === after) + 1;
        const page = newest.slice(from, from + limit);
        return { status: 200, body: this.#batches.page(page, from + limit < newest.length, origin) };
      }
      case "look": {
        if (batch === undefined) return gone;
        const times = (this.#looks.get(id) ?? 0) + 1;
        this.#looks.set(id, times);
        if (batch.status === "working" && times >= this.#finishAt) this.#end(batch, {}, false);
        if (batch.status === "cancelling") this.#endCancelled(batch);
        return { status: 200, body: this.#batches.describe(batch, origin) };
      }
      case "results": {
        if (this.#batches.splits) {
          const file = this.files.get(id);
          return file === undefined ? gone : { status: 200, body: file.text };
        }
        if (batch === undefined || batch.status !== "ended") return gone;
        return { status: 200, body: batch.lines.map((line) => `${line}\n`).join("") };
      }
      case "cancel":
        if (batch === undefined) return gone;
        if (batch.status === "working") batch.status = "cancelling";
        return { status: 200, body: this.#batches.describe(batch, origin) };
      case "delete": {
        if (this.#batches.splits) return this.files.delete(id) ? { status: 200, body: { id, deleted: true } } : gone;
        const at = this.all.findIndex((one) => one.id === id);
        if (at === -1 || this.all[at]?.status !== "ended") return gone;
        this.all.splice(at, 1);
        return { status: 200, body: { id, type: "message_batch_deleted" } };
      }
    }
  }

  #end(batch: SimulatedBatch, faults: Readonly<Record<number, LineFault>>, shuffled: boolean): void {
    const expired = Object.values(faults).some(({ kind }) => kind === "expired");
    const written = batch.requests.flatMap((request, index) => this.#line(batch, request, faults[index] ?? null));
    this.#write(batch, shuffled ? written.toReversed() : written, expired ? "expired" : "completed");
  }

  /** What was done before it was told to stop stays done: here, the first of them. */
  #endCancelled(batch: SimulatedBatch): void {
    const written = batch.requests.map((request, index) => {
      if (index === 0) return this.#line(batch, request, null);
      batch.tally.cancelled += 1;
      return [{ line: this.#batches.over(request.id, "cancelled"), error: true }];
    });
    this.#write(batch, written.flat(), "cancelled");
  }

  #write(batch: SimulatedBatch, written: readonly Line[], how: SimulatedBatch["how"]): void {
    batch.status = "ended";
    batch.how = how;
    batch.lines = written.map(({ line }) => line);
    if (!this.#batches.splits) return;
    const store = (lines: readonly Line[], name: string): string | null => {
      if (lines.length === 0) return null;
      const id = `file-${name}-${batch.id}`;
      const text = lines.map(({ line }) => `${line}\n`).join("");
      this.files.set(id, { id, name: `${batch.id}_${name}.jsonl`, purpose: "batch_output", expiresAfter: null, text });
      return id;
    };
    batch.files = {
      ...batch.files,
      answers: store(
        written.filter(({ error }) => !error),
        "output",
      ),
      errors: store(
        written.filter(({ error }) => error),
        "error",
      ),
    };
  }

  #line(batch: SimulatedBatch, { id, body }: SimulatedRequest, fault: LineFault | null): Line[] {
    const asked = this.#wire.parse(body);
    if (asked === null) return this.#refused(batch, id, "bad-request", "");
    switch (fault?.kind) {
      case "errored":
        return this.#refused(batch, id, fault.refusal, asked.model);
      case "expired":
        batch.tally.expired += 1;
        return [{ line: this.#batches.over(id, "expired"), error: true }];
      case "missing":
        batch.tally.succeeded += 1;
        return [];
      case "garbled": {
        batch.tally.succeeded += 1;
        const line = this.#batches.answered(id, this.#whole(asked, "stop", null));
        return [{ line: line.slice(0, Math.floor(line.length / 2)), error: false }];
      }
      case "length":
      case "content-filter":
        batch.tally.succeeded += 1;
        return [{ line: this.#batches.answered(id, this.#whole(asked, fault.kind, null)), error: false }];
      case "invented": {
        batch.tally.succeeded += 1;
        const { system, user, schema } = asked;
        const text = answerTo({ system, user, schema, inventQuotes: fault.quotes, seed: 1 });
        return [{ line: this.#batches.answered(id, this.#whole(asked, "stop", text)), error: false }];
      }
      case "text":
      case undefined:
        batch.tally.succeeded += 1;
        return [{ line: this.#batches.answered(id, this.#whole(asked, "stop", fault?.text ?? null)), error: false }];
    }
  }

  #refused(batch: SimulatedBatch, id: string, kind: RefusalKind, model: string): Line[] {
    batch.tally.errored += 1;
    return [{ line: this.#batches.errored(id, this.#wire.refusal(kind, model)), error: true }];
  }

  /** An answer made from the prompt, as for any call. */
  #whole(asked: Asked, finish: Finish, text: string | null): unknown {
    const { system, user, schema, model } = asked;
    const full = text ?? answerTo({ system, user, schema, inventQuotes: 0, seed: 1 });
    const said = finish === "length" ? full.slice(0, Math.floor(full.length / 2)) : full;
    const tokens = (words: string) => Math.ceil(words.length / 4);
    return this.#wire.whole(said, finish, {
      id: `sim-batch-${this.#count}`,
      servedModel: model,
      asked,
      inputTokens: tokens(system) + tokens(user),
      outputTokens: tokens(said),
      kept: { read: 0, written: 0 },
    });
  }

  /** The file of a multipart form; null where it is not one with what a batch's file needs. */
  #upload(body: string, contentType: string): StoredFile | null {
    const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
    if (boundary === undefined) return null;
    const fields = new Map<string, string>();
    let name = "";
    for (const part of body.split(`--${boundary}`)) {
      const at = part.indexOf("\r\n\r\n");
      if (at === -1) continue;
      const head = part.slice(0, at);
      const field = /name="([^"]+)"/.exec(head)?.[1] ?? "";
      name = /filename="([^"]+)"/.exec(head)?.[1] ?? name;
      fields.set(field, part.slice(at + 4).replace(/\r\n$/, ""));
    }
    const text = fields.get("file");
    if (text === undefined || fields.get("purpose") !== "batch") return null;
    this.#count += 1;
    const id = `file-${this.#count}`;
    const file = { id, name, purpose: "batch", expiresAfter: fields.get("expires_after[seconds]") ?? null, text };
    this.files.set(id, file);
    return file;
  }
}

interface Line {
  readonly line: string;
  readonly error: boolean;
}

function parsedLines(text: string): Record<string, unknown>[] | null {
  try {
    return text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => object(JSON.parse(line)));
  } catch {
    return null;
  }
}

const day = 86_400;

export const openAIBatches: BatchWire = {
  splits: true,
  cursor: "after",
  route(method, path) {
    const [, kind, id, more] = /^\/v1\/(files|batches)(?:\/([^/]+)(?:\/(\w+))?)?$/.exec(path) ?? [];
    if (kind === undefined) return null;
    const call = `${method} ${kind}${id === undefined ? "" : "/id"}${more === undefined ? "" : `/${more}`}`;
    const calls: Readonly<Record<string, BatchCall>> = {
      "POST files": "upload",
      "GET files": "list",
      "GET files/id/content": "results",
      "DELETE files/id": "delete",
      "POST batches": "create",
      "GET batches": "list",
      "GET batches/id": "look",
      "POST batches/id/cancel": "cancel",
    };
    const found = calls[call];
    return found === undefined ? null : { call: found, id: id ?? "" };
  },
  requests(body, files) {
    const call = object(body);
    const file = files.get(String(call["input_file_id"]));
    const lines = file === undefined ? null : parsedLines(file.text);
    if (lines === null || call["completion_window"] !== "24h" || call["endpoint"] !== "/v1/chat/completions")
      return null;
    const ids = new Set(lines.map((line) => line["custom_id"]));
    if (ids.size !== lines.length || lines.some((line) => line["url"] !== "/v1/chat/completions")) return null;
    const mark = object(call["metadata"])["headnote"];
    return {
      requests: lines.map((line) => ({ id: String(line["custom_id"]), body: line["body"] })),
      mark: typeof mark === "string" ? mark : null,
      input: file?.id ?? null,
    };
  },
  describe({ id, createdAt, requests, status, how, files, tally, mark }) {
    const standing = { working: "in_progress", cancelling: "cancelling", ended: how, refused: "failed" }[status];
    return {
      id,
      object: "batch",
      endpoint: "/v1/chat/completions",
      completion_window: "24h",
      status: standing,
      created_at: Math.floor(createdAt / 1000),
      expires_at: Math.floor(createdAt / 1000) + day,
      input_file_id: files.input,
      output_file_id: files.answers,
      error_file_id: files.errors,
      metadata: mark === null ? null : { headnote: mark },
      request_counts: {
        total: requests.length,
        completed: tally.succeeded,
        failed: tally.errored + tally.expired + tally.cancelled,
      },
      errors:
        status === "refused"
          ? { object: "list", data: [{ code: "invalid_json_line", message: "A line is not valid JSON.", line: 1 }] }
          : null,
    };
  },
  page(batches, more, origin) {
    return { object: "list", data: batches.map((batch) => openAIBatches.describe(batch, origin)), has_more: more };
  },
  answered: (id, body) =>
    JSON.stringify({
      id: `req_${id}`,
      custom_id: id,
      response: { status_code: 200, request_id: "r", body },
      error: null,
    }),
  errored: (id, { status, body }) =>
    JSON.stringify({
      id: `req_${id}`,
      custom_id: id,
      response: { status_code: status, request_id: "r", body },
      error: null,
    }),
  over: (id, why) =>
    JSON.stringify({
      id: `req_${id}`,
      custom_id: id,
      response: null,
      error: { code: `batch_${why}`, message: "This request was not executed." },
    }),
};

export const anthropicBatches: BatchWire = {
  splits: false,
  cursor: "after_id",
  route(method, path) {
    const [, id, more] = /^\/v1\/messages\/batches(?:\/([^/]+)(?:\/(\w+))?)?$/.exec(path) ?? [];
    if (!path.startsWith("/v1/messages/batches")) return null;
    const call = `${method}${id === undefined ? "" : " id"}${more === undefined ? "" : `/${more}`}`;
    const calls: Readonly<Record<string, BatchCall>> = {
      POST: "create",
      GET: "list",
      "GET id": "look",
      "GET id/results": "results",
      "POST id/cancel": "cancel",
      "DELETE id": "delete",
    };
    const found = calls[call];
    return found === undefined ? null : { call: found, id: id ?? "" };
  },
  requests(body) {
    const { requests } = object(body);
    if (!Array.isArray(requests) || requests.length === 0) return null;
    const all = requests.map(object);
    if (all.some((request) => !/^[a-zA-Z0-9_-]{1,64}$/.test(String(request["custom_id"])))) return null;
    return {
      requests: all.map((request) => ({ id: String(request["custom_id"]), body: request["params"] })),
      mark: null,
      input: null,
    };
  },
  describe({ id, createdAt, requests, status, tally }, origin) {
    const ended = status === "ended" || status === "refused";
    return {
      id,
      type: "message_batch",
      processing_status: ended ? "ended" : status === "cancelling" ? "canceling" : "in_progress",
      created_at: new Date(createdAt).toISOString(),
      expires_at: new Date(createdAt + day * 1000).toISOString(),
      ended_at: ended ? new Date(createdAt + 1000).toISOString() : null,
      archived_at: null,
      cancel_initiated_at: null,
      results_url: ended ? `${origin}/v1/messages/batches/${id}/results` : null,
      request_counts: ended
        ? {
            processing: 0,
            succeeded: tally.succeeded,
            errored: tally.errored,
            canceled: tally.cancelled,
            expired: tally.expired,
          }
        : { processing: requests.length, succeeded: 0, errored: 0, canceled: 0, expired: 0 },
    };
  },
  page(batches, more, origin) {
    return {
      data: batches.map((batch) => anthropicBatches.describe(batch, origin)),
      has_more: more,
      first_id: batches[0]?.id ?? null,
      last_id: batches.at(-1)?.id ?? null,
    };
  },
  answered: (id, body) => JSON.stringify({ custom_id: id, result: { type: "succeeded", message: body } }),
  errored: (id, { body }) => JSON.stringify({ custom_id: id, result: { type: "errored", error: body } }),
  over: (id, why) => JSON.stringify({ custom_id: id, result: { type: why === "expired" ? "expired" : "canceled" } }),
};
