import type { Article, SampleDocument } from "./document.ts";
import { servicesSchedules } from "./services-schedules.ts";

const articles: readonly Article[] = [
  {
    id: "definitions",
    heading: "Definitions and interpretation",
    entries: [
      { text: "In this Agreement the following words have the following meanings:" },
      {
        definitions: [
          [
            "Affiliate",
            "means, for a party, any other entity that directly or indirectly controls, is controlled by or is under common control with that party, where control has the meaning given in section 432 of the Taxes Consolidation Act 1997.",
          ],
          ["Business Day", "means a day other than a Saturday, a Sunday or a public holiday in Ireland."],
          ["Change", "means a change to the Services or to this Agreement made under clause {change}."],
          ["Charges", "means the charges set out in {fees}, as adjusted under this Agreement."],
          ["Commencement Date", "means 1 June 2025."],
          [
            "Confidential Information",
            "means all information that one party discloses to the other in connection with this Agreement and that is marked confidential or ought reasonably to be regarded as confidential, including the Customer Data and the Charges.",
          ],
          [
            "Customer Data",
            "means all data that the Customer, its staff or its Sensors put into the Platform, and all data and reports that the Platform derives from it.",
          ],
          [
            "Data Protection Law",
            "means Regulation (EU) 2016/679 (the “**GDPR**”), the Data Protection Acts 1988 to 2018 and any law that replaces or supplements them.",
          ],
          [
            "Deliverable",
            "means any report, configuration, document or other output that the Supplier makes for the Customer in the course of the Services, other than the Platform.",
          ],
          [
            "Good Industry Practice",
            "means the skill, care and foresight reasonably expected of an experienced supplier of services like the Services.",
          ],
          [
            "Initial Term",
            "means the period of three (3) years that begins on the Commencement Date and ends on 31 May 2028.",
          ],
          [
            "Intellectual Property Rights",
            "means patents, copyright, database rights, design rights, trade marks, rights in confidential information and all similar rights anywhere in the world, registered or not.",
          ],
          ["Monthly Service Fee", "means the fixed monthly fee stated in Part {fee-monthly} of {fees}."],
          [
            "Platform",
            "means the Supplier’s hosted software for monitoring refrigerated storage and transport, known as “Hoarline”.",
          ],
          [
            "Sensor",
            "means a temperature or humidity sensor, registered on the Platform, at a Site or in a vehicle of the Customer.",
          ],
          ["Service Credit", "means a sum credited to the Customer under {sla} because a Service Level was missed."],
          ["Service Level", "means a standard of performance set out in {sla}."],
          ["Services", "means the services described in {services}, as altered by any Change."],
          ["Site", "means each of the Customer’s premises listed in Part {sites} of {services}."],
          ["Term", "means the Initial Term and every renewal under clause {renewal}."],
        ],
      },
      "The Schedules are part of this Agreement. If a Schedule contradicts the clauses of this Agreement, the clauses prevail, except that {dpa} prevails over everything else on the processing of personal data.",
      "A reference to a law is to that law as amended from time to time. “Including” means including without limitation. Headings do not affect interpretation.",
    ],
  },
  {
    id: "term",
    heading: "Commencement and term",
    entries: [
      "This Agreement takes effect on the Commencement Date and continues for the Initial Term unless it is ended earlier under clause {termination}.",
      {
        id: "renewal",
        text: "At the end of the Initial Term this Agreement renews for successive periods of twelve (12) months, unless either party gives the other at least ninety (90) days’ written notice, expiring at the end of the Initial Term or of the then current renewal, that it is not to renew.",
      },
      "The Supplier shall remind the Customer in writing of each date on which this Agreement would renew, not more than one hundred and fifty (150) and not less than one hundred and twenty (120) days before that date. If it does not, the Customer may end the renewed Agreement at any time on thirty (30) days’ written notice.",
    ],
  },
  {
    id: "supply",
    heading: "The Services",
    entries: [
      "The Supplier shall complete onboarding by the milestone dates in Part {onboarding} of {services} and shall provide the Services to the Customer throughout the Term.",
      {
        text: "The Supplier shall:",
        items: [
          "perform the Services in accordance with this Agreement, Good Industry Practice and applicable law;",
          "meet or exceed the Service Levels from the date on which onboarding is accepted;",
          "use suitably skilled and vetted people, and replace anyone whom the Customer reasonably asks it to replace;",
          "comply with the Customer’s reasonable site safety and security rules when at a Site; and",
          "maintain certification to ISO/IEC 27001 for the Platform and send the Customer each new certificate within ten (10) Business Days after it is issued.",
        ],
      },
      {
        id: "licence",
        text: "The Supplier grants the Customer and its Affiliates a non-exclusive, non-transferable right for the Term to use the Platform, for their own business only, for any number of users.",
      },
      {
        id: "delay",
        text: "If onboarding is not accepted by 30 September 2025 for reasons other than the Customer’s default, the Supplier shall credit the Customer with €1,500 (one thousand five hundred euro) for each complete week of delay, up to a maximum of €15,000 (fifteen thousand euro). The parties accept that this is a genuine and proportionate estimate of the Customer’s loss from delay alone.",
      },
    ],
  },
  {
    id: "customer",
    heading: "The Customer’s responsibilities",
    entries: [
      {
        text: "The Customer shall:",
        items: [
          "give the Supplier reasonable access to the Sites, during working hours and on reasonable notice, for the fitting and upkeep of Sensors;",
          "provide a stable internet connection and electrical supply at each Site;",
          "give the information and decisions that the Supplier reasonably requests within five (5) Business Days; and",
          "keep the log-in details of its users secure and tell the Supplier promptly if they are compromised.",
        ],
      },
      "The Supplier is not in breach to the extent that the Customer’s failure to comply with this clause {customer} prevents it from performing, if the Supplier tells the Customer of the failure in writing within five (5) Business Days after becoming aware of it and uses reasonable efforts to perform regardless.",
    ],
  },
  {
    id: "change",
    heading: "Change control",
    entries: [
      "Either party may propose a change to the Services in writing. Within ten (10) Business Days after a proposal, the Supplier shall send the Customer a note of its effect on the Services, the Service Levels, the Charges and the timetable.",
      "A Change takes effect only when authorised signatories of both parties have signed the note. Until then the Supplier shall perform as if the change had not been proposed.",
      "The Supplier shall not charge for preparing a note unless the work exceeds two (2) days and the Customer has agreed the charge beforehand.",
    ],
  },
  {
    id: "charges",
    heading: "Charges and payment",
    entries: [
      "The Customer shall pay the Charges. All Charges are stated in euro and exclude value added tax, which the Customer shall pay at the rate prescribed by law against a valid VAT invoice.",
      {
        id: "invoices",
        text: "The Supplier shall invoice the Monthly Service Fee and the Sensor charges monthly in arrears, and each instalment of the onboarding fee when the Customer accepts the milestone to which it relates. The Customer shall pay each undisputed invoice within thirty (30) days after it receives it.",
      },
      {
        id: "minimum",
        text: "The Customer shall pay Sensor charges each month for at least 1,500 (one thousand five hundred) Sensors, whether or not so many are registered, from the date on which onboarding is accepted.",
      },
      {
        id: "indexation",
        text: "On 1 June 2026 and on each anniversary of that date the Supplier may, on sixty (60) days’ written notice, increase the Monthly Service Fee and the Sensor charges by no more than the percentage by which the Consumer Price Index published by the Central Statistics Office rose in the most recent twelve months for which it is published, and in any event by no more than four per cent (4%).",
      },
      "If the Customer disputes an invoice in good faith, it shall say why within fifteen (15) days after receiving it and pay the part that is not disputed. The Supplier shall not suspend the Services while a dispute is being resolved under clause {disputes}.",
      "Interest runs on sums paid late at the rate fixed by the European Communities (Late Payment in Commercial Transactions) Regulations 2012, from the due date until payment.",
      {
        id: "mfn",
        text: "If during the Term the Supplier agrees with another customer in Ireland, for services and volumes substantially the same, a monthly charge per Sensor lower than the one then payable here, it shall offer the Customer the lower charge from the date on which it applies to the other customer.",
      },
    ],
  },
  {
    id: "records",
    heading: "Records and audit",
    entries: [
      "The Supplier shall keep complete records of the Services, the Service Levels and the Charges for seven (7) years after the year to which they relate.",
      {
        id: "audit",
        text: "The Customer and its auditors may inspect those records and the Supplier’s security controls once in each year of the Term on ten (10) Business Days’ notice, and at any time where a regulator requires it or the Customer reasonably suspects a breach of clause {data} or clause {confidentiality}.",
      },
      "If an inspection shows that the Customer was overcharged, the Supplier shall refund the excess within fourteen (14) days and, where the excess is more than five per cent (5%) of the Charges inspected, the reasonable cost of the inspection.",
    ],
  },
  {
    id: "ip",
    heading: "Intellectual property",
    entries: [
      "The Supplier and its licensors own the Platform and all Intellectual Property Rights in it. The Customer owns the Customer Data.",
      {
        id: "deliverables",
        text: "The Supplier assigns to the Customer, with effect from their creation and with full title guarantee, all Intellectual Property Rights in the Deliverables, except in materials that the Supplier made before or independently of this Agreement. It grants the Customer a perpetual, irrevocable, royalty-free licence to use those materials as part of the Deliverables.",
      },
      "The Customer grants the Supplier a licence for the Term to use the Customer Data solely to provide the Services. The Supplier shall not use Customer Data to train or improve any product for others, even in aggregated form, without the Customer’s prior written consent.",
      {
        id: "ip-indemnity",
        text: "The Supplier shall indemnify the Customer against all losses arising from a third party’s claim that use of the Platform or a Deliverable in accordance with this Agreement infringes its Intellectual Property Rights, provided that the Customer tells the Supplier promptly of the claim, lets it conduct the defence and gives it reasonable help at its expense.",
      },
    ],
  },
  {
    id: "data",
    heading: "Data protection",
    entries: [
      "Each party shall comply with Data Protection Law. Where the Supplier processes personal data on the Customer’s behalf, {dpa} applies.",
      {
        id: "hosting",
        text: "The Supplier shall store Customer Data in data centres within the European Economic Area only and shall not transfer it, or allow access to it, from elsewhere without the Customer’s prior written consent.",
      },
    ],
  },
  {
    id: "confidentiality",
    heading: "Confidentiality",
    entries: [
      "Each party shall keep the other’s Confidential Information secret, use it only to perform or to exercise rights under this Agreement, and disclose it only to those of its staff, Affiliates, professional advisers and subcontractors who need it for that purpose and are bound by equivalent duties.",
      "This clause does not apply to information that is or becomes public other than through breach, that the recipient already lawfully held or independently developed, or that it must disclose by law or by order of a court or regulator, of which it shall give prior notice where it lawfully can.",
      "The duties in this clause {confidentiality} continue for five (5) years after this Agreement ends.",
    ],
  },
  {
    id: "warranties",
    heading: "Warranties",
    entries: [
      "Each party warrants that it has the power to enter into and perform this Agreement.",
      {
        id: "warranty-period",
        text: "The Supplier warrants that each Deliverable will conform in all material respects to its specification for ninety (90) days after acceptance, and that the Platform will perform in all material respects as its documentation describes throughout the Term. It shall correct any non-conformity promptly and at no charge.",
      },
      "Save as stated in this Agreement, all warranties and terms implied by law, including those in section 39 of the Sale of Goods and Supply of Services Act 1980, are excluded so far as the law allows. The parties accept that this is fair and reasonable.",
    ],
  },
  {
    id: "liability",
    heading: "Liability",
    entries: [
      {
        id: "uncapped",
        text: "Nothing in this Agreement limits or excludes a party’s liability for:",
        items: [
          "death or personal injury caused by its negligence;",
          "fraud or fraudulent misrepresentation;",
          "the indemnity in clause {ip-indemnity}; or",
          "any liability that cannot be limited or excluded by law.",
        ],
      },
      {
        id: "data-cap",
        text: "Subject to clause {uncapped}, the Supplier’s total liability for breach of clause {data}, clause {confidentiality} or {dpa} shall not exceed €2,000,000 (two million euro) in total over the Term.",
      },
      {
        id: "cap",
        text: "Subject to clauses {uncapped} and {data-cap}, each party’s total liability arising in any year of the Term under or in connection with this Agreement, whether in contract, tort (including negligence) or otherwise, shall not exceed the greater of €750,000 (seven hundred and fifty thousand euro) and one hundred and twenty-five per cent (125%) of the Charges paid and payable for that year.",
      },
      "Subject to clause {uncapped}, neither party is liable for loss of profit, loss of goodwill or indirect or consequential loss. The cost of replacing spoiled stock, where a failure of the Platform to raise an alarm caused the spoilage, is direct loss that the Customer may recover within the limit in clause {cap}.",
      "Clause {cap} does not limit the Customer’s obligation to pay the Charges. Service Credits and sums under clause {delay} count towards the limit in clause {cap}.",
    ],
  },
  {
    id: "insurance",
    heading: "Insurance",
    entries: [
      "Throughout the Term and for three (3) years afterwards the Supplier shall maintain with reputable insurers professional indemnity insurance of at least €3,000,000 (three million euro) for any one claim, public liability insurance of at least €6,500,000 (six million five hundred thousand euro) for any one occurrence and cyber insurance of at least €2,000,000 (two million euro) in the aggregate, and shall show evidence of cover on request.",
    ],
  },
  {
    id: "termination",
    heading: "Termination",
    entries: [
      {
        id: "convenience",
        text: "After 31 May 2027 the Customer may end this Agreement for convenience at any time by giving the Supplier at least six (6) months’ written notice.",
      },
      {
        id: "breach",
        text: "Either party may end this Agreement at once by written notice if the other:",
        items: [
          "commits a material breach that cannot be remedied, or that it fails to remedy within thirty (30) days after written notice requiring it to do so; or",
          "is unable to pay its debts as they fall due, has a receiver, examiner or liquidator appointed over it or its assets, or makes an arrangement with its creditors generally.",
        ],
      },
      {
        text: "The Customer may end this Agreement by thirty (30) days’ written notice if:",
        items: [
          {
            id: "sla-exit",
            text: "the Platform’s availability, measured under {sla}, is below ninety-nine per cent (99.0%) in any three (3) months of a period of six (6) consecutive months; or",
          },
          {
            id: "control",
            text: "control of the Supplier passes to a competitor of the Customer, provided that the notice is given within ninety (90) days after the Customer learns of it.",
          },
        ],
      },
      "The Supplier may end this Agreement by thirty (30) days’ written notice if the Customer fails to pay undisputed Charges of more than €50,000 (fifty thousand euro) within forty-five (45) days after they fall due and does not pay them within that notice period.",
    ],
  },
  {
    id: "exit",
    heading: "Exit",
    entries: [
      {
        id: "exit-help",
        text: "When this Agreement ends for any reason the Supplier shall, for up to four (4) months and at the day rates in {fees}, continue the Services so far as the Customer requires and help to move them to the Customer or to a new supplier.",
      },
      "Within thirty (30) days after the end of that help, the Supplier shall give the Customer a complete copy of the Customer Data in an open, machine-readable format and then delete it, save for copies that the law requires it to keep.",
      "Clauses {records}, {ip}, {confidentiality}, {liability}, {exit}, {disputes} and {law}, and any other provision meant to continue, survive the end of this Agreement.",
    ],
  },
  {
    id: "people",
    heading: "Non-solicitation",
    entries: [
      "Neither party shall, during the Term or for six (6) months after it, solicit for employment any person employed by the other who was materially involved in the Services, otherwise than through a public advertisement. A party in breach shall pay the other thirty per cent (30%) of the person’s first year’s salary, which the parties accept as a genuine estimate of the cost of replacement.",
    ],
  },
  {
    id: "force-majeure",
    heading: "Events beyond a party’s control",
    entries: [
      "A party is not liable for a failure to perform caused by an event beyond its reasonable control that it could not have avoided by reasonable precaution, while the event lasts, if it tells the other promptly and does what it reasonably can to limit the effects. A failure of the Supplier’s own subcontractors or systems is not such an event unless its cause would be.",
      "If the event prevents substantially all of the Services for more than forty-five (45) days, the Customer may end this Agreement by written notice at once. No Charges are payable for Services not performed.",
    ],
  },
  {
    id: "disputes",
    heading: "Disputes",
    entries: [
      "The parties’ contract managers shall try to resolve a dispute within ten (10) Business Days after written notice of it, failing which their chief executives shall meet within a further fifteen (15) Business Days.",
      "If the dispute is still not resolved, either party may refer it to mediation in Dublin under the rules of a mediation body that the parties agree. Neither party shall begin proceedings until twenty (20) Business Days after that reference, save to seek urgent interim relief.",
    ],
  },
  {
    id: "general",
    heading: "General",
    entries: [
      {
        id: "assignment",
        heading: "Assignment and subcontracting.",
        text: "Neither party may assign or transfer this Agreement without the other’s prior written consent, not to be unreasonably withheld, except that the Customer may assign it to an Affiliate by written notice. The Supplier shall not subcontract without such consent, other than to the subcontractors named in {dpa}, and is liable for its subcontractors as for itself.",
      },
      {
        id: "notices",
        heading: "Notices.",
        text: "Notices must be in writing and delivered by hand or by registered post to the address of the recipient at the head of this Agreement, marked for the attention of the company secretary. They take effect on delivery by hand or two (2) Business Days after posting. Copies by email, to contracts@gorsebank.example.com or legal@nettlecombe.example.com, are a courtesy and are not notice.",
      },
      {
        heading: "Entire agreement.",
        text: "This Agreement is the entire agreement between the parties about the Services and replaces all earlier discussions and proposals. Neither party has relied on a statement that is not in it. Nothing in this clause excludes liability for fraud.",
      },
      {
        heading: "Variation and waiver.",
        text: "Apart from a Change, this Agreement may be varied only by a document signed by both parties. A delay in exercising a right is not a waiver of it.",
      },
      {
        heading: "No partnership; severance; counterparts.",
        text: "Nothing in this Agreement makes the parties partners or either the agent of the other. If a provision is invalid, the rest remains in force. This Agreement may be signed in counterparts and electronically.",
      },
    ],
  },
  {
    id: "law",
    heading: "Governing law and jurisdiction",
    entries: [
      "This Agreement and any non-contractual obligations arising out of it are governed by the laws of Ireland.",
      "Subject to clause {disputes}, the courts of Ireland have exclusive jurisdiction over any dispute arising out of or in connection with this Agreement.",
    ],
  },
];

