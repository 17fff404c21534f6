import type { Article, SampleDocument } from "./document.ts";
import { licenceSchedules } from "./licence-schedules.ts";

const articles: readonly Article[] = [
  {
    id: "definitions",
    heading: "Definitions",
    entries: [
      { text: "In this Agreement:" },
      {
        definitions: [
          [
            "Affiliate",
            "means an entity that controls, is controlled by or is under common control with a party, for as long as it does or is.",
          ],
          ["Annual Licence Fee", "means the fee of that name stated in {fees}, payable for each Licence Year."],
          [
            "Authorised User",
            "means an individual employee or contractor of the Licensee or of its Affiliates to whom the Licensee has assigned a user account.",
          ],
          [
            "Confidential Information",
            "means all information that is marked confidential or is by its nature confidential and that one party discloses to the other in connection with this Agreement, including the Software, its source code and the Licensee Data.",
          ],
          [
            "Documentation",
            "means the Licensor’s published user, installation and administration guides for the Software.",
          ],
          ["Effective Date", "means 1 October 2024."],
          ["Escrow Agent", "means Strongroom & Tallow Escrow Services Limited of 5 Candle Court, Pennyhithe, PY1 0DD."],
          [
            "Fault",
            "means a failure of the Software to perform in all material respects as the Documentation describes.",
          ],
          [
            "Licence Year",
            "means a period of twelve (12) months that begins on the Effective Date or on an anniversary of it.",
          ],
          ["Licensee Data", "means all data that the Licensee or its Authorised Users process with the Software."],
          [
            "New Release",
            "means a version of the Software that the Licensor makes generally available to its customers, whether it corrects Faults or adds functions.",
          ],
          [
            "Software",
            "means the Licensor’s policy administration and reserving software known as “Ledgerfern”, in the modules listed in {software}, in object code, with every New Release supplied under this Agreement.",
          ],
          ["Support Services", "means the services described in {support}."],
          ["Term", "means the period stated in clause {term-period}."],
        ],
      },
      "The Schedules form part of this Agreement. References to clauses are to clauses of the body of this Agreement, and references to paragraphs are to paragraphs of the Schedule in which they appear.",
    ],
  },
  {
    id: "grant",
    heading: "Grant of licence",
    entries: [
      {
        id: "licence",
        text: "In return for the Annual Licence Fee the Licensor grants the Licensee a non-exclusive, non-transferable licence for the Term to install the Software on the Licensee’s own servers, or on servers operated for it by a hosting provider, and to use it for the internal business of the Licensee and its Affiliates in the United Kingdom, the United States and Canada.",
      },
      {
        id: "users",
        text: "The licence is for up to 250 (two hundred and fifty) Authorised Users. The Licensee may add Authorised Users at any time by written notice, at the price stated in {fees}.",
      },
      "The Licensee may make as many copies of the Software as it reasonably needs for testing, back-up and disaster recovery.",
      {
        id: "affiliates",
        text: "The Licensee’s Affiliates may use the Software on the terms of this Agreement. The Licensee is liable for what they do as for its own acts. An entity that ceases to be an Affiliate may continue to use the Software for six (6) months.",
      },
    ],
  },
  {
    id: "restrictions",
    heading: "Restrictions",
    entries: [
      {
        text: "Except as this Agreement or mandatory law allows, the Licensee shall not:",
        items: [
          "copy, adapt or translate the Software, or create works derived from it;",
          "decompile, disassemble or reverse engineer it, save to the extent that section 50B of the Copyright, Designs and Patents Act 1988 gives a right to do so;",
          "sublicense, rent, lend or sell it, or use it to provide a bureau service to third parties;",
          "remove any notice of ownership from it; or",
          "use it, or the Documentation, to build a product that competes with it.",
        ],
      },
      "The Licensor reserves all rights that this Agreement does not expressly grant.",
    ],
  },
  {
    id: "delivery",
    heading: "Delivery and acceptance",
    entries: [
      {
        id: "delivery-date",
        text: "The Licensor shall deliver the Software by secure download on or before 15 October 2024, with installation keys and one electronic copy of the Documentation.",
      },
      {
        id: "acceptance",
        text: "The Licensee may test the Software for thirty (30) days after delivery. The Software is accepted when the Licensee says so in writing, when that period ends without a written notice of a Fault, or when the Licensee first uses it in live operation, whichever happens first.",
      },
      "If the Licensee gives notice of a Fault within that period, the Licensor shall correct it and the period begins again. If the Software is not accepted by 28 February 2025, the Licensee may end this Agreement by written notice and the Licensor shall refund all fees within thirty (30) days.",
    ],
  },
  {
    id: "payment",
    heading: "Fees and payment",
    entries: [
      "The Licensee shall pay the fees stated in {fees}. The Licensor shall invoice the Annual Licence Fee and the support fee yearly in advance, and other fees monthly in arrears. Each undisputed invoice is payable within forty-five (45) days after its date.",
      "Fees exclude value added tax, sales tax and similar taxes, which the Licensee shall pay in addition, other than taxes on the Licensor’s income. If the law requires the Licensee to withhold tax, it shall increase the payment so that the Licensor receives what it would have received without the withholding, and the Licensor shall help it to claim relief under any treaty.",
      {
        id: "increase",
        text: "From the second Licence Year the Licensor may increase the Annual Licence Fee once in each Licence Year, on ninety (90) days’ written notice, by no more than three per cent (3%).",
      },
      "Interest is payable on late sums at four per cent (4%) a year above the base rate of the Bank of England, from the due date until payment.",
    ],
  },
  {
    id: "support-clause",
    heading: "Support and New Releases",
    entries: [
      "The Licensor shall provide the Support Services throughout the Term, and shall make each New Release available to the Licensee at no charge beyond the support fee.",
      "The Licensor shall support each version of the Software for at least twenty-four (24) months after the release of the version that replaces it.",
    ],
  },
  {
    id: "audit",
    heading: "Records and audit",
    entries: [
      {
        id: "audit-right",
        text: "The Licensee shall keep a record of Authorised Users. The Licensor may, not more than once in a Licence Year and on thirty (30) days’ written notice, have an independent auditor bound to confidence check that record at the Licensee’s premises in working hours.",
      },
      "If an audit shows that the number of Authorised Users exceeded the number paid for, the Licensee shall pay the fees for the excess at the prices in {fees}. It shall also pay the reasonable cost of the audit if the excess was more than ten per cent (10%). This is the Licensor’s only remedy for an excess that was not deliberate.",
    ],
  },
  {
    id: "ip",
    heading: "Ownership and infringement claims",
    entries: [
      "The Licensor and its licensors own all intellectual property rights in the Software and the Documentation. The Licensee owns all rights in the Licensee Data.",
      {
        id: "ip-indemnity",
        text: "The Licensor shall defend the Licensee, its Affiliates and the Authorised Users against any claim that the use of the Software in accordance with this Agreement infringes a third party’s intellectual property rights, and shall pay all damages and costs finally awarded or agreed in settlement, if the Licensee notifies it promptly, makes no admission and lets it conduct the defence.",
      },
      "If such a claim is made or is likely, the Licensor may obtain the right for the Licensee to go on using the Software, or alter or replace it so that it no longer infringes and is no less useful. If neither is reasonably possible, either party may end the licence of the part concerned, and the Licensor shall refund the fees paid for the time after it ends.",
      "Clause {ip-indemnity} does not apply to a claim that arises from the Licensee’s combination of the Software with anything not supplied or recommended by the Licensor, or from use of a version after the Licensor has supplied, with notice of the claim, a New Release that avoids it.",
    ],
  },
  {
    id: "warranty",
    heading: "Warranties",
    entries: [
      {
        id: "warranty-period",
        text: "The Licensor warrants that for twelve (12) months after acceptance the Software will be free from Faults, and that at delivery and in every New Release it will contain no virus or other harmful code that good current tools can detect.",
      },
      "If the Software does not comply with the warranty in clause {warranty-period}, the Licensor shall correct it promptly and at its own cost or, if it cannot do so within sixty (60) days, refund the Annual Licence Fee for the Licence Year concerned.",
      "The Licensor warrants that it has the right to grant the licence in clause {licence}, and that no open-source component of the Software obliges the Licensee to disclose or license its own code.",
      "All other warranties, conditions and terms that statute or common law would imply are excluded to the extent that the law permits.",
    ],
  },
  {
    id: "escrow",
    heading: "Source code escrow",
    entries: [
      {
        id: "deposit",
        text: "Within thirty (30) days after the Effective Date, and within thirty (30) days after each New Release, the Licensor shall deposit the complete source code of the Software and the instructions for building it with the Escrow Agent, under an agreement to which the Licensee is a party.",
      },
      {
        id: "release",
        text: "The Licensee is entitled to release of the deposit if the Licensor enters liquidation or administration, ceases to support the Software in breach of this Agreement and does not resume within thirty (30) days after written notice, or ceases to trade. It may then use the source code to maintain the Software for its own use for the rest of the Term.",
      },
      "The Licensee shall pay the Escrow Agent’s fees.",
    ],
  },
  {
    id: "confidentiality",
    heading: "Confidentiality",
    entries: [
      "Each party shall keep the other’s Confidential Information secret, shall use it only for the purposes of this Agreement, and shall disclose it only to staff, contractors and advisers who need it for those purposes and are bound by equivalent duties.",
      "These duties do not apply to information that is public without breach of this Agreement, that the recipient knew or developed independently, or that law or a regulator requires it to disclose.",
      "The duties in this clause {confidentiality} continue for seven (7) years after the end of the Term and, for source code, without limit of time.",
    ],
  },
  {
    id: "liability",
    heading: "Liability",
    entries: [
      {
        id: "uncapped",
        text: "Nothing in this Agreement limits or excludes liability for death or personal injury caused by negligence, for fraud, for the Licensor’s obligations under clause {ip-indemnity}, or for anything else for which liability cannot lawfully be limited or excluded.",
      },
      {
        id: "cap",
        text: "Subject to clause {uncapped}, the total aggregate liability of the Licensor arising out of or in connection with this Agreement, whether in contract, tort (including negligence), breach of statutory duty or otherwise, shall not exceed £500,000 (five hundred thousand pounds).",
      },
      "Subject to clause {uncapped}, neither party is liable for loss of profit, loss of business or any indirect or consequential loss.",
      "The Licensee’s total aggregate liability, other than for the fees and for breach of clause {restrictions}, shall not exceed £500,000 (five hundred thousand pounds).",
    ],
  },
  {
    id: "term",
    heading: "Term and termination",
    entries: [
      {
        id: "term-period",
        text: "This Agreement takes effect on the Effective Date and continues for five (5) years, until 30 September 2029. The Licensee may extend it once, for a further three (3) years on the same terms, by written notice given at least sixty (60) days before that date.",
      },
      {
        id: "breach",
        text: "Either party may end this Agreement by written notice if the other commits a material breach and does not remedy it within thirty (30) days after written notice that requires it to do so, or becomes insolvent.",
      },
      {
        id: "change-of-control",
        text: "The Licensor shall notify the Licensee within ten (10) days after any change of control of the Licensor. The Licensee may end this Agreement on sixty (60) days’ written notice, given within ninety (90) days after that notification, if the new controller is an insurer or an affiliate of one, and the Licensor shall then refund the fees paid for the time after it ends.",
      },
      "Within thirty (30) days after the end of the Term the Licensee shall cease to use the Software and delete every copy, except that it may keep one copy for up to seven (7) years for the sole purpose of reading records that the law requires it to keep.",
      "Clauses {audit}, {ip}, {confidentiality}, {liability} and {law} survive the end of this Agreement.",
    ],
  },
  {
    id: "general",
    heading: "General",
    entries: [
      {
        id: "assignment",
        heading: "Assignment.",
        text: "Neither party may assign this Agreement without the other’s prior written consent, which shall not be unreasonably withheld, except that the Licensee may assign it to an Affiliate or to the purchaser of substantially all of its business, on written notice.",
      },
      {
        heading: "Data protection.",
        text: "The Licensor does not need access to personal data in order to perform this Agreement. If in the course of the Support Services it receives any, it shall process it on the Licensee’s instructions only, keep it secure, and delete it when the support request is closed.",
      },
      {
        heading: "Export.",
        text: "The Licensee shall not export the Software in breach of the export laws of the United Kingdom or of the United States.",
      },
      {
        id: "notices",
        heading: "Notices.",
        text: "Notices must be in writing and sent by international courier to the address of the recipient at the head of this Agreement, with a copy to notices@inkwellheron.example.com or general.counsel@bramblecourt.example.com. They take effect on delivery.",
      },
      {
        heading: "Entire agreement and variation.",
        text: "This Agreement is the entire agreement between the parties on its subject. It may be varied only in writing signed by both parties.",
      },
      {
        heading: "Third parties.",
        text: "Except for the Licensee’s Affiliates, no one other than a party may enforce a term of this Agreement.",
      },
    ],
  },
  {
    id: "law",
    heading: "Governing law and jurisdiction",
    entries: [
      {
        id: "governing-law",
        text: "This Agreement and any dispute or claim arising out of or in connection with it (including non-contractual disputes or claims) shall be governed by and construed in accordance with the law of England and Wales.",
      },
      {
        id: "courts",
        text: "The courts of England and Wales shall have exclusive jurisdiction to settle any such dispute or claim.",
      },
    ],
  },
];

