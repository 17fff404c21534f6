import type { SampleDocument } from "./document.ts";

/** A mutual non-disclosure agreement under the law of Delaware. */
export const mutualNda: SampleDocument = {
  file: "mutual-nda",
  title: "Mutual Non-Disclosure Agreement",
  reference: "BWO-TMR-NDA-0001",
  date: "2025-03-03",
  dated: "Dated March 3, 2025",
  paper: "LETTER",
  textSize: 10.5,
  leading: 13,
  cover: false,
  contents: false,
  opening:
    "This Mutual Non-Disclosure Agreement (this “**Agreement**”) is made as of March 3, 2025 (the “**Effective Date**”) between:",
  parties: [
    {
      name: "Brindlewick Optics, Inc.",
      description:
        ", a Delaware corporation with its principal office at 400 Thimble Street, Fairhollow, Delaware 19000 (“**Brindlewick**”); and",
      role: "Brindlewick",
      signatory: "Orla Pennifold",
      capacity: "Chief Executive Officer",
    },
    {
      name: "Tamberlane Robotics LLC",
      description:
        ", an Oregon limited liability company with its principal office at 27 Copperkettle Lane, Westering, Oregon 97000 (“**Tamberlane**”).",
      role: "Tamberlane",
      signatory: "Casimir Holloway-Reed",
      capacity: "Managing Member",
    },
  ],
  recitalsHeading: "Background",
  recitals: [
    "Brindlewick designs and makes optical sensors. Tamberlane designs and makes autonomous machines for warehouses.",
    "The parties wish to explore whether Brindlewick’s sensors can be built into Tamberlane’s next range of machines, and on what commercial terms (the “**Purpose**”). Each of them expects to show the other information that it does not make public.",
  ],
  agreed: "The parties therefore agree as follows:",
  articles: [
    {
      id: "definitions",
      heading: "Definitions",
      entries: [
        {
          definitions: [
            [
              "Affiliate",
              "means, for a party, any entity that controls, is controlled by or is under common control with that party, where “control” means ownership of more than fifty percent (50%) of the voting interests of the entity.",
            ],
            [
              "Confidential Information",
              "means all information, in any form, that the Disclosing Party or its Affiliates make available to the Receiving Party for the Purpose on or after the Effective Date and that is marked as confidential, or that a reasonable person would understand to be confidential from its nature or the circumstances of its disclosure. It includes designs, firmware, test results, prices, forecasts, the identity of customers and suppliers, and the fact that the parties are in discussions. It is subject to Section {exclusions}.",
            ],
            [
              "Disclosing Party",
              "means the party that discloses Confidential Information, itself or through an Affiliate.",
            ],
            [
              "Receiving Party",
              "means the party that receives Confidential Information, itself or through one of its Representatives.",
            ],
            [
              "Representatives",
              "means the directors, officers, employees, professional advisers and Affiliates of the Receiving Party who need to know Confidential Information for the Purpose.",
            ],
          ],
        },
      ],
    },
    {
      id: "exclusions",
      heading: "What is not Confidential Information",
      entries: [
        {
          text: "Confidential Information does not include information that the Receiving Party can show by its written records:",
          items: [
            "is or becomes public other than through a breach of this Agreement;",
            "was lawfully in its possession, free of any duty of confidence, before the Disclosing Party disclosed it;",
            "was received from a third party who was free to disclose it; or",
            "was developed by it independently, without use of or reference to the Confidential Information.",
          ],
        },
        "A combination of features does not fall within an exception merely because the individual features do.",
      ],
    },
    {
      id: "duties",
      heading: "Duties of the Receiving Party",
      entries: [
        {
          id: "care",
          text: "The Receiving Party shall:",
          items: [
            "use the Confidential Information for the Purpose only;",
            "protect it with at least the care that it uses for its own information of a similar kind, and never less than reasonable care;",
            "disclose it to its Representatives only, each of whom must be bound by duties of confidence no less strict than those of this Agreement; and",
            "notify the Disclosing Party within three (3) business days after it becomes aware of any use or disclosure that this Agreement does not allow, and help the Disclosing Party to contain it.",
          ],
        },
        "The Receiving Party is liable for what its Representatives do or fail to do as if it had done or failed to do it itself.",
        "The Receiving Party shall not reverse engineer, disassemble or decompile any sample, prototype or software that it receives under this Agreement, or have it analyzed by a third party, without the Disclosing Party’s prior written consent.",
      ],
    },
    {
      id: "compelled",
      heading: "Disclosure required by law",
      entries: [
        "If a law, regulation or order of a court or authority requires the Receiving Party to disclose Confidential Information, it shall, where the law permits, give the Disclosing Party prompt written notice so that the Disclosing Party may seek a protective order, and shall disclose no more than its counsel advises is required. Information so disclosed remains Confidential Information for every other purpose.",
        "Nothing in this Agreement prevents an individual from reporting a possible violation of law to a government agency. Under the Defend Trade Secrets Act of 2016 (18 U.S.C. § 1833(b)), an individual is not liable under any federal or state trade secret law for disclosing a trade secret in confidence to a government official or an attorney solely to report or investigate a suspected violation of law, or in a filing made under seal.",
      ],
    },
    {
      id: "return",
      heading: "Return and destruction",
      entries: [
        {
          id: "return-duty",
          text: "Within fifteen (15) days after the Disclosing Party’s written request, and in any event within thirty (30) days after this Agreement ends, the Receiving Party shall return or destroy all Confidential Information and confirm in writing that it has done so.",
        },
        "The Receiving Party may keep one copy in the files of its legal department as evidence of what was disclosed, and copies made by routine back-up that are not reasonably accessible. Whatever is kept remains subject to this Agreement for as long as it is kept.",
      ],
    },
    {
      id: "rights",
      heading: "Rights in information; no warranty; no commitment",
      entries: [
        "Confidential Information remains the property of the Disclosing Party. This Agreement grants no license, express or implied, under any patent, copyright, trademark or trade secret, except the limited right to use Confidential Information for the Purpose.",
        "CONFIDENTIAL INFORMATION IS PROVIDED “AS IS”. NEITHER PARTY WARRANTS THAT IT IS ACCURATE OR COMPLETE.",
        "Nothing in this Agreement obliges either party to disclose any particular information, to enter into any further agreement, or to refrain from working with others, including competitors of the other party, so long as it complies with this Agreement.",
      ],
    },
    {
      id: "people",
      heading: "Non-solicitation of employees",
      entries: [
        "During the term of this Agreement and for twelve (12) months after it ends, neither party shall solicit for employment any employee of the other whom it first met through the discussions about the Purpose. A general advertisement that is not aimed at the other party’s employees is not solicitation, and neither party is prevented from hiring a person who answers one.",
      ],
    },
    {
      id: "term",
      heading: "Term",
      entries: [
        {
          id: "expiry",
          text: "This Agreement begins on the Effective Date and ends on March 2, 2027, two (2) years later, unless it is ended earlier under Section {early}. It does not renew automatically; it may be extended only in a writing signed by both parties.",
        },
        {
          id: "early",
          text: "Either party may end this Agreement at any time, for any reason or none, by giving the other thirty (30) days’ prior written notice.",
        },
        {
          id: "survival",
          text: "The duties in Sections {duties}, {compelled} and {return} survive for five (5) years after this Agreement ends and, for any Confidential Information that is a trade secret under applicable law, for as long as it remains a trade secret. Section {people} survives for the period it states.",
        },
      ],
    },
    {
      id: "remedies",
      heading: "Remedies and liability",
      entries: [
        "A breach of this Agreement may cause harm that damages cannot repair. The Disclosing Party may seek an injunction or specific performance without proof of actual damages and without posting a bond, in addition to any other remedy.",
        {
          id: "damages",
          text: "Neither party is liable to the other under this Agreement for punitive or exemplary damages. Otherwise nothing in this Agreement limits either party’s liability for the use or disclosure of Confidential Information in breach of Section {duties}.",
        },
      ],
    },
    {
      id: "law",
      heading: "Governing law and disputes",
      entries: [
        {
          id: "governing-law",
          text: "This Agreement, and any dispute or claim arising out of it, is governed by the laws of the State of Delaware, without regard to its rules on conflict of laws.",
        },
        "The state and federal courts located in New Castle County, Delaware have exclusive jurisdiction over any such dispute, and each party submits to their jurisdiction and waives any objection to venue there. EACH PARTY WAIVES TRIAL BY JURY.",
      ],
    },
    {
      id: "general",
      heading: "General",
      entries: [
        {
          heading: "Assignment.",
          text: "Neither party may assign this Agreement without the other’s prior written consent, except to a successor to all or substantially all of the business to which it relates, on written notice given within ten (10) days after the transfer. Any other attempt to assign is void.",
        },
        {
          heading: "Export.",
          text: "Each party shall comply with the export control laws of the United States when it handles the other’s technical data, and shall tell the other before it discloses anything that needs an export license.",
        },
        {
          id: "notices",
          heading: "Notices.",
          text: "A notice under this Agreement must be in writing and sent by courier to the other party’s address at the head of this Agreement, with a copy by email to legal@brindlewick.example.com (for Brindlewick) or counsel@tamberlane.example.com (for Tamberlane). It takes effect when the courier delivers it.",
        },
        {
          heading: "Whole agreement; changes; waiver.",
          text: "This Agreement is the whole agreement of the parties about its subject and replaces every earlier one. It may be changed, and a right under it waived, only in a writing signed by the party to be bound. If a provision is unenforceable, the rest stands.",
        },
        {
          heading: "Counterparts.",
          text: "This Agreement may be signed in counterparts and by electronic signature, each of which is an original and all of which are one instrument.",
        },
      ],
    },
  ],
  testimonium:
    "In witness of which the parties have caused their authorized representatives to sign this Agreement with effect from the Effective Date.",
  signaturesBefore: true,
  schedules: [],
};
