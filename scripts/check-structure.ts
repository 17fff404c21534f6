// Runs dependency-cruiser and refuses a run that saw nothing: with a parser missing it cruises 0 modules and passes.
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";

const folders = ["electron", "renderer", "shared", "test", "scripts"];
const cruise = spawnSync(
  process.execPath,
  ["node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", "--output-type", "json", ...folders],
  {
    encoding: "utf8",
    maxBuffer: 512 * 1024 * 1024,
  },
);

interface Report {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly unknown[] }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string; readonly severity: string };
    }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly comment?: string }[] };
  };
}

let report: Report;
try {
  report = JSON.parse(cruise.stdout) as Report;
} catch {
  console.error(`dependency-cruiser did not report:\n${cruise.stderr}`);
  process.exit(1);
}

const sources = new Set(folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`)));
const seen = new Set(report.modules.map((module) => module.source));
const unseen = [...sources].filter((source) => !seen.has(source));
const edges = report.modules.reduce((sum, module) => sum + module.dependencies.length, 0);
if (unseen.length > 0 || edges < sources.size) {
  console.error(
    `dependency-cruiser saw ${seen.size} modules and ${edges} imports, and missed ${unseen.length} of ${sources.size} files: ${unseen.slice(0, 5).join(", ")}`,
  );
  process.exit(1);
}

const reasons = new Map(report.summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]));
for (const { from, to, rule } of report.summary.violations) {
  console.error(`${from} imports ${to}\n  ${rule.name}: ${reasons.get(rule.name) ?? ""}`);
}
console.log(
  `structure: ${sources.size} files, ${edges} imports, ${report.summary.violations.length} against the rules`,
);
process.exit(report.summary.violations.some((violation) => violation.rule.severity === "error") ? 1 : 0);
