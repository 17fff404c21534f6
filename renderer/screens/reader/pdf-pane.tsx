import "pdfjs-dist/web/pdf_viewer.css";
import { ActionIcon, TextInput } from "@mantine/core";
import {
  IconArrowsHorizontal,
  IconChevronDown,
  IconChevronUp,
  IconEye,
  IconMinus,
  IconPlus,
} from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { Contract, Page } from "../../../shared/domain/contract.ts";
import type { Citation } from "../../../shared/domain/summary.ts";
import { pageSource } from "./page-source.ts";
import { passageBoxes } from "./passage-boxes.ts";
import { openPdf, type PdfDocument } from "./pdf-document.ts";
import styles from "./contract.module.css";

interface Props {
  readonly contract: Contract;
  readonly file: Blob;
  readonly citation: Citation | null;
  /** The file could not be drawn: its words have to do. */
  readonly onUnreadable: () => void;
}

/** The contract as it was printed, with its own scroll and zoom. */
export function PdfPane({ contract, file, citation, onUnreadable }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<PdfDocument | null>(null);
  const [place, setPlace] = useState({ page: 1, pages: contract.pages.length });
  const [scale, setScale] = useState(1);
  const [found, setFound] = useState({ current: 0, total: 0 });

  useEffect(() => {
    const { current } = container;
    if (current === null) return;
    const leave = new AbortController();
    let opened: PdfDocument | null = null;
    const events = {
      onPage: (page: number, pages: number) => setPlace({ page, pages }),
      onScale: setScale,
      onFound: (now: number, total: number) => setFound({ current: now, total }),
    };
    openPdf(current, file, contract.pages, events, leave.signal).then(
      (pdf) => {
        opened = pdf;
        if (leave.signal.aborted) pdf.close();
        else setShown(pdf);
      },
      () => {
        if (!leave.signal.aborted) onUnreadable();
      },
    );
    return () => {
      leave.abort();
      opened?.close();
      setShown(null);
    };
  }, [contract, file, onUnreadable]);

  useEffect(() => {
    if (shown === null) return;
    const marked =
      citation === null || citation.match === "none"
        ? []
        : passageBoxes(contract, citation.start, citation.end, textWidth);
    shown.mark(marked, true);
  }, [shown, citation, contract]);

  return (
    <div className={styles.pane}>
      <div className={styles.tools} role="toolbar" aria-label="Contract" data-region>
        <div className={styles.place}>
          <PageField place={place} onGo={(page) => shown?.goToPage(page)} />
          <SourceOfPage page={contract.pages[place.page - 1]} />
        </div>
        <div className={styles.zoom}>
          <ActionIcon variant="subtle" color="gray" aria-label="Smaller" onClick={() => shown?.zoom("out")}>
            <IconMinus size={16} aria-hidden />
          </ActionIcon>
          <span className="tabular">{Math.round(scale * 100)}%</span>
          <ActionIcon variant="subtle" color="gray" aria-label="Larger" onClick={() => shown?.zoom("in")}>
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label="Fit the width" onClick={() => shown?.zoom("fit")}>
            <IconArrowsHorizontal size={16} aria-hidden />
          </ActionIcon>
        </div>
        <FindField found={found} onFind={(query, back) => shown?.find(query, back)} />
      </div>
      <section className={styles.stage} aria-label="Contract">
        <div className={styles.scroll} ref={container} data-testid="pdf">
          <div className="pdfViewer" />
        </div>
      </section>
    </div>
  );
}

/** What a lawyer should know of the page in sight: that its words were guessed from a picture, or not read at all. */
function SourceOfPage({ page }: { page: Page | undefined }) {
  const words = page === undefined ? null : pageSource(page);
  if (words === null) return null;
  return (
    <span className={`${styles.source} tabular`} data-testid="page-source" title={words}>
      <IconEye size={14} aria-hidden /> {words}
    </span>
  );
}

function PageField({ place, onGo }: { place: { page: number; pages: number }; onGo: (page: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <form
      className={styles.pageField}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== null) onGo(Number.parseInt(typed, 10));
        setTyped(null);
      }}
    >
      <label>
        Page{" "}
        <input
          className="tabular"
          inputMode="numeric"
          size={3}
          value={typed ?? String(place.page)}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => setTyped(null)}
        />
      </label>
      <span className="tabular" data-testid="page-count">
        of {place.pages}
      </span>
    </form>
  );
}

interface FindProps {
  readonly found: { readonly current: number; readonly total: number };
  readonly onFind: (query: string, back: boolean) => void;
}

function FindField({ found, onFind }: FindProps) {
  const [query, setQuery] = useState("");
  return (
    <search>
      <form
        className={styles.find}
        onSubmit={(event) => {
          event.preventDefault();
          onFind(query, false);
        }}
      >
        {query !== "" && (
          <output className={`${styles.found} tabular`}>
            {found.total === 0 ? "not found" : `${found.current} of ${found.total}`}
          </output>
        )}
        <TextInput
          size="xs"
          aria-label="Find in the contract"
          placeholder="Find in the contract"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            onFind(event.currentTarget.value, false);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape" && query !== "") {
              event.preventDefault();
              setQuery("");
              onFind("", false);
            }
          }}
        />
        <ActionIcon variant="subtle" color="gray" aria-label="Find before" onClick={() => onFind(query, true)}>
          <IconChevronUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon type="submit" variant="subtle" color="gray" aria-label="Find next">
          <IconChevronDown size={16} aria-hidden />
        </ActionIcon>
      </form>
    </search>
  );
}

let pen: CanvasRenderingContext2D | null = null;

/** How wide a text is in a book face, in a unit of its own. */
function textWidth(text: string): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (pen === null) return text.length;
  pen.font = '32px "Source Serif 4 Variable", serif';
  return pen.measureText(text).width;
}
