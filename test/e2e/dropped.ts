import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

/** Drops a file on the page as the browser does when a person lets go of it there. */
export async function drop(page: Page, path: string, name: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ content, fileName }) => {
      const made = new DataTransfer();
      made.items.add(new File([new Uint8Array(content)], fileName, { type: "application/pdf" }));
      return made;
    },
    { content: [...readFileSync(path)], fileName: name },
  );
  await page.dispatchEvent("main", "dragenter", { dataTransfer: transfer });
  const zone = page.getByText("Let go to put it on the desk");
  for (const type of ["dragenter", "dragover", "drop"]) await zone.dispatchEvent(type, { dataTransfer: transfer });
}
