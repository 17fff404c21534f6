import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sealContract, type Seal } from "../../../electron/summaries/placeholders/seal.ts";
import { markUnknown } from "../../../electron/summaries/placeholders/unknown.ts";
import { parseAnswer } from "../../../electron/summaries/answer.ts";
import { verifyAnswer } from "../../../electron/summaries/verify.ts";
import { replaceKindSchema, type ReplaceKind } from "../../../shared/domain/configuration.ts";
import { replacedInWords } from "../../../shared/domain/disclosure.ts";
import { contractOf, services } from "../contracts.ts";

const everything = replaceKindSchema.options;
const seal = (source: string, kinds: readonly ReplaceKind[] = everything): Seal =>
  sealContract(contractOf(source), { kinds });

const opening =
  'This Supply Agreement is made as of May 4, 2026 by and between Summit Valley Foods, Inc., a Delaware corporation ("Summit"), and May Logistics GmbH, a German company (the "Carrier").';

describe("names", () => {
  const text = `${opening}

1. Carriage. The Carrier shall reach the summit of the pass for Summit by May 31, 2026. SUMMIT VALLEY FOODS, INC. pays.

2. Payment. Summit's invoices go to Summit Valley
Foods Inc. and to May Logistics. The Carrier may not assign them. MAY LOGISTICS GMBH may.`;
  const sealed = seal(text, ["names"]).contract.text;

  it("are replaced in every variant: short, possessive, in capitals, without a comma, over a line's end", () => {
    expect(sealed).not.toMatch(/Summit Valley|SUMMIT|May Logistics|MAY LOGISTICS/);
    expect(sealed).toContain("[PARTY-1]'s invoices go to [PARTY-1]");
    expect(sealed.match(/\[PARTY-1\]/g)).toHaveLength(6);
  });

  it("leave common words, dates and what the contract merely calls a party alone", () => {
    expect(sealed).toContain("reach the summit of the pass for [PARTY-1] by May 31, 2026");
    expect(sealed).toContain("made as of May 4, 2026");
    expect(sealed).toContain("The Carrier may not assign them. [PARTY-2] may.");
  });

  it("that overlap are told apart, the longer first", () => {
    const two = seal(
      'This Agreement is between Larkspur, Inc. ("Larkspur") and Larkspur Harbour Holdings LLC ("Harbour").\n\nLarkspur pays Harbour. Larkspur Harbour Holdings LLC pays Larkspur, Inc.',
      ["names"],
    );
    expect(two.contract.text).toContain("[PARTY-1] pays [PARTY-2]. [PARTY-2] pays [PARTY-1]");
  });

  it("of companies that are no party, of signatories and of whoever is written to are replaced too", () => {
    const signed = seal(
      `${opening}\n\nNotices go to Attention: Jane Q. Doe. The escrow agent is Quillfeather Escrow Services LLC.\n\nBy: /s/ Otto Brandt\nName: Otto Brandt\nTitle: Chief Executive Officer\n\nMr. Brandt signs for both.`,
      ["names"],
    );
    expect(signed.contract.text).not.toMatch(/Doe|Brandt|Quillfeather/);
    expect(replacedInWords(signed.replaced)).toBe("2 parties, 1 other company, 2 persons");
  });

  it.each([
    [
      "letters that a table of abbreviations gives, and that are spoken of alone",
      'This Agreement is made between Quillfeather South Harbour Limited, a bank (the "Customer") and Datum Works Limited (the "Supplier").\n\nQuillfeather South Harbour Limited\tQSH\n\nThe Supplier trains the staff of QSH. QSH\'s sites are open.',
      /QSH|Quillfeather/,
    ],
    [
      "letters that are a word too, where brackets give them to a name",
      "INTERNATIONAL TARROW SYSTEMS, INC., a Texas corporation (ITS) and Larkspur LLC agree.\n\nLarkspur keeps its books. Payment is received by ITS and from ITS no later than Friday.",
      /by ITS|from ITS|Larkspur/,
    ],
    [
      "a word of a party's name that is used for the whole",
      'This Agreement is made between Sport-Larkspur, Inc., a Colorado corporation (the "Company") and Otto Brandt (the "Professional").\n\nThe Company sells wear under the Larkspur label. Larkspur wear is worn. The label of Larkspur stays.',
      /Larkspur/,
    ],
    [
      "two names that a title joins in capitals",
      "MAINTENANCE AGREEMENT BETWEEN XIMALO AND SORREL S.A.\n\nThis Agreement is made by and between SORREL S.A., Departement QUENTO Systemes, of Paris, and XIMALO, a California corporation.\n\nXIMALO pays QUENTO. XIMALO may not assign. XIMALO signs.",
      /XIMALO|SORREL|QUENTO/,
    ],
    [
      "a name of general words that is described as a body",
      'The parties are The Joint Corp., a Delaware corporation ("we" or "The Joint Corp."), and you.\n\nThe Joint Corp. owns it. THE JOINT CORP. may sell.',
      /Joint Corp/i,
    ],
    [
      "what somebody does business as, and firms that get copies",
      `${opening}\n\nThe agent is Tarrow Partners LLC, d/b/a Green Pelican.\n\nA copy goes to: Tarrow, Lind & Moss, attorneys.\n\nGreen Pelican pays.`,
      /Pelican|Lind/,
    ],
  ])("are found as %s", (_what, source, leaked) => {
    expect(seal(source, ["names"]).contract.text).not.toMatch(leaked);
  });

  it("of persons are found in tables of signatures, by their given names, without a middle name and by the family name", () => {
    const text = `${opening}\n\nBy:\t/s/ Rick E Winterham\tBy:\t/s/ A.W. Bellows\nName: Bruno C.Z. Tarrowsen\tName: A.W. Bellows\n\nThe device was verified by Wayne Q. Cattermole, and Wayne Cattermole's report is kept. Winterham's shares are pledged. MR. S.L. MINDAR attends.`;
    const { contract, replaced } = seal(text, ["names"]);
    expect(contract.text).not.toMatch(/Winterham|Bellows|Tarrowsen|Cattermole|MINDAR/);
    expect(contract.text).toContain("'s report is kept");
    expect(replaced.filter(({ kind }) => kind === "person")).toHaveLength(5);
  });

  it("are no laws, rules, titles, places, or words that a contract defines for something else", () => {
    const text = `${opening}\n\nUnder the Home Owners' Loan Act ("HOLA") and the Conversion Regulations of the agency (the "Conversion Regulations"), the Sales Representative and Other Company report as a sales representative does. Attn: Deputy CEO. MS Windows and the MS Licence stay. Lucas Station is closed. A joint project team ("SVF") meets.`;
    const { contract } = seal(text, ["names"]);
    expect(contract.text.slice(contract.text.indexOf("Under"))).toBe(text.slice(text.indexOf("Under")));
  });

  it.each([
    "The Supplier plans with the Economic Order Quantity (“EOQ”) of each part; the EOQ is shown.",
    "NEITHER SUMMIT NOR COMPANY IS LIABLE FOR INDIRECT LOSS.",
    "PLACES WITHIN OR ADJACENT TO INCORPORATED CITIES ARE SERVED.",
  ])("are not made of the words of %j", (sentence) => {
    expect(seal(`${opening}\n\n${sentence}`, ["names"]).replaced.filter(({ kind }) => kind === "company")).toEqual([]);
  });

  it("of bodies are found by their letters all the same", () => {
    const { contract } = seal(
      `This Agreement is made by Larkspur Alumni Association (“LAA”), a Delaware corporation, and Otto Brandt.\n\nLAA shall pay. The members of LAA agree.`,
      ["names"],
    );
    expect(contract.text).not.toMatch(/LAA|Larkspur/);
  });

  it("that the lawyer gives are replaced where they stand", () => {
    const given = sealContract(contractOf(`${opening}\n\nThe pier belongs to Old Mole.`), {
      kinds: ["names"],
      names: ["Old Mole"],
    });
    expect(given.contract.text).toContain("The pier belongs to [PARTY-3].");
    expect(given.conceal("Old Mole")).toBe("[PARTY-3]");
  });
});

