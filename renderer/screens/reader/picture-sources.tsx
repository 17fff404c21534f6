import type { Page } from "../../../shared/domain/contract.ts";
import { pageSource } from "./page-source.ts";
import styles from "./summary.module.css";

/** Which pages were read from pictures, how surely, and which could not be read; neighbours of one kind as a range. */
export function PictureSources({ pages }: { pages: readonly Page[] }) {
  const groups: { from: number; to: number; words: string }[] = [];
  for (const page of pages) {
    const words = pageSource(page);
    const last = groups.at(-1);
    if (words === null) continue;
    if (last !== undefined && last.words === words && last.to === page.number - 1) last.to = page.number;
    else groups.push({ from: page.number, to: page.number, words });
  }
  if (groups.length === 0) return null;
  return (
    <ul className={`${styles.sources} tabular`} aria-label="Pages that are pictures" data-testid="picture-sources">
      {groups.map(({ from, to, words }) => (
        <li key={from}>
          <b>{from === to ? `Page ${from}` : `Pages ${from} to ${to}`}:</b> {words.charAt(0).toLowerCase()}
          {words.slice(1)}
        </li>
      ))}
    </ul>
  );
}
