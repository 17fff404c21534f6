import { coverageSentence } from "../../shared/domain/coverage.ts";
import { detailOf, standingOf } from "../../shared/domain/key-term.ts";
import { byTheme } from "../../shared/domain/key-term-themes.ts";
import { flaggedTerms, severityWords } from "../../shared/domain/flags.ts";
import {
  cellsOf,
  noneFoundNote,
  obligationColumns,
  obligationGroups,
  obligationRows,
  unlistedNote,
  whoseIs,
} from "../../shared/domain/obligations.ts";
import type { KeyDate } from "../../shared/domain/key-date.ts";
import { foundHere } from "../../shared/domain/left-out.ts";
import { levelTitles } from "../../shared/domain/level-titles.ts";
import { bearsOn, gapsIn, gapsTitle, isUnflagged, noRisks, riskRows, whyWords } from "../../shared/domain/risks.ts";
import { repeats } from "../../shared/domain/repeats.ts";
import { dollars } from "../../shared/domain/money.ts";
import { servedBy, totalCostUsd, type Run } from "../../shared/domain/run.ts";
import { relianceNote } from "../../shared/domain/reliance.ts";
import { silenceWords } from "../../shared/domain/silence.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import { levelSchema, type Citation, type KeyTerm, type Statement } from "../../shared/domain/summary.ts";

/** The shape that scripts rely on; fields may be added, none renamed. */
export function summaryAsJson({
  id,
  createdAt,
  matter,
  contract,
  summary,
  run,
  side = null,
  client = null,
  calendar,
}: SavedSummary) {
  const { brief, statements, keyTerms, coverage } = summary;
  return {
    id,
    createdAt,
    matter,
    client,
    side,
    calendar: calendar ?? null,
    contract: {
      name: contract.name,
      sha256: contract.sha256,
      pages: contract.pages.length,
      kind: summary.kind,
      parties: summary.parties,
      findings: contract.findings,
    },
    summary: {
      brief,
      statements,
      keyTerms: keyTerms.map(termAsJson),
      obligations: obligationRows(statements).map(({ statement, obligation }) => ({
        statement: statement.id,
        ...obligation,
        ...(side === null ? {} : { whose: whoseIs(obligation, side) }),
      })),
      risks: riskRows(statements, side).map(({ statement, risk }) => ({
        statement: statement.id,
        severity: risk?.severity ?? null,
        reason: risk?.reason ?? "",
        who: risk?.who ?? "",
        party: risk?.party ?? null,
        ...(side === null || risk === null ? {} : { whose: bearsOn(risk, side) }),
      })),
      gaps: gapsIn(keyTerms).map((term) => ({ term: term.id, label: term.label, reason: term.answer })),
      coverage,
    },
    run,
  };
}

/** With its verification, also where the summary is from before it was kept. */
function termAsJson(term: KeyTerm) {
  const standing = standingOf(term);
  return {
    ...term,
    detail: term.detail ?? "",
    status: standing?.status ?? null,
    ...(standing?.reason === undefined ? {} : { reason: standing.reason }),
  };
}

/** For reading in a terminal or keeping as Markdown. Statements that could not be verified say so. */
export function summaryAsText({ contract, summary, run, side = null, client = null, calendar }: SavedSummary): string {
  const lines = [`# ${contract.name}`, "", summary.brief, "", provenance(run), coverageSentence(summary.coverage)];
  const caution = relianceNote(run);
  if (caution !== null) lines.push(caution);
  for (const { kind, page, text } of contract.findings) lines.push(`Finding, p. ${page}, ${kind}: ${text}`);
  const terms = summary.keyTerms.filter(({ state }) => state === "stated" || state === "ambiguous");
  const gaps = gapsIn(summary.keyTerms);
  const today = calendarLines(calendar);
  for (const level of levelSchema.options) {
    const statements = summary.statements.filter((statement) => statement.level === level);
    const isSaid =
      statements.length > 0 ||
      (level === "key-terms" && terms.length > 0) ||
      (level === "obligations" && noneFoundNote(summary) !== null) ||
      (level === "risks" && (gaps.length > 0 || isUnflagged(summary)));
    if (!isSaid) continue;
    lines.push("", `## ${levelTitles[level]}`, "");
    if (level === "snapshot") lines.push(...sideLines(side, client), ...today);
    if (level === "obligations") {
      lines.push(...obligationTables(statements, side));
      const none = noneFoundNote(summary);
      if (none !== null) lines.push(none);
      const more = unlistedNote(summary.unlistedObligations);
      if (more !== null) lines.push("", more);
      continue;
    }
    if (level === "risks") {
      if (isUnflagged(summary)) lines.push(noRisks);
      lines.push(...riskLines(statements, side), ...gapLines(gaps));
      continue;
    }
    if (level === "key-terms") {
      for (const term of terms) {
        const { label, answer, state, citations } = term;
        const standing = standingOf(term);
        const open = state === "stated" || foundHere(term) !== null ? "" : ` (${state})`;
        lines.push(`- ${standing === null ? "" : mark(standing)}${label}: ${answer}${open}${pagesOf(citations)}`);
        const detail = detailOf(term);
        if (detail !== "") lines.push(`  ${detail}`);
      }
    }
    for (const statement of statements.filter((each) => !terms.some((term) => repeats(each, term))))
      lines.push(`- ${mark(statement)}${statement.text}${pagesOf(statement.citations)}`);
  }
  const flagged = flaggedTerms(summary.keyTerms);
  if (flagged.length > 0) {
    lines.push("", "## Against the playbook", "");
    for (const { label, answer, flag, citations } of flagged)
      lines.push(
        `- ${severityWords[flag.severity]}. ${label}${answer === "" ? "" : `: ${answer}`} ${flag.reason} (${flag.playbook})${pagesOf(citations)}`,
      );
  }
  const unanswered = summary.keyTerms.filter((term) => term.state === "silent");
  const silent = unanswered.filter(({ answer }) => answer === "");
  const silence = silenceWords(run);
  if (silent.length > 0)
    lines.push(
      "",
      `## ${silence.title}`,
      "",
      ...(silence.note === null ? [] : [silence.note, ""]),
      ...byTheme(silent).map(({ theme, labels }) => `- ${theme}: ${labels.join(", ")}`),
    );
  const unread = summary.keyTerms.filter((term) => term.state === "unreadable");
  if (unread.length > 0)
    lines.push(
      "",
      "## May be there, but was not read",
      "",
      `${unread[0]?.reason ?? "A page could not be read."} Look for:`,
      "",
      ...byTheme(unread).map(({ theme, labels }) => `- ${theme}: ${labels.join(", ")}`),
    );
  return lines.join("\n");
}

