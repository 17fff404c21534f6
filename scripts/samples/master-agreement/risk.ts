import type { Article } from "../document.ts";

/** Rights, risks, remedies and the end of the agreement. */
export const risk: readonly Article[] = [
  {
    id: "standing",
    heading: "Authority and financial standing",
    entries: [
      {
        id: "authority",
        text: "Each party represents to the other on the Effective Date, and on the date of each Order, that it is duly organised and in existence under the law of the place in which it was formed, that it has taken every corporate step needed to enter into and perform this Agreement, and that doing so breaches neither its constitution, nor any law or judgment that binds it, nor any agreement with a third party.",
      },
      {
        id: "accounts",
        text: "Within one hundred and eighty (180) days after the end of each of its financial years the Supplier shall send the Manufacturer its audited annual accounts, and within sixty (60) days after the end of each half-year a statement of its turnover, operating result, net debt and cash.",
      },
      {
        id: "covenant",
        text: "If those accounts show that the Supplier’s equity is less than twenty per cent (20%) of its total assets, or that its net debt is more than four (4) times its operating result before depreciation, the Supplier shall on request explain how it will secure its performance. The Manufacturer may then require the Supplier to raise the safety stock under Section {safety-stock} to ten (10) weeks of forecast demand until two half-yearly statements in a row show that the test is met again.",
      },
      "Neither party has paid or promised a commission or a fee to any broker in connection with this Agreement.",
    ],
  },
  {
    id: "ip",
    heading: "Intellectual property",
    entries: [
      "Each party keeps its Background IP. Nothing in this Agreement transfers it.",
      {
        id: "foreground",
        text: "Foreground IP that relates to the design or the function of Dedicated Products, and Foreground IP in reports and drawings produced as Services, belongs to the Manufacturer, and the Supplier hereby assigns it to the Manufacturer with effect from its creation. Foreground IP in processes of manufacture that are of general application belongs to the Supplier.",
      },
      {
        id: "joint",
        text: "Foreground IP that the parties create together and that falls under neither rule in Section {foreground} belongs to them jointly in equal shares. Each may use and license it without accounting to the other, but may assign its share only with the other’s consent.",
      },
      {
        id: "licence-supplier",
        text: "The Manufacturer grants the Supplier a non-exclusive, royalty-free licence, which it may not transfer or sublicense except to approved subcontractors, to use the Manufacturer’s Background IP and Foreground IP during the Term solely to make Products and perform Services for the Purchasers.",
      },
      {
        id: "licence-manufacturer",
        text: "The Supplier grants the Manufacturer and its Affiliates a non-exclusive, perpetual, irrevocable, worldwide and royalty-free licence of the Supplier’s Background IP and Foreground IP, so far as it is embodied in a Product or in the result of a Service, to use, repair, sell and support the equipment of which the Product is part, and, in the cases stated in Section {make-right}, to make the Product or have it made.",
      },
      "The Supplier shall ensure that it acquires from its employees, in Germany under the Employee Inventions Act, and from its subcontractors the rights that it needs in order to comply with this Article {ip}, and shall pay any remuneration due to them.",
      "Neither party may use the other’s name or trade marks in publicity without its prior written consent.",
    ],
  },
  {
    id: "confidentiality",
    heading: "Confidentiality",
    entries: [
      {
        id: "confidential-meaning",
        text: "“**Confidential Information**” means all information that a party or its Affiliate discloses to the other in connection with this Agreement and that is marked as confidential or that a reasonable person would treat as confidential, including Specifications, Prices, forecasts, processes and the terms of this Agreement.",
      },
      "The recipient shall protect Confidential Information by appropriate measures, which shall be at least those that the law on trade secrets requires of a holder who wishes to keep its protection, shall use it only for the purposes of this Agreement, and shall disclose it only to its own people, Affiliates, subcontractors and professional advisers who need it for those purposes and are bound by like duties.",
      {
        text: "The duties in this Article {confidentiality} do not apply to information that the recipient proves:",
        items: [
          "is or has become public otherwise than by its own breach;",
          "was known to it, or was received from a third party entitled to disclose it, without a duty of confidence; or",
          "was developed by it independently.",
        ],
      },
      "The recipient may disclose what Applicable Law, a court, an authority or a stock exchange requires, after giving notice where that is lawful, and no more than is required.",
      {
        id: "confidential-term",
        text: "These duties continue for seven (7) years after the end of the Term and, for technical information that is a trade secret, for as long as it remains one. At the end of the Term the recipient shall return or destroy Confidential Information on request, except for copies that it must keep by law and routine back-ups.",
      },
    ],
  },
  {
    id: "data",
    heading: "Data protection",
    entries: [
      "Each party shall comply with Data Protection Law in respect of Personal Data that it receives from the other, as an independent controller where it processes business contact details to administer this Agreement.",
      {
        id: "processor",
        text: "Where the Supplier processes Personal Data on behalf of a Purchaser, in particular in the remote monitoring service, {ex-data} applies to the processing.",
      },
    ],
  },
  {
    id: "security",
    heading: "Information security",
    entries: [
      "The Supplier shall maintain for every system in which it holds information of a Purchaser a programme of information security that conforms to ISO/IEC 27001, including control of access, multi-factor authentication, encryption in transit and at rest, prompt correction of vulnerabilities, separation of production networks and tested back-ups.",
      {
        id: "incident",
        text: "The Supplier shall notify the Manufacturer within forty-eight (48) hours after it becomes aware of an incident that compromises such information or that threatens the supply of Products, and shall keep it informed until the incident is closed. The shorter time in {ex-data} applies where Personal Data is affected.",
      },
      "Products that contain software shall be supplied with a list of its components and with security updates, at no charge, for ten (10) years after the last delivery of the Product concerned.",
    ],
  },
  {
    id: "warranties",
    heading: "Warranties",
    entries: [
      {
        id: "warranty",
        text: "The Supplier warrants to each Purchaser that every Product:",
        items: [
          "conforms to the Specification and to the samples released under Section {first-article};",
          "is free from defects in material, workmanship and, except for Dedicated Products made to the Manufacturer’s drawings, design;",
          "is new, and complies with Applicable Law of the place of manufacture and of the places of use of which the Supplier has been told; and",
          "is delivered with good title and free from any right of a third party.",
        ],
      },
      {
        id: "warranty-period",
        text: "The warranty period is thirty-six (36) months from delivery, or twenty-four (24) months from the commissioning of the turbine in which the Product is installed, whichever ends first. A Product that has been repaired or replaced is under warranty for the rest of that period and in any event for twelve (12) months.",
      },
      {
        id: "service-warranty",
        text: "The Supplier warrants that the Services will comply with Section {service-standard} and that it will perform again, at no charge, any Service of whose non-compliance it is told within twelve (12) months after performance.",
      },
      "The warranties do not cover ordinary wear, or damage caused by use or maintenance contrary to the Supplier’s written instructions or by repair that the Supplier has not approved.",
      "Section 377 of the German Commercial Code, and any like rule that makes rights depend on early inspection, applies only to the extent of Section {inspect}. A latent Defect is notified in time if it is notified within thirty (30) days after it is discovered.",
      "Except as stated in this Agreement, conditions and warranties implied by statute or otherwise are excluded to the fullest extent that the law permits.",
    ],
  },
  {
    id: "defects",
    heading: "Defects, epidemic failure and recall",
    entries: [
      {
        id: "remedy",
        text: "If a Defect appears in the warranty period the Supplier shall at the Purchaser’s choice repair or replace the Product, or refund its Price, and shall bear the cost of transport, of removal and reinstallation and of examination. It shall send replacement parts within five (5) Business Days after notice if the Defect stops a turbine.",
      },
      "If the Supplier does not act within a reasonable time, or in an emergency, the Purchaser may remedy the Defect or have it remedied at the Supplier’s reasonable cost.",
      "The Supplier shall within ten (10) Business Days after notice of a Defect send a report of its root cause in the form that the Quality Requirements prescribe, and shall take action to prevent it from recurring.",
      {
        id: "epidemic",
        text: "An “**Epidemic Failure**” exists when, within any period of twelve (12) months, three per cent (3%) or more of the units of one Product delivered in the preceding thirty-six (36) months, and not fewer than five (5) units, show Defects with the same root cause. The Supplier shall then replace or repair every unit of the Product with that root cause, whether or not it has failed, and shall bear the reasonable cost of inspecting the units in the field.",
      },
      {
        id: "recall",
        text: "If a Defect endangers persons or property, or an authority so orders, the Manufacturer may after consulting the Supplier, where time allows, recall the equipment concerned. The Supplier shall bear the reasonable costs of the recall to the extent that the Defect caused it, up to the limit in Section {recall-cap}.",
      },
    ],
  },
  {
    id: "indemnities",
    heading: "Indemnities",
    entries: [
      {
        id: "ip-indemnity",
        text: "The Supplier shall indemnify the Purchasers against all claims of third parties that a Product or Service, or its use as intended, infringes Intellectual Property Rights, and against the resulting damages and costs. This does not apply to the extent that the infringement follows necessarily from a drawing of the Manufacturer, in which case the Manufacturer shall indemnify the Supplier on the same terms.",
      },
      {
        id: "product-liability",
        text: "The Supplier shall indemnify the Purchasers against claims of third parties for death, personal injury or damage to property to the extent that they were caused by a Defect.",
      },
      {
        id: "indemnity-conduct",
        text: "A party that claims an indemnity shall notify the other promptly, make no admission, allow the other to conduct the defence with counsel of its choice and give it reasonable help at its expense. The indemnifying party shall not settle in a way that admits fault of, or imposes an obligation on, the other without its consent, which shall not be unreasonably withheld.",
      },
      "If use of a Product is prevented by a claim under Section {ip-indemnity}, the Supplier shall at its own cost obtain the right to use it, or alter or replace it with one that does not infringe and complies with the Specification, or if neither is possible take it back and refund its Price.",
    ],
  },
  {
    id: "liability",
    heading: "Limits of liability",
    entries: [
      {
        id: "uncapped",
        text: "Nothing in this Agreement limits or excludes liability:",
        items: [
          "for death or personal injury caused by negligence;",
          "for fraud or fraudulent misrepresentation, or for wilful or deliberate default;",
          "under Section {ip-indemnity} or Section {product-liability};",
          "for breach of Section {bribery} or Section {exclusivity}; or",
          "that cannot be limited or excluded under Applicable Law.",
        ],
      },
      {
        id: "cap",
        text: "Subject to Sections {uncapped}, {data-cap} and {recall-cap}, the total liability of each party and its Affiliates together that arises in a Contract Year under or in connection with this Agreement and all Local Agreements and Orders, whether in contract, tort (including negligence), breach of statutory duty or otherwise, shall not exceed the greater of €20,000,000 (twenty million euro) and one hundred and twenty per cent (120%) of the Prices paid and payable in that Contract Year.",
      },
      {
        id: "data-cap",
        text: "Subject to Section {uncapped}, liability for breach of Articles {confidentiality}, {data} and {security} and of {ex-data} shall not exceed €10,000,000 (ten million euro) in a Contract Year, in addition to the limit in Section {cap}.",
      },
      {
        id: "recall-cap",
        text: "Subject to Section {uncapped}, liability under Sections {epidemic} and {recall} shall not exceed €15,000,000 (fifteen million euro) for each root cause, in addition to the limit in Section {cap}.",
      },
      {
        id: "excluded-loss",
        text: "Subject to Section {uncapped}, neither party is liable for loss of profit, loss of production or indirect or consequential loss, save that the sums for which this Agreement expressly provides, including liquidated damages, the costs of substitute goods, of recall, of removal and of reinstallation and the payments in Sections {shortfall} and {wind-down}, are recoverable as direct loss.",
      },
      "The limits in this Article {liability} do not apply to the obligation to pay the Price. Amounts recovered under insurance that this Agreement obliges a party to maintain do not raise any limit.",
    ],
  },
  {
    id: "insurance",
    heading: "Insurance",
    entries: [
      {
        id: "cover",
        text: "Throughout the Term and for three (3) years afterwards the Supplier shall maintain with insurers rated A– or better:",
        items: [
          "general and product liability insurance of at least €25,000,000 (twenty-five million euro) for each occurrence and in the annual aggregate;",
          "product recall insurance of at least €10,000,000 (ten million euro) for each occurrence;",
          "professional indemnity insurance of at least €5,000,000 (five million euro) for each claim; and",
          "all-risks property insurance, including the Manufacturer’s Tooling and materials, for replacement value.",
        ],
      },
      "The Supplier shall send certificates of cover on the Effective Date and on each renewal, and shall tell the Manufacturer at least thirty (30) days before cover is cancelled or materially reduced. Insurance does not limit liability.",
    ],
  },
  {
    id: "continuity",
    heading: "Continuity of supply and force majeure",
    entries: [
      {
        id: "bcp",
        text: "The Supplier shall maintain, and test at least once in each Contract Year, the business continuity plan described in {ex-exit}, and shall put it into effect whenever supply is or may be interrupted for more than five (5) Business Days.",
      },
      {
        id: "fm-meaning",
        text: "A “**Force Majeure Event**” is an event beyond the reasonable control of the party affected that it could not reasonably have foreseen or avoided, such as war, terrorism, natural disaster, epidemic, an act of government or a strike that is not confined to its own people. Shortage of materials, a rise in cost, the failure of a machine and the default of a sub-supplier are Force Majeure Events only if their own cause would be one.",
      },
      {
        id: "fm-effect",
        text: "A party is not liable for a failure to perform to the extent that a Force Majeure Event causes it, for as long as the event lasts, if it gives notice within five (5) Business Days and takes all reasonable steps to overcome the event. A Purchaser may buy elsewhere what is not delivered.",
      },
      {
        id: "fm-exit",
        text: "If a Force Majeure Event prevents substantial performance for more than one hundred and twenty (120) days, either party may end the Orders concerned, and the Manufacturer may end this Agreement in respect of the Products concerned, by written notice.",
      },
      {
        id: "make-right",
        text: "The Manufacturer may make a Product or have it made, under Section {licence-manufacturer}, during any period in which the Supplier has failed for more than sixty (60) days to deliver it, after the Supplier has become insolvent, and after this Agreement has ended under Section {breach} by reason of the Supplier’s breach. The Supplier shall keep the documents needed for that purpose with the escrow agent named in {ex-exit}.",
      },
    ],
  },
  {
    id: "term",
    heading: "Term and renewal",
    entries: [
      "This Agreement takes effect on the Effective Date and continues for the Initial Term.",
      {
        id: "renewal",
        text: "At the end of the Initial Term it renews for successive periods of two (2) years each, unless either party gives the other at least twelve (12) months’ written notice, expiring at the end of the Initial Term or of a renewal, that it is not to renew. The Annual Commitment for a renewal is as the parties agree and, failing agreement, nil.",
      },
      "An Order accepted before the end of the Term remains subject to this Agreement until it has been performed.",
    ],
  },
  {
    id: "termination",
    heading: "Termination",
    entries: [
      {
        id: "convenience",
        text: "The Manufacturer may end this Agreement for convenience, in whole or in respect of one category of Products, by at least twelve (12) months’ written notice that expires on or after 31 January 2028.",
      },
      {
        id: "breach",
        text: "Either party may end this Agreement with immediate effect by written notice if the other commits a material breach that cannot be remedied, or that it does not remedy within forty-five (45) days after written notice that describes it and requires its remedy.",
      },
      {
        id: "insolvency",
        text: "To the extent that Applicable Law permits, either party may end this Agreement by written notice if the other is unable to pay its debts as they fall due, if insolvency or similar proceedings are opened over its assets or refused for lack of assets, or if it ceases to carry on business.",
      },
      {
        id: "performance-exit",
        text: "The Manufacturer may end this Agreement by sixty (60) days’ written notice if on-time delivery, measured under {ex-levels}, is below eighty-five per cent (85%) in any four (4) months of a period of six (6) months, or if two Epidemic Failures occur within twenty-four (24) months.",
      },
      {
        id: "non-payment",
        text: "The Supplier may end this Agreement by sixty (60) days’ written notice if undisputed invoices of more than €1,000,000 (one million euro) in total are more than sixty (60) days overdue and are not paid within that notice.",
      },
      {
        id: "control",
        text: "A party shall notify the other within ten (10) Business Days after a change of control of it. The Manufacturer may end this Agreement by ninety (90) days’ written notice, given within six (6) months after it learns of the change, if control of the Supplier passes to a Named Competitor.",
      },
      "The end of this Agreement ends every Local Agreement. The end of a Local Agreement does not affect this Agreement or any other Local Agreement.",
    ],
  },
  {
    id: "consequences",
    heading: "Consequences of termination and exit",
    entries: [
      {
        id: "last-buy",
        text: "When this Agreement ends for any reason other than the Manufacturer’s failure to pay, the Purchasers may within twelve (12) months place final Orders at the Prices then in force for delivery within twenty-four (24) months, in quantities of up to twice those bought in the last Contract Year. The Supplier shall make spare parts for category A Products available for ten (10) years after the end of the Term at reasonable prices.",
      },
      {
        id: "wind-down",
        text: "If the Manufacturer ends this Agreement under Section {convenience}, it shall pay the Supplier the unamortised part of investments in machinery that a Change note expressly approved for amortisation over a stated period, against documents, and not more than €3,500,000 (three million five hundred thousand euro) in total.",
      },
      {
        id: "exit-help",
        text: "The Supplier shall carry out the exit plan in {ex-exit} and for up to nine (9) months after the end of the Term shall help the Manufacturer to transfer supply to itself or to another supplier, at the rates in {ex-services}.",
      },
      {
        id: "survival",
        text: "Articles {tooling}, {audit}, {ip}, {confidentiality}, {warranties}, {defects}, {indemnities}, {liability}, {consequences}, {disputes} and {law}, Section {traceability} and every other provision that is meant to continue survive the end of this Agreement.",
      },
    ],
  },
  {
    id: "assignment",
    heading: "Assignment",
    entries: [
      {
        id: "assign",
        text: "Neither party may assign or transfer this Agreement, or any right or obligation under it, without the other’s prior written consent, which shall not be unreasonably withheld. The Manufacturer may transfer it without consent, on thirty (30) days’ written notice, to an Affiliate or to whoever acquires the whole or substantially the whole of its turbine business and assumes its obligations in writing.",
      },
      "Section 354a of the German Commercial Code is not affected. A Purchaser may always pay the Supplier with discharging effect until it has been notified of an assignment of a claim for money.",
      {
        id: "first-offer",
        text: "If the Supplier intends to sell the production line that makes Dedicated Products, otherwise than as part of the whole of its business, it shall first offer it to the Manufacturer by written notice of the terms. If the Manufacturer does not accept within forty-five (45) days, the Supplier may within one hundred and eighty (180) days sell it on terms no more favourable to the buyer.",
      },
    ],
  },
  {
    id: "people",
    heading: "Non-solicitation",
    entries: [
      {
        id: "non-solicit",
        text: "During the Term and for twelve (12) months after it neither party shall solicit for employment a person employed by the other who has been substantially engaged in the performance of this Agreement. General advertising that is not aimed at such a person, and the employment of a person who responds to it, is not a breach.",
      },
    ],
  },
  {
    id: "disputes",
    heading: "Resolution of disputes",
    entries: [
      {
        id: "escalation",
        text: "A dispute arising out of or in connection with this Agreement shall first be referred by written notice to the relationship managers. If they do not resolve it within fifteen (15) Business Days it shall be referred to a member of the executive board of each party, who shall meet within a further twenty (20) Business Days.",
      },
      {
        id: "expert",
        text: "A dispute on a technical matter, on an adjustment of Prices or on the cause of a Defect may be referred by either party to an independent expert, appointed by agreement or, failing agreement within ten (10) Business Days, by the International Centre for ADR of the International Chamber of Commerce. The expert’s decision binds the parties unless it is manifestly wrong or was reached by fraud. The expert decides who bears the costs.",
      },
      {
        id: "arbitration",
        text: "Any dispute that is not resolved under Section {escalation} within forty-five (45) Business Days after the notice, and is not referred to an expert, including a question on the existence, validity or termination of this Agreement, shall be finally resolved by arbitration under the Rules of the London Court of International Arbitration, which are incorporated by reference. There shall be three (3) arbitrators. The seat is London, England, and the language is English.",
      },
      "Nothing in this Article {disputes} prevents a party from applying to any competent court for interim relief, in particular for the protection of Confidential Information, for the delivery up of Tooling or to prevent an interruption of supply.",
      "The parties shall continue to perform this Agreement while a dispute is pending.",
    ],
  },
  {
    id: "law",
    heading: "Governing law",
    entries: [
      {
        id: "governing-law",
        text: "This Agreement, each Order placed directly under it, and any non-contractual obligation arising out of or in connection with either, are governed by the law of England and Wales.",
      },
      {
        id: "local-law",
        text: "A Local Agreement and the Orders placed under it are governed by the law that the Country Terms state for the country concerned. Where the Country Terms state none, Section {governing-law} applies.",
      },
      "The United Nations Convention on Contracts for the International Sale of Goods of 11 April 1980 does not apply to this Agreement, to a Local Agreement or to an Order.",
      {
        id: "process-agent",
        text: "The Manufacturer appoints Pemberwick Process Agents Limited, and the Supplier appoints Tollgate & Finch Agents Limited, each of 3 Sealing-Wax Lane, London, EC0 0AA, to accept service in England of proceedings in support of an arbitration.",
      },
    ],
  },
  {
    id: "notices",
    heading: "Notices",
    entries: [
      {
        id: "notice-form",
        text: "A notice under this Agreement shall be in writing, in English, signed by a person with authority, and delivered by hand or by international courier to the address of the recipient at the head of this Agreement, marked for the general counsel (Manufacturer) or the management board (Supplier). A copy shall be sent by email to legal@oxbowthistle.example.com or to vertrag@feldspar-kestrel.example.com, but the email is not itself notice.",
      },
      "A notice takes effect when it is delivered or, if that is outside working hours at the place of receipt, when working hours next begin. Orders, forecasts and other daily communications may be sent by email or through the agreed exchange.",
      "A party may change its address by ten (10) Business Days’ notice.",
    ],
  },
  {
    id: "general",
    heading: "General provisions",
    entries: [
      {
        heading: "Entire agreement.",
        text: "This Agreement with its Exhibits is the entire agreement between the parties on its subject and replaces the letter of intent of 12 September 2024. Neither party has relied on a statement that is not set out in it. Nothing in this Section limits liability for fraud.",
      },
      {
        heading: "Variation.",
        text: "Except through a Change, this Agreement may be varied only by a document that is signed by both parties and refers to this Section. This requirement of form may itself be waived only in the same form.",
      },
      {
        heading: "Waiver and severance.",
        text: "A failure or delay in exercising a right is not a waiver of it. If a provision is invalid or unenforceable, the rest remains in force and the parties shall replace the provision by a valid one that comes closest to its commercial purpose.",
      },
      {
        id: "third-parties",
        heading: "Third parties.",
        text: "An Affiliate of the Manufacturer that is a Purchaser may enforce this Agreement under the Contracts (Rights of Third Parties) Act 1999. No one else who is not a party may do so. The parties may vary or end this Agreement without the consent of any Affiliate.",
      },
      {
        heading: "No partnership.",
        text: "The parties are independent contractors. Nothing in this Agreement creates a partnership or an agency or entitles either to bind the other.",
      },
      {
        heading: "Costs.",
        text: "Each party bears its own costs of preparing and entering into this Agreement.",
      },
      {
        heading: "Counterparts.",
        text: "This Agreement may be signed in counterparts and by qualified electronic signature. Each signed copy is an original and all of them together are one instrument.",
      },
    ],
  },
];
