import { ActionIcon, Button, Loader, TextInput } from "@mantine/core";
import { IconArrowRight, IconDeviceLaptop, IconSend, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Contract } from "../../../shared/domain/contract.ts";
import { answerInWords, type SavedQuestion } from "../../../shared/domain/question.ts";
import type { Plan } from "../../../shared/domain/run.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { costOf, estimate } from "../../components/format.ts";
import { onDevice, useProviderNames } from "../../components/provider-names.ts";
import { Replaced } from "../../components/replaced.tsx";
import { useQuestions, useSettings } from "../../state/stores.ts";
import styles from "./questions.module.css";
import { StatementRow } from "./statement-row.tsx";

/** Asks about the contract that is open, and shows what was asked before. */
export function Questions({ summaryId, contract }: { summaryId: string; contract: Contract }) {
  const asked = useQuestions((state) => state.asked);
  const asking = useQuestions((state) => state.asking);
  const open = useQuestions((state) => state.open);
  const ask = useQuestions((state) => state.ask);
  const giveUp = useQuestions((state) => state.giveUp);
  const send = useSettings((state) => state.preferences?.beforeSending === "send");
  const [words, setWords] = useState("");
  const busy = asking.state === "planning" || asking.state === "asking";

  useEffect(() => {
    void open(summaryId);
  }, [summaryId, open]);

  return (
    <section className={styles.questions} aria-label="Questions">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim().length < 3 || busy) return;
          void ask(words.trim(), send);
          setWords("");
        }}
      >
        <TextInput
          aria-label="Ask this contract"
          placeholder="Ask this contract"
          value={words}
          maxLength={1000}
          onChange={(event) => setWords(event.currentTarget.value)}
          rightSection={
            <ActionIcon type="submit" variant="subtle" aria-label="Ask" disabled={words.trim().length < 3 || busy}>
              <IconArrowRight size={16} aria-hidden />
            </ActionIcon>
          }
        />
      </form>
      {asking.state === "ready" && <QuestionPlan question={asking.question} plan={asking.plan} />}
      {busy && (
        <output className={styles.busy}>
          <Loader size={12} aria-hidden /> {asking.question}
          <Button size="compact-xs" variant="subtle" color="gray" onClick={giveUp}>
            Cancel
          </Button>
        </output>
      )}
      {asking.state === "failed" && (
        <FailureNote failure={asking.failure}>
          <Button size="compact-sm" variant="default" onClick={() => void ask(asking.question, send)}>
            Ask again
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={giveUp}>
            Leave it
          </Button>
        </FailureNote>
      )}
      {asked.toReversed().map((one) => (
        <Answered key={one.id} asked={one} contract={contract} />
      ))}
    </section>
  );
}

function QuestionPlan({ question, plan }: { question: string; plan: Plan }) {
  const { deploymentName } = useProviderNames();
  const confirm = useQuestions((state) => state.confirm);
  const giveUp = useQuestions((state) => state.giveUp);
  const first = plan.candidates.find(({ eligible }) => eligible);
  const replaced = plan.disclosure?.replaced ?? [];
  return (
    <div className={styles.plan} data-testid="question-plan">
      <p className={styles.question}>{question}</p>
      <p>
        Nothing has been sent.{" "}
        {plan.disclosure?.what === "passages" ? "The passages that bear on this" : "The whole contract"} would go to{" "}
        <b>{first === undefined ? "nobody" : deploymentName(first.deployment)}</b>, {estimate(plan.estimateUsd)}.
      </p>
      {replaced.length > 0 && (
        <div>
          Replaced before sending: <Replaced replaced={replaced} />
        </div>
      )}
      <div className={styles.answers}>
        <Button size="compact-sm" leftSection={<IconSend size={14} aria-hidden />} onClick={() => void confirm(false)}>
          Send
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDeviceLaptop size={14} aria-hidden />}
          onClick={() => void confirm(true)}
        >
          Search on this device
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={giveUp}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

function Answered({ asked, contract }: { asked: SavedQuestion; contract: Contract }) {
  const { nameOf, isLocal } = useProviderNames();
  const remove = useQuestions((state) => state.remove);
  const { id, question, answer, run } = asked;
  const stayed = run.decision?.candidates.some(({ barrier }) => barrier === "confidential") === true;
  const by =
    run.served === null || run.served.provider === onDevice
      ? "On this device"
      : `${nameOf(run.served.provider)} ${run.served.model}`;
  return (
    <article className={styles.answered} data-testid="answered">
      <header>
        <h3 className={styles.question}>{question}</h3>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Remove the question "${question}"`}
          onClick={() => void remove(id)}
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </header>
      <p className={styles.soft}>
        {answerInWords(answer, run)}
        {stayed && " Nothing of this contract may leave this machine, so nobody else was asked."}
      </p>
      {answer.statements.length > 0 && (
        <ul className={styles.statements}>
          {answer.statements.map((statement) => (
            <StatementRow
              key={statement.id}
              statement={{ ...statement, id: `${id}-${statement.id}` }}
              contract={contract}
            />
          ))}
        </ul>
      )}
      <p className={`${styles.soft} tabular`}>
        {by} · {run.fromCache ? "from the library, not charged" : costOf(run, isLocal)}
      </p>
    </article>
  );
}
