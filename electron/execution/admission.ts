import type { ProviderEntry } from "../../shared/domain/configuration.ts";
import type { Deployment, RateLimits } from "../providers/provider.ts";
import type { Clock } from "./clock.ts";

export type ConfiguredLimits = Pick<ProviderEntry, "requestsPerMinute" | "tokensPerMinute" | "concurrency">;

/**
 * Keeps to limits before they are met: a provider's own, which all of its models share, and what it says of one model's; who
 * cannot be let in at once waits in line, first come, first served.
 */
export interface Admission {
  /**
   * Leave for one call, or how many milliseconds it is still refused (null where that depends on other calls). Waits for at
   * most `patienceMs`, and no longer once the signal is aborted.
   */
  enter(
    deployment: Deployment,
    call: Size & { readonly patienceMs: number; readonly signal: AbortSignal },
  ): Promise<Ticket | { readonly refusedFor: number | null }>;
  /** What the provider said of its limits in an answer. */
  observe(deployment: Deployment, limits: RateLimits): void;
}

interface Size {
  readonly inputTokens: number;
  /** At most. */
  readonly outputTokens: number;
}

export interface Ticket {
  /** How long it was waited for, milliseconds. */
  readonly waitedMs: number;
  /** The call has ended. */
  done(): void;
}

const minuteMs = 60_000;

interface Gate {
  /** Calls of the last minute, where a limit of a minute is configured. */
  readonly starts: Start[];
  /** Their tokens. */
  used: number;
  running: number;
  readonly line: Waiting[];
  timer: { readonly id: unknown } | null;
  /** What the provider said of each model, less what was sent since. */
  readonly told: Map<string, Told>;
}

interface Told {
  requests: number | null;
  tokens: number | null;
  readonly resetAt: number;
}

interface Start {
  readonly at: number;
  readonly tokens: number;
}

interface Waiting {
  readonly deployment: Deployment;
  readonly size: Size;
  readonly admit: () => void;
}

