// A simulated provider in a process of its own, for benchmarks that must not share one with it. Prints its URL.
import { startSimulator } from "../simulators/simulator.ts";

const text = Array.from({ length: 60 }, (_, index) => `word number ${index + 1} `.padStart(24, "_")).join("");
const simulator = await startSimulator({ dialect: "openai", unlimited: true, usual: { kind: "answer", text } });
console.log(simulator.url);
process.once("SIGTERM", () => {
  void simulator.close();
});
