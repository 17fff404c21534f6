import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Acting, SavedSummary } from "../../shared/domain/saved.ts";
import { partyMeant } from "../../shared/domain/side.ts";
import { calendarOf } from "../summaries/calendar/calendar.ts";
import { applyFirmRules } from "../summaries/playbook/apply.ts";
import type { House } from "./house.ts";

/** A summary of the library, by the firm's rules in force now. Throws `HeadnoteError` not-found. */
export function openSummary(house: House, id: string): SavedSummary {
  const saved = house.library().summary(id);
  if (saved === null) throw new HeadnoteError("not-found", "That summary is no longer in the library.");
  return asShown(house, saved);
}

/** A summary as it is shown today: by the firm's rules, with whom we act for and the days still to come. */
export function asShown(house: House, saved: SavedSummary): SavedSummary {
  return {
    ...byFirmRules(house, saved),
    ...actingIn(house, saved),
    calendar: calendarOf(saved.summary, todayOf(house)),
  };
}

function actingIn(house: House, { matter, contract, summary }: SavedSummary): Acting {
  const client = house.library().sides.of({ matter, sha256: contract.sha256 });
  return { client, side: client === null ? null : partyMeant(client, summary) };
}

/**
 * Remembers whom we act for in the contract of a summary and in its matter, by the full name of one of its parties; null
 * forgets it. Throws `HeadnoteError` not-found; wrong-use where the name is
 * none of the parties.
 */
export function actFor(house: House, id: string, party: string | null): Acting {
  const saved = openSummary(house, id);
  const { matter, contract, summary } = saved;
  if (party !== null && partyMeant(party, summary) === null)
    throw new HeadnoteError("wrong-use", `That is none of the parties, which are ${summary.parties.join("; ")}.`);
  house.library().sides.set({ matter, sha256: contract.sha256 }, party);
  return actingIn(house, saved);
}

/** The day by this machine's calendar, ISO 8601. */
function todayOf(house: House): string {
  const now = new Date(house.now());
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * As the firm's packs and playbooks have it. They are applied when a summary is shown, not when it is made, so that a rule
 * that changes holds for what is already kept, and no summary is paid again for it.
 */
function byFirmRules(house: House, saved: SavedSummary): SavedSummary {
  const { playbooks = [], packs = [] } = house.configuration().current;
  return { ...saved, summary: applyFirmRules(saved.summary, { playbooks, packs }) };
}
