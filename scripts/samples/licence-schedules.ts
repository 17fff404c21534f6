import type { Schedule } from "./document.ts";

/** The schedules of the software licence. The last holds the second governing law and the second cap. */
export const licenceSchedules: readonly Schedule[] = [
  {
    id: "software",
    label: "Schedule 1",
    title: "The Software",
    entries: [
      "The Software consists of the following modules of Ledgerfern, version 7.2 at the Effective Date:",
      {
        columns: [
          { heading: "Module", share: 1.6 },
          { heading: "Function", share: 4 },
        ],
        rows: [
          ["Ledgerfern Core", "Policy records, endorsements and renewals"],
          ["Ledgerfern Claims", "First notice of loss, claims handling and payments"],
          ["Ledgerfern Reserve", "Case reserves, triangles and statutory reporting"],
          ["Ledgerfern Connect", "Programming interfaces and batch import"],
        ],
      },
      "The Software requires the operating systems, databases and hardware stated in the Documentation for the version in use. The Licensor shall give at least twelve (12) months’ written notice before it withdraws support for any of them.",
    ],
    parts: [],
  },
  {
    id: "fees",
    label: "Schedule 2",
    title: "Fees",
    entries: [
      "The fees for the first Licence Year are:",
      {
        columns: [
          { heading: "Fee", share: 2.2 },
          { heading: "Basis", share: 3 },
          { heading: "Amount", share: 1.4, align: "right" },
        ],
        rows: [
          ["Annual Licence Fee", "250 Authorised Users at £720 each", "£180,000"],
          ["Support fee", "18% of the Annual Licence Fee", "£32,400"],
          ["Total", "", "£212,400"],
          [
            "Further Authorised Users",
            "For each Authorised User and Licence Year, reduced in proportion for part of a Licence Year",
            "£640",
          ],
          ["Training", "For each day, for up to twelve people", "£1,450"],
        ],
      },
      "The Annual Licence Fee is one hundred and eighty thousand pounds (£180,000). The support fee in each later Licence Year is eighteen per cent (18%) of the Annual Licence Fee for that Licence Year.",
      "The first invoice for the Annual Licence Fee and the support fee may be issued on acceptance of the Software under clause {acceptance}.",
    ],
    parts: [],
  },
  {
    id: "support",
    label: "Schedule 3",
    title: "Support Services",
    parts: [
      {
        heading: "Service desk",
        entries: [
          "The Licensor shall staff a service desk from 08:00 to 20:00 London time on every day other than a Saturday, a Sunday or a public holiday in England, on +44 20 7946 0142 and at support@inkwellheron.example.com, and shall take reports of severity 1 Faults at all hours.",
          "The Licensee shall report a Fault through up to five (5) named contacts, with the information that the Licensor reasonably needs to reproduce it.",
        ],
      },
      {
        heading: "Response and correction",
        entries: [
          "The Licensor shall respond to and correct Faults within these times after they are reported:",
          {
            columns: [
              { heading: "Severity", share: 0.9 },
              { heading: "Meaning", share: 3.6 },
              { heading: "Response", share: 1.2 },
              { heading: "Correction", share: 1.5 },
            ],
            rows: [
              ["1", "Policies cannot be issued or claims cannot be paid", "1 hour", "8 hours"],
              ["2", "A module cannot be used, or gives wrong results", "4 hours", "3 days"],
              ["3", "Any other Fault", "2 days", "Next New Release"],
            ],
          },
          {
            id: "support-credit",
            text: "If the Licensor misses the time to correct a severity 1 Fault, it shall credit the Licensee with five per cent (5%) of one twelfth of the support fee for each further period of eight (8) hours, up to fifty per cent (50%) of one twelfth of the support fee in any month.",
          },
        ],
      },
      {
        heading: "What is not included",
        entries: [
          "The Support Services do not include the correction of failures caused by the Licensee’s hardware, by other software, or by alterations that the Licensor did not make or approve.",
        ],
      },
    ],
  },
  {
    id: "us-terms",
    label: "Schedule 4",
    title: "United States terms",
    parts: [
      {
        heading: "Purpose of this Schedule",
        entries: [
          "The parties have agreed the terms of this Schedule because the Licensee is organised, and is supervised as an insurer, in the State of New York.",
        ],
      },
      {
        heading: "Regulatory matters",
        entries: [
          "The Licensor shall give the Licensee’s insurance supervisors, on reasonable notice, such access to its records about the Software as the Licensee is required by law to procure.",
          "The Licensor shall maintain a written information security program appropriate to the Licensee Data to which it may have access, and shall notify the Licensee within seventy-two (72) hours after it determines that unauthorised access to that data has occurred.",
          "The Software is “commercial computer software” for the purposes of any acquisition regulation of the United States that applies to it.",
        ],
      },
      {
        heading: "Insurance",
        entries: [
          "The Licensor shall maintain technology errors and omissions insurance of at least US$2,000,000 (two million United States dollars) for each claim throughout the Term.",
        ],
      },
      {
        id: "us-liability",
        heading: "Limit of liability",
        entries: [
          {
            id: "us-cap",
            text: "The Licensor’s total liability to the Licensee for all claims under or relating to this Agreement, on any theory of law, is limited to US$1,200,000 (one million two hundred thousand United States dollars).",
          },
          "Neither party is liable for punitive or exemplary damages.",
        ],
      },
      {
        id: "us-law",
        heading: "Choice of law and forum",
        entries: [
          {
            id: "us-governing-law",
            text: "This Agreement is governed by the laws of the State of New York, without giving effect to its principles of conflict of laws. The United Nations Convention on Contracts for the International Sale of Goods does not apply.",
          },
          "Each party submits to the exclusive jurisdiction of the state and federal courts sitting in the Borough of Manhattan, New York, and waives trial by jury.",
        ],
      },
    ],
  },
];
