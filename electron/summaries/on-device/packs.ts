/** Which terms matter in a kind of contract: what is asked first, and what a contract of the kind is expected to have. */
export interface Pack {
  /** As it is called after "a" or "an". */
  readonly name: string;
  /** Of `kindOf`. */
  readonly kinds: RegExp;
  /** Ids of key terms in the order in which they are asked; the others follow in their usual order. */
  readonly first: readonly string[];
  readonly expected: readonly string[];
  /** Ids of terms that other kinds of contract are not asked for, and that are no loss where they are not there. */
  readonly ifStated?: readonly string[];
  /** Ids of what a reader of such a contract wants to know first, beside its term, its price and its law. */
  readonly snapshot?: readonly string[];
}

const opening: readonly string[] = ["document-name", "parties", "agreement-date", "effective-date"];
const length: readonly string[] = [
  "term",
  "expiration-date",
  "renewal-term",
  "notice-period-to-terminate-renewal",
  "termination-for-convenience",
  "termination-for-cause",
];
const liability: readonly string[] = ["cap-on-liability", "uncapped-liability", "indemnity", "insurance"];
const law: readonly string[] = ["governing-law", "disputes"];

const servicesFirst: readonly string[] = [
  ...opening,
  "payment",
  ...length,
  ...liability,
  "ip-ownership-assignment",
  "confidentiality",
  "data-protection",
  "warranty-duration",
  "post-termination-services",
  ...law,
];
/** What services may be paid for when they end, and how well they are to be rendered. */
const servicesIfStated: readonly string[] = ["payment-on-termination", "service-level"];
const servicesExpected: readonly string[] = [
  "payment",
  "term",
  "termination-for-cause",
  "cap-on-liability",
  "confidentiality",
  "ip-ownership-assignment",
  "governing-law",
];

