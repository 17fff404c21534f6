import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { externalLink, isOwnRequest, isPageAddress } from "../../electron/desktop/address.ts";

describe("the page's address", () => {
  it.each(["app://headnote/", "app://headnote/index.html#/library", "app://headnote/assets/a.js?x=1"])(
    "is %s",
    (address) => {
      expect(isPageAddress(address)).toBe(true);
    },
  );

  it.each([
    "",
    "app://",
    "app:headnote",
    "app://headnote.evil.test/",
    "app://evil.test/headnote/",
    "app://headnote@evil.test/",
    "app://evil@headnote/",
    "app://evil:secret@headnote/",
    "app://headnote:80/",
    "app:///headnote/",
    "app2://headnote/",
    "file:///headnote/index.html",
    "http://headnote/",
    "https://headnote/",
    "data:text/html,headnote",
    "javascript:headnote",
    "about:blank",
    "blob:app://headnote/1",
  ])("is not %s", (address) => {
    expect(isPageAddress(address)).toBe(false);
  });
});

describe("a request of the page", () => {
  it.each(["app://headnote/assets/a.js", "blob:app://headnote/0b1c", "data:image/png;base64,AAAA"])(
    "may go to %s",
    (address) => {
      expect(isOwnRequest(address, true)).toBe(true);
    },
  );

  it.each([
    "http://127.0.0.1:1/",
    "http://localhost/",
    "https://example.com/a.png",
    "ws://127.0.0.1:9229/",
    "wss://example.com/",
    "ftp://example.com/",
    "file:///etc/passwd",
    "filesystem:app://headnote/a",
    "chrome://settings/",
    "chrome-extension://abc/x.js",
    "blob:https://example.com/1",
    "blob:null/1",
    "app://other/a.js",
    "devtools://devtools/bundled/inspector.html",
    "about:blank",
    "not an address",
    "",
  ])("may not go to %s", (address) => {
    expect(isOwnRequest(address, true)).toBe(false);
  });

  it("may load the browser's own tools in development, and nothing more", () => {
    expect(isOwnRequest("devtools://devtools/bundled/inspector.html", false)).toBe(true);
    expect(isOwnRequest("http://localhost:5173/", false)).toBe(false);
  });
});

describe("a link that leaves the app", () => {
  it.each([
    ["https://example.com", "https://example.com/"],
    ["https://example.com/terms?a=b#c", "https://example.com/terms?a=b#c"],
    ["HTTPS://Example.com/", "https://example.com/"],
    ["mailto:counsel@example.com", "mailto:counsel@example.com"],
    ["mailto:counsel@example.com?subject=Lease&body=Hello", "mailto:counsel@example.com?subject=Lease&body=Hello"],
  ])("opens %s", (address, opened) => {
    expect(externalLink(address)).toBe(opened);
  });

  it.each([
    "",
    " ",
    "http://example.com/",
    "file:///etc/passwd",
    "file://server/share/evil.exe",
    "\\\\server\\share\\evil.exe",
    "C:\\Windows\\System32\\calc.exe",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "smb://server/share",
    "ftp://example.com/",
    "ssh://example.com/",
    "tel:+15551234567",
    "ms-msdt:/id PCWDiagnostic",
    "ms-officecmd:%7B%7D",
    "search-ms:query=x&crumb=location:\\\\evil",
    "vscode://file/etc/passwd",
    "steam://run/1",
    "itms-apps://x",
    "app://headnote/",
    "blob:https://example.com/1",
    "view-source:https://example.com/",
    "about:blank",
    "https://",
    "https:example.com",
    "https:/example.com",
    "https:///example.com",
    "https://\\example.com",
    "https://example.com\\@evil.test/",
    "https://bank.example.com@evil.test/",
    "https://user:secret@example.com/",
    "https://example.com/\u0000",
    "https://example.com/\r\nx",
    "https://exam\tple.com/",
    " https://example.com/",
    "https://example.com/ --flag",
    "mailto:",
    "mailto:?subject=x",
    "mailto:a@example.com?attach=/etc/passwd",
    "mailto:a@example.com?Attachment=/etc/passwd",
    "mailto:a@example.com?cc=everyone@example.com",
    "mailto:a@example.com#x",
    "mailto:a@example.com,b@example.com",
    'mailto:"a" <b>@example.com',
    `https://example.com/${"a".repeat(2_000)}`,
  ])("does not open %j", (address) => {
    expect(externalLink(address)).toBeNull();
  });

  it("is of one of two schemes and holds no credentials, whatever it was made of", () => {
    const scheme = fc.constantFrom(
      "https",
      "http",
      "mailto",
      "file",
      "javascript",
      "data",
      "app",
      "HTTPS",
      "https:https",
    );
    const glue = fc.constantFrom("://", ":", ":/", ":///", ":\\\\", "://a@", "://a:b@");
    const rest = fc.oneof(
      fc.webUrl().map((url) => url.slice(8)),
      fc.string(),
      fc.emailAddress(),
    );
    const holds = fc.check(
      fc.property(scheme, glue, rest, (left, middle, right) => {
        const opened = externalLink(`${left}${middle}${right}`);
        if (opened === null) return true;
        const url = new URL(opened);
        return (
          ["https:", "mailto:"].includes(url.protocol) &&
          url.username === "" &&
          url.password === "" &&
          !/[\s\\]/.test(opened)
        );
      }),
      { numRuns: 2_000 },
    );
    expect(holds.counterexample).toBeNull();
  });
});
