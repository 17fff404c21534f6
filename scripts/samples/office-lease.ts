import type { Article, SampleDocument } from "./document.ts";
import { leaseSchedules } from "./lease-schedules.ts";

const articles: readonly Article[] = [
  {
    id: "definitions",
    heading: "Definitions and interpretation",
    entries: [
      { text: "In this Lease:" },
      {
        definitions: [
          ["1954 Act", "means the Landlord and Tenant Act 1954."],
          ["Annual Rent", "means the rent set out in Part {rent-table} of {rent}, as reviewed under that Schedule."],
          ["Break Date", "means 24 June 2030."],
          [
            "Building",
            "means the land and building known as Copperbeam House, 12 Inkhorn Street, Marlinspike, MX1 0AA, registered at HM Land Registry with title number ZZ000123.",
          ],
          [
            "Common Parts",
            "means the entrance hall, reception, lifts, staircases, landings, lavatories, bicycle store, bin store and other parts of the Building that the Landlord provides for the common use of its occupiers.",
          ],
          [
            "Contractual Term",
            "means the term of ten (10) years that begins on 24 June 2025 and ends on 23 June 2035.",
          ],
          [
            "Default Rate",
            "means four per cent (4%) a year above the base rate from time to time of the Bank of England.",
          ],
          ["Deposit", "means £61,250 (sixty-one thousand two hundred and fifty pounds)."],
          [
            "Insured Risks",
            "means fire, lightning, explosion, storm, flood, subsidence, impact, riot, malicious damage, escape of water, terrorism and other risks against which the Landlord reasonably insures, so far as cover can be had in the London market on reasonable terms.",
          ],
          [
            "Net Internal Area",
            "means an area measured under the edition of the Royal Institution of Chartered Surveyors’ code of measuring practice current at the date of this Lease.",
          ],
          [
            "Permitted Use",
            "means offices within Class E(g)(i) of the Town and Country Planning (Use Classes) Order 1987.",
          ],
          [
            "Premises",
            "means the third floor of the Building, with a Net Internal Area of 10,000 (ten thousand) square feet, shown edged red on the plan kept with the counterpart of this Lease, and described in {premises}.",
          ],
          ["Quarter Days", "means 25 March, 24 June, 29 September and 25 December in each year."],
          ["Rent Commencement Date", "means 24 December 2025."],
          ["Review Date", "means 24 June 2030."],
          [
            "Service Charge",
            "means the Tenant’s Share of the Service Costs, calculated under {service-charge} and subject to the limit in paragraph {sc-cap} of that Schedule.",
          ],
          ["Service Costs", "means the costs described in Part {sc-costs} of {service-charge}."],
          ["Services", "means the services described in Part {sc-services} of {service-charge}."],
          ["Tenant’s Share", "means twenty per cent (20%)."],
          ["Term", "means the Contractual Term and any statutory continuation of it."],
          ["VAT", "means value added tax charged under the Value Added Tax Act 1994."],
        ],
      },
      "“Landlord” includes whoever is for the time being entitled to the reversion to this Lease, and “Tenant” includes the Tenant’s successors in title. Where two or more persons make up a party, their obligations are joint and several.",
      "An obligation not to do something includes an obligation not to allow it to be done. A consent of the Landlord is valid only if given in writing.",
      "A sum payable under this Lease is exclusive of VAT. The Tenant shall pay any VAT properly chargeable on it against a VAT invoice.",
    ],
  },
  {
    id: "demise",
    heading: "Letting and term",
    entries: [
      {
        id: "letting",
        text: "The Landlord lets the Premises to the Tenant for the Contractual Term, with the rights listed in Part {rights} of {premises} and reserving to the Landlord the rights listed in Part {reserved} of that Schedule.",
      },
      {
        id: "rents",
        text: "The Tenant shall pay as rent:",
        items: [
          "the Annual Rent, from the Rent Commencement Date;",
          "the Service Charge and a fair proportion of the insurance premium under clause {insurance}, from 24 June 2025; and",
          "all other sums due under this Lease, and VAT on any of these.",
        ],
      },
      {
        id: "rent-free",
        text: "No Annual Rent is payable for the period of six (6) months from 24 June 2025 to 23 December 2025 inclusive.",
      },
    ],
  },
  {
    id: "tenant-pay",
    heading: "Tenant’s covenants: payment",
    entries: [
      {
        id: "pay-rent",
        text: "The Tenant shall pay the Annual Rent by equal quarterly instalments in advance on the Quarter Days, by bank transfer, without deduction or set-off except as the law requires. The first payment, for the period from the Rent Commencement Date to 24 March 2026, is due on the Rent Commencement Date and is a sum apportioned by the day.",
      },
      "The Tenant shall pay the business rates and other outgoings of the Premises, and the cost of all gas, water, electricity and telecommunications consumed there.",
      {
        id: "interest",
        text: "If any sum is not paid within seven (7) days after it falls due, the Tenant shall pay interest on it at the Default Rate from the due date until payment.",
      },
      "The Tenant shall pay on demand the Landlord’s reasonable and proper costs, including those of solicitors and surveyors, of any notice under section 146 of the Law of Property Act 1925, of recovering arrears, of schedules of dilapidations served within three (3) months after the end of the Term, and of any application for consent, whether or not it is granted, unless it is unlawfully withheld.",
    ],
  },
  {
    id: "tenant-repair",
    heading: "Tenant’s covenants: repair, decoration and alterations",
    entries: [
      {
        id: "repair",
        text: "The Tenant shall keep the Premises in good and substantial repair and condition and clean, except for damage by an Insured Risk (unless the insurance money is refused because of the Tenant’s act or default). The Tenant is not required to put the Premises in any better state than is shown in the schedule of condition dated 2 June 2025 and kept with the counterpart of this Lease.",
      },
      "The Tenant shall redecorate the inside of the Premises in the fifth year and in the last three (3) months of the Term, in the last case in colours approved by the Landlord, whose approval shall not be unreasonably withheld.",
      {
        id: "alterations",
        text: "The Tenant shall not:",
        items: [
          "make any structural alteration, or any alteration visible from outside the Building;",
          "make any other alteration without the Landlord’s consent, which shall not be unreasonably withheld or delayed, save that no consent is needed to put up or remove demountable partitions of which the Tenant gives details within twenty-eight (28) days; or",
          "carry out any work that lowers the energy performance rating of the Premises below B.",
        ],
      },
      "The Landlord may enter the Premises on forty-eight (48) hours’ notice (or none in an emergency) to inspect their condition. If it gives notice of a want of repair, the Tenant shall begin the work within two (2) months, or sooner if the matter is urgent, failing which the Landlord may do it and recover the cost as a debt.",
    ],
  },
  {
    id: "tenant-use",
    heading: "Tenant’s covenants: use",
    entries: [
      "The Tenant shall use the Premises for the Permitted Use only. The Landlord does not warrant that the Permitted Use is lawful under planning law.",
      {
        text: "The Tenant shall not:",
        items: [
          "use the Premises for anything noisy, offensive, dangerous, illegal or immoral, or for any auction, betting or residential use;",
          "do anything that causes a nuisance to the Landlord or to other occupiers of the Building;",
          "overload the floors, which are designed for an imposed load of 3.5 kN per square metre, or the services of the Building;",
          "display any sign that can be seen from outside, except its name on the board in the entrance hall; or",
          "obstruct the Common Parts or leave goods or refuse there.",
        ],
      },
      "The Tenant shall comply with every law that applies to the Premises and their use, including on fire safety, asbestos and energy performance, and shall send the Landlord a copy of any notice from an authority within five (5) working days after it is received.",
      "The Tenant shall comply with reasonable regulations for the management of the Building of which the Landlord has given it written notice. If a regulation contradicts this Lease, this Lease prevails.",
    ],
  },
  {
    id: "dealings",
    heading: "Tenant’s covenants: assignment and subletting",
    entries: [
      "The Tenant shall not assign, sublet, charge or part with possession of the whole or any part of the Premises, or share their occupation, except as this clause {dealings} allows.",
      {
        id: "assign",
        text: "The Tenant may assign the whole of this Lease with the Landlord’s consent, which shall not be unreasonably withheld. For the purposes of section 19(1A) of the Landlord and Tenant Act 1927, the Landlord may withhold consent if:",
        items: [
          "any Annual Rent or Service Charge that is not in dispute is unpaid;",
          "in the Landlord’s reasonable opinion the proposed assignee is not of sufficient financial standing to pay the rents and perform the covenants of this Lease; or",
          "the Tenant does not enter into an authorised guarantee agreement within the meaning of section 16 of the Landlord and Tenant (Covenants) Act 1995 in a form that the Landlord reasonably requires.",
        ],
      },
      {
        id: "sublet",
        text: "The Tenant may with the Landlord’s consent, which shall not be unreasonably withheld, sublet the whole, or one part of not less than 4,000 (four thousand) square feet that can be separately occupied, if the sublease:",
        items: [
          "is at the open market rent, without a premium;",
          "ends at least three (3) days before the end of the Contractual Term;",
          "excludes sections 24 to 28 of the 1954 Act by a procedure that complies with that Act; and",
          "contains covenants by the subtenant no less strict than those of this Lease, and a prohibition on further subletting.",
        ],
      },
      "The Tenant may share occupation with a company in the same group, as section 42 of the 1954 Act defines it, for as long as they remain in the same group, if no relationship of landlord and tenant is created and the Tenant tells the Landlord within fourteen (14) days.",
      "The Tenant shall give the Landlord a copy of every document that passes any interest in the Premises within one (1) month after its date, and pay a registration fee of £50 (fifty pounds).",
    ],
  },
  {
    id: "landlord",
    heading: "Landlord’s covenants",
    entries: [
      {
        id: "quiet",
        text: "The Landlord shall allow the Tenant, while it pays the rents and performs its covenants, to hold the Premises peaceably during the Term without interruption by the Landlord or anyone claiming under or in trust for it.",
      },
      {
        id: "services-covenant",
        text: "The Landlord shall use reasonable endeavours to provide the Services efficiently and in accordance with the principles of good estate management. It is not liable for an interruption that is due to necessary repair, to a shortage of fuel or labour, or to any cause beyond its control, if it restores the Services as soon as it reasonably can.",
      },
      "The Landlord shall keep the structure, exterior and Common Parts of the Building in good and substantial repair.",
    ],
  },
  {
    id: "insurance",
    heading: "Insurance, damage and suspension of rent",
    entries: [
      {
        id: "insure",
        text: "The Landlord shall insure the Building with reputable insurers against loss or damage by the Insured Risks for its full cost of reinstatement, and against three (3) years’ loss of Annual Rent and Service Charge. It shall show the Tenant a summary of the policy on request, not more than once a year.",
      },
      "The Tenant shall pay within fourteen (14) days after demand a fair proportion of the premium, estimated at £9,400 (nine thousand four hundred pounds) for the first year, and any excess of not more than £1,000 (one thousand pounds) on a claim for damage to the Premises.",
      {
        id: "reinstate",
        text: "If an Insured Risk damages the Building, the Landlord shall promptly seek all necessary permissions and use the insurance money to make the damage good. It shall make good any shortfall that is not due to the Tenant’s act or default.",
      },
      {
        id: "suspension",
        text: "If an Insured Risk makes the Premises or the access to them unfit for occupation, the Annual Rent and the Service Charge, or a fair proportion of them, cease to be payable until they are fit again or, if sooner, until three (3) years have passed, unless the insurance money is refused because of the Tenant’s act or default.",
      },
      {
        id: "damage-break",
        text: "If the Premises are not again fit for occupation when three (3) years have passed after the damage, either party may end this Lease by written notice to the other at once, without affecting earlier claims. The insurance money then belongs to the Landlord.",
      },
    ],
  },
  {
    id: "break",
    heading: "Break clause",
    entries: [
      {
        id: "break-right",
        text: "The Tenant may end this Lease on the Break Date by giving the Landlord at least nine (9) months’ written notice. Time is of the essence.",
      },
      {
        id: "break-conditions",
        text: "The notice has effect only if, on the Break Date:",
        items: [
          "the Tenant has paid all Annual Rent due under this Lease;",
          {
            id: "break-payment",
            text: "the Tenant has paid the Landlord a sum of £128,750 (one hundred and twenty-eight thousand seven hundred and fifty pounds), which is equal to six (6) months’ Annual Rent at the rate payable immediately before the Break Date, and any VAT on it; and",
          },
          "the Tenant gives up occupation and leaves behind no subsisting sublease or other right to occupy.",
        ],
      },
      "The Landlord may waive any condition in clause {break-conditions} by written notice. The Tenant’s breach of its covenants to repair does not prevent this Lease from ending under this clause {break}, but does not cease to be a breach.",
      {
        id: "break-refund",
        text: "Within fourteen (14) days after the Break Date the Landlord shall refund any Annual Rent, Service Charge or insurance premium paid for a period after the Break Date. If the Tenant does not end this Lease on the Break Date, no Annual Rent is payable for the period of three (3) months from 24 June 2030 to 23 September 2030 inclusive.",
      },
      "The Landlord has no right to end this Lease before the end of the Contractual Term otherwise than under clause {damage-break} or clause {forfeiture}.",
    ],
  },
  {
    id: "forfeiture",
    heading: "Forfeiture",
    entries: [
      {
        text: "The Landlord may re-enter the Premises, and this Lease then ends, if:",
        items: [
          "any Annual Rent is unpaid twenty-one (21) days after it falls due, whether or not it was formally demanded;",
          "the Tenant is in substantial breach of any of its other covenants and does not remedy the breach within a reasonable time after written notice; or",
          "the Tenant enters administration or liquidation (other than a solvent reconstruction), makes an arrangement with its creditors, or has a receiver appointed over its assets.",
        ],
      },
      "Re-entry does not affect any right that has already accrued.",
    ],
  },
  {
    id: "deposit",
    heading: "Deposit",
    entries: [
      "On the date of this Lease the Tenant has paid the Deposit, which the Landlord shall hold in a separate interest-bearing account as stakeholder, and which is equal to three (3) months’ Annual Rent at the rate first payable.",
      {
        id: "deposit-use",
        text: "The Landlord may draw on the Deposit for any sum that is due under this Lease and unpaid, on five (5) working days’ written notice. The Tenant shall make the Deposit up again within fourteen (14) days after a drawing.",
      },
      "The Landlord shall repay the balance of the Deposit with the interest earned on it within twenty-eight (28) days after the earliest of the end of the Term, a lawful assignment of this Lease, and the date on which the Tenant shows that its audited net profits before tax exceeded £735,000 (seven hundred and thirty-five thousand pounds) in each of three (3) consecutive years.",
    ],
  },
  {
    id: "end",
    heading: "End of the Term",
    entries: [
      "At the end of the Term the Tenant shall give the Premises back with vacant possession, in the state that clause {tenant-repair} requires, having removed its signs and belongings and, unless the Landlord by three (3) months’ notice says otherwise, every alteration made by it, and having made good all damage so caused.",
      {
        id: "1954",
        text: "The parties agree under section 38A(1) of the 1954 Act that sections 24 to 28 of that Act do not apply to this tenancy. The Landlord served on the Tenant on 12 May 2025 a notice in the form in Schedule 1 to the Regulatory Reform (Business Tenancies) (England and Wales) Order 2003, and a person duly authorised by the Tenant made a declaration in the form in Schedule 2 to that Order on 20 May 2025, before the Tenant became bound to enter into the tenancy.",
      },
      "The Tenant has no right to renew this Lease.",
    ],
  },
  {
    id: "notices",
    heading: "Notices",
    entries: [
      "A notice under this Lease must be in writing and delivered by hand or sent by pre-paid first class post or special delivery to the recipient’s registered office or, in the case of the Tenant, to the Premises. Section 196 of the Law of Property Act 1925 applies, as amended by the Recorded Delivery Service Act 1962.",
      "A notice sent by post is deemed to be received on the second working day after posting. Notice by email is not valid.",
    ],
  },
  {
    id: "general",
    heading: "General",
    entries: [
      {
        heading: "Entire agreement.",
        text: "This Lease is the whole agreement between the parties about the Premises. The Tenant has not relied on any statement by the Landlord except its solicitors’ written replies to enquiries before lease.",
      },
      {
        heading: "Liability.",
        text: "The Landlord is not liable to the Tenant for a breach of its covenants in this Lease that occurs after it has parted with the reversion and given the Tenant notice of the transfer.",
      },
      {
        heading: "Third parties.",
        text: "No one other than a party, its successors in title and its permitted assignees has a right under the Contracts (Rights of Third Parties) Act 1999 to enforce this Lease.",
      },
      {
        heading: "New tenancy.",
        text: "This Lease is a new tenancy for the purposes of the Landlord and Tenant (Covenants) Act 1995.",
      },
      {
        heading: "Registration.",
        text: "The Tenant shall apply to register this Lease at HM Land Registry within two (2) months after its date and send the Landlord a copy of the completed register. Within one (1) month after the end of the Term it shall apply to close the title.",
      },
    ],
  },
  {
    id: "law",
    heading: "Governing law",
    entries: [
      "This Lease, and any dispute or claim (including one that is not contractual) arising out of it, is governed by the law of England and Wales, and the courts of England and Wales have exclusive jurisdiction.",
    ],
  },
];

