import { describe, expect, it } from "vitest";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { contractOf } from "../contracts.ts";

function snapshotOf(text: string): string | undefined {
  return summarise(contractOf(text)).statements.find(({ level }) => level === "snapshot")?.text;
}

const goods = "1. Goods. The Supplier shall mill the grain that the Customer orders.";

describe("the parties of a contract as firms draft it today", () => {
  it.each([
    [
      "a numbered list below a heading, what each is called in plain brackets",
      `SUPPLY AGREEMENT\n\nThis agreement is dated 3 May 2024\n\nPARTIES\n\n(1) QUILLON MILLS LIMITED incorporated and registered in England and Wales with company number 01234567 whose registered office is at 4 Mill Lane, Fen (Supplier)\n\n(2) HARROW & FEN LLP a limited liability partnership registered in England and Wales with number OC111222 whose registered office is at 3 Fen Lane (Customer)\n\nBACKGROUND\n\n(A) The Supplier is in the business of milling.\n\n${goods}`,
      "Supply agreement between QUILLON MILLS LIMITED (Supplier) and HARROW & FEN LLP (Customer).",
    ],
    [
      "a line for each, and the address behind the name",
      `SOFTWARE LICENCE\n\nbetween\n\nQuillon Systems Pty Ltd (ACN 111 222 333) of Level 2, 4 Mill Street, Fen (Licensor)\n\nand\n\nFenland Port Authority of 1 Wharf Road, Fen (Licensee)\n\n1. Licence. The Licensor grants the Licensee a licence to use the Software.`,
      "Software licence between Quillon Systems Pty Ltd (Licensor) and Fenland Port Authority (Licensee).",
    ],
    [
      "particulars, whose lines run on",
      `LEASE\n\nDated 5 September 2024\n\nPARTICULARS\n\nLandlord: Quillon Estates PLC (company number 01234567) whose registered office is at 1 Castle Gate, Fenchester, Fenland FN1 3AA\nTenant: Harrow Bakers Limited (company number 07654321) whose registered office is at 22 Dock Street, Fenchester, Fenland FN1 3DD\nProperty: the shop at 18 Steep Lane\n\n1. The Landlord lets the Property to the Tenant.`,
      "Lease between Quillon Estates PLC (Landlord) and Harrow Bakers Limited (Tenant).",
    ],
    [
      "the heading of a letter and its greeting",
      `3 May 2024\n\nMs. Ada Quillon\n14 Alder Street\nFenchester\n\nRe: Offer of Employment\n\nDear Ada:\n\nHarrow Mills, Inc. (the “Company”) is pleased to offer you employment. Your annual salary will be $90,000.\n\nSincerely,\n\nHarrow Mills, Inc.\nBy: /s/ Bert Harrow`,
      "Employment agreement between Harrow Mills, Inc. (Company) and Ms. Ada Quillon.",
    ],
  ])("stand in %s", (_where, text, snapshot) => {
    expect(snapshotOf(text)).toBe(snapshot);
  });

  it("are the sellers of the shares and their buyer, not the company that is sold", () => {
    const text = `SHARE PURCHASE AGREEMENT\n\nThis agreement is dated 3 May 2024\n\nPARTIES\n\n(1) ADA QUILLON of Thorn House, Fen, and BERTHA QUILLON of Thorn House, Fen (each a “Seller” and together the “Sellers”)\n\n(2) HARROW HOLDINGS LIMITED, registered in England and Wales with company number 08765432 (the “Buyer”)\n\nBACKGROUND\n\nThe Sellers own the entire issued share capital of Quillon Kilns Limited (the “Company”).\n\n1. Sale. The Sellers shall sell and the Buyer shall buy the Shares.`;
    expect(findParties(readContract(contractOf(text))).map(({ name }) => name)).toEqual([
      "ADA QUILLON",
      "BERTHA QUILLON",
      "HARROW HOLDINGS LIMITED",
    ]);
  });

  it("are not made of a greeting that names nobody above it", () => {
    const text = `3 May 2024\n\nDear Sirs,\n\nHarrow Mills, Inc. (the “Company”) is pleased to offer its grain. The Company shall deliver it within ten days.`;
    expect(findParties(readContract(contractOf(text))).map(({ name }) => name)).toEqual(["Harrow Mills, Inc."]);
  });
});
