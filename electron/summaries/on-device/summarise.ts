import type { Contract } from "../../../shared/domain/contract.ts";
import { foreignLanguageOf } from "../../../shared/domain/language.ts";
import type { Level } from "../../../shared/domain/summary.ts";
import type { ModelAnswer } from "../answer.ts";
import { bargainIn, onlyOpens } from "./bargain.ts";
import { clausesIn } from "./clauses.ts";
import { gapIn } from "./gaps.ts";
import { findTitle, kindOf, notAContract, readsLikeAContract } from "./kind.ts";
import { dutyInWords, leansOnAnother, obligationsIn, withinCeiling, type Obligation } from "./obligations.ts";
import { findParties, leavesPartyOpen, type Party } from "./parties.ts";
import { inOrder, packFor, type Pack } from "./packs.ts";
import { opened } from "./opened-terms.ts";
import { quotesOf } from "./quotes.ts";
import { readContract, type Reading, type Sentence } from "./reading.ts";
import { risksIn, type FoundRisk } from "./risks.ts";
import { salienceOf, tellsSomething } from "./salience.ts";
import type { Span } from "./sentences.ts";
import { leftBlank } from "./terms/agreement-date.ts";
import { alone, wholeOf, type Limited } from "./whole.ts";
import { roleOf } from "./terms/identity.ts";
import { terms } from "./terms/index.ts";
import { leftElsewhere } from "./terms/left-to.ts";
import type { Subject, Term, TermAnswer } from "./terms/term.ts";
import { capitalised, escaped, listed, readable, readableWhole } from "./wording.ts";

type KeyTerm = ModelAnswer["keyTerms"][number];
type Statement = ModelAnswer["statements"][number];

const fewestStatements = 5;
const mostFlags = 5;

/**
 * Reads a contract and says what it is, whom it binds, to what, and what to beware of, without a model: deterministic,
 * and every statement rests on verbatim quotes with their offsets. Never throws; a text without a word gives one
 * statement that says so.
 */
export function summarise(contract: Contract): ModelAnswer {
  const reading = readContract(contract);
  const title = findTitle(reading);
  const parties = findParties(reading);
  if (contract.coverage.unreadable === 0 && !readsLikeAContract(reading, title, parties.length))
    return sayWhatStands(contract, reading);
  const kind = kindOf(reading, title);
  const subject: Subject = { reading, title, kind, parties };
  const pack = packFor(kind);
  const asked = inOrder(terms, pack);
  const answers = new Map(asked.map((term) => [term.id, term.find(subject) ?? leftElsewhere(term.id, subject)]));
  // What stands in the snapshot is short, and says nothing twice.
  const told = new Map(
    [...answers].map(([id, answer]) => [id, answer === null ? null : opened(reading, id, answer)] as const),
  );
  const stated = new Set([...answers].filter(([, answer]) => answer !== null).map(([id]) => id));
  const scores = salienceOf(reading);
  const draft = new Draft(contract);

  const risks = risksIn(reading, parties, answers);

  addSnapshot(draft, subject, answers, scores, risks);
  const shown = new Set<string>();
  for (const term of asked) {
    const answer = told.get(term.id) ?? null;
    if (answer === null || term.id === "document-name" || term.id === "parties") continue;
    const [passage] = answer.passages;
    // One sentence often settles term, expiry and renewal: it is said once.
    const place = `${passage?.start ?? -1} ${spoken(answer).slice(0, 30)}`;
    if (shown.has(place)) continue;
    shown.add(place);
    const doubt =
      answer.state === "ambiguous" && answer.passages.length > 1 ? " (the contract says more than one thing)" : "";
    draft.add("key-terms", `${term.label}: ${ended(`${spoken(answer).replace(/[.]$/, "")}${doubt}`)}`, answer.passages);
  }
  const duties = withinCeiling(obligationsIn(reading, parties, scores, covenantsIn(reading, answers)));
  for (const duty of duties.listed)
    draft.add(
      "obligations",
      dutyInWords({ ...duty, sentence: alone(duty.sentence) }),
      [alone(duty.sentence)],
      duty.isMain ? { isMain: true } : {},
    );
  for (const { label, sentence, other, text, severity, reason, who } of risks)
    draft.add("risks", `${label}: ${text}`, other === null ? [sentence] : [sentence, other], {
      risk: { severity, reason, who },
    });
  for (const { heading, sentences } of clausesIn(reading, parties, scores)) {
    const [first] = sentences;
    const shown = sentences.map((one) => (one !== first && one.before?.start === first?.start ? alone(one) : one));
    const text = shown.map((one) => clauseText(one)).join(" ");
    draft.add("clauses", heading === "" ? text : `${heading}: ${text}`, shown);
  }
  fill(draft, reading);
  return {
    kind,
    brief: briefLine(subject, answers),
    parties: parties.map(({ name }) => name),
    statements: draft.statements,
    keyTerms: asked.map((term) => keyTermOf(reading, pack, term, told.get(term.id) ?? null, stated)),
    ...(duties.unlisted.length === 0 ? {} : { unlistedObligations: unlistedIn(duties.unlisted) }),
  };
}

