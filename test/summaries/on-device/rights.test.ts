import { describe, expect, it } from "vitest";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { risksIn } from "../../../electron/summaries/on-device/risks.ts";
import { terms } from "../../../electron/summaries/on-device/terms/index.ts";
import { contractOf } from "../contracts.ts";
import { findTerm } from "./finding.ts";

const opening =
  "This Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n";

/** What a statement says of a term, and the words it rests on; null where the term is not found. */
function said(id: string, ...clauses: readonly string[]): { text: string; quotes: string[] } | null {
  const text = opening + clauses.join("\n\n");
  const found = findTerm(id, text);
  if (found === null) return null;
  return {
    text: found.said ?? found.answer,
    quotes: found.passages.map(({ start, end }) => text.slice(start, end)),
  };
}

describe("what both parties do in clauses of their own", () => {
  it("is an indemnity by each of them, and both are quoted", () => {
    const found = said(
      "indemnity",
      "7. Indemnity. The Supplier shall, at its own expense, indemnify and hold harmless the Customer against claims that the flour was foul.",
      "8. Millstones. The Customer agrees to indemnify the Supplier from any loss caused by its own millstones.",
    );
    expect(found?.text).toMatch(/^By the Supplier and by the Customer, in separate clauses\. The Supplier shall/);
    expect(found?.quotes.join(" ")).toContain("caused by its own millstones");
  });

  it("is no matter of one party alone, nor of what all do together", () => {
    const alone = "The Supplier shall indemnify the Customer against all claims.";
    expect(said("indemnity", alone)?.text).toMatch(/^The Supplier shall/);
    expect(
      said("indemnity", "Each party shall indemnify and hold harmless the other party against all claims.", alone)
        ?.text,
    ).not.toMatch(/separate clauses/);
  });

  it("knows a party by its name without its form, however that is written", () => {
    const reading = readContract(
      contractOf(
        "This Agreement is made as of 3 May 2023 by and between Ximba Mills corporation (“XMC”) and Kolb Bakers, Inc. (“KLB, Inc.”).\n\nXimba Mills hereby indemnifies KLB, Inc. against all claims of millers.\n\nKLB, Inc. hereby indemnifies Ximba Mills against all claims of bakers.",
      ),
    );
    const term = terms.find(({ id }) => id === "indemnity");
    const found = term?.find({ reading, title: null, kind: "agreement", parties: findParties(reading) });
    expect(found?.said).toMatch(/^By Ximba Mills and by KLB, Inc\., in separate clauses/);
  });

  it("is a right to end it for a breach, by whomever it may be ended", () => {
    const found = said(
      "termination-for-cause",
      "6. Ending. This Agreement may be terminated by the Supplier if the Customer fails to cure a breach within nine (9) days. This Agreement may be terminated by the Customer if the Supplier is in default.",
    );
    expect(found?.text).toMatch(
      /^9 days to put a breach right; by the Supplier and by the Customer, in separate clauses\. /,
    );
  });

  it("is flagged for both", () => {
    const reading = readContract(
      contractOf(
        `${opening}The Supplier may terminate this Agreement at any time by giving ninety (90) days' notice.\n\n7. Other matters. The mill is old.\n\n8. Ending. The Customer may terminate this Agreement at any time by giving ten (10) days' notice.`,
      ),
    );
    const [flag] = risksIn(reading, findParties(reading)).filter(({ label }) => label === "Termination at will");
    expect(flag?.text).toMatch(/^On 90 days’ notice, by the Supplier; on 10 days’ notice, by the Customer\. /);
    expect(flag?.other?.text).toContain("ten (10) days");
  });

  it("is a licence by each of them", () => {
    const found = said(
      "license-grant",
      "The Supplier hereby grants to the Customer a non-exclusive licence to use the Recipes. The Customer hereby grants to the Supplier a non-exclusive licence to use its Logo.",
    );
    expect(found?.text).toMatch(/^Granted by the Supplier and by the Customer, in separate clauses\. /);
  });

  it("is a ban on assigning for each of them", () => {
    const found = said(
      "anti-assignment",
      "The Supplier may not assign its rights under this Agreement without the prior written consent of the Customer. The Customer may not assign its rights under this Agreement without the prior written consent of the Supplier.",
    );
    expect(found?.text).toMatch(/^Binds the Supplier and the Customer, in separate clauses\. /);
  });

  it("is the right to end it, each on its own notice", () => {
    const found = said(
      "termination-for-convenience",
      "The Supplier may terminate this Agreement for convenience by giving ninety (90) days' written notice.",
      "The Customer may terminate this Agreement for convenience by giving thirty (30) days' written notice.",
    );
    expect(found?.text).toMatch(/^On 90 days’ notice, by the Supplier; on 30 days’ notice, by the Customer\. /);
    expect(found?.quotes).toHaveLength(2);
  });
});

