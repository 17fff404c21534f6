import { useEffect, useRef, type ReactNode } from "react";
import type { Block, Contract } from "../../../shared/domain/contract.ts";
import type { Citation } from "../../../shared/domain/summary.ts";
import { blocksOf } from "./blocks.ts";
import styles from "./contract.module.css";
import { pageSource } from "./page-source.ts";

interface Props {
  readonly contract: Contract;
  readonly citation: Citation | null;
  /** Why the words stand here instead of the printed pages; null where there never were pages. */
  readonly instead: string | null;
}

/** The contract's words, block by block. */
export function TextPane({ contract, citation, instead }: Props) {
  const pane = useRef<HTMLDivElement>(null);
  const marked = citation === null || citation.match === "none" ? null : citation;
  const paged = contract.format === "pdf";

  useEffect(() => {
    if (marked === null) return;
    pane.current?.querySelector("mark")?.scrollIntoView({ block: "center" });
  }, [marked]);

  const blocks = blocksOf(contract);
  return (
    <div className={styles.pane}>
      {instead !== null && <p className={styles.instead}>{instead}</p>}
      <section className={styles.stage} aria-label="Contract">
        <div className={styles.scroll} ref={pane} data-testid="text">
          <article className={styles.text}>
            {blocks.map((block, index) => (
              <div key={block.start} className={styles[block.kind]} data-kind={block.kind}>
                {paged && block.page !== blocks[index - 1]?.page && (
                  <span className={styles.pageMark}>{pageMark(contract, block.page)}</span>
                )}
                {wordsOf(contract.text, block, marked)}
              </div>
            ))}
          </article>
        </div>
      </section>
    </div>
  );
}

function pageMark(contract: Contract, number: number): string {
  const page = contract.pages[number - 1];
  const source = page === undefined ? null : pageSource(page);
  return source === null ? `Page ${number}` : `Page ${number} \u00B7 ${source}`;
}

/** The block's words, with those of the citation marked. */
function wordsOf(text: string, block: Block, marked: Citation | null): ReactNode {
  const from = Math.max(block.start, marked?.start ?? 0);
  const to = Math.min(block.end, marked?.end ?? 0);
  if (marked === null || from >= to) return text.slice(block.start, block.end);
  return (
    <>
      {text.slice(block.start, from)}
      <mark data-testid="highlight" data-page={block.page}>
        {text.slice(from, to)}
      </mark>
      {text.slice(to, block.end)}
    </>
  );
}
