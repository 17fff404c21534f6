import type { Configuration } from "../../../shared/domain/configuration.ts";
import { capital } from "../../components/format.ts";
import { LookNote } from "../../components/look-note.tsx";
import { orderWords } from "../../components/order-words.ts";
import { useSettings } from "../../state/stores.ts";
import styles from "./settings.module.css";

/** The routes and the policy that decide where a contract may go; and what is wrong with the file, where it was refused. */
export function RoutesInForce() {
  const inForce = useSettings((state) => state.inForce);
  if (inForce === null) return null;
  const { configuration, path, problem } = inForce;
  const routes = Object.entries(configuration.routes);
  return (
    <div className={styles.routes}>
      <p className={styles.path}>{path}</p>
      {problem !== null && (
        <LookNote>
          <p>
            <b>This file was refused; what was last good is in force.</b>
          </p>
          <p>{problem}</p>
        </LookNote>
      )}
      {routes.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Route</th>
              <th scope="col">Order</th>
              <th scope="col">Models</th>
            </tr>
          </thead>
          <tbody>
            {routes.map(([name, route]) => (
              <tr key={name}>
                <th scope="row">{capital(name)}</th>
                <td>{capital(orderWords[route.strategy])}</td>
                <td>
                  {route.candidates.length === 0 ? (
                    <span className={styles.soft}>none</span>
                  ) : (
                    <ol>
                      {route.candidates.map((candidate) => (
                        <li key={candidate}>{candidate}</li>
                      ))}
                    </ol>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Limits configuration={configuration} />
    </div>
  );
}

function Limits({ configuration: { tiers } }: { configuration: Configuration }) {
  if (tiers === undefined) return null;
  const words = ({ maxTokens, maxComplexity }: { maxTokens: number; maxComplexity: number }) =>
    `up to ${maxTokens.toLocaleString("en-US")} tokens and complexity ${maxComplexity}`;
  return (
    <p className={styles.soft}>
      Simple: {words(tiers.simple)}. Standard: {words(tiers.standard)}. Complex: everything else.
    </p>
  );
}