describe("a rule with what stands beside it", () => {
  it.each([
    ["Notwithstanding the foregoing, either party may assign this Agreement to an affiliate.", /to an affiliate/],
    ["Notwithstanding, the Supplier may assign this Agreement to its own daughter company.", /daughter company/],
    [
      "No consent shall be required for an assignment to whoever buys the whole mill.",
      /No consent shall be required for an assignment/,
    ],
  ])("is the ban on assigning with its exception %j", (exception, pattern) => {
    const rule = "Neither party may assign this Agreement without the prior written consent of the other party.";
    const found = said("anti-assignment", `9. Assignment. ${rule} ${exception}`);
    expect(found?.text).toContain("Neither party may assign");
    expect(found?.text).toMatch(pattern);
    expect(found?.quotes).toContain(exception);
  });

  it("is the freedom of the other party before it", () => {
    const found = said(
      "anti-assignment",
      "9. Assignment. The Customer may assign this Agreement freely. The Supplier shall not assign this Agreement without the written consent of the Customer.",
    );
    expect(found?.text).toMatch(/^The Supplier shall not assign.*The Customer may assign this Agreement freely/);
  });

  it("goes before what comes of breaking it", () => {
    const found = said(
      "anti-assignment",
      "9. Assignment. Any attempted assignment without such consent shall be null and void. Neither party may assign this Agreement without the consent of the other.",
    );
    expect(found?.text).toMatch(/^Neither party may assign/);
  });

  it("is the right to end it for a breach with the time to cure it", () => {
    const found = said(
      "termination-for-cause",
      "6. Ending. Either party may terminate this Agreement if the other commits a material breach. The party in breach has thirty (30) days from the notice to remedy it.",
    );
    expect(found?.text).toMatch(
      /material breach\. The party in breach has thirty \(30\) days from the notice to remedy it/,
    );
  });
});

