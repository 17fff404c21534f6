import type { HealthRecord } from "../../shared/domain/health.ts";
import { recordHealth, viewHealth, type HealthSample, type HealthView } from "../routing/health.ts";
import type { Clock } from "./clock.ts";

/** Where health is kept from one start to the next. May throw; what it held is then made anew from new calls. */
export interface HealthStore {
  load(): readonly HealthRecord[];
  /** Replaces the records of the same deployments. */
  save(records: readonly HealthRecord[]): void;
}

/** How every deployment has been doing, as far as this machine has seen. */
export interface HealthBook {
  view(deployment: string): HealthView | null;
  add(deployment: string, sample: Omit<HealthSample, "at">): void;
  /** Who came first in the last plan of that route; null where there was none, or nobody whose pace was known. */
  incumbent(route: string): string | null;
  /** A plan of that route had this deployment first. */
  led(route: string, deployment: string): void;
  /** Keeps what has not been kept yet. To be called when the program ends. */
  flush(): void;
}

/** What is new waits so long to be kept, so that not every call writes to the disk. */
const keepEveryMs = 10_000;

export function createHealthBook(options: { readonly clock: Clock; readonly store?: HealthStore }): HealthBook {
  const { clock, store } = options;
  const records = new Map(stored(store).map((record) => [record.deployment, record]));
  const leaders = new Map<string, string>();
  const unsaved = new Set<string>();
  let savedAt = -Infinity;

  const view = (deployment: string) => {
    const record = records.get(deployment);
    return record === undefined ? null : viewHealth(record, clock.now());
  };
  const flush = () => {
    if (unsaved.size === 0 || store === undefined) return;
    const changed = [...unsaved].flatMap((deployment) => records.get(deployment) ?? []);
    savedAt = clock.monotonic();
    try {
      store.save(changed);
      unsaved.clear();
    } catch {
      // An answer is worth more than the record of how fast it was; it is tried again with the next one.
    }
  };
  return {
    view,
    add(deployment, sample) {
      records.set(
        deployment,
        recordHealth(records.get(deployment) ?? null, deployment, { ...sample, at: clock.now() }),
      );
      unsaved.add(deployment);
      if (clock.monotonic() - savedAt >= keepEveryMs) flush();
    },
    incumbent: (route) => leaders.get(route) ?? null,
    led(route, deployment) {
      // Who is only tried out does not hold the place.
      if (view(deployment)?.known === true) leaders.set(route, deployment);
    },
    flush,
  };
}

function stored(store: HealthStore | undefined): readonly HealthRecord[] {
  try {
    return store?.load() ?? [];
  } catch {
    return [];
  }
}
