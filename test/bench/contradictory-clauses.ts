/** One way to write a clause: `{a}` stands for the value, `{x}` and `{y}` for two parties of the contract it is put into. */
export interface Form {
  readonly heading: string;
  readonly text: string;
}

/** What a contract can say twice: ways to say it, and pairs of values that cannot both hold. */
export interface Subject {
  readonly kind: string;
  readonly forms: readonly Form[];
  readonly values: readonly (readonly [string, string])[];
}

const form = (heading: string, text: string): Form => ({ heading, text });

/** Fictional clauses. The forms of even index were at hand when the detectors were written, those of odd index held out. */
export const subjects: readonly Subject[] = [
  {
    kind: "governing-law",
    values: [
      ["the State of New York", "the State of Texas"],
      ["England and Wales", "Ireland"],
      ["the Netherlands", "Germany"],
      ["the Province of Ontario", "the State of Ohio"],
    ],
    forms: [
      form("Governing law", "This Agreement shall be governed by and construed in accordance with the laws of {a}."),
      form("Applicable law", "The laws of {a} govern all matters arising out of or relating to this Agreement."),
      form(
        "Choice of law",
        "This Agreement is governed by the laws of {a}, without regard to its rules on conflict of laws.",
      ),
      form(
        "Miscellaneous",
        "This Agreement, its validity, construction and performance shall be determined under the laws of {a}.",
      ),
      form("Law and disputes", "This Agreement and any dispute arising out of it are subject to the laws of {a}."),
      form(
        "Governing law",
        "Governing law. The validity and interpretation of this Agreement will be controlled by the laws of {a}.",
      ),
      form(
        "General",
        "The parties agree that the laws of {a} shall apply to this Agreement and to everything done under it.",
      ),
      form(
        "Law",
        "This contract is made under, and shall in all respects be interpreted according to, the laws of {a}.",
      ),
    ],
  },
  {
    kind: "liability-cap",
    values: [
      ["US$250,000", "US$1,000,000"],
      ["€500,000 (five hundred thousand euro)", "€750,000 (seven hundred and fifty thousand euro)"],
      ["two million dollars ($2,000,000)", "five million dollars ($5,000,000)"],
      ["£100,000", "£1,500,000"],
    ],
    forms: [
      form(
        "Limitation of liability",
        "{x}’s total liability arising out of or in connection with this Agreement shall not exceed {a}.",
      ),
      form(
        "Cap",
        "The aggregate liability of {x} under this Agreement, whether in contract, tort or otherwise, is limited to {a}.",
      ),
      form("Liability", "In no event shall the total aggregate liability of {x} under this Agreement exceed {a}."),
      form("Limits", "{x} shall not be liable under or in connection with this Agreement for more than {a} in total."),
      form("Limit of liability", "The maximum aggregate liability of {x} under this Agreement shall be {a}."),
      form("Exposure", "Under no circumstances will {x} be liable for damages in excess of {a} under this Agreement."),
      form("Limitation", "{x}’s liability for all claims under this Agreement is capped at {a}."),
      form("Maximum", "The most that {y} can recover from {x} under this Agreement, on any ground, is {a}."),
    ],
  },
  {
    kind: "notice-period",
    values: [
      ["thirty (30) days", "ninety (90) days"],
      ["60 days", "six (6) months"],
      ["three months", "one month"],
      ["ten (10) business days", "sixty (60) days"],
    ],
    forms: [
      form(
        "Termination",
        "Either party may terminate this Agreement at any time upon {a}’ prior written notice to the other party.",
      ),
      form(
        "Termination for convenience",
        "Either party may terminate this Agreement for convenience by giving not less than {a} written notice.",
      ),
      form(
        "Exit",
        "This Agreement may be terminated by either party without cause on {a} notice in writing to the other.",
      ),
      form(
        "Ending this Agreement",
        "Either party is entitled to end this Agreement for any reason by notice of at least {a} to the other party.",
      ),
      form(
        "Termination without cause",
        "Either party has the right to terminate this Agreement without cause upon giving the other party at least {a} prior written notice.",
      ),
      form("Withdrawal", "Each party can bring this Agreement to an end at any time if it gives the other {a} notice."),
      form(
        "Term and termination",
        "Notwithstanding the term, either party may terminate this Agreement, with or without cause, by {a} advance written notice.",
      ),
      form(
        "Cancellation",
        "Either party may cancel this Agreement on {a} written notice without having to give a reason.",
      ),
    ],
  },
  {
    kind: "renewal-notice",
    values: [
      ["thirty (30) days", "ninety (90) days"],
      ["60 days", "six (6) months"],
      ["three months", "one month"],
      ["45 days", "120 days"],
    ],
    forms: [
      form(
        "Renewal",
        "This Agreement shall renew automatically for successive terms of one year unless either party gives the other notice of non-renewal at least {a} before the end of the then current term.",
      ),
      form(
        "Renewal",
        "If neither party gives notice that it will not renew this Agreement at least {a} before the end of the term, the term is extended by one year.",
      ),
      form(
        "Extension",
        "The term of this Agreement is extended for further periods of one year unless either party notifies the other in writing, not less than {a} before expiry, that it does not wish to extend.",
      ),
      form(
        "Non-renewal",
        "A party that does not want this Agreement to renew shall say so by written notice no later than {a} before the end of the current term.",
      ),
      form(
        "Automatic renewal",
        "Unless either party gives written notice of its intention not to renew at least {a} prior to the expiration of the term, this Agreement will renew for additional terms of twelve months.",
      ),
      form(
        "Rollover",
        "This Agreement rolls over from year to year until either party gives {a} notice of non-renewal.",
      ),
      form(
        "Renewal",
        "Notice of non-renewal must be given by either party at least {a} before the end of the initial term or any renewal term.",
      ),
      form(
        "Continuation",
        "Either party may prevent renewal by giving at least {a} written notice before the then current term expires.",
      ),
    ],
  },
  {
    kind: "term",
    values: [
      ["two (2) years", "five (5) years"],
      ["thirty-six (36) months", "one year"],
      ["3 years", "7 years"],
      ["twelve months", "twenty-four months"],
    ],
    forms: [
      form("Term", "This Agreement shall commence on the Effective Date and continue in force for a term of {a}."),
      form("Duration", "This Agreement lasts for {a} from its date."),
      form("Term", "The initial term of this Agreement is {a} from the Effective Date."),
      form("Term", "The term of this Agreement begins when both parties have signed it and runs for {a}."),
      form("Initial term", "The initial term of this Agreement shall be {a}, commencing on the Effective Date."),
      form(
        "Period",
        "This Agreement takes effect on signature and, unless ended earlier under its terms, expires {a} later.",
      ),
      form(
        "Term",
        "This Agreement shall remain in full force and effect for a period of {a} from the Effective Date, unless terminated earlier.",
      ),
      form("Life of this Agreement", "The parties are bound by this Agreement for an initial period of {a}."),
    ],
  },
  {
    kind: "confidentiality-period",
    values: [
      ["two (2) years", "five (5) years"],
      ["3 years", "10 years"],
      ["twelve (12) months", "three (3) years"],
      ["one year", "seven years"],
    ],
    forms: [
      form(
        "Confidentiality",
        "The obligations of confidentiality in this Agreement shall survive its termination for a period of {a}.",
      ),
      form(
        "Confidentiality",
        "Each party shall keep the other’s Confidential Information secret for {a} after this Agreement ends.",
      ),
      form(
        "Survival",
        "The confidentiality obligations of the parties shall continue for {a} after the expiration or termination of this Agreement.",
      ),
      form(
        "Secrecy",
        "Duties under this Agreement not to disclose Confidential Information end {a} after termination.",
      ),
      form(
        "Confidential information",
        "Each party’s duty to protect Confidential Information shall remain in effect for {a} following termination of this Agreement.",
      ),
      form(
        "Duration of confidence",
        "For {a} after termination neither party shall disclose Confidential Information of the other party.",
      ),
      form("Duration of confidentiality", "The duty of confidentiality lasts for {a} after the end of this Agreement."),
      form(
        "Non-disclosure",
        "The receiving party shall hold Confidential Information in confidence during the term and for {a} thereafter.",
      ),
    ],
  },
  {
    kind: "payment-term",
    values: [
      ["thirty (30) days", "sixty (60) days"],
      ["14 days", "45 days"],
      ["ten (10) business days", "thirty (30) days"],
      ["30 days", "90 days"],
    ],
    forms: [
      form("Payment", "{y} shall pay each invoice within {a} after receipt."),
      form("Invoices", "Invoices are payable within {a} of the invoice date."),
      form("Fees and payment", "{y} shall pay all undisputed amounts within {a} of the date of the invoice."),
      form("Payment terms", "Payment terms are net {a} from the date of invoice."),
      form(
        "Charges",
        "All invoices issued under this Agreement are due and payable {a} after the date of the invoice.",
      ),
      form(
        "Billing",
        "{x} invoices monthly in arrears, and {y} settles each invoice no later than {a} after it is received.",
      ),
      form("Payment", "{y} agrees to pay {x} the amounts invoiced within {a} following receipt of a valid invoice."),
      form("Terms of payment", "Sums invoiced by {x} fall due {a} after delivery of the invoice."),
    ],
  },
  {
    kind: "effective-date",
    values: [
      ["1 March 2025", "1 April 2025"],
      ["January 15, 2026", "July 1, 2026"],
      ["3 May 2025", "3 June 2025"],
      ["October 1, 2025", "October 1, 2026"],
    ],
    forms: [
      form("Effective date", "The effective date of this Agreement is {a}."),
      form("Start", "This Agreement starts on {a}."),
      form("Commencement", "This Agreement takes effect on {a}."),
      form("Coming into force", "The parties are bound by this Agreement with effect from {a}."),
      form("Commencement", "This Agreement shall become effective as of {a}."),
      form("Beginning", "The term of this Agreement begins on {a}."),
      form("Entry into force", "This Agreement enters into force on {a}."),
      form("Date of effect", "This Agreement shall be in effect from and after {a}."),
    ],
  },
];

