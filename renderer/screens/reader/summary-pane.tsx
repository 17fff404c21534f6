import { Switch } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import { coverageSentence, partsSentence } from "../../../shared/domain/coverage.ts";
import { foreignLanguageOf } from "../../../shared/domain/language.ts";
import { levelTitles } from "../../../shared/domain/level-titles.ts";
import { gapsIn, isUnflagged } from "../../../shared/domain/risks.ts";
import { noneFoundNote } from "../../../shared/domain/obligations.ts";
import { repeats } from "../../../shared/domain/repeats.ts";
import type { SavedSummary } from "../../../shared/domain/saved.ts";
import { levelSchema, type Level, type Statement } from "../../../shared/domain/summary.ts";
import { relianceNote } from "../../../shared/domain/reliance.ts";
import { whyNobodyElse } from "../../../shared/domain/why-nobody-else.ts";
import { plural } from "../../components/format.ts";
import { onDevice } from "../../components/provider-names.ts";
import { LookNote } from "../../components/look-note.tsx";
import { CoveragePart } from "./coverage-part.tsx";
import { Findings } from "./findings.tsx";
import { KeyTerms } from "./key-terms.tsx";
import { MissingParts } from "./missing-parts.tsx";
import { OurSide } from "./our-side.tsx";
import { PlaybookFlags } from "./playbook-flags.tsx";
import { Questions } from "./questions.tsx";
import { NextDate } from "./next-date.tsx";
import { Obligations } from "./obligations.tsx";
import { keyTermStatus, needsLook, tallyOf, type Tally } from "./standing.ts";
import { Risks } from "./risks.tsx";
import { StatementRow } from "./statement-row.tsx";
import styles from "./summary.module.css";
import { useCitationKeys } from "./use-citation-keys.ts";

/** Short, so that all of them stand in one line beside the contract; each part bears its full name. */
const shortTitles: Readonly<Record<Level, string>> = {
  snapshot: "Snapshot",
  "key-terms": "Key terms",
  obligations: "Obligations",
  risks: "Risks",
  clauses: "Clauses",
  definitions: "Definitions",
};

