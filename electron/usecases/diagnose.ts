import { existsSync } from "node:fs";
import { isHeadnoteError } from "../../shared/domain/errors.ts";
import type { House } from "./house.ts";
import { listProviders } from "./provider-keys.ts";

export interface Diagnosis {
  readonly about: string;
  /** `missing`: works without it, but less well. */
  readonly state: "well" | "missing" | "broken";
  readonly text: string;
}

/** Tries each part for real, and says what it found. Calls no provider. */
export async function diagnose(house: House, signal: AbortSignal): Promise<Diagnosis[]> {
  return [
    { about: "Headnote", state: "well", text: `${house.version} on Node ${process.versions.node}` },
    { about: "Profile", state: "well", text: house.profile },
    tried("Keychain", () => {
      const { kind, notice } = house.keys();
      return kind === "keychain" ? well("open") : missing(notice ?? "there is none on this machine");
    }),
    tried("Library", () => {
      const problems = house.library().verify();
      if (problems.length > 0) return { state: "broken", text: problems.join(" ") };
      const { source, notice } = house.keeping();
      return source === "session" ? missing(notice ?? "nothing is kept") : well(`sound, opened with the ${source}`);
    }),
    tried("Settings", () => {
      const { problem, path } = house.configuration();
      if (problem !== null) return { state: "broken", text: problem };
      return existsSync(path) ? well(path) : well(`Headnote's own routes; there is no ${path}`);
    }),
    tried("Providers", () => {
      const held = listProviders(house).filter(({ key, local, routed }) => key !== null || (local && routed));
      return held.length === 0
        ? missing("none has a key, so every summary is made on this device")
        : well(held.map(({ label }) => label).join(", "));
    }),
    await reading(house, signal),
  ];
}

/** Reads a line of text in a reading process of its own, which shows that such processes start and end. */
async function reading(house: House, signal: AbortSignal): Promise<Diagnosis> {
  try {
    const bytes = new TextEncoder().encode("This agreement is governed by the laws of England.");
    await house.reader.read({ name: "check.txt", bytes }, { signal });
    return { about: "Reading", ...well("the reading process starts, reads and ends") };
  } catch (error) {
    return { about: "Reading", ...broken(error) };
  }
}

type Finding = Omit<Diagnosis, "about">;

const well = (text: string): Finding => ({ state: "well", text });
const missing = (text: string): Finding => ({ state: "missing", text });
const broken = (error: unknown): Finding => ({
  state: "broken",
  text: isHeadnoteError(error) ? error.message : "it failed in a way Headnote does not know",
});

function tried(about: string, look: () => Finding): Diagnosis {
  try {
    return { about, ...look() };
  } catch (error) {
    return { about, ...broken(error) };
  }
}
