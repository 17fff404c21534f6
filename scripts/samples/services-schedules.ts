import type { Schedule } from "./document.ts";

/** The schedules of the services agreement: services, fees, service levels, data processing. */
export const servicesSchedules: readonly Schedule[] = [
  {
    id: "services",
    label: "Schedule 1",
    title: "The Services",
    parts: [
      {
        id: "onboarding",
        heading: "Onboarding",
        entries: [
          "The Supplier shall survey each Site, supply and fit the Sensors, configure the Platform and train up to forty (40) of the Customer’s staff.",
          {
            id: "acceptance",
            text: "The Customer shall test each milestone within ten (10) Business Days after the Supplier reports it complete, and shall accept it in writing if it meets the criteria below or give reasons why it does not. A milestone is accepted if the Customer does neither within that time and within five (5) Business Days after a written reminder. Onboarding is accepted when milestone M3 is accepted.",
          },
          {
            caption: "Milestones",
            columns: [
              { heading: "Milestone", share: 1.1 },
              { heading: "Criterion", share: 4 },
              { heading: "Date", share: 1.8 },
            ],
            rows: [
              ["M1", "Survey report delivered for all five Sites", "30 June 2025"],
              [
                "M2",
                "Sensors fitted and reporting at the Ballyfennel and Carrowmere Sites for seven days without a gap",
                "31 July 2025",
              ],
              ["M3", "Sensors fitted and reporting at all Sites; alarm test passed; training given", "31 August 2025"],
            ],
          },
        ],
      },
      {
        id: "run",
        heading: "Run services",
        entries: [
          "The Supplier shall host, operate, maintain and update the Platform, and shall record a reading from each Sensor at least once every five (5) minutes.",
          "The Platform shall raise an alarm by text message and email to the Customer’s duty manager within three (3) minutes after a reading falls outside the limits that the Customer has set for the Sensor.",
          "The Supplier shall calibrate each Sensor at least once every twelve (12) months and replace a Sensor that fails, at no further charge, within two (2) Business Days after the failure is reported.",
          "The Supplier shall keep readings for at least five (5) years and make them available for download throughout that time while this Agreement is in force.",
        ],
      },
      {
        id: "sites",
        heading: "Sites",
        entries: [
          {
            columns: [
              { heading: "Site", share: 2 },
              { heading: "Use", share: 3 },
              { heading: "Expected Sensors", share: 1.6, align: "right" },
            ],
            rows: [
              ["Ballyfennel", "Head office and national cold store", "720"],
              ["Carrowmere", "Frozen distribution depot", "430"],
              ["Dunlavin Cross", "Chilled distribution depot", "365"],
              ["Kilbrandon", "Cross-dock", "185"],
              ["Tullyhaw", "Vehicle depot (42 refrigerated vehicles)", "300"],
              ["Total", "", "2,000"],
            ],
          },
        ],
      },
    ],
  },
  {
    id: "fees",
    label: "Schedule 2",
    title: "Charges",
    parts: [
      {
        id: "fee-onboarding",
        heading: "Onboarding fee",
        entries: [
          "The onboarding fee is €96,000 (ninety-six thousand euro), payable in three instalments on acceptance of the milestones in {services}.",
          {
            columns: [
              { heading: "Milestone", share: 1 },
              { heading: "Share", share: 1, align: "right" },
              { heading: "Instalment", share: 1, align: "right" },
            ],
            rows: [
              ["M1", "30%", "€28,800"],
              ["M2", "40%", "€38,400"],
              ["M3", "30%", "€28,800"],
              ["Total", "100%", "€96,000"],
            ],
          },
        ],
      },
      {
        id: "fee-monthly",
        heading: "Monthly Service Fee",
        entries: [
          "The Monthly Service Fee is €38,500 (thirty-eight thousand five hundred euro), which is €462,000 (four hundred and sixty-two thousand euro) a year. It is payable from the acceptance of milestone M3.",
        ],
      },
      {
        id: "fee-sensors",
        heading: "Sensor charges",
        entries: [
          "The following charges are payable each month for each Sensor registered on the last day of the month, subject to the minimum in clause {minimum}. Each rate applies only to the Sensors within its band.",
          {
            columns: [
              { heading: "Number of Sensors", share: 2 },
              { heading: "Charge per Sensor per month", share: 2, align: "right" },
            ],
            rows: [
              ["1 to 2,000", "€4.20"],
              ["2,001 to 5,000", "€3.60"],
              ["5,001 and above", "€3.10"],
            ],
          },
          "By way of example, the charge for a month in which 2,300 Sensors are registered is (2,000 × €4.20) + (300 × €3.60) = €9,480.",
        ],
      },
      {
        id: "fee-days",
        heading: "Day rates",
        entries: [
          "Work under a Change, and help on exit under clause {exit-help}, is charged at these rates for a day of seven and a half hours, with travel at cost agreed in advance.",
          {
            columns: [
              { heading: "Role", share: 3 },
              { heading: "Rate per day", share: 1, align: "right" },
            ],
            rows: [
              ["Project manager", "€890"],
              ["Software engineer", "€825"],
              ["Field technician", "€540"],
            ],
          },
        ],
      },
    ],
  },
  {
    id: "sla",
    label: "Schedule 3",
    title: "Service Levels",
    parts: [
      {
        id: "availability",
        heading: "Availability",
        entries: [
          {
            id: "availability-formula",
            text: "Availability in a calendar month is the total minutes of the month less its minutes of unavailability, divided by the total minutes, as a percentage to two decimal places. The Platform is unavailable when its users cannot see current readings or when it does not raise alarms. Planned maintenance of which the Supplier gave five (5) Business Days’ notice, between 01:00 and 04:00 on a Sunday and for no more than six (6) hours in a month, is not counted.",
          },
          {
            id: "credits",
            text: "The Service Level for availability is 99.90% in each calendar month. If it is missed, the following Service Credit is due:",
          },
          {
            columns: [
              { heading: "Availability in the month", share: 3 },
              { heading: "Service Credit (share of the Monthly Service Fee)", share: 3, align: "right" },
            ],
            rows: [
              ["Below 99.90% but at least 99.50%", "5%"],
              ["Below 99.50% but at least 99.00%", "10%"],
              ["Below 99.00%", "20%"],
            ],
          },
        ],
      },
      {
        id: "support",
        heading: "Support",
        entries: [
          "The Supplier shall staff a service desk on +353 1 555 0142 and at support@nettlecombe.example.com at all hours for severity 1 and 2 incidents, and from 08:00 to 18:00 on Business Days for others.",
          {
            columns: [
              { heading: "Severity", share: 1 },
              { heading: "Meaning", share: 3.4 },
              { heading: "Response", share: 1.4 },
              { heading: "Fix or workaround", share: 1.6 },
            ],
            rows: [
              ["1", "The Platform is unavailable or alarms are not raised", "15 minutes", "4 hours"],
              ["2", "A Site, or more than fifty Sensors, cannot be monitored", "30 minutes", "8 hours"],
              ["3", "A function is impaired and there is a workaround", "4 hours", "5 Business Days"],
              ["4", "A question or a cosmetic fault", "1 Business Day", "Next release"],
            ],
          },
          "If the Supplier misses the time to fix a severity 1 incident, a Service Credit of two per cent (2%) of the Monthly Service Fee is due for each complete hour of delay.",
        ],
      },
      {
        id: "credit-rules",
        heading: "Reporting and Service Credits",
        entries: [
          "The Supplier shall report its performance against every Service Level within five (5) Business Days after the end of each month, and shall deduct Service Credits from its next invoice.",
          {
            id: "credit-cap",
            text: "Service Credits for any month shall not exceed twenty-five per cent (25%) of the Monthly Service Fee.",
          },
          "Service Credits are a price adjustment that reflects the lower value of the Services received. They do not prevent the Customer from claiming damages for loss beyond them or from ending this Agreement under clause {termination}.",
        ],
      },
    ],
  },
  {
    id: "dpa",
    label: "Schedule 4",
    title: "Processing of personal data",
    parts: [
      {
        heading: "Details of processing",
        entries: [
          {
            columns: [
              { heading: "Subject", share: 1.4 },
              { heading: "Details", share: 4 },
            ],
            rows: [
              ["Purpose and nature", "Hosting, alarms, user support and reporting as part of the Services"],
              ["Duration", "The Term and the period of help on exit"],
              [
                "Data subjects",
                "The Customer’s staff, drivers and contractors who use the Platform or drive its vehicles",
              ],
              [
                "Types of data",
                "Name, work email, telephone number, log-in records, vehicle location while on duty; no special categories",
              ],
              [
                "Subcontractors",
                "Wendelmoor Hosting B.V. (data centres in Rotterdam and Eindhoven); Pipistrelle Messaging Limited (text messages, Dublin)",
              ],
            ],
          },
        ],
      },
      {
        heading: "The Supplier’s duties",
        entries: [
          {
            text: "In this Schedule, words defined in the GDPR have the meaning given there. The Customer is controller and the Supplier is processor. The Supplier shall:",
            items: [
              "process personal data only on the Customer’s documented instructions, which this Agreement records, and tell the Customer at once if it believes that an instruction breaks Data Protection Law;",
              "ensure that everyone who handles personal data is bound to secrecy;",
              "take the technical and organisational measures that Article 32 of the GDPR requires, including encryption in transit and at rest;",
              "engage another processor only on thirty (30) days’ prior written notice, during which the Customer may object on reasonable grounds, and on terms equivalent to this Schedule;",
              "help the Customer to answer requests from data subjects, passing any request on within two (2) Business Days;",
              {
                id: "breach-notice",
                text: "notify the Customer of a personal data breach without undue delay and in any event within twenty-four (24) hours after becoming aware of it, with the facts that Article 33 of the GDPR requires so far as they are known;",
              },
              "at the Customer’s choice delete or return all personal data at the end of the Services; and",
              "make available all information needed to show that it complies with this Schedule, and allow audits under clause {audit}.",
            ],
          },
        ],
      },
    ],
  },
];
