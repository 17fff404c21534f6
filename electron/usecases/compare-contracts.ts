import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Comparison } from "../../shared/domain/comparison.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { compareContracts } from "../summaries/comparison/compare.ts";
import type { House } from "./house.ts";

/** What changed from one contract to another; nothing is sent. `id` is that of its summary in the library, where it has one. */
export function compare(
  before: { readonly id: string | null; readonly contract: Contract },
  after: { readonly id: string | null; readonly contract: Contract },
): Comparison {
  const named = ({ id, contract }: typeof before) => ({ id, name: contract.name, sha256: contract.sha256 });
  return { before: named(before), after: named(after), ...compareContracts(before.contract, after.contract) };
}

/** The same of two summaries of the library, by their ids. Throws `HeadnoteError` not-found. */
export function compareSaved(house: House, before: string, after: string): Comparison {
  const contractOf = (id: string): Contract => {
    const saved = house.library().summary(id);
    if (saved === null) throw new HeadnoteError("not-found", "One of the two is no longer in the library.");
    return saved.contract;
  };
  return compare({ id: before, contract: contractOf(before) }, { id: after, contract: contractOf(after) });
}
