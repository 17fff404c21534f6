import { describe, expect, it } from "vitest";
import { blockTexts, read } from "./read.ts";

const HEAD = [
  "Message-ID: <1@example.com>",
  "From: =?utf-8?Q?Ann_M=C3=BCller?= <ann@example.com>",
  "To: Bob <bob@example.com>, Legal: Cy <cy@example.com>;",
  "Date: Mon, 3 Mar 2025 10:00:00 +0100",
  "Subject: =?utf-8?B?VGhlIGxlYXNlIOKCrA==?=",
  "MIME-Version: 1.0",
];
const mail = (...rest: string[]): string => [...HEAD, ...rest].join("\r\n");

describe("reading an e-mail", () => {
  it("puts who, whom, when and what at the top, then the text", async () => {
    const contract = await read(
      "a.eml",
      mail(
        "Content-Type: text/plain; charset=iso-8859-1",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "Dear Bob,",
        "",
        "We agree to =A35 a=",
        " month.",
        "",
      ),
    );
    expect(contract.format).toBe("email");
    expect(blockTexts(contract)).toEqual([
      "From: Ann Müller <ann@example.com>\nTo: Bob <bob@example.com>, Cy <cy@example.com>\nDate: Mon, 3 Mar 2025 10:00:00 +0100\nSubject: The lease €",
      "Dear Bob,",
      "We agree to £5 a month.",
    ]);
  });

  it("reads the HTML that a mail program shows, without what is hidden in it, and no attachment", async () => {
    const contract = await read(
      "a.eml",
      mail(
        'Content-Type: multipart/mixed; boundary="m"',
        "",
        "--m",
        'Content-Type: multipart/alternative; boundary="a"',
        "",
        "--a",
        "Content-Type: text/plain",
        "",
        "plain",
        "--a",
        "Content-Type: text/html",
        "",
        "<p>We <b>agree</b>.</p><p style='display:none'>unseen words</p>",
        "--a--",
        "--m",
        'Content-Type: text/plain; name="b.txt"',
        "Content-Disposition: attachment",
        "",
        "attached",
        "--m--",
        "",
      ),
    );
    expect(blockTexts(contract).slice(1)).toEqual(["We agree."]);
    expect(contract.findings).toEqual([{ kind: "hidden-text", page: 1, text: "\u201Cunseen words\u201D" }]);
  });

  it("tells a mail from a memorandum", async () => {
    const memo = "From: Ann\nTo: Bob\nDate: 3 March 2025\nSubject: Fees\n\nThe fee is $5.";
    expect((await read("memo.txt", memo)).format).toBe("text");
    expect((await read("memo.eml", memo)).format).toBe("email");
    expect((await read("saved.txt", mail("", "Hello."))).format).toBe("email");
  });

  it("survives ten thousand parts and parts in parts without end", async () => {
    const parts = Array.from(
      { length: 10_000 },
      (_, index) => `--m\r\nContent-Type: text/plain\r\n\r\npart ${index}\r\n`,
    );
    const many = await read("a.eml", mail('Content-Type: multipart/mixed; boundary="m"', "", `${parts.join("")}--m--`));
    expect(many.text).toContain("part 9999");
    const nested = Array.from(
      { length: 2_000 },
      (_, index) => `Content-Type: multipart/mixed; boundary="b${index}"\r\n\r\n--b${index}\r\n`,
    );
    await expect(read("a.eml", mail(nested.join("")))).rejects.toMatchObject({ code: "damaged" });
  });
});
