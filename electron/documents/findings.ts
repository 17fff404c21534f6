import type { Contract, Finding } from "../../shared/domain/contract.ts";

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
  /<\/?(?:system|assistant|im_start|im_end)>|<\|(?:system|im_start|im_end|user|assistant)\|>|\[\/?INST\]/i,
];

const AROUND = 160;

/** Visible sentences addressed to a model, at most one finding for each place. */
export function findInstructions({ text, pages }: Pick<Contract, "text" | "pages">): Finding[] {
  const places: { at: number; end: number }[] = [];
  for (const pattern of ADDRESSED_TO_A_MODEL) {
    for (const match of text.matchAll(new RegExp(pattern.source, "gi")))
      places.push({ at: match.index, end: match.index + match[0].length });
  }
  places.sort((one, other) => one.at - other.at);
  const findings: Finding[] = [];
  let reported = Number.NEGATIVE_INFINITY;
  for (const { at, end } of places) {
    if (at < reported) continue;
    reported = end + AROUND;
    const page = pages.find((candidate) => at >= candidate.start && at < candidate.end)?.number ?? 1;
    findings.push({ kind: "instructions", page, text: around(text, at, end) });
  }
  return findings;
}

/** The sentence around a place, cut at its block and at a length that fits a note. */
function around(text: string, at: number, end: number): string {
  const before = text.slice(Math.max(0, at - AROUND), at);
  const after = text.slice(end, end + AROUND);
  const from = Math.max(before.lastIndexOf("\n") + 1, before.search(/[^.!?]*$/));
  const stop = after.search(/[.!?\n]/);
  return `${before.slice(from)}${text.slice(at, end)}${stop < 0 ? after : after.slice(0, stop + 1)}`.trim();
}