export function createAdmission(clock: Clock, limitsOf: (provider: string) => ConfiguredLimits | null): Admission {
  const gates = new Map<string, Gate>();
  const gateOf = ({ provider }: Deployment): Gate => {
    const known = gates.get(provider);
    if (known !== undefined) return known;
    const gate: Gate = { starts: [], used: 0, running: 0, line: [], timer: null, told: new Map() };
    gates.set(provider, gate);
    return gate;
  };

  /** Milliseconds until a call of that size could begin; Infinity until another one has ended. */
  const readyIn = (gate: Gate, deployment: Deployment, size: Size): number =>
    Math.max(readyByProvider(gate, deployment, size), byTold(gate, deployment, size, clock.now()));

  const readyByProvider = (gate: Gate, { provider }: Deployment, size: Size): number => {
    const limits = limitsOf(provider) ?? {};
    const now = clock.monotonic();
    forget(gate, now - minuteMs);
    if (limits.concurrency !== undefined && gate.running >= limits.concurrency) return Infinity;
    return Math.max(
      byRequests(gate, limits.requestsPerMinute, now),
      byTokens(gate, limits.tokensPerMinute, tokensOf(size), now),
    );
  };

  /** Whether whoever waits comes before a call of that model: not where it only waits for another model's limits. */
  const isAhead = (gate: Gate, { deployment, size }: Waiting, { id }: Deployment): boolean =>
    deployment.id === id || readyByProvider(gate, deployment, size) > 0;

  const begin = (gate: Gate, deployment: Deployment, size: Size, askedAt: number): Ticket => {
    const now = clock.monotonic();
    const tokens = tokensOf(size);
    const { requestsPerMinute, tokensPerMinute } = limitsOf(deployment.provider) ?? {};
    if (requestsPerMinute !== undefined || tokensPerMinute !== undefined) {
      gate.starts.push({ at: now, tokens });
      gate.used += tokens;
    }
    gate.running += 1;
    const told = gate.told.get(deployment.id);
    if (told !== undefined) {
      if (told.requests !== null) told.requests -= 1;
      if (told.tokens !== null) told.tokens -= tokens;
    }
    let ended = false;
    return {
      waitedMs: now - askedAt,
      done() {
        if (ended) return;
        ended = true;
        gate.running -= 1;
        pump(gate);
      },
    };
  };

  const pump = (gate: Gate): void => {
    if (gate.timer !== null) clock.clearTimeout(gate.timer.id);
    gate.timer = null;
    let soonest = Infinity;
    const held = new Set<string>();
    for (let place = 0; place < gate.line.length;) {
      const next = gate.line[place];
      if (next === undefined) break;
      const wait = readyIn(gate, next.deployment, next.size);
      if (wait > 0 || held.has(next.deployment.id)) {
        held.add(next.deployment.id);
        if (wait > 0) soonest = Math.min(soonest, wait);
        if (readyByProvider(gate, next.deployment, next.size) > 0) break;
        place += 1;
        continue;
      }
      gate.line.splice(place, 1);
      next.admit();
    }
    if (soonest !== Infinity) gate.timer = { id: clock.setTimeout(() => pump(gate), soonest) };
  };

  return {
    async enter(deployment, { inputTokens, outputTokens, patienceMs, signal }) {
      const size: Size = { inputTokens, outputTokens };
      const gate = gateOf(deployment);
      const askedAt = clock.monotonic();
      const wait = readyIn(gate, deployment, size);
      const behind = gate.line.some((waiting) => isAhead(gate, waiting, deployment));
      if (!behind && wait === 0) return begin(gate, deployment, size, askedAt);
      if (wait !== Infinity && wait > patienceMs) return { refusedFor: wait };
      return new Promise((resolve) => {
        const settle = (result: Ticket | { readonly refusedFor: number | null }) => {
          clock.clearTimeout(patience);
          signal.removeEventListener("abort", leave);
          resolve(result);
        };
        const waiting: Waiting = {
          deployment,
          size,
          admit: () => settle(begin(gate, deployment, size, askedAt)),
        };
        const leave = () => {
          const place = gate.line.indexOf(waiting);
          if (place === -1) return;
          gate.line.splice(place, 1);
          const left = readyIn(gate, deployment, size);
          settle({ refusedFor: left === Infinity || left === 0 ? null : left });
          pump(gate);
        };
        const patience = clock.setTimeout(leave, patienceMs);
        signal.addEventListener("abort", leave, { once: true });
        gate.line.push(waiting);
        if (signal.aborted) leave();
        else pump(gate);
      });
    },
    observe(deployment, { requestsRemaining, tokensRemaining, resetAt }) {
      if (requestsRemaining === null && tokensRemaining === null) return;
      const gate = gateOf(deployment);
      // Where no time is named, the limit is one of a minute.
      gate.told.set(deployment.id, {
        requests: requestsRemaining,
        tokens: tokensRemaining,
        resetAt: resetAt ?? clock.now() + minuteMs,
      });
      if (gate.line.length > 0) pump(gate);
    },
  };
}

function forget(gate: Gate, before: number): void {
  for (let first = gate.starts[0]; first !== undefined && first.at <= before; first = gate.starts[0]) {
    gate.used -= first.tokens;
    gate.starts.shift();
  }
}

function tokensOf({ inputTokens, outputTokens }: Size): number {
  return inputTokens + outputTokens;
}

function byRequests(gate: Gate, limit: number | undefined, now: number): number {
  if (limit === undefined || gate.starts.length < limit) return 0;
  const mustLeave = gate.starts[gate.starts.length - limit];
  return mustLeave === undefined ? 0 : Math.max(0, mustLeave.at + minuteMs - now);
}

/** What is larger than the limit is let in when nothing else was sent in the last minute: the provider has the last word. */
function byTokens(gate: Gate, limit: number | undefined, tokens: number, now: number): number {
  if (limit === undefined) return 0;
  let { used } = gate;
  if (used + tokens <= limit) return 0;
  for (const start of gate.starts) {
    used -= start.tokens;
    if (used + tokens <= limit || used === 0) return Math.max(0, start.at + minuteMs - now);
  }
  return 0;
}

/** Of the tokens only those that are sure to be used are held against what is left, for that grows back all the time. */
function byTold(gate: Gate, { id }: Deployment, { inputTokens }: Size, now: number): number {
  const told = gate.told.get(id);
  if (told === undefined) return 0;
  if (told.resetAt <= now) {
    gate.told.delete(id);
    return 0;
  }
  const exhausted =
    (told.requests !== null && told.requests < 1) || (told.tokens !== null && told.tokens < inputTokens);
  return exhausted ? told.resetAt - now : 0;
}
