import { describe, expect, it } from "vitest";
import { obligationsIn } from "../../../electron/summaries/on-device/obligations.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { risksIn } from "../../../electron/summaries/on-device/risks.ts";
import { salienceOf } from "../../../electron/summaries/on-device/salience.ts";
import { terms } from "../../../electron/summaries/on-device/terms/index.ts";
import type { Subject, TermAnswer } from "../../../electron/summaries/on-device/terms/term.ts";
import { contractOf } from "../contracts.ts";
import { findTerm, subjectOf } from "./finding.ts";

const opening =
  "This Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n";

const within = (text: string): Subject => subjectOf(opening + text);

function find(id: string, text: string): TermAnswer | null {
  return findTerm(id, opening + text);
}

function quoted(id: string, text: string): string {
  const [passage] = find(id, text)?.passages ?? [];
  return passage === undefined ? "" : (opening + text).slice(passage.start, passage.end);
}

/** What two paragraphs say before and after a section, so that the section is one of several. */
function section(heading: string, ...sentences: readonly string[]): string {
  return [
    "4. Deliveries. The Supplier shall deliver the yarn to the Customer's mill in Thornby.",
    `5. ${heading}. ${sentences.join(" ")}`,
    "6. Samples. The Supplier shall send a sample of each colour to the Customer.",
  ].join("\n\n");
}

describe("what only its heading names", () => {
  it.each([
    [
      "force-majeure",
      "Force Majeure",
      "Neither party is liable for a breach that comes about by a flood, a strike or an act of government.",
    ],
    [
      "most-favored-nation",
      "Most Favoured Customer",
      "The Supplier shall give the Customer the terms that Fen Weavers has.",
    ],
    ["confidentiality", "Secrecy", "The Customer shall tell nobody how the yarn is dyed."],
    ["cap-on-liability", "Limitation of Liability", "The Supplier shall answer for the colour of the yarn alone."],
    [
      "non-compete",
      "Non-Competition",
      "The Supplier shall run no other dye works in Thornby while this Agreement lasts.",
    ],
    ["renewal-term", "Renewal", "This Agreement may be renewed by agreement of the parties for a further season."],
    ["insurance", "Insurance", "The Customer shall do what Schedule 4 asks of it in this respect."],
  ])("is shown as it is: %s", (id, heading, sentence) => {
    const answer = find(id, section(heading, sentence));
    expect(answer?.state).toBe("stated");
    expect(answer?.said).toBe(sentence);
  });

  it("is not explained by a label that the words do not bear out", () => {
    expect(
      find(
        "renewal-term",
        section("Renewal", "The parties shall meet in May to discuss whether this Agreement should be renewed."),
      )?.answer,
    ).not.toMatch(/automatic|optional/i);
  });

  it.each([
    ["exclusivity", "Exclusivity", "Nothing in this Agreement shall bind the Customer to buy from the Supplier."],
    ["insurance", "Insurance", "This section is intentionally omitted and shall have no effect on the rest."],
    ["exclusivity", "Non-Exclusive Supply", "The Customer shall be free to buy yarn where it likes."],
    ["post-termination-services", "Effect of Termination", "All rights and obligations of the parties shall cease."],
  ])("is not said to be there where the words deny it: %s, %s", (id, heading, sentence) => {
    expect(find(id, section(heading, sentence))).toBeNull();
  });

  it("yields to a sentence that says it in so many words", () => {
    const text = `${section("Confidentiality", "The Customer shall tell nobody how the yarn is dyed.")}\n\n7. The Customer shall keep the Supplier's trade secrets and recipes confidential.`;
    expect(quoted("confidentiality", text)).toContain("keep the Supplier's trade secrets");
  });
});

