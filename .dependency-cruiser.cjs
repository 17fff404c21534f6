const rooms = ["documents", "providers", "library", "settings", "exports"];

/** Leaves know the shared words and themselves. */
const leaf = (room) => ({
  name: `${room}-is-a-leaf`,
  comment: `electron/${room} imports shared and itself only, so that it can be read, tested and replaced alone.`,
  severity: "error",
  from: { path: `^electron/${room}/` },
  to: { path: "^(electron|renderer|test|scripts)/", pathNot: `^electron/${room}/` },
});

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "A cycle means that two files are one idea, or that an idea is in the wrong place.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "shared-is-pure",
      comment: "shared runs in the page, in Node and in tests: it imports zod and the contract builder only.",
      severity: "error",
      from: { path: "^shared/" },
      to: { pathNot: "^(shared/|node_modules/(zod|@orpc/contract)/)" },
    },
    {
      name: "page-through-rpc",
      comment: "The page has no file, key or network access; it reaches the rest through RPC alone.",
      severity: "error",
      from: { path: "^renderer/" },
      to: { path: "^(electron|test|scripts)/" },
    },
    ...rooms.map(leaf),
    {
      name: "routing-is-pure",
      comment: "A plan is a function of its inputs: routing has no I/O, and knows of providers only the types.",
      severity: "error",
      from: { path: "^electron/routing/" },
      to: {
        path: [
          "^(electron|renderer|test|scripts)/",
          "^node:",
          "^(fs|path|os|net|http|https|child_process|worker_threads)$",
        ],
        pathNot: ["^electron/routing/", "^electron/providers/provider\\.ts$"],
      },
    },
    {
      name: "execution-sees-no-adapter",
      comment: "Adapters reach execution through the registry that compose.ts builds; it knows the interface only.",
      severity: "error",
      from: { path: "^electron/execution/" },
      to: {
        path: "^(electron|renderer|test|scripts)/",
        pathNot: ["^electron/execution/", "^electron/routing/", "^electron/providers/provider\\.ts$"],
      },
    },
    {
      name: "summaries-see-interfaces",
      comment: "summaries uses execution's and documents' types; it does not read files or make calls itself.",
      severity: "error",
      from: { path: "^electron/summaries/" },
      to: {
        path: "^(electron|renderer|test|scripts)/",
        pathNot: [
          "^electron/summaries/",
          "^electron/execution/executor\\.ts$",
          "^electron/documents/reader\\.ts$",
          "^electron/providers/provider\\.ts$",
        ],
      },
    },
    {
      name: "doors-open-on-usecases",
      comment: "The doors hold no logic: what one can do, all can do, because it stands in usecases.",
      severity: "error",
      // headnote serve is there to open another door: docs/decisions/2026-11-22-serve-opens-the-browser-door.md
      from: { path: "^electron/(desktop|browser|cli)/", pathNot: "^electron/cli/serve\\.ts$" },
      to: { path: "^electron/", pathNot: ["^electron/usecases/", "^electron/$1/"] },
    },
    {
      name: "rooms-know-no-door",
      comment: "A room that knew a door could only be used through it.",
      severity: "error",
      from: { path: "^electron/", pathNot: "^electron/(desktop|browser|cli)/" },
      to: { path: "^electron/(desktop|browser|cli)/" },
    },
    {
      name: "only-desktop-imports-electron",
      comment: "Everything else must run where there is no Electron: the CLI, the browser edition, the tests.",
      severity: "error",
      from: { path: "^(electron|shared|renderer|scripts)/", pathNot: "^electron/desktop/" },
      to: { path: "^node_modules/(electron|electron-store)/" },
    },
    {
      name: "nothing-imports-test",
      comment: "Test code is never shipped. The demo script is a test of the whole, so it may start the simulators.",
      severity: "error",
      from: { pathNot: "^(test/|scripts/demo\\.ts$)" },
      to: { path: "^test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    parser: "swc",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".cjs", ".mjs"],
    },
  },
};
