import type { Calendar, KeyDate } from "../../../shared/domain/key-date.ts";
import { obligationRows } from "../../../shared/domain/obligations.ts";
import type { Citation, Summary } from "../../../shared/domain/summary.ts";
import { later } from "./arithmetic.ts";
import { lifeOf, type Life } from "./life.ts";

/** A year of months, many times over: beyond it a contract that renews without end is a fault of the reading. */
const mostPeriods = 1_200;

/**
 * The days of a contract that are still to come on `today` (ISO 8601): the end of the current term or its renewal, the last
 * day to give notice against that, and the days of obligations. Each says how it was counted; what could not be counted is
 * said. Deterministic: the clock is whoever asks.
 */
export function calendarOf(summary: Pick<Summary, "keyTerms" | "statements">, today: string): Calendar {
  const life = lifeOf(summary.keyTerms);
  const open = [...life.open];
  const dates = [...termDates(life, today, open), ...obligationDates(summary, today)];
  return { today, dates: dates.toSorted((a, b) => a.date.localeCompare(b.date)), open };
}

interface Period {
  /** Its last day. */
  readonly end: string;
  readonly how: string;
  readonly citations: readonly Citation[];
}

function termDates(life: Life, today: string, open: string[]): KeyDate[] {
  const first = firstTerm(life);
  if (first === null) return [];
  const { renewal } = life;
  const periods = periodsFrom(first, life, today);
  const current = periods.at(-1) ?? first;
  if (current.end < today) {
    open.push(
      renewal === null
        ? `The term ended on ${current.end}${current.how === "" ? "" : ` (${current.how})`}, as far as the contract says.`
        : `The term ended on ${current.end} (${current.how === "" ? "as stated" : current.how}), unless it was renewed, which the contract does not settle by itself.`,
    );
    return [];
  }
  const renews = canRenew(life, periods.length);
  const dates: KeyDate[] = [
    {
      label: renews
        ? `Last day of the current term; it then renews for ${renewal?.said ?? ""}`
        : "Last day of the term",
      date: current.end,
      how: current.how,
      citations: unique([...current.citations, ...(renews ? (renewal?.citations ?? []) : [])]),
    },
  ];
  const notice = noticeBefore(life, current);
  if (notice !== null && notice.date >= today) dates.push(notice);
  else if (notice !== null)
    open.push(`The last day to give notice for the current term was ${notice.date} (${notice.how}).`);
  else if (renews) open.push("It renews by itself, but no notice period against that could be counted.");
  return dates;
}

function firstTerm({ start, end, term }: Life): Period | null {
  if (end !== null) return { end: end.date, how: "", citations: end.citations };
  if (start === null || term === null) return null;
  const after = later(start.date, term);
  const toAnniversary = term.toAnniversary === true;
  const last = after === null || toAnniversary ? after : later(after, { count: -1, unit: "day" });
  return last === null
    ? null
    : {
        end: last,
        how: `${start.date} (${start.name}) plus ${term.said}${toAnniversary ? "" : ", the first day counted"}`,
        citations: unique([...start.citations, ...term.citations]),
      };
}

/** The first term and its renewals, up to the one that `today` is in, or the last there is. */
function periodsFrom(first: Period, life: Life, today: string): Period[] {
  const periods = [first];
  const { renewal } = life;
  // From the day after, so that a month's last day stays one.
  const from = later(first.end, { count: 1, unit: "day" });
  if (renewal === null || from === null) return periods;
  while ((periods.at(-1)?.end ?? today) < today && canRenew(life, periods.length) && periods.length < mostPeriods) {
    const next = later(from, { count: renewal.count * periods.length, unit: renewal.unit });
    const end = next === null ? null : later(next, { count: -1, unit: "day" });
    if (end === null) return periods;
    const often = periods.length === 1 ? "once" : `${periods.length} times`;
    periods.push({
      end,
      how: `${first.how === "" ? `${first.end} (the last day stated)` : `${first.how}, to ${first.end}`}; renewed ${often} by ${renewal.said}, if nobody gave notice`,
      citations: unique([...first.citations, ...renewal.citations]),
    });
  }
  return periods;
}

/** Whether another period follows by itself on so many. */
function canRenew({ renewal }: Life, periods: number): boolean {
  return renewal !== null && renewal.isAutomatic && (renewal.times === null || periods <= renewal.times);
}

function noticeBefore({ notice }: Life, { end, how, citations }: Period): KeyDate | null {
  if (notice === null) return null;
  const date = later(end, { count: -notice.count, unit: notice.unit });
  return date === null
    ? null
    : {
        label: "Last day to give notice against renewal",
        date,
        how: `${how === "" ? end : `${how}: ${end}`}, less ${notice.said}`,
        citations: unique([...notice.citations, ...citations]),
      };
}

const longestLabel = 90;

function obligationDates({ statements }: Pick<Summary, "statements">, today: string): KeyDate[] {
  return obligationRows(statements).flatMap(({ statement, obligation: { who, what, date, how } }) => {
    // What is not borne out is no date to put in a diary.
    if (date === null || date < today || statement.status === "not-found" || statement.status === "unsupported")
      return [];
    const said = `${who} ${what}`.trim();
    const label = said.length <= longestLabel ? said : `${said.slice(0, longestLabel).replace(/\s+\S*$/, "")}…`;
    return [{ label, date, how, citations: statement.citations }];
  });
}

function unique(citations: readonly Citation[]): Citation[] {
  return [...new Map(citations.map((one) => [`${one.start} ${one.quote}`, one])).values()];
}
