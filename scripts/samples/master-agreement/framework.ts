import type { Article } from "../document.ts";

/** What the agreement is and how goods and services are ordered under it. */
export const framework: readonly Article[] = [
  {
    id: "definitions",
    heading: "Definitions and interpretation",
    entries: [
      { text: "In this Agreement, unless the context requires otherwise, the following words have these meanings:" },
      {
        definitions: [
          [
            "Affiliate",
            "means, for a party, an entity that controls, is controlled by or is under common control with it, where control means ownership of more than half of the shares that carry votes or the power to appoint a majority of the board.",
          ],
          ["Annual Commitment", "means the amount stated in Section {commitment} for each Contract Year."],
          [
            "Applicable Law",
            "means every law, regulation, order and binding code that applies to a party, to the Products or to the Services in the place concerned.",
          ],
          [
            "Background IP",
            "means Intellectual Property Rights that a party owned or controlled before the Effective Date or that it creates or acquires independently of this Agreement.",
          ],
          [
            "Business Day",
            "means a day other than a Saturday, a Sunday or a public holiday in Cleveland, Ohio or in Munich.",
          ],
          [
            "Change",
            "means an alteration of a Specification, of the Services, of a process, of a place of manufacture or of any other term of this Agreement, made under Article {change}.",
          ],
          ["Confidential Information", "has the meaning given in Section {confidential-meaning}."],
          [
            "Contract Year",
            "means a period of twelve (12) months that begins on the Effective Date or on an anniversary of it.",
          ],
          ["Country Terms", "means the terms set out for a country in {ex-country}."],
          ["Data Protection Law", "has the meaning given in {ex-data}."],
          ["Dedicated Products", "means Products made to drawings of the Manufacturer, marked “D” in {ex-products}."],
          ["Defect", "means a failure of a Product or of a Service to comply with a warranty in Article {warranties}."],
          [
            "Delivery Date",
            "means the date for delivery stated in an Order that has been accepted under Section {acceptance}.",
          ],
          ["Effective Date", "means 1 February 2025."],
          ["Epidemic Failure", "has the meaning given in Section {epidemic}."],
          ["Force Majeure Event", "has the meaning given in Section {fm-meaning}."],
          [
            "Foreground IP",
            "means Intellectual Property Rights that either party creates in the performance of this Agreement.",
          ],
          [
            "Initial Term",
            "means the period of six (6) years that begins on the Effective Date and ends on 31 January 2031.",
          ],
          [
            "Intellectual Property Rights",
            "means patents, utility models, copyright, database rights, designs, trade marks, trade secrets and all similar rights anywhere in the world, whether or not registered, with applications for any of them.",
          ],
          [
            "Lead Time",
            "means, for a Product, the time between receipt of an Order and the Delivery Date stated in {ex-products}.",
          ],
          [
            "Local Agreement",
            "means an agreement in the form of {ex-local} between an Affiliate of the Manufacturer and the Supplier or an Affiliate of the Supplier.",
          ],
          [
            "Named Competitor",
            "means each of the entities listed in Part {named} of {ex-products}, and its successors.",
          ],
          ["Order", "means a written order for Products or Services issued under Article {orders}."],
          ["Personal Data", "has the meaning given in {ex-data}."],
          [
            "Price",
            "means the price of a Product or the charge for a Service, set out in {ex-products} or {ex-services} and adjusted under Article {prices}.",
          ],
          [
            "Products",
            "means the components listed in {ex-products}, with any that are added by a Change, and their spare parts.",
          ],
          ["Purchaser", "means the Manufacturer or whichever of its Affiliates issues the Order concerned."],
          ["Quality Requirements", "means the requirements in {ex-quality}."],
          ["Services", "means the services described in {ex-services}, with any that are added by a Change."],
          [
            "Specification",
            "means, for a Product, the drawings, materials, tolerances and tests identified for it in {ex-products}, at the revision in force when the Order is accepted.",
          ],
          ["Term", "means the Initial Term and each renewal under Section {renewal}."],
          [
            "Tooling",
            "means moulds, dies, jigs, gauges, patterns and software for them, made or bought for the manufacture of Products.",
          ],
        ],
      },
      "Headings do not affect the interpretation of this Agreement. “Including” means including without limitation. A reference to writing includes email, except in Article {notices}. A reference to a law is to it as amended or replaced.",
      "A reference to an Article, a Section or an Exhibit is to one of this Agreement, and a reference to a paragraph or a Part is to one of the Exhibit in which it appears unless another Exhibit is named.",
      "The language of this Agreement is English. If it is translated, the English text prevails. Where a German term has been added in brackets after an English one, the German term governs the meaning in the Country Terms for Germany.",
    ],
  },
  {
    id: "structure",
    heading: "Structure and order of precedence",
    entries: [
      "This Agreement is a framework. It states the terms on which Purchasers buy Products and Services from the Supplier. It does not oblige any Purchaser to buy or the Supplier to supply except as Articles {scope}, {forecasts} and {orders} provide.",
      {
        id: "local",
        text: "An Affiliate of the Manufacturer in Germany, the United States or Singapore may order under this Agreement after it has signed a Local Agreement. A Local Agreement incorporates this Agreement as altered by the Country Terms for its country. A party to a Local Agreement is alone liable for its own obligations under it, save that the Supplier guarantees those of its Affiliates.",
      },
      {
        id: "precedence",
        text: "If the documents that make up a contract between a Purchaser and the Supplier contradict each other, they prevail in the following order, the first over the second and so on:",
        items: [
          "{ex-data}, on the processing of Personal Data;",
          "the Country Terms, for an Order placed under a Local Agreement in the country concerned, to the extent that they say that they depart from this Agreement;",
          "Articles {definitions} to {general} of this Agreement;",
          "the other Exhibits, in the order of their letters;",
          "the Local Agreement;",
          "the Specification; and",
          "the Order.",
        ],
      },
      "General terms of sale or purchase of either party, wherever they are printed or referred to, form no part of a contract under this Agreement, even if they are not objected to.",
      {
        id: "departure",
        text: "An Order may depart from Articles {definitions} to {general} only if it names the Section from which it departs and is signed by the head of procurement of the Manufacturer and a managing director of the Supplier. The departure then applies to that Order only.",
      },
    ],
  },
  {
    id: "scope",
    heading: "Scope, commitment and exclusivity",
    entries: [
      "The Supplier shall make and sell the Products, and provide the Services, to the Purchasers in accordance with this Agreement.",
      {
        id: "commitment",
        text: "In each Contract Year of the Initial Term after the first, the Purchasers together shall buy Products at Prices of not less than €18,000,000 (eighteen million euro) in total. In the first Contract Year that amount is €12,000,000 (twelve million euro), to allow for the qualification of the Products.",
      },
      {
        id: "shortfall",
        text: "If purchases in a Contract Year are less than the Annual Commitment, the Manufacturer shall pay the Supplier fifteen per cent (15%) of the shortfall within sixty (60) days after receiving a statement of it. That payment is the Supplier’s only remedy for the shortfall. An amount equal to any purchase in the following Contract Year in excess of its Annual Commitment shall be set against the shortfall and fifteen per cent (15%) of it repaid.",
      },
      {
        id: "commitment-relief",
        text: "The Annual Commitment is reduced by the Price of Products that the Supplier failed to deliver within thirty (30) days after the Delivery Date, that were rightly rejected, or that could not be delivered because of a Force Majeure Event.",
      },
      {
        id: "share",
        text: "The Manufacturer shall obtain from the Supplier not less than seventy per cent (70%) of its requirements for Products of category A in {ex-products} in each Contract Year. This Section {share} ceases to apply for as long as the Supplier’s on-time delivery, measured under {ex-levels}, has been below ninety per cent (90%) for three (3) months in a row.",
      },
      {
        id: "exclusivity",
        text: "During the Term and for twelve (12) months after it the Supplier shall not supply Dedicated Products, or parts that differ from them only in immaterial respects, to anyone other than a Purchaser, and shall not supply to a Named Competitor any part made with Tooling that belongs to the Manufacturer.",
      },
      "Nothing in Section {exclusivity} prevents the Supplier from selling its standard catalogue products, or parts designed independently of the Manufacturer’s Confidential Information, to anyone.",
    ],
  },
  {
    id: "forecasts",
    heading: "Forecasts and capacity",
    entries: [
      {
        id: "forecast",
        text: "By the tenth day of each month the Manufacturer shall send the Supplier a forecast of the Purchasers’ requirements for each Product for the following eighteen (18) months. The first three (3) months of each forecast are binding, the next three (3) months may vary by no more than twenty per cent (20%) in the forecasts that follow, and the rest is an estimate given in good faith.",
      },
      {
        id: "capacity",
        text: "The Supplier shall maintain capacity to deliver one hundred and fifteen per cent (115%) of the quantities forecast for the next six (6) months, and shall tell the Manufacturer at once if it expects that it cannot.",
      },
      {
        id: "safety-stock",
        text: "The Supplier shall keep a safety stock of finished Products of category A equal to six (6) weeks of forecast demand, rotated so that no item is older than six (6) months, at premises at least ten (10) kilometres from the place of manufacture.",
      },
      "If there is a shortage of Products, of materials or of capacity, the Supplier shall allocate to the Purchasers at least the share of its output that they bought in the preceding twelve (12) months, and shall treat no other customer more favourably.",
    ],
  },
  {
    id: "orders",
    heading: "Orders",
    entries: [
      {
        id: "order-content",
        text: "A Purchaser orders by sending the Supplier, through the electronic exchange described in {ex-logistics} or by email, an Order that states:",
        items: [
          "the number of this Agreement and, if there is one, of the Local Agreement;",
          "the Products and quantities, with the revision of each Specification, or the Services;",
          "the Price;",
          "the Delivery Date, which shall not be earlier than the Lead Time allows; and",
          "the place of delivery and the address for invoices.",
        ],
      },
      {
        id: "acceptance",
        text: "The Supplier shall accept every Order that complies with this Agreement and that is within the binding part of a forecast plus twenty per cent (20%). It shall use reasonable efforts to accept any other. An Order is accepted when the Supplier confirms it, or when three (3) Business Days have passed after its receipt without a reasoned rejection.",
      },
      {
        id: "reschedule",
        text: "A Purchaser may once postpone the Delivery Date of an Order by up to sixty (60) days without charge, by notice given at least fifteen (15) days before it.",
      },
      {
        id: "cancel",
        text: "A Purchaser may cancel an Order for convenience at any time before dispatch. It shall then pay the Price of finished Products that the Supplier cannot sell to another Purchaser within ninety (90) days and, for work in progress and materials ordered within the Lead Time that cannot be used otherwise, the Supplier’s documented cost without profit. The total shall not exceed the Price of the Order.",
      },
    ],
  },
  {
    id: "delivery",
    heading: "Delivery, title and risk",
    entries: [
      {
        id: "incoterm",
        text: "The Supplier shall deliver Products FCA (Incoterms 2020) at its works in Regensbrück, Germany, or DAP at the place named in the Order where {ex-products} so provides, in packaging that complies with {ex-quality}.",
      },
      "Each consignment shall be accompanied by a packing list, a certificate of conformity, the material certificates that the Specification requires and, for shipment out of the European Union, the export documents.",
      {
        id: "title",
        text: "Risk in the Products passes on delivery in accordance with the Incoterm. Title passes on delivery or, if earlier, on payment, free of any lien, charge or retention of title.",
      },
      "Part deliveries, and deliveries more than five (5) Business Days before the Delivery Date, require the Purchaser’s consent. The Purchaser may return an early or excess delivery at the Supplier’s cost.",
      {
        id: "inspect",
        text: "The Purchaser shall inspect Products for shortage and for damage that can be seen from outside within ten (10) Business Days after they reach it, and may reject those that do not comply with the Order by notice given within that time. Payment is not acceptance. This Section does not limit rights in respect of a Defect that such inspection would not have revealed.",
      },
    ],
  },
  {
    id: "delay",
    heading: "Delay",
    entries: [
      "Time of delivery is of the essence once a grace period of three (3) Business Days after the Delivery Date has passed.",
      "The Supplier shall tell the Purchaser as soon as it learns that a delivery may be late, say why and by how much, and take every reasonable step at its own cost, including air freight and overtime, to shorten the delay.",
      {
        id: "liquidated",
        text: "If a delivery is later than the grace period allows, the Supplier shall pay the Purchaser, as liquidated damages and not as a penalty, one half of one per cent (0.5%) of the Price of the delayed Products for each further day of delay, up to ten per cent (10%) of that Price. The parties consider that this sum is proportionate to the Purchaser’s legitimate interest in timely delivery.",
      },
      {
        id: "ld-effect",
        text: "Liquidated damages are the Purchaser’s only financial remedy for the first twenty (20) days of delay beyond the grace period. After that the Purchaser may also cancel the Order in whole or in part, buy substitute goods and recover the reasonable extra cost of doing so, subject to Article {liability}.",
      },
      "No liquidated damages are due to the extent that the delay was caused by a Purchaser’s act or default or by a Force Majeure Event.",
    ],
  },
  {
    id: "quality",
    heading: "Specifications, quality and inspection",
    entries: [
      "The Supplier shall make the Products in accordance with the Specification, the Quality Requirements and Applicable Law, and shall maintain certification to ISO 9001 and ISO 14001 of every place at which they are made.",
      {
        id: "first-article",
        text: "Before the first series delivery of each Product the Supplier shall submit samples and the reports that {ex-quality} requires. Series production may begin only when the Manufacturer has released the samples in writing. Release does not relieve the Supplier of its obligations.",
      },
      {
        id: "no-change",
        text: "The Supplier shall not without the Manufacturer’s prior written approval, given through a Change, alter a material, a process that the Specification marks as special, a sub-supplier of a critical part or the place of manufacture.",
      },
      "The Manufacturer, its customers and the competent authorities may on five (5) Business Days’ notice inspect the works of the Supplier and of its sub-suppliers, witness tests and examine records of quality. The Supplier shall procure the access that they need.",
      {
        id: "traceability",
        text: "The Supplier shall be able to trace every Product of category A to the heat of its material, the machine, the date and the inspector, and shall keep those records for fifteen (15) years after delivery.",
      },
    ],
  },
  {
    id: "services",
    heading: "Services",
    entries: [
      {
        id: "service-standard",
        text: "The Supplier shall perform the Services with the skill and care reasonably expected of a leading supplier of similar services, by people who have the qualifications stated in {ex-services}, and so as to meet the service levels in {ex-levels}.",
      },
      {
        id: "deliverables",
        text: "A report, drawing or other thing that the Supplier is to produce as part of the Services is accepted when it complies with the requirements agreed for it. The Purchaser shall accept it or give reasons for rejection within fifteen (15) Business Days after receipt. If it is rejected twice, the Purchaser may end the Order for the Services concerned and need not pay for them.",
      },
      "Where Services are performed at premises of a Purchaser, the Supplier shall comply with the rules of the site of which it has been told, and the Purchaser shall provide safe access and the facilities stated in the Order.",
      "If a service level is missed, the Purchaser is entitled to the credit stated in {ex-levels}. Credits reduce the Price to reflect the lower value of what was supplied and do not exclude other remedies, but are deducted from any damages for the same failure.",
    ],
  },
  {
    id: "tooling",
    heading: "Tooling and materials of the Manufacturer",
    entries: [
      {
        id: "tooling-title",
        text: "Tooling that the Manufacturer has provided or for which it has paid belongs to the Manufacturer. The Supplier holds it as bailee, shall mark it as the Manufacturer’s property, keep it insured for its replacement value and in good repair at the Supplier’s cost, fair wear excepted, and shall use it only to make Products for the Purchasers.",
      },
      "The Supplier shall send the Manufacturer a list of such Tooling with its location and condition by 31 January in each year.",
      {
        id: "tooling-return",
        text: "The Supplier shall give up such Tooling on the Manufacturer’s first demand, whether or not there is a dispute, and waives any lien or right of retention over it. The Manufacturer shall pay for any Tooling for which payment is still due before it is removed.",
      },
      "This Article applies equally to materials, patterns, samples and documents that the Manufacturer has provided.",
    ],
  },
  {
    id: "obsolescence",
    heading: "Obsolescence and spare parts",
    entries: [
      {
        id: "discontinue",
        text: "The Supplier shall not cease to make a Product during the Term except under this Article {obsolescence}. It may withdraw a standard Product of category B on at least eighteen (18) months’ written notice, if it offers a successor that is the same in form, fit and function at a Price no higher.",
      },
      "The Supplier shall review the availability of the electronic components, special alloys and bought-in parts of each Product once in each Contract Year, and shall report to the steering committee under Section {committee} those that are likely to become unavailable within thirty-six (36) months, with its proposal for each.",
      {
        id: "spares",
        text: "Throughout the Term, and afterwards as Section {last-buy} provides, the Supplier shall supply spare parts for every Product that it has delivered. The Price of a spare part that is not listed in {ex-products} is the Supplier’s list price at the time of the Order less twenty-five per cent (25%).",
      },
      "An Order for a spare part that is marked “turbine down” takes priority over all other work. The Supplier shall dispatch the part from stock on the day on which the Order is received, if it is received before 14:00 at Regensbrück, and may charge the additional cost of express carriage that the Purchaser has approved.",
    ],
  },
];
