/**
 * In which languages a text is written, as far as that matters here: whether it is in the English that the engine on this
 * device reads. Told by the short words that hold sentences together, of which each language has its own (Ingle, "A Language
 * Identification Table", 1976), and by script.
 */

/** A word of two of these languages counts for both. None is English and another language. */
const holding = new Map<string, string[]>();
for (const [language, words] of Object.entries({
  English: "the of and to any shall by this or be with as not such is for that which from",
  German: "der die das und den dem des von zu mit ist nicht ein eine einer im auf wird bei oder nach zum zur durch",
  French: "le la les des et du est une dans par au aux que qui sur pour ou ce cette sont avec",
  Spanish: "el los las del y se una con por que para al su este esta son como sus",
  Italian: "il di che della del dei gli nel per alla con sono una dal delle ai al nella questo",
  Portuguese: "o os da das dos em um uma que para ao pela pelo com na no sua este esta",
  Dutch: "het een van en dat op te voor met zijn deze door aan wordt niet bij tot naar",
})) {
  for (const word of words.split(" ")) holding.set(word, [...(holding.get(word) ?? []), language]);
}

/** Writing that is no Latin one. Kana goes before the characters that Chinese and Japanese share. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ["Japanese", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["Chinese", /\p{Script=Han}/u],
  ["Korean", /\p{Script=Hangul}/u],
  ["Cyrillic script", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Arabic", /\p{Script=Arabic}/u],
  ["Hebrew", /\p{Script=Hebrew}/u],
];

/** Fewer words say too little of their language. */
const enough = 25;
/** In running text of its own language, one word of five to two is such a word; in another's, one of twenty at most. */
const least = 0.12;
/** One such word many times over is a list of something: of addresses that end in "com". */
const leastDifferent = 4;
const timesEnglish = 2;
/** Of letters, that no Latin alphabet has. */
const leastForeignLetters = 0.4;

/** The language that a stretch of some lines is surely in; null for what is too short, mixed, or no running text. */
export function languageOf(text: string): string | null {
  const script = scriptOf(text);
  if (script !== null) return script;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < enough) return null;
  const counts = tally(words);
  const english = counts.get("English") ?? 0;
  const [other] = [...counts].filter(([language]) => language !== "English").toSorted((a, b) => b[1] - a[1]);
  if (
    other !== undefined &&
    other[1] >= least * words.length &&
    other[1] > timesEnglish * english &&
    (tally([...new Set(words)]).get(other[0]) ?? 0) >= leastDifferent
  ) {
    return other[0];
  }
  return english >= least * words.length && english > timesEnglish * (other?.[1] ?? 0) ? "English" : null;
}

/** The language that a few words lean to, surely or not; null where fewer than `fewest` of them tell. */
export function leaningOf(text: string, fewest = 1): string | null {
  const script = scriptOf(text);
  if (script !== null) return script;
  const [first, second] = [...tally(text.toLowerCase().match(/\p{L}+/gu) ?? [])].toSorted((a, b) => b[1] - a[1]);
  return first === undefined || first[1] < fewest || first[1] === second?.[1] ? null : first[0];
}

export interface LanguageShare {
  readonly language: string;
  /** Of the stretches whose language can be told, 0..1. */
  readonly share: number;
  /** Where the first of them begins, an offset into the text. */
  readonly start: number;
}

const stretch = 500;
/** Longer texts are looked at in so many places, evenly: it has to be quick, and a language does not hide in a line. */
const mostStretches = 40;

/** The languages of a text, English among them, the most used first; none where there is too little of it. */
export function languagesIn(text: string): readonly LanguageShare[] {
  const step = Math.max(stretch, Math.ceil(text.length / mostStretches));
  const found = new Map<string, { count: number; start: number }>();
  let told = 0;
  for (let start = 0; start < text.length; start += step) {
    const language = languageOf(text.slice(start, start + stretch));
    if (language === null) continue;
    told += 1;
    const known = found.get(language);
    if (known === undefined) found.set(language, { count: 1, start });
    else known.count += 1;
  }
  return [...found]
    .map(([language, { count, start }]) => ({ language, share: count / told, start }))
    .toSorted((a, b) => b.share - a.share);
}

/** From this share on a text is a text in that language, whatever else is in it. */
const enoughOfIt = 1 / 3;
const known = new WeakMap<object, string | null>();

/**
 * The language other than English that a contract, or a good part of it, is in: of such a contract nobody can say what it
 * is silent on who reads English alone. Null for a contract in English.
 */
export function foreignLanguageOf(contract: { readonly text: string }): string | null {
  const before = known.get(contract);
  if (before !== undefined) return before;
  const foreign = languagesIn(contract.text).find(({ language }) => language !== "English");
  const language = foreign !== undefined && foreign.share >= enoughOfIt ? foreign.language : null;
  known.set(contract, language);
  return language;
}

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words)
    for (const language of holding.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  return counts;
}

function scriptOf(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters === 0 || (letters - latin) / letters < leastForeignLetters) return null;
  return scripts.find(([, script]) => script.test(text))?.[0] ?? null;
}
