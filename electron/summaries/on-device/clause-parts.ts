import type { Part, Reading, Sentence } from "./reading.ts";

/** A stretch of a contract of which one rule is told. */
export interface Stretch {
  /** Of the part; empty where it has none. */
  readonly heading: string;
  /** Of the section within the part; empty where the stretch is the part, or what stands before its first section. */
  readonly section: string;
  readonly sentences: readonly Sentence[];
}

/** With more, nobody reads them one by one: then only the longest parts are told section by section. */
const mostStretches = 120;

/**
 * The parts of a contract, in order; a part whose sections have headings of their own is told section by section, as "Term
 * and termination" holds four rules. `isHeading` says which headings can be shown. What a section without one says belongs
 * to the one before it.
 */
export function stretchesOf(reading: Reading, isHeading: (heading: string) => boolean): Stretch[] {
  const divided = new Map(reading.parts.map((part) => [part, sectionsOf(reading, part, isHeading)]));
  const whole = new Set<Part>();
  let count = [...divided.values()].reduce((sum, stretches) => sum + stretches.length, 0);
  for (const part of reading.parts.toSorted((a, b) => a.sentences.length - b.sentences.length)) {
    const sections = divided.get(part)?.length ?? 0;
    if (count <= mostStretches || sections < 2) continue;
    whole.add(part);
    count -= sections - 1;
  }
  return [...divided].flatMap(([part, stretches]) => (whole.has(part) ? [undivided(part)] : stretches));
}

function undivided({ heading, sentences }: Part): Stretch {
  return { heading, section: "", sentences };
}

function sectionsOf(
  { contract: { sections } }: Reading,
  part: Part,
  isHeading: (heading: string) => boolean,
): Stretch[] {
  const inside = sections.filter(({ start }) => part.start < start && start < part.end);
  const highest = Math.min(...inside.map(({ level }) => level));
  const headed = inside.filter(({ level, heading }) => level === highest && isHeading(heading));
  if (headed.length < 2) return [undivided(part)];
  const within = (from: number, to: number): Sentence[] =>
    part.sentences.filter(({ start }) => from <= start && start < to);
  const before: Stretch = { heading: part.heading, section: "", sentences: within(part.start, headed[0]?.start ?? 0) };
  return [
    before,
    ...headed.map(({ heading, start }, at) => ({
      heading: part.heading,
      section: heading,
      sentences: within(start, headed[at + 1]?.start ?? part.end),
    })),
  ].filter(({ sentences }) => sentences.length > 0);
}
