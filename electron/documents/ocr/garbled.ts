/** Marks that stand for letters which a font does not name: private use, and the replacement character. */
const NAMELESS = /[\uE000-\uF8FF\uFFFD\u{F0000}-\u{10FFFD}]/gu;
const MOST_NAMELESS = 0.3;

/** Pairs of letters that are common in at least one of English, French, German, Italian, Spanish, Portuguese, Dutch. */
const COMMON_PAIRS = new Set(
  "th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se le sa si ar ve ra ld ur me ne ro ri ll ic io co ec ta la li ch el el om ma ot un ei ie ge be da do os ad qu ai us ue no em ac di il po pe tr pr ct ce su ss ag ee rt rs ns am ee ul ut ni rm ly ts ay sh ow wh by so pa pl ab ij oo aa sc nc rd ir id iv".split(
    " ",
  ),
);
/** Text with fewer letters says too little about its language. */
const ENOUGH_LETTERS = 200;
/** Pages of contracts, lists of names and product codes too, have 0.52 and more; letters put for others rarely 0.4. */
const FEWEST_COMMON = 0.45;

/**
 * Whether a page's text is not what the page shows, because its font maps signs to the wrong letters: signs without a
 * name, or Latin letters that follow each other as they do in no language of contracts.
 */
export function isGarbled(text: string): boolean {
  if (text === "") return false;
  if ((text.match(NAMELESS)?.length ?? 0) >= MOST_NAMELESS * text.length) return true;
  const share = commonPairs(text);
  return share !== null && share < FEWEST_COMMON;
}

/** The share of common pairs among neighbouring Latin letters, or null where there are too few to tell. */
export function commonPairs(text: string): number | null {
  let pairs = 0;
  let common = 0;
  for (const [word] of text
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .matchAll(/[a-z]{2,}/g)) {
    for (let at = 1; at < word.length; at += 1) {
      pairs += 1;
      if (COMMON_PAIRS.has(word.slice(at - 1, at + 1))) common += 1;
    }
  }
  return pairs < ENOUGH_LETTERS ? null : common / pairs;
}
