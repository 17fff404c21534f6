import type { Signal } from "../../shared/domain/run.ts";
import { capital, count } from "./format.ts";
import styles from "./signals.module.css";

/** What adds nothing that would show in two decimals. */
const nextToNothing = 0.005;

/** What makes a contract complex: what was found in it, and what each finding adds to the score, the most first. */
export function Signals({ signals }: { signals: readonly Signal[] }) {
  const adding = signals.filter(({ share }) => share >= nextToNothing).toSorted((a, b) => b.share - a.share);
  const others = signals.filter(({ share }) => share < nextToNothing).map(({ name }) => name);
  return (
    <>
      {adding.length > 0 && (
        <table className={`${styles.signals} tabular`} data-testid="signals">
          <thead>
            <tr>
              <th scope="col">Signal</th>
              <th scope="col">Found</th>
              <th scope="col">Adds</th>
            </tr>
          </thead>
          <tbody>
            {adding.map(({ name, value, share }) => (
              <tr key={name}>
                <td>{capital(name)}</td>
                <td>{count(Number(value.toFixed(2)))}</td>
                <td>{share.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others.length > 0 && <p className={styles.others}>Next to nothing: {others.join("; ")}.</p>}
    </>
  );
}
