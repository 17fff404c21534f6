import type { Page } from "playwright-core";

/**
 * The words under the marks on a PDF page, taken from the text layer character by character: what a person sees marked,
 * whatever the page believes it marked. White space is left out, since lines and runs end anywhere.
 */
export async function highlightedText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const marks = [...document.querySelectorAll('[data-testid="highlight"]')].map((mark) =>
      mark.getBoundingClientRect(),
    );
    const covered = (x: number, y: number) =>
      marks.some((mark) => x >= mark.left && x <= mark.right && y >= mark.top && y <= mark.bottom);
    let text = "";
    for (const layer of document.querySelectorAll(".textLayer")) {
      const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const characters = node.textContent ?? "";
        for (let index = 0; index < characters.length; index += 1) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          if (right > left && covered((left + right) / 2, (top + bottom) / 2)) text += characters[index] ?? "";
        }
      }
    }
    return text.replaceAll(/\s+/g, "");
  });
}
