import type { TermChange } from "../../../shared/domain/comparison.ts";
import styles from "./compare.module.css";

/** The key terms on which the two do not say the same. */
export function TermChanges({ terms }: { terms: readonly TermChange[] }) {
  return (
    <section aria-label="Key terms that differ" className={styles.terms} data-testid="term-changes">
      <table>
        <thead>
          <tr>
            <th scope="col">Key term</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {terms.map(({ id, label, before, after }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{answerOf(before)}</td>
              <td>{answerOf(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function answerOf(term: TermChange["before"]): string {
  return term === null || term.state === "silent" ? "Nothing found" : term.answer;
}