/** A lease of an office floor under English law, with a rent table, a break clause and a capped service charge. */
export const officeLease: SampleDocument = {
  file: "office-lease",
  title: "Lease",
  subtitle: "of the third floor, Copperbeam House, 12 Inkhorn Street, Marlinspike",
  reference: "CPE-VTA-L-0003",
  date: "2025-06-16",
  dated: "Dated 16 June 2025",
  paper: "A4",
  textSize: 10.5,
  leading: 13.2,
  cover: true,
  contents: true,
  opening: "This lease (this “**Lease**”) is made on 16 June 2025 between:",
  parties: [
    {
      name: "Copperbeam Estates Limited",
      description:
        ", a company registered in England and Wales with company number 00000303, whose registered office is at 1 Hourglass Yard, Marlinspike, MX1 0BB (the “**Landlord**”); and",
      role: "the Landlord",
      signatory: "Leopold Thackerwell",
      capacity: "Director",
    },
    {
      name: "Verity Tidewater Architects Limited",
      description:
        ", a company registered in England and Wales with company number 00000404, whose registered office is at 77 Plumbline Road, Marlinspike, MX2 0CC (the “**Tenant**”).",
      role: "the Tenant",
      signatory: "Verity Tidewater",
      capacity: "Director",
    },
  ],
  recitalsHeading: "Background",
  recitals: [
    "The Landlord owns the freehold of Copperbeam House and has agreed to let its third floor to the Tenant.",
    "The Tenant has paid a deposit to the Landlord as security for its obligations.",
  ],
  agreed: "This Lease, which is executed as a deed, witnesses as follows:",
  articles,
  testimonium:
    "This document has been executed as a deed by the parties, each acting by a director in the presence of a witness, and is delivered and takes effect on the date stated at its head.",
  signaturesBefore: false,
  deed: true,
  schedules: leaseSchedules,
};
