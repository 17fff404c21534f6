import { join } from "node:path";
import { expect, it } from "vitest";
import { openLibrary } from "../../electron/library/open.ts";
import { temporaryFolder } from "../cli/run-headnote.ts";
import { contractOf } from "../summaries/contracts.ts";

const [one, other] = ["1".repeat(64), "2".repeat(64)];

it("remembers whom we act for by contract and matter, from one start to the next, and forgets", () => {
  const file = { path: join(temporaryFolder(), "library.db"), key: Buffer.alloc(32, 7), clock: () => 0 };
  const first = openLibrary(file);
  first.sides.set({ matter: "2026-18", sha256: one }, "Acme");
  first.sides.set({ matter: null, sha256: one }, "Birch");
  first.close();

  const second = openLibrary(file);
  const { sides } = second;
  expect(sides.of({ matter: "2026-18", sha256: one })).toBe("Acme");
  // Another contract of the matter, the same contract in none, and another matter.
  expect(sides.of({ matter: "2026-18", sha256: other })).toBe("Acme");
  expect(sides.of({ matter: null, sha256: one })).toBe("Birch");
  expect(sides.of({ matter: null, sha256: other })).toBeNull();
  expect(sides.of({ matter: "2026-19", sha256: one })).toBeNull();

  sides.set({ matter: "2026-18", sha256: other }, "Cedar");
  expect(sides.of({ matter: "2026-18", sha256: one })).toBe("Acme");
  sides.set({ matter: "2026-18", sha256: one }, null);
  expect(sides.of({ matter: "2026-18", sha256: one })).toBeNull();
  expect(sides.of({ matter: "2026-18", sha256: other })).toBe("Cedar");
  second.close();
});

it("keeps nobody's name of a contract that is gone", () => {
  const library = openLibrary({ path: null, key: null, clock: () => 0 });
  const contract = contractOf("A contract.");
  library.saveContract(contract, new Uint8Array([1]));
  library.sides.set({ matter: null, sha256: contract.sha256 }, "Acme");
  library.saveSummary({
    id: "s",
    createdAt: "2026-11-22T12:00:00.000Z",
    matter: null,
    sha256: contract.sha256,
    summary: {
      brief: "",
      kind: "contract",
      parties: [],
      statements: [],
      keyTerms: [],
      coverage: contract.coverage,
    },
    run: {
      id: "r",
      startedAt: "2026-11-22T12:00:00.000Z",
      tier: "simple",
      complexity: 0.1,
      route: "simple",
      matter: null,
      served: null,
      attempts: [],
      trace: [],
      costUsd: 0,
      fromCache: false,
    },
  });
  library.delete("s");
  expect(library.contract(contract.sha256)).toBeNull();
  expect(library.sides.of({ matter: null, sha256: contract.sha256 })).toBeNull();
  library.close();
});
