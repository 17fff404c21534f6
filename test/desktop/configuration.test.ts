import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "@swc/core";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const sources = globSync("{electron,renderer,shared}/**/*.{ts,tsx}", { cwd: root });

/** What may be said of these options, wherever they stand. `null`: nothing at all. */
const allowed: Readonly<Record<string, boolean | null>> = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  webSecurity: null,
  allowRunningInsecureContent: null,
  experimentalFeatures: null,
  enableBlinkFeatures: null,
  disableBlinkFeatures: null,
  enableRemoteModule: null,
  bypassCSP: null,
  allowServiceWorkers: null,
};
/** Calls that would undo what the options say. */
const forbiddenCalls = new Set([
  "disableWebSecurity",
  "setCertificateVerifyProc",
  "executeJavaScript",
  "loadFile",
  "exposeInIsolatedWorld",
  "insertAdjacentHTML",
]);

interface Node {
  readonly type?: string;
  readonly [name: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isNode(value)) {
    visit(value);
    for (const child of Object.values(value)) if (typeof child === "object") walk(child, visit);
  }
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return "";
  if (node.type === "Computed") return nameOf(node["expression"]);
  return typeof node["value"] === "string" ? node["value"] : "";
}

/** Every place in a source that sets one of the options to what is not allowed, or calls what is not. */
function faults(source: string, tsx = false): string[] {
  const found: string[] = [];
  const judge = (name: string, value: unknown): void => {
    if (!Object.hasOwn(allowed, name)) return;
    const literal = isNode(value) && value.type === "BooleanLiteral" ? value["value"] : undefined;
    if (allowed[name] === null || literal !== allowed[name]) found.push(name);
  };
  walk(parseSync(source, { syntax: "typescript", tsx, target: "es2024" }), (node) => {
    if (node.type === "KeyValueProperty") judge(nameOf(node["key"]), node["value"]);
    if (node.type === "ObjectExpression" && Array.isArray(node["properties"])) {
      // `{ sandbox }`: what it holds can not be seen here, so it is not allowed.
      for (const property of node["properties"]) {
        if (isNode(property) && property.type === "Identifier") judge(nameOf(property), undefined);
      }
    }
    if (node.type === "AssignmentExpression" && isNode(node["left"]) && node["left"].type === "MemberExpression") {
      judge(nameOf(node["left"]["property"]), node["right"]);
    }
    if (node.type === "CallExpression" && isNode(node["callee"]) && node["callee"].type === "MemberExpression") {
      const name = nameOf(node["callee"]["property"]);
      if (forbiddenCalls.has(name)) found.push(name);
      const first: unknown = Array.isArray(node["arguments"]) ? node["arguments"][0] : undefined;
      const flag = isNode(first) ? nameOf(first["expression"]) : "";
      if (name === "appendSwitch" && /sandbox|security|insecure|remote-debug|disable-/.test(flag)) found.push(flag);
    }
  });
  return found;
}

describe("the rule about a window's options", () => {
  it.each([
    ["new BrowserWindow({ webPreferences: { nodeIntegration: true, sandbox: true } })", ["nodeIntegration"]],
    [
      "new BrowserWindow({ webPreferences: { sandbox: false, nodeIntegration: true } })",
      ["sandbox", "nodeIntegration"],
    ],
    ['open({ "sandbox": false })', ["sandbox"]],
    ['open({ ["contextIsolation"]: false })', ["contextIsolation"]],
    ["open({ sandbox: !packaged })", ["sandbox"]],
    ["open({ webSecurity: true })", ["webSecurity"]],
    ["preferences.contextIsolation = false", ["contextIsolation"]],
    ["function f(sandbox: boolean) { open({ sandbox }); }", ["sandbox"]],
    ['app.commandLine.appendSwitch("no-sandbox")', ["no-sandbox"]],
    ['app.commandLine.appendSwitch("disable-web-security")', ["disable-web-security"]],
    ["contents.executeJavaScript(text)", ["executeJavaScript"]],
    ["open({ sandbox: true, contextIsolation: true, nodeIntegration: false })", []],
  ])("finds what is wrong in: %s", (source, wrong) => {
    expect([...new Set(faults(source))]).toEqual(wrong);
  });

  it("finds nothing in the sources", () => {
    expect(sources.length).toBeGreaterThan(50);
    const wrong = sources.flatMap((path) => faults(read(path), path.endsWith("x")).map((name) => `${path}: ${name}`));
    expect(wrong).toEqual([]);
  });

  it("knows that the one window sets them all", () => {
    const window = read("electron/desktop/window.ts");
    for (const name of ["sandbox: true", "contextIsolation: true", "nodeIntegration: false"])
      expect(window).toContain(name);
    expect(read("electron/desktop/main.ts")).toContain("app.enableSandbox()");
    const makers = sources.filter((path) =>
      /new BrowserWindow\(|new BaseWindow\(|new WebContentsView\(|new BrowserView\(/.test(read(path)),
    );
    expect(makers).toEqual(["electron/desktop/window.ts"]);
  });

  it("finds one message channel, one bridge and no page from a file", () => {
    const uses = (pattern: RegExp) => sources.filter((path) => pattern.test(read(path)));
    expect(uses(/ipcMain\.(on|handle|once)/)).toEqual([]);
    expect(uses(/channel\.on\(/)).toEqual(["electron/desktop/rpc-port.ts"]);
    expect(uses(/exposeInMainWorld/)).toEqual(["electron/desktop/preload.ts"]);
    expect(uses(/["'`]file:\/\//)).toEqual([]);
    expect(uses(/dangerouslySetInnerHTML|\.innerHTML\b|\beval\(|new Function\(/)).toEqual([]);
  });
});

describe("the packaged app", () => {
  /** The `key: value` lines under a top-level key. */
  function section(yaml: string, key: string): Record<string, string> {
    const body = new RegExp(`^${key}:\\n((?:[ #].*\\n|\\n)*)`, "m").exec(yaml)?.[1] ?? "";
    return Object.fromEntries(Array.from(body.matchAll(/^ {2}([\w-]+): (.*)$/gm), ([, name, value]) => [name, value]));
  }
  const builder = read("electron-builder.yml");

  it("has every fuse set, each to its safe side", () => {
    expect(section(builder, "electronFuses")).toEqual({
      runAsNode: "false",
      enableCookieEncryption: "true",
      enableNodeOptionsEnvironmentVariable: "false",
      enableNodeCliInspectArguments: "false",
      enableEmbeddedAsarIntegrityValidation: "true",
      onlyLoadAppFromAsar: "true",
      loadBrowserProcessSpecificV8Snapshot: "false",
      grantFileProtocolExtraPrivileges: "false",
    });
  });

  it("is an archive, hardened on macOS, and uploads nothing", () => {
    expect(builder).toMatch(/^asar: true$/m);
    expect(builder).toMatch(/^publish: null$/m);
    expect(section(builder, "mac")).toMatchObject({
      hardenedRuntime: "true",
      entitlements: "build/entitlements.mac.plist",
    });
    const entitlements = Array.from(
      read("build/entitlements.mac.plist").matchAll(/<key>(.*)<\/key>/g),
      ([, name]) => name,
    );
    expect(entitlements).toEqual(["com.apple.security.cs.allow-jit"]);
  });

  it("starts from an install that runs no script but the ones that were looked at", () => {
    const { allowScripts } = JSON.parse(read("package.json")) as { allowScripts: Record<string, boolean> };
    expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(["node"]);
  });
});
