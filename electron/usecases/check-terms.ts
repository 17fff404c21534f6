import type { Configuration } from "../../shared/domain/configuration.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { jsonPath } from "../settings/validation.ts";
import { terms } from "../summaries/on-device/terms/index.ts";

/**
 * Holds the firm's playbooks and packs to key terms that exist: a rule about another would never fire, and nobody would
 * know. Throws settings-invalid with the place of the first that does not.
 */
export function checkTerms(path: string, { playbooks = [], packs = [] }: Configuration): void {
  const known = new Set(terms.map(({ id }) => id));
  const named = [
    ...playbooks.flatMap(({ positions }, book) =>
      positions.map(({ term }, index) => ({ term, place: ["playbooks", book, "positions", index, "term"] })),
    ),
    ...packs.flatMap((pack, index) =>
      (["first", "expected"] as const).flatMap((list) =>
        pack[list].map((term, at) => ({ term, place: ["packs", index, list, at] })),
      ),
    ),
  ];
  const wrong = named.find(({ term }) => !known.has(term));
  if (wrong === undefined) return;
  const place = jsonPath(wrong.place);
  throw new HeadnoteError(
    "settings-invalid",
    `${path} is not valid. ${place}: there is no key term "${wrong.term}". Its id is its name in lower case with hyphens, as in "governing-law".`,
    { data: { file: path, path: place } },
  );
}
