import { networkInterfaces } from "node:os";
import { connect } from "node:net";
import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { RPCLink } from "@orpc/client/fetch";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startServer, type RunningServer } from "../../electron/browser/server.ts";
import type { Api } from "../../shared/rpc/api.ts";
import { cookieOf, send, type Answer } from "./request.ts";
import { SECRET, smallPage, type SmallPage, pathPieces } from "./small-page.ts";
import { info, smallRouter, type Reached } from "./small-router.ts";

let page: SmallPage;
let server: RunningServer;
let port: number;
let reached: Reached;

beforeEach(async () => {
  page = smallPage();
  reached = { calls: [], streamsEnded: 0 };
  server = await startServer({ router: smallRouter(reached), page: page.folder });
  port = Number(new URL(server.origin).port);
});

afterEach(async () => {
  await server.close();
  page.remove();
});

const entrance = (): string => new URL(server.url).pathname;

async function open(): Promise<string> {
  return cookieOf(await send(port, entrance()));
}

function callInfo(cookie: string, headers: Record<string, string> = {}): Promise<Answer> {
  return send(port, "/rpc/app/info", {
    method: "POST",
    headers: { cookie, "content-type": "application/json", "sec-fetch-site": "same-origin", ...headers },
    body: "{}",
  });
}

function client(cookie: string): ContractRouterClient<Api> {
  return createORPCClient(
    new RPCLink({
      url: `${server.origin}/rpc`,
      headers: { cookie, origin: server.origin, "sec-fetch-site": "same-origin" },
    }),
  );
}

