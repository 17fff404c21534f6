import type { SampleDocument } from "./document.ts";
import { renderDocx } from "./docx.ts";
import { renderHtml, renderOdt, renderRtf } from "./markup.ts";
import { masterAgreement } from "./master-agreement/index.ts";
import { mutualNda } from "./mutual-nda.ts";
import { officeLease } from "./office-lease.ts";
import { renderPdf } from "./pdf.ts";
import { softwareLicence } from "./software-licence.ts";
import { servicesAgreement } from "./services-agreement.ts";

/** Every sample, in the order of the list in `samples/README.md`. */
export const documents: readonly SampleDocument[] = [
  mutualNda,
  servicesAgreement,
  officeLease,
  softwareLicence,
  masterAgreement,
];

/** The files of `samples/`, by name. */
export async function renderSamples(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const document of documents) files.set(`${document.file}.pdf`, await renderPdf(document));
  files.set(`${servicesAgreement.file}.docx`, await renderDocx(servicesAgreement));
  files.set(`${servicesAgreement.file}.html`, renderHtml(servicesAgreement));
  files.set(`${servicesAgreement.file}.rtf`, renderRtf(servicesAgreement));
  files.set(`${servicesAgreement.file}.odt`, renderOdt(servicesAgreement));
  return files;
}
