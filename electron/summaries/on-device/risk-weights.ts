import { factsIn } from "../facts.ts";
import { bearingOf, bothParties, bound, exposed, type Clause, type Flagged, type Weight } from "./risk-bearing.ts";
import {
  eitherMayLeave,
  exceptsIndemnities,
  gains,
  isAsLong,
  limitsAmounts,
  minimumReason,
  ownershipReason,
  promises,
} from "./risk-reasons.ts";
import { untabledWeights, type UntabledKind } from "./untabled-risks.ts";
import { capitalised } from "./wording.ts";

/** What a clause is pointed out as. */
export type Kind =
  | UntabledKind
  | "Liability outside the limit"
  | "Limit of liability for one side"
  | "Indemnity"
  | "Exclusivity"
  | "Restriction on competition"
  | "Non-solicitation"
  | "Automatic renewal"
  | "One-sided change"
  | "Termination at will"
  | "Liquidated damages"
  | "Minimum commitment"
  | "Ownership of intellectual property"
  | "Perpetual or irrevocable grant"
  | "Change of control or merger"
  | "Warranty disclaimer"
  | "Exclusion of damages"
  | "Late payment"
  | "Arbitration or waiver of jury trial"
  | "Assignment free for one side"
  | "Secrecy without an end"
  | "Audit at any time";

/**
 * How grave a flagged clause is, by what it says itself: whether it binds one side or both, whether anything limits it, how
 * long it lasts and how much notice it leaves. Severity is ours: `high` is to be settled before anybody signs, `medium` to
 * be negotiated, `low` to be known.
 */
export function weigh(kind: Kind, flagged: Flagged): Weight {
  return weights[kind](bearingOf(flagged, freeing.has(kind)));
}

/** What frees or protects somebody, rather than binds. */
const freeing: ReadonlySet<Kind> = new Set<Kind>([
  "Limit of liability for one side",
  "Exclusion of damages",
  "Warranty disclaimer",
]);

function daysIn(text: string): number[] {
  return lengthsIn(text, "day");
}

function monthsIn(text: string): number[] {
  return lengthsIn(text, "month");
}

function lengthsIn(text: string, unit: "day" | "month"): number[] {
  return factsIn(text).flatMap(({ kind, keys: [key = ""] }) => {
    const [count = "", of = ""] = key.split(" ");
    return kind === "duration" && of === unit ? [Number(count)] : [];
  });
}

/** What is disclosed in confidence costs nothing, and nobody expects a warranty of it. */
const ofWhatIsTold =
  /\b(?:confidential|proprietary|evaluation) (?:information|material)|\binformation\b.{0,40}\b(?:as[ -]is|disclosed)\b/i;

/** Fraud, death and the like, and nothing that the parties chose themselves. */
const leftByTheLaw =
  /^(?!.*\b(?:indemni|confiden|infring|gross|wil?lful|intentional|data\b|intellectual|misappropriat|breach(?:es)? of (?!the (?:terms|obligations) implied))).*\b(?:fraud\w*|death or (?:personal|bodily) injury|cannot (?:\w+ )?be (?:limited|excluded))\b/i;

/** In days: shorter than this is hardly time to find another. */
const shortNotice = 30;
/** In days: whoever has to give notice so long before the end forgets it. */
const longNotice = 90;
/** In words: a grant of feedback alone, rather than one that speaks of it among much else. */
const shortGrant = 60;
/** In months. */
const longRestriction = 36;
const longRenewal = 24;
/** Percent: of a year, and of a month. */
const highRate = { year: 18, month: 1.5 };