describe("which sentence speaks of it", () => {
  it.each([
    [
      "confidentiality",
      "is the duty, not that it outlives the contract",
      "5. Confidentiality. The obligation of confidentiality survives the end of this Agreement. Neither party may disclose the confidential papers of the other to anybody.",
      /^Neither party may disclose/,
    ],
    [
      "confidentiality",
      "is the duty, not what disclosure does not grant",
      "5. Confidentiality. The Recipient will not acquire a licence to Confidential Information by its disclosure. Each party shall hold the Confidential Information of the other in absolute secrecy.",
      /^Each party shall hold/,
    ],
    [
      "license-grant",
      "is the grant, not what is said of it",
      "2. Licence. The licence granted in Section 1 shall include the right to use the photographs of the mill. The Supplier hereby grants to the Customer the right and licence to use the name of the mill.",
      /^The Supplier hereby grants/,
    ],
    [
      "covenant-not-to-sue",
      "is that rights are not contested, not that they are not claimed",
      "3. Marks. The Customer shall not claim any right in the Supplier's trademarks. The Customer shall not contest the validity of the Supplier's trademarks.",
      /contest the validity/,
    ],
    [
      "termination-for-cause",
      "is a breach that can be cured, not insolvency",
      "6. Ending. Either party may terminate this Agreement if the other becomes insolvent. Either party may terminate this Agreement if the other has failed to perform a material obligation and has not cured the failure within ten (10) days.",
      /^10 days to put a breach right\. Either party may terminate this Agreement if the other has failed/,
    ],
    [
      "termination-for-cause",
      "is the right, not the time to cure",
      "6. Termination. Each party shall have the right to terminate this Agreement if the other fails to perform it. The other party shall have ten (10) days from the notice in which to correct any such default, and failing this the Agreement shall terminate.",
      /^Each party shall have the right.*ten \(10\) days from the notice/,
    ],
    [
      "termination-for-cause",
      "are the grounds, not what is done once one of them has come about",
      "6. Termination. In the event that any of these events of default should occur a party that has the right to terminate shall say so. Either party may terminate this Agreement if the other fails to pay.",
      /^Either party may terminate/,
    ],
    [
      "indemnity",
      "is the general one, not one that belongs to something before it",
      "7. Indemnity. In connection with the foregoing, the Supplier shall indemnify and hold harmless the Customer against losses under the Flour Act, and against all claims of millers that it makes good. The Supplier shall indemnify and hold harmless the Customer against all claims.",
      /^The Supplier shall indemnify/,
    ],
    [
      "rofr-rofo-rofn",
      "is its grant, not where it is named",
      "6. Notwithstanding Section 4, the Customer may bid if the Supplier breaches Article 5 (Pre-Emptive Right). The Customer shall have a pre-emptive right to any new mill.",
      /^The Customer shall have a pre-emptive right/,
    ],
    [
      "ip-ownership-assignment",
      "is the assignment, not the papers that are to follow it",
      "4. Work. The Supplier shall execute such further documents as are needed to assign the Work Product. The Supplier does hereby sell, assign and transfer to the Customer all right and title in the Recipes.",
      /^The Supplier does hereby/,
    ],
  ])("of %s %s", (id, _which, clause, pattern) => {
    expect(said(id, clause)?.text).toMatch(pattern);
  });
});

describe("a list", () => {
  const breach = (text: string) => said("termination-for-cause", text)?.text ?? "";

  it("is opened by as many words as it takes", () => {
    const found = breach(
      "6. Ending.\n\nWithout prejudice to any other right that either of them may have under this Agreement or the law, and whatever else was agreed between them before its date, each party shall have the right to terminate this Agreement at once:\n\n(a) on a material breach that the other has not cured within twenty (20) days of a notice;\n\n(b) if the mill burns down.",
    );
    expect(found).toMatch(/^20 days to put a breach right\. Without prejudice/);
    expect(found).toContain("on a material breach that the other has not cured");
  });

  it("is not joined to the opening of the list before it", () => {
    const found = said(
      "termination-for-cause",
      "6. Ending.\n\n(a) The Supplier shall have the right to terminate this Agreement if:\n\n(i) the Customer is in material breach that it has not cured in five days; or\n\n(ii) the mill closes.\n\n(b) The Customer shall have the right to terminate this Agreement if:\n\n(i) the Supplier is in material breach that it has not cured in five days; or\n\n(ii) the shop closes.",
    );
    expect(found?.text).not.toMatch(/The Supplier shall have the right[^.]*the Supplier is in material breach/);
  });

  it("is not opened by an exception, and an item that binds by itself needs no opening", () => {
    const reading = readContract(
      contractOf(
        "1. Duties.\n\nThe parties agree as follows:\n\n(a) The Supplier shall not tarnish the reputation of the mill.\n\n(b) The Customer may visit the mill unless:\n\n(i) the mill is closed for the repair of its wheel.",
      ),
    );
    const texts = reading.sentences.map(({ text }) => text);
    expect(texts).toContain("The Supplier shall not tarnish the reputation of the mill.");
    expect(texts.join(" ")).not.toContain("unless: the mill is closed");
  });

  it("does not say of one ground that it is the only one", () => {
    expect(
      breach(
        "6. Ending.\n\nThis Agreement may be terminated only:\n\n(a) by either party for a material breach; or\n\n(b) by the Supplier if the mill burns down.",
      ),
    ).not.toMatch(/^[^.]*only: by either party for a material breach\.?$/);
  });
});