describe("numbers and addresses", () => {
  it.each<[ReplaceKind, string, string]>([
    ["contacts", "Write to jane.doe@larkspur.example or www.larkspur.example.", "Write to [EMAIL-1] or [LINK-1]."],
    ["contacts", "Telephone: (212) 555-0142; fax +49 30 901820.", "Telephone: [PHONE-1]; fax [PHONE-2]."],
    ["accounts", "Pay to DE89 3704 0044 0532 0130 00 at once.", "Pay to [ACCOUNT-1] at once."],
    ["accounts", "Card 4111 1111 1111 1111 is charged.", "Card [ACCOUNT-1] is charged."],
    [
      "accounts",
      "Account No. 0044-532013, ABA Routing Number: 021000021.",
      "Account No. [ACCOUNT-1], ABA Routing Number: [ACCOUNT-2].",
    ],
    ["accounts", "SSN 123-45-6789; registered number 0482 1193.", "SSN [IDENTITY-1]; registered number [IDENTITY-2]."],
    ["addresses", "at 120 Harbour Street, Suite 4, Boston, MA 02110, and", "at [ADDRESS-1], and"],
    ["addresses", "in der Lindenstraße 12, 10969 Berlin, und", "in der [ADDRESS-1], und"],
    ["addresses", "6 rue Adolphe Tarrow, L-1520 Luxembourg is", "[ADDRESS-1] is"],
    ["addresses", "at 1345 Avenue of the Americas, New York, New York 10105-0690.", "at [ADDRESS-1]."],
    ["amounts", "a fee of $12,500 (US$ 12,500) and EUR 3 million", "a fee of [AMOUNT-1] ([AMOUNT-1]) and [AMOUNT-2]"],
  ])("%s: %s", (kind, text, expected) => {
    expect(seal(text, [kind]).contract.text).toBe(expected);
  });

  it("are left alone where they only look alike", () => {
    const text =
      "Section 12.3, 30 days, 99.5 %, 2026-05-04, 1234567890123456 and DE00 3704 0044 0532 0130 00 as well as 5 Business Days.";
    expect(seal(text, ["accounts", "contacts", "addresses", "amounts"]).contract.text).toBe(text);
    // A table of contents, patents, and the next cell of a table.
    const table =
      "Offering\t38\nAccounting\t30\n4.1\tTaxes\t17\nCN\t2012800367594\t26-Jul-12\n8/15/06\nPlace of Business\t6";
    expect(seal(table, ["accounts", "contacts", "addresses"]).contract.text).toBe(contractOf(table).text);
  });
});

