import { plainText, stemOf } from "./plain-text.ts";
import { wordsOf, type Mention } from "./roles.ts";

const states =
  "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Puerto Rico|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming|Columbia";
const countries =
  "United States|United Kingdom|England|Wales|Scotland|Northern Ireland|Ireland|Germany|France|Netherlands|Belgium|Luxembourg|Switzerland|Austria|Italy|Spain|Portugal|Greece|Poland|Hungary|Romania|Czech Republic|Sweden|Norway|Denmark|Finland|Iceland|Russia|Russian Federation|Ukraine|Turkey|Israel|Egypt|Saudi Arabia|United Arab Emirates|Dubai|Qatar|Kuwait|India|Pakistan|Bangladesh|China|Hong Kong|Taiwan|Macau|Japan|Korea|Singapore|Malaysia|Indonesia|Thailand|Vietnam|Philippines|Australia|New Zealand|Canada|Ontario|Quebec|British Columbia|Alberta|Mexico|Brazil|Argentina|Chile|Colombia|Peru|South Africa|Nigeria|Kenya|Bermuda|Cayman Islands|British Virgin Islands|Jersey|Guernsey|Cyprus|Malta|Panama|Bahamas|London|Paris|Geneva|Zurich|Stockholm|Chicago|Los Angeles|San Francisco|Boston|Houston|Dallas|Seattle|Toronto";
const place = new RegExp(
  `(?<![\\p{L}])(?:${`${states}|${countries}`
    .split("|")
    .toSorted((a, b) => b.length - a.length)
    .join("|")})(?![\\p{L}])`,
  "gu",
);

/** Other ways to write a place. */
const alsoWritten: Readonly<Record<string, RegExp>> = {
  England: /\b(?:english|england|united kingdom|uk|u\.k\.)/iu,
  Wales: /\b(?:welsh|wales|english|england|united kingdom|uk|u\.k\.)/iu,
  Scotland: /\b(?:scottish|scots|scotland)\b/iu,
  "United Kingdom": /\b(?:united kingdom|uk|u\.k\.|british|great britain)/iu,
  "United States": /\b(?:united states|us|usa|u\.s\.|american|america)(?!\p{L})/iu,
  Ireland: /\b(?:irish|ireland)\b/iu,
  Germany: /\b(?:german|germany|deutsch\p{L}*)\b/iu,
  France: /\b(?:french|france)\b/iu,
  Netherlands: /\b(?:dutch|netherlands|holland)\b/iu,
  Switzerland: /\b(?:swiss|switzerland)\b/iu,
  China: /\b(?:china|chinese|prc|p\.r\.c\.)/iu,
  Korea: /\bkorean?\b/iu,
  Sweden: /\b(?:swedish|sweden)\b/iu,
  Spain: /\b(?:spanish|spain)\b/iu,
  Denmark: /\b(?:danish|denmark)\b/iu,
  Poland: /\b(?:polish|poland)\b/iu,
  Finland: /\b(?:finnish|finland)\b/iu,
  Greece: /\b(?:greek|greece)\b/iu,
  Turkey: /\b(?:turkish|turkey|türkiye)\b/iu,
  Philippines: /\b(?:philippines?|filipino)\b/iu,
  "New York": /\b(?:new york|n\.y\.|ny)(?!\p{L})/iu,
  Columbia: /\b(?:columbia|d\.c\.)/iu,
  "United Arab Emirates": /\b(?:united arab emirates|uae|u\.a\.e\.|emirates)/iu,
};

/** Places that a statement names and its passages do not, as written; those within a party's name are the party's. */
export function missingPlaces(statement: string, passages: string, mentions: readonly Mention[]): string[] {
  const written = plainText(passages);
  const folded = written.toLowerCase();
  return [...statement.matchAll(place)]
    .filter(({ index }) => !mentions.some(({ start, end }) => start <= index && index < end))
    .map(([name]) => name)
    .filter((name) => {
      const other = Object.hasOwn(alsoWritten, name) ? alsoWritten[name] : undefined;
      // "Californian", "Delawarean": the place and a few letters.
      return other === undefined ? !folded.includes(name.toLowerCase()) : !other.test(written);
    });
}

const companyForm =
  "(?:Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|L\\.L\\.C|LLP|L\\.L\\.P|PLC|plc|GmbH|AG|S\\.A|N\\.V|B\\.V|Pty|Pte|Oy|AB)";
