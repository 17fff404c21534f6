import type { Configuration, Dialect, Preferences } from "../../shared/domain/configuration.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import type { Reader } from "../documents/reader.ts";
import type { Clock } from "../execution/clock.ts";
import type { HealthBook } from "../execution/health-book.ts";
import type { Spent } from "../routing/budgets.ts";
import type { Executor } from "../execution/executor.ts";
import type { Library } from "../library/library.ts";
import type { ProviderWithBatches } from "../providers/later.ts";
import type { Deployment } from "../providers/provider.ts";
import type { Keychain } from "../settings/keychain.ts";

export type Edition = "desktop" | "browser" | "process";

/** What is kept, and where: an encrypted library whose key is in the keychain or a passphrase, or this session only. */
export interface Keeping {
  readonly source: "keychain" | "passphrase" | "session";
  /** One sentence where something is missing; null where all is well. */
  readonly notice: string | null;
}

export interface Keys {
  /** Where keys that are typed in are kept. */
  readonly kind: "keychain" | "session";
  readonly notice: string | null;
  /** The environment wins over the keychain. Throws keychain-locked. */
  read(provider: string): string | null;
  source(provider: string): Keychain["kind"] | null;
  write(provider: string, key: string): void;
  delete(provider: string): boolean;
}

/** The rooms, joined: what every use case is given. Nothing here is opened before it is first asked for. */
export interface House {
  readonly version: string;
  readonly edition: Edition;
  /** The profile's folder. */
  readonly profile: string;
  readonly reader: Reader;
  /** Bytes; a larger file is refused before it is read. */
  readonly fileLimit: number;
  library(): Library;
  keeping(): Keeping;
  keys(): Keys;
  executor(): Executor;
  /** How each deployment has been doing, on this machine. */
  health(): HealthBook;
  /** This month's spending, against which budgets are held. */
  spent(): Spent;
  provider(dialect: Dialect): ProviderWithBatches;
  resolve(id: string): Deployment | { readonly problem: string };
  configuration(): { readonly current: Configuration; readonly path: string; readonly problem: string | null };
  preferences(): Preferences;
  setPreferences(preferences: Preferences): void;
  /** What happened to a file of preferences that could not be used; null where all is well. */
  preferencesProblem(): string | null;
  /** What stands around a contract's words in prompts: the same for the same words, and unknown to whoever wrote them. */
  marker(contract: Pick<Contract, "sha256" | "text">): string;
  /** By which deadlines and waits are kept. */
  readonly clock: Clock;
  /** Epoch milliseconds. */
  now(): number;
  newId(): string;
}
