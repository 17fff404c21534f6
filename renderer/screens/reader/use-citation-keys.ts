import { useEffect, type RefObject } from "react";
import { isTyping } from "../../components/keyboard.ts";

/** Left and Right walk from citation to citation, and show each; from the summary, or from where nothing has the focus. */
export function useCitationKeys(pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      const { current } = pane;
      const { target, key } = event;
      if ((key !== "ArrowRight" && key !== "ArrowLeft") || event.ctrlKey || event.metaKey || event.altKey) return;
      if (current === null || isTyping(target) || !(target instanceof Node)) return;
      if (target !== document.body && target !== document.getElementById("main") && !current.contains(target)) return;
      const chips = [...current.querySelectorAll<HTMLButtonElement>("button[data-citation]")];
      const focused = chips.findIndex((chip) => chip === target);
      const from = focused >= 0 ? focused : chips.findIndex((chip) => chip.getAttribute("aria-pressed") === "true");
      const next = chips[key === "ArrowRight" ? from + 1 : Math.max(0, from - 1)];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
      next.click();
    };
    window.addEventListener("keydown", walk);
    return () => window.removeEventListener("keydown", walk);
  }, [pane]);
}
