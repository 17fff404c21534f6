import { phraseStems } from "./words.ts";

/**
 * Words that contracts use for one another: general drafting, of any kind of contract. A question put in one of a group
 * also finds passages that are put in another. A word may stand in several groups; nothing is passed on from group to group.
 */
const groups: readonly (readonly string[])[] = [
  // the life of a contract
  ["terminate", "end", "expire", "cancel", "rescind", "cease", "discontinue", "completion"],
  ["convenience", "without cause", "any reason", "no reason", "at will"],
  ["renew", "extend", "prolong", "rollover", "successive"],
  ["term", "duration", "period", "length", "long", "last", "years", "months"],
  ["survive", "last", "continue", "remain", "perpetual", "indefinite", "thereafter", "notwithstanding termination"],
  ["begin", "commence", "start", "effective date", "inception"],
  ["breach", "default", "violate", "infringe", "non-compliance", "fail"],
  ["cure", "remedy", "rectify", "correct"],
  ["immediate", "forthwith", "prompt", "without delay"],
  ["deadline", "due", "no later", "within days"],
  // money
  ["pay", "remit", "compensate", "remunerate", "reimburse", "payable"],
  ["fee", "price", "cost", "charge", "rate", "royalty", "commission", "rent", "consideration"],
  ["late", "overdue", "arrears", "past due"],
  ["refund", "reimburse", "credit", "repay"],
  ["tax", "levy", "duty", "withholding", "vat"],
  ["increase", "raise", "escalate", "adjust"],
  ["discount", "rebate", "reduction"],
  ["invoice", "bill", "statement"],
  // who answers for what
  ["liable", "liability", "damages", "loss", "responsible"],
  ["cap", "limit", "maximum", "exceed", "aggregate", "ceiling"],
  ["indemnify", "hold harmless", "defend", "indemnity"],
  ["warrant", "represent", "guarantee", "assure"],
  ["insurance", "insure", "coverage", "underwrite"],
  ["consequential", "indirect", "incidental", "special damages", "lost profits", "punitive"],
  ["penalty", "liquidated damages", "forfeit"],
  ["injunction", "equitable relief", "specific performance", "irreparable"],
  ["force majeure", "act of god", "beyond control", "unforeseen"],
  // what may and may not be done
  ["prohibit", "forbid", "restrict", "refrain", "prevent", "ban", "restrain", "bar"],
  ["allow", "permit", "entitle", "authorize", "right", "free", "privilege"],
  ["must", "obligate", "oblige", "require", "undertake", "covenant", "agree"],
  ["consent", "approve", "permission", "authorize", "agree writing"],
  ["only", "solely", "exclusively", "except", "purpose"],
  ["exclusive", "sole", "exclusivity"],
  ["compete", "competition", "competitor", "rival"],
  ["solicit", "hire", "recruit", "entice", "induce", "engage", "poach"],
  ["assign", "transfer", "delegate", "novate", "convey", "successor"],
  ["change control", "merger", "acquisition", "sale assets", "reorganize"],
  ["subcontract", "delegate", "outsource"],
  // information
  ["disclose", "reveal", "divulge", "share", "communicate", "furnish", "release", "make available", "disseminate"],
  ["publish", "publicity", "announce", "press release", "advertise", "public"],
  ["confidential", "secret", "proprietary", "non-public", "confidence"],
  ["third party", "other person", "outside", "anyone", "others", "any person", "third person"],
  ["employee", "personnel", "staff", "officer", "director", "representative", "worker"],
  ["agent", "adviser", "advisor", "consultant", "contractor", "attorney", "counsel", "accountant", "representative"],
  ["affiliate", "subsidiary", "parent", "group company"],
  ["notify", "notice", "inform", "advise"],
  ["law", "statute", "regulation", "legal", "governmental", "legislation"],
  ["compel", "subpoena", "court order", "judicial", "legal process", "required law", "administrative"],
  ["copy", "duplicate", "reproduce", "photocopy", "reproduction"],
  ["destroy", "return", "delete", "erase", "surrender", "deliver up"],
  ["retain", "keep", "preserve", "archive", "possess", "hold", "store"],
  ["oral", "verbal", "spoken", "visual"],
  ["write", "writing", "document", "tangible", "record"],
  ["identify", "mark", "label", "designate", "legend", "stamp"],
  ["protect", "safeguard", "security", "care", "precaution"],
  ["personal data", "privacy", "data protection", "personal information"],
  ["negotiate", "discuss", "transaction", "talks"],
  // property and making
  ["license", "grant", "right", "permission use"],
  ["own", "title", "property", "belong", "vest", "retain"],
  ["intellectual property", "patent", "copyright", "trademark", "trade secret", "invention"],
  ["develop", "create", "produce", "design", "conceive", "make"],
  ["acquire", "obtain", "receive", "procure", "get", "possess", "become"],
  ["independent", "without use", "without reference", "on own"],
  ["similar", "same", "identical", "equivalent", "comparable", "like", "substantially"],
  ["reverse engineer", "decompile", "disassemble", "analyze"],
  ["modify", "amend", "change", "alter", "vary"],
  ["use", "utilize", "exploit", "employ"],
  ["deliver", "supply", "provide", "ship"],
  ["accept", "acceptance", "reject", "inspect"],
  ["sell", "purchase", "buy", "dispose"],
  ["quality", "standard", "specification", "conform"],
  ["support", "maintain", "service"],
  // disputes and form
  ["govern", "governing law", "construed", "interpreted", "choice law"],
  ["court", "jurisdiction", "venue", "forum", "tribunal"],
  ["dispute", "arbitrate", "mediate", "litigate", "lawsuit", "controversy", "claim"],
  ["audit", "inspect", "examine", "books records"],
  ["waive", "waiver", "forgo", "relinquish"],
  ["entire agreement", "supersede", "prior agreement", "integration"],
  ["beneficiary", "third party rights", "enforceable"],
  ["sign", "execute", "signature"],
  ["minimum", "at least", "least", "no less"],
  ["include", "comprise", "consist", "mean", "encompass", "contain"],
  ["technical", "commercial", "financial", "business", "marketing"],
];

let known: ReadonlyMap<string, readonly string[]> | undefined;

/** What else a word or a phrase of two may be put as: keys and values are stems, a phrase's joined by a blank. */
export function synonyms(): ReadonlyMap<string, readonly string[]> {
  if (known !== undefined) return known;
  const found = new Map<string, Set<string>>();
  for (const group of groups) {
    const keys = [...new Set(group.map((phrase) => phraseStems(phrase).join(" ")))].filter((key) => key !== "");
    for (const key of keys) {
      const others = found.get(key) ?? new Set<string>();
      for (const other of keys) if (other !== key) others.add(other);
      found.set(key, others);
    }
  }
  known = new Map([...found].map(([key, others]) => [key, [...others]]));
  return known;
}
