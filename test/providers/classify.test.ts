import { describe, expect, it } from "vitest";
import type { Dialect } from "../../shared/domain/configuration.ts";
import { classify } from "../../electron/providers/errors.ts";
import { now, refusals } from "./refusals.ts";

describe("a failed call is classed by what the provider said", () => {
  it.each(refusals)("$vendor: $says ($status)", (row) => {
    const dialect: Dialect =
      row.vendor === "anthropic" ? "anthropic" : row.vendor === "azure" ? "azure-openai" : "openai";
    const failure = classify({
      vendor: row.vendor,
      dialect,
      status: row.status,
      headers: new Headers(row.headers),
      body: typeof row.body === "string" ? row.body : JSON.stringify(row.body),
      ...(row.begun === undefined ? {} : { begun: row.begun }),
      now,
    });
    const [errorClass, scope, seconds, billable] = row.means;
    expect([failure.class, failure.scope]).toEqual([errorClass, scope]);
    expect(failure.retryAt).toBe(typeof seconds === "number" ? now + seconds * 1000 : null);
    expect(failure.billable).toBe(billable ?? false);
  });
});

describe("a call that had no answer is classed by what was thrown", () => {
  const thrown = (code: string) =>
    new Error("Connection error.", {
      cause: Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) }),
    });
  it.each([
    ["ECONNREFUSED", "network", "provider", false],
    ["ENOTFOUND", "network", "provider", false],
    ["CERT_HAS_EXPIRED", "network", "provider", false],
    ["ECONNRESET", "network", "provider", true],
    ["UND_ERR_SOCKET", "network", "provider", true],
    ["UND_ERR_HEADERS_TIMEOUT", "timeout", "model", true],
  ] as const)("%s", (code, errorClass, scope, billable) => {
    const failure = classify({
      vendor: "openai",
      dialect: "openai",
      status: null,
      headers: null,
      body: "",
      thrown: thrown(code),
      now,
    });
    expect(failure).toEqual({ class: errorClass, scope, retryAt: null, billable });
  });
});
