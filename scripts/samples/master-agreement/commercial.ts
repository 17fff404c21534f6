import type { Article } from "../document.ts";

/** Prices, payment, change, governance and the duties that go with a long relationship. */
export const commercial: readonly Article[] = [
  {
    id: "prices",
    heading: "Prices",
    entries: [
      "The Prices are fixed for the first two (2) Contract Years and may afterwards be altered only as this Article {prices} provides. They include packaging, certificates and everything else that the Supplier must do under this Agreement, and exclude value added tax and similar taxes.",
      {
        id: "productivity",
        text: "On the first day of the third Contract Year and of each later one, the Price of each Product falls by two per cent (2%) in recognition of experience and volume. The reduction is not made in a Contract Year that follows one in which purchases were less than the Annual Commitment.",
      },
      {
        id: "index",
        text: "The Price of a Product made of nickel alloy is adjusted on 1 February and 1 August in each year, up or down, by the change in the material index described in Part {index-rule} of {ex-products}, applied to the share of the Price that is stated there. No adjustment is made for a change of the index of less than five per cent (5%).",
      },
      {
        id: "labour",
        text: "From the third Contract Year the Supplier may propose, not more than once in a Contract Year, an increase in the charges for Services that reflects the rise in its labour costs. If the parties do not agree within sixty (60) days, the charges rise by the percentage by which the German consumer price index rose in the preceding calendar year, and by no more than three per cent (3%).",
      },
      {
        id: "mfn",
        text: "The Supplier warrants that the Price of each standard Product is no higher than the price at which it sells the same product, in like quantities and on like terms, to any other customer in the European Economic Area or the United States. If during the Term it agrees a lower price with another customer, it shall tell the Manufacturer within thirty (30) days and charge the lower price from the date on which the other customer enjoys it.",
      },
      {
        id: "benchmark",
        text: "Once in every two (2) Contract Years the Manufacturer may have the Prices compared with the market by an independent expert who is bound to confidence. If the expert finds that a Price is more than five per cent (5%) above the market, the parties shall negotiate in good faith, and if no new Price is agreed within ninety (90) days the Manufacturer may remove the Product from Section {share} and reduce the Annual Commitment by its share of it.",
      },
    ],
  },
  {
    id: "payment",
    heading: "Invoices and payment",
    entries: [
      {
        id: "invoice",
        text: "The Supplier may invoice Products on delivery and Services monthly in arrears. An invoice shall state the number of the Order and comply with the tax law of the Purchaser’s country.",
      },
      {
        id: "pay",
        text: "The Purchaser shall pay each correct invoice within sixty (60) days after receiving it, in euro, by transfer to the account that the Supplier has notified under Article {notices}. If it pays within twenty (20) days after receiving it, it may deduct a discount of one and a half per cent (1.5%).",
      },
      "A Purchaser that disputes part of an invoice in good faith shall say why within thirty (30) days after receiving it and pay the rest. It may set off against an invoice a sum that the Supplier owes it under this Agreement and that is admitted or finally determined.",
      {
        id: "late",
        text: "Interest is payable on a late payment at five (5) percentage points a year above the main refinancing rate of the European Central Bank, from the due date until payment. The parties agree that this is a substantial remedy for late payment.",
      },
      {
        id: "withholding",
        text: "If Applicable Law requires a Purchaser to withhold tax from a payment, it may do so, shall pay it to the authority when due, and shall give the Supplier the certificate that the Supplier needs to claim relief. The parties shall cooperate to reduce withholding as far as any double taxation treaty permits. No payment is increased on account of withholding.",
      },
      "A change of the Supplier’s bank account takes effect only when the Manufacturer’s treasury has confirmed it by telephone with a person whom the Supplier has named for that purpose in an earlier notice under Article {notices}.",
    ],
  },
  {
    id: "change",
    heading: "Change control",
    entries: [
      {
        id: "change-request",
        text: "Either party may propose a Change at any time by a written request that describes it and the reason for it. Every Change is made through the procedure in {ex-change}.",
      },
      {
        id: "change-safety",
        text: "The Supplier shall not refuse a Change that the Manufacturer requires for reasons of safety or to comply with Applicable Law, and shall begin to implement it at once. The effect on Prices and Lead Times is then determined under {ex-change}.",
      },
      {
        id: "change-effect",
        text: "No Change takes effect until a change note has been signed as {ex-change} requires. Until then the parties shall perform this Agreement as it stands, and the Supplier does work on a proposed Change at its own risk.",
      },
      "The Supplier shall propose at least two (2) Changes in each Contract Year that would reduce the total cost of the Products to the Purchasers. A saving from a Change that the Supplier proposed is shared equally for the first twelve (12) months and afterwards belongs to the Purchasers.",
    ],
  },
  {
    id: "governance",
    heading: "Governance",
    entries: [
      "Each party shall appoint a relationship manager with authority to conduct the daily business of this Agreement. The first are named in {ex-levels}.",
      {
        id: "committee",
        text: "A steering committee of three (3) representatives of each party shall meet in each quarter, alternately at Cleveland and at Regensbrück or by video conference. It reviews forecasts, performance against {ex-levels}, quality, Changes, risks in the supply chain and the progress of the business continuity plan. Its decisions are unanimous, are recorded in minutes and do not alter this Agreement.",
      },
      "If performance falls below a threshold stated in {ex-levels} for two (2) months in a row, the Supplier shall within ten (10) Business Days submit a plan to restore it, and shall carry out the plan once the steering committee has approved it.",
    ],
  },
  {
    id: "audit",
    heading: "Records and audit",
    entries: [
      "The Supplier shall keep complete and accurate records of its performance of this Agreement, including those that support adjustments of Prices, for seven (7) years after the Contract Year to which they relate, or longer where Section {traceability} so requires.",
      {
        id: "audit-right",
        text: "The Manufacturer and its independent auditors may examine those records, and the Supplier’s compliance with Articles {compliance}, {export}, {data} and {security}, during working hours on fifteen (15) Business Days’ notice, not more than once in a Contract Year unless the last examination revealed a material failure or an authority requires it.",
      },
      "An examination does not extend to the Supplier’s internal costs, except for the documented costs on which Section {cancel} or Section {wind-down} relies, or to information about other customers.",
      {
        id: "audit-refund",
        text: "The Supplier shall refund any overcharge within thirty (30) days, with interest at the rate in Section {late}. If the overcharge is more than three per cent (3%) of the sums examined, it shall also bear the reasonable cost of the examination.",
      },
    ],
  },
  {
    id: "personnel",
    heading: "Personnel and safety",
    entries: [
      "The people whom the Supplier engages remain its own responsibility. Nothing in this Agreement makes any of them an employee of a Purchaser, and the Supplier shall indemnify the Purchasers against any claim by such a person or an authority that rests on the contrary.",
      {
        id: "key-people",
        text: "The Supplier shall not, except for illness, resignation or other cause beyond its control, withdraw a person named as key in {ex-services} without the Manufacturer’s consent, which shall not be unreasonably withheld, and shall in every case provide a replacement of equal competence.",
      },
      "Each party shall report to the other within twenty-four (24) hours any accident at its premises that injures the other’s people, and shall cooperate in its investigation.",
    ],
  },
  {
    id: "supply-chain",
    heading: "Subcontracting and the supply chain",
    entries: [
      {
        id: "subcontract",
        text: "The Supplier shall not subcontract the whole or a substantial part of its obligations, or any special process, without the Manufacturer’s prior written consent. It is liable for its subcontractors and sub-suppliers as for itself.",
      },
      "The Supplier shall impose on its sub-suppliers of critical parts obligations on quality, traceability, confidentiality, compliance and audit that are no less strict than those of this Agreement.",
      {
        id: "minerals",
        text: "The Supplier shall disclose on request the origin of tin, tantalum, tungsten, gold and cobalt in the Products, using the reporting template that is customary in the industry, and shall not source them from a place or a person that finances armed conflict.",
      },
      "The Supplier shall give the Manufacturer each year by 31 March the data on greenhouse gas emissions of the Products that the Manufacturer needs for its own reporting, calculated by a recognised method.",
    ],
  },
  {
    id: "compliance",
    heading: "Compliance with law",
    entries: [
      "Each party shall comply with Applicable Law in the performance of this Agreement and shall obtain at its own cost the permits that it needs.",
      {
        id: "bribery",
        text: "Each party shall comply with the law against bribery that applies to it, including the Bribery Act 2010 of the United Kingdom, the Foreign Corrupt Practices Act of 1977 of the United States and sections 299 and 331 to 335a of the German Criminal Code. It shall not offer, give, ask for or accept an improper advantage, and shall maintain adequate procedures to prevent its people from doing so.",
      },
      {
        id: "human-rights",
        text: "The Supplier shall not use forced or child labour, shall respect its workers’ freedom of association, shall pay at least the wage that the law prescribes, and shall take appropriate measures to see that its own suppliers do the same. It shall comply with {ex-conduct}. It shall support the Manufacturer in meeting its obligations under the German Act on Corporate Due Diligence Obligations in Supply Chains and the Modern Slavery Act 2015.",
      },
      "A party that becomes aware of a breach of this Article {compliance} shall tell the other without delay. The Supplier shall maintain a channel through which its workers may report breaches without fear of reprisal.",
      {
        id: "compliance-exit",
        text: "A breach of Section {bribery}, or a breach of Section {human-rights} that is serious or that is not remedied within sixty (60) days after notice, is a material breach that cannot be remedied for the purposes of Section {breach}.",
      },
    ],
  },
  {
    id: "export",
    heading: "Export control, sanctions and customs",
    entries: [
      "The Supplier shall state on each confirmation of an Order and on each invoice the tariff number, the country of origin and the export classification of each Product under the law of the European Union, of Germany and, where the Product contains goods or technology of United States origin, of the United States.",
      {
        id: "licences",
        text: "The party that exports shall obtain the licences for export, and the party that imports those for import. If a licence is refused, withdrawn or not given within six (6) months for reasons for which neither party answers, either may cancel the Order concerned without liability.",
      },
      {
        id: "sanctions",
        text: "Each party confirms that neither it nor anyone who owns or controls it is the target of sanctions of the United Nations, the European Union, the United Kingdom or the United States. Neither party is obliged to do anything that would breach those sanctions or expose it to a measure under them, so far as this provision does not itself breach a law that blocks the effect of foreign sanctions.",
      },
      "Technical data that is subject to export control shall be marked and shall be passed only through the secure exchange that the parties have agreed.",
    ],
  },
];
