/** Two pages between two companies that do not exist. */
export const nda = `MUTUAL NON-DISCLOSURE AGREEMENT

This Agreement is made on 3 March 2026 between Larkspur Instruments Limited, a company registered in England ("Larkspur"), and Bellweather Optics Inc., a Delaware corporation ("Bellweather").

1. Purpose
The parties wish to discuss a possible supply of lenses (the "Purpose") and may each disclose information for it.

2. Confidential Information
"Confidential Information" means all information that one party discloses to the other for the Purpose, in any form, except as set out in Section 4.

3. Duties
Each party shall keep the other's Confidential Information secret, shall use it for the Purpose only, and shall disclose it only to those of its employees and advisers who need it for the Purpose and who are bound by duties no less strict. Each party is liable for what they do.

4. Exceptions
Section 3 does not apply to information which the recipient can show was public, was known to it, was received from a third party who was free to disclose it, or was developed without the other's information. A party that must disclose information by law may do so, if it gives the other party notice where it lawfully can.

5. Return
Within thirty days of a written request each party shall return or destroy what it has received, subject to copies that are kept by automatic backup.

6. Term
This Agreement begins on its date and lasts for two years. The duties in Section 3 last for three years after it ends. Either party may end it by thirty days' written notice.

7. No licence, no warranty
Nothing in this Agreement gives a licence. Information is given as it is. Neither party is bound to go on with the discussions.

8. Remedies
The parties agree that damages may not be enough and that either may ask a court for an order.

9. General
This Agreement is the whole agreement of the parties on its subject. It may be changed only in writing. Neither party may assign it without the other's consent. If a part of it is void, the rest stands.

10. Governing law
This Agreement is governed by the laws of England, and the courts of England have exclusive jurisdiction.

Signed for Larkspur Instruments Limited by ____________________

Signed for Bellweather Optics Inc. by ____________________
`;

const subjects = [
  "Services",
  "Fees",
  "Acceptance",
  "Personnel",
  "Data Protection",
  "Security",
  "Intellectual Property",
  "Warranties",
];
const places = ["New York", "England", "Delaware", "Ireland"];

/** Forty pages of articles that refer to, define by and override each other, with four laws that claim to govern. */
export function masterAgreement(): string {
  const articles = Array.from({ length: 24 }, (_, index) => {
    const number = index + 1;
    const subject = subjects[index % subjects.length] ?? "";
    const other = ((index * 7) % 24) + 1;
    const place = places[index % places.length] ?? "";
    const filler = Array.from(
      { length: 16 },
      (_unused, paragraph) =>
        `${number}.${paragraph + 2} The Supplier shall perform what this part asks for with the care of a skilled provider, and shall report each month on the work that was done, on the work that remains and on whatever may delay it, so that the Customer can plan for it in good time and without cost.`,
    );
    return [
      `${number}. ${subject}`,
      `${number}.1 "${subject} Term ${number}" means the period set out in Schedule ${other}, unless otherwise agreed under Section ${other}.1.`,
      ...filler,
      `(a) Notwithstanding Section ${other}.2, the Supplier's liability for ${subject} shall not exceed ${number * 100_000} dollars, except as Article ${other} provides;`,
      `(b) subject to clause ${other}.3, that liability is not limited; and`,
      `(ii) questions of ${subject} are governed by the laws of ${place}.`,
    ].join("\n\n");
  });
  return `MASTER SERVICES AGREEMENT\n\n${articles.join("\n\n")}`;
}