describe("what else is there", () => {
  it.each([
    ["exclusivity", "The licence hereby granted shall be exclusive as to flour, but nonexclusive as to bran."],
    ["exclusivity", "During the term the Supplier will grant no other licences for the name of the mill."],
    [
      "most-favored-nation",
      "The Supplier agrees to sell to the Customer at as low a rate and on as good terms as it sells to the trade.",
    ],
    [
      "termination-for-cause",
      "If the Customer shall violate any material obligation, the Supplier shall have the right to terminate this Agreement.",
    ],
    [
      "termination-for-convenience",
      "This Agreement shall then continue until terminated by either party upon thirty days' notice that states the effective date of such termination.",
    ],
    [
      "ip-ownership-assignment",
      "All photographs taken and images produced at the mill shall be the property of the Customer.",
    ],
    [
      "ip-ownership-assignment",
      "At its end the Customer will be deemed to have assigned to the Supplier all rights in the trademark.",
    ],
    ["anti-assignment", "This Agreement shall not be assignable by the Supplier."],
    ["anti-assignment", "The Supplier shall not transfer the milling business to a third party in any form."],
    ["indemnity", "The Supplier indemnifies the Customer for the same."],
    [
      "ip-ownership-assignment",
      "The Supplier hereby assigns its entire right, title and interest in the Mill IP to the Customer, its successors and its assigns.",
    ],
    [
      "indemnity",
      "Losses of the Customer that result or arise from foul flour shall be borne by the Supplier; its losses resulting from frost shall be borne by nobody.",
    ],
    [
      "termination-for-convenience",
      "Six months notice must be given by either party of its intention to terminate this Agreement for any reason other than breach.",
    ],
    [
      "termination-for-cause",
      "6. Termination. By either party for a material breach that is not cured within three (3) days.",
    ],
    [
      "most-favored-nation",
      "7. Most Favored Nation. The Supplier shall give the Customer the benefit of more favorable terms that it agrees with another.",
    ],
    ["confidentiality", "The terms of this Agreement are strictly confidential between the parties."],
  ])("finds %s in %j", (id, clause) => {
    expect(said(id, clause)).not.toBeNull();
  });

  it.each([
    [
      "no-solicit-of-customers",
      "The Client shall not solicit any of the Supplier's employees or consultants for the Client's own benefit.",
    ],
    [
      "anti-assignment",
      "This Agreement shall inure to the benefit of and be binding on the successors and assigns of the parties.",
    ],
    [
      "anti-assignment",
      "The Supplier shall execute and deliver any instruments that are needed to assign the copyright without further consent.",
    ],
    [
      "affiliate-license-licensee",
      "The Supplier shall not be obligated to provide any license to play music at the shops of the Customer or its affiliates.",
    ],
    [
      "termination-for-convenience",
      "6. Ending. This Agreement may be terminated at any time by either Party effective on thirty days' notice:\n\n(a) if the other fails to pay.",
    ],
    ["joint-ip-ownership", "No Recipe is jointly owned by the Supplier and any other person, nor any of its patents."],
    [
      "covenant-not-to-sue",
      "Each party hereby waives all claims against the other for consequential loss, and against its officers.",
    ],
    [
      "termination-for-cause",
      "These promises are in force until this Agreement is terminated; the Supplier shall not violate any law.",
    ],
    [
      "confidentiality",
      "The Supplier has not used any confidential information of a former employer and shall not disclose any.",
    ],
    [
      "non-compete",
      "This Agreement will not serve to impair the right of each party to develop yarns which may be competitive with those of the other.",
    ],
    ["exclusivity", "The Customer shall not hire or retain any other person employed by the Supplier at its mills."],
    [
      "competitive-restriction-exception",
      "The Customer shall not, other than through the Supplier, sell any competing yarn in the valley unless the Supplier is out of stock.",
    ],
    ["covenant-not-to-sue", "The end of this Agreement shall not impair any right to a bale that is already paid for."],
    [
      "change-of-control",
      "Neither party may assign this Agreement by operation of law or otherwise without the consent of the other.",
    ],
    ["change-of-control", "This letter shall terminate upon the effectiveness of the Merger unless all consent to it."],
    ["license-grant", "The Supplier hereby grants the Customer the exclusive right to sell the yarn in the valley."],
    [
      "post-termination-services",
      "For two years after the termination of this Agreement the Supplier may inspect the books and shall provide a clerk.",
    ],
    [
      "termination-for-convenience",
      "Either party may terminate this Agreement by notice when the river no longer runs.",
    ],
  ])("finds no %s in %j", (id, clause) => {
    expect(said(id, clause)).toBeNull();
  });
});

