// A thousand faults, three times over, against five simulated providers on real ports: contract tasks through the real
// executor and a ledger on disk. Says how many tasks were lost, answers not whole, hangs, attempts not recorded, charges not
// said and errors without a type; ends with status 1 unless all are 0. Time passes only while
// there is nothing to do.
import { runCampaign } from "../execution/campaign.ts";

let sound = true;
for (const seed of [1, 2, 3]) {
  const began = performance.now();
  const report = await runCampaign({ seed, faults: 1000 });
  const { lost, notWhole, hung, unrecorded, unsaidCharges, untyped } = report;
  if (lost + notWhole + hung + unrecorded + unsaidCharges + untyped > 0) sound = false;
  console.log(JSON.stringify(report, null, 1), `${((performance.now() - began) / 1000).toFixed(0)} s`);
}
process.exitCode = sound ? 0 : 1;
