import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Real processes, sockets, keyrings and a browser share two cores with the tests, and with whatever else runs there:
    // these bounds end what hangs, and say nothing of speed.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    globalSetup: ["test/global-setup.ts"],
  },
});
