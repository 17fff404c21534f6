/** Twentieths of a point, English Metric Units and points that lie beyond any page, three inches before and three feet behind its edge. */
const BEYOND: Readonly<Record<string, readonly [number, number]>> = {
  twips: [-3 * 1_440, 36 * 1_440],
  emu: [-3 * 914_400, 36 * 914_400],
  points: [-3 * 72, 36 * 72],
};
/** Lines of exactly this height, in twentieths of a point, show nothing of their letters. */
const SQUEEZED = 50;

/** Whether a frame, an anchored shape or a drawn one stands where no page is, as what places it says. */
export function isOffPage(name: string, attributes: Readonly<Record<string, string>>): boolean {
  switch (name) {
    case "w:framePr":
      return isBeyond("twips", attributes["w:x"]) || isBeyond("twips", attributes["w:y"]);
    case "wp:posOffset":
      return isBeyond("emu", attributes["value"]);
    case "v:shape":
    case "v:rect":
      return [...(attributes["style"] ?? "").matchAll(/(?:margin-)?(?:left|top)\s*:\s*(-?[\d.]+)\s*(pt|in)?/g)].some(
        ([, amount = "", unit]) => isBeyond("points", String(Number(amount) * (unit === "in" ? 72 : 1))),
      );
    default:
      return false;
  }
}

/** Whether a paragraph's lines are held to a height in which nothing shows. */
export function isSqueezed(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return name === "w:spacing" && attributes["w:lineRule"] === "exact" && Number(attributes["w:line"] ?? 240) < SQUEEZED;
}

function isBeyond(unit: keyof typeof BEYOND, value: string | undefined): boolean {
  const [least = 0, most = 0] = BEYOND[unit] ?? [];
  const place = Number(value ?? 0);
  return place < least || place > most;
}