/** The first that fits a kind counts, so the more particular ones come first. */
export const packs: readonly Pack[] = [
  {
    name: "non-disclosure agreement",
    kinds: /non-?\s?disclosure|confidentiality|secrecy/,
    first: [
      ...opening,
      "confidentiality",
      "what-counts-as-confidential",
      "exceptions-from-confidentiality",
      "permitted-use",
      "who-may-be-told",
      "disclosure-that-the-law-demands",
      "length-of-confidentiality",
      "return-or-destruction",
      ...length,
      "no-solicit-of-employees",
      "data-protection",
      ...law,
    ],
    expected: [
      "confidentiality",
      "exceptions-from-confidentiality",
      "permitted-use",
      "length-of-confidentiality",
      "return-or-destruction",
      "governing-law",
    ],
    ifStated: [
      "no-licence-or-transfer",
      "residual-knowledge",
      "reverse-engineering",
      "secrecy-of-the-talks-themselves",
      "injunction",
    ],
    snapshot: ["permitted-use", "length-of-confidentiality", "return-or-destruction"],
  },
  {
    name: "lease",
    kinds: /\b(?:lease|tenancy|rental)\b/,
    first: [...opening, "payment", ...length, "insurance", "anti-assignment", "rofr-rofo-rofn", ...law],
    expected: ["payment", "term", "insurance", "anti-assignment", "termination-for-cause", "governing-law"],
    ifStated: ["rent-review", "deposit", "repair", "use-of-the-premises", "re-entry-or-forfeiture"],
    snapshot: ["rent-review"],
  },
  {
    name: "employment agreement",
    kinds: /\b(?:employment|executive|severance)\b/,
    ifStated: ["position", "probation", "bonus-and-equity", "severance-or-pay-in-lieu-of-notice", "garden-leave"],
    snapshot: ["position"],
    first: [
      ...opening,
      "payment",
      ...length,
      "confidentiality",
      "non-compete",
      "no-solicit-of-employees",
      "no-solicit-of-customers",
      "ip-ownership-assignment",
      ...law,
    ],
    expected: ["payment", "termination-for-cause", "confidentiality", "ip-ownership-assignment", "governing-law"],
  },
  {
    name: "loan agreement",
    kinds: /\b(?:loan|credit|promissory note|facility)\b/,
    first: [...opening, "payment", ...length, "indemnity", "change-of-control", "anti-assignment", ...law],
    expected: ["interest", "repayment", "events-of-default", "anti-assignment", "governing-law"],
    ifStated: ["interest", "repayment", "prepayment", "events-of-default", "security", "negative-covenants"],
    snapshot: ["interest", "repayment"],
  },
  {
    name: "data processing agreement",
    kinds: /\bdata (?:processing|protection|transfer)\b/,
    first: [...opening, "data-protection", "audit-rights", "confidentiality", ...length, ...liability, ...law],
    expected: [
      "instructions-for-processing",
      "sub-processors",
      "notice-of-a-data-breach",
      "deletion-or-return-of-data",
      "audit-rights",
    ],
    ifStated: [
      "instructions-for-processing",
      "sub-processors",
      "notice-of-a-data-breach",
      "international-transfers",
      "deletion-or-return-of-data",
    ],
    snapshot: ["instructions-for-processing", "sub-processors", "notice-of-a-data-breach"],
  },
  {
    name: "settlement agreement",
    kinds: /\b(?:settlement|release|compromise)\b/,
    first: [
      ...opening,
      "payment",
      "covenant-not-to-sue",
      "confidentiality",
      "non-disparagement",
      "liquidated-damages",
      ...law,
    ],
    expected: ["release-of-claims", "governing-law"],
    ifStated: ["release-of-claims", "unknown-claims", "dismissal-of-the-proceedings", "no-admission"],
    snapshot: ["release-of-claims"],
  },
  {
    name: "share purchase agreement",
    kinds: /\b(?:share|stock|asset|equity|unit) (?:purchase|sale)\b|\bmerger\b/,
    first: [...opening, "payment", ...liability, "non-compete", "no-solicit-of-employees", "confidentiality", ...law],
    expected: ["payment", "indemnity", "cap-on-liability", "confidentiality", "governing-law"],
  },
  {
    name: "licence agreement",
    kinds: /\blicen[cs]/,
    first: [
      ...opening,
      "license-grant",
      "exclusivity",
      "non-transferable-license",
      "irrevocable-or-perpetual-license",
      "affiliate-license-licensee",
      "payment",
      "revenue-profit-sharing",
      ...length,
      ...liability,
      "audit-rights",
      "source-code-escrow",
      ...law,
    ],
    expected: ["license-grant", "payment", "term", "termination-for-cause", "cap-on-liability", "governing-law"],
  },
  {
    name: "distribution agreement",
    kinds: /\b(?:distribut|resell|dealer|agency|franchis|supply|manufactur)/,
    first: [
      ...opening,
      "exclusivity",
      "minimum-commitment",
      "payment",
      "price-restrictions",
      ...length,
      "post-termination-services",
      "non-compete",
      ...liability,
      "warranty-duration",
      ...law,
    ],
    expected: ["payment", "term", "termination-for-cause", "cap-on-liability", "indemnity", "governing-law"],
    ifStated: ["payment-on-termination"],
  },
  {
    name: "cloud services agreement",
    kinds: /\b(?:cloud|hosting|hosted|subscription|saas|software as a service|order form)\b/,
    first: servicesFirst,
    expected: servicesExpected,
    ifStated: ["service-level", "suspension-of-the-service", "price-increase", "payment-on-termination"],
  },
  {
    name: "services agreement",
    kinds: /\b(?:services?|consult|develop|maintenance|outsourc|support|marketing|management|advertis)/,
    first: servicesFirst,
    expected: servicesExpected,
    ifStated: servicesIfStated,
  },
];

/** The pack for a kind of contract; null where there is none. */
export function packFor(kind: string): Pack | null {
  return packs.find((pack) => pack.kinds.test(kind)) ?? null;
}

/** In the order of the pack; what it does not name keeps its place behind, or is not asked where it is for packs alone. */
export function inOrder<T extends { readonly id: string; readonly onlyInPack?: true }>(
  terms: readonly T[],
  pack: Pack | null,
): T[] {
  const first = [...new Set([...(pack?.first ?? []), ...(pack?.ifStated ?? [])])].flatMap((id) =>
    terms.filter((term) => term.id === id),
  );
  return [...first, ...terms.filter((term) => !first.includes(term) && term.onlyInPack !== true)];
}
