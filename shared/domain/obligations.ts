import type { Obligation, Statement, Summary, UnlistedObligations } from "./summary.ts";

/** A line of the table of obligations. */
export interface ObligationRow {
  readonly statement: Statement;
  /** Of a summary from before obligations were divided: only what is to be done is known, and it is the statement. */
  readonly obligation: Obligation;
}

export const obligationColumns = ["Who", "What", "When", "Trigger"] as const;

/** Whose an obligation is, seen from our side. */
export type Whose = "ours" | "both" | "theirs" | "open";

/** What stands above the obligations of each side. */
export const whoseTitles: Readonly<Record<Whose, string>> = {
  ours: "Ours",
  both: "Both sides’",
  theirs: "Theirs",
  open: "Not told whose",
};

/** The obligations of a summary as a table: those with a date first, by it; the others in the order they were given. */
export function obligationRows(statements: readonly Statement[]): ObligationRow[] {
  const rows = statements
    .filter(({ level }) => level === "obligations")
    .map((statement) => ({ statement, obligation: statement.obligation ?? undivided(statement.text) }));
  const dated = rows.filter(({ obligation }) => obligation.date !== null);
  return [
    ...dated.toSorted((a, b) => (a.obligation.date ?? "").localeCompare(b.obligation.date ?? "")),
    ...rows.filter(({ obligation }) => obligation.date === null),
  ];
}

function undivided(what: string): Obligation {
  return { who: "", party: null, what, when: "", date: null, how: "", trigger: "" };
}

const everyone =
  /^(?:each|every|either|neither|both|all|no|any)(?: of)?(?: the)?\s+part(?:y|ies)$|^(?:the )?parties$|\bparties hereto$/i;

/** `side` is the full name of the party we act for. */
export function whoseIs({ who, party }: Pick<Obligation, "who" | "party">, side: string): Whose {
  if (everyone.test(who)) return "both";
  if (party === null) return "open";
  return party === side ? "ours" : "theirs";
}

/** A table of obligations among several. */
export interface ObligationGroup {
  /** Null where nobody said whom we act for. */
  readonly whose: Whose | null;
  /** What stands above it; null of the only one. */
  readonly title: string | null;
  readonly rows: readonly ObligationRow[];
}

/** So many can be read as one table. */
const mostTogether = 8;

/** The table by whose the obligations are, ours first; where nobody said whom we act for, a long one by who is bound. */
export function obligationGroups(statements: readonly Statement[], side: string | null): ObligationGroup[] {
  const rows = obligationRows(statements);
  if (side === null) {
    const parties = rows.length > mostTogether ? byWho(rows) : [];
    return parties.length > 1 ? parties : rows.length === 0 ? [] : [{ whose: null, title: null, rows }];
  }
  const order: readonly Whose[] = ["ours", "both", "theirs", "open"];
  return order
    .map((whose) => ({
      whose,
      title: whoseTitles[whose],
      rows: rows.filter(({ obligation }) => whoseIs(obligation, side) === whose),
    }))
    .filter((group) => group.rows.length > 0);
}

/**
 * In the order in which the parties are first bound; what binds all of them, or whoever it is, behind. Whose name nobody
 * knows, as in standard terms, stands under what the contract calls him.
 */
function byWho(rows: readonly ObligationRow[]): ObligationGroup[] {
  const titleOf = ({ who, party }: Obligation): string =>
    everyone.test(who) ? allParties : (party ?? (isOne(who) ? roleIn(who) : others));
  const titles = [...new Set(rows.map(({ obligation }) => titleOf(obligation)))];
  const named = titles.filter((title) => title !== allParties && title !== others);
  return [...named, ...[allParties, others].filter((title) => titles.includes(title))].map((title) => ({
    whose: null,
    title,
    rows: rows.filter(({ obligation }) => titleOf(obligation) === title),
  }));
}

function isOne(who: string): boolean {
  return /^\p{L}/u.test(who) && !/,|\b(?:and|or)\b/i.test(who);
}

/** "Each Seller", "the Seller" and "such seller" stand together. */
function roleIn(who: string): string {
  return who
    .replace(/^(?:each(?: of)?|every|any|such|the|no|none of)\s+(?:the\s+)?/i, "")
    .replace(/(?<!\S)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

const allParties = "All parties";
const others = "Others, or several";

/** So many are shown before somebody asks for all. */
const mostFirst = 6;

/** The rows of a table that are shown first: the main ones where some are marked, otherwise those that come first. */
export function firstRows(rows: readonly ObligationRow[]): readonly ObligationRow[] {
  if (rows.length <= mostTogether) return rows;
  const main = rows.filter(({ statement }) => statement.isMain === true);
  return main.length > 0 ? main.slice(0, mostFirst) : rows.slice(0, mostFirst);
}

/** What is said in the place of the table of a contract that has none: nothing was found, not that nothing is there. */
export function noneFoundNote({ statements, keyTerms }: Pick<Summary, "statements" | "keyTerms">): string | null {
  if (keyTerms.length === 0 || statements.some(({ level }) => level === "obligations")) return null;
  return "No obligation was found that could be laid out as who must do what. That does not say that there is none: read what each party must do.";
}

/** What is to be said of duties that a very long contract has beside those that are listed; null where all are. */
export function unlistedNote(unlisted: UnlistedObligations | undefined): string | null {
  if (unlisted === undefined || unlisted.count === 0) return null;
  const where = unlisted.sections.length === 0 ? "" : ` They stand under: ${unlisted.sections.join("; ")}.`;
  return `${unlisted.count} more ${unlisted.count === 1 ? "obligation was" : "obligations were"} found and ${unlisted.count === 1 ? "is" : "are"} not listed here.${where}`;
}

/** When, for a table: the words, with the day that was counted from them. */
export function whenOf({ when, date, how }: Obligation): string {
  if (date === null || when.includes(date)) return when;
  return how === "" ? `${when} (${date})` : `${when}: ${date}, which is ${how}`;
}

/** A row's cells, under `obligationColumns`. */
export function cellsOf({ who, what, trigger, ...rest }: Obligation): string[] {
  return [who, what, whenOf({ who, what, trigger, ...rest }), trigger];
}
