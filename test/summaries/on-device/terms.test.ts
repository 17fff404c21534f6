import { describe, expect, it } from "vitest";
import { gapIn } from "../../../electron/summaries/on-device/gaps.ts";
import { inOrder, packFor } from "../../../electron/summaries/on-device/packs.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { terms } from "../../../electron/summaries/on-device/terms/index.ts";
import type { TermAnswer } from "../../../electron/summaries/on-device/terms/term.ts";
import { contractOf, services } from "../contracts.ts";
import { findTerm, subjectOf } from "./finding.ts";

const opening =
  "This Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n";

function find(id: string, text: string): TermAnswer | null {
  return findTerm(id, opening + text);
}

describe("what is no clause", () => {
  it.each([
    ["license-grant", "Neither party grants the other any rights or licenses not expressly set out in this Agreement."],
    ["license-grant", "The Provider retains all right, title and interest in the licensed Software."],
    [
      "license-grant",
      "The licence granted in this Section does not include the right to use the name of the Licensor.",
    ],
    [
      "disputes",
      "The Supplier has received no notice of any pending or threatened action before any court or arbitral tribunal challenging its title to the mill.",
    ],
    [
      "amendment",
      "The term “Agreement” means this Milling Agreement with any amendments to this Agreement that are made in writing and signed by both.",
    ],
    ["exclusivity", "The Customer will not permit anyone else to sell, sublicense or copy the Service."],
    ["exclusivity", "Except for this Agreement, there are no agreements of the Company that grant exclusive rights."],
    ["non-compete", "The Company shall not be required to give information to a Purchaser that is a competitor."],
    ["cap-on-liability", "The Company has no liabilities or obligations in excess of $25,000."],
    ["insurance", "The Tenant shall keep the Premises in repair unless the insurance money is refused."],
    ["renewal-term", "Neither party shall have any obligation to extend this Agreement beyond a term of two years."],
  ])("is %s in %j", (id, text) => {
    expect(find(id, text)).toBeNull();
  });
});

