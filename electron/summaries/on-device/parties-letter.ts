import { collapse } from "./sentences.ts";
import { isName, title, type Party } from "./party.ts";

/** "Dear Ada:", "Dear Ms. Quillon,", on a line of its own. */
const greeting = /(?:^|\n)[ \t]*Dear[ \t]+(?<whom>\p{Lu}[\p{L}.'’ -]{1,50}?)[ \t]*[:,][ \t]*(?=\n|$)/u;
/** How far above its greeting a letter names whom it is for. */
const farthest = 900;

/**
 * Whom a letter is for: the line above its greeting that has the greeted name, "Ms. Ada Quillon" above "Dear Ada". Called
 * "you" in what follows. Null where it is no letter, or names nobody above.
 */
export function addresseeOf(opening: string): Party | null {
  const greeted = greeting.exec(opening);
  if (greeted === null) return null;
  const called = (greeted.groups?.["whom"] ?? "").replace(new RegExp(title.source, "i"), "").trim();
  const key = called.split(" ").at(-1) ?? "";
  const from = Math.max(0, greeted.index - farthest);
  const lines = [...opening.slice(from, greeted.index).matchAll(/[^\n]+/g)];
  for (const line of lines.toReversed()) {
    const name = collapse(line[0]).replace(/,.*$/u, "");
    const words = name.replace(new RegExp(title.source, "i"), "").split(" ");
    if (!words.includes(key) || words.length < 2 || words.length > 5 || !isName(name)) continue;
    if (!words.every((word) => /^(?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|la)$/u.test(word))) continue;
    const start = from + line.index + line[0].search(/\S/u);
    return {
      name,
      aliases: ["you", ...(called === name ? [] : [called])],
      defined: true,
      start,
      end: start + name.length,
    };
  }
  return null;
}
