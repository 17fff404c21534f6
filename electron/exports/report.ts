import type { Contract } from "../../shared/domain/contract.ts";
import { coverageSentence } from "../../shared/domain/coverage.ts";
import { severityWords } from "../../shared/domain/flags.ts";
import { foundHere } from "../../shared/domain/left-out.ts";
import { detailOf, standingOf } from "../../shared/domain/key-term.ts";
import { cellsOf, noneFoundNote, obligationGroups, unlistedNote } from "../../shared/domain/obligations.ts";
import { levelTitles } from "../../shared/domain/level-titles.ts";
import { gapsTitle, isUnflagged, noRisks, riskRows, whyWords } from "../../shared/domain/risks.ts";
import { repeats } from "../../shared/domain/repeats.ts";
import { dollars } from "../../shared/domain/money.ts";
import { servedBy, totalCostUsd, type Run } from "../../shared/domain/run.ts";
import { relianceNote } from "../../shared/domain/reliance.ts";
import { silenceWords, type SilenceWords } from "../../shared/domain/silence.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import { levelSchema, type Citation, type KeyTerm, type Statement } from "../../shared/domain/summary.ts";

/** A passage that lines of the report rest on; numbered from 1, each passage once. */
export interface Note {
  readonly number: number;
  readonly quote: string;
  /** "p. 3", "section 8.2", or that it was not found. */
  readonly where: string;
}

export interface Line {
  /** Of a key term; null for a statement. */
  readonly label: string | null;
  readonly text: string;
  /** The long answer of a key term, where it says more than the short one. */
  readonly detail?: string;
  /** Of a table with columns; its second is `text`. */
  readonly cells?: readonly string[];
  /** What the reader must know before relying on it; null where it was verified. */
  readonly warning: string | null;
  /** Numbers of the notes it rests on. */
  readonly notes: readonly number[];
}

export interface Part {
  readonly title: string;
  /** Key terms stand in a table, obligations in one with columns, other statements in a list. */
  readonly form: "table" | "columns" | "list";
  readonly lines: readonly Line[];
}

/** One summary, laid out for paper. */
export interface Report {
  readonly title: string;
  readonly kind: string;
  readonly parties: readonly string[];
  readonly brief: string;
  /** How much of it was verified, and what was found in the file: sentences. */
  readonly cautions: readonly string[];
  readonly parts: readonly Part[];
  /** Labels of the key terms on which nothing was found, under their title. */
  readonly silent: readonly string[];
  readonly silence: SilenceWords;
  readonly notes: readonly Note[];
  /** Where it comes from: models, dates, cost. */
  readonly provenance: readonly (readonly [name: string, value: string])[];
}

/** Lays a saved summary out. Every statement is in it, with its verification; nothing is added. Pure. */
export function reportOf(saved: SavedSummary): Report {
  const { contract, summary } = saved;
  const notes = new Notes(contract);
  const said = summary.keyTerms.filter(({ state }) => state !== "silent");
  const silent = summary.keyTerms.filter(({ state }) => state === "silent");
  const terms = said.map((term) => termLine(term, notes));
  const parts = levelSchema.options.flatMap((level): Part[] => {
    if (level === "obligations") return obligationParts(saved, notes);
    if (level === "risks") return [...riskParts(saved, notes), ...gapParts(silent)];
    const days = level === "snapshot" ? dayParts(saved, notes) : [];
    const statements = summary.statements.filter((statement) => statement.level === level);
    const lines = statements
      .filter((statement) => !said.some((term) => repeats(statement, term)))
      .map((statement) => statementLine(statement, notes));
    const table: Part[] =
      level === "key-terms" && terms.length > 0 ? [{ title: levelTitles[level], form: "table", lines: terms }] : [];
    const title = table.length > 0 ? `${levelTitles[level]}, further` : levelTitles[level];
    return lines.length === 0 ? [...table, ...days] : [...table, { title, form: "list", lines }, ...days];
  });
  return {
    title: contract.name,
    kind: summary.kind,
    parties: summary.parties,
    brief: summary.brief,
    cautions: cautionsOf(saved),
    parts,
    silent: silent.filter(({ answer, flag }) => answer === "" && flag === undefined).map(({ label }) => label),
    silence: silenceWords(saved.run),
    notes: notes.all,
    provenance: provenanceOf(saved),
  };
}

