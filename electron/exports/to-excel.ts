import writeExcelFile, { type Cell, type Row, type SheetData } from "write-excel-file/node";
import { severityWords } from "../../shared/domain/flags.ts";
import { standingOf } from "../../shared/domain/key-term.ts";
import { obligationRows, whoseIs, whoseTitles } from "../../shared/domain/obligations.ts";
import { bearsOn, gapsIn, gapsTitle, riskRows, riskWords } from "../../shared/domain/risks.ts";
import { levelTitles } from "../../shared/domain/level-titles.ts";
import { servedBy, totalCostUsd } from "../../shared/domain/run.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import type { Citation } from "../../shared/domain/summary.ts";
import { silenceWords } from "../../shared/domain/silence.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import { clean, longestCell } from "./clean.ts";
import { reportOf, termWarning, warningOf, whereIs } from "./report.ts";

const contractColumns = ["Contract", "Kind", "Parties", "Matter", "Made", "Answered by", "Cost, USD", "Not verified"];

/**
 * Summaries as an Excel workbook: one row for each contract with a column for each key term, then every answer
 * in full, every passage, every statement with its verification, and where each summary comes from. Cells are text and numbers, never formulas.
 */
export async function toExcel(summaries: readonly SavedSummary[]): Promise<Uint8Array> {
  const sheets: readonly (readonly [name: string, data: SheetData, widths: readonly number[]])[] = [
    ["Key terms", keyTerms(summaries), [34, 24, 40, 14, 17, 28, 10, 12]],
    ["Answers", answers(summaries), [34, 26, 40, 80, 14, 40, 40]],
    ["Obligations", obligations(summaries), [34, 22, 30, 70, 34, 12, 40, 40, 30, 14, 80]],
    ["Risks", risks(summaries), [34, 20, 90, 60, 26, 30, 16, 40, 80]],
    ["Dates", dates(summaries), [34, 12, 60, 60, 60]],
    ["Passages", passages(summaries), [34, 26, 90, 14, 12]],
    ["Statements", statements(summaries), [34, 22, 90, 40]],
    ["Provenance", provenance(summaries), [34, 18, 90]],
  ];
  const buffer = await writeExcelFile(
    sheets.map(([sheet, data, widths]) => ({
      sheet,
      data,
      columns: Array.from({ length: data[0]?.length ?? 0 }, (_, index) => ({ width: widths[index] ?? 36 })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    })),
  ).toBuffer();
  return new Uint8Array(buffer);
}

function keyTerms(summaries: readonly SavedSummary[]): SheetData {
  const labels = [...new Set(summaries.flatMap(({ summary }) => summary.keyTerms.map(({ label }) => label)))];
  const stated = labels.filter((label) =>
    summaries.some(({ summary }) => summary.keyTerms.some((term) => term.label === label && term.state !== "silent")),
  );
  return [
    header([...contractColumns, ...stated]),
    ...summaries.map(({ contract, summary, matter, createdAt, run }): Row => {
      const open = summary.statements.filter(({ status }) => status === "not-found" || status === "unsupported").length;
      return [
        words(contract.name),
        words(summary.kind),
        words(summary.parties.join("; ")),
        words(matter ?? ""),
        words(createdAt.slice(0, 16).replace("T", " ")),
        words(run.served === null ? "" : servedBy(run)),
        amount(totalCostUsd(run)),
        { value: open, type: Number },
        ...stated.map((label) => {
          const term = summary.keyTerms.find((one) => one.label === label);
          if (term === undefined) return words("");
          const warning = termWarning(term);
          const answer = term.state === "silent" ? "Nothing found" : term.answer;
          return words(warning === null ? answer : `[${warning.replace(/\.$/, "")}] ${answer}`);
        }),
      ];
    }),
  ];
}

/** One row for each key term of each contract, with its long answer, its state and its verification. */
function answers(summaries: readonly SavedSummary[]): SheetData {
  return [
    header(["Contract", "Key term", "Answer", "In full", "State", "Verification", "Playbook"]),
    ...summaries.flatMap(({ contract, summary, run }) =>
      summary.keyTerms.map((term): Row => {
        const standing = standingOf(term);
        const { flag } = term;
        return [
          words(contract.name),
          words(term.label),
          words(term.answer),
          words(term.detail ?? ""),
          words(term.state === "silent" ? silenceWords(run).title.toLowerCase() : term.state),
          words(standing === null ? "" : (warningOf(standing) ?? "Verified")),
          words(flag === undefined ? "" : `${severityWords[flag.severity]}: ${flag.reason} (${flag.playbook})`),
        ];
      }),
    ),
  ];
}

/** One row for each obligation, those with a date first. Dates are text, in ISO 8601, so that they sort anywhere. */
function obligations(summaries: readonly SavedSummary[]): SheetData {
  return [
    header([
      "Contract",
      "Who",
      "Party",
      "What",
      "When",
      "Date",
      "How counted",
      "Trigger",
      "Verification",
      "Whose",
      "Passages",
    ]),
    ...summaries.flatMap(({ contract, summary, side = null }) =>
      obligationRows(summary.statements).map(({ statement, obligation }): Row => {
        const { who, party, what, when, date, how, trigger } = obligation;
        return [
          words(contract.name),
          words(who),
          words(party ?? ""),
          words(what),
          words(when),
          words(date ?? ""),
          words(how),
          words(trigger),
          words(warningOf(statement) ?? "Verified"),
          words(side === null ? "" : whoseTitles[whoseIs(obligation, side)]),
          words(quotesOf(contract, statement.citations)),
        ];
      }),
    ),
  ];
}

/** One row for each risk, the gravest first, and for each clause that one would expect and that was not found. */
function risks(summaries: readonly SavedSummary[]): SheetData {
  return [
    header(["Contract", "Severity", "Risk", "Why it matters", "Burdens", "Party", "Whose", "Verification", "Passages"]),
    ...summaries.flatMap(({ contract, summary, side = null }) => [
      ...riskRows(summary.statements, side).map(({ statement, risk }): Row => [
        words(contract.name),
        words(risk === null ? "" : riskWords[risk.severity]),
        words(statement.text),
        words(risk?.reason ?? ""),
        words(risk?.who ?? ""),
        words(risk?.party ?? ""),
        words(side === null || risk === null ? "" : whoseTitles[bearsOn(risk, side)]),
        words(warningOf(statement) ?? "Verified"),
        words(quotesOf(contract, statement.citations)),
      ]),
      ...gapsIn(summary.keyTerms).map(({ label, answer }): Row => [
        words(contract.name),
        words(gapsTitle),
        words(label),
        words(answer),
      ]),
    ]),
  ];
}

function dates(summaries: readonly SavedSummary[]): SheetData {
  return [
    header(["Contract", "Date", "What", "How counted", "Passages"]),
    ...summaries.flatMap(({ contract, calendar }) => [
      ...(calendar?.dates ?? []).map(({ label, date, how, citations }): Row => [
        words(contract.name),
        words(date),
        words(label),
        words(how),
        words(quotesOf(contract, citations)),
      ]),
      ...(calendar?.open ?? []).map((reason): Row => [words(contract.name), words("note"), words(reason)]),
    ]),
  ];
}

function quotesOf(contract: Contract, citations: readonly Citation[]): string {
  return citations
    .map((citation) => {
      const where = whereIs(contract, citation);
      return where === "" ? `“${citation.quote}”` : `“${citation.quote}” (${where})`;
    })
    .join("\n");
}

function passages(summaries: readonly SavedSummary[]): SheetData {
  return [
    header(["Contract", "Key term", "Passage", "Where", "Match"]),
    ...summaries.flatMap(({ contract, summary }) =>
      summary.keyTerms.flatMap(({ label, citations }) =>
        citations.map((citation): Row => [
          words(contract.name),
          words(label),
          words(citation.quote),
          words(whereIs(contract, citation)),
          words(citation.match),
        ]),
      ),
    ),
  ];
}

function statements(summaries: readonly SavedSummary[]): SheetData {
  return [
    header(["Contract", "Level", "Statement", "Verification", "Passages"]),
    ...summaries.flatMap(({ contract, summary }) =>
      summary.statements.map((statement): Row => {
        return [
          words(contract.name),
          words(levelTitles[statement.level]),
          words(statement.text),
          words(warningOf(statement) ?? "Verified"),
          words(quotesOf(contract, statement.citations)),
        ];
      }),
    ),
  ];
}

function provenance(summaries: readonly SavedSummary[]): SheetData {
  return [
    header(["Contract", "What", "Value"]),
    ...summaries.flatMap((saved) => {
      const report = reportOf(saved);
      return [...report.provenance, ...report.cautions.map((caution) => ["Checked", caution] as const)].map(
        ([name, value]): Row => [words(saved.contract.name), words(name), words(value)],
      );
    }),
  ];
}

function header(names: readonly string[]): Row {
  return names.map((name): Cell => ({
    value: clean(name),
    type: String,
    fontWeight: "bold",
    wrap: true,
    alignVertical: "top",
  }));
}

function words(text: string): Cell {
  const value = clean(text);
  const held = value.length > longestCell ? `${value.slice(0, longestCell - 1)}…` : value;
  return held === "" ? null : { value: held, type: String, wrap: true, alignVertical: "top" };
}

/** A price that nobody knows is said, not left to look like nothing. */
function amount(usd: number | null): Cell {
  return usd === null ? words("unpriced") : { value: usd, type: Number, format: "0.0000", alignVertical: "top" };
}
