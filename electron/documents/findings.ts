import type { Contract, Finding } from "../../shared/domain/contract.ts";
import type { Beside } from "./beside.ts";
import { decodedIn, pulledTogether, undisguised } from "./disguise.ts";

/**
 * Sentences that speak to a model and not to a party. Each pattern needs both the address ("ignore", "you are") and
 * what only a prompt has ("previous instructions", "language model"), as contracts are full of instructions.
 */
const ADDRESSED_TO_A_MODEL: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+)?(?:of\s+)?(?:the\s+|your\s+)?(?:previous|prior|above|preceding|earlier|system)\s+(?:instructions?|prompts?|messages?)\b(?!\s+(?:of|from|by|given|issued|received|to)\b)/i,
  /\b(?:you are|act as|as)\s+(?:now\s+)?an?\s+(?:AI|artificial intelligence|language model|LLM|chat ?bot)\b(?!\s+(?:provider|vendor|company|supplier|developer))/i,
  /\b(?:when|if|while)\s+(?:you\s+(?:are\s+)?)?(?:summari[sz]e|summari[sz]ing|asked to summari[sz]e)\s+this\b/i,
  /\b(?:AI|LLM|language model|assistant|chat ?bot)s?\s*[:,]\s*(?:please\s+)?(?:ignore|do not|don't|always|never|say|state|report|respond|answer|output)\b/i,
  /\bdo not (?:mention|reveal|disclose|report|flag) (?:this|these|the following) (?:to the (?:user|reader|lawyer)|in (?:the|your|any) (?:summary|answer|response))\b/i,
  /\b(?:reveal|print|repeat|output)\s+(?:your|the)\s+(?:system\s+prompt|hidden\s+instructions?)\b/i,
  /\b(?:ignore|disregard|forget|override)\s+(?:all|any|every|the|your)\s+(?:of\s+)?(?:the\s+|your\s+)?(?:instructions?|prompts?|rules)\s+(?:above|before this|(?:that )?you (?:were|have been) (?:given|told))\b/i,
  /\b(?:ignore|disregard|forget)\s+everything\s+(?:above|before this|(?:that )?you (?:were|have been) (?:given|told))\b/i,
  // German
  /\b(?:ignoriere|ignorieren Sie|missachte|missachten Sie|vergiss|vergessen Sie)\s+(?:alle\s+|s\u00E4mtliche\s+)?(?:deine\s+|Ihre\s+|die\s+)?(?:bisherigen|vorherigen|vorigen|vorangegangenen|vorstehenden|obigen|fr\u00FCheren)\s+(?:Anweisungen|Instruktionen|Vorgaben|Befehle|Prompts?)/i,
  /\b(?:du bist|Sie sind)\s+(?:jetzt\s+|nun\s+)?(?:eine?\s+)(?:KI|k\u00FCnstliche Intelligenz|Sprachmodell|Chatbot)\b/i,
  /\b(?:wenn|falls)\s+(?:du|Sie)\s+(?:diesen Vertrag|dieses Dokument)\s+zusammenfass/i,
  // French
  /\b(?:ignore[zr]?|oublie[zr]?|ne (?:tiens|tenez) pas compte)\s+(?:de\s+)?(?:toutes\s+)?(?:les|des|vos|tes)\s+(?:instructions|consignes)\s+(?:pr\u00E9c\u00E9dentes|ant\u00E9rieures|ci-dessus)/i,
  /\b(?:tu es|vous \u00EAtes)\s+(?:maintenant\s+|d\u00E9sormais\s+)?une?\s+(?:IA|intelligence artificielle|mod\u00E8le de langage|chatbot)\b/i,
  /\bsi\s+(?:tu|vous)\s+r\u00E9sume[sz]\s+ce\s+(?:contrat|document)/i,
  // Spanish
  /\b(?:ignor[ae]n?|olvid[ae]n?|hag[ae]n? caso omiso de|haz caso omiso de)\s+(?:todas\s+)?(?:las\s+|sus\s+|tus\s+)?(?:instrucciones|indicaciones)\s+(?:anteriores|previas|precedentes)/i,
  /\b(?:eres|usted es)\s+(?:ahora\s+)?una?\s+(?:IA|inteligencia artificial|modelo de lenguaje|chatbot)\b/i,
  /\b(?:si|cuando)\s+(?:resumes|resuma|resumas)\s+este\s+(?:contrato|documento)/i,
  /<\/?(?:system|assistant|im_start|im_end|(?:system|user)[-_ ]?(?:prompt|message)|instructions?|prompt)(?:\s[^<>]{0,200})?>|<\|(?:system|im_start|im_end|user|assistant)\|>|<<\/?SYS>>|\[\/?INST\]/i,
];
/** The same where blanks between words are lost. */
const SQUEEZED =
  /(?:ignore|disregard|forget|override)(?:all|any)?(?:of)?(?:the|your)?(?:previous|prior|above|preceding|earlier|system)(?:instructions?|prompts?|messages?)|youarenowan?(?:ai|artificialintelligence|languagemodel)/i;
/** What stands between an opening tag of this kind and its end is said to a model, all of it. */
const ENCLOSED =
  /<(system|assistant|instructions?|prompt|(?:system|user)[-_ ]?(?:prompt|message))(?:\s[^<>]{0,200})?>(?<said>[^]{1,4000}?)<\/\1>|\[INST\](?<order>[^]{1,4000}?)\[\/INST\]/gi;