/** Whom we act for, the days still to come, and what is to be said of days that are not among them. */
function dayParts({ client, side, calendar }: SavedSummary, notes: Notes): Part[] {
  const line = (label: string, text: string, citations: readonly Citation[] = []): Line => ({
    label,
    text,
    warning: null,
    notes: notes.take(citations),
  });
  const lines = [
    ...(typeof side === "string"
      ? [line("We act for", side)]
      : typeof client === "string"
        ? [line("We act for", `${client}, who is not among the parties found`)]
        : []),
    ...(calendar?.dates ?? []).map(({ label, date, how, citations }) =>
      line(date, `${label}${how === "" ? "" : ` (${how})`}`, citations),
    ),
    ...(calendar?.open ?? []).map((reason) => line("Note", reason)),
  ];
  const title = calendar === undefined ? "Our side" : `Next dates, as of ${calendar.today}`;
  return lines.length === 0 ? [] : [{ title, form: "table", lines }];
}

/** The obligations as tables: one, or one for each side where it is known whom we act for. */
function obligationParts({ summary, side = null }: SavedSummary, notes: Notes): Part[] {
  return obligationGroups(summary.statements, side).map(({ whose, title, rows }) => ({
    title:
      title === null
        ? levelTitles.obligations
        : `${levelTitles.obligations}: ${whose === null ? title : title.toLowerCase()}`,
    form: "columns",
    lines: rows.map(({ statement, obligation }) => ({
      ...statementLine(statement, notes),
      text: obligation.what,
      cells: cellsOf(obligation),
    })),
  }));
}

/** The risks, the gravest first, each with its weight beside it and why it matters below; plain where none was weighed. */
function riskParts({ summary, side = null }: SavedSummary, notes: Notes): Part[] {
  const rows = riskRows(summary.statements, side);
  const isWeighed = rows.some(({ risk }) => risk !== null);
  const lines = rows.map(({ statement, weight, reason }): Line => ({
    ...statementLine(statement, notes),
    ...(isWeighed ? { label: weight } : {}),
    ...(reason === "" ? {} : { detail: `${whyWords}: ${reason}` }),
  }));
  if (isUnflagged(summary))
    return [
      { title: levelTitles.risks, form: "list", lines: [{ label: null, text: noRisks, warning: null, notes: [] }] },
    ];
  return lines.length === 0 ? [] : [{ title: levelTitles.risks, form: isWeighed ? "table" : "list", lines }];
}

/** What contracts of the kind usually have, or the firm wants said, and was not found. */
function gapParts(silent: readonly KeyTerm[]): Part[] {
  const lines = silent
    .filter(({ answer, flag }) => answer !== "" || flag !== undefined)
    .map((term): Line => ({ label: term.label, text: term.answer, warning: termWarning(term), notes: [] }));
  return lines.length === 0
    ? []
    : [{ title: `${levelTitles.risks}: ${gapsTitle.toLowerCase()}`, form: "table", lines }];
}

/** What a reader must know of a statement that is not wholly verified; null where it is. */
export function warningOf({ status, reason }: Pick<Statement, "status" | "reason">): string | null {
  switch (status) {
    case "exact":
      return null;
    case "close":
      return "Close match: check the words.";
    case "not-found":
      return `Not verified: ${reason ?? "the quoted words are not in the contract"}`;
    case "unsupported":
      return `Not verified: ${reason ?? "the quoted words do not bear this out"}`;
  }
}

/** The same of a key term; and what the firm's playbook says of it. */
export function termWarning(term: KeyTerm): string | null {
  const { flag } = term;
  const open = openPoint(term);
  const playbook = flag === undefined ? null : `${severityWords[flag.severity]}: ${flag.reason} (${flag.playbook})`;
  return open === null ? playbook : playbook === null ? open : `${open} ${playbook}`;
}