function unlistedIn(unlisted: readonly Obligation[]): NonNullable<ModelAnswer["unlistedObligations"]> {
  const headings = unlisted.map(({ sentence }) => sentence.heading).filter((heading) => heading !== "");
  return { count: unlisted.length, sections: [...new Set(headings)].slice(0, mostSections) };
}

const mostSections = 12;

/** Short, if that loses no end. */
function clauseText(sentence: Pick<Sentence, keyof Limited>): string {
  const short = readableWhole(sentence, shortClause);
  return short.endsWith("…") ? readableWhole(sentence) : short;
}

const shortClause = 60;

/** Of a text that is no contract: that it is none, and what it says. */
function sayWhatStands(contract: Contract, reading: Reading): ModelAnswer {
  const draft = new Draft(contract);
  fill(draft, reading);
  return {
    kind: notAContract,
    brief: "This does not read like a contract: nobody is bound to anything in it.",
    parties: [],
    statements: draft.statements,
    keyTerms: [],
  };
}

function spoken({ answer, said }: TermAnswer): string {
  return said ?? answer;
}

/** The long answer with what it rests on: the term's own, or the sentence in which its first passage stands. */
function inFull(reading: Reading, { detail, passages }: TermAnswer): { detail: string; passages: readonly Span[] } {
  if (detail !== undefined) return { detail, passages };
  const [first] = passages;
  const around =
    first === undefined
      ? undefined
      : reading.sentences.find(({ start, end }) => start <= first.start && first.start < end);
  if (around === undefined) return { detail: "", passages };
  const isQuoted = passages.some(({ start, end }) => start <= around.start && around.end <= end);
  return { detail: readableWhole(around), passages: isQuoted ? passages : [...passages, around] };
}

function keyTermOf(
  reading: Reading,
  pack: Pack | null,
  term: Term,
  answer: TermAnswer | null,
  stated: ReadonlySet<string>,
): KeyTerm {
  const { contract } = reading;
  const { id, label } = term;
  if (answer === null) {
    // What stands on a page that nobody could read, or in a language that the engine does not, cannot be missed.
    return contract.coverage.unreadable > 0 || foreignLanguageOf(contract) !== null
      ? { id, label, state: "unreadable", answer: "", detail: "", quotes: [] }
      : { id, label, state: "silent", answer: gapIn(pack, term, reading, stated), detail: "", quotes: [] };
  }
  const { detail, passages } = inFull(reading, answer);
  return { id, label, state: answer.state, answer: answer.answer, detail, quotes: quotesOf(contract, passages) };
}