describe("rarer words for a term", () => {
  it.each([
    ["indemnity", "The Supplier indemnifies the Customer for the same."],
    [
      "indemnity",
      "Any losses and costs of the Customer resulting from faults of the yarn shall be borne by the Supplier.",
    ],
    ["license-grant", "The Supplier grants exclusive rights to the Customer for ten years from the day of signing."],
    [
      "license-grant",
      "Each Party hereby provides a worldwide, royalty free license of such patterns for use in the business of the other.",
    ],
    [
      "audit-rights",
      "The Supplier shall permit the Customer's staff to have access to the dye works, to its stores and to its books of account.",
    ],
    [
      "audit-rights",
      "Either Party shall have the right to request, through an auditor agreed by both, validation of the figures reported.",
    ],
    [
      "most-favored-nation",
      "The Customer shall have the full benefit of any more favourable terms that the Supplier agrees later.",
    ],
    ["volume-restriction", "The Customer may install the pattern program on up to three (3) designated servers."],
    ["minimum-commitment", "The Customer agrees to use not less than two million dollars of the loan to build looms."],
    ["anti-assignment", "This Agreement shall not be assignable by the Supplier."],
    ["anti-assignment", "The Supplier shall not transfer any of the work in any form to a third party."],
    ["confidentiality", "The Customer shall hold the recipes of the Supplier in absolute secrecy."],
    [
      "confidentiality",
      "Neither the Supplier nor Dr. Fen shall disclose to anyone, while this Agreement lasts or later, any trade secret.",
    ],
    ["disputes", "Any dispute shall be heard in the courts of Ostmark."],
    [
      "force-majeure",
      "The Supplier shall be released where causes beyond the control of the parties make delivery impossible.",
    ],
    ["cap-on-liability", "The Supplier and its carriers are not liable for any compensation or other loss."],
    ["cap-on-liability", "Neither party shall have any liability whatsoever for what the other makes of the yarn."],
    [
      "indemnity",
      "Each party shall hold the other party, and its carriers, weavers, agents and all others who work for it in the mill, harmless where it is held liable.",
    ],
    ["force-majeure", "If a party is prevented from delivering or taking the yarn by a strike, it may do so later."],
    ["minimum-commitment", "Each visit of the Supplier is subject to a minimum total charge of $300."],
    ["revenue-profit-sharing", "After the costs are deducted, the Supplier will obtain 40% of the remaining revenue."],
    ["non-compete", "The Supplier agrees not to enter into any form of cooperation with Ostmark Weavers."],
    [
      "competitive-restriction-exception",
      "The Supplier agrees not to enter into any cooperation with Ostmark Weavers, unless the Customer has consented.",
    ],
    ["anti-assignment", "The Supplier has the right to assign to its parent all of its obligations."],
    [
      "no-solicit-of-customers",
      "The Supplier shall not solicit or induce (i) any person who is employed by the Customer to leave the mill in Thornby or to work in another one, (ii) any client of the Customer to buy its cloth elsewhere.",
    ],
  ])("are heard: %s in %j", (id, sentence) => {
    expect(find(id, section("General", sentence))?.state).toBe("stated");
  });

  it.each([
    ["indemnity", "The risk of loss or damage caused in transit shall be borne by the Customer."],
    ["minimum-commitment", "The parties shall keep their records for at least 6 months."],
    ["volume-restriction", "The visit shall last up to three (3) hours."],
    ["license-grant", "The Supplier does not grant exclusive rights to anyone."],
    ["cap-on-liability", "Neither party shall have any liability to the other because this Agreement is terminated."],
    ["disputes", "The Supplier has not received written notice of any pending or threatened action before a court."],
    ["data-protection", "The patterns shall not infringe any copyright or right of privacy that the law protects."],
    ["force-majeure", "The Supplier shall indemnify the Customer, except against an act of God, for what is lost."],
    ["amendment", "The Customer pays by the following schedule (which the parties may change by mutual agreement)."],
  ])("are not heard in other things: %s in %j", (id, sentence) => {
    expect(find(id, section("General", sentence))).toBeNull();
  });

  it("do not come before the plain ones", () => {
    const plain = "The Supplier shall indemnify and hold harmless the Customer against claims of third parties.";
    const rare = "Any losses of the Customer caused by late yarn shall be borne by the Supplier.";
    expect(quoted("indemnity", section("General", rare, plain))).toBe(plain);
  });
});

