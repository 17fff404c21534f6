import { createStore, type StoreApi } from "zustand/vanilla";
import { replaceKindSchema } from "../../shared/domain/configuration.ts";
import type { Job } from "../../shared/domain/job.ts";
import type { LeftOut } from "../../shared/domain/parcel.ts";
import type { Client } from "../app/api.ts";
import { folderOf } from "./intake.ts";
import { failureOf, type Failure } from "./failure.ts";

/** What the lawyer says about the files that are dropped next. */
export interface Intake {
  readonly matter: string;
  readonly side: string;
  readonly onDevice: boolean;
  /** Names, addresses and numbers are replaced in what is sent. */
  readonly replace: boolean;
}

/** A file on its way to the desk, or one that did not get there. */
export interface Arrival {
  readonly id: string;
  readonly name: string;
  readonly file: File;
  readonly failure: Failure | null;
}

export interface JobsState {
  /** Newest last, as the desk tells them. */
  readonly jobs: readonly Job[];
  readonly arrivals: readonly Arrival[];
  /** What of dropped folders was not put on the desk, and why. */
  readonly passedOver: readonly LeftOut[];
  readonly passOver: (left: readonly LeftOut[]) => void;
  readonly forgetPassedOver: () => void;
  readonly intake: Intake;
  /** Whether progress arrives; `null` until it first did. */
  readonly connected: boolean | null;
  /** By job: what went wrong with the last thing asked of it. */
  readonly troubles: Readonly<Record<string, Failure>>;
  /** Summaries that another one has taken the place of: old id to new id. */
  readonly successors: Readonly<Record<string, string>>;
  readonly setIntake: (change: Partial<Intake>) => void;
  readonly add: (files: readonly File[]) => Promise<void>;
  readonly addAgain: (arrivalId: string) => Promise<void>;
  readonly forgetArrival: (arrivalId: string) => void;
  /** True where the yes was heard. The job may be `ready` a little longer. */
  readonly confirm: (id: string, onDevice: boolean) => Promise<boolean>;
  readonly cancel: (id: string) => Promise<boolean>;
  readonly retry: (id: string, password: string | null, matter?: string) => Promise<boolean>;
  readonly dismiss: (id: string) => Promise<boolean>;
  /** Follows the desk until `signal`, and comes back after every break. */
  readonly follow: (signal: AbortSignal) => Promise<void>;
}

export interface JobsOptions {
  readonly client: Pick<Client, "jobs">;
  /** Resolves after so many milliseconds, or when `signal` ends the wait. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const firstWait = 250;
const longestWait = 5_000;

/** The desk's jobs as the page knows them. */
export function createJobsStore({ client, wait }: JobsOptions): StoreApi<JobsState> {
  let arrivals = 0;

  return createStore<JobsState>((set, get) => {
    const receive = (jobs: readonly Job[]) => {
      const before = new Map(get().jobs.map((job) => [job.id, job.summaryId]));
      const successors = { ...get().successors };
      for (const { id, summaryId } of jobs) {
        const old = before.get(id);
        if (typeof old === "string" && summaryId !== null && old !== summaryId) successors[old] = summaryId;
      }
      set({ jobs, successors, connected: true });
    };

    const replace = (job: Job) => {
      const known = get().jobs.some(({ id }) => id === job.id);
      receive(known ? get().jobs.map((one) => (one.id === job.id ? job : one)) : [...get().jobs, job]);
    };

    /**
     * What a call gives back is the job as it was when it was heard. Where progress arrives by itself, that may have told by
     * now that it is done, and must not be taken back.
     */
    const heard = (job: Job) => {
      if (get().connected !== true) replace(job);
    };

    const ask = async (id: string, call: () => Promise<unknown>) => {
      const { [id]: _settled, ...troubles } = get().troubles;
      set({ troubles });
      try {
        await call();
        return true;
      } catch (error) {
        set({ troubles: { ...get().troubles, [id]: failureOf(error) } });
        return false;
      }
    };

    const bring = async (arrival: Arrival) => {
      const { matter, side, onDevice, replace: hide } = get().intake;
      try {
        const job = await client.jobs.add({
          file: arrival.file,
          within: folderOf(arrival.file),
          matter: matter.trim() === "" ? null : matter.trim(),
          side: side.trim() === "" ? null : side.trim(),
          onDevice,
          route: null,
          ...(hide ? { replace: replaceKindSchema.options } : {}),
        });
        get().forgetArrival(arrival.id);
        if (!get().jobs.some(({ id }) => id === job.id)) replace(job);
      } catch (error) {
        const failure = failureOf(error);
        set({ arrivals: get().arrivals.map((one) => (one.id === arrival.id ? { ...one, failure } : one)) });
      }
    };

    return {
      jobs: [],
      arrivals: [],
      passedOver: [],
      passOver: (left) => set({ passedOver: [...get().passedOver, ...left] }),
      forgetPassedOver: () => set({ passedOver: [] }),
      intake: { matter: "", side: "", onDevice: false, replace: false },
      connected: null,
      troubles: {},
      successors: {},
      setIntake: (change) => set({ intake: { ...get().intake, ...change } }),
      async add(files) {
        const added = files.map((file): Arrival => {
          arrivals += 1;
          return { id: `arrival-${arrivals}`, name: file.name, file, failure: null };
        });
        set({ arrivals: [...get().arrivals, ...added] });
        await Promise.all(added.map(bring));
      },
      async addAgain(arrivalId) {
        const arrival = get().arrivals.find(({ id }) => id === arrivalId);
        if (arrival === undefined) return;
        set({ arrivals: get().arrivals.map((one) => (one.id === arrivalId ? { ...one, failure: null } : one)) });
        await bring(arrival);
      },
      forgetArrival: (arrivalId) => set({ arrivals: get().arrivals.filter(({ id }) => id !== arrivalId) }),
      confirm: (id, onDevice) => ask(id, async () => heard(await client.jobs.confirm({ id, onDevice }))),
      cancel: (id) => ask(id, async () => heard(await client.jobs.cancel({ id }))),
      retry: (id, password, matter) =>
        ask(id, async () =>
          heard(await client.jobs.retry({ id, password, ...(matter === undefined ? {} : { matter }) })),
        ),
      dismiss: (id) =>
        ask(id, async () => {
          await client.jobs.dismiss({ id });
          set({ jobs: get().jobs.filter((job) => job.id !== id) });
        }),
      async follow(signal) {
        let pause = firstWait;
        while (!signal.aborted) {
          try {
            for await (const jobs of await client.jobs.watch(undefined, { signal })) {
              pause = firstWait;
              receive(jobs);
            }
          } catch {
            // Whatever broke the stream, the remedy is the same: say so, and ask again.
          }
          if (signal.aborted) return;
          set({ connected: false });
          await wait(pause, signal);
          pause = Math.min(pause * 2, longestWait);
        }
      },
    };
  });
}
