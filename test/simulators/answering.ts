import { longestBlock, sentencesOf } from "./prompt-text.ts";

export interface Question {
  readonly system: string;
  readonly user: string;
  /** The JSON Schema the answer must have; null for an answer in prose. */
  readonly schema: Record<string, unknown> | null;
  readonly inventQuotes: number;
  readonly seed: number;
}

interface Statement {
  level: string;
  text: string;
  duty: { who: string; what: string; when: string; trigger: string } | null;
  risk: { severity: string; reason: string; who: string } | null;
  quotes: { quote: string }[];
}

const levels: readonly { readonly level: string; readonly words: RegExp; readonly most: number }[] = [
  { level: "snapshot", words: /\b(between|by and among|entered into|effective date)\b/i, most: 2 },
  { level: "key-terms", words: /\b(governed by|term of|initial term|fees?|invoice|renew|notice)\b/i, most: 4 },
  { level: "risks", words: /\b(indemnif|liab|damages|terminat|breach|exclusiv)/i, most: 4 },
  { level: "obligations", words: /\b(shall|must|agrees to|undertakes)\b/i, most: 5 },
  { level: "clauses", words: /./, most: 3 },
];

const keyTerms: readonly {
  readonly id: string;
  readonly label: string;
  readonly words: RegExp;
  readonly ifStated?: boolean;
}[] = [
  { id: "governing-law", label: "Governing law", words: /\b(governed by|governing law|laws of)\b/i },
  { id: "effective-date", label: "Effective date", words: /\b(effective date|effective as of|dated as of)\b/i },
  { id: "expiration-date", label: "Expiration date", words: /\b(expire|initial term|term of this agreement)\b/i },
  {
    id: "cap-on-liability",
    label: "Cap on liability",
    words: /\b(aggregate|total) liability\b|liability .{0,60}(exceed|limited)/i,
  },
  {
    id: "termination-for-convenience",
    label: "Termination for convenience",
    words: /\bterminate\b.{0,80}\b(convenience|without cause|any reason|for any)\b/i,
  },
];

/** An answer made from the prompt alone: chosen sentences, quoted as they stand, in the shape that was asked for. */
export function answerTo(question: Question): string {
  const all = sentencesOf(longestBlock(question.user));
  const whole = all.filter(isWhole);
  const sentences = whole.length > 0 ? whole : all;
  const first = sentences[question.seed % Math.max(1, sentences.length)] ?? question.user.trim().slice(0, 200);
  if (question.schema === null) return `It says: ${first}`;
  const properties = object(question.schema["properties"]) ?? {};
  const answer =
    "snapshot" in properties
      ? overviewOf(question.user)
      : "rulings" in properties
        ? rulingsOf(question.user, sentences)
        : "state" in properties
          ? replyOf(question.user, sentences)
          : summarise(sentences, question);
  const shaped = shape(question.schema, question.schema, answer, { sentence: first }, 0);
  return JSON.stringify(shaped);
}

/** The head of a summary from statements with their ids, one to a line: "[s3] The Supplier shall deliver." */
function overviewOf(prompt: string): Record<string, unknown> {
  const given = [...prompt.matchAll(/^\[(s\d+)\] (.+)$/gm)].map(([, id = "", text = ""]) => ({ id, text }));
  const fact = (label: string): string => new RegExp(`^${label}: (.+)$`, "m").exec(prompt)?.[1] ?? "";
  return {
    brief: `A ${fact("Kind")} between ${fact("Parties").replace("; ", " and ")}`,
    snapshot: given.slice(0, 4).map(({ id, text }) => ({ text, from: [id] })),
  };
}

/** A ruling on each conflict of a prompt ("[c1] Two laws are named."): the later passage is said to be the one that counts. */
function rulingsOf(prompt: string, sentences: readonly string[]): Record<string, unknown> {
  const conflicts = [...prompt.matchAll(/^\[(c\d+)\] /gm)].map(([, id = ""]) => id);
  return {
    rulings: conflicts.map((id) => ({
      id,
      text: retell(sentences.at(-1) ?? ""),
      quotes: sentences.map((quote) => ({ quote })),
    })),
  };
}

/** An answer to the question that ends a prompt: the sentences that share most of its words; silent where none shares two. */
function replyOf(prompt: string, sentences: readonly string[]): Record<string, unknown> {
  const asked = wordsOf(prompt.slice(prompt.lastIndexOf("The question:")).split("\n")[1] ?? "");
  const ranked = sentences
    .map((sentence) => ({ sentence, shared: [...wordsOf(sentence)].filter((word) => asked.has(word)).length }))
    .filter(({ shared }) => shared >= Math.min(2, asked.size))
    .toSorted((one, other) => other.shared - one.shared)
    .slice(0, 2);
  return {
    state: ranked.length === 0 ? "silent" : "answered",
    statements: ranked.map(({ sentence }) => ({ text: retell(sentence), quotes: [{ quote: sentence }] })),
  };
}

