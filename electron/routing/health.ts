import type { HealthRecord } from "../../shared/domain/health.ts";
import { addToSketch, emptySketch, quantile, weightOf } from "./sketch.ts";

/** One call, as it ended. */
export interface HealthSample {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly failed: boolean;
  /** Null where no text came. */
  readonly firstTokenMs: number | null;
  /** Of the text, once it had begun; null where it was too short to tell. */
  readonly tokensPerSecond: number | null;
}

/** What is known of a deployment at one time. */
export interface HealthView {
  /** Answers that the quantiles rest on, the old ones counting less. */
  readonly samples: number;
  /** Whether they are enough to act on. */
  readonly known: boolean;
  readonly firstTokenMs: Quantiles | null;
  readonly tokensPerSecond: Quantiles | null;
  /** 0..1 of the calls of late. */
  readonly failureRate: number;
}

/** The values below which 5, 25, 50, 75 and 95 per cent lie. */
export interface Quantiles {
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** Fewer answers than this are not acted on. */
export const sampleFloor = 8;
/** Who is known stays known until so many are left: a floor that is also the ceiling would be crossed again and again. */
const fadedFloor = sampleFloor / 2;

/** After so many more calls a call counts half. */
const halfLifeCalls = 32;
/** After so long it counts half, however few have been made since: what was measured last week is no news. */
const halfLifeMs = 86_400_000;
/** Failures come in outages, which end: they are forgotten sooner, and a few calls are believed to be well beforehand. */
const failureHalfLifeMs = 1_800_000;
const believedWell = 2;

/** The record with one more call in it. A clock that was set back does not make old calls count more. */
export function recordHealth(before: HealthRecord | null, deployment: string, sample: HealthSample): HealthRecord {
  const known = before ?? {
    deployment,
    at: sample.at,
    firstToken: emptySketch,
    speed: emptySketch,
    known: false,
    calls: 0,
    failures: 0,
  };
  const aged = fade(known.at, sample.at, halfLifeMs);
  const decay = 2 ** (-1 / halfLifeCalls) * aged;
  const outlived = 2 ** (-1 / halfLifeCalls) * fade(known.at, sample.at, failureHalfLifeMs);
  const firstToken = addToSketch(
    known.firstToken,
    sample.firstTokenMs ?? 0,
    sample.firstTokenMs === null ? aged : decay,
  );
  return {
    deployment,
    at: Math.max(known.at, sample.at),
    firstToken,
    known: weightOf(firstToken) >= (known.known ? fadedFloor : sampleFloor),
    speed: addToSketch(known.speed, sample.tokensPerSecond ?? 0, sample.tokensPerSecond === null ? aged : decay),
    calls: known.calls * outlived + 1,
    failures: known.failures * outlived + (sample.failed ? 1 : 0),
  };
}

/** At `now`, epoch milliseconds. */
export function viewHealth(record: HealthRecord, now: number): HealthView {
  const outlived = fade(record.at, now, failureHalfLifeMs);
  const samples = weightOf(record.firstToken) * fade(record.at, now, halfLifeMs);
  return {
    samples,
    known: record.known && samples >= fadedFloor,
    firstTokenMs: quantilesOf(record.firstToken),
    tokensPerSecond: quantilesOf(record.speed),
    failureRate: (record.failures * outlived) / (record.calls * outlived + believedWell),
  };
}

function fade(from: number, to: number, halfLife: number): number {
  return 2 ** (-Math.max(0, to - from) / halfLife);
}

function quantilesOf(sketch: HealthRecord["firstToken"]): Quantiles | null {
  const [p5, p25, p50, p75, p95] = [0.05, 0.25, 0.5, 0.75, 0.95].map((q) => quantile(sketch, q) ?? undefined);
  if (p5 === undefined || p25 === undefined || p50 === undefined || p75 === undefined || p95 === undefined) return null;
  return { p5, p25, p50, p75, p95 };
}