function openPoint(term: KeyTerm): string | null {
  if (term.state === "unreadable") return term.reason ?? "A page could not be read.";
  const standing = standingOf(term);
  const warning = standing === null ? null : warningOf(standing);
  if (warning !== null && standing?.status !== "close") return warning;
  if (foundHere(term) !== null) return "The model says nothing of it; found on this device: look at it.";
  return term.state === "ambiguous" ? "Ambiguous: the contract leaves the point open." : warning;
}

/** Where a passage stands, in the contract's own terms: pages are never invented for formats that have none. */
export function whereIs(contract: Contract, { match, page, start }: Citation): string {
  if (match === "none") return "not found in the contract";
  if (contract.format === "pdf") return `p. ${page}`;
  const section = contract.sections.findLast((one) => one.number !== "" && one.start <= start && start < one.end);
  return section === undefined ? "" : `section ${section.number}`;
}

class Notes {
  readonly all: Note[] = [];
  readonly #contract: Contract;

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  take(citations: readonly Citation[]): number[] {
    return citations.map((citation) => {
      const where = whereIs(this.#contract, citation);
      const known = this.all.find((note) => note.quote === citation.quote && note.where === where);
      if (known !== undefined) return known.number;
      const number = this.all.length + 1;
      this.all.push({ number, quote: citation.quote, where });
      return number;
    });
  }
}

function termLine(term: KeyTerm, notes: Notes): Line {
  const detail = detailOf(term);
  const { label, citations } = term;
  const text = foundHere(term) ?? term.answer;
  return {
    label,
    text,
    ...(detail === "" ? {} : { detail }),
    warning: termWarning(term),
    notes: notes.take(citations),
  };
}

function statementLine(statement: Statement, notes: Notes): Line {
  const { text, citations } = statement;
  return { label: null, text, warning: warningOf(statement), notes: notes.take(citations) };
}

function cautionsOf({ contract, summary, run }: SavedSummary): string[] {
  const open = summary.statements.filter(({ status }) => status === "not-found" || status === "unsupported").length;
  const close = summary.statements.filter(({ status }) => status === "close").length;
  const total = summary.statements.length;
  const caution = relianceNote(run);
  return [
    ...(run.simulated === true
      ? ["The model was simulated: this shows how Headnote works, and says nothing about the contract."]
      : []),
    ...(caution === null ? [] : [caution]),
    open === 0
      ? `All ${total} statements were checked against the contract by the program.`
      : `${open} of ${total} statements could not be verified; each is marked.`,
    ...(close === 0 ? [] : [`${close} rest on words that were found only nearly; each is marked.`]),
    coverageSentence(summary.coverage),
    ...[noneFoundNote(summary), unlistedNote(summary.unlistedObligations)].filter((one) => one !== null),
    ...contract.findings.map(({ kind, page, text }) =>
      contract.format === "pdf" ? `Finding on page ${page}, ${kind}: ${text}` : `Finding, ${kind}: ${text}`,
    ),
  ];
}

function provenanceOf({ contract, run, matter, createdAt, id }: SavedSummary): [string, string][] {
  const why = run.trace.find(({ kind }) => kind === "tier")?.text;
  const single = run.single;
  return [
    ["Contract", contract.name],
    ["SHA-256", contract.sha256],
    ["Matter", matter ?? "none"],
    ["Made", `${createdAt.slice(0, 16).replace("T", " ")} UTC`],
    ["Answered by", servedBy(run)],
    ["Tier", why ?? run.tier],
    ["Attempts", attemptsOf(run)],
    ["Cost", `${dollars(totalCostUsd(run))}${run.fromCache ? ", from the library" : ""}`],
    ...(single === undefined || single.costUsd === null
      ? []
      : [["Compared with", `about ${dollars(single.costUsd)} on ${single.deployment} alone`] as [string, string]]),
    ["Summary and run", `${id}, ${run.id}`],
  ];
}

function attemptsOf({ attempts }: Run): string {
  if (attempts.length === 0) return "none";
  return attempts
    .map(({ deployment, outcome, errorClass, servedModel }) => {
      const served = servedModel === undefined || deployment.endsWith(`/${servedModel}`) ? "" : ` as ${servedModel}`;
      return `${deployment}${served}: ${outcome === "pending" ? "outcome unknown" : outcome}${errorClass === undefined ? "" : ` (${errorClass})`}`;
    })
    .join("; ");
}