/** A services agreement under the law of Ireland, with fees, service levels and data processing in schedules. */
export const servicesAgreement: SampleDocument = {
  file: "services-agreement",
  title: "Services Agreement",
  subtitle: "for cold-chain monitoring services",
  reference: "GBF-NDS-SA-0014",
  date: "2025-05-14",
  dated: "Dated 14 May 2025",
  paper: "A4",
  textSize: 10.5,
  leading: 13,
  cover: false,
  contents: false,
  opening: "This services agreement (this “**Agreement**”) is made on 14 May 2025 between:",
  parties: [
    {
      name: "Gorsebank Foods Designated Activity Company",
      description:
        ", a company registered in Ireland under number 000101, whose registered office is at 8 Tallow Quay, Ballyfennel, County Cork, Ireland (the “**Customer**”); and",
      role: "the Customer",
      signatory: "Fionnuala Brackwater",
      capacity: "Director",
    },
    {
      name: "Nettlecombe Data Services Limited",
      description:
        ", a company registered in Ireland under number 000202, whose registered office is at 31 Lanternmaker’s Row, Kilbrandon, County Dublin, Ireland (the “**Supplier**”).",
      role: "the Supplier",
      signatory: "Desmond Achterberg-Quill",
      capacity: "Managing Director",
    },
  ],
  recitalsHeading: "Background",
  recitals: [
    "The Customer stores and distributes chilled and frozen food from five sites in Ireland and must be able to show that it was kept at a safe temperature throughout.",
    "The Supplier provides a hosted platform, sensors and related services that record and report temperatures.",
    "After a competitive tender the Customer has selected the Supplier to provide those services on the terms of this Agreement.",
  ],
  agreed: "The parties agree as follows:",
  articles,
  testimonium:
    "This Agreement has been entered into by the parties’ authorised signatories on the date stated at its head.",
  signaturesBefore: true,
  schedules: servicesSchedules,
};
