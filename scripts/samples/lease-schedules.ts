import type { Schedule } from "./document.ts";

/** The schedules of the office lease: the premises and rights, the rent and its review, the service charge. */
export const leaseSchedules: readonly Schedule[] = [
  {
    id: "premises",
    label: "Schedule 1",
    title: "The Premises and rights",
    parts: [
      {
        heading: "Extent of the Premises",
        entries: [
          {
            text: "The Premises include:",
            items: [
              "the inner finishes of all walls, floors and ceilings, raised floors and the void below them, and suspended ceilings and the void above them;",
              "all doors, door frames, internal windows and non-structural walls within them;",
              "the conduits and plant that serve them exclusively; and",
              "the Landlord’s fixtures and the fitted kitchen.",
            ],
          },
          "The Premises exclude the structure of the Building, its external walls, external windows and frames, and conduits and plant that serve other parts of it.",
        ],
      },
      {
        id: "rights",
        heading: "Rights granted to the Tenant",
        entries: [
          "To use the Common Parts for access at all times and for their proper purposes, including six (6) spaces in the bicycle store.",
          "To use the four (4) parking spaces numbered 31 to 34 in the basement for private cars.",
          "To support and shelter from the rest of the Building and to the passage of water, soil, gas, electricity and data through the conduits that serve the Premises.",
          "To have its name shown on the board in the entrance hall in the Landlord’s usual style.",
        ],
      },
      {
        id: "reserved",
        heading: "Rights reserved to the Landlord",
        entries: [
          "To support and shelter from the Premises, and to the passage of services through conduits in them.",
          "To enter the Premises on forty-eight (48) hours’ notice, or none in an emergency, to inspect, repair or alter the Building, to provide the Services, to estimate reinstatement cost, and in the last six (6) months of the Term to show them to prospective tenants. Whoever enters shall cause as little disturbance as reasonably possible and make good damage promptly.",
          "To build on or alter any neighbouring land or other part of the Building, even if light and air to the Premises are reduced, so long as their use for the Permitted Use is not materially affected.",
        ],
      },
    ],
  },
  {
    id: "rent",
    label: "Schedule 2",
    title: "Annual Rent and rent review",
    parts: [
      {
        id: "rent-table",
        heading: "Annual Rent",
        entries: [
          "Subject to clause {rent-free} and clause {break-refund}, the Annual Rent is:",
          {
            caption: "Rent table",
            columns: [
              { heading: "Period", share: 3.4 },
              { heading: "Annual Rent", share: 1.6, align: "right" },
              { heading: "Quarterly instalment", share: 1.8, align: "right" },
              { heading: "Per square foot", share: 1.4, align: "right" },
            ],
            rows: [
              ["24 June 2025 to 23 December 2025", "Nil (rent-free)", "Nil", "Nil"],
              ["24 December 2025 to 23 June 2028", "£245,000.00", "£61,250.00", "£24.50"],
              ["24 June 2028 to 23 June 2030", "£257,500.00", "£64,375.00", "£25.75"],
              [
                "24 June 2030 to 23 June 2035",
                "As reviewed, and not less than £257,500.00",
                "One quarter of the reviewed rent",
                "As reviewed",
              ],
            ],
          },
          "The Annual Rent first payable is two hundred and forty-five thousand pounds (£245,000) a year. It rises on 24 June 2028 to two hundred and fifty-seven thousand five hundred pounds (£257,500) a year.",
        ],
      },
      {
        id: "review",
        heading: "Rent review",
        entries: [
          {
            id: "review-rule",
            text: "From the Review Date the Annual Rent is the greater of the Annual Rent payable immediately before the Review Date and the Open Market Rent, but not more than £295,000 (two hundred and ninety-five thousand pounds).",
          },
          {
            id: "open-market",
            text: "“**Open Market Rent**” means the best yearly rent at which the Premises could reasonably be expected to be let on the Review Date by a willing landlord to a willing tenant in the open market, with vacant possession, without a premium, for a term of five (5) years and otherwise on the terms of this Lease (except the amount of the rent but including the provisions for its review), on these assumptions:",
            items: [
              "the Premises are fit for immediate occupation and use;",
              "the Tenant has performed its covenants; and",
              "if the Premises or the Building have been damaged, they have been reinstated;",
            ],
            after:
              "and disregarding any effect on rent of the Tenant’s occupation, of its goodwill, and of improvements made by it at its own cost with the Landlord’s consent otherwise than under an obligation.",
          },
          "If the parties have not agreed the Open Market Rent three (3) months before the Review Date, either may require it to be determined by an independent chartered surveyor with at least ten (10) years’ experience of letting offices, appointed by agreement or by the President of the Royal Institution of Chartered Surveyors and acting as an expert. The expert’s fees are shared equally unless the expert directs otherwise.",
          "Until the reviewed rent is known, the Tenant shall pay the Annual Rent at the old rate. Within fourteen (14) days after it is known, the Tenant shall pay the shortfall with interest at the base rate of the Bank of England. Time is not of the essence in this Part {review}.",
        ],
      },
    ],
  },
  {
    id: "service-charge",
    label: "Schedule 3",
    title: "Service charge",
    parts: [
      {
        id: "sc-services",
        heading: "The Services",
        entries: [
          {
            text: "The Services are:",
            items: [
              "repairing, maintaining, cleaning, lighting and decorating the structure, exterior and Common Parts of the Building;",
              "heating and cooling the Premises and the Common Parts from 07:30 to 19:00 on working days;",
              "inspecting, maintaining and when necessary replacing the lifts, plant and fire safety systems;",
              "staffing the reception from 07:30 to 19:00 on working days, and security at all times;",
              "collecting refuse and recyclables; and",
              "any other service that the Landlord reasonably provides in keeping with good estate management and for the benefit of the occupiers generally.",
            ],
          },
        ],
      },
      {
        id: "sc-costs",
        heading: "Service Costs",
        entries: [
          "The Service Costs are the reasonable and proper costs of providing the Services in a year ending on 31 December, including the fees of managing agents of not more than eight per cent (8%) of the other Service Costs, and reasonable provision for replacing plant.",
          {
            text: "The Service Costs do not include:",
            items: [
              "the cost of building, or of improving, the Building, except where replacement is cheaper than repair over the life of the item;",
              "the cost of making good damage by an Insured Risk, or of remedying defects in the design or construction of the Building that appear within six (6) years after its practical completion on 31 January 2024;",
              "costs attributable to parts of the Building that are let or available for letting, or of collecting rent and letting; or",
              "the Landlord’s own tax and financing costs.",
            ],
          },
          {
            caption: "Estimate for the year ending 31 December 2026",
            columns: [
              { heading: "Head of cost", share: 3 },
              { heading: "Building", share: 1.4, align: "right" },
              { heading: "Tenant’s Share (20%)", share: 1.6, align: "right" },
            ],
            rows: [
              ["Repair, cleaning and decoration", "£118,000", "£23,600"],
              ["Heating, cooling and lighting", "£96,500", "£19,300"],
              ["Lifts, plant and fire safety", "£61,500", "£12,300"],
              ["Reception and security", "£104,000", "£20,800"],
              ["Managing agents", "£30,000", "£6,000"],
              ["Total", "£410,000", "£82,000"],
            ],
          },
        ],
      },
      {
        id: "sc-pay",
        heading: "Payment and account",
        entries: [
          "Before the start of each year the Landlord shall send the Tenant an estimate of the Service Costs, and the Tenant shall pay the Tenant’s Share of it by equal quarterly instalments in advance on the Quarter Days.",
          {
            id: "sc-account",
            text: "Within four (4) months after the end of each year the Landlord shall send the Tenant a certificate of the Service Costs prepared by a qualified accountant. Any shortfall is payable by the Tenant within twenty-eight (28) days, and any excess is credited against the next instalment or, at the end of the Term, repaid.",
          },
          {
            id: "sc-cap",
            text: "The Service Charge for the year ending 31 December 2026 shall not exceed £85,000 (eighty-five thousand pounds). For each later year the limit rises by the percentage by which the United Kingdom Consumer Prices Index rose in the twelve months to the preceding September, and by no more than five per cent (5%).",
          },
          "The Tenant may inspect the invoices and records behind a certificate within six (6) months after receiving it, at the managing agents’ office and by appointment. A dispute about the Service Costs is determined by an expert, appointed as Part {review} of {rent} provides for a surveyor.",
          "For the period from 24 June 2025 to 31 December 2025 the Service Charge is a fixed sum of £41,000 (forty-one thousand pounds), payable in two equal instalments on 24 June 2025 and 29 September 2025.",
        ],
      },
    ],
  },
];
