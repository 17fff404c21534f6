import { useEffect } from "react";

/** Whether a key would be typed into what has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

/** Calls `act` when `key` is pressed with Ctrl (or Cmd) anywhere on the page. */
export function useCommandKey(key: string, act: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== key) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, [key, act]);
}

/** Calls `act` when Esc is pressed and nothing nearer has taken it. */
export function useEscape(act: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) act();
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, [act]);
}

/** What can have the focus by Tab. */
const focusable = "a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary";

/** F6 goes to the next part of the page that is marked `data-region`, Shift+F6 to the one before, as desktop programs do. */
export function useRegionKey(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== "F6" || event.ctrlKey || event.metaKey || event.altKey) return;
      const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(
        (region) => region.getClientRects().length > 0,
      );
      if (regions.length === 0) return;
      event.preventDefault();
      const { activeElement } = document;
      // The innermost counts: one region can lie within another.
      const here = regions.findLastIndex((region) => region.contains(activeElement));
      const step = event.shiftKey ? -1 : 1;
      const from = here < 0 && event.shiftKey ? 0 : here;
      const next = regions[(from + step + regions.length) % regions.length];
      const target = next?.matches("[tabindex]") === true ? next : next?.querySelector<HTMLElement>(focusable);
      target?.focus();
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, []);
}
