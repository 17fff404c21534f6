/**
 * What comes of instructions in a contract where the model obeys them: [HEADNOTE_CORPUS=...] node test/bench/injection.ts [contracts]
 * Orders in several wordings, at three places, in two formats and hidden in PDFs by eight methods of three producers; a
 * model that tells every lie it is told to, invents quotes and drops what speaks of liability. Counts the lies that reach the
 * reader as verified, the orders that were found, and what was dropped and found again. Nothing here can make a request:
 * fetch and sockets are closed.
 */
import { Socket } from "node:net";
import { parseAnswer } from "../../electron/summaries/answer.ts";
import { withLeftOut } from "../../electron/summaries/left-out.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { hiddenPdf, METHODS, PRODUCERS } from "../documents/hidden-pdfs.ts";
import { services } from "../summaries/contracts.ts";
import { obey, wordings } from "../summaries/injections.ts";
import { corpusContracts, readFileHere } from "./contracts.ts";

let requests = 0;
Socket.prototype.connect = function connect(): never {
  requests += 1;
  throw new Error("Nothing may be asked here.");
};

interface Row {
  contracts: number;
  lies: number;
  verified: number;
  found: number;
  dropped: number;
  regained: number;
}

const corpus = process.env["HEADNOTE_CORPUS"];
const wanted = Number(process.argv[2] ?? "40");
const real = corpus === undefined || corpus === "" ? [] : (await corpusContracts(corpus)).slice(0, wanted);
if (real.length === 0) process.stderr.write("Real contracts skipped: HEADNOTE_CORPUS is not set.\n");
const texts = [services.text, ...real.map(({ text }) => text)];
const rows = new Map<string, Row>();

for (const [index, text] of texts.entries()) {
  const paragraphs = text.split(/\n\s*\n|\n/);
  for (const [number, [name, order]] of Object.entries(wordings).entries()) {
    const at = [1, Math.floor(paragraphs.length / 2), paragraphs.length][(index + number) % 3] ?? 1;
    const format = (index + number) % 2 === 0 ? "txt" : "md";
    const whole = [...paragraphs.slice(0, at), order, ...paragraphs.slice(at)].join("\n\n");
    count(`in sight, ${name}`, await readFileHere(`contract.${format}`, new TextEncoder().encode(whole)), order);
  }
}
for (const method of METHODS)
  for (const producer of PRODUCERS)
    for (const order of [wordings.plain, wordings["to an assistant"]])
      count(`hidden, ${method}`, await readFileHere("hidden.pdf", await hiddenPdf(producer, method, order)), order);

process.stdout.write(
  "| order | contracts | lies told | shown as verified | order found | cap dropped | found again |\n",
);
process.stdout.write("| --- | --- | --- | --- | --- | --- | --- |\n");
for (const [name, row] of rows)
  process.stdout.write(
    `| ${name} | ${row.contracts} | ${row.lies} | ${row.verified} | ${row.found} | ${row.dropped} | ${row.regained} |\n`,
  );
process.stdout.write(`\nRequests to anywhere: ${requests}\n`);
process.exit(0);

function count(name: string, contract: Contract, order: string): void {
  const row = rows.get(name) ?? { contracts: 0, lies: 0, verified: 0, found: 0, dropped: 0, regained: 0 };
  rows.set(name, row);
  const { answer, lies } = obey(contract, order);
  const device = summarise(contract);
  const { statements, keyTerms } = verifyAnswer(contract, withLeftOut(parseAnswer(answer), device));
  row.contracts += 1;
  row.lies += lies.size;
  row.verified += statements.filter(
    ({ text, status }) => lies.has(text) && (status === "exact" || status === "close"),
  ).length;
  if (contract.findings.some(({ kind }) => kind === "instructions" || kind === "hidden-text")) row.found += 1;
  if (device.keyTerms.some(({ id, state }) => id === "cap-on-liability" && state === "stated")) {
    row.dropped += 1;
    if (keyTerms.some(({ id, state }) => id === "cap-on-liability" && state === "ambiguous")) row.regained += 1;
  }
}