function sideLines(side: string | null, client: string | null): string[] {
  if (side !== null) return [`- We act for ${side}.`];
  return client === null ? [] : [`- We act for ${client}, who is not among the parties found.`];
}

function calendarLines(calendar: SavedSummary["calendar"]): string[] {
  if (calendar === undefined) return [];
  const [next, ...others] = calendar.dates;
  return [
    ...(next === undefined ? [] : [`- Next date: ${inWords(next)}`]),
    ...others.map((date) => `- Then: ${inWords(date)}`),
    ...calendar.open.map((reason) => `- Note: ${reason}`),
  ];
}

function inWords({ label, date, how, citations }: KeyDate): string {
  return `${date}, ${label}${how === "" ? "" : ` (${how})`}.${pagesOf(citations)}`;
}

/** The gravest first, each with why it matters. */
function riskLines(statements: readonly Statement[], side: string | null): string[] {
  return riskRows(statements, side).flatMap(({ statement, weight, reason }) => [
    `- ${mark(statement)}${weight === "" ? "" : `[${weight}] `}${statement.text}${pagesOf(statement.citations)}`,
    ...(reason === "" ? [] : [`  ${whyWords}: ${reason}`]),
  ]);
}

function gapLines(gaps: readonly KeyTerm[]): string[] {
  if (gaps.length === 0) return [];
  return ["", `### ${gapsTitle}`, "", ...gaps.map(({ label, answer }) => `- ${label}: ${answer}`)];
}

/** As Markdown tables: one, or one for each side where it is known whom we act for. */
function obligationTables(statements: readonly Statement[], side: string | null): string[] {
  const cell = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
  const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return obligationGroups(statements, side).flatMap(({ title, rows }, index) => [
    ...(title === null ? [] : [...(index === 0 ? [] : [""]), `### ${title}`, ""]),
    row(obligationColumns),
    row(obligationColumns.map(() => "---")),
    ...rows.map(({ statement, obligation }) =>
      row(
        cellsOf(obligation).map((text, at) =>
          at === 1 ? `${mark(statement)}${text}${pagesOf(statement.citations)}` : text,
        ),
      ),
    ),
  ]);
}

/** Who answered, why it was chosen, and what it cost: one line. */
export function provenance(run: Run): string {
  const served = servedBy(run);
  const failed = run.attempts.filter((attempt) => attempt.outcome === "failed").length;
  const tries = failed === 0 ? "" : `, after ${failed} failed ${failed === 1 ? "attempt" : "attempts"}`;
  return `Answered by ${served}${tries}; ${run.tier} tier, complexity ${run.complexity.toFixed(2)}; ${dollars(totalCostUsd(run))}${run.fromCache ? ", from the library" : ""}${comparison(run)}.`;
}

function comparison({ single }: Run): string {
  return single === undefined || single.costUsd === null
    ? ""
    : ` (on ${single.deployment} alone about ${dollars(single.costUsd)})`;
}

function mark({ status, reason }: Pick<Statement, "status" | "reason">): string {
  switch (status) {
    case "exact":
      return "";
    case "close":
      return "[close match] ";
    case "not-found":
      return `[NOT VERIFIED: ${reason ?? "the quoted words are not in the contract"}] `;
    case "unsupported":
      return `[NOT VERIFIED: ${reason ?? "the quoted words do not bear this out"}] `;
  }
}

function pagesOf(citations: readonly Citation[]): string {
  const pages = [...new Set(citations.filter(({ match }) => match !== "none").map(({ page }) => page))];
  return pages.length === 0 ? "" : ` [p. ${pages.join(", ")}]`;
}
