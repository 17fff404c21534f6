import { IconCalendarEvent } from "@tabler/icons-react";
import type { Contract } from "../../../shared/domain/contract.ts";
import type { Calendar, KeyDate } from "../../../shared/domain/key-date.ts";
import { plural } from "../../components/format.ts";
import { WithDates } from "../../components/with-dates.tsx";
import { CitationChips } from "./citation-chips.tsx";
import styles from "./next-date.module.css";

/** The next day of the contract with how it was counted, those after it, and what could not be counted. */
export function NextDate({ calendar: { dates, open }, contract }: { calendar: Calendar; contract: Contract }) {
  const [next, ...others] = dates;
  if (next === undefined && open.length === 0) return null;
  return (
    <section className={styles.dates} aria-label="Next date" data-testid="next-date">
      {next === undefined ? (
        <p className={styles.none}>
          <IconCalendarEvent size={16} stroke={1.75} aria-hidden /> No date that is still to come could be counted.
        </p>
      ) : (
        <Day day={next} id="date-0" contract={contract} isNext />
      )}
      {others.length > 0 && (
        <details>
          <summary>{plural(others.length, "later date")}</summary>
          {others.map((day, index) => (
            <Day key={`${day.date} ${day.label}`} day={day} id={`date-${index + 1}`} contract={contract} />
          ))}
        </details>
      )}
      {open.map((reason) => (
        <p key={reason} className={styles.how}>
          <WithDates text={reason} />
        </p>
      ))}
    </section>
  );
}

interface DayProps {
  readonly day: KeyDate;
  readonly id: string;
  readonly contract: Contract;
  readonly isNext?: boolean;
}

function Day({ day: { date, label, how, citations }, id, contract, isNext = false }: DayProps) {
  return (
    <div className={styles.day}>
      <p className={styles.what}>
        {isNext && <IconCalendarEvent size={16} stroke={1.75} aria-hidden />}
        <time dateTime={date} className="tabular">
          {date}
        </time>{" "}
        {label}
      </p>
      <p className={styles.how}>
        {how !== "" && (
          <span>
            Counted: <WithDates text={how} />.
          </span>
        )}
        <CitationChips id={id} contract={contract} citations={citations} />
      </p>
    </div>
  );
}