/**
 * A software licence that contradicts itself on purpose: the body and the last schedule each choose a governing law
 * and each cap the licensor's liability, and no clause says which of them prevails.
 */
export const softwareLicence: SampleDocument = {
  file: "software-licence",
  title: "Software Licence Agreement",
  reference: "IHS-BCA-SL-0027",
  date: "2024-09-09",
  dated: "Dated 9 September 2024",
  paper: "A4",
  textSize: 10.5,
  leading: 13,
  cover: false,
  contents: false,
  opening: "This software licence agreement (this “**Agreement**”) is made on 9 September 2024 between:",
  parties: [
    {
      name: "Inkwell Heron Software Limited",
      description:
        ", a company registered in England and Wales with company number 00000505, whose registered office is at 19 Quillon Street, Pennyhithe, PY2 0EE (the “**Licensor**”); and",
      role: "the Licensor",
      signatory: "Rosalind Featherstonehaugh-Ames",
      capacity: "Director",
    },
    {
      name: "Bramblecourt Assurance Corporation",
      description:
        ", a corporation organised under the laws of the State of New York, whose principal office is at 1200 Lantern Plaza, New Tarrow, New York 10000 (the “**Licensee**”).",
      role: "the Licensee",
      signatory: "Thaddeus Ockerby",
      capacity: "Senior Vice President, Operations",
    },
  ],
  recitalsHeading: "Background",
  recitals: [
    "The Licensor develops and licenses software for insurers.",
    "The Licensee writes insurance in the United States, Canada and the United Kingdom and wishes to use that software in its business.",
  ],
  agreed: "It is agreed as follows:",
  articles,
  testimonium:
    "Signed by the duly authorised representatives of the parties on the date stated at the head of this Agreement.",
  signaturesBefore: true,
  schedules: licenceSchedules,
};
