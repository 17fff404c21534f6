/**
 * What placeholders keep from being sent: HEADNOTE_CORPUS=... node test/bench/placeholders.ts [--leaks] [--sample]
 * On 107 real contracts (CUAD) with everything replaced: how many occurrences of the parties' names that lawyers marked are
 * still there (what a contract merely calls a party, such as "Supplier", is no name and is counted apart); what is replaced;
 * and whether quotes of what was sent are found again, word for word, in the contract. HEADNOTE_CACHE as elsewhere.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { replaceKindSchema } from "../../shared/domain/configuration.ts";
import { replacedKindSchema } from "../../shared/domain/disclosure.ts";
import { normalise } from "../../shared/domain/normalise.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { sealContract } from "../../electron/summaries/placeholders/seal.ts";
import { readContract } from "../../electron/summaries/on-device/reading.ts";
import { corpusContracts } from "./contracts.ts";

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined || corpus === "") {
  process.stderr.write("Skipped: HEADNOTE_CORPUS does not name the folder of the development corpora.\n");
  process.exit(0);
}
const withLeaks = process.argv.includes("--leaks");
const withSample = process.argv.includes("--sample");
const gold = z
  .array(z.object({ pdf: z.string(), spans: z.record(z.string(), z.array(z.object({ text: z.string() }))) }))
  .parse(JSON.parse(readFileSync(join(corpus, "cuad/gold.json"), "utf8")));

const contracts = await corpusContracts(corpus);
/** Every second contract by its place in the list. */
const halves = [0, 1].map(() => ({ occurrences: 0, left: 0 }));
const total = { names: 0, whole: 0, occurrences: 0, left: 0, clean: 0, roleNames: 0, roleLeft: 0 };
const kinds = new Map<string, { entries: number; times: number }>();
const quotes = { asked: 0, same: 0 };
const revealed = { asked: 0, same: 0 };
let milliseconds = 0;
let characters = 0;