const company = new RegExp(
  `(?<![\\p{L}])(?:\\p{Lu}[\\p{L}\\p{N}&'-]*\\s+|&\\s+|of\\s+){1,6}?,?\\s?${companyForm}(?![\\p{L}])\\.?|(?<![\\p{L}])\\p{Lu}[\\p{L}\\p{N}&'-]*(?:\\s+\\p{Lu}[\\p{L}\\p{N}&'-]*){0,5},?\\s${companyForm}(?![\\p{L}])\\.?`,
  "gu",
);
const law = /\b(?:govern\w*|laws?|jurisdiction|courts?|venue|arbitrat\w+)\b/i;
const ordinary =
  /^(?:receiving|disclosing|confidential|information|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|the|this|that|these|those|whoever|whatever|nobody|nothing|everyone|everybody|anyone|somebody|someone|what|each|either|neither|both|no|any|all|if|unless|upon|on|in|at|for|to|it|its|they|there|agreement|contract|party|parties|section|article|paragraph|clause|part|schedule|exhibit|annex|appendix|recital|client|customer|supplier|provider|vendor|seller|buyer|purchaser|licensor|licensee|landlord|tenant|employer|employee|lender|borrower|company|business|term|services?|fees?|english|american|european|british|state|states|federal|court|courts|law|laws|commonwealth|country|republic|kingdom)$/;

/** Behind a word at a sentence's beginning: it does something, so it is somebody. */
const acting =
  /^(?:'s\s|\s+(?:shall|must|will|may|cannot|agrees?|acknowledges?|warrants?|represents?|grants?|pays?|owns?|reserves?|provides?|undertakes?|covenants?|indemnif\w+|hereby|and its|\p{Ll}+s (?:that|to|the|its|an?|all|any|certain|no|not)\b|is (?:required|obligated|obliged|entitled|permitted) to|has the right)\b)/u;
/** "Termination will": not somebody. */
const abstract =
  /(?:ity|tion|sion|ment|ness|al|ing|ed|ance|ence|ancy|ency|ship|ism|ure|ty|fees?|costs?|notices?|rights?)s?$/;

/**
 * Names in a statement that its contract does not have at all: a company's, or a word with a capital within a sentence or
 * before its verb. Under a law that is named, capitals must be in the passages themselves.
 */
export function strangers(
  statement: string,
  passages: string,
  contractWords: ReadonlySet<string>,
  mentions: readonly Mention[],
): string[] {
  const body = statement.includes(":") ? statement.slice(statement.indexOf(":") + 1) : statement;
  const shift = statement.length - body.length;
  const isMention = (at: number): boolean => mentions.some(({ start, end }) => start <= at + shift && at + shift < end);
  const found: string[] = [];
  const cited = ` ${wordsOf(passages)} `;
  for (const match of statement.matchAll(company))
    if (
      !isMention(match.index - shift) &&
      !cited.includes(` ${wordsOf(match[0])} `) &&
      !wordsOf(match[0])
        .split(" ")
        .every((word) => contractWords.has(word))
    )
      found.push(match[0].trim());
  const passageWords = new Set(cited.trim().split(" ").map(stemOf));
  const capitals = (body.match(/\p{Lu}\p{Ll}+/gu) ?? []).length;
  // A heading in capitals throughout names nobody.
  if (capitals > 4 && capitals > (body.match(/\p{L}+/gu)?.length ?? 0) * 0.8) return found;
  for (const match of body.matchAll(/(?<![\p{L}\p{N}'-])\p{Lu}\p{Ll}{2,}(?:['-]?\p{L}+)*/gu)) {
    const word = match[0].replace(/'s$/, "");
    const lower = word.toLowerCase();
    if (ordinary.test(lower) || isPlace(word) || isMention(match.index) || found.some((name) => name.includes(word)))
      continue;
    const opening = /^[\s"'(]*$|[.!?…]["')]*\s+["'(]*$/u.test(body.slice(0, match.index));
    if (opening && (abstract.test(lower) || !acting.test(body.slice(match.index + word.length)))) continue;
    const pieces = lower.split(/['-]/).filter((piece) => !/^(?:usd|eur|gbp|cad|aud|non)$/.test(piece));
    const known = pieces.every((piece) => contractWords.has(piece) || contractWords.has(stemOf(piece)));
    if (
      !known ||
      (law.test(body) && isPlaceLike(body, match.index) && !pieces.every((piece) => passageWords.has(stemOf(piece))))
    )
      found.push(word);
  }
  return found;
}

/** "the laws of Freedonia", "courts in Freedonia". */
function isPlaceLike(text: string, at: number): boolean {
  return /\b(?:laws?|courts?|state|jurisdiction|courts? located|commonwealth|province)\s+(?:of|in|for|at)\s+(?:the\s+)?(?:(?:state|commonwealth|province|country|city|republic)\s+of\s+)?(?:\p{Lu}\p{Ll}+\s+)?$/iu.test(
    text.slice(0, at),
  );
}

function isPlace(word: string): boolean {
  return placesIn(word).length > 0;
}

/** Countries, states and cities of the law that a text names, as written. */
export function placesIn(text: string): string[] {
  return [...text.matchAll(place)].map(([name]) => name);
}

/** Every word of a contract, and its stem. */
export function vocabularyOf(text: string): Set<string> {
  const words = wordsOf(text).split(" ");
  return new Set([...words, ...words.map(stemOf)]);
}
