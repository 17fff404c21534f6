import type { Clause, ClauseChange, Comparison, TermChange } from "../../shared/domain/comparison.ts";
import type { MatterDocument, MatterFile } from "../../shared/domain/matter.ts";

/** The shape that scripts rely on; fields may be added, none renamed. */
export function comparisonAsJson(comparison: Comparison) {
  return comparison;
}

/** For a terminal, or to keep as Markdown: what went out in ~~tildes~~, what came in in **stars**. */
export function comparisonAsText({ mode, before, after, changes, terms, counts, open }: Comparison): string {
  const lines = [`# ${before.name} → ${after.name}`, "", summaryLine(mode, counts)];
  if (terms.length > 0) lines.push("", "## Key terms that differ", "", ...terms.map(termLine));
  if (changes.length > 0)
    lines.push("", mode === "amendment" ? "## What the amendment changes" : "## Clause by clause");
  for (const change of changes) lines.push("", ...changeLines(change));
  if (mode === "unrelated") lines.push("", ...open);
  else if (open.length > 0) lines.push("", "## Not placed", "", ...open.map((one) => `- ${one}`));
  return lines.join("\n");
}

function summaryLine(mode: Comparison["mode"], counts: Comparison["counts"]): string {
  if (mode === "unrelated") return "These two do not seem to be versions of each other.";
  const parts = (["changed", "added", "removed", "moved"] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${kind}`);
  const same =
    mode === "versions" ? `; ${counts.same} ${counts.same === 1 ? "clause is" : "clauses are"} the same` : "";
  const weakened = counts.weakened > 0 ? ` In ${counts.weakened} something binds less than before.` : "";
  return `${parts.length === 0 ? "No clause differs" : parts.join(", ")}${same}.${weakened}`;
}

function termLine({ label, before, after }: TermChange): string {
  return `- ${label}: ${answerOf(before)} → ${answerOf(after)}`;
}

function answerOf(term: TermChange["before"]): string {
  return term === null || term.state === "silent" ? "nothing found" : term.answer;
}

function changeLines(
  { kind, moved, before, after, pieces, effects, instruction }: ClauseChange,
  mark = "###",
): string[] {
  const place = [before, after].filter((clause) => clause !== null).map(nameOf);
  const name = place[0] === place[1] || place.length === 1 ? place[0] : place.join(" → ");
  const what = kind === "same" ? "moved" : `${kind}${moved ? ", moved" : ""}`;
  const wording =
    kind === "changed"
      ? pieces
          .map(({ kind: side, text }) => (side === "same" ? text : marked(text, side === "removed" ? "~~" : "**")))
          .join("")
      : (after ?? before)?.text.replaceAll(/\s+/g, " ");
  return [
    `${mark} ${name ?? ""} (${what})`,
    "",
    ...(instruction === null ? [] : [`By: ${instruction.text.replaceAll(/\s+/g, " ")}`, ""]),
    ...(kind === "same" ? [] : [wording ?? ""]),
    ...effects.map(({ kind: effect, reason }) => `- ${effect}: ${reason}`),
  ];
}

function marked(text: string, sign: string): string {
  const words = text.trim();
  return words === "" ? text : text.replace(words, () => `${sign}${words}${sign}`);
}

function nameOf({ number, heading, text }: Clause): string {
  const name = [number, heading].filter((part) => part !== "").join(" ");
  return name === "" ? `“${text.slice(0, 40).replaceAll(/\s+/g, " ")}…”` : name;
}

const roles: Readonly<Record<MatterDocument["role"], string>> = {
  contract: "contract",
  amendment: "amendment",
  schedule: "schedule",
};

/** A matter's file for a terminal: each contract, what belongs to it, and what its amendments change. */
export function matterAsText({ matter, documents, conflicts }: MatterFile): string {
  const lines = [`# Matter ${matter}`];
  if (conflicts.length > 0) lines.push("", "## The documents against each other");
  for (const { text, between, holds, by } of conflicts) {
    const winner = between.find(({ id }) => id === holds)?.name;
    const why = by === null ? "the later one" : `“${by.quote.replaceAll(/\s+/g, " ")}”`;
    lines.push(
      "",
      `- ${text} ${winner === undefined ? "Nothing in them says which holds." : `${winner} holds: ${why}.`}`,
      ...between.map(({ name, quote, page }) => `  - ${name}, p. ${page}: “${quote.replaceAll(/\s+/g, " ")}”`),
    );
  }
  for (const { name, kind, date, role, of, changes, open } of documents) {
    const what = [date ?? "no date stated", role === "contract" ? kind : roles[role]].join(", ");
    const alone = role !== "contract" && of === null ? "; no contract of this matter fits it" : "";
    lines.push("", `${of === null ? "##" : "###"} ${name} (${what}${alone})`);
    for (const change of changes) lines.push("", ...changeLines(change, "####"));
    if (open.length > 0) lines.push("", "Not placed:", ...open.map((one) => `- ${one}`));
  }
  return lines.join("\n");
}