describe("a restriction on competition", () => {
  it("is the promise itself, not the one that guards it", () => {
    const found = said(
      "non-compete",
      "4. Promises. The Supplier shall not lend its name to any sign of a competitor of the Customer for thirty days. For two (2) years the Supplier shall not, anywhere in the valley, directly or indirectly own, manage or engage in any business that competes with the mills of the Customer.",
    );
    expect(found?.text).toMatch(/^2 years\. For two \(2\) years/);
  });

  it("has an exception where something is allowed", () => {
    const rule = "The Supplier shall not sell to any competitor of the Customer";
    expect(
      said("competitive-restriction-exception", `${rule}, provided that the Supplier may sell carpets to anyone.`),
    ).not.toBeNull();
    expect(said("competitive-restriction-exception", `${rule}.`)).toBeNull();
  });
});

describe("the sole right", () => {
  it("is an exclusive one", () => {
    expect(
      said("exclusivity", "The Supplier hereby grants to the Customer the sole right to weave the Thornby pattern."),
    ).not.toBeNull();
  });
});

describe("the time to put a breach right", () => {
  it("is not the notice by which the contract is ended", () => {
    expect(
      said(
        "termination-for-cause",
        "The Customer may terminate this Agreement on thirty (30) days' written notice if the Supplier is in breach, unless the breach is cured within ten (10) days.",
      )?.text,
    ).toMatch(/^10 days to put a breach right\./);
    expect(
      said(
        "termination-for-cause",
        "If the breach is not remedied, the Customer may terminate this Agreement upon thirty (30) days' written notice.",
      )?.text,
    ).toMatch(/^If the breach/);
    expect(
      said(
        "termination-for-cause",
        "The Customer may terminate this Agreement if the Supplier is in breach and fails to remedy it within thirty (30) days' written notice.",
      )?.text,
    ).toMatch(/^30 days to put a breach right\./);
  });

  it("is said with the grounds that leave none", () => {
    expect(
      said(
        "termination-for-cause",
        "6. Ending. The Customer may terminate this Agreement if the Supplier fails to cure a breach within ten (10) days. The Customer may immediately terminate this Agreement for any fraud of the Supplier's clerks.",
      )?.text,
    ).toContain("for any fraud");
  });
});

describe("a right to end it without a reason", () => {
  it.each([
    "At any time, either party may terminate this Agreement by a letter to the other.",
    "Either party may terminate this Agreement upon written notice to the other.",
    "Either party may terminate this Agreement at any time prior to the expiration of the season by giving ten days' notice.",
    "The Customer may terminate this Agreement with or without cause, or at once for a breach, by ten days' written notice.",
    "The retention of the Supplier is terminable at will by the Customer under this letter.",
  ])("is found: %s", (clause) => {
    expect(said("termination-for-convenience", clause)).not.toBeNull();
  });
});

