import { severitySchema } from "../../../shared/domain/summary.ts";
import { leavesPartyOpen, type Party } from "./parties.ts";
import type { Reading, Sentence } from "./reading.ts";
import type { Weight } from "./risk-bearing.ts";
import { asTheLawHasIt, isItselfALimit, risks } from "./risk-cues.ts";
import { weigh, type Kind } from "./risk-weights.ts";
import { otherSide } from "./terms/other-side.ts";
import { sentencesWith, tellingPart, type TermAnswer } from "./terms/term.ts";
import { wholeOf } from "./whole.ts";
import { mostWords, readableWhole } from "./wording.ts";

export interface FoundRisk extends Weight {
  readonly label: Kind;
  /** What to show of the sentence. */
  readonly text: string;
  readonly sentence: Sentence;
  /** The same promise of the other party; null where there is none. */
  readonly other: Sentence | null;
}

/**
 * The clauses that cost or bind beyond the ordinary, the gravest first and otherwise in the contract's order: one sentence
 * for each kind, no sentence twice. `answers` are those of the contract's key terms.
 */
export function risksIn(
  reading: Reading,
  parties: readonly Party[],
  answers: ReadonlyMap<string, TermAnswer | null> = new Map(),
): FoundRisk[] {
  const taken = new Set<Sentence>();
  const found = risks.flatMap(({ label, cues, holds = () => true }): FoundRisk[] => {
    for (const one of cues) {
      const all = sentencesWith(reading, { ...one, most: 30 });
      const sentence = all.slice(0, 4).find((each) => !taken.has(each) && holds(each, reading, parties));
      if (sentence === undefined) continue;
      const others = one.others?.(sentence, { reading, parties, title: null, kind: "" }, one) ?? null;
      const other = others?.sentences[0] ?? otherSide(parties, sentence, all, [...one.strong, ...(one.rare ?? [])]);
      // A flag says who else, not the notice of one.
      const whose = others === null || others.sentences.length === 0 ? [] : [`${others.short}.`];
      taken.add(sentence);
      const shown = [sentence, ...(other === null ? [] : [other])];
      const text = [...whose, ...shown.map((each) => tellingPart(each, one, mostWords))].join(" ");
      return [{ label, sentence, other, text, ...weigh(label, { sentence, other, parties, answers }) }];
    }
    return [];
  });
  const all = [...found, ...openParty(reading, parties), ...besideTheTable(found, taken, reading, parties, answers)];
  const costs = all.some(({ label }) => label === "Payment on termination");
  const { options: order } = severitySchema;
  return all
    .map((risk) => (costs ? atAPrice(risk) : risk))
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.sentence.index - b.sentence.index);
}

/** Who may leave without a reason, but has to pay for it, is not free to. */
function atAPrice(risk: FoundRisk): FoundRisk {
  return risk.label === "Termination at will" && risk.severity === "low"
    ? { ...risk, severity: "medium", reason: `${risk.reason.slice(0, -1)}; another clause has a payment for the end.` }
    : risk;
}

/** A contract with one party and a blank for the other: the sentence that names the one. */
function openParty(reading: Reading, parties: readonly Party[]): FoundRisk[] {
  if (!leavesPartyOpen(reading, parties)) return [];
  const [only] = parties;
  const sentence = reading.sentences.find(
    ({ start, end }) => only !== undefined && start <= only.start && only.start < end,
  );
  const label = "Party left blank";
  return sentence === undefined
    ? []
    : [
        {
          label,
          sentence,
          other: null,
          text: `only one party is named: ${readableWhole(sentence)}`,
          ...weigh(label, { sentence, other: null, parties, answers: new Map() }),
        },
      ];
}

/** What the table shows as liability without a limit is a risk as well, also where it is told by other signs. */
function besideTheTable(
  found: readonly FoundRisk[],
  taken: ReadonlySet<Sentence>,
  { sentences }: Reading,
  parties: readonly Party[],
  answers: ReadonlyMap<string, TermAnswer | null>,
): FoundRisk[] {
  const label = "Liability outside the limit";
  const [passage] = answers.get("uncapped-liability")?.passages ?? [];
  if (passage === undefined || found.some((risk) => risk.label === label)) return [];
  const sentence = sentences.find(({ start }) => start === passage.start);
  if (sentence === undefined || taken.has(sentence)) return [];
  const { text } = wholeOf(sentence);
  if (!/\bliab|\bdamages\b/i.test(text) || asTheLawHasIt.test(text) || isItselfALimit.test(text)) return [];
  return [
    {
      label,
      sentence,
      other: null,
      text: readableWhole(sentence),
      ...weigh(label, { sentence, other: null, parties, answers }),
    },
  ];
}