describe("placeholders", () => {
  it("never stand for something that the contract itself says", () => {
    const text = `${opening}\n\nParty 1 means Summit. [AMOUNT-1] is left blank; the fee is $500.`;
    const sealed = seal(text);
    expect(sealed.contract.text).toContain(
      "Party 1 means [PRINCIPAL-1]. [AMOUNT-1] is left blank; the fee is [SUM-1].",
    );
    expect(sealed.reveal("Party 1 and [AMOUNT-1]")).toBe("Party 1 and [AMOUNT-1]");
  });

  it("are the same each time", () => {
    expect(seal(services.text).contract.text).toBe(seal(services.text).contract.text);
  });

  it.each([
    ["[PARTY-1] pays.", "Summit Valley Foods, Inc. pays."],
    ["Party 1 pays.", "Summit Valley Foods, Inc. pays."],
    ["party-1 pays.", "Summit Valley Foods, Inc. pays."],
    ["PARTY_1 pays.", "Summit Valley Foods, Inc. pays."],
    ["[Party\u20111]'s duty", "Summit Valley Foods, Inc.'s duty"],
    ["[PARTY-1]s duty", "Summit Valley Foods, Inc.'s duty"],
    ["{PARTY 2} and \\[PARTY-2\\]", "May Logistics GmbH and May Logistics GmbH"],
    ["(see [PARTY-1])", "(see Summit Valley Foods, Inc.)"],
    ["[PARTY-12] pays.", "[PARTY-12] pays."],
    ["a third party 1", "a third Summit Valley Foods, Inc."],
    ["party 100 metres away", "party 100 metres away"],
    ["the parties", "the parties"],
  ])("are put back as a model may write them: %s", (written, expected) => {
    expect(seal(opening).reveal(written)).toBe(expected);
  });

  it("are put back so that nothing is lost, whatever is replaced", () => {
    const piece = fc.constantFrom(
      "Summit Valley Foods, Inc.",
      "SUMMIT VALLEY FOODS INC",
      "Summit's",
      "May Logistics",
      "$4,000",
      "EUR 9",
      "jane@example.com",
      "shall pay",
      "\n\n",
      "12 Harbour Street, Boston, MA 02110",
      "[PARTY-1]",
      "Amount 1",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = `${opening}\n\n${pieces.join(" ")}`;
        const sealed = seal(text);
        const back = sealed.revealQuote({ quote: sealed.contract.text });
        expect(back).toEqual(sealed.replaced.length === 0 ? { quote: text } : { quote: text, start: 0 });
        const { pages } = sealed.contract;
        expect(pages[0]?.end).toBe(sealed.contract.text.length);
      }),
    );
  });
});