/** Words of substance, cut to their stems' length. */
function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(
    words
      .filter((word) => !/^(?:what|which|when|does|this|that|contract|agreement|with|much)$/.test(word))
      .map((word) => word.slice(0, 6)),
  );
}

/** Not a line of a table of contents, a heading, or a lead-in to what stands in the next paragraph. */
function isWhole(sentence: string): boolean {
  return /(?:[.;)”"]|[;,] (?:and|or))$/.test(sentence) && !/(?:\b\d{1,3}\s+\p{Lu}[^.]{3,60}\s){3}/u.test(sentence);
}

function summarise(sentences: readonly string[], question: Question): Record<string, unknown> {
  const taken = new Set<string>();
  const statements = levels.flatMap(({ level, words, most }): Statement[] => {
    const chosen = sentences.filter((sentence) => words.test(sentence) && !taken.has(sentence)).slice(0, most);
    chosen.forEach((sentence) => taken.add(sentence));
    return chosen.map((sentence) => ({
      level,
      text: retell(sentence),
      duty: level === "obligations" ? dutyIn(retell(sentence)) : null,
      risk: level === "risks" ? weightOf(sentence) : null,
      quotes: [{ quote: sentence }],
    }));
  });
  const wanted = termsListed(`${question.system}\n${question.user}`) ?? keyTerms;
  const kind = kindOf(sentences, question.user);
  const parties = partiesOf(sentences);
  return {
    kind,
    brief: parties.length === 2 ? `A ${kind} between ${parties.join(" and ")}` : retell(sentences[0] ?? kind),
    parties,
    statements: statements.map((statement, index) =>
      index < question.inventQuotes ? falsify(statement, index) : statement,
    ),
    keyTerms: wanted.flatMap(({ id, label, ifStated }) => {
      const known = keyTerms.find((term) => term.id === id);
      const words = known?.words ?? new RegExp(`\\b${id.split("-").join("[\\s-]+")}\\b`, "i");
      const found = sentences.find((sentence) =>
        id === "parties" && parties.length > 0 ? sentence.includes(parties[0] ?? "") : words.test(sentence),
      );
      if (found === undefined)
        return ifStated === true ? [] : [{ id, label, state: "silent", answer: "", detail: "", quotes: [] }];
      return [{ id, label, state: "stated", answer: retell(found), detail: retell(found), quotes: [{ quote: found }] }];
    }),
  };
}

/** Who is before the verb that binds, what from there on, and when what follows "within" or "by". */
function dutyIn(text: string): Statement["duty"] {
  const found =
    /^(?:the\s+)?(?<who>\p{Lu}[\p{L}\p{N} .,&-]{1,60}?)\s+(?<what>(?:shall|must|agrees to|undertakes)\b.*)$/u.exec(
      text,
    );
  if (found?.groups === undefined) return null;
  const { who = "", what = "" } = found.groups;
  const when = /\b(?:within|by)\s[^,;.]{4,60}/.exec(what)?.[0] ?? "";
  return { who, what: what.replace(when, "").trim(), when, trigger: "" };
}

/** Graver where no limit or no way back is said; it weighs on whoever is named before the verb that binds. */
function weightOf(sentence: string): NonNullable<Statement["risk"]> {
  const isGrave = /\b(?:unlimited|without limit|irrevocabl\w+|perpetual\w*|sole discretion|immediately)\b/i.test(
    sentence,
  );
  return {
    severity: isGrave ? "high" : "medium",
    reason: isGrave ? "Nothing limits it, or takes it back." : "It costs or binds beyond the ordinary.",
    who: dutyIn(retell(sentence))?.who ?? "",
  };
}

/** A sentence told again: one line, at most 240 characters, cut at a word. */
function retell(sentence: string): string {
  const line = sentence.replace(/\s+/g, " ");
  return line.length <= 240 ? line : line.slice(0, 240).replace(/\s+\S*$/, "");
}

/** Every other time a quote that stands nowhere, else (where the text has one) a number that is not the contract's. */
function falsify(statement: Statement, index: number): Statement {
  const number = /\d+/.exec(statement.text)?.[0];
  if (index % 2 === 1 && number !== undefined) {
    return { ...statement, text: statement.text.replace(number, String(Number(number) * 7 + 13)) };
  }
  return {
    ...statement,
    quotes: [{ quote: "The lighthouse keeper grants the parties nine hundred umbrellas forthwith." }],
  };
}

function kindOf(sentences: readonly string[], prompt: string): string {
  const head = longestBlock(prompt).slice(0, 600);
  const plain =
    /\b((?:software |office )?(?:lease|licence|license)|(?:\w+[ -]){0,2}(?:non-disclosure|services|supply|master) agreement)\b/i;
  const named =
    plain.exec(head) ??
    /\b((?:[A-Z][A-Za-z-]+\s+){1,4}agreement)\b/i.exec(sentences.slice(0, 5).join(" ")) ??
    /\b(\w+ agreement)\b/i.exec(prompt);
  return (named?.[1] ?? "contract")
    .toLowerCase()
    .replace(/^(this|the|an?)\s+/, "")
    .replace(/\s+/g, " ");
}

/** Names after "between", or at the head of a numbered list of parties. */
function partiesOf(sentences: readonly string[]): string[] {
  const start = sentences.slice(0, 12).map((sentence) => sentence.replace(/\s+/g, " "));
  for (const sentence of start) {
    const found =
      /\bbetween\s+(.+?(?:, (?:Inc\.|LLC|Ltd\.|L\.P\.))?)\s*(?:\(|,).*?\band\s+(.+?(?:, (?:Inc\.|LLC|Ltd\.|L\.P\.))?)\s*(?:\(|,|\.)/.exec(
        sentence,
      );
    const names = [found?.[1], found?.[2]].map((name) => name?.replace(/^(the|by and)\s+/i, ""));
    if (names.every((name) => name !== undefined && name.length < 100))
      return names.filter((name) => name !== undefined);
  }
  return start.flatMap(
    (sentence) => /^\(\d\)\s+([A-Z][^,(]{3,80}?(?:, (?:Inc\.|LLC|Ltd\.|L\.P\.))?)\s*[,(]/.exec(sentence)?.[1] ?? [],
  );
}

/** The key terms that a prompt lists, one to a line: "- governing-law (Governing law)"; those behind an "only" are optional. */
function termsListed(prompt: string): { id: string; label: string; ifStated: boolean }[] | null {
  const only = /^(?:And for these only|Give entries only)/m.exec(prompt)?.index ?? Number.POSITIVE_INFINITY;
  const listed = [...prompt.matchAll(/^- ([a-z0-9]+(?:-[a-z0-9]+)*) \((.+)\)$/gm)];
  return listed.length === 0
    ? null
    : listed.map(({ 1: id = "", 2: label = "", index }) => ({ id, label, ifStated: index > only }));
}

type Json = Record<string, unknown>;

function object(value: unknown): Json | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** Gives `value` the shape of a schema: unknown properties go, missing ones are made from what the schema says of them. */
function shape(schema: Json, root: Json, value: unknown, context: { sentence: string }, depth: number): unknown {
  if (typeof schema["$ref"] === "string") {
    const target = schema["$ref"]
      .split("/")
      .slice(1)
      .reduce<unknown>((node, key) => object(node)?.[key], root);
    return shape(object(target) ?? {}, root, value, context, depth + 1);
  }
  if ("const" in schema) return schema["const"];
  if (Array.isArray(schema["enum"])) return schema["enum"].includes(value) ? value : schema["enum"][0];
  const union = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(union)) {
    const option =
      union.map((entry) => object(entry) ?? {}).find((entry) => entry["type"] === typeName(value)) ??
      object(union[0]) ??
      {};
    return shape(option, root, value, context, depth + 1);
  }
  const type = Array.isArray(schema["type"]) ? schema["type"][0] : schema["type"];
  switch (type) {
    case "object": {
      const given = object(value) ?? {};
      const entries = Object.entries(object(schema["properties"]) ?? {});
      return Object.fromEntries(
        entries.map(([key, part]) => [key, shape(object(part) ?? {}, root, given[key], context, depth + 1)]),
      );
    }
    case "array": {
      const items = object(schema["items"]) ?? {};
      const given = Array.isArray(value) ? value : depth > 6 ? [] : [undefined];
      return given.map((entry: unknown) =>
        shape(
          items,
          root,
          object(entry)?.["quote"] !== undefined && items["type"] === "string" ? object(entry)?.["quote"] : entry,
          context,
          depth + 1,
        ),
      );
    }
    case "number":
    case "integer":
      return typeof value === "number" ? value : 0;
    case "boolean":
      return value === true;
    case "null":
      return null;
    default:
      return typeof value === "string" ? value : context.sentence;
  }
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
