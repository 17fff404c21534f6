import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readDocument } from "../../electron/documents/read-document.ts";
import type { Contract } from "../../shared/domain/contract.ts";

/** The real contracts of HEADNOTE_CORPUS, read in this process; kept in the folder HEADNOTE_CACHE where that is set. */
export async function corpusContracts(corpus: string, wanted = (_name: string) => true): Promise<Contract[]> {
  const gold = JSON.parse(readFileSync(join(corpus, "cuad/gold.json"), "utf8")) as readonly { readonly pdf: string }[];
  const contracts: Contract[] = [];
  for (const { pdf } of gold) {
    const name = pdf.replace(/^pdf\//, "");
    if (!wanted(name)) continue;
    contracts.push(await kept(name, () => readFileSync(join(corpus, "cuad/pdf", name))));
  }
  return contracts;
}

export async function readFileHere(name: string, bytes: Uint8Array): Promise<Contract> {
  return readDocument({ name, bytes: new Uint8Array(bytes) }, { password: null, onPage: () => undefined });
}

async function kept(name: string, bytes: () => Uint8Array): Promise<Contract> {
  const folder = process.env["HEADNOTE_CACHE"];
  if (folder === undefined) return readFileHere(name, bytes());
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.json`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as Contract;
  const contract = await readFileHere(name, bytes());
  writeFileSync(path, JSON.stringify(contract));
  return contract;
}