/** The sentences that say what a party may not do, or keeps secret: no list of obligations is whole without them. */
function covenantsIn({ sentences }: Reading, answers: Answers): Set<Sentence> {
  const starts = [...covenantTerms].flatMap(([id, most]) =>
    (answers.get(id)?.passages.slice(0, most) ?? []).map(({ start }) => start),
  );
  return new Set(
    sentences.filter((sentence) => starts.includes(sentence.start) || starts.includes(wholeOf(sentence).start)),
  );
}

/** With how many of the sentences that each quotes: two where each party may be bound by its own. */
const covenantTerms: ReadonlyMap<string, number> = new Map([
  ["confidentiality", 2],
  ["exclusivity", 2],
  ["non-compete", 2],
  ["no-solicit-of-employees", 2],
  ["no-solicit-of-customers", 2],
  ["return-or-destruction", 1],
  ["disclosure-that-the-law-demands", 1],
]);

type Answers = ReadonlyMap<string, TermAnswer | null>;

function addSnapshot(
  draft: Draft,
  { reading, title, kind, parties }: Subject,
  answers: Answers,
  scores: ReadonlyMap<Sentence, number>,
  risks: readonly FoundRisk[],
): void {
  const shown = parties.slice(0, 4);
  const spans: Span[] = [...(title === null ? [] : [title]), ...shown.map((party) => withRole(reading.text, party))];
  if (spans.length > 0) {
    const between =
      shown.length >= 2
        ? ` between ${listedParties(parties, nameAndRole)}`
        : shown.length === 1
          ? ` with ${shown.map(nameAndRole).join("")}${leavesPartyOpen(reading, parties) ? "; the name of the other party is left blank" : ""}`
          : "";
    draft.add("snapshot", ended(`${capitalised(kind)}${between}`), spans);
  }
  const dated = answers.get("agreement-date") ?? null;
  if (dated !== null)
    draft.add(
      "snapshot",
      dated.answer.startsWith(leftBlank)
        ? `The date of the agreement is ${ended(dated.answer.replace("Left blank in the contract", "left blank"))}`
        : `Dated ${spoken(dated)}.`,
      dated.passages,
    );
  const about = bargainIn(reading, kind, scores, parties);
  if (about !== null) draft.add("snapshot", readable(wholeOf(about).text.replace(/^whereas,?\s+/i, "")), [about]);
  const said = new Set<string>();
  const wanted = ["term", "payment", ...(packFor(kind)?.snapshot ?? [])];
  for (const { id, label } of wanted.flatMap((one) => terms.filter((term) => term.id === one))) {
    const answer = answers.get(id) ?? null;
    if (answer === null || said.has(spoken(answer))) continue;
    said.add(spoken(answer));
    // An answer rests on several sentences: steps of a price, a rule and what it is said with.
    draft.add("snapshot", `${label}: ${ended(spoken(answer))}`, answer.passages.slice(0, mostQuoted));
  }
  const law = answers.get("governing-law") ?? null;
  if (law !== null && law.answer.split(" ").length < 9) {
    draft.add(
      "snapshot",
      law.state === "ambiguous"
        ? `Two laws are named: ${law.answer.replace(/ or /g, " and ")}.`
        : `Governed by the law of ${law.answer}${law.said === undefined ? "" : ", with the exception that the clause makes"}.`,
      law.passages,
    );
  }
  const renewal = answers.get("notice-period-to-terminate-renewal") ?? null;
  if (renewal !== null && renewal.answer.endsWith("before the term ends"))
    draft.add("snapshot", `Notice against renewal: ${ended(renewal.answer)}`, renewal.passages.slice(0, 1));
  const flags = risks.slice(0, mostFlags);
  if (flags.length > 0)
    draft.add(
      "snapshot",
      `Look at: ${flags.map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1)).join("; ")}.`,
      flags.map(({ sentence }) => sentence),
    );
  const telling = reading.sentences
    // An item out of a long list says nothing without the others.
    .filter(
      (sentence) =>
        tellsSomething(sentence) &&
        !onlyOpens(sentence) &&
        !leansOnAnother(sentence.text) &&
        !(sentence.lead !== undefined && wholeOf(sentence).text.includes("…")),
    )
    .toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a.index - b.index);
  // What has to be cut loses its point more often than not.
  const whole = telling.filter(({ text }) => text.split(" ").length <= 45);
  for (const sentence of [...whole, ...telling]) {
    if (draft.count("snapshot") >= 6) break;
    draft.add("snapshot", readableWhole(sentence), [sentence]);
  }
}

