import { basename, dirname, extname, join } from "node:path";
import type { z } from "zod";
import { configurationSchema, type Configuration } from "../../shared/domain/configuration.ts";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { readIfThere, writeWhole } from "./atomic-file.ts";
import { findJsonFault, findRepeatedName } from "./json-fault.ts";
import { stampOf } from "./stamp.ts";
import { describeFaults, jsonPath } from "./validation.ts";

/** The file in a profile. */
export function routesPath(folder: string): string {
  return join(folder, "routes.json");
}

/**
 * Reads and checks a configuration; where there is no file, the defaults. Throws settings-invalid with the file, the place
 * of the first fault and what was expected there; `data` has `file` and `path` or `line` and `column`.
 */
export function loadConfiguration(path: string): Configuration {
  let text: string | null;
  try {
    text = readIfThere(path);
  } catch (error) {
    throw new HeadnoteError("settings-invalid", `${path} cannot be read. Check its permissions.`, {
      cause: error,
      data: { file: path },
    });
  }
  return text === null ? configurationSchema.parse({}) : parseConfiguration(text, path);
}

/** As `loadConfiguration`, of a text; `file` is what to call it. */
export function parseConfiguration(text: string, file: string): Configuration {
  // Windows' Notepad begins a file with a byte order mark, which JSON does not know.
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const read = configurationSchema.safeParse(parseJson(json, file));
  if (read.success) return read.data;
  throw new HeadnoteError("settings-invalid", `${file} is not valid. ${describeFaults(read.error)}.`, {
    data: { file, path: jsonPath(read.error.issues[0]?.path ?? []) },
  });
}

function parseJson(json: string, file: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // The engine's message quotes the text, and a key may stand there by mistake.
    const fault = findJsonFault(json);
    const place = fault === null ? "" : ` at line ${fault.line}, column ${fault.column}: expected ${fault.expected}`;
    throw new HeadnoteError("settings-invalid", `${file} is not valid JSON${place}.`, {
      data: { file, ...(fault === null ? {} : { line: fault.line, column: fault.column }) },
    });
  }
  // Of two values for one name the later would win, and the first, which may be the stricter rule, would count for nothing.
  const again = findRepeatedName(json);
  if (again === null) return value;
  const { line, column } = again;
  const words = `Line ${line}, column ${column}: this name stands in the same object before. Keep one of the two.`;
  throw new HeadnoteError("settings-invalid", `${file} is not valid. ${words}`, { data: { file, line, column } });
}

export interface ConfigurationOptions {
  readonly path: string;
  /** Where the last valid file is kept; beside it where left out. */
  readonly lastGood?: string;
  /** Called when what is in force, or what is wrong, has changed. */
  readonly onChange?: () => void;
}

/** What is in force. The file is looked at again on every call, so a change takes effect on the next task. */
export interface ConfigurationSource {
  readonly path: string;
  /**
   * The file where it is there and valid, otherwise the last valid one. Where there never was a file, the defaults; where there
   * never was a valid one, nothing may leave the machine.
   */
  current(): Configuration;
  /** Why the file was refused when it was last looked at, and what applies instead; null where it is in force. */
  problem(): string | null;
}

export function createConfiguration({
  path,
  lastGood = lastGoodPath(path),
  onChange,
}: ConfigurationOptions): ConfigurationSource {
  let seen: string | null = null;
  let inForce: Configuration | null = null;
  let problem: string | null = null;

  const refresh = (): Configuration => {
    const stamp = stampOf(path);
    if (inForce !== null && stamp === seen) return inForce;
    const first = inForce === null;
    const before = JSON.stringify([inForce, problem]);
    // A file that is replaced, or on a share that is gone, is away for a moment: that must not lift what the firm forbids.
    const missed = stamp === "none" ? (inForce ?? loadLastGood(lastGood)) : null;
    try {
      inForce = missed ?? loadConfiguration(path);
      problem = missed === null || isSame(missed, {}) ? null : gone(path, missed);
      if (stamp !== "none") keepLastGood(lastGood, inForce);
    } catch (error) {
      if (!isHeadnoteError(error)) throw error;
      const fallback = inForce ?? loadLastGood(lastGood);
      problem =
        fallback === null
          ? `${error.message} Until it is mended, nothing leaves this machine.`
          : `${error.message} The last valid settings stay in force.`;
      inForce = fallback ?? closed();
    }
    seen = stamp;
    if (!first && JSON.stringify([inForce, problem]) !== before) onChange?.();
    return inForce;
  };

  return {
    path,
    current: refresh,
    problem: () => problem,
  };
}

function gone(path: string, kept: Configuration): string {
  return isSame(kept, closed())
    ? `${path} is not there any more. Until there is one, nothing leaves this machine; to have none, let it hold {}.`
    : `${path} is not there any more. The last valid settings stay in force; to have none, let it hold {}.`;
}

function isSame(configuration: Configuration, other: z.input<typeof configurationSchema>): boolean {
  return JSON.stringify(configuration) === JSON.stringify(configurationSchema.parse(other));
}

/** A refused file may have held a policy that nobody here knows: the strictest one applies until it can be read. */
function closed(): Configuration {
  return configurationSchema.parse({ policy: { onDeviceOnly: true } });
}

function lastGoodPath(path: string): string {
  const ending = extname(path);
  return join(dirname(path), `${basename(path, ending)}.last-good${ending}`);
}

function loadLastGood(path: string): Configuration | null {
  try {
    const text = readIfThere(path);
    return text === null ? null : parseConfiguration(text, path);
  } catch {
    return null;
  }
}

function keepLastGood(path: string, configuration: Configuration): void {
  const text = `${JSON.stringify(configuration, null, 2)}\n`;
  try {
    if (readIfThere(path) !== text) writeWhole(path, text);
  } catch (error) {
    // A folder that IT made read-only holds a good file; its copy is only a precaution.
    if (!isHeadnoteError(error)) throw error;
  }
}
