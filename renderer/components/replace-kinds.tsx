import { Checkbox, Group } from "@mantine/core";
import { replaceKindSchema, type ReplaceKind } from "../../shared/domain/configuration.ts";
import { replaceKindWords } from "../../shared/domain/policy-words.ts";
import type { RuleMaker } from "../../shared/domain/rules-in-force.ts";
import { capital } from "./format.ts";
import { makersInWords } from "./rule-makers.ts";

interface Props {
  readonly label: string;
  /** What is chosen here. */
  readonly value: readonly ReplaceKind[];
  /** What others ask for, which stays whatever is chosen here. */
  readonly held: ReadonlyMap<ReplaceKind, readonly RuleMaker[]>;
  readonly onChange: (kinds: ReplaceKind[]) => void;
}

/** Kinds of words that are replaced by placeholders before anything is sent. */
export function ReplaceKinds({ label, value, held, onChange }: Props) {
  const shown = replaceKindSchema.options.filter((kind) => value.includes(kind) || held.has(kind));
  return (
    <Checkbox.Group
      label={label}
      value={shown}
      onChange={(kinds) =>
        onChange(
          replaceKindSchema.options.filter((kind) => kinds.includes(kind) && (value.includes(kind) || !held.has(kind))),
        )
      }
    >
      <Group mt="xs" gap="md" align="start">
        {replaceKindSchema.options.map((kind) => {
          const makers = held.get(kind);
          return (
            <Checkbox
              key={kind}
              value={kind}
              label={capital(replaceKindWords[kind])}
              disabled={makers !== undefined}
              description={makers === undefined ? undefined : `held by ${makersInWords(makers)}`}
            />
          );
        })}
      </Group>
    </Checkbox.Group>
  );
}