const weights: Readonly<Record<Kind, (clause: Clause) => Weight>> = {
  ...untabledWeights,
  "Liability outside the limit": (clause) => {
    const isTheLaws = leftByTheLaw.test(clause.text);
    return {
      severity: isTheLaws
        ? "low"
        : /\b(?:unlimited liability|liability (?:shall|will) (?:be unlimited|not be limited))\b/i.test(clause.text)
          ? "high"
          : "medium",
      reason: isTheLaws
        ? "It leaves what the passage names as the law has it, outside the limit."
        : "What the passage names or excepts stands outside the limit or the exclusion that it speaks of.",
      who: clause.isMutual ? bothParties : "",
    };
  },
  "Limit of liability for one side": (clause) => ({
    severity: "medium",
    reason: `In this passage the limit protects ${clause.alone ?? "one side"} alone.`,
    who: exposed(clause),
  }),
  Indemnity: (clause) => {
    const { text, alone, isMutual, other, answers } = clause;
    const hasOwnLimit =
      /\bsubject to (?:the|any) (?:\w+ )?limit|\bnot (?:to )?exceed\b|\bup to\b|\bin excess of\b/i.test(text);
    const isCapped = limitsAmounts(answers.get("cap-on-liability") ?? null);
    const isExcepted = isCapped && exceptsIndemnities(answers);
    const isLimited = hasOwnLimit || (isCapped && !isExcepted);
    // Taxes that one side owes are known beforehand.
    const isNarrow = /\b(?:tax(?:es)?|withholdings?|remittances?)\b/i.test(text) && text.split(" ").length < 60;
    // Whoever is not called by a name of the parties is one side none the less.
    const isOneSided =
      alone !== null ||
      (!isMutual && !/^(?:if|in the event|should)\b|\bpart(?:y|ies)\b|\bindemnify\w*ing\b/i.test(text));
    const limit = hasOwnLimit
      ? "its limit stands in the passage itself"
      : isExcepted
        ? "the limit on liability excepts indemnities, as far as its passage says"
        : isCapped
          ? "whether the limit on liability covers that has to be read"
          : "no amount that limits it was found in the contract";
    return {
      severity: isNarrow
        ? "low"
        : isOneSided && !isLimited
          ? "high"
          : isMutual && isLimited && (other === "" || isAsLong(text, other))
            ? "low"
            : "medium",
      reason:
        alone !== null
          ? `By this passage ${alone} bears what it names for the other side; ${limit}.`
          : other !== ""
            ? `Each side bears what its own clause names, and the two need not reach as far; ${limit}.`
            : isMutual
              ? `Each side bears what the passage names for the other; ${limit}.`
              : `One side bears what the passage names for another; ${limit}.`,
      who: bound(clause),
    };
  },
  Exclusivity: (clause) => ({
    severity: "medium",
    reason: "It shuts out dealings with others in what it covers, so that its scope and its end matter.",
    who: /\b(?:shall|will|may|must|agrees?) not\b|\bneither\b|\bexclusively (?:from|through)\b/i.test(clause.text)
      ? bound(clause)
      : "",
  }),
  "Restriction on competition": (clause) => {
    const isLong = monthsIn(clause.text).some((months) => months >= longRestriction);
    const isOpen =
      monthsIn(clause.text).length === 0 &&
      !/\b(?:term|period|during|until|so long as|while|years?|months?|existence)\b|\[\*+\]/i.test(clause.text);
    const whom = clause.alone ?? (clause.isMutual ? "each side" : "whoever is bound");
    return {
      severity: isLong ? "high" : "medium",
      reason: `It keeps ${whom} from what the passage takes for competition${
        isOpen ? "; the passage names no end" : isLong ? ", and does so for long" : ""
      }.`,
      who: bound(clause),
    };
  },
  "Non-solicitation": (clause) => ({
    severity: clause.isMutual ? "low" : "medium",
    reason: `It limits whom ${clause.alone ?? (clause.isMutual ? "each side" : "whoever is bound")} may hire or approach.`,
    who: bound(clause),
  }),
  "Automatic renewal": ({ text, answers }) => {
    const said = answers.get("notice-period-to-terminate-renewal")?.answer ?? "";
    const notice = said.endsWith("before the term ends") ? said : "";
    const isEarly = [
      ...daysIn(`${/\bnotice|\bnotif|\bin writing\b/i.test(text) ? text : ""} ${notice}`),
      ...monthsIn(notice).map((months) => 30 * months),
    ].some((days) => days >= longNotice);
    const isLong = monthsIn(text).some((months) => months >= longRenewal) && /\brenew|\bexten[ds]/i.test(text);
    // It runs on, and ends whenever somebody ends it.
    const isOpenEnded = /\bmonth[- ]to[- ]month\b|\bcontinu\w*\b.{0,80}\buntil (?:\w+ ){0,2}?(?:terminat|cancel)/i.test(
      text,
    );
    const isFree = eitherMayLeave(answers);
    const still = isFree ? ", unless it is ended without a reason, as either side may" : "";
    return {
      severity: isOpenEnded ? "low" : (isEarly || isLong) && !isFree ? "high" : "medium",
      reason: isOpenEnded
        ? "It goes on by itself until somebody ends it."
        : isEarly
          ? isFree
            ? "The notice against another period is due long before the end; either side may end it without a reason besides."
            : "Whoever lets the time for notice pass is bound for another period, and the notice is due long before the end."
          : /\bnotice|\bnotif|\bunless\b|\bobject/i.test(text)
            ? `Whoever lets the time for objecting pass is bound for another period${still}.`
            : "It goes on by itself; how that is stopped has to be looked for.",
      who: /\b(?:either|neither|each|both|no) party\b|\bparties\b/i.test(text) ? bothParties : "",
    };
  },
  "One-sided change": (clause) => ({
    severity: /\bnotice\b/i.test(clause.text) ? "medium" : "high",
    reason: `${capitalised(clause.alone ?? "one side")} can change what was agreed without the other side’s consent.`,
    who: exposed(clause),
  }),
  "Termination at will": (clause) => {
    const { text, alone } = clause;
    // "Upon either party giving notice".
    const isMutual = clause.isMutual || /\b(?:either|each|any) (?:of the )?part(?:y|ies)\b/i.test(text);
    const days = [...daysIn(text), ...monthsIn(text).map((months) => 30 * months)];
    // A notice whose length is blank, blacked out or without its unit is not known to be short.
    const isUnknown = days.length === 0 && /\d|\[|_{2,}|\b(?:ten|thirty|sixty|ninety)\b/i.test(text);
    const isSudden = !isUnknown && (days.length === 0 || Math.min(...days) < shortNotice);
    if (isMutual)
      return {
        severity: isSudden ? "medium" : "low",
        reason: isSudden
          ? "It can end soon and without a reason, so that neither side can count on its length."
          : "It can end without a reason, so that neither side can count on its length.",
        who: bothParties,
      };
    return {
      severity: alone === null || !isSudden ? "medium" : "high",
      reason:
        alone === null
          ? "It can end without a reason, so that nobody can count on its length."
          : `${capitalised(alone)} can end it ${isSudden ? "soon and " : ""}without a reason; by this passage the other side cannot.`,
      who: exposed(clause),
    };
  },
  "Liquidated damages": (clause) => ({
    severity: "medium",
    reason: "What is due is fixed beforehand, and need not be what was lost.",
    who: /\b(?:shall|will|must|agrees? to) pay\b/i.test(clause.text) ? bound(clause) : "",
  }),
  "Minimum commitment": (clause) => ({
    severity: "medium",
    reason: minimumReason(clause),
    who: promises(clause) ? bound(clause) : "",
  }),
  "Ownership of intellectual property": (clause) => ({
    severity: "medium",
    reason: ownershipReason(clause),
    who: gains(clause)
      ? exposed(clause)
      : /\b(?:assigns?|transfers?|conveys?)\b/i.test(clause.text)
        ? bound(clause)
        : "",
  }),
  "Perpetual or irrevocable grant": (clause) => ({
    severity:
      /\b(?:feedback|suggestions?)\b/i.test(clause.text) && clause.text.split(" ").length < shortGrant
        ? "low"
        : (/\birrevocabl/i.test(clause.text) && /\bperpetu/i.test(clause.text)) ||
            (/(?<!non-?)\bexclusive/i.test(clause.text) &&
              /\bworld-?\s?wide|\bthroughout the (?:world|universe)|\broyalty[- ]free|\bfree of (?:charge|royalt)|\bfully paid/i.test(
                clause.text,
              ))
          ? "high"
          : "medium",
    reason: "What is granted outlasts the contract or cannot be taken back.",
    who: bound(clause),
  }),
  "Change of control or merger": ({ text }) => {
    const canEnd =
      /\b(?:terminat|cancel)\w*(?: \w+){0,3} (?:this|the|its) (?:\w+ )?(?:agreement|contract|lease|licen[cs]e|engagement|facility|loan|commitments?)\b|\b(?:agreement|contract|lease|licen[cs]e)\b.{0,40}\b(?:terminat|cancel)/i.test(
        text,
      );
    return {
      severity: canEnd ? "high" : "medium",
      reason: canEnd
        ? "A change of owner, or a merger, can end the contract."
        : "A change of owner, or a merger, has consequences under the contract.",
      who: "",
    };
  },
  "Warranty disclaimer": (clause) => ({
    severity:
      /\bas[ -]is\b/i.test(clause.text) && !clause.isMutual && !ofWhatIsTold.test(clause.text) ? "medium" : "low",
    reason: ofWhatIsTold.test(clause.text)
      ? "Whoever relies on what is told or shown does so at its own risk."
      : "Beyond what the contract itself promises, nothing is promised of what is supplied or shown.",
    who: exposed(clause),
  }),
  "Exclusion of damages": (clause) => ({
    severity: clause.alone === null ? "low" : "medium",
    reason:
      clause.alone === null
        ? "Losses of the kinds it names cannot be claimed."
        : `By this passage ${clause.alone} alone is freed from losses of the kinds it names.`,
    who: exposed(clause),
  }),
  "Late payment": (clause) => {
    const perMonth = /\b(?:per|each|a|every) month\b|\bmonthly\b/i.test(clause.text);
    const rate = Math.max(
      0,
      ...factsIn(clause.text).flatMap(({ kind, keys: [key = ""] }) => (kind === "percentage" ? [Number(key)] : [])),
    );
    const isHigh = rate >= (perMonth ? highRate.month : highRate.year);
    return {
      severity: isHigh ? "medium" : "low",
      reason: isHigh ? "Late payment is dear at such a rate." : "Late payment costs more than what is owed.",
      who: clause.isMutual ? bothParties : "",
    };
  },
  "Arbitration or waiver of jury trial": ({ text }) => ({
    severity: "low",
    reason: !/\barbitra/i.test(text)
      ? !/\bclass\b/i.test(text)
        ? "No jury will decide a dispute."
        : /\bjury\b/i.test(text)
          ? "No jury will decide a dispute, and nobody can bring it for a class."
          : "Nobody can bring a dispute for a class."
      : /\bnon-?binding\b/i.test(text)
        ? "A dispute has to be put to others first, whose word does not bind."
        : "Disputes can go to arbitrators, whose awards courts hardly review.",
    who: bothParties,
  }),
  "Assignment free for one side": (clause) => ({
    severity: /\b(?:affiliat\w*|subsidiar\w*|parent|successors?|merger|acqui\w+)\b/i.test(clause.text)
      ? "low"
      : "medium",
    reason: `${capitalised(clause.alone ?? "one side")} can hand on what the passage names without asking the other side.`,
    who: exposed(clause),
  }),
  "Secrecy without an end": (clause) => ({
    severity: "medium",
    reason: "The duty does not end, so that what it covers has to be guarded for good.",
    who: bound(clause),
  }),
  "Audit at any time": (clause) => ({
    severity: "low",
    reason: "The passage names neither notice nor hours for it.",
    who: exposed(clause),
  }),
};