describe("what a clause depends on", () => {
  const long =
    "The Supplier shall defend, indemnify and hold harmless the Customer, its officers, directors, weavers, agents, successors and assigns from and against any and all claims, demands, suits, actions, proceedings, losses, liabilities, damages, judgments, fines, penalties, costs and expenses, including reasonable fees of counsel, of whatever kind or nature, which arise out of or result from any breach by the Supplier of its promises in this Agreement, any negligence of its carters, any defect of the yarn, or any claim that a pattern infringes the rights of another person, provided that the Customer:";

  it("is said with it where it is a list", () => {
    const found = said(
      "indemnity",
      `9. Indemnity. ${long}`,
      "(a) promptly notifies the Supplier in writing of the claim;",
      "(b) gives the Supplier sole control of the defence; and",
      "(c) helps at the cost of the Supplier.",
    );
    expect(found?.text).toMatch(/\(a\) promptly .*\(b\) gives .*\(c\) helps at the cost of the Supplier\.$/);
  });

  it("is said with it where it is a sentence of its own", () => {
    const found = said(
      "indemnity",
      "9. Indemnity. The Supplier shall indemnify the Customer against all claims that arise from foul yarn. The obligation to indemnify the Customer is conditioned upon prompt notice of the claim.",
    );
    expect(found?.text).toContain("conditioned upon prompt notice");
  });

  it("stands before what follows from it", () => {
    const found = said(
      "indemnity",
      "9. Indemnity. In the event of a claim against the Customer which a stranger brings because of what the carters of the Supplier did on the road, at the ford, at the weir or in the yards of the mills, then the Supplier shall indemnify and hold harmless the Customer from all losses, damages, costs and expenses, including the fees of counsel, whatever their kind and whenever they come to be known, that the Customer, its officers, its weavers, its clerks, its heirs, or any of the persons who stand in its place, may suffer or incur in the defence of the claim, in its settlement, in any appeal that may follow, or in any other matter that comes of it.",
    );
    expect(found?.text).toMatch(/^In the event of a claim/);
  });
});

describe("the law of a part", () => {
  it("is said with the law of the rest", () => {
    const found = said(
      "governing-law",
      "Except for Section 1(e), which shall be governed by the laws of Ohio, this Agreement shall be governed by the laws of the State of Oregon.",
    );
    expect(found?.text).toMatch(/Except for Section 1\(e\)/);
  });

  it("is not that on conflicts of laws", () => {
    const found = said(
      "governing-law",
      "This Agreement shall be governed by the laws of the State of Oregon, except for its rules on conflicts of laws.",
    );
    expect(found?.text).toBe("Oregon");
  });
});

describe("that nobody else has a right", () => {
  it.each([
    "The rights of third parties under this Agreement are expressly excluded, and no third party shall have any rights hereunder.",
    "This Agreement shall not confer any benefit on any person who is not a party.",
    "There are no third-party beneficiaries of this Agreement.",
    "This Agreement is made solely for the benefit of the parties.",
  ])("is said as it is: %s", (clause) => {
    expect(said("third-party-beneficiary", clause)?.text).toMatch(/^None\. /);
  });

  it("is not said where somebody has one, nor of what may not be sold to others", () => {
    expect(
      said(
        "third-party-beneficiary",
        "The Guild is an intended third-party beneficiary of this Agreement. This Agreement is made solely for the benefit of the parties.",
      )?.text,
    ).toMatch(/^The Guild/);
    expect(
      said(
        "third-party-beneficiary",
        "The Customer shall not transfer any rights under this Agreement to any third party.",
      ),
    ).toBeNull();
  });
});

describe("secrets in other words", () => {
  it("go before what is handed back", () => {
    expect(
      said(
        "confidentiality",
        "5. Records. At the end of this Agreement, the Supplier shall return all confidential information. The Supplier shall at no time divulge, and shall not disclose to any person, any knowledge about the business of the mills.",
      )?.text,
    ).toMatch(/^The Supplier shall at no time divulge/);
  });
});

describe("after termination", () => {
  it("what stops then is said where nothing goes on", () => {
    expect(
      said(
        "post-termination-services",
        "Upon termination of this Agreement, the Customer shall discontinue any sign of the mills and return the keys.",
      )?.text,
    ).toContain("return the keys");
  });
});

describe("the customers of the other", () => {
  it("are not solicited by whoever takes no orders of theirs", () => {
    expect(
      said(
        "no-solicit-of-customers",
        "For one year the Customer shall not seek, solicit or procure orders from any existing customer of the Supplier.",
      )?.text,
    ).toMatch(/^1 year\./);
    expect(
      said("no-solicit-of-customers", "The Customer shall not solicit or accept orders for yarn outside the valley."),
    ).toBeNull();
  });
});
