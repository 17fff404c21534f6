import type { Contract } from "../../../shared/domain/contract.ts";
import { pageAt } from "../../../shared/domain/locate.ts";
import type { MatterConflict, MatterDocument } from "../../../shared/domain/matter.ts";
import type { Span } from "../contract-text.ts";
import { readContract } from "../on-device/reading.ts";
import { clashes, clashText, positionsIn } from "./find.ts";
import type { Position } from "./positions.ts";

/** A document of a matter, put in order, and its words. */
export interface OrderedDocument {
  readonly document: MatterDocument;
  readonly contract: Contract;
}

type Filed = Position & { readonly within: string; readonly of: OrderedDocument };

/**
 * What the documents of one contract (itself, its amendments, its schedules) say against each other. A clause that an
 * amendment changes is no longer held against anything; where an amendment differs from what it leaves standing, and says
 * that it prevails, it holds. Two amendments that change one clause are told, the later of which holds where both are dated.
 * `documents` stand as `matterFile` puts them. By code alone; deterministic.
 */
export function conflictsAcross(documents: readonly OrderedDocument[]): MatterConflict[] {
  const contracts = documents.filter(({ document }) => document.role === "contract");
  return contracts.flatMap((base) => {
    const followers = documents.filter(({ document }) => document.of === base.document.id);
    return followers.length === 0 ? [] : [...saidTwice(base, followers), ...changedTwice(followers)];
  });
}

function saidTwice(base: OrderedDocument, followers: readonly OrderedDocument[]): MatterConflict[] {
  const positions = [base, ...followers].flatMap((of): Filed[] =>
    positionsIn(of.contract)
      .filter(({ within }) => within === "")
      .map((position) => ({ ...position, of })),
  );
  const changes = followers.flatMap(({ document }) => document.changes);
  const standing = positions.filter(
    ({ start, of }) =>
      of !== base || !changes.some(({ before }) => before !== null && before.start <= start && start < before.end),
  );
  return clashes(standing, () => true)
    .filter(([one, other]) => one.of !== other.of)
    .map(([one, other]) => {
      const verdict = saysItPrevails(other.of) ?? saysItPrevails(one.of);
      const holds = verdict === null ? null : verdict.of === one.of ? one : other;
      return {
        kind: one.kind,
        text: clashText(one.kind, one.said, other.said),
        between: [passageOf(one.of, one), passageOf(other.of, other)],
        holds: holds?.of.document.id ?? null,
        by: verdict === null ? null : passageOf(verdict.of, verdict.sentence),
      };
    });
}

const prevails =
  /\b(?:this|the terms of this|the provisions of this) (?:\p{L}+ )?(?:amendment|addendum|variation|deed|side letter|schedule|exhibit|annex)\b[^.;]{0,80}\b(?:shall |will )?(?:prevails?|controls?|governs?|takes? precedence)\b/iu;

/** "In the event of a conflict … this Amendment shall prevail". */
function saysItPrevails(of: OrderedDocument): { readonly of: OrderedDocument; readonly sentence: Span } | null {
  if (of.document.role === "contract") return null;
  const sentence = readContract(of.contract).sentences.find(
    ({ text }) => prevails.test(text) && /\b(?:conflict|inconsisten|contradict|discrepanc)/i.test(text),
  );
  return sentence === undefined ? null : { of, sentence };
}

function changedTwice(followers: readonly OrderedDocument[]): MatterConflict[] {
  const changes = followers.flatMap((of) => of.document.changes.map((change) => ({ of, change })));
  return changes.flatMap(({ of, change: { before, instruction } }, index) => {
    const other = changes
      .slice(index + 1)
      .find((later) => later.of !== of && before !== null && later.change.before?.start === before.start);
    if (before === null || other === undefined || instruction === null || other.change.instruction === null) return [];
    const [first, second] = [of.document.date, other.of.document.date];
    const isLater = first !== null && second !== null && first !== second;
    return [
      {
        kind: "changed-twice" as const,
        text: `Two documents change ${nameOf(before)}.`,
        between: [passageOf(of, instruction), passageOf(other.of, other.change.instruction)],
        holds: isLater ? (first > second ? of : other.of).document.id : null,
        by: null,
      },
    ];
  });
}

function nameOf({ number, heading }: { readonly number: string; readonly heading: string }): string {
  const name = [number, heading].filter((part) => part !== "").join(" ");
  return name === "" ? "the same clause" : `the same clause, ${name}`;
}

function passageOf({ document: { id, name }, contract }: OrderedDocument, { start, end }: Span) {
  return { id, name, page: pageAt(contract, start), start, end, quote: contract.text.slice(start, end) };
}
