import fc from "fast-check";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createConfiguration, loadConfiguration, parseConfiguration } from "../../electron/settings/configuration.ts";
import { findJsonFault } from "../../electron/settings/json-fault.ts";
import { isHeadnoteError } from "../../shared/domain/errors.ts";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headnote-configuration-"));
  path = join(folder, "routes.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

const route = (candidate: string) =>
  JSON.stringify({ routes: { simple: { strategy: "ordered", candidates: [candidate] } } });

function refusal(text: string): { message: string; data: unknown } {
  try {
    parseConfiguration(text, "routes.json");
  } catch (error) {
    if (isHeadnoteError(error) && error.code === "settings-invalid")
      return { message: error.message, data: error.data };
    throw error;
  }
  throw new Error("was not refused");
}

describe("a configuration that is refused", () => {
  test.each([
    [
      '{"routes": {"simple": {"strategy": "cheap", "candidates": []}}}',
      "routes.simple.strategy",
      /expected one of.*cheapest/,
    ],
    [
      '{"routes": {"simple": {"strategy": "ordered", "candidates": ["gpt"]}}}',
      "routes.simple.candidates[0]",
      /provider\/model/,
    ],
    ['{"providers": {"ollama": {"baseURL": "here"}}}', "providers.ollama.baseURL", /URL/],
    ['{"providers": {"Azure EU": {}}}', 'providers["Azure EU"]', /providers/],
    [
      '{"tiers": {"simple": {"maxTokens": 0, "maxComplexity": 0.3}, "standard": {"maxTokens": 1, "maxComplexity": 2}}}',
      "tiers.simple.maxTokens",
      />0/,
    ],
    ['{"polcy": {}}', "the whole file", /"polcy"/],
    ["[]", "the whole file", /object/],
  ])("%s names the place %s and what was expected", (text, at, expected) => {
    const { message, data } = refusal(text);
    expect(message).toContain(at);
    expect(message).toMatch(expected);
    expect(data).toEqual({ file: "routes.json", path: at });
  });

  test.each([
    ['{\n  "routes": {\n    "simple": [1 2]\n  }\n}', 3, 18, "a comma or ]"],
    ['{"a": 1,}', 1, 9, "a name in double quotes"],
    ["{'a': 1}", 1, 2, "a name in double quotes"],
    ['{"a" 1}', 1, 6, "a colon"],
    ['{"a": tru}', 1, 7, "a value"],
    ['{"a": "b', 1, 9, "a closing double quote"],
    ['{"a": "b\n"}', 1, 9, "a closing double quote"],
    ['{"a": "\\q"}', 1, 8, "a known escape after the backslash"],
    ["", 1, 1, "a value"],
    ['{"a": 1} x', 1, 10, "nothing after the end of the value"],
    ["// routes\n{}", 1, 1, "a value"],
  ])("%j is not JSON at line %i, column %i: %s", (text, line, column, expected) => {
    expect(refusal(text)).toEqual({
      message: `routes.json is not valid JSON at line ${line}, column ${column}: expected ${expected}.`,
      data: { file: "routes.json", line, column },
    });
  });

  test("never quotes a key that stands in it by mistake", () => {
    for (const text of [
      '{"providers": {"openai": {"apiKey": "sk-canary"}}}',
      '{"providers": {"openai": {"dialect": "sk-canary"}}}',
      '{"providers": {"openai": "sk-canary"}}',
      '{"providers": {"openai": {"apiKey": sk-canary}}}',
      '{"routes": {"simple": {"strategy": "ordered", "candidates": ["sk-canary"]}}}',
    ]) {
      expect(JSON.stringify(refusal(text))).not.toContain("sk-canary");
    }
  });
});

describe("the place of a fault in JSON", () => {
  test("is found in exactly those texts that are not JSON", () => {
    const almost = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "}", "]", "\\", "\n", "0", "x", "\u0001"))
      .map(
        ([json, at, piece]) => json.slice(0, at % (json.length + 1)) + piece + json.slice((at % (json.length + 1)) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(fc.json(), almost, fc.string()), (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(findJsonFault(text) === null).toBe(valid);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("the configuration in force", () => {
  test("is the default one where there is no file", () => {
    const source = createConfiguration({ path });
    expect(source.current()).toEqual({ providers: {}, routes: {} });
    expect(source.problem()).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("follows the file from one call to the next, and says so", () => {
    const onChange = vi.fn<() => void>();
    writeFileSync(path, route("openai/a"));
    const source = createConfiguration({ path, onChange });
    expect(source.current().routes["simple"]?.candidates).toEqual(["openai/a"]);
    expect(source.current()).toBe(source.current());
    expect(onChange).not.toHaveBeenCalled();
    writeFileSync(path, `\uFEFF${route("openai/b")}`);
    expect(source.current().routes["simple"]?.candidates).toEqual(["openai/b"]);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  test("is noticed to have changed even at the same size and time", () => {
    writeFileSync(path, route("openai/a"));
    utimesSync(path, 1, 1);
    const source = createConfiguration({ path });
    source.current();
    rmSync(path);
    writeFileSync(path, route("openai/b"));
    utimesSync(path, 1, 1);
    expect(source.current().routes["simple"]?.candidates).toEqual(["openai/b"]);
  });

  test("stays the last good one while the file is broken, also after a restart, until it is mended", () => {
    writeFileSync(path, route("openai/a"));
    const source = createConfiguration({ path });
    source.current();
    writeFileSync(path, '{"routes": {"simple": 7}}');
    expect(source.current().routes["simple"]?.candidates).toEqual(["openai/a"]);
    expect(source.problem()).toMatch(/routes\.simple: .*last valid settings stay in force/);
    const restarted = createConfiguration({ path });
    expect(restarted.current().routes["simple"]?.candidates).toEqual(["openai/a"]);
    expect(restarted.problem()).toMatch(/routes\.simple/);
    writeFileSync(path, route("openai/c"));
    expect(restarted.current().routes["simple"]?.candidates).toEqual(["openai/c"]);
    expect(restarted.problem()).toBeNull();
  });

  test("stays the last good one while the file is away, also after a restart: what it forbids stays forbidden", () => {
    writeFileSync(path, JSON.stringify({ policy: { requireMatter: true, deny: ["ollama/*"] } }));
    const changes: (string | null)[] = [];
    const source = createConfiguration({ path, onChange: () => changes.push(source.problem()) });
    const { policy } = source.current();
    rmSync(path);
    expect(source.current().policy).toEqual(policy);
    expect(source.problem()).toMatch(/is not there any more\. The last valid settings stay in force/);
    const restarted = createConfiguration({ path });
    expect(restarted.current().policy).toEqual(policy);
    expect(restarted.problem()).toMatch(/not there any more/);
    writeFileSync(path, "{}");
    expect(source.current().policy).toBeUndefined();
    expect(source.problem()).toBeNull();
    expect(changes).toEqual([expect.stringContaining("not there any more"), null]);
  });

  test("is Headnote's own where there never was a file", () => {
    const source = createConfiguration({ path });
    expect(source.current()).toEqual(createConfiguration({ path }).current());
    expect(source.problem()).toBeNull();
  });

  test("keeps all here where a broken file, of which nothing good is known, goes away", () => {
    writeFileSync(path, '{"policy": {"onDeviceOnly": tru}}');
    const source = createConfiguration({ path });
    source.current();
    rmSync(path);
    expect(source.current().policy?.onDeviceOnly).toBe(true);
    expect(source.problem()).toMatch(/nothing leaves this machine/);
  });

  test("lets nothing leave the machine where the file is broken and nothing good is known", () => {
    writeFileSync(path, '{"policy": {"onDeviceOnly": tru}}');
    const source = createConfiguration({ path });
    expect(source.current().policy?.onDeviceOnly).toBe(true);
    expect(source.problem()).toMatch(/line 1, column 29.*nothing leaves this machine/);
    writeFileSync(join(folder, "routes.last-good.json"), "{");
    expect(createConfiguration({ path }).current().policy?.onDeviceOnly).toBe(true);
  });

  test("is refused as a whole by whoever asks for a file to be checked", () => {
    writeFileSync(path, "{");
    expect(() => loadConfiguration(path)).toThrow(expect.objectContaining({ code: "settings-invalid" }));
    expect(() => loadConfiguration(folder)).toThrow(expect.objectContaining({ code: "settings-invalid" }));
  });
});
