import type { Obligation, Statement } from "./summary.ts";

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

/** The table by whose the obligations are, ours first; one group without a title where nobody said whom we act for. */
export function obligationGroups(
  statements: readonly Statement[],
  side: string | null,
): { readonly whose: Whose | null; readonly rows: readonly ObligationRow[] }[] {
  const rows = obligationRows(statements);
  if (side === null) return rows.length === 0 ? [] : [{ whose: null, rows }];
  const order: readonly Whose[] = ["ours", "both", "theirs", "open"];
  return order
    .map((whose) => ({ whose, rows: rows.filter(({ obligation }) => whoseIs(obligation, side) === whose) }))
    .filter((group) => group.rows.length > 0);
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
