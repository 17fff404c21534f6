import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";
import { unpackParcel } from "../../electron/documents/archive/unpack-parcel.ts";
import { contractSchema, type Contract } from "../../shared/domain/contract.ts";
import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { read } from "./read.ts";

const sample = (name: string): Promise<Uint8Array> => readFile(new URL(`../../samples/${name}`, import.meta.url));
const mail = strToU8(
  'Message-ID: <1@x>\r\nFrom: a@x\r\nContent-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\nContent-Type: text/html\r\n\r\n<p>Hello <b>you</b></p>\r\n--m\r\nContent-Type: text/plain; name="a.txt"\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhpcw==\r\n--m--',
);

/** The file with some bytes turned, and perhaps a stretch doubled or its end cut off. */
const mutation = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .record({
      turned: fc.array(fc.tuple(fc.nat(bytes.byteLength - 1), fc.nat(255)), { maxLength: 30 }),
      doubled: fc.option(fc.tuple(fc.nat(bytes.byteLength - 1), fc.nat(2000))),
      cut: fc.option(fc.nat(bytes.byteLength)),
    })
    .map(({ turned, doubled, cut }) => {
      const copy = Uint8Array.from(bytes);
      for (const [at, value] of turned) copy[at] = value;
      const end = cut === null ? copy : copy.subarray(0, cut);
      if (doubled === null) return end;
      return Buffer.concat([
        end.subarray(0, doubled[0]),
        copy.subarray(doubled[0], doubled[0] + doubled[1]),
        end.subarray(doubled[0]),
      ]);
    });

/** "read" and nothing more, or the sentence of a typed error; anything else is thrown on. */
async function outcomeOf(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (!isHeadnoteError(error)) throw error;
    return error.message;
  }
}

/** "read" where a contract is whole and its every offset is in its text. */
function wholeness(contract: Contract): string {
  const isWhole = contractSchema.safeParse(contract).success;
  const outside = [...contract.blocks, ...contract.sections].filter(
    ({ start, end }) => start < 0 || end < start || end > contract.text.length,
  );
  return isWhole && outside.length === 0 ? "read" : `${outside.length} offsets outside of the text`;
}

describe("bytes that nobody meant", () => {
  it.each([
    ["html", 60],
    ["rtf", 60],
    ["odt", 60],
    ["eml", 200],
  ] as const)("end in a contract or a typed error: .%s", async (ending, runs) => {
    vi.spyOn(console, "warn").mockReturnValue(undefined);
    const bytes = ending === "eml" ? mail : await sample(`services-agreement.${ending}`);
    await fc.assert(
      fc.asyncProperty(mutation(bytes), async (mutated) => {
        const outcome = await outcomeOf(async () => wholeness(await read(`a.${ending}`, mutated)));
        expect(outcome).toMatch(/^read$|\.$/);
      }),
      { numRuns: runs },
    );
  });

  it("end in a parcel or a typed error: archives", async () => {
    const bytes = zipSync({
      "a.txt": strToU8("This agreement."),
      "b/c.txt": [strToU8("This lease."), { level: 0 }],
      "m.eml": mail,
    });
    await fc.assert(
      fc.asyncProperty(mutation(bytes), async (mutated) => {
        const outcome = await outcomeOf(async () => {
          await unpackParcel({ name: "a.zip", bytes: mutated });
          return "read";
        });
        expect(outcome).toMatch(/^read$|\.$/);
      }),
      { numRuns: 300 },
    );
  });
});
