/** Key terms by what they are about, in the order in which a lawyer goes through them. */
const themes: readonly (readonly [string, readonly string[]])[] = [
  ["Parties and dates", ["document-name", "parties", "agreement-date", "effective-date"]],
  [
    "Term and ending",
    [
      "term",
      "expiration-date",
      "renewal-term",
      "notice-period-to-terminate-renewal",
      "termination-for-convenience",
      "termination-for-cause",
      "re-entry-or-forfeiture",
      "events-of-default",
      "probation",
      "garden-leave",
      "post-termination-services",
    ],
  ],
  [
    "Money",
    [
      "payment",
      "interest",
      "repayment",
      "prepayment",
      "rent-review",
      "deposit",
      "price-increase",
      "bonus-and-equity",
      "severance-or-pay-in-lieu-of-notice",
      "payment-on-termination",
      "revenue-profit-sharing",
      "minimum-commitment",
      "price-restrictions",
      "volume-restriction",
      "most-favored-nation",
      "audit-rights",
    ],
  ],
  [
    "Liability",
    [
      "cap-on-liability",
      "uncapped-liability",
      "indemnity",
      "liquidated-damages",
      "insurance",
      "warranty-duration",
      "force-majeure",
      "covenant-not-to-sue",
    ],
  ],
  [
    "What is done",
    [
      "position",
      "service-level",
      "suspension-of-the-service",
      "use-of-the-premises",
      "repair",
      "security",
      "negative-covenants",
    ],
  ],
  [
    "Personal data",
    [
      "instructions-for-processing",
      "sub-processors",
      "notice-of-a-data-breach",
      "international-transfers",
      "deletion-or-return-of-data",
    ],
  ],
  ["What is settled", ["release-of-claims", "unknown-claims", "dismissal-of-the-proceedings", "no-admission"]],
  ["Transfer", ["anti-assignment", "change-of-control", "rofr-rofo-rofn", "third-party-beneficiary"]],
  [
    "Restrictions",
    [
      "exclusivity",
      "non-compete",
      "competitive-restriction-exception",
      "no-solicit-of-customers",
      "no-solicit-of-employees",
      "non-disparagement",
      "confidentiality",
      "data-protection",
    ],
  ],
  [
    "Licences and intellectual property",
    [
      "license-grant",
      "non-transferable-license",
      "affiliate-license-licensor",
      "affiliate-license-licensee",
      "unlimited-all-you-can-eat-license",
      "irrevocable-or-perpetual-license",
      "source-code-escrow",
      "ip-ownership-assignment",
      "joint-ip-ownership",
    ],
  ],
  [
    "What is kept secret",
    [
      "what-counts-as-confidential",
      "exceptions-from-confidentiality",
      "permitted-use",
      "who-may-be-told",
      "disclosure-that-the-law-demands",
      "length-of-confidentiality",
      "return-or-destruction",
      "no-licence-or-transfer",
      "residual-knowledge",
      "reverse-engineering",
      "secrecy-of-the-talks-themselves",
      "injunction",
    ],
  ],
  ["Law and form", ["governing-law", "disputes", "amendment", "notices"]],
];

/** The labels of key terms under what they are about; those of no theme come last, as "Other". Empty themes are left out. */
export function byTheme(
  terms: readonly { readonly id: string; readonly label: string }[],
): { readonly theme: string; readonly labels: readonly string[] }[] {
  const known = new Set(themes.flatMap(([, ids]) => ids));
  const groups = themes.map(([theme, ids]) => ({ theme, of: terms.filter(({ id }) => ids.includes(id)) }));
  return [...groups, { theme: "Other", of: terms.filter(({ id }) => !known.has(id)) }]
    .filter(({ of }) => of.length > 0)
    .map(({ theme, of }) => ({ theme, labels: of.map(({ label }) => label) }));
}
