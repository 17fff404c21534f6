/** On one line, with straight quotes and plain dashes and words that were broken at a line's end put together; case is kept. */
export function plainText(text: string): string {
  return text
    .replace(/\u00ad\s*/g, "")
    .replace(/(?<=\p{Ll})[-\u2010]\s*\n\s*(?=\p{Ll})/gu, "")
    .replace(/[\u2018\u2019\u201b\u2032`\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

const irregular: Readonly<Record<string, string>> = {
  paid: "pay",
  made: "make",
  given: "give",
  gave: "give",
  held: "hold",
  sold: "sell",
  borne: "bear",
  kept: "keep",
  bound: "bind",
  took: "take",
  taken: "take",
  left: "leave",
  sent: "send",
  built: "build",
  brought: "bring",
  bought: "buy",
  chosen: "choose",
  withheld: "withhold",
  undertaken: "undertake",
  written: "write",
  met: "meet",
  began: "begin",
  begun: "begin",
};

/** One form for "assign", "assigns", "assigned" and "assigning": rough, and the same on both sides of a comparison. */
export function stemOf(word: string): string {
  const lower = word.toLowerCase().replace(/'s?$/, "");
  const base = irregular[lower] ?? lower;
  if (base.length <= 3) return base;
  const bare = base
    .replace(/(?<=\p{L}{2})(?:ies|ied)$/u, "y")
    .replace(/(?<=\p{L}{3})(?:ing|ed|es|s)$/u, "")
    .replace(/(?<=\p{L}{3})e$/u, "");
  return bare.replace(/([bdfglmnprt])\1$/, "$1");
}
