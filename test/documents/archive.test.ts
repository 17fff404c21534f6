import { strToU8, zipSync } from "fflate";
import type { Zippable } from "fflate";
import { describe, expect, it } from "vitest";
import { mayHoldSeveral } from "../../electron/documents/archive/may-hold-several.ts";
import type { Parcel } from "../../electron/documents/archive/parcel.ts";
import { unpackParcel } from "../../electron/documents/archive/unpack-parcel.ts";
import { createReader } from "../../electron/documents/create-reader.ts";
import { forkNodeProcess } from "../../electron/documents/fork-node-process.ts";
import { odtOf } from "./odts.ts";

const text = (words: string): Uint8Array => strToU8(`This agreement says ${words}.`);
const paths = ({ documents }: Parcel): string[] => documents.map(({ name, within }) => `${within}|${name}`);
const left = (parcel: Parcel): string[] => parcel.left.map(({ name, outcome, code }) => `${name}: ${code ?? outcome}`);
const open = (files: Zippable, name = "deal.zip"): Promise<Parcel> => unpackParcel({ name, bytes: zipSync(files) });

/** Every place where a name stands in a ZIP. */
function rename(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const buffer = Buffer.from(bytes);
  for (let at = buffer.indexOf(from); at >= 0; at = buffer.indexOf(from, at + 1)) buffer.write(to, at);
  return buffer;
}

/** Where the central directory tells of an entry. */
function central(bytes: Buffer, name: string): number {
  return bytes.lastIndexOf(name) - 46;
}

describe("a ZIP archive of contracts", () => {
  it("comes to each file in it, with its folders, and says what is no contract", async () => {
    const parcel = await open({
      "a.txt": text("a"),
      leases: { "b.txt": text("b"), old: { "a.txt": text("older") } },
      "__MACOSX/._a.txt": text("x"),
      ".DS_Store": text("y"),
      "~$a.docx": text("z"),
      "picture.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]),
      "copy of a.txt": text("a"),
      "prices.csv": text("1,2"),
      "empty.pdf": new Uint8Array(),
    });
    expect(paths(parcel)).toEqual(["deal.zip|a.txt", "deal.zip/leases|b.txt", "deal.zip/leases/old|a.txt"]);
    expect(left(parcel)).toEqual([
      "deal.zip/__MACOSX/._a.txt: skipped",
      "deal.zip/.DS_Store: skipped",
      "deal.zip/~$a.docx: skipped",
      "deal.zip/picture.png: skipped",
      "deal.zip/copy of a.txt: skipped",
      "deal.zip/prices.csv: skipped",
      "deal.zip/empty.pdf: empty-file",
    ]);
    expect(parcel.left.find(({ name }) => name.includes("copy"))?.message).toBe("The same file as deal.zip/a.txt.");
  });

  it("opens archives and mails in it, and stops where they go on for ever", async () => {
    const mail = "MIME-Version: 1.0\r\nSubject: x\r\n\r\nWe agree.";
    const inner = zipSync({ "c.txt": text("c"), "m.eml": strToU8(mail) });
    const parcel = await open({ "inner.zip": inner, "a.odt": odtOf("<text:p>x</text:p>") });
    expect(paths(parcel)).toEqual(["deal.zip/inner.zip|c.txt", "deal.zip/inner.zip|m.eml", "deal.zip|a.odt"]);
    let deep = text("deep");
    for (let depth = 0; depth < 12; depth += 1) deep = zipSync({ [depth === 0 ? "x.txt" : "x.zip"]: deep });
    const bomb = await unpackParcel({ name: "deep.zip", bytes: deep });
    expect(paths(bomb)).toEqual([]);
    expect(bomb.left).toMatchObject([{ outcome: "failed", code: "too-large" }]);
  });

  it("loses none for the sake of another that is encrypted, damaged, a bomb or not what its name says", async () => {
    const bytes = Buffer.from(
      zipSync({
        "locked.txt": [text("locked"), { level: 0 }],
        "broken.txt": [text("broken"), { level: 0 }],
        "odd.txt": text("odd"),
        "bomb.txt": new Uint8Array(30 * 1024 ** 2),
        "good.txt": text("good"),
      }),
    );
    bytes.writeUInt16LE(1, central(bytes, "locked.txt") + 8);
    const broken = bytes.indexOf("says broken");
    bytes.write("says BROKEN", broken);
    bytes.writeUInt16LE(99, central(bytes, "odd.txt") + 10);
    const parcel = await unpackParcel({ name: "deal.zip", bytes });
    expect(paths(parcel)).toEqual(["deal.zip|good.txt"]);
    expect(left(parcel)).toEqual([
      "deal.zip/locked.txt: password-needed",
      "deal.zip/broken.txt: damaged",
      "deal.zip/odd.txt: damaged",
      "deal.zip/bomb.txt: too-large",
    ]);
    for (const { message } of parcel.left) expect(message).toMatch(/[.]$/);
  });

  it("takes no name that leads out of it", async () => {
    const one = rename(zipSync({ "xx/evil.txt": text("a"), "good.txt": text("b") }), "xx/evil.txt", "../evil.txt");
    expect(left(await unpackParcel({ name: "a.zip", bytes: one }))).toEqual(["a.zip/../evil.txt: damaged"]);
    const two = rename(zipSync({ "x/etc/evil.txt": text("a"), "y:/evil.txt": text("b") }), "x/etc/evil", "//etc/evil");
    const parcel = await unpackParcel({ name: "a.zip", bytes: two });
    expect(parcel.documents).toEqual([]);
    expect(parcel.left.map(({ code }) => code)).toEqual(["damaged", "damaged"]);
  });

  it("shows both of two entries of one name, as programs differ in which they show", async () => {
    const bytes = rename(zipSync({ "one.txt": text("one"), "two.txt": text("two") }), "two.txt", "one.txt");
    expect(paths(await unpackParcel({ name: "a.zip", bytes }))).toEqual(["a.zip|one.txt", "a.zip|one.txt"]);
  });

  it("stops at what is too much for all of it together, and keeps what came before", async () => {
    const files: Zippable = {};
    for (let index = 0; index < 5; index += 1)
      files[`${index}.txt`] = [Buffer.alloc(60 * 1024 ** 2, `number ${index} `), { level: 0 }];
    const parcel = await open(files);
    expect(paths(parcel)).toHaveLength(3);
    expect(parcel.left.map(({ code }) => code)).toEqual(["too-large", "too-large"]);
  });

  it("is damaged as a whole only where its list of entries is", async () => {
    await expect(
      unpackParcel({ name: "a.zip", bytes: zipSync({ "a.txt": text("a") }).subarray(0, 60) }),
    ).rejects.toMatchObject({ code: "damaged" });
    expect(await unpackParcel({ name: "a.zip", bytes: zipSync({}) })).toEqual({ documents: [], left: [] });
  });
});

