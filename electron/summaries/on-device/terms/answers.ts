import { factsIn, type Fact } from "../../facts.ts";
import { readNumber } from "../../number-words.ts";
import { mostWords } from "../wording.ts";
import { tellingPart, type Cues } from "./term.ts";

/** A fact as it is read at a glance: "thirty (30) days" is "30 days", "ten per cent (10%)" is "10%", "five million euros" is "EUR 5,000,000". */
export function plainFact({ kind, text, keys }: Fact): string {
  const clean = text.replace(/\s+/g, " ").trim();
  switch (kind) {
    case "duration": {
      const unit = /(?<business>(?:business|working|banking)[\s-]+)?(?<unit>hour|day|week|month|quarter|year)s?$/i.exec(
        clean,
      );
      const value = valueIn(clean);
      if (unit?.groups?.unit === undefined || value === null) return clean;
      const { business = "", unit: name } = unit.groups;
      return `${value.toLocaleString("en-US")} ${business.toLowerCase().replace("-", " ")}${name.toLowerCase()}${value === 1 ? "" : "s"}`;
    }
    case "percentage": {
      const value = valueIn(clean);
      return value === null ? clean : `${value}%`;
    }
    case "amount":
      return plainAmount(clean, keys[0] ?? "");
    case "date":
    case "number":
      return clean;
  }
}

/** The figure in brackets where there is one, else the figure, else the number in words. */
function valueIn(text: string): number | null {
  const bracketed = /\(\s*(\d[\d,.]*)/.exec(text)?.[1] ?? /(?:\d[\d,]*)?\.\d+|\d[\d,]*/.exec(text)?.[0];
  if (bracketed !== undefined) return readNumber(bracketed.replace(/[.,]$/, ""));
  const words = text.replace(
    /\b(?:business|working|banking|calendar|consecutive|full|additional)\b|per\s?cent\w*|%|\(.*/gi,
    " ",
  );
  return readNumber(words.replace(/[\s-]*\b(?:hour|day|week|month|quarter|year)s?\s*$/i, "").trim());
}

/**
 * With the code of its currency, or its sign where that is the sign of several: whose dollars "$5" are, the sign does not
 * say. A figure that stands beside its words goes before them.
 */
function plainAmount(text: string, key: string): string {
  const [currency = "", value = ""] = key.split(" ");
  const figure = Number(value).toLocaleString("en-US", {
    minimumFractionDigits: Number.isInteger(Number(value)) ? 0 : 2,
    maximumFractionDigits: 4,
  });
  if (value === "" || !/^[a-z]{3}$/.test(currency)) return text;
  const bare = currency === "usd" && !/\bUSD?\b|U\.\s?S\.|united states/i.test(text);
  if (bare) return `$${figure}`;
  return /¥/u.test(text) ? `¥${figure}` : `${currency.toUpperCase()} ${figure}`;
}

/**
 * Says the telling fact of the given kinds. The telling one stands behind words of measure ("not exceed $500,000", "period
 * of two years"); else it is the first in the part that is shown. Null where there is neither.
 */
export function factFirst(...kinds: readonly Fact["kind"][]): NonNullable<Cues["say"]> {
  return (best, _subject, cues) => {
    const facts = tellingFacts(best.text, kinds);
    // What is said of another item of the list is not said of this one.
    const telling =
      facts.find((one) => measure.test(best.text.slice(0, one.start))) ??
      (best.lead === undefined ? tellingFacts(tellingPart(best, cues, mostWords), kinds) : facts)[0];
    if (telling === undefined) return null;
    const per = telling.kind === "amount" ? (perWhat.exec(best.text.slice(telling.end))?.[0] ?? "") : "";
    const said = `${plainFact(telling)}${per.replace(/\s+/g, " ")}`;
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
  };
}

/** Without those that say how far back something lies: "whoever was a customer in the 12 months before the sale". */
function tellingFacts(text: string, kinds: readonly Fact["kind"][]): Fact[] {
  return factsIn(text).filter(
    ({ kind, start, end }) =>
      kinds.includes(kind) &&
      // "Four Dollars and Ten Cents ($4.10)": the figure in brackets is the whole.
      !(kind === "amount" && /^\s+and\s[\p{L}\s-]{3,30}\scents?\s*\(/iu.test(text.slice(end))) &&
      !(
        kind === "duration" &&
        /\b(?:in|within|during|at any time in|over) (?:the|any)(?: (?:last|previous|preceding|prior|period of))*\s*$/i.test(
          text.slice(0, start),
        ) &&
        /^['’]?\s*(?:period\s+)?(?:immediately\s+)?(?:before|preceding|prior to|up to|ending|leading up)\b/i.test(
          text.slice(end),
        )
      ),
  );
}

/** "$80 |per person": without it the amount says too much. */
const perWhat =
  /^\s+per\s+\p{L}+(?:\s(?!(?:during|for|in|of|and|or|with|to|on|at|from|plus|by|as|shall|will|is|under|until|which|that|when|if|based|per|up|each)\b)\p{L}+)?/iu;

/** "50% |of all Net Revenue", "10% |interest per 30 days": what a percentage is of, or how often it is due. */
const ofWhat =
  /^\s*\)?\s*(?:(?:interest )?(?:per|a|each|every) (?:(?:month|year|annum|quarter|week|day)\b|\d+ days)|(?:of|on)\s+(?:(?!(?:for|in|at|to|and|or|during|from|by|per|as|on|with|which|that|shall|will|is|are|payable|sold|due|upon|paid|received|derived|actually)\b)[\p{L}\d][\p{L}\d'’-]*\s?){1,8})/iu;

/** As `factFirst` of a percentage, with what it is of. Null where that is not said behind it, unless it may stand `bare`. */
export function percentageOf({ bare }: { readonly bare: boolean }): NonNullable<Cues["say"]> {
  const first = factFirst("percentage");
  return (best, subject, cues) => {
    const said = first(best, subject, cues);
    if (said === null) return null;
    const fact = factsIn(best.text).find((one) => one.kind === "percentage" && plainFact(one) === said);
    const of =
      fact === undefined
        ? undefined
        : ofWhat
            .exec(best.text.slice(fact.end))?.[0]
            .replace(/^[\s)]+/, "")
            .trim();
    if (of === undefined) return bare ? said : null;
    return `${said} ${of.replace(/\s+(?:the|its|their|such|all|any|of|on)$/i, "")}`;
  };
}

const measure =
  /\b(?:exceed(?:s|ing)?|limited to|up to|at least|(?:less|more|fewer) than|minimum(?: \w+){0,3} of|maximum of|amount of|equal to|period of|term of|rate of)\s+(?:(?:the|an?|aggregate|sum|of|greater|lesser|higher|lower|total|amount)\s+)*$/i;