const MOST_ENCLOSED = 20;
const LONGEST_TOLD = 300;

/** Whether words speak to a model, in whatever letters. */
export function speaksToAModel(words: string): boolean {
  const { text } = undisguised(words.replace(INVISIBLE, ""));
  return (
    ADDRESSED_TO_A_MODEL.some((pattern) => pattern.test(text)) ||
    pulledTogether(text).some((one) => SQUEEZED.test(one.text)) ||
    decodedIn(text).some((one) => ADDRESSED_TO_A_MODEL.some((pattern) => pattern.test(one.text)))
  );
}

const INVISIBLE = /[\u200B-\u200D\u2060-\u2064\uFEFF\u00AD]/g;

/** What a document says beside its text, where that speaks to a model; and comments and changes that do. */
export function findInstructionsBeside(beside: readonly Beside[], findings: readonly Finding[]): Finding[] {
  const told = [
    ...findings
      .filter(({ kind }) => kind === "comments" || kind === "tracked-changes")
      .map(({ kind, page, text }) => ({ page, where: kind === "comments" ? "a comment" : "a tracked change", text })),
    ...beside,
  ].filter(({ text }) => speaksToAModel(text));
  const seen = new Set<string>();
  return told.flatMap(({ page, where, text }): Finding[] => {
    const words = cut(text.replace(INVISIBLE, "").replace(/\s+/g, " ").trim());
    if (seen.has(words)) return [];
    seen.add(words);
    return [{ kind: "instructions", page, text: `In ${where}: ${words}` }];
  });
}

function cut(text: string): string {
  return text.length > LONGEST_TOLD ? `${text.slice(0, LONGEST_TOLD)}\u2026` : text;
}

const AROUND = 160;

interface Place {
  readonly at: number;
  readonly end: number;
  /** What is told of it, where that is not what stands there. */
  readonly told?: string;
}

/**
 * Sentences addressed to a model, at most one finding for each place: in the text, in letters of other scripts, set apart or
 * in base64, between tags such as `<system>`, and in running heads and feet.
 */
export function findInstructions({ text, pages }: Pick<Contract, "text" | "pages">): Finding[] {
  const plain = undisguised(text);
  const places: Place[] = [];
  for (const pattern of ADDRESSED_TO_A_MODEL) {
    for (const match of plain.text.matchAll(new RegExp(pattern.source, "gi")))
      places.push({ at: plain.original(match.index), end: plain.original(match.index + match[0].length) });
  }
  for (const apart of pulledTogether(plain.text))
    if (SQUEEZED.test(apart.text)) places.push({ at: plain.original(apart.start), end: plain.original(apart.end) });
  for (const code of decodedIn(text))
    if (speaksToAModel(code.text))
      places.push({ at: code.start, end: code.end, told: `In base64: ${cut(code.text.replace(/\s+/g, " ").trim())}` });
  const within = enclosedIn(text);
  places.sort((one, other) => one.at - other.at);
  const findings: Finding[] = [];
  let reported = Number.NEGATIVE_INFINITY;
  for (const { at, end, told } of [...places, ...within]) {
    // What is enclosed is told as it stands, piece by piece, where no sentence of it was told already.
    const isWithin = within.some((one) => one.at === at && one.end === end);
    if (isWithin ? findings.some((one) => one.text.includes(text.slice(at, end))) : at < reported) continue;
    if (!isWithin) reported = end + AROUND;
    const page = pages.find((candidate) => at >= candidate.start && at < candidate.end)?.number ?? 1;
    if (told !== undefined) findings.push({ kind: "instructions", page, text: told, start: at, end });
    else findings.push({ kind: "instructions", page, text: isWithin ? text.slice(at, end) : around(text, at, end) });
  }
  for (const page of pages)
    for (const margin of page.margins)
      if (speaksToAModel(margin) && !findings.some((one) => one.text.includes(cut(margin))))
        findings.push({
          kind: "instructions",
          page: page.number,
          text: `In a head or foot of the page: ${cut(margin)}`,
        });
  return findings;
}

/** The paragraphs between tags that are addressed to a model. */
function enclosedIn(text: string): Place[] {
  return [...text.matchAll(ENCLOSED)]
    .flatMap((match) => {
      const said = match.groups?.["said"] ?? match.groups?.["order"] ?? "";
      const from = match.index + match[0].indexOf(said);
      return [...said.matchAll(/[^\n]+/g)]
        .filter((line) => /\p{L}{3}/u.test(line[0]))
        .map((line) => {
          const at = from + line.index + (line[0].length - line[0].trimStart().length);
          return { at, end: Math.min(at + LONGEST_TOLD, from + line.index + line[0].trimEnd().length) };
        });
    })
    .slice(0, MOST_ENCLOSED);
}

/** The sentence around a place, cut at its block and at a length that fits a note. */
function around(text: string, at: number, end: number): string {
  const before = text.slice(Math.max(0, at - AROUND), at);
  const after = text.slice(end, end + AROUND);
  const from = Math.max(before.lastIndexOf("\n") + 1, before.search(/[^.!?]*$/));
  const stop = after.search(/[.!?\n]/);
  return `${before.slice(from)}${text.slice(at, end)}${stop < 0 ? after : after.slice(0, stop + 1)}`.trim();
}
