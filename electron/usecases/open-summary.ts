import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import { applyFirmRules } from "../summaries/playbook/apply.ts";
import type { House } from "./house.ts";

/** A summary of the library, by the firm's rules in force now. Throws `HeadnoteError` not-found. */
export function openSummary(house: House, id: string): SavedSummary {
  const saved = house.library().summary(id);
  if (saved === null) throw new HeadnoteError("not-found", "That summary is no longer in the library.");
  return byFirmRules(house, saved);
}

/**
 * As the firm's packs and playbooks have it. They are applied when a summary is shown, not when it is made, so that a rule
 * that changes holds for what is already kept, and no summary is paid again for it.
 */
export function byFirmRules(house: House, saved: SavedSummary): SavedSummary {
  const { playbooks = [], packs = [] } = house.configuration().current;
  return { ...saved, summary: applyFirmRules(saved.summary, { playbooks, packs }) };
}