describe("the session", () => {
  it("trades the token for a cookie that scripts and other sites do not get, and leads to the page", async () => {
    const answer = await send(port, entrance());
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe("/");
    expect(answer.headers["set-cookie"]?.[0]).toMatch(
      new RegExp(`^headnote-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    const index = await send(port, "/", { headers: { cookie: cookieOf(answer) } });
    expect([index.status, index.body]).toEqual([200, "<!doctype html><title>Small</title>"]);
  });

  it("takes a token of 256 bits once, and no other token", async () => {
    expect(Buffer.from(entrance().slice("/open/".length), "base64url")).toHaveLength(32);
    expect((await send(port, "/open/")).status).toBe(401);
    expect((await send(port, `${entrance().slice(0, -1)}_`)).status).toBe(401);
    expect((await send(port, entrance())).status).toBe(303);
    const again = await send(port, entrance());
    expect(again.status).toBe(401);
    expect(again.headers["set-cookie"]).toBeUndefined();
  });

  it("leads a browser that already has the session back to the page", async () => {
    const cookie = await open();
    const again = await send(port, entrance(), { headers: { cookie } });
    expect([again.status, again.headers.location]).toEqual([303, "/"]);
    expect(again.headers["set-cookie"]).toBeUndefined();
  });

  it.each([{ "sec-purpose": "prefetch" }, { "sec-purpose": "prefetch;prerender" }, { purpose: "prefetch" }])(
    "does not spend the token on a browser that fetches ahead: %o",
    async (headers) => {
      expect((await send(port, entrance(), { headers })).status).toBe(503);
      expect((await send(port, entrance(), { method: "HEAD" })).status).toBe(405);
      expect((await send(port, entrance())).status).toBe(303);
    },
  );

  it("lets nobody in without the cookie, or with one of another port, name or value", async () => {
    const [, value] = (await open()).split("=");
    const wrong = ["", `headnote-${port}=`, `headnote-${port + 1}=${value}`, `headnote-${port}=${value}x`, `${value}`];
    for (const cookie of wrong) {
      for (const path of ["/", "/index.html", "/assets/index-1a2b.js", "/nothing"]) {
        expect((await send(port, path, { headers: { cookie } })).status).toBe(401);
      }
      expect((await callInfo(cookie)).status).toBe(401);
    }
    expect(reached.calls).toEqual([]);
  });

  it("finds its cookie among others", async () => {
    const cookie = await open();
    expect((await send(port, "/", { headers: { cookie: `a=1; ${cookie}; headnote-1=x` } })).status).toBe(200);
  });
});

describe("who is answered", () => {
  it("answers at its own two names only", async () => {
    const cookie = await open();
    const wrong = [
      `rebind.evil.test:${port}`,
      "127.0.0.1",
      `127.0.0.1:${port + 1}`,
      `[::1]:${port}`,
      `0.0.0.0:${port}`,
      `127.0.0.1.evil.test:${port}`,
    ];
    for (const host of wrong) {
      expect([host, (await send(port, "/", { headers: { host, cookie } })).status]).toEqual([host, 421]);
      expect([host, (await callInfo(cookie, { host })).status]).toEqual([host, 421]);
    }
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`]) {
      expect([host, (await send(port, "/", { headers: { host, cookie } })).status]).toEqual([host, 200]);
    }
    expect(reached.calls).toEqual([]);
  });

  it("answers no page of another origin, another port of this machine included", async () => {
    const cookie = await open();
    const origins = [
      "null",
      "https://evil.test",
      `http://127.0.0.1:${port + 1}`,
      `https://127.0.0.1:${port}`,
      `http://localhost:${port}`,
    ];
    for (const origin of origins) {
      expect([origin, (await callInfo(cookie, { origin })).status]).toEqual([origin, 403]);
      expect([origin, (await send(port, "/", { headers: { origin, cookie } })).status]).toEqual([origin, 403]);
    }
    for (const site of ["cross-site", "same-site", "anything"]) {
      expect([site, (await callInfo(cookie, { "sec-fetch-site": site })).status]).toEqual([site, 403]);
      expect([site, (await send(port, "/", { headers: { "sec-fetch-site": site, cookie } })).status]).toEqual([
        site,
        403,
      ]);
      expect([site, (await send(port, entrance(), { headers: { "sec-fetch-site": site } })).status]).toEqual([
        site,
        403,
      ]);
    }
    expect(reached.calls).toEqual([]);
  });

  it("takes calls from the page only, not from a typed address or a bare client", async () => {
    const cookie = await open();
    expect((await callInfo(cookie, { "sec-fetch-site": "none" })).status).toBe(403);
    const bare = { method: "POST", headers: { cookie, "content-type": "application/json" }, body: "{}" };
    expect((await send(port, "/rpc/app/info", bare)).status).toBe(403);
    expect((await send(port, "/rpc/app/info", { headers: { cookie, "sec-fetch-site": "same-origin" } })).status).toBe(
      405,
    );
    expect(reached.calls).toEqual([]);
    expect((await callInfo(cookie, { origin: server.origin })).status).toBe(200);
    expect(reached.calls).toEqual(["app.info"]);
  });

  it("grants no other origin anything, whatever it asks", async () => {
    const cookie = await open();
    const asked = await send(port, "/rpc/app/info", {
      method: "OPTIONS",
      headers: { cookie, "sec-fetch-site": "same-origin", "access-control-request-method": "POST" },
    });
    expect(Object.keys(asked.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it("is not reachable from another machine", async () => {
    const addresses = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal }) => !internal);
    const outer = [...addresses.map(({ address, family }) => (family === "IPv6" ? null : address)), "::1"].filter(
      (a) => a !== null,
    );
    for (const address of outer) {
      await expect(send(port, "/", { address, headers: { host: `127.0.0.1:${port}` } })).rejects.toThrow(
        /ECONNREFUSED|EADDRNOTAVAIL/,
      );
    }
  });
});

describe("the page's files", () => {
  const hostile = [
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/assets/../../secret.txt",
    "/assets/%2e%2e/%2e%2e/secret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "/%252e%252e/secret.txt",
    "/..%00/secret.txt",
    "/index.html%00.js",
    "/assets/link.txt",
    "/linked/secret.txt",
    "/../renderer-secret/secret.txt",
    "//secret.txt",
    "//evil.test/index.html",
    "/assets",
    "/assets/",
    "/./index.html",
    "/etc/passwd",
    "/C:/Windows/win.ini",
    "/%c0%ae%c0%ae/secret.txt",
    "/%",
  ];
  it.each(hostile)("do not lead out of their folder: %s", async (path) => {
    const answer = await send(port, path, { headers: { cookie: await open() } });
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain(SECRET);
  });

  it("do not, however a path is put together", async () => {
    const cookie = await open();
    const piece = fc.constantFrom(...pathPieces);
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
        const answer = await send(port, `/${pieces.join("")}`, { headers: { cookie } });
        expect(answer.body).not.toContain(SECRET);
        // `/?...` and `/#...` are the page itself.
        const isPage = answer.status === 200 && answer.body === "<!doctype html><title>Small</title>";
        expect(isPage || answer.status === 400 || answer.status === 404).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("are refused in absolute form", async () => {
    const cookie = await open();
    const absolute = await send(port, "http://evil.test/secret.txt", { headers: { cookie } });
    expect(absolute.status).toBe(400);
  });

  it("come with their types, and with leave to keep only what is named by its content", async () => {
    const cookie = await open();
    const get = (path: string) => send(port, path, { headers: { cookie } });
    const script = await get("/assets/index-1a2b.js");
    expect([script.headers["content-type"], script.headers["cache-control"]]).toEqual([
      "text/javascript; charset=utf-8",
      "private, max-age=31536000, immutable",
    ]);
    expect((await get("/assets/deep/font.woff2")).headers["content-type"]).toBe("font/woff2");
    expect((await get("/")).headers["cache-control"]).toBe("no-cache");
    expect((await callInfo(cookie)).headers["cache-control"]).toBe("no-store");
    const head = await send(port, "/", { method: "HEAD", headers: { cookie } });
    expect([head.status, head.body]).toEqual([200, ""]);
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"]) {
      expect((await send(port, "/", { method, headers: { cookie } })).status).toBe(405);
    }
  });

  it("carry the headers that shut the page in, as does every refusal and every answer to a call", async () => {
    const cookie = await open();
    const answers = [
      await send(port, "/", { headers: { cookie } }),
      await send(port, "/"),
      await send(port, "/none", { headers: { cookie } }),
      await callInfo(cookie),
    ];
    const [first] = answers as [Answer];
    const kept = (answer: Answer) =>
      Object.fromEntries(
        Object.entries(answer.headers).filter(([name]) => /^(content-sec|x-|referrer|cross|permissions)/.test(name)),
      );
    expect(kept(first)).toMatchInlineSnapshot(`
      {
        "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; worker-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types headnote-worker",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
      }
    `);
    for (const answer of answers) expect(kept(answer)).toEqual(kept(first));
  });

  it("say so when they were never built", async () => {
    await expect(startServer({ router: smallRouter(reached), page: `${page.folder}/nothing` })).rejects.toMatchObject({
      code: "internal",
    });
  });
});

describe("calls", () => {
  it("answer, take files, and stream", async () => {
    const rpc = client(await open());
    expect(await rpc.app.info()).toEqual(info);
    const file = new File([new Uint8Array(3_000_000)], "Lease — Müller.pdf");
    expect(await rpc.jobs.add({ file, matter: null, side: null, onDevice: true, route: null })).toMatchObject({
      name: "Lease — Müller.pdf",
      size: 3_000_000,
    });
    const seen: number[] = [];
    for await (const jobs of await rpc.jobs.watch()) {
      seen.push(jobs.length);
      if (jobs.length === 2) break;
    }
    expect(seen).toEqual([1, 2]);
  });

  it("end the stream's work when the page goes away", async () => {
    const rpc = client(await open());
    const leave = new AbortController();
    const stream = await rpc.jobs.watch(undefined, { signal: leave.signal });
    await stream.next();
    leave.abort();
    await expect.poll(() => reached.streamsEnded).toBe(1);
  });

  it("refuse a body that says it is too large before reading it", async () => {
    const cookie = await open();
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.write(
          `POST /rpc/jobs/add HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\ncontent-length: ${211 * 1024 ** 2}\r\n\r\n`,
        );
      });
      socket.once("data", (chunk) => {
        resolve(String(chunk));
        socket.destroy();
      });
      socket.once("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(reached.calls).toEqual([]);
  });

  it("refuse a body that turns out to be too large while it is read, and go on serving", async () => {
    const cookie = await open();
    const answered = await new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      const chunk = Buffer.alloc(4 * 1024 ** 2, " ");
      let answer = "";
      socket.on("data", (data) => {
        answer += String(data);
      });
      socket.on("close", () => resolve(answer));
      socket.on("error", () => socket.destroy());
      socket.write(
        `POST /rpc/app/info HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
      );
      let left = 54;
      const more = (): void => {
        if (socket.destroyed || answer !== "") return;
        if (left === 0) {
          // A whole and valid call, were it not for its size.
          socket.write("2\r\n{}\r\n0\r\n\r\n");
          return;
        }
        left -= 1;
        socket.write(`${chunk.length.toString(16)}\r\n`);
        socket.write(chunk);
        socket.write("\r\n", more);
      };
      more();
    });
    // The client may be cut off while it still writes, and then never sees the answer.
    expect(answered).toMatch(/^(HTTP\/1\.1 413 |$)/);
    expect(reached.calls).toEqual([]);
    expect((await callInfo(cookie)).status).toBe(200);
  });

  it("are not found under another name", async () => {
    const cookie = await open();
    const headers = { cookie, "content-type": "application/json", "sec-fetch-site": "same-origin" };
    for (const path of ["/rpc", "/rpc/", "/rpc/app", "/rpc/app/nothing", "/rpc/__proto__/info", "/rpc/constructor"]) {
      expect([path, (await send(port, path, { method: "POST", headers, body: "{}" })).status]).toEqual([path, 404]);
    }
  });
});

describe("starting and stopping", () => {
  it("says which port is in use", async () => {
    const second = startServer({ router: smallRouter(reached), page: page.folder, port });
    await expect(second).rejects.toMatchObject({ code: "port-in-use", data: { port } });
    await expect(second).rejects.toThrow(`Port ${port} is in use.`);
  });

  it("lets an answer under way finish, and holds on to no connection without one", async () => {
    const cookie = await open();
    const ahead = connect(port, "127.0.0.1");
    const aheadClosed = new Promise((resolve) => ahead.once("close", resolve));
    const slow = connect(port, "127.0.0.1");
    let answer = "";
    slow.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
    });
    const slowClosed = new Promise((resolve) => slow.once("close", resolve));
    const started = new Promise((resolve) => slow.once("data", resolve));
    const headers = `host: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json`;
    // "100 Continue" tells that the request is being answered, and waits for its body.
    slow.write(`POST /rpc/app/info HTTP/1.1\r\n${headers}\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n`);
    await started;
    const closing = server.close();
    await aheadClosed;
    slow.end("{}");
    await Promise.all([closing, slowClosed]);
    expect(answer).toContain("HTTP/1.1 200 OK");
    expect(reached.calls).toEqual(["app.info"]);
  });

  it("ends live streams and frees the port", async () => {
    const rpc = client(await open());
    const stream = await rpc.jobs.watch();
    await stream.next();
    await stream.next();
    const rest = stream.next();
    await server.close();
    await expect(rest).rejects.toThrow(/terminated|abort|closed/i);
    expect(reached.streamsEnded).toBe(1);
    const next = await startServer({ router: smallRouter(reached), page: page.folder, port });
    await next.close();
  });
});
