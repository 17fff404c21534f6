import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type RunningServer } from "../../electron/browser/server.ts";
import { installPageTrust, trustHtml, trustScriptUrl } from "../../shared/rpc/page-trust.ts";
import { launchChromium } from "./chromium.ts";
import { smallPage, type SmallPage } from "./small-page.ts";
import { smallRouter } from "./small-router.ts";

describe("text for an HTML sink", () => {
  it("passes where it can become no element", () => {
    for (const text of ["", "plain", "@media(min-width: 48em){.a > .b{color:red}}", "R&D", "\"'`"])
      expect(trustHtml(text)).toBe(text);
  });

  it.each(["<b>", "a<img src=x onerror=alert(1)>", "</style><script>", "<"])("is refused as %s", (text) => {
    expect(() => trustHtml(text)).toThrow("Text is not put into the page as HTML.");
  });
});

describe("the script of a worker", () => {
  it.each([
    ["assets/worker.js", "http://127.0.0.1:4000/", "http://127.0.0.1:4000/assets/worker.js"],
    ["app://headnote/assets/worker.js", "app://headnote/index.html", "app://headnote/assets/worker.js"],
  ])("may be %s of %s", (url, base, whole) => {
    expect(trustScriptUrl(url, base)).toBe(whole);
  });

  it.each([
    "https://evil.test/w.js",
    "//evil.test/w.js",
    "http://127.0.0.1:4001/w.js",
    "https://127.0.0.1:4000/w.js",
    "data:text/javascript,1",
    "blob:http://127.0.0.1:4000/1",
    "javascript:1",
  ])("may not be %s", (url) => {
    expect(() => trustScriptUrl(url, "http://127.0.0.1:4000/")).toThrow("Only the page's own scripts are run.");
  });
});

describe("a browser without Trusted Types", () => {
  it("is left as it is", () => {
    expect(() => installPageTrust({}, "http://127.0.0.1/")).not.toThrow(/./);
  });
});

describe("a page with the policy, in a real browser", () => {
  const script = `
import { installPageTrust } from "/page-trust.js";
const attempt = (act) => { try { act(); return "done"; } catch (error) { return error.name; } };
const style = document.createElement("style");
const before = attempt(() => { style.innerHTML = "p{}"; });
installPageTrust(window, document.baseURI);
document.body.append(style);
const heard = (worker) => new Promise((resolve) => { worker.onmessage = (event) => resolve(event.data); });
window.results = {
  before,
  style: attempt(() => { style.innerHTML = "body{color:rgb(1, 2, 3)}"; }),
  colour: getComputedStyle(document.body).color,
  html: attempt(() => { document.body.innerHTML = "<img src=x>"; }),
  script: attempt(() => { document.createElement("script").text = "1"; }),
  elsewhere: attempt(() => new Worker("http://localhost:1/w.js")),
  blob: attempt(() => new Worker(URL.createObjectURL(new Blob(["1"])))),
  second: attempt(() => window.trustedTypes.createPolicy("mine", {})),
  worker: await heard(new Worker("/worker.js")),
};`;

  let folder: string;
  let page: SmallPage;
  let server: RunningServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "headnote-chromium-"));
    const source = readFileSync(join(import.meta.dirname, "../../shared/rpc/page-trust.ts"), "utf8");
    const files = {
      "trusting.js": script,
      "page-trust.js": stripTypeScriptTypes(source),
      "worker.js": "postMessage('ran')",
    };
    page = smallPage(files, '<!doctype html><body><script type="module" src="/trusting.js"></script></body>');
    server = await startServer({ router: smallRouter({ calls: [], streamsEnded: 0 }), page: page.folder });
  });
  afterAll(async () => {
    await server.close();
    page.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it("sets style sheets and starts its own workers, and nothing else", async () => {
    const browser = await launchChromium(folder);
    try {
      const tab = await browser.newPage();
      await tab.goto(server.url);
      await tab.waitForFunction("window.results !== undefined");
      expect(await tab.evaluate("window.results")).toEqual({
        before: "TypeError",
        style: "done",
        colour: "rgb(1, 2, 3)",
        html: "TypeError",
        script: "TypeError",
        elsewhere: "TypeError",
        blob: "TypeError",
        second: "TypeError",
        worker: "ran",
      });
    } finally {
      await browser.close();
    }
  });
});
