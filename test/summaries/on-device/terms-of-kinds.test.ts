import { describe, expect, it } from "vitest";
import { packs } from "../../../electron/summaries/on-device/packs.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { terms } from "../../../electron/summaries/on-device/terms/index.ts";
import { byTheme } from "../../../shared/domain/key-term-themes.ts";
import { contractOf } from "../contracts.ts";

function summaryOf(title: string, clauses: string, between: string) {
  return summarise(contractOf(`${title}\n\nThis Agreement is made on 3 May 2024 between ${between}.\n\n${clauses}`));
}

const lenders = "Fen Bank PLC (the “Lender”) and Quillon Mills Ltd. (the “Borrower”)";
const loan = `2. Loan

The Lender makes available to the Borrower a term loan of £400,000.

3. Interest

The Borrower shall pay interest on the Loan at a rate of 6% per annum.

If the Borrower fails to pay an amount when it is due, interest shall accrue on it at 9% per annum.

4. Repayment

The Borrower shall repay the Loan in 16 quarterly instalments of £25,000.

5. Prepayment

The Borrower may prepay the Loan on ten days' notice.

6. Covenants

The Borrower shall not create any security over its assets.

7. Events of default

Each of the following is an Event of Default: the Borrower does not pay on the due date; the Borrower enters into administration.

8. Security

The Loan is secured by a first charge over the Mill.`;

const landlords = "Fen Estates PLC (the “Landlord”) and Quillon Mills Ltd. (the “Tenant”)";
const lease = `2. Rent

The Tenant shall pay a rent of £12,000 a year.

3. Review

The Rent shall be reviewed on each third anniversary to the open market rent.

4. Repair

The Tenant shall keep the Premises in good repair.

5. Use

The Tenant shall not use the Premises other than as a bakery.

6. Deposit

The Landlord shall hold the Deposit as security and shall return it at the end.

7. Default

The Landlord may re-enter the Premises if the Rent is unpaid for 21 days.`;

const processors = "Fen Clinics Ltd. (the “Controller”) and Quillon Hosting Ltd. (the “Processor”)";
const processing = `2. Instructions

The Processor shall process the personal data only on documented instructions from the Controller.

The Processor shall inform the Controller if an instruction infringes the law.

3. Sub-processors

The Controller authorises the Processor to engage sub-processors. The Processor shall inform the Controller of a change 30 days in advance.

4. Breaches

The Processor shall notify the Controller within 48 hours after becoming aware of a personal data breach.

5. Transfers

The Processor shall not transfer personal data outside the EEA without consent.

6. End

After the end of the services the Processor shall delete all personal data.`;

const employers = "Quillon Mills Ltd. (the “Company”) and Ada Harrow (the “Employee”)";
const employment = `2. Job

The Employee shall serve the Company as Head Miller and is paid a salary of £40,000 a year.

3. Probation

The first three months of the employment shall be a probationary period.

4. Bonus

The Company may pay the Employee a bonus of up to 10% of her salary.

5. Leave

After notice the Company may place the Employee on garden leave.

6. Pay in lieu

The Company may end the employment at once by a payment in lieu of notice.`;

const opponents = "Quillon Mills Ltd. (“Quillon”) and Harrow & Fen LLC (“Harrow”)";
const settlement = `2. Payment

Harrow shall pay Quillon $90,000.

3. Release

Each party releases and discharges the other from any and all claims arising out of the flood.

4. Unknown claims

The parties waive the benefit of section 1542 of the Civil Code.

5. Dismissal

Quillon shall dismiss the action with prejudice within five days.

6. No admission

Nothing in this Agreement is an admission of liability.`;

const providers = "Quillon Hosting Ltd. (the “Provider”) and Harrow & Fen LLC (the “Customer”)";
const services = `2. Service level

The Provider shall make the Service available 99.5% of the time in each month.

3. Suspension

The Provider may suspend access to the Service if a fee is 30 days late.

4. Fees

The Provider may increase the fees once a year by up to 5%.`;

