import type { ErrorClass } from "../../shared/domain/run.ts";
import type { Deployment, Failure } from "../providers/provider.ts";
import { admit, closed, fail, release, succeed, type BreakerState } from "./breaker.ts";
import type { Clock } from "./clock.ts";

/** The breakers of every deployment, provider, region and key that was ever called; they live as long as the executor. */
export interface Breakers {
  /** Leave for one call, or how many milliseconds it is still refused (0 where a probe is under way). */
  enter(deployment: Deployment): Pass | { readonly refusedFor: number };
  /** How many milliseconds a call would still be refused (0 where a probe is under way); null where it would not be. */
  refusal(deployment: Deployment): number | null;
}

/** Leave for one call. The first of the three that is called counts. */
export interface Pass {
  /** Whether it is to find out if something that was down is well again. */
  readonly probe: boolean;
  succeeded(): void;
  failed(failure: Failure): void;
  /** The call ended without saying anything about the provider. */
  released(): void;
}

/** For what can always be called. */
export const freePass: Pass = {
  probe: false,
  succeeded: () => undefined,
  failed: () => undefined,
  released: () => undefined,
};

export function createBreakers(clock: Clock): Breakers {
  const states = new Map<string, BreakerState>();
  const get = (name: string) => states.get(name) ?? closed;
  /** The latest of the deadlines: who is let in too early fails again. */
  const refusal = (deployment: Deployment): number | null => {
    const now = clock.monotonic();
    const refused = namesOf(deployment).filter((name) => admit(get(name), now) === null);
    return refused.length === 0 ? null : Math.max(...refused.map((name) => remaining(get(name), now)));
  };
  return {
    refusal,
    enter(deployment) {
      const now = clock.monotonic();
      const names = namesOf(deployment);
      const refusedFor = refusal(deployment);
      if (refusedFor !== null) return { refusedFor };
      const probed = new Set<string>();
      for (const name of names) {
        const state = admit(get(name), now) ?? closed;
        states.set(name, state);
        if (state.state === "half-open") probed.add(name);
      }

      let ended = false;
      const end = (change: (name: string, state: BreakerState) => BreakerState) => {
        if (ended) return;
        ended = true;
        for (const name of names) states.set(name, change(name, get(name)));
      };
      const free = (name: string, state: BreakerState) =>
        probed.has(name) ? release(state, clock.monotonic()) : state;
      return {
        probe: probed.size > 0,
        succeeded: () => end((_name, state) => succeed(state)),
        failed(failure) {
          const blamed = blame(deployment, failure);
          const retryAfter = failure.retryAt === null ? null : failure.retryAt - clock.now();
          end((name, state) => (name === blamed ? fail(state, clock.monotonic(), retryAfter) : free(name, state)));
        },
        released: () => end(free),
      };
    },
  };
}

/** A probe under way ends when it ends: someone else's call may as well go elsewhere. */
function remaining(state: BreakerState, now: number): number {
  return state.state === "open" ? Math.max(0, state.until - now) : 0;
}

function namesOf(deployment: Deployment): string[] {
  return [
    `model ${deployment.id}`,
    `provider ${deployment.provider}`,
    regionOf(deployment),
    `key ${deployment.provider}`,
  ];
}

/** Entries of one endpoint in one region share its fate, whatever key they use. */
function regionOf({ baseURL, region, provider }: Deployment): string {
  return `region ${region ?? ""} of ${baseURL ?? provider}`;
}

function blame(deployment: Deployment, failure: Failure): string | null {
  if (!passesWithTime(failure.class)) return null;
  switch (failure.scope) {
    case "request":
      return null;
    case "model":
      return `model ${deployment.id}`;
    case "provider":
      return `provider ${deployment.provider}`;
    case "region":
      return regionOf(deployment);
    case "key":
      return `key ${deployment.provider}`;
  }
}

/** Waiting does not mend a wrong key or a wrong name, and whoever mends them wants to see it work at once. */
export function passesWithTime(errorClass: ErrorClass): boolean {
  switch (errorClass) {
    case "rate-limited":
    case "quota-exhausted":
    case "overloaded":
    case "timeout":
    case "network":
    case "truncated":
    case "malformed":
      return true;
    case "context-too-long":
    case "content-filtered":
    case "not-allowed":
    case "bad-key":
    case "no-permission":
    case "unknown-model":
    case "bad-request":
    case "cancelled":
      return false;
  }
}