describe("key terms", () => {
  it.each([
    [
      "notice-period-to-terminate-renewal",
      "This Agreement renews for successive terms of one year unless either party gives notice at least forty-five (45) days before the end of the term.",
      "45 days before the term ends",
    ],
    [
      "expiration-date",
      "This Agreement shall commence on 1 June 2023 and continue in force until 31 May 2026.",
      "2026-05-31",
    ],
    [
      "expiration-date",
      "The initial term of this Agreement shall be three (3) years from the Effective Date.",
      "3 years after the Effective Date",
    ],
    [
      "cap-on-liability",
      "Neither party's total liability under this Agreement shall exceed five million Euros (€5,000,000).",
      "EUR 5,000,000",
    ],
    ["payment", "The Customer shall pay the Supplier $12,500 per month.", "$12,500 per month"],
    ["term", "This Agreement shall begin on signing and shall continue until 31 December 2026.", "Until 2026-12-31"],
    ["term", "4. Duration. This Agreement shall last for three years from the Effective Date.", "3 years"],
    ["term", "4. Duration. The duration of this Agreement is thirty (30) months.", "30 months"],
    ["term", "4. Duration. This Agreement is concluded for a period of five years.", "5 years"],
    ["term", "4. Duration. This Agreement runs for a term of two years and then ends.", "2 years"],
    ["term", "This Agreement shall continue indefinitely until terminated by either party.", "Indefinite"],
    ["term", "This Agreement shall remain in effect unless terminated under Section 6.", "Until terminated"],
    ["term", "This Agreement shall extend until the four (4) year anniversary of the Effective Date.", "4 years"],
    [
      "term",
      "The Agent may terminate this Agreement at any time until the end of 2026.\n\nThe term of this Agreement shall be for a period of two years.",
      "2 years",
    ],
    [
      "renewal-term",
      "This Agreement shall automatically renew for successive one (1) year terms unless either party gives notice.",
      "Automatic, 1 year at a time",
    ],
    ["renewal-term", "This Agreement will renew automatically from year to year.", "Automatic, from year to year"],
    ["renewal-term", "The Customer may extend the term for an additional period of two years.", "Optional, 2 years"],
    [
      "renewal-term",
      "This Agreement shall extend for an additional two years provided the Supplier has met the targets.",
      "On conditions, 2 years",
    ],
    [
      "expiration-date",
      "This Agreement shall expire on the Expiration Date unless terminated earlier.\n\n“Expiration Date” means March 31, 2027.",
      "2027-03-31",
    ],
    ["effective-date", "This Agreement is effective as of the day and year first above written.", "2023-05-03"],
    ["effective-date", "This Agreement shall come into force as of January 1, 2024 for one year.", "2024-01-01"],
    [
      "effective-date",
      "Commencing on 1 October 2024, the Customer shall pay the fee.\n\nThis Agreement commences on 1 August 2024.",
      "2024-08-01",
    ],
    [
      "governing-law",
      "THIS AGREEMENT SHALL BE GOVERNED BY THE LAWS OF THE STATE OF NEW YORK WITHOUT REGARD TO CONFLICTS.",
      "New York",
    ],
    [
      "governing-law",
      "This agreement shall be governed by the Laws of England (English common and statutory Law).",
      "England",
    ],
    [
      "payment",
      "The Customer shall pay the Supplier a monthly fee of $____________ for each site.",
      "The Customer shall pay the Supplier a monthly fee of $____ for each site.",
    ],
    ["payment", "The Customer shall pay the Supplier an annual fee of $240,000.", "$240,000 a year"],
    [
      "payment",
      "The Licensee shall pay a royalty of seven percent (7%) of the gross revenues of the Products.",
      "7% of the gross revenues",
    ],
    [
      "payment",
      "The Customer shall pay the sum of Four Hundred Eighty Thousand and 00/100 Dollars ($480,000.00) for the Goods.",
      "$480,000",
    ],
    [
      "payment",
      "The Purchase Price of the Goods is determined on a $5.00 per pound basis for a total cost of $150,000.",
      "$150,000",
    ],
    ["payment", "The $10,000 promotional fee shall be payable in four payments: Q1 ($2,500); Q2 ($7,500).", "$10,000"],
    [
      "payment",
      "The Agent shall maintain insurance with limits of coverage of $1,000,000.\n\nA charge of $250 will apply to each expedited request.\n\nThe Customer may keep non-conforming Goods if the Supplier pays $9,000.\n\nThe Customer shall pay the Supplier a price of $70 per unit for the Goods.",
      "$70 per unit",
    ],
    [
      "termination-for-convenience",
      "The Customer may terminate this Agreement for convenience on sixty (60) days' written notice.",
      "On 60 days’ notice, by the Customer",
    ],
    ["effective-date", "This Agreement takes effect on 1 June 2023 (the “Effective Date”).", "2023-06-01"],
    ["agreement-date", "The parties agree as follows.", "2023-05-03"],
    [
      "governing-law",
      "This Agreement is governed by the laws of the State of Oregon. A Local Order may be governed by the laws of Norway.",
      "Oregon",
    ],
  ])("normalises %s in %j", (id, text, answer) => {
    expect(find(id, text)).toMatchObject({ state: "stated", answer });
  });

  it.each([
    [
      "cap-on-liability",
      "In no event shall the total liability of either party under this Agreement exceed $750,000.",
      /^\$750,000\. /,
    ],
    [
      "termination-for-convenience",
      "Either party may terminate this Agreement at any time upon thirty (30) days' prior written notice.",
      /^On 30 days’ notice\. Either party/,
    ],
    [
      "termination-for-cause",
      "A party may terminate this Agreement if the other commits a material breach and fails to cure it within ten (10) days after notice.",
      /^10 days to put a breach right\. /,
    ],
    [
      "revenue-profit-sharing",
      "The Customer shall pay the Supplier a royalty of six percent (6%) of Net Sales.",
      /^6%\. /,
    ],
    [
      "minimum-commitment",
      "In each contract year the Customer shall purchase at least 4,000 units of the Products.",
      /4,000 units/,
    ],
    [
      "warranty-duration",
      "The Supplier warrants that the Products will be free from defects for a period of eighteen (18) months after delivery.",
      /^18 months\. /,
    ],
    [
      "no-solicit-of-employees",
      "Neither party shall, for one (1) year after it ends, solicit for employment any employee of the other party.",
      /^1 year\. /,
    ],
    [
      "non-compete",
      "During the term the Customer shall not manufacture or sell any product that competes with the Products.",
      /shall not/,
    ],
    ["exclusivity", "The Supplier shall not appoint any other distributor in the Territory.", /any other distributor/],
    [
      "most-favored-nation",
      "The prices shall be no less favorable than those offered to any other customer of the Supplier.",
      /no less favorable/,
    ],
    ["rofr-rofo-rofn", "The Customer shall have a right of first refusal to purchase the Mill.", /first refusal/],
    [
      "change-of-control",
      "The Customer may terminate this Agreement upon a change of control of the Supplier.",
      /change of control/,
    ],
    [
      "ip-ownership-assignment",
      "The Supplier hereby assigns to the Customer all right, title and interest in the Work Product.",
      /assigns/,
    ],
    ["license-grant", "The Supplier grants the Customer a non-exclusive licence to use the Software.", /licence/],
    [
      "irrevocable-or-perpetual-license",
      "The Supplier grants the Customer a perpetual, irrevocable licence to use the Reports.",
      /perpetual/,
    ],
    ["covenant-not-to-sue", "The Customer shall not contest the validity of the Supplier's trademarks.", /contest/],
    [
      "uncapped-liability",
      "Nothing in this Agreement limits liability for fraud or for death caused by negligence.",
      /Nothing/,
    ],
    [
      "liquidated-damages",
      "The Supplier shall pay as liquidated damages $900 for each day of delay.",
      /^\$900\. |\$900/,
    ],
    ["audit-rights", "The Customer may inspect the books and records of the Supplier once a year.", /inspect/],
    [
      "third-party-beneficiary",
      "The Customer's affiliates are intended third-party beneficiaries of this Agreement.",
      /beneficiaries/,
    ],
    [
      "post-termination-services",
      "Upon termination of this Agreement the Customer may continue to sell its remaining stock for ninety (90) days.",
      /continue to sell/,
    ],
    [
      "data-protection",
      "Each party shall comply with data protection laws when it handles personal data.",
      /data protection/,
    ],
    [
      "force-majeure",
      "Neither party is liable for delay caused by events beyond its reasonable control.",
      /beyond its reasonable control/,
    ],
    ["amendment", "This Agreement may be amended only in writing signed by both parties.", /in writing/],
    ["notices", "All notices under this Agreement must be in writing and sent by courier.", /courier/],
    ["disputes", "Any dispute shall be finally settled by binding arbitration in Bergen.", /arbitration/],
  ])("finds %s in %j", (id, text, answer) => {
    const found = find(id, text);
    expect(found?.state).toBe("stated");
    expect(found?.said ?? found?.answer).toMatch(answer);
  });

  it.each([
    ["non-compete", "Nothing in this Agreement prevents either party from competing with the other."],
    ["exclusivity", "The licence is non-exclusive, and the courts of Oregon have exclusive jurisdiction."],
    [
      "uncapped-liability",
      "These limits on disclosure shall not apply to information that the receiving party has independently developed.",
    ],
    [
      "termination-for-convenience",
      "Either party may terminate this Agreement at any time if the other is in breach of it.",
    ],
    ["renewal-term", "The parties may mutually agree to extend this Agreement."],
    ["liquidated-damages", "No termination fee is payable."],
    ["license-grant", "Nothing in this Agreement grants a licence to use either party's name."],
    ["rofr-rofo-rofn", "The issue of the shares is not subject to preemptive rights."],
    ["non-disparagement", "The Customer shall not post content that is unlawful, obscene or disparaging."],
  ])("is silent on %s where %j", (id, text) => {
    expect(find(id, text)).toBeNull();
  });

  it("takes the limit on everything for the cap, and not that for one breach", () => {
    const found = find(
      "cap-on-liability",
      "The Supplier's total liability for breach of clause 9 shall not exceed $2,000,000. Each party's total liability in any year under this Agreement shall not exceed the greater of $600,000 and the fees of that year.",
    );
    expect(found?.answer).toBe("$600,000");
    expect(found?.detail).toMatch(/^Each party's total liability .* and the fees of that year\.$/);
  });

  it("takes no duty that outlives the contract for its term", () => {
    const duty =
      "The Supplier agrees that during the term of this Agreement and for a period of three years thereafter all recipes remain the Customer's.";
    expect([find("term", duty), find("expiration-date", duty)]).toEqual([null, null]);
  });

  it("counts no last day from a notice", () => {
    const notice =
      "This Agreement shall become effective on the Effective Date and shall continue in effect until either party informs the other with thirty (30) days prior written notice.";
    expect(find("expiration-date", notice)?.answer ?? "").not.toMatch(/30 days/);
  });

  it("takes no convention that is excluded for a second law", () => {
    const law =
      "The laws of Ireland shall apply to this Agreement. The law of the United Nations Conventions on the international sale of goods shall not apply to this Agreement.";
    expect(find("governing-law", law)).toMatchObject({ state: "stated", answer: "Ireland" });
  });

  it("does not call a cap what leaves out damages of some kinds", () => {
    const found = find("cap-on-liability", "Neither party is liable to the other for punitive or exemplary damages.");
    expect(found?.answer).toBe("Damages of some kinds are excluded");
    expect(found?.said).toMatch(/^Damages of some kinds are excluded\. Neither party/);
  });

  it("shows what the contract licenses, rather than what is granted back", () => {
    const found = find(
      "license-grant",
      "The Customer grants the Supplier a perpetual licence to use its improvements and feedback. The Supplier hereby grants the Customer a non-exclusive licence to use the Software.",
    );
    expect(found?.answer).toMatch(/^The Supplier hereby grants/);
  });

  it.each([
    ["This Agreement is made this day of , 2019 between Quillon Mills Ltd. and Harrow & Fen LLC."],
    ["Dated: ________ __, 2019. Agreement between Quillon Mills Ltd. and Harrow & Fen LLC."],
  ])("guesses no date where %j leaves it blank", (text) => {
    const [term] = terms.filter(({ id }) => id === "agreement-date");
    expect(term?.find(subjectOf(`SUPPLY AGREEMENT\n\n${text}`))?.state).toBe("ambiguous");
  });

  it("reads a date whose year has two digits", () => {
    const [term] = terms.filter(({ id }) => id === "agreement-date");
    const text =
      "SUPPLY AGREEMENT\n\nThis Agreement is made on 11/14/19 between Quillon Mills Ltd. and Harrow & Fen LLC.";
    expect(term?.find(subjectOf(text))).toMatchObject({ state: "stated", answer: "2019-11-14" });
  });

  it("says that a date was left blank, and quotes the blank", () => {
    const text =
      "SUPPLY AGREEMENT\n\nThis Agreement is made as of the ____ day of ________, 2023 between Quillon Mills Ltd. and Harrow & Fen LLC.\n\n1. Goods. The price list of 4 April 2019 applies.";
    const [term] = terms.filter(({ id }) => id === "agreement-date");
    const found = term?.find(subjectOf(text));
    expect(found?.state).toBe("ambiguous");
    const [passage] = found?.passages ?? [];
    expect(text.slice(passage?.start, passage?.end)).toContain("____ day of");
  });

  it("has one detector for each id", () => {
    expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
    expect(terms.length).toBeGreaterThanOrEqual(50);
  });
});

describe("packs", () => {
  it.each([
    ["mutual non-disclosure agreement", "non-disclosure agreement"],
    ["software licence agreement", "licence agreement"],
    ["office lease", "lease"],
    ["master services agreement", "services agreement"],
    ["stock purchase agreement", "share purchase agreement"],
    ["exclusive distributor agreement", "distribution agreement"],
    ["loan agreement", "loan agreement"],
    ["employment agreement", "employment agreement"],
  ])("knows a %s as a %s", (kind, name) => {
    expect(packFor(kind)?.name).toBe(name);
  });

  it("asks what matters first, and loses no term", () => {
    const ordered = inOrder(terms, packFor("software licence agreement")).map(({ id }) => id);
    const secret = packFor("non-disclosure agreement");
    const own = new Set([...(secret?.first ?? []), ...(secret?.ifStated ?? [])]);
    expect(ordered.indexOf("license-grant")).toBeLessThan(ordered.indexOf("insurance"));
    const general = terms.filter(({ onlyInPack }) => onlyInPack !== true);
    expect(ordered.toSorted()).toEqual(general.map(({ id }) => id).toSorted());
    expect(inOrder(terms, null)).toEqual(general);
    expect(new Set(inOrder(terms, secret))).toEqual(
      new Set(terms.filter(({ id, onlyInPack }) => onlyInPack !== true || own.has(id))),
    );
    expect(inOrder(terms, secret).length).toBeGreaterThan(general.length);
  });

  it("says why a term is missed, but not where a heading announces it", () => {
    const pack = packFor("services agreement");
    const cap = terms.find(({ id }) => id === "cap-on-liability");
    if (cap === undefined) throw new Error("no cap");
    const without = readContract(
      contractOf("1. Services. The Supplier shall mill the grain.\n\n2. Fees. The Customer shall pay $5."),
    );
    expect(gapIn(pack, cap, without)).toBe(
      "Not found, though a services agreement usually has it. Look for a limit on liability; without one, liability has no agreed limit.",
    );
    expect(gapIn(null, cap, without)).toBe("");
    expect(gapIn(pack, cap, readContract(services))).toBe("");
  });

  it("says nothing is missing of which the contract speaks, in whatever words", () => {
    const pack = packFor("non-disclosure agreement");
    const gap = (id: string, clause: string) =>
      gapIn(pack, { id }, readContract(contractOf(`The Recipient shall keep the papers secret.\n\n${clause}`)));
    for (const [id, clause] of [
      ["return-or-destruction", "After the papers were handed back under clause 5, copies may stay in archives."],
      ["permitted-use", "The papers may not be used for any purpose other than the tasting."],
      ["length-of-confidentiality", "These duties fall away five years after the last tasting."],
      ["exceptions-from-confidentiality", "Whatever stood in the public domain is free."],
      ["governing-law", "The courts shall construe it by Scots law."],
    ] as const)
      expect(gap(id, clause), id).toBe("");
    expect(gap("return-or-destruction", "The Recipient may visit the press.")).toMatch(/^Not found, though/);
    expect(gap("governing-law", "The Recipient may visit the press.")).toMatch(/^Not found, though/);
  });

  it("misses no breach clause where it can be ended at any time, and no owner where nothing is made", () => {
    const pack = packFor("services agreement");
    const of = (id: string) => ({ id });
    const plain = readContract(contractOf("The Supplier shall clean the mill each day for a fee of $100."));
    expect(gapIn(pack, of("termination-for-cause"), plain)).not.toBe("");
    expect(gapIn(pack, of("termination-for-cause"), plain, new Set(["termination-for-convenience"]))).toBe("");
    expect(gapIn(pack, of("ip-ownership-assignment"), plain)).toBe("");
    const making = readContract(
      contractOf(
        "The Supplier shall design the mill. The Supplier shall hand over each Deliverable. The Customer may test all Deliverables of the Supplier.",
      ),
    );
    expect(gapIn(pack, of("ip-ownership-assignment"), making)).not.toBe("");
  });
});