describe("key terms of contracts of one kind", () => {
  it.each([
    ["LOAN AGREEMENT", lenders, loan, "interest", /^6%/],
    ["LOAN AGREEMENT", lenders, loan, "repayment", /^The Borrower shall repay the Loan in 16/],
    ["LOAN AGREEMENT", lenders, loan, "prepayment", /^The Borrower may prepay/],
    ["LOAN AGREEMENT", lenders, loan, "events-of-default", /^Each of the following/],
    ["LOAN AGREEMENT", lenders, loan, "security", /^The Loan is secured/],
    ["LOAN AGREEMENT", lenders, loan, "negative-covenants", /^The Borrower shall not create/],
    ["LEASE", landlords, lease, "rent-review", /^The Rent shall be reviewed/],
    ["LEASE", landlords, lease, "repair", /^The Tenant shall keep/],
    ["LEASE", landlords, lease, "use-of-the-premises", /^The Tenant shall not use/],
    ["LEASE", landlords, lease, "deposit", /^The Landlord shall hold/],
    ["LEASE", landlords, lease, "re-entry-or-forfeiture", /^The Landlord may re-enter/],
    [
      "DATA PROCESSING AGREEMENT",
      processors,
      processing,
      "instructions-for-processing",
      /^The Processor shall process/,
    ],
    ["DATA PROCESSING AGREEMENT", processors, processing, "sub-processors", /^The Controller authorises/],
    ["DATA PROCESSING AGREEMENT", processors, processing, "notice-of-a-data-breach", /^48 hours$/],
    [
      "DATA PROCESSING AGREEMENT",
      processors,
      processing,
      "international-transfers",
      /^The Processor shall not transfer/,
    ],
    [
      "DATA PROCESSING AGREEMENT",
      processors,
      processing,
      "deletion-or-return-of-data",
      /^After the end of the services/,
    ],
    ["EMPLOYMENT AGREEMENT", employers, employment, "position", /^The Employee shall serve/],
    ["EMPLOYMENT AGREEMENT", employers, employment, "probation", /^3 months$/],
    ["EMPLOYMENT AGREEMENT", employers, employment, "bonus-and-equity", /^The Company may pay/],
    ["EMPLOYMENT AGREEMENT", employers, employment, "garden-leave", /garden leave/],
    ["EMPLOYMENT AGREEMENT", employers, employment, "severance-or-pay-in-lieu-of-notice", /in lieu of notice/],
    ["SETTLEMENT AGREEMENT", opponents, settlement, "release-of-claims", /^Each party releases/],
    ["SETTLEMENT AGREEMENT", opponents, settlement, "unknown-claims", /1542/],
    ["SETTLEMENT AGREEMENT", opponents, settlement, "dismissal-of-the-proceedings", /^Quillon shall dismiss/],
    ["SETTLEMENT AGREEMENT", opponents, settlement, "no-admission", /admission of liability/],
    ["HOSTING AGREEMENT", providers, services, "service-level", /^99\.5%$/],
    ["HOSTING AGREEMENT", providers, services, "suspension-of-the-service", /^The Provider may suspend/],
    ["HOSTING AGREEMENT", providers, services, "price-increase", /^The Provider may increase/],
  ])("of a %s are found: %#", (title, between, clauses, id, answer) => {
    expect(summaryOf(title, clauses, between).keyTerms.find((term) => term.id === id)?.answer).toMatch(answer);
  });

  it("are not asked of others", () => {
    const ids = summaryOf("SUPPLY AGREEMENT", loan, lenders).keyTerms.map(({ id }) => id);
    expect(ids).not.toContain("interest");
    expect(ids).not.toContain("service-level");
  });

  it("are missed where such a contract leaves them out", () => {
    const summary = summaryOf("LOAN AGREEMENT", "2. Loan\n\nThe Lender lends the Borrower £400,000.", lenders);
    expect(summary.keyTerms.find(({ id }) => id === "interest")).toMatchObject({
      state: "silent",
      answer:
        "Not found, though a loan agreement usually has it. Look for what the loan costs; if nothing says so, that is left open.",
    });
  });

  it.each([
    ["LOAN AGREEMENT", loan, lenders, "Repayment"],
    ["DATA PROCESSING AGREEMENT", processing, processors, "Sub-processors"],
    ["SETTLEMENT AGREEMENT", settlement, opponents, "Release of claims"],
  ])("are said first where they are what a %s is about", (title, clauses, between, label) => {
    const snapshot = summaryOf(title, clauses, between).statements.filter(({ level }) => level === "snapshot");
    expect(snapshot.map(({ text }) => text.split(":")[0])).toContain(label);
  });

  it("are each asked in a pack, and have a theme", () => {
    const asked = new Set(packs.flatMap(({ first, ifStated = [] }) => [...first, ...ifStated]));
    const own = terms.filter(({ onlyInPack }) => onlyInPack === true);
    expect(own.filter(({ id }) => !asked.has(id))).toEqual([]);
    expect(byTheme(own).map(({ theme }) => theme)).not.toContain("Other");
  });

  it("that a pack names are known", () => {
    const known = new Set(terms.map(({ id }) => id));
    const named = packs.flatMap(({ first, expected, ifStated = [], snapshot = [] }) => [
      ...first,
      ...expected,
      ...ifStated,
      ...snapshot,
    ]);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});