/** The summary, from the one line down to the clauses. */
export function SummaryPane({ saved }: { saved: SavedSummary }) {
  const { summary, contract } = saved;
  const pane = useRef<HTMLElement>(null);
  const [onlyOpen, setOnlyOpen] = useState(false);
  useCitationKeys(pane);
  const tally = tallyOf(summary);
  const why =
    saved.run.served?.provider === onDevice && saved.run.attempts.length <= 1
      ? whyNobodyElse(saved.run.decision?.candidates ?? [])
      : null;
  const caution = relianceNote(saved.run);
  const language = useMemo(() => foreignLanguageOf(contract), [contract]);
  const open = tally.unverified + tally.unverifiedTerms;

  const statementsOf = (level: Level): Statement[] =>
    summary.statements.filter(
      (one) =>
        one.level === level &&
        (!onlyOpen || needsLook(one)) &&
        !summary.keyTerms.some((term) => term.state !== "silent" && repeats(one, term)),
    );
  const terms = onlyOpen
    ? summary.keyTerms.filter((term) => {
        const status = keyTermStatus(term);
        return status !== null && status !== "exact";
      })
    : summary.keyTerms;
  // What is missing rests on no passage that could need a look.
  const gaps = onlyOpen ? [] : gapsIn(summary.keyTerms);
  const unflagged = !onlyOpen && isUnflagged(summary);
  const noDuties = noneFoundNote(summary);
  const parts = levelSchema.options
    .map((level) => ({
      level,
      title: levelTitles[level],
      statements: statementsOf(level),
      terms: level === "key-terms" ? terms : [],
    }))
    .filter(
      ({ level, statements, terms: shown }) =>
        statements.length > 0 ||
        shown.length > 0 ||
        (level === "risks" && (gaps.length > 0 || unflagged)) ||
        (level === "obligations" && !onlyOpen && noDuties !== null) ||
        (level === "definitions" && !onlyOpen),
    );
  const goTo = (part: string) => {
    const heading = pane.current?.querySelector<HTMLElement>(`#title-${part}`);
    pane.current?.querySelector(`#level-${part}`)?.scrollIntoView();
    // Whoever goes there by keyboard goes on from there.
    heading?.focus({ preventScroll: true });
  };

  return (
    <div className={styles.pane}>
      <nav className={styles.levels} aria-label="Parts of the summary" data-region>
        {parts.map(({ level }) => (
          <button key={level} type="button" onClick={() => goTo(level)}>
            {shortTitles[level]}
          </button>
        ))}
        <button type="button" onClick={() => goTo("coverage")}>
          Coverage
        </button>
      </nav>
      <section className={styles.scroll} ref={pane} aria-label="Summary" data-testid="summary">
        <div className={styles.column}>
          <p className={styles.brief}>{summary.brief}</p>
          <Standing tally={tally} />
          {open > 0 && (
            <Switch
              size="xs"
              className={styles.filter}
              label="Show only what needs a look"
              checked={onlyOpen}
              onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
            />
          )}
          <p className={`${styles.coverage} tabular`}>
            {contract.format === "pdf"
              ? coverageSentence(summary.coverage)
              : ["The whole text was read.", partsSentence(summary.coverage)].filter((one) => one !== null).join(" ")}
          </p>
          {caution !== null && (
            <p className={styles.nothing} data-testid="reliance">
              {caution}
            </p>
          )}
          {why !== null && (
            <p className={styles.nothing} data-testid="why-here">
              {why}
            </p>
          )}
          {(summary.coverage.parts?.onDevice.length ?? 0) > 0 && (
            <LookNote>
              <p>No model read a part of this contract. Summarise it again: only that part will be sent.</p>
            </LookNote>
          )}
          {summary.coverage.unreadable > 0 && (
            <LookNote>
              <p>Unreadable pages are not in this summary. Read them yourself.</p>
            </LookNote>
          )}
          <Findings findings={contract.findings} paged={contract.format === "pdf"} />
          <MissingParts contract={contract} statements={summary.statements} />

          <OurSide saved={saved} />
          {saved.calendar !== undefined && <NextDate calendar={saved.calendar} contract={contract} />}

          <PlaybookFlags terms={summary.keyTerms} contract={contract} />

          <Questions summaryId={saved.id} contract={contract} />

          {parts.map(({ level, title, statements, terms: shownTerms }) => (
            <section key={level} id={`level-${level}`} aria-labelledby={`title-${level}`} className={styles.part}>
              <h2 id={`title-${level}`} tabIndex={-1}>
                {title}
              </h2>
              {level === "definitions" && statements.length === 0 && (
                <p className={styles.nothing}>
                  {language === null
                    ? "No term was found undefined, unused or defined twice, and no reference that leads nowhere. Both were looked for on this device."
                    : `Not looked through: the contract is in ${language}, and the engine on this device reads English.`}
                </p>
              )}
              {shownTerms.length > 0 && <KeyTerms terms={shownTerms} contract={contract} run={saved.run} />}
              {level === "obligations" && noDuties !== null && <p className={styles.nothing}>{noDuties}</p>}
              {level === "obligations" && (
                <Obligations
                  statements={statements}
                  side={saved.side ?? null}
                  contract={contract}
                  unlisted={summary.unlistedObligations}
                />
              )}
              {level === "risks" && (
                <Risks
                  statements={statements}
                  gaps={gaps}
                  isUnflagged={unflagged}
                  side={saved.side ?? null}
                  contract={contract}
                />
              )}
              {level !== "obligations" && level !== "risks" && statements.length > 0 && (
                <ul className={styles.statements}>
                  {statements.map((statement) => (
                    <StatementRow key={statement.id} statement={statement} contract={contract} />
                  ))}
                </ul>
              )}
            </section>
          ))}
          <CoveragePart saved={saved} />
        </div>
      </section>
    </div>
  );
}

/** How many statements stand, in one line, before any of them is read. */
function Standing({ tally }: { tally: Tally }) {
  const { statements, unverified, wrong, terms, unverifiedTerms } = tally;
  if (unverified === 0 && unverifiedTerms === 0) {
    if (statements + terms === 0) return null;
    return (
      <p className={styles.standing} data-testid="standing">
        <IconCheck size={15} aria-hidden /> Every statement was found in the contract.
      </p>
    );
  }
  const counted = [
    unverified > 0 ? `${unverified} of ${plural(statements, "statement")}` : "",
    unverifiedTerms > 0 ? `${unverifiedTerms} of ${plural(terms, "key term")}` : "",
  ].filter((part) => part !== "");
  const one = unverified + unverifiedTerms === 1;
  return (
    <div data-testid="standing">
      <LookNote>
        <p>
          <b>
            {counted.join(" and ")} {one ? "needs" : "need"} a look.
          </b>{" "}
          {wrong > 0 && `${wrong === 1 ? "One is" : `${wrong} are`} not borne out by the contract.`}
        </p>
      </LookNote>
    </div>
  );
}