describe("termination", () => {
  it.each([
    [
      "Either party may terminate this Agreement for its convenience upon 90 days' written notice (and any such termination shall take effect at the end of those days).",
      "On 90 days’ notice",
    ],
    [
      "This Agreement shall terminate upon either party giving the other at least sixty (60) days advance written notice.",
      "On 60 days’ notice",
    ],
    [
      "A three (3) months notice must be given by either party of its intention to terminate this Agreement for any reason other than breach.",
      "On 3 months’ notice",
    ],
  ])("at will is heard in %j", (sentence, answer) => {
    expect(find("termination-for-convenience", section("Term", sentence))?.answer).toBe(answer);
  });

  it("at will is not heard in what happens afterwards", () => {
    const after = "Termination of this contract for any reason shall not release a party from what it owes.";
    expect(find("termination-for-convenience", section("Term", after))).toBeNull();
  });

  it("at will names both parties where each has the right in a list of its own", () => {
    const list = (one: string, other: string) =>
      `(a) ${one} shall have the right to terminate this Agreement if:\n\n(i) ${other} does not pay within ten days of an invoice;\n\n(ii) Upon ${one} giving ${other} at least sixty (60) days advance written notice of termination of this Agreement.`;
    const text = `5. Ending.\n\n${list("Supplier", "Customer")}\n\n${list("Customer", "Supplier").replace("(a)", "(b)")}`;
    expect(find("termination-for-convenience", text)?.answer).toMatch(
      /^On 60 days’ notice, by Supplier\b.*\bby Customer$/,
    );
  });

  it("for cause is first of all for a breach that is not put right", () => {
    const insolvency =
      "If a party becomes insolvent or bankrupt, the other party shall have the right to terminate this Agreement immediately for cause.";
    const breach =
      "If either party breaches this Agreement and does not cure the breach within thirty (30) days after notice, then the other party may terminate this Agreement.";
    expect(quoted("termination-for-cause", section("Ending", insolvency, breach))).toBe(breach);
  });
});

describe("the items of a list", () => {
  const items = [
    "5. Restraint.",
    "(a) The Supplier shall not, without the Customer's consent:",
    "(i) sell yarn of the same colour in Thornby;",
    "(ii) compete with the Customer in the sale of cloth.",
    "(b) The Customer shall have given notice of its colours by the first of May.",
  ].join("\n\n");

  it("complete the words before them", () => {
    const texts = within(items).reading.sentences.map(({ text }) => text);
    expect(texts).toContain(
      "The Supplier shall not, without the Customer's consent: (ii) compete with the Customer in the sale of cloth.".replace(
        ": (ii)",
        "",
      ),
    );
  });

  it("end where the numbering goes back, or an item has its own subject", () => {
    const texts = within(items).reading.sentences.map(({ text }) => text);
    expect(texts.find((text) => text.includes("given notice of its colours"))).toBe(
      "The Customer shall have given notice of its colours by the first of May.",
    );
  });
});

describe("names with a small letter first", () => {
  it("begin sentences, and keep it", () => {
    const { reading } = within(
      "5. Fees. The Customer pays what Exhibit C says. eLoom may change the fees in Exhibit C at any time in its sole discretion.",
    );
    expect(reading.sentences.map(({ text }) => text)).toContain(
      "eLoom may change the fees in Exhibit C at any time in its sole discretion.",
    );
  });
});

describe("terms that are to be agreed with others", () => {
  const body = Array.from(
    { length: 12 },
    (_, index) => `${index + 2}. The Supplier shall deliver lot ${index + 1} of the yarn to the Customer in Thornby.`,
  ).join("\n\n");
  const form =
    "EXHIBIT C\n\nMINIMUM END USER TERMS\n\nYou shall not resell the pattern program.\n\nThe Supplier shall be deemed to be a third-party beneficiary of this agreement with the right to enforce it.\n\nTHE PATTERNS ARE PROVIDED “AS IS” AND THE SUPPLIER DISCLAIMS ALL WARRANTIES.";

  it("are no terms, duties or risks of this contract", () => {
    const subject = within(`${body}\n\n${form}`);
    const bound = obligationsIn(subject.reading, subject.parties, salienceOf(subject.reading));
    expect(find("third-party-beneficiary", `${body}\n\n${form}`)).toBeNull();
    expect(risksIn(subject.reading, subject.parties)).toEqual([]);
    expect(bound.map(({ who }) => who)).not.toContain("you");
  });

  it("end with the next exhibit", () => {
    const more = `${form}\n\nEXHIBIT D\n\nINSURANCE\n\nThe Supplier shall maintain public liability insurance.`;
    expect(find("insurance", `${body}\n\n${more}`)?.state).toBe("stated");
  });
});

describe("duties", () => {
  function boundIn(...clauses: readonly string[]): string[] {
    const others = Array.from(
      { length: 8 },
      (_, lot) => `Lot ${lot + 1} of the yarn lies in the barn at Thornby in May.`,
    );
    const { reading, parties } = within(section("Duties", ...clauses, ...others));
    return obligationsIn(reading, parties, salienceOf(reading)).map(({ sentence }) => sentence.text);
  }

  it.each([
    "The Customer shall, in its sole discretion, set the prices of the cloth that it sells.",
    "Please note that the Supplier will ask each driver for a paper with the number of the lot.",
    "We will first open a shop in Thornby and then sell our cloth everywhere.",
    "Neither party shall incur any liability whatsoever for what the other loses by a late spring.",
    "Neither party is obligated to buy or to sell more than the lots that are named above.",
  ])("are not freedoms, notes or plans: %j", (clause) => {
    expect(boundIn(clause)).not.toContain(clause);
  });

  it("are what a party may choose between", () => {
    const clause = "The Supplier shall, in its sole discretion, either replace or credit yarn that is faulty.";
    expect(boundIn(clause)).toContain(clause);
  });
});

