import { ActionIcon, Button, Loader, Progress, TextInput } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { addressOf, go } from "../../app/navigation.ts";
import { Empty } from "../../components/empty.tsx";
import { plural } from "../../components/format.ts";
import { Page } from "../../components/page.tsx";
import { useAskingSet, useSettings } from "../../state/stores.ts";
import { AnswersTable } from "./answers-table.tsx";
import styles from "./ask.module.css";
import { SetPlan } from "./set-plan.tsx";

const shortest = 3;

/** One question to several contracts of the library, and their answers side by side. */
export function AskScreen({ ids, question }: { ids: readonly string[]; question: string }) {
  const rows = useAskingSet((state) => state.rows);
  const gone = useAskingSet((state) => state.gone);
  const stage = useAskingSet((state) => state.stage);
  const failure = useAskingSet((state) => state.failure);
  const open = useAskingSet((state) => state.open);
  const asked = useAskingSet((state) => state.question);
  const key = ids.join("/");

  useEffect(() => {
    void open(key.split("/"), question);
    document.title = "Ask several contracts · Headnote";
  }, [key, question, open]);

  if (failure !== null) {
    return (
      <Empty title="These contracts could not be opened">
        <p>{failure.message}</p>
        <Button variant="default" onClick={() => void open(ids, question)}>
          Try again
        </Button>
      </Empty>
    );
  }
  if (rows === null) {
    return (
      <div className={styles.coming}>
        <Loader size="sm" aria-label="Opening" />
      </div>
    );
  }
  if (rows.length === 0) {
    return (
      <Empty title="None of these contracts is in the library any more">
        <Button component="a" variant="default" href={addressOf({ screen: "library", query: "" })}>
          Go to the library
        </Button>
      </Empty>
    );
  }
  return (
    <Page
      title={`Ask ${plural(rows.length, "contract")}`}
      aside={
        <Button
          component="a"
          size="compact-sm"
          variant="subtle"
          color="gray"
          href={addressOf({ screen: "library", query: "" })}
        >
          Choose others
        </Button>
      }
    >
      <AskField ids={ids} question={question} />
      {gone > 0 && (
        <p className={styles.soft}>
          {gone === 1 ? "One of those chosen is" : `${gone} of those chosen are`} no longer in the library.
        </p>
      )}
      {stage === "ready" && <SetPlan rows={rows} question={asked} />}
      {(stage === "planning" || stage === "asking") && <Running stage={stage} />}
      <AnswersTable rows={rows} />
    </Page>
  );
}

function AskField({ ids, question }: { ids: readonly string[]; question: string }) {
  const stage = useAskingSet((state) => state.stage);
  const ask = useAskingSet((state) => state.ask);
  const send = useSettings((state) => state.preferences?.beforeSending === "send");
  const [typed, setTyped] = useState({ behind: question, words: question });
  // Back and Forward go from question to question.
  const words = typed.behind === question ? typed.words : question;
  const busy = stage === "planning" || stage === "asking";
  const ready = words.trim().length >= shortest && !busy;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        const wanted = words.trim();
        // Asked first, so that the address finds it under way.
        void ask(wanted, send);
        go({ screen: "ask", ids, question: wanted }, { replace: true });
      }}
    >
      <TextInput
        size="md"
        data-autofocus
        aria-label="Ask all of them"
        placeholder="What is the cap on liability?"
        value={words}
        maxLength={1000}
        onChange={(event) => setTyped({ behind: question, words: event.currentTarget.value })}
        rightSection={
          <ActionIcon type="submit" variant="subtle" aria-label="Ask" disabled={!ready}>
            <IconArrowRight size={18} aria-hidden />
          </ActionIcon>
        }
      />
    </form>
  );
}

function Running({ stage }: { stage: "planning" | "asking" }) {
  const rows = useAskingSet((state) => state.rows) ?? [];
  const cancel = useAskingSet((state) => state.cancel);
  const done = rows.filter(({ plan, progress }) =>
    stage === "planning"
      ? plan !== null || progress.state === "failed"
      : progress.state !== "asking" && progress.state !== "waiting",
  ).length;
  return (
    <div className={styles.running}>
      <output>
        {stage === "planning" ? "Finding out who would be asked" : "Asking"}: {done} of {rows.length}
      </output>
      <Progress value={(100 * done) / Math.max(1, rows.length)} size="sm" aria-label="How many are done" />
      <Button size="compact-sm" variant="subtle" color="gray" onClick={cancel}>
        Cancel
      </Button>
    </div>
  );
}
