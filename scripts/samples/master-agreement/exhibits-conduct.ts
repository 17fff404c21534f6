import type { Schedule } from "../document.ts";

/** Exhibits on conduct and on the daily exchange of orders and goods. */
export const conductExhibits: readonly Schedule[] = [
  {
    id: "ex-conduct",
    label: "Exhibit J",
    title: "Supplier conduct",
    parts: [
      {
        heading: "People",
        entries: [
          "The Supplier shall employ no one younger than the age at which compulsory schooling ends at the place of work, and in no case younger than fifteen (15) years. People younger than eighteen (18) shall not work at night or with hazardous substances.",
          "Work shall be voluntary. The Supplier shall not keep identity papers, charge fees for recruitment or require deposits from workers, and shall require the same of the agencies that it uses.",
          "Working time, including overtime, shall not exceed what the law permits and on average sixty (60) hours in a week. Every worker shall have at least one day of rest in seven.",
          "Decisions on recruitment, pay, promotion and dismissal shall rest on the requirements of the work and on performance. Harassment and physical or psychological coercion are forbidden.",
        ],
      },
      {
        heading: "Health and safety",
        entries: [
          "The Supplier shall assess the risks of each workplace before work begins there and at least every two (2) years, shall provide protective equipment at no charge, and shall train workers in a language that they understand.",
          "Every works shall have marked escape routes, alarms and fire-fighting equipment that are inspected at least once a year, and shall hold an evacuation drill in each year.",
          "The Supplier shall send the Manufacturer by 31 January in each year the number of accidents that led to an absence of more than three (3) days, for each million hours worked in the preceding year.",
        ],
      },
      {
        heading: "Environment",
        entries: [
          "The Supplier shall hold the environmental permits that its works need, shall handle and dispose of hazardous waste through licensed carriers only, and shall keep proof of disposal for ten (10) years.",
          {
            id: "substances",
            text: "The Supplier shall tell the Manufacturer before delivery if a Product contains, in a concentration above one tenth of one per cent (0.1%) by weight of an article, a substance on the candidate list under Regulation (EC) No 1907/2006, and shall not use chromium trioxide in the manufacture of Products after 31 December 2027.",
          },
          {
            id: "emissions",
            text: "The Supplier shall reduce the greenhouse gas emissions of its works, for each euro of turnover, by at least twenty-five per cent (25%) between the calendar years 2024 and 2030, and shall obtain at least half of its electricity from renewable sources from 1 January 2027.",
          },
        ],
      },
      {
        heading: "Business conduct",
        entries: [
          "Gifts and hospitality offered to the people of a Purchaser shall be occasional, modest and open, and shall not exceed a value of €50 (fifty euro) for each person in a calendar year. Cash, and anything offered while a tender is open, is forbidden.",
          "A conflict of interest, such as a family or financial relationship between a person who takes decisions for the Supplier and one who takes them for a Purchaser, shall be disclosed to the relationship managers of both parties as soon as it is known.",
          "The Supplier shall not enter into any arrangement with a competitor on prices, bids, customers or territories.",
        ],
      },
      {
        heading: "Assessment",
        entries: [
          "The Supplier shall complete the Manufacturer’s questionnaire on the matters in this Exhibit once in each Contract Year and correct a shortcoming that it reveals within a time that is reasonable in view of its gravity. A right of examination under Section {audit-right} extends to those matters.",
        ],
      },
    ],
  },
  {
    id: "ex-logistics",
    label: "Exhibit K",
    title: "Logistics and electronic exchange",
    parts: [
      {
        heading: "Electronic exchange",
        entries: [
          "Forecasts, Orders, confirmations, advice of dispatch and invoices are exchanged as structured messages through the parties’ gateways. Each party bears the cost of its own gateway and keeps it in operation at all times except for maintenance announced two (2) Business Days in advance.",
          "A message is received when it reaches the recipient’s gateway. The recipient shall acknowledge it automatically within one (1) hour. A sender that receives no acknowledgement shall send the message by email to the address agreed for that purpose.",
          {
            caption: "Messages",
            columns: [
              { heading: "Message", share: 2 },
              { heading: "From", share: 1.4 },
              { heading: "When", share: 3.6 },
            ],
            rows: [
              ["Forecast", "Manufacturer", "By the tenth day of each month"],
              ["Order", "Purchaser", "At any time"],
              ["Confirmation or rejection", "Supplier", "Within three Business Days after receipt of the Order"],
              ["Advice of dispatch", "Supplier", "On the day of dispatch, before the goods leave the works"],
              ["Notice of receipt", "Purchaser", "Within two Business Days after arrival"],
              ["Invoice", "Supplier", "On delivery, and for Services by the fifth Business Day of the following month"],
            ],
          },
        ],
      },
      {
        heading: "Handover",
        entries: [
          "The Supplier shall make consignments ready for collection on Business Days between 07:00 and 15:00, shall load them at its own risk and cost, and shall photograph the loaded and secured goods.",
          "The carrier is the one that the Purchaser has named in the Order. If the carrier does not arrive within one (1) Business Day after the agreed time, the Supplier shall tell the Purchaser and store the goods at no charge for up to fifteen (15) Business Days.",
          "A consignment that does not bear the marks required by {ex-quality}, or whose advice of dispatch is missing, may be held at the Purchaser’s gate. The Supplier bears the reasonable cost of the delay.",
        ],
      },
      {
        heading: "Returnable packaging",
        entries: [
          "Blade cassettes and liner frames are returnable and belong to the Manufacturer. The Supplier shall keep an account of them, shall clean and inspect them before each use, and shall pay €340 (three hundred and forty euro) for each cassette and €910 (nine hundred and ten euro) for each frame that is lost or damaged beyond repair while in its keeping.",
          "The parties shall reconcile the account on 30 June and 31 December in each year.",
        ],
      },
      {
        heading: "Stock at the Purchaser’s premises",
        entries: [
          {
            id: "consignment",
            text: "If the parties so agree for a part number, the Supplier shall keep a stock of it at the Purchaser’s premises between the minimum and the maximum stated in the Order. In departure from Section {title}, title and risk in that stock pass when the Purchaser withdraws a part from it, and the Supplier may invoice the part on withdrawal.",
          },
          "The Purchaser shall store the stock apart from other goods and with the care that it takes of its own, shall report withdrawals each week, and shall buy any part that has not been withdrawn within twelve (12) months after it was delivered.",
        ],
      },
    ],
  },
];
