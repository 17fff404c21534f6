/** A text as it reads, with the place in the original of each of its characters. */
export interface Plain {
  readonly text: string;
  /** The place in the original of a place in it. */
  original(at: number): number;
}

/**
 * Letters of other scripts that look like Latin ones (Unicode's confusables, as far as whole words can be made of them).
 * Each pair: theirs, ours.
 */
const ALIKE: ReadonlyMap<string, string> = new Map(
  [
    // Cyrillic
    "аa бb вb сc ԁd еe һh іi јj ԛq кk ӏl мm нh оo рp ѕs тt υu ѵv ԝw хx уy АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT ХX УY",
    // Greek
    "αa εe ιi κk νv οo ρp τt υu χx ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX",
    // Armenian and others
    "օo ս u ցg հh ոn ɑa ɡg ıi ɩi ʟL ꜱs ᴏo ᴜu ʀR",
  ]
    .join(" ")
    .split(" ")
    .map((pair): [string, string] => [pair.slice(0, -1), pair.slice(-1)])
    .filter(([theirs]) => theirs !== ""),
);

/** Letters of Greek, Cyrillic, Armenian and phonetic scripts, small capitals, full-width and mathematical letters. */
const DISGUISES =
  /[\u0131\u0250-\u02AF\u0370-\u052F\u0531-\u0587\u1D00-\u1D7F\u2100-\u214F\u2460-\u24FF\uA730-\uA7FF\uFF21-\uFF5A\u{1D400}-\u{1D7FF}\u{1F130}-\u{1F189}]/u;

/** Reads disguised letters as what they look like: other scripts', full-width and mathematical ones. */
export function undisguised(original: string): Plain {
  // Nearly every contract: there is nothing that could be a disguise.
  if (!DISGUISES.test(original)) return { text: original, original: (at) => at };
  const letters: string[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const character of original) {
    const known = ALIKE.get(character);
    const folded =
      known ?? (character.charCodeAt(0) < 0x250 ? character : character.normalize("NFKD").replace(/\p{M}/gu, ""));
    for (const letter of folded) {
      letters.push(letter);
      for (let unit = 0; unit < letter.length; unit += 1) starts.push(at);
    }
    at += character.length;
  }
  starts.push(at);
  return { text: letters.join(""), original: (place) => starts[place] ?? original.length };
}

/** Letters that stand apart: "I g n o r e". */
const APART = /(?<!\p{L})(?:\p{L}[\s.·-]){11,}\p{L}(?!\p{L})/gu;

/** Stretches of letters set apart, pulled together, each with its place. */
export function pulledTogether(
  text: string,
): { readonly start: number; readonly end: number; readonly text: string }[] {
  return [...text.matchAll(APART)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0].replace(/[^\p{L}]/gu, ""),
  }));
}

/** So many characters at least, so that it can hold a sentence; broken over lines or blocks as mail programs do. */
const ENCODED =
  /(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{20,}(?:\s+[A-Za-z0-9+/_-]{20,})*(?:\s*[A-Za-z0-9+/_-]{1,76})?={0,2}(?![A-Za-z0-9+/=_-])/g;
const LONGEST = 20_000;

/** What reads as words when it is decoded from base64 (RFC 4648, either alphabet), with the place of the code. */
export function decodedIn(text: string): { readonly start: number; readonly end: number; readonly text: string }[] {
  return [...text.matchAll(ENCODED)].flatMap((match) => {
    const code = match[0].slice(0, LONGEST).replace(/\s+/g, "").replaceAll("-", "+").replaceAll("_", "/");
    // A long word or a path has no figures or changes of case.
    if (!/[a-z]/.test(code) || !/[A-Z]/.test(code)) return [];
    const decoded = new TextDecoder().decode(Buffer.from(code, "base64"));
    const readable = decoded.match(/[\p{L}\p{N}\p{P}\s]/gu)?.length ?? 0;
    return readable < 0.95 * decoded.length || !/\p{L}{2,}\s+\p{L}{2,}/u.test(decoded)
      ? []
      : [{ start: match.index, end: match.index + match[0].length, text: decoded }];
  });
}
