import type { Schedule } from "../document.ts";

/** Exhibits on what is supplied: products and prices, services, quality, performance, change. */
export const supplyExhibits: readonly Schedule[] = [
  {
    id: "ex-products",
    label: "Exhibit A",
    title: "Products, Prices and Named Competitors",
    parts: [
      {
        heading: "Products and Prices",
        entries: [
          "Category A Products are those on which the safety or the availability of a turbine depends. “D” marks Dedicated Products; the others are standard products of the Supplier. Prices are in euro for each unit, at the Effective Date.",
          {
            caption: "Price list",
            columns: [
              { heading: "Part no.", share: 1 },
              { heading: "Product", share: 2.5 },
              { heading: "Category", share: 0.95 },
              { heading: "Specification", share: 1.95 },
              { heading: "Lead Time", share: 1.1 },
              { heading: "Price", share: 1.25, align: "right" },
            ],
            rows: [
              ["OT-1100", "Compressor blade set, stage 1", "A, D", "OTS-4471 rev. F", "16 weeks", "€48,600.00"],
              ["OT-1140", "Compressor blade set, stage 4", "A, D", "OTS-4474 rev. C", "16 weeks", "€39,250.00"],
              ["OT-2010", "Combustor liner, nickel alloy", "A, D", "OTS-5102 rev. B", "20 weeks", "€72,400.00"],
              ["OT-2075", "Fuel nozzle assembly", "A, D", "OTS-5160 rev. H", "14 weeks", "€6,980.00"],
              ["FK-310", "Journal bearing, tilting pad", "A", "FKN 310-2", "12 weeks", "€18,750.00"],
              ["FK-455", "Lubrication skid, complete", "B", "FKN 455-1", "18 weeks", "€126,000.00"],
              ["FK-520", "Vibration sensor with cable", "B", "FKN 520-4", "6 weeks", "€415.00"],
              ["FK-525", "Monitoring gateway", "B", "FKN 525-1", "8 weeks", "€3,290.00"],
            ],
          },
          "Products FK-455 are delivered DAP at the place named in the Order. All other Products are delivered FCA under Section {incoterm}.",
          "For Orders of one part number in a Contract Year the following rebate is credited on the part of the volume that lies within each band, by 31 March after the end of the Contract Year.",
          {
            caption: "Volume rebate",
            columns: [
              { heading: "Total Price of the part number in the Contract Year", share: 3 },
              { heading: "Rebate", share: 1, align: "right" },
            ],
            rows: [
              ["Up to €2,000,000", "None"],
              ["Above €2,000,000 and up to €5,000,000", "1.5%"],
              ["Above €5,000,000", "3.0%"],
            ],
          },
        ],
      },
      {
        id: "index-rule",
        heading: "Material index",
        entries: [
          "The material index is the average of the official cash settlement prices for primary nickel, published for each trading day of the London Metal Exchange, over the six (6) calendar months that end one month before the date of adjustment, converted into euro at the reference rates of the European Central Bank.",
          "The base of the index is the average for July to December 2024. The share of the Price to which it applies is forty per cent (40%) for OT-2010 and twenty-two per cent (22%) for OT-1100 and OT-1140.",
          "By way of example, if the index has risen by ten per cent (10%), the Price of OT-2010 rises from €72,400.00 by 40% × 10% × €72,400.00 = €2,896.00, to €75,296.00.",
        ],
      },
      {
        id: "named",
        heading: "Named Competitors",
        entries: [
          "The Named Competitors are Grauwacke Turbinenbau AG, Saltmarsh Power Rotating Equipment Limited and Ardennaise de Turbomachines S.A.",
          "The Manufacturer may once in each Contract Year replace one name on the list by another, through a Change, if the other sells gas turbines that compete with its own.",
        ],
      },
    ],
  },
  {
    id: "ex-services",
    label: "Exhibit B",
    title: "Services and rates",
    parts: [
      {
        heading: "Field service",
        entries: [
          "On a Purchaser’s Order the Supplier shall send qualified technicians to install, inspect, balance and repair Products at the Purchaser’s premises or at those of its customers.",
          "A technician shall hold the Supplier’s level 3 certificate for the Product concerned, and a safety passport recognised in the country of work. The Supplier obtains visas and work permits; the Purchaser provides the invitations that they need.",
          "In an emergency the Supplier shall have a technician on the way within twenty-four (24) hours in Europe and forty-eight (48) hours elsewhere.",
        ],
      },
      {
        heading: "Remote monitoring",
        entries: [
          "The Supplier shall operate a service that receives vibration and temperature readings from sensors FK-520 through gateways FK-525, detects departures from normal operation and reports them to the Purchaser with a recommendation.",
          "Readings belong to the Purchaser. The Supplier may use them to perform the Services and, in a form that identifies neither a Purchaser nor its customers nor a site, to improve its methods of detection. It shall not disclose them to others.",
          "The service is available to each Purchaser for an unlimited number of users and sites at the monthly charge stated below for each connected turbine.",
        ],
      },
      {
        heading: "Engineering and repair",
        entries: [
          "The Supplier shall on Order perform analyses of life, failure and design, and shall refurbish Products returned to its works, within the time agreed in the Order and in any event within thirty (30) Business Days after receipt of a returned Product.",
        ],
      },
      {
        heading: "Rates",
        entries: [
          {
            columns: [
              { heading: "Service", share: 3 },
              { heading: "Unit", share: 2 },
              { heading: "Rate", share: 1.2, align: "right" },
            ],
            rows: [
              ["Field technician", "Day of ten hours on site", "€1,180.00"],
              ["Field supervisor", "Day of ten hours on site", "€1,460.00"],
              ["Travel time", "Hour, up to ten in a day", "€74.00"],
              ["Design or stress engineer", "Hour", "€138.00"],
              ["Remote monitoring", "Connected turbine and month", "€625.00"],
              ["Refurbishment", "Fixed price by quotation", "On request"],
            ],
          },
          "Work on Sundays and public holidays at the place of work is charged at one and a half times the rate. Travel and lodging are charged at cost, in the classes that the Manufacturer’s own travel policy allows.",
        ],
      },
      {
        heading: "Training and field equipment",
        entries: [
          "The Supplier shall train up to twenty (20) technicians of the Purchasers in each Contract Year in the installation, inspection and care of the Products, at its works in Regensbrück and at no charge for tuition and materials. Each course lasts three (3) days and ends with a test. The Purchasers bear the travel and lodging of those who attend.",
          "A technician of the Supplier shall arrive with the calibrated tools that the work requires. Special tools that the Purchaser has bought with a Product are kept at its site, and the Supplier shall check them before use and report any that are worn.",
          "After each visit the Supplier shall leave a signed report that states the work done, the parts used with their serial numbers, the readings taken and the work that it recommends, and shall enter the same in the Purchaser’s maintenance system within five (5) Business Days.",
        ],
      },
      {
        heading: "Key people",
        entries: [
          "The key people are the Supplier’s programme manager (Annegret Silberfuchs), its head of quality (Ottokar Wiesengrund) and its lead engineer for Dedicated Products (Ludmilla Prantl-Eisvogel).",
        ],
      },
    ],
  },
  {
    id: "ex-quality",
    label: "Exhibit C",
    title: "Quality Requirements",
    parts: [
      {
        heading: "Planning",
        entries: [
          "The Supplier shall submit for each Product, at least sixty (60) days before the first series delivery, a control plan, an analysis of failure modes and effects for design (where it is responsible for design) and for process, and a flow chart of the process.",
          {
            text: "The release of samples under Section {first-article} requires:",
            items: [
              "a report that records every dimension of three (3) parts from one production run;",
              "certificates of material and of special processes;",
              "a study of the capability of each key characteristic, with a capability index of at least 1.67; and",
              "for software, the results of the agreed tests and the list of components.",
            ],
          },
        ],
      },
      {
        heading: "Production",
        entries: [
          "The key characteristics marked on a drawing shall be monitored statistically. If a capability index falls below 1.33 the Supplier shall inspect every part until it has been restored.",
          "Heat treatment, coating, welding, brazing and non-destructive testing are special processes. They may be carried out only by people and at places that the Manufacturer has approved in writing.",
          "Measuring equipment shall be calibrated at intervals traceable to a national standard, and the share of its uncertainty in a tolerance shall not be more than ten per cent (10%).",
        ],
      },
      {
        heading: "Deviations and non-conforming Products",
        entries: [
          "The Supplier shall not deliver a Product that departs from the Specification unless the Manufacturer has granted a concession in writing for the quantity or the time concerned. The number of the concession shall be shown on the packing list.",
          {
            id: "eight-d",
            text: "A report of a root cause follows the eight disciplines. Containment shall be described within two (2) Business Days after notice, the root cause within ten (10) and the corrective action, with its proof, within thirty (30).",
          },
          "If the Supplier finds that a Product already delivered may be non-conforming, it shall tell the Manufacturer within one (1) Business Day and identify the serial numbers.",
        ],
      },
      {
        heading: "Packaging, preservation and marking",
        entries: [
          "Blades, liners and bearings shall be packed singly in protective material that prevents corrosion for twenty-four (24) months in a covered store, and marked with part number, revision, serial number and number of the Order in plain text and in a machine-readable code.",
          "Wooden packaging shall comply with the international standard for phytosanitary measures in force for packaging wood.",
        ],
      },
    ],
  },
  {
    id: "ex-levels",
    label: "Exhibit D",
    title: "Performance and service levels",
    parts: [
      {
        heading: "Measures for Products",
        entries: [
          {
            columns: [
              { heading: "Measure", share: 2 },
              { heading: "Definition", share: 3.8 },
              { heading: "Target", share: 1, align: "right" },
              { heading: "Threshold", share: 1.1, align: "right" },
            ],
            rows: [
              [
                "On-time delivery",
                "Order lines delivered on or before the Delivery Date, as a share of the lines due in the month",
                "97%",
                "90%",
              ],
              ["Quality at receipt", "Rejected parts for each million delivered, over three months", "250", "800"],
              [
                "Response to Defects",
                "Reports of containment delivered within two Business Days, as a share of those due",
                "100%",
                "95%",
              ],
              [
                "Accuracy of documents",
                "Consignments with complete and correct documents, as a share of all",
                "99%",
                "96%",
              ],
            ],
          },
          "Lines that are late because of a Purchaser, or because of a Force Majeure Event, are left out of the measure. The Supplier shall report each measure by the fifth Business Day of the following month.",
        ],
      },
      {
        heading: "Service levels and credits",
        entries: [
          {
            columns: [
              { heading: "Service", share: 2 },
              { heading: "Service level", share: 3.2 },
              { heading: "Credit", share: 2.8 },
            ],
            rows: [
              [
                "Remote monitoring",
                "Available 99.5% of the minutes of each month",
                "5% of the month’s charge for each full half point below, up to 30%",
              ],
              ["Remote monitoring", "Critical alarm reported within 30 minutes", "€500 for each alarm reported late"],
              [
                "Field service",
                "Technician on the way within the time stated in {ex-services}",
                "10% of the charge for the visit for each further 12 hours, up to 50%",
              ],
              ["Refurbishment", "Returned within 30 Business Days", "1% of the price for each Business Day, up to 15%"],
            ],
          },
          {
            id: "credit-cap",
            text: "Credits in a month shall not exceed thirty per cent (30%) of the charges for Services in that month, save that the cap for one visit or one refurbishment is the one stated in the table.",
          },
        ],
      },
      {
        heading: "Relationship managers",
        entries: [
          "The first relationship managers are Marcus Appleyard-Dunn for the Manufacturer (+1 216 555 0117) and Annegret Silberfuchs for the Supplier (+49 89 555 0163).",
        ],
      },
    ],
  },
  {
    id: "ex-change",
    label: "Exhibit E",
    title: "Change control procedure",
    parts: [
      {
        heading: "Request and assessment",
        entries: [
          "A change request shall be numbered, shall describe the proposed Change and its reason, and shall state whether it is urgent. The recipient acknowledges it within two (2) Business Days.",
          {
            id: "assessment",
            text: "Within fifteen (15) Business Days after a request by the Manufacturer, and together with a request of its own, the Supplier shall submit an assessment that states:",
            items: [
              "the effect on the Specification, on form, fit and function, and on parts already in the field;",
              "the effect on Prices, with the cost of material, labour, Tooling and qualification shown separately, and on Lead Times;",
              "the need to repeat the release of samples, tests or approvals by authorities;",
              "the effect on stock, work in progress and open Orders; and",
              "a timetable for implementation, and the date until which the assessment is open for acceptance, which is at least sixty (60) days.",
            ],
          },
          "The Supplier bears its own costs of an assessment, save that the Manufacturer pays for tests that it has approved in advance.",
        ],
      },
      {
        heading: "Decision",
        entries: [
          "A Change is agreed when a change note has been signed for the Manufacturer by its head of engineering (for technical matters) and its head of procurement (for commercial ones), and for the Supplier by its programme manager. A Change of Articles 1 to {general} also requires the signature of those who may sign this Agreement.",
          {
            id: "change-cost",
            text: "If the parties agree that a Change is to be made but not on its effect on the Price, the Manufacturer may by written order require it to be made. The Supplier is then entitled to its reasonable documented extra cost and eight per cent (8%) for overhead and profit, as determined by an expert under Section {expert} if it remains in dispute.",
          },
        ],
      },
      {
        heading: "Record",
        entries: [
          "The Supplier shall keep a register of requests, assessments and change notes, shall make it available to the Manufacturer at all times, and shall implement each Change from the serial number or date that the change note states.",
        ],
      },
    ],
  },
];
