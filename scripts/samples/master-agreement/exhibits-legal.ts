import type { Schedule } from "../document.ts";

/** Exhibits on data, on the law of each country, on local agreements and on continuity and exit. */
export const legalExhibits: readonly Schedule[] = [
  {
    id: "ex-data",
    label: "Exhibit F",
    title: "Data protection",
    parts: [
      {
        heading: "Meaning of words",
        entries: [
          "“**Data Protection Law**” means Regulation (EU) 2016/679 (the “**GDPR**”), the German Federal Data Protection Act, the UK GDPR as defined in section 3(10) of the Data Protection Act 2018 of the United Kingdom, the Personal Data Protection Act 2012 of Singapore and every other law on privacy that applies to the processing concerned.",
          "“**Personal Data**” means personal data, as the GDPR defines it, that the Supplier processes on behalf of a Purchaser in the performance of this Agreement. “**Standard Clauses**” means the standard contractual clauses annexed to Commission Implementing Decision (EU) 2021/914. Other words that the GDPR defines have the meaning given there.",
        ],
      },
      {
        id: "processing",
        heading: "Particulars of processing",
        entries: [
          {
            columns: [
              { heading: "Subject", share: 1.4 },
              { heading: "Particulars", share: 4.2 },
            ],
            rows: [
              ["Subject and purpose", "User accounts, alarms and support tickets of the remote monitoring service"],
              ["Duration", "The Term and the period of help on exit, and ninety days after it"],
              ["Data subjects", "Operators and engineers of the Purchasers and of their customers"],
              [
                "Kinds of data",
                "Name, employer, business contact details, log-in records, text of tickets; no special categories",
              ],
              ["Place", "Data centres in Frankfurt am Main and Dublin"],
              [
                "Sub-processors",
                "Nordlicht Rechenzentren Beispiel GmbH (hosting); Heronsgate Ticketing Limited (support tickets)",
              ],
            ],
          },
        ],
      },
      {
        heading: "Duties of the processor",
        entries: [
          {
            id: "processor-duties",
            text: "The Supplier shall:",
            items: [
              "process Personal Data only on the documented instructions of the Purchaser, of which this Exhibit is one, and tell it without delay if an instruction appears to infringe Data Protection Law;",
              "bind to confidentiality everyone who has access to Personal Data;",
              "implement the measures in Part {measures};",
              "help the Purchaser to answer requests of data subjects, to assess the impact of processing and to consult authorities; and",
              "make available what is needed to show its compliance, and allow audits under Section {audit-right}.",
            ],
          },
          {
            id: "breach-notice",
            text: "The Supplier shall notify the Purchaser of a personal data breach without undue delay and at the latest within thirty-six (36) hours after becoming aware of it, describe its nature, likely consequences and the measures taken, and supplement the notice as more becomes known. It shall not inform an authority or a data subject on the Purchaser’s behalf without instruction.",
          },
          {
            id: "sub-processors",
            text: "The Supplier may engage a further sub-processor only after thirty (30) days’ written notice. If the Purchaser objects on reasonable grounds and the parties find no solution, the Purchaser may end the Service concerned without payment of compensation. The Supplier shall impose on each sub-processor the duties of this Exhibit and is liable for it.",
          },
          "At the end of the processing the Supplier shall, at the Purchaser’s choice, return or delete Personal Data within ninety (90) days and certify that it has done so, unless the law of the European Union or of a member state requires it to be kept.",
        ],
      },
      {
        id: "transfers",
        heading: "Transfers",
        entries: [
          "The Supplier shall not transfer Personal Data to a country outside the European Economic Area, the United Kingdom or a country that benefits from a decision of adequacy unless the Purchaser has agreed and the Standard Clauses, with the addendum issued under section 119A of the Data Protection Act 2018 where United Kingdom law applies, have been concluded.",
          "Where the Supplier returns Personal Data to a Purchaser in the United States or in Singapore, module four of the Standard Clauses applies between them. The law of Ireland governs the Standard Clauses, and the courts of Ireland have jurisdiction under them, as those clauses allow; this does not affect Article {law} of this Agreement.",
        ],
      },
      {
        id: "measures",
        heading: "Technical and organisational measures",
        entries: [
          {
            text: "The Supplier shall maintain at least these measures:",
            items: [
              "access by named accounts with multi-factor authentication, reviewed every quarter and withdrawn on the day on which a person leaves;",
              "encryption of Personal Data at rest and in transit by methods that the competent German authority recommends;",
              "separation of the data of each Purchaser from that of others;",
              "logs of access kept for twelve (12) months and protected from alteration;",
              "daily back-ups in a second place, from which restoration is tested twice a year; and",
              "a penetration test by an independent firm once a year, with correction of serious findings within thirty (30) days.",
            ],
          },
        ],
      },
    ],
  },
  {
    id: "ex-country",
    label: "Exhibit G",
    title: "Country Terms",
    entries: [
      {
        paragraph:
          "Each Part of this Exhibit applies only to a Local Agreement for the country that it names, and to the Orders placed under that Local Agreement.",
      },
    ],
    parts: [
      {
        id: "germany",
        heading: "Germany",
        entries: [
          {
            id: "german-law",
            text: "The Local Agreement is governed by German law. The exclusive place of jurisdiction is Munich, in departure from Section {arbitration}.",
          },
          "In departure from Article {liability}, a party is liable without limit for intent and gross negligence (Vorsatz und grobe Fahrlässigkeit), for injury to life, body or health, under the Product Liability Act and to the extent of a guarantee (Garantie). For a slightly negligent breach of an essential obligation (Kardinalpflicht) it is liable up to the damage that was foreseeable and typical, which the parties estimate at no more than the amounts in Article {liability}. Otherwise liability for slight negligence is excluded.",
          "The liquidated damages in Section {liquidated} are a contractual penalty (Vertragsstrafe) that may be claimed until final payment and that is set against damages for the same delay.",
          "Claims in respect of Defects become barred at the end of the period in Section {warranty-period}, and not before the period that the law prescribes as a minimum.",
          "Interest on late payments runs at nine (9) percentage points above the base rate under section 247 of the German Civil Code, in departure from Section {late}.",
        ],
      },
      {
        id: "united-states",
        heading: "United States",
        entries: [
          {
            id: "ohio-law",
            text: "The Local Agreement is governed by the laws of the State of Ohio, without regard to its rules on conflict of laws. The parties submit to the exclusive jurisdiction of the state and federal courts located in Cuyahoga County, Ohio, in departure from Section {arbitration}, and EACH WAIVES TRIAL BY JURY.",
          },
          "EXCEPT AS STATED IN THE AGREEMENT, THE SUPPLIER DISCLAIMS ALL IMPLIED WARRANTIES, INCLUDING THOSE OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE.",
          "Prices for Orders under the Local Agreement are stated in United States dollars, converted on the first Business Day of each calendar quarter at the reference rate of the European Central Bank for that day.",
          "The Supplier is the importer of record for Products delivered DAP, and bears ordinary customs duties up to the rate in force on the date of this Agreement. The Purchaser bears duties above that rate that were imposed after the Order was accepted, if the Supplier has shown what they are and helped to reduce them.",
          "The Supplier shall comply with the equal opportunity clauses that apply to subcontractors under federal contracts, of which the Purchaser has given it notice in the Order.",
        ],
      },
      {
        id: "singapore",
        heading: "Singapore",
        entries: [
          {
            id: "singapore-law",
            text: "The Local Agreement is governed by the laws of Singapore. Disputes are finally resolved by arbitration in Singapore under the Arbitration Rules of the Singapore International Arbitration Centre, before one arbitrator and in English, in departure from Section {arbitration}.",
          },
          "A person who is not a party to the Local Agreement has no right under the Contracts (Rights of Third Parties) Act 2001 to enforce it, save as Section {third-parties} provides.",
          "Prices exclude goods and services tax. The Purchaser shall pay within thirty (30) days after receipt of a tax invoice, in departure from the first sentence of Section {pay}; the discount in that Section does not apply.",
        ],
      },
    ],
  },
  {
    id: "ex-local",
    label: "Exhibit H",
    title: "Form of Local Agreement",
    entries: [
      {
        paragraph:
          "This form is completed and signed for each country. Words in square brackets are replaced on completion.",
      },
      "This Local Agreement is made on [date] between [name of the Affiliate of the Manufacturer] of [address] (the “Local Purchaser”) and [the Supplier or name of its Affiliate] of [address] (the “Local Supplier”), under the Master Supply and Services Agreement of 20 January 2025 between Oxbow & Thistle Turbine Corporation and Feldspar Kestrel Komponenten GmbH (the “Master Agreement”).",
      "The Master Agreement, with the Country Terms for [country] in its {ex-country}, applies between the Local Purchaser and the Local Supplier as if each reference to the Manufacturer were to the Local Purchaser and each reference to the Supplier were to the Local Supplier, except in Articles {structure}, {scope}, {governance} and {law} of the Master Agreement.",
      "The rights of the Manufacturer and of the Supplier under Articles {change}, {term} and {termination} of the Master Agreement are exercised by them alone and bind the parties to this Local Agreement.",
      "Invoices are sent to [address]. The tax numbers of the parties are [number] and [number].",
      "The limits in Article {liability} of the Master Agreement are shared by all Purchasers. This Local Agreement does not raise them.",
      "This Local Agreement takes effect when both parties have signed it and ends when the Master Agreement ends, or earlier on three (3) months’ written notice by the Local Purchaser.",
    ],
    parts: [],
  },
  {
    id: "ex-exit",
    label: "Exhibit I",
    title: "Business continuity and exit",
    parts: [
      {
        heading: "Business continuity plan",
        entries: [
          {
            text: "The business continuity plan shall at least:",
            items: [
              "identify each machine, process, place and sub-supplier whose loss would stop the supply of a category A Product for more than ten (10) Business Days;",
              "state for each of them an alternative and the time in which it can be brought into use;",
              "state where the safety stock under Section {safety-stock} is kept and how it is released;",
              "cover the loss of information systems, with a time to restore planning and dispatch of not more than seventy-two (72) hours; and",
              "name the people who form the crisis team and say how to reach them at all hours.",
            ],
          },
          "The Supplier shall submit the first plan by 30 April 2025 and review it each year by the same date.",
          "The alternative place of manufacture for compressor blades is the Supplier’s works at Zinnwald-Beispielhausen. The Supplier shall keep it qualified by making there at least five per cent (5%) of the yearly quantity.",
        ],
      },
      {
        heading: "Escrow of manufacturing documents",
        entries: [
          "The Supplier shall deposit with Verwahrstelle Lindenmark GmbH, the escrow agent, a complete set of drawings, process sheets, programs and lists of sub-suppliers for each standard Product of category A by 31 July 2025, and shall bring the deposit up to date once a year. The Manufacturer pays the escrow agent’s fee, which is €6,400 (six thousand four hundred euro) a year.",
          "The escrow agent shall release the deposit to the Manufacturer on a written statement by two of its officers that one of the cases in Section {make-right} has arisen, unless within ten (10) Business Days the Supplier obtains an order that forbids it.",
        ],
      },
      {
        heading: "Exit plan",
        entries: [
          {
            columns: [
              { heading: "Step", share: 3.6 },
              { heading: "Time after notice of termination", share: 2 },
              { heading: "Who leads", share: 1.2 },
            ],
            rows: [
              ["Exit managers named; joint timetable agreed", "15 Business Days", "Both"],
              ["List of Tooling, stock, open Orders and concessions", "30 Business Days", "Supplier"],
              ["Final Orders forecast under Section {last-buy}", "60 Business Days", "Manufacturer"],
              [
                "Transfer of Tooling, part number by part number, against safety stock",
                "As the timetable states",
                "Supplier",
              ],
              [
                "Parallel production and release of samples at the new source",
                "As the timetable states",
                "Manufacturer",
              ],
              [
                "Return or deletion of data and Confidential Information",
                "Within 90 days after the end of help",
                "Both",
              ],
            ],
          },
          "The Supplier shall not reduce the people engaged on the Products below the number needed to perform this Agreement before the exit plan has been completed.",
        ],
      },
    ],
  },
];