for (const [index, contract] of contracts.entries()) {
  const began = performance.now();
  const seal = sealContract(contract, { kinds: replaceKindSchema.options });
  milliseconds += performance.now() - began;
  characters += contract.text.length;
  const before = normalise(contract.text).text;
  const after = normalise(seal.contract.text.replace(/\[[A-Z]+-\d+\]/g, "[]")).text;
  let left = 0;
  for (const { text } of gold[index]?.spans["Parties"] ?? []) {
    const written = text.replace(/^["“'(]+|["”')]+$/g, "");
    const name = normalise(written).text;
    // A blank to be filled in is no name; letters that are a word too ("ITS") are a name only in capitals.
    if (!/\p{L}/u.test(name)) continue;
    const inCapitals =
      /^[A-Z]{2,5}$/.test(written) && new RegExp(`(?<![\\p{L}])${name}(?![\\p{L}])`, "u").test(contract.text);
    const occurrences = inCapitals ? count(contract.text, written) : count(before, name);
    if (occurrences === 0) continue;
    const remaining = inCapitals ? count(seal.contract.text, written) : count(after, name);
    if (isRole(name, contract.text)) {
      total.roleNames += occurrences;
      total.roleLeft += remaining;
      continue;
    }
    total.names += 1;
    total.occurrences += occurrences;
    total.left += remaining;
    const half = halves[index % 2];
    if (half !== undefined) {
      half.occurrences += occurrences;
      half.left += remaining;
    }
    left += remaining;
    if (remaining === 0) total.whole += 1;
    else if (withLeaks) process.stdout.write(`left ${remaining} of ${occurrences}: ${name}  [${contract.name}]\n`);
  }
  if (left === 0) total.clean += 1;
  for (const { kind, times, text, placeholder } of seal.replaced) {
    const row = kinds.get(kind) ?? { entries: 0, times: 0 };
    row.entries += 1;
    row.times += times;
    kinds.set(kind, row);
    if (withSample && index % 6 === 0) process.stdout.write(`${placeholder} x${times}: ${text}\n`);
  }
  // What a model would quote: sentences of what it was sent.
  for (const sentence of readContract(seal.contract).sentences) {
    const quote = seal.contract.text.slice(sentence.start, sentence.end);
    if (quote.length > 900) continue;
    quotes.asked += 1;
    const back = seal.revealQuote({ quote });
    if (back.start !== undefined && contract.text.startsWith(back.quote, back.start)) quotes.same += 1;
    else if (withLeaks) process.stdout.write(`quote lost: ${quote.replace(/\s+/g, " ").slice(0, 160)}\n`);
  }
  // What a model would say: the engine's own statements, there and back.
  for (const { text } of summarise(contract).statements) {
    revealed.asked += 1;
    if (seal.unknownIn(seal.reveal(seal.conceal(text))).length === 0) revealed.same += 1;
  }
}

process.stdout.write(
  [
    `marked names that are in the contract: ${total.names}; none left of ${total.whole}`,
    `their occurrences: ${total.occurrences}; left: ${total.left} (${((100 * total.left) / total.occurrences).toFixed(2)} %)`,
    ...halves.map(
      ({ occurrences, left }, number) =>
        `  every second contract from the ${number === 0 ? "first" : "second"}: ${left} of ${occurrences} (${((100 * left) / occurrences).toFixed(2)} %)`,
    ),
    `contracts with nothing left: ${total.clean} of ${contracts.length}`,
    `what contracts merely call their parties: ${total.roleNames} occurrences, ${total.roleLeft} left as they are`,
    ...replacedKindSchema.options.map((kind) => {
      const { entries, times } = kinds.get(kind) ?? { entries: 0, times: 0 };
      return `${kind}: ${entries} replaced, ${times} times`;
    }),
    `quotes of what was sent, found word for word in the contract: ${quotes.same} of ${quotes.asked}`,
    `statements with every placeholder put back: ${revealed.same} of ${revealed.asked}`,
    `${(milliseconds / contracts.length).toFixed(0)} ms a contract, ${((milliseconds / characters) * 1e5).toFixed(1)} ms for 100,000 characters`,
    "",
  ].join("\n"),
);

function count(text: string, name: string): number {
  if (name.length < 2) return 0;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`,
    "gu",
  );
  return [...text.matchAll(pattern)].length;
}

/** A word that the contract defines for a party and that names nobody: written small somewhere, or one of the customary. */
function isRole(name: string, text: string): boolean {
  if (/["“”]|\bparty\b|\bparties\b|referred to|collectively|each/.test(name)) return true;
  const words = name.split(" ");
  const roles =
    /^(?:the|and|company|bank|trust|agent|buyer|seller|owner|operator|supplier|customer|client|consultant|contractor|licensor|licensee|distributor|manufacturer|reseller|vendor|sponsor|employer|employee|executive|shipper|carrier|transporter|landlord|tenant|lessor|lessee|franchisor|franchisee|network|affiliate|affiliates|business|member|members|provider|service|investor|investors|purchaser|recipient|developer|marketer|administrator|servicer|depositor|subsidiary|subsidiaries|shareholder|shareholders|partner|corporation|group|holder|holders|issuer|promoter|producer|parent|us|we|you|our|your|racing|content|advisor|adviser|manager|guarantor|borrower|lender|pledgor|joint|venture|strategic|remarketing|party|artist|host|licensed|product|a|b|c|strategic|talent|endorser|spokesperson|athlete|collaborator|institution|university|hospital|end|user|channel|maintenance|outsourcing|undersigned|individually|collaborators|customers|holding|hosting|webmaster|site|trustee|underwriters|underwriter|subscriber|grantor|grantee|publisher|publishers|software|sub-advisor|subadvisor|reseller)s?$/;
  if (words.every((word) => roles.test(word.replace(/[^\p{L}-]/gu, "")))) return true;
  return (
    words.length === 1 &&
    new RegExp(`(?<![\\p{L}\\p{N}])${words[0]?.replace(/[^\p{L}]/gu, "") ?? ""}(?![\\p{L}\\p{N}])`, "u").test(text) &&
    /^\p{Ll}+$/u.test(words[0] ?? "") &&
    new RegExp(`(?:the|a|an) ${words[0] ?? ""}(?!\\p{L})`, "u").test(text)
  );
}
