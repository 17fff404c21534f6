import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { environmentKeys } from "../../electron/settings/environment-keys.ts";
import { openKeychain } from "../../electron/settings/open-keychain.ts";
import { keychainError } from "../../electron/settings/os-keychain.ts";
import { busSockets } from "../../electron/settings/session-bus.ts";
import { sessionKeychain } from "../../electron/settings/session-keychain.ts";

const canary = "sk-canary-7b1e0c55";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headnote-keychain-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function isInstalled(program: string): boolean {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .some((directory) => statSync(join(directory, program), { throwIfNoEntry: false })?.isFile() === true);
}

const keyringTools = ["dbus-run-session", "dbus-send", "gnome-keyring-daemon"];
const hasKeyring = process.platform === "linux" && keyringTools.every(isInstalled);

/** An environment with a home of its own and no bus. */
function privateEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { PATH: process.env["PATH"], LANG: "C.UTF-8" };
  for (const [name, under] of Object.entries({
    HOME: "home",
    XDG_DATA_HOME: "data",
    XDG_CONFIG_HOME: "config",
    XDG_CACHE_HOME: "cache",
    XDG_RUNTIME_DIR: "run",
  })) {
    env[name] = join(folder, under);
    mkdirSync(join(folder, under), { mode: 0o700 });
  }
  return env;
}

function filesHolding(text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}

describe.skipIf(!hasKeyring)(`a real keyring (${keyringTools.join(", ")})`, () => {
  test("keeps, gives and forgets secrets; locked, it says so and loses nothing; its files hold no secret in the clear", () => {
    const script = join(import.meta.dirname, "keyring-session.ts");
    const env = privateEnvironment();
    const inSession = (session: "first" | "later") =>
      z
        .looseObject({ key: z.string() })
        .parse(
          JSON.parse(
            execFileSync(
              "dbus-run-session",
              ["--", process.execPath, script, join(folder, "profile"), canary, session],
              { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
            ),
          ),
        );
    const first = inSession("first");
    expect(first).toEqual({
      open: {
        opened: ["keychain", null],
        absent: null,
        read: "the secret",
        other: null,
        deleted: true,
        deletedAgain: false,
      },
      locked: {
        opened: ["keychain", null],
        read: "keychain-locked",
        written: "keychain-locked",
        deleted: "keychain-locked",
        libraryKey: "keychain-locked",
      },
      key: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(inSession("later")).toEqual({ read: "the secret", key: first.key });
    expect(readdirSync(join(folder, "data", "keyrings"))).toContain("login.keyring");
    expect(readdirSync(join(folder, "profile"))).toEqual(["library.json"]);
    expect(filesHolding(canary)).toEqual([]);
  });
});

describe("where there is no keychain", () => {
  test.skipIf(process.platform !== "linux")(
    "the binding is not left to find another, and says that there is none",
    () => {
      const program = `
      import { osKeychain } from ${JSON.stringify(join(import.meta.dirname, "../../electron/settings/os-keychain.ts"))};
      const codes = [(k) => k.read("a"), (k) => k.write("a", "b"), (k) => k.delete("a")].map((work) => {
        try { return String(work(osKeychain())); } catch (error) { return error.code; }
      });
      process.stdout.write(codes.join());
    `;
      const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
        env: privateEnvironment(),
        encoding: "utf8",
      });
      expect(stdout).toBe("keychain-unavailable,keychain-unavailable,keychain-unavailable");
    },
  );

  test.each([
    ["nothing names a bus", {}],
    ["the bus's socket is gone", { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere/bus" }],
    ["the bus would have to be started", { DBUS_SESSION_BUS_ADDRESS: "autolaunch:" }],
    ["the runtime folder has no bus", { XDG_RUNTIME_DIR: tmpdir() }],
  ])("secrets are kept for the session, and the notice says so: %s", (_, env) => {
    const { keychain, notice } = openKeychain({ env, platform: "linux" });
    expect(keychain.kind).toBe("session");
    expect(notice).toMatch(/this session only/);
  });

  test.skipIf(process.platform === "win32")(
    "a bus that takes the call and says nothing is not waited for without end",
    async () => {
      const path = join(folder, "bus");
      const server = createServer(() => {});
      await new Promise<void>((resolve) => server.listen(path, resolve));
      const { keychain } = openKeychain({ env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` }, platform: "linux" });
      expect(keychain.kind).toBe("session");
      await new Promise((resolve) => server.close(resolve));
    },
  );

  test("something that is no bus is not taken for one", () => {
    writeFileSync(join(folder, "bus"), "");
    const { keychain } = openKeychain({ env: { XDG_RUNTIME_DIR: folder }, platform: "linux" });
    expect(keychain.kind).toBe("session");
  });
});

describe("the address of the bus", () => {
  test.each([
    [{ DBUS_SESSION_BUS_ADDRESS: "unix:path=/run/user/1000/bus" }, ["/run/user/1000/bus"]],
    [{ DBUS_SESSION_BUS_ADDRESS: "unix:path=/tmp/a%20b,guid=12;unix:abstract=/tmp/c" }, ["/tmp/a b", "\0/tmp/c"]],
    [{ DBUS_SESSION_BUS_ADDRESS: "unix:runtime=yes", XDG_RUNTIME_DIR: "/run/1" }, ["/run/1/bus"]],
    [{ DBUS_SESSION_BUS_ADDRESS: "unix:path=%zz" }, []],
    [{ DBUS_SESSION_BUS_ADDRESS: "tcp:host=localhost,port=1" }, []],
    [{ DBUS_SESSION_BUS_ADDRESS: "", XDG_RUNTIME_DIR: "/run/1" }, ["/run/1/bus"]],
  ])("%j is read as %j", (env, expected) => {
    expect(busSockets(env)).toEqual(expected);
  });
});

describe("faults of the binding", () => {
  test.each([
    ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", "keychain-locked"],
    ["Couldn't access platform storage: User interaction is not allowed.", "keychain-locked"],
    ["Platform failure: User canceled the operation.", "keychain-locked"],
    ["Couldn't access platform storage: Secret Service: no result found", "keychain-unavailable"],
    ["Platform failure: DBus error: AccessDenied", "keychain-unavailable"],
  ])("%s is %s", (message, code) => {
    expect(keychainError(new Error(message))).toMatchObject({ code });
  });
});

describe("keys from the environment", () => {
  const keys = environmentKeys({ HEADNOTE_KEY_OPENAI: " sk-1\n", HEADNOTE_KEY_AZURE_EU: "az", HEADNOTE_KEY_EMPTY: "" });

  test("are found under the provider's name, and nothing else is", () => {
    expect(
      ["provider:openai", "provider:azure-eu", "provider:empty", "provider:other", "library-key"].map((a) =>
        keys.read(a),
      ),
    ).toEqual(["sk-1", "az", null, null, null]);
  });

  test("are not written and not deleted from here, and the sentence names the variable but not the key", () => {
    expect(() => keys.write("provider:azure-eu", "new")).toThrow(/^HEADNOTE_KEY_AZURE_EU is read only/);
    expect(() => keys.delete("provider:openai")).toThrow(expect.objectContaining({ code: "wrong-use" }));
    expect(keys.delete("provider:other")).toBe(false);
  });
});

test("secrets of the session are there until they are deleted, and nowhere else", () => {
  const keychain = sessionKeychain();
  keychain.write("provider:openai", canary);
  expect(keychain.read("provider:openai")).toBe(canary);
  expect(sessionKeychain().read("provider:openai")).toBeNull();
  expect([keychain.delete("provider:openai"), keychain.delete("provider:openai")]).toEqual([true, false]);
});
