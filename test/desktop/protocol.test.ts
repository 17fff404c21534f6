import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { listPageFiles, type PageFiles } from "../../electron/usecases/page-files.ts";
import { pageHeaders } from "../../shared/rpc/page-headers.ts";
import { SECRET, smallPage, type SmallPage, pathPieces } from "../browser/small-page.ts";

const electron = vi.hoisted(() => ({ protocol: { registerSchemesAsPrivileged: vi.fn<(schemes: unknown) => void>() } }));
vi.mock("electron", () => electron);
const { answerPageRequest, registerPageScheme } = await import("../../electron/desktop/protocol.ts");

let page: SmallPage;
let files: PageFiles;
beforeAll(() => {
  page = smallPage();
  files = listPageFiles(page.folder);
});
afterAll(() => page.remove());

const get = (url: string, method = "GET") => answerPageRequest({ url, method }, files);

describe("the app:// page", () => {
  it("has an origin of its own, and no privilege beyond", () => {
    registerPageScheme();
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it("is served with its type and the headers that shut it in", async () => {
    const index = await get("app://headnote/");
    expect([index.status, await index.text()]).toEqual([200, "<!doctype html><title>Small</title>"]);
    expect(Object.fromEntries(index.headers)).toEqual({ ...pageHeaders, "content-type": "text/html; charset=utf-8" });
    const script = await get("app://headnote/assets/index-1a2b.js?v=1#x");
    expect([script.status, script.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
    expect(await (await get("app://headnote/", "HEAD")).text()).toBe("");
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS"])("is read only: %s", async (method) => {
    expect((await get("app://headnote/", method)).status).toBe(405);
  });

  it.each([
    "app://headnote/../secret.txt",
    "app://headnote/..%2fsecret.txt",
    "app://headnote/%2e%2e/secret.txt",
    "app://headnote/%2e%2e%2fsecret.txt",
    "app://headnote/..%5csecret.txt",
    "app://headnote/..\\secret.txt",
    "app://headnote/%252e%252e%252fsecret.txt",
    "app://headnote//etc/passwd",
    "app://headnote/C:/Windows/win.ini",
    "app://headnote/index.html%00",
    "app://headnote/assets/link.txt",
    "app://headnote/linked/secret.txt",
    "app://headnote/../renderer-secret/secret.txt",
    "app://headnote-secret/secret.txt",
    "app://headnote.evil.test/index.html",
    "app://other/index.html",
    "app:index.html",
    "file:///etc/passwd",
  ])("does not lead out of its folder: %s", async (url) => {
    const answer = await get(url);
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
    expect(answer.headers.get("content-security-policy")).toBe(pageHeaders["content-security-policy"]);
  });

  it("does not, however a path is put together", async () => {
    const piece = fc.constantFrom(...pathPieces, "link.txt", "index.html");
    const index = "<!doctype html><title>Small</title>";
    let served = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
        const answer = await get(`app://headnote/${pieces.join("")}`);
        const text = await answer.text();
        expect(text).not.toContain(SECRET);
        expect([`404 `, `200 ${index}`]).toContain(`${answer.status} ${text}`);
        if (answer.status === 200) served += 1;
      }),
      { numRuns: 2_000 },
    );
    // The pieces can also spell what is there, or the property would prove nothing.
    expect(served).toBeGreaterThan(0);
  });
});