/** Clauses that stand side by side in good contracts and contradict nothing: each pair says two things. */
export const harmless: readonly { readonly kind: string; readonly forms: readonly [Form, Form] }[] = [
  {
    kind: "governing-law",
    forms: [
      form("Governing law", "This Agreement shall be governed by the laws of the State of New York."),
      form("Status", "{x} is a company organized and existing under the laws of Ireland."),
    ],
  },
  {
    kind: "governing-law",
    forms: [
      form("Governing law", "This Agreement is governed by the laws of England and Wales."),
      form("Guarantee", "The guarantee given under Schedule 9 is governed by the laws of Germany."),
    ],
  },
  {
    kind: "liability-cap",
    forms: [
      form("Limit", "{x}’s total liability under this Agreement shall not exceed $250,000."),
      form("Limit", "{y}’s total liability under this Agreement shall not exceed $900,000."),
    ],
  },
  {
    kind: "liability-cap",
    forms: [
      form("Limit", "{x}’s total liability under this Agreement shall not exceed $250,000."),
      form("Data", "{x}’s total liability for breach of its duties of data protection shall not exceed $2,000,000."),
    ],
  },
  {
    kind: "liability-cap",
    forms: [
      form("Limit", "The aggregate liability of {x} under this Agreement is limited to €500,000."),
      form("Insurance", "{x} shall carry liability insurance with a limit of not less than €2,000,000 per occurrence."),
    ],
  },
  {
    kind: "notice-period",
    forms: [
      form(
        "Termination",
        "Either party may terminate this Agreement for convenience on ninety (90) days’ written notice.",
      ),
      form(
        "Default",
        "Either party may terminate this Agreement on thirty (30) days’ written notice if the other commits a material breach.",
      ),
    ],
  },
  {
    kind: "notice-period",
    forms: [
      form("Termination", "{x} may terminate this Agreement at any time upon sixty (60) days’ prior written notice."),
      form("Termination", "{y} may terminate this Agreement at any time upon thirty (30) days’ prior written notice."),
    ],
  },
  {
    kind: "notice-period",
    forms: [
      form(
        "Termination",
        "Either party may terminate this Agreement for convenience on ninety (90) days’ written notice.",
      ),
      form("Work orders", "Either party may terminate a work order for convenience on ten (10) days’ written notice."),
    ],
  },
  {
    kind: "term",
    forms: [
      form("Term", "The initial term of this Agreement is three (3) years from the Effective Date."),
      form(
        "Renewal",
        "Thereafter the term of this Agreement shall be extended for successive periods of one (1) year.",
      ),
    ],
  },
  {
    kind: "term",
    forms: [
      form("Term", "This Agreement shall remain in effect for a period of five (5) years from the Effective Date."),
      form("Records", "{x} shall keep records of the services under this Agreement for a period of seven (7) years."),
    ],
  },
  {
    kind: "confidentiality-period",
    forms: [
      form(
        "Confidentiality",
        "The obligations of confidentiality in this Agreement shall survive its termination for a period of three (3) years.",
      ),
      form(
        "Trade secrets",
        "As to trade secrets the obligations of confidentiality shall continue for ten (10) years after termination.",
      ),
    ],
  },
  {
    kind: "confidentiality-period",
    forms: [
      form(
        "Confidentiality",
        "The obligations of confidentiality shall survive the termination of this Agreement for a period of five (5) years.",
      ),
      form(
        "Non-solicitation",
        "For twelve (12) months after termination neither party shall solicit the other’s employees.",
      ),
    ],
  },
  {
    kind: "payment-term",
    forms: [
      form("Payment", "{y} shall pay each invoice within thirty (30) days after receipt."),
      form("Disputes", "{y} shall notify {x} of any disputed invoice within ten (10) days after receipt."),
    ],
  },
  {
    kind: "payment-term",
    forms: [
      form("Payment", "{y} shall pay all undisputed invoices within forty-five (45) days of the invoice date."),
      form(
        "Suspension",
        "If an invoice is not paid within sixty (60) days after it is due, {x} may suspend the services.",
      ),
    ],
  },
  {
    kind: "payment-term",
    forms: [
      form("Payment", "{y} shall pay each invoice within thirty (30) days after receipt."),
      form(
        "Expenses",
        "{y} shall reimburse approved travel expenses within sixty (60) days after receipt of the invoice for them.",
      ),
    ],
  },
  {
    kind: "effective-date",
    forms: [
      form("Effective date", "The effective date of this Agreement is 1 March 2025."),
      form("Services", "The services shall commence on 1 May 2025."),
    ],
  },
  {
    kind: "effective-date",
    forms: [
      form("Commencement", "This Agreement takes effect on 1 March 2025."),
      form("History", "The parties entered into a letter of intent that took effect on 12 January 2025."),
    ],
  },
  {
    kind: "renewal-notice",
    forms: [
      form(
        "Renewal",
        "This Agreement shall renew for successive terms of one year unless either party gives notice of non-renewal at least ninety (90) days before the end of the then current term.",
      ),
      form(
        "Termination",
        "Either party may terminate this Agreement for cause on thirty (30) days’ written notice to the other.",
      ),
    ],
  },
];
