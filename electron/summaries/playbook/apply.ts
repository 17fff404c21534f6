import type { FirmPack, Flag, Playbook, Position } from "../../../shared/domain/playbook.ts";
import type { KeyTerm, Summary } from "../../../shared/domain/summary.ts";
import { holds } from "./condition.ts";

/**
 * The summary as the firm's rules have it: key terms in the order of its pack, those it expects and that were not found
 * said to be missing, and each term that is not as the playbook prefers with a flag that says why. No statement, answer or
 * citation is changed. Deterministic.
 */
export function applyFirmRules(
  summary: Summary,
  { playbooks, packs }: { readonly playbooks: readonly Playbook[]; readonly packs: readonly FirmPack[] },
): Summary {
  const pack = packs.find(({ kinds }) => isOfKind(summary.kind, kinds));
  const rules = playbooks.filter(({ kinds }) => kinds.length === 0 || isOfKind(summary.kind, kinds));
  if (pack === undefined && rules.length === 0) return summary;
  const terms = summary.keyTerms.map((term) => {
    const expected = pack === undefined ? term : asExpected(term, pack);
    const flag = worst(rules.flatMap(({ name, positions }) => flagsOf(term, name, positions)));
    return flag === null ? expected : { ...expected, flag };
  });
  const first = [...new Set(pack?.first)].flatMap((id) => terms.filter((term) => term.id === id));
  return { ...summary, keyTerms: [...first, ...terms.filter((term) => !first.includes(term))] };
}

function isOfKind(kind: string, words: readonly string[]): boolean {
  const lower = kind.toLowerCase();
  return words.some((word) => lower.includes(word.toLowerCase()));
}

function asExpected(term: KeyTerm, pack: FirmPack): KeyTerm {
  if (term.state !== "silent" || !pack.expected.includes(term.id)) return term;
  const missed = `Not found, though the firm expects it in this kind of contract (${pack.name}).`;
  return { ...term, answer: term.answer === "" ? missed : term.answer };
}

function flagsOf(term: KeyTerm, playbook: string, positions: readonly Position[]): Flag[] {
  return positions
    .filter((position) => position.term === term.id)
    .flatMap((position) => flagOf(term, playbook, position) ?? []);
}

/** What the firm does not sign comes first: a term can be as preferred in one respect and past the line in another. */
function flagOf(term: KeyTerm, playbook: string, position: Position): Flag | null {
  const { preferred, fallback, walkAway, note } = position;
  const flag = (severity: Flag["severity"], says: string): Flag => ({
    severity,
    playbook,
    reason: note === undefined ? says : `${says} ${note}`,
  });
  if (walkAway !== undefined && holds(walkAway, term) === true)
    return flag("walk-away", "The firm does not sign this.");
  const wanted = holds(preferred, term);
  if (wanted === true) return null;
  if (wanted === null)
    return flag("off", "Whether this is what the firm prefers could not be told; look at the passage.");
  if (fallback !== undefined && holds(fallback, term) === true)
    return flag("fallback", "Not what the firm prefers, but a fallback it can live with.");
  return flag(
    "off",
    term.state === "silent"
      ? "The firm wants this said, and it was not found."
      : "Not what the firm prefers, nor its fallback.",
  );
}

const order: readonly Flag["severity"][] = ["walk-away", "off", "fallback"];

function worst(flags: readonly Flag[]): Flag | null {
  return flags.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))[0] ?? null;
}