const mostQuoted = 4;

/** A short text has fewer sentences than there are questions: then what it says, sentence by sentence. */
function fill(draft: Draft, reading: Reading): void {
  for (const sentence of reading.sentences) {
    if (draft.statements.length >= fewestStatements) return;
    draft.add("snapshot", readableWhole(sentence), [sentence]);
  }
  if (draft.statements.length > 0) return;
  for (const heading of reading.headings.slice(0, fewestStatements))
    draft.add("snapshot", readable(heading.text), [heading]);
  if (draft.statements.length > 0) return;
  const text = reading.text.trim();
  const start = reading.text.indexOf(text);
  draft.add("snapshot", text === "" ? "The contract holds no text." : readable(text.slice(0, 400)), [
    { start, end: start + text.length },
  ]);
}

function briefLine({ kind, parties }: Subject, answers: Answers): string {
  const dated = answers.get("agreement-date") ?? null;
  const law = answers.get("governing-law") ?? null;
  return ended(
    [
      `${capitalised(kind)}${parties.length >= 2 ? ` between ${listedParties(parties)}` : parties.length === 1 ? ` with ${parties[0]?.name ?? ""}` : ""}`,
      ...(dated?.state === "stated" ? [`dated ${spoken(dated)}`] : []),
      ...(law?.state === "stated" && law.answer.split(" ").length < 9 ? [`governed by the law of ${law.answer}`] : []),
    ].join(", "),
  );
}

function listedParties(parties: readonly Party[], called: (party: Party) => string = ({ name }) => name): string {
  return parties.length <= 4 ? listed(parties.map(called)) : listed([...parties.slice(0, 3).map(called), "others"]);
}

function nameAndRole(party: Party): string {
  const role = roleOf(party);
  return role === null ? party.name : `${party.name} (${role})`;
}

/** The party's span with the words that give it its role, where they stand near. */
function withRole(text: string, party: Party): Span {
  const role = roleOf(party);
  if (role === null) return party;
  const at = text
    .slice(party.end, party.end + farthestRole)
    .search(new RegExp(`["“‘'(]\\s*(?:the\\s+)?${escaped(role)}\\b`, "u"));
  if (at < 0) return party;
  return { start: party.start, end: party.end + text.slice(party.end).indexOf(role, at) + role.length };
}

const farthestRole = 400;

function ended(text: string): string {
  return /[.!?…]["”)]?$/u.test(text) ? text : `${text}.`;
}

class Draft {
  readonly statements: Statement[] = [];
  readonly #contract: Contract;
  readonly #said = new Set<string>();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /** Adds a statement, unless its level already says the same. */
  add(level: Level, text: string, spans: readonly Span[], more: Pick<Statement, "risk" | "isMain"> = {}): void {
    const key = `${level} ${text.toLowerCase()}`;
    const place = `${level} ${spans.length === 1 && level === "snapshot" ? (spans[0]?.start ?? 0) : text}`;
    if (this.#said.has(key) || this.#said.has(place)) return;
    this.#said.add(key).add(place);
    this.statements.push({ level, text, ...more, quotes: quotesOf(this.#contract, spans) });
  }

  count(level: Level): number {
    return this.statements.filter((statement) => statement.level === level).length;
  }
}