describe("an e-mail with contracts", () => {
  const attachment = (name: string, type: string, content: string): string =>
    `--m\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString("base64")}\r\n`;
  const head =
    'Message-ID: <1@x>\r\nFrom: a@x\r\nSubject: Leases\r\nContent-Type: multipart/mixed; boundary="m"\r\n\r\n';

  it("comes to its text and each attachment, forwarded mails and archives opened", async () => {
    const forwarded =
      `${head}--m\r\nContent-Type: text/plain\r\n\r\nForwarded.\r\n${attachment("inner.txt", "text/plain", "This agreement is forwarded.")}--m--`
        .replaceAll("--m", "--n")
        .replace('boundary="m"', 'boundary="n"');
    const bytes = strToU8(
      `${head}--m\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n${attachment("../lease.txt", "text/plain", "This lease is short.")}${attachment("x.ics", "text/calendar", "BEGIN:VCALENDAR")}${attachment("logo.png", "image/png", "\u0089PNG")}--m\r\nContent-Type: message/rfc822\r\n\r\n${forwarded}\r\n--m--`,
    );
    expect(mayHoldSeveral("a.eml", bytes)).toBe(true);
    const parcel = await unpackParcel({ name: "a.eml", bytes });
    expect(paths(parcel)).toEqual([
      "|a.eml",
      "a.eml|lease.txt",
      "a.eml|forwarded message 4.eml",
      "a.eml/forwarded message 4.eml|inner.txt",
    ]);
    expect(left(parcel)[0]).toBe("a.eml/x.ics: skipped");
  });

  it("is nothing by itself where it only brings attachments", async () => {
    const bytes = strToU8(
      `${head}--m\r\nContent-Type: text/plain\r\n\r\n \r\n${attachment("lease.txt", "text/plain", "This lease.")}--m--`,
    );
    const parcel = await unpackParcel({ name: "a.eml", bytes });
    expect(paths(parcel)).toEqual(["a.eml|lease.txt"]);
    expect(left(parcel)).toEqual(["a.eml: skipped"]);
  });
});

describe("opening in the reading process", () => {
  const entry = new URL("../../electron/documents/reading-process.ts", import.meta.url);

  it("asks it for archives and mails, and nobody for any other file", async () => {
    let started = 0;
    const reader = createReader({
      fork: () => {
        started += 1;
        return forkNodeProcess(entry);
      },
    });
    const pdf = { name: "a.pdf", bytes: strToU8("%PDF-1.7") };
    expect(await reader.unpack(pdf)).toEqual({ documents: [{ ...pdf, within: "" }], left: [] });
    expect(started).toBe(0);
    const parcel = await reader.unpack({ name: "deal.zip", bytes: zipSync({ "a.txt": text("a"), ".b": text("b") }) });
    expect(started).toBe(1);
    expect(paths(parcel)).toEqual(["deal.zip|a.txt"]);
    expect(new TextDecoder().decode(parcel.documents[0]?.bytes)).toBe("This agreement says a.");
    expect(left(parcel)).toEqual(["deal.zip/.b: skipped"]);
    await expect(
      reader.unpack({ name: "x.zip", bytes: zipSync({ a: text("a") }).subarray(0, 50) }),
    ).rejects.toMatchObject({
      code: "damaged",
    });
    await expect(
      reader.unpack({ name: "deal.zip", bytes: zipSync({ a: text("a") }) }, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: "cancelled" });
  });
});