describe("disclaimers", () => {
  it("are not what a party must not promise in another's name", () => {
    const { reading, parties } = within(
      section(
        "Warranty",
        "The Customer shall make no representations or warranties concerning the yarn on behalf of the Supplier.",
      ),
    );
    expect(risksIn(reading, parties).map(({ label }) => label)).not.toContain("Warranty disclaimer");
  });
});

describe("amendment", () => {
  it("is of the contract, not of a product or a schedule of payments", () => {
    const wrong =
      "The Supplier shall analyze a change of the colours that is asked for in writing, and answer within ten days.";
    const right = "No alteration of the Agreement will be valid unless made in writing and signed by the parties.";
    expect(quoted("amendment", section("General", wrong, right))).toBe(right);
    expect(find("amendment", section("General", wrong))).toBeNull();
  });
});

describe("the plainest of several sentences", () => {
  it.each([
    [
      "force-majeure",
      "“Force Majeure” includes an act of God, a strike and any other cause that a party cannot help.",
      "Neither party will be liable for a delay that results from a cause beyond its reasonable control.",
    ],
    [
      "disputes",
      "The parties shall settle any dispute about this Agreement by negotiation in good faith.",
      "Any dispute about this Agreement that is left shall be submitted to the exclusive jurisdiction of the courts of Ostmark.",
    ],
    [
      "minimum-commitment",
      "Upon termination all fees (including any minimum monthly fees) shall become due.",
      "The Customer shall pay the minimum monthly fee in any case.",
    ],
  ])("says what is owed, not what it means or what happens first: %s", (id, worse, better) => {
    expect(quoted(id, section("General", worse, better))).toBe(better);
  });

  it("tells a time to reject from a promise for later", () => {
    expect(
      find(
        "warranty-duration",
        section(
          "Faults",
          "The Customer may reject any defective yarn within seven days after receipt of the shipment.",
        ),
      )?.answer,
    ).toMatch(/^7 days to reject/);
  });
});

describe("clauses drawn in a table", () => {
  it("are heard where they are running text", () => {
    const sentence =
      "Either party may terminate this agreement without cause with a written notice of sixty days to the other.";
    const contract = contractOf(opening + sentence);
    const start = opening.length;
    const reading = readContract({
      ...contract,
      blocks: [
        { kind: "paragraph", start: 0, end: opening.trimEnd().length, page: 1 },
        { kind: "table", start, end: start + sentence.length, page: 1 },
      ],
    });
    const term = terms.find(({ id }) => id === "termination-for-convenience");
    expect(term?.find({ reading, title: null, kind: "contract", parties: [] })?.state).toBe("stated");
  });
});

describe("insurance, claims and events", () => {
  it.each([
    ["insurance", "The Employer shall pay all premiums that fall due on the life insurance policy."],
    [
      "insurance",
      "The Premiums on the Policy will be borne by the Trust, which shall pay the premium of each policy year.",
    ],
    ["disputes", "A claimant whose claim is denied may ask the clerk for a review of the decision within sixty days."],
    ["disputes", "Any claim for benefits under the plan shall be filed in writing with the clerk."],
  ])("are heard: %s in %j", (id, sentence) => {
    expect(find(id, section("General", sentence))?.state).toBe("stated");
  });

  it("says what an event excuses before who is told of it", () => {
    const text = section(
      "Force Majeure",
      "The party that suffers force majeure shall promptly give notice of the event of force majeure to the other.",
      "Neither party is liable for a delay that is caused by matters beyond its reasonable control.",
    );
    expect(quoted("force-majeure", text)).toMatch(/^Neither party is liable/);
  });

  it("takes no wish below a heading of recitals for a clause", () => {
    const text = `Recitals\n\nThe Customer desires to be the exclusive distributor of the yarn.\n\n${section("Supply", "The Supplier shall supply the yarn.")}`;
    expect(find("exclusivity", text)).toBeNull();
  });
});