describe("an answer", () => {
  const sealed = sealContract(services, { kinds: everything });
  const answerOf = (text: string, quote: string) => ({
    kind: "services agreement",
    brief: "A services agreement between [PARTY-1] and [PARTY-2].",
    parties: ["[PARTY-1]", "Party 2"],
    statements: [{ level: "key-terms" as const, text, quotes: [{ quote }] }],
    keyTerms: [{ id: "parties", label: "Parties", state: "stated" as const, answer: "[PARTY-1]", quotes: [{ quote }] }],
  });
  const fee =
    "The Client shall pay [PARTY-1] a monthly fee of [AMOUNT-1], due thirty (30) days after receipt of an invoice.";
  const checked = (text: string, quote: string) =>
    markUnknown(
      sealed,
      verifyAnswer(services, parseAnswer(sealed.revealAnswer(JSON.stringify(answerOf(text, quote))))),
    );

  it("is checked in the contract's own words, and cites them", () => {
    expect(sealed.contract.text).toContain(fee);
    const summary = checked("The Client pays [PARTY-1] a fee of [AMOUNT-1] a month.", fee);
    expect(summary.statements[0]).toMatchObject({
      status: "exact",
      text: "The Client pays Larkspur Analytics, Inc. a fee of $12,500 a month.",
    });
    const [citation] = summary.statements[0]?.citations ?? [];
    expect(services.text.slice(citation?.start, citation?.end)).toBe(citation?.quote);
    expect(citation?.quote).toContain("shall pay Larkspur a monthly fee of $12,500");
    expect(summary.parties).toEqual(["Larkspur Analytics, Inc.", "Tamarind Foods LLC"]);
  });

  it("finds its quote also where the model wrote the placeholder otherwise", () => {
    const summary = checked("The Client pays Party 1 a fee.", fee.replace("[PARTY-1]", "[Party 1]").toLowerCase());
    expect(summary.statements[0]?.citations[0]?.match).toBe("exact");
    expect(summary.statements[0]?.status).toBe("exact");
  });

  it("shows a placeholder that stands for nothing as it is, and marks the statement", () => {
    const summary = checked("[PARTY-7] pays a fee.", fee);
    expect(summary.statements[0]).toMatchObject({ status: "unsupported", text: "[PARTY-7] pays a fee." });
    expect(summary.statements[0]?.reason).toContain("[PARTY-7]");
  });

  it.each(["PARTY-7 pays a fee.", "Party-7 pays.", "[party 7] pays.", "PARTY_7's fee is due.", "[PARTY-7]s pay."])(
    "shows no placeholder that was made up as verified: %s",
    (text) => {
      const { statements } = checked(text, fee);
      expect(statements[0]).toMatchObject({ status: "unsupported", text });
      expect(statements[0]?.reason).toContain("stands for nothing");
    },
  );

  it("has no sentence in its brief that names nobody", () => {
    const summary = verifyAnswer(services, parseAnswer(sealed.revealAnswer(JSON.stringify(answerOf("A fee.", fee)))));
    const marked = markUnknown(sealed, { ...summary, brief: "A services agreement. [PARTY-9] signs it. It ends." });
    expect(marked.brief).toBe("A services agreement. It ends.");
  });

  it("is put back exactly, however a model changes case, brackets, joints, and possessives", () => {
    const { replaced } = sealed;
    const entry = fc.constantFrom(...replaced);
    const change = fc.record({
      case: fc.constantFrom(
        (text: string) => text,
        (text: string) => text.toLowerCase(),
        (text: string) => text.charAt(0) + text.slice(1).toLowerCase(),
      ),
      brackets: fc.constantFrom(["[", "]"], ["", ""], ["{", "}"], ["<", ">"], ["\\[", "\\]"], ["[ ", " ]"]),
      joint: fc.constantFrom("-", " ", "_", "\u2011", "\u2013", "\\_"),
      tail: fc.constantFrom("", "'s", "\u2019s", "s"),
    });
    const say = (placeholder: string, how: typeof change extends fc.Arbitrary<infer Change> ? Change : never) => {
      const [label = "", number = ""] = placeholder.slice(1, -1).split("-");
      return `${how.brackets[0] ?? ""}${how.case(label)}${how.joint}${number}${how.brackets[1] ?? ""}${how.tail}`;
    };
    fc.assert(
      fc.property(entry, change, ({ placeholder, text }, how) => {
        const revealed = sealed.reveal(`Today ${say(placeholder, how)} is named.`);
        const tail = how.tail === "s" ? "'s" : how.tail;
        expect(revealed).toBe(`Today ${text}${tail} is named.`);
        expect(sealed.unknownIn(revealed)).toEqual([]);
      }),
    );
    // A quote of what was sent is found in the contract, word for word, with every placeholder in it written otherwise.
    const bare = change.filter(({ tail }) => tail === "");
    fc.assert(
      fc.property(bare, (how) => {
        const changed = fee.replaceAll(/\[[A-Z]+-\d+\]/g, (placeholder) => say(placeholder, how));
        const back = sealed.revealQuote({ quote: changed });
        expect(back.start).toBeDefined();
        expect(services.text.startsWith(back.quote, back.start)).toBe(true);
      }),
    );
  });

  it("with a wrong amount is caught in spite of the placeholders", () => {
    const summary = checked("The Client pays [PARTY-1] a fee of $13,000 a month.", fee);
    expect(summary.statements[0]?.status).toBe("unsupported");
  });

  it("is taken as it is where nothing was replaced", () => {
    const open = sealContract(services, { kinds: [] });
    expect(open.contract).toBe(services);
    const answer = JSON.stringify(answerOf("[PARTY-1] pays.", fee));
    expect(open.revealAnswer(answer)).toBe(answer);
  });
});
