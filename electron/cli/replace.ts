import { HeadnoteError } from "../../shared/domain/errors.ts";
import { replaceKindSchema, type ReplaceKind } from "../../shared/domain/configuration.ts";

/** "names,amounts" or "all" of `--replace`; nothing where it is not given. Throws wrong-use for what is no kind. */
export function kindsToReplace(given: string | undefined): { readonly replace?: readonly ReplaceKind[] } {
  if (given === undefined) return {};
  const words = given.split(/[\s,]+/).filter((word) => word !== "");
  if (words.includes("all")) return { replace: replaceKindSchema.options };
  return {
    replace: words.map((word) => {
      const kind = replaceKindSchema.safeParse(word);
      if (kind.success) return kind.data;
      throw new HeadnoteError(
        "wrong-use",
        `--replace does not know "${word}". Name any of ${replaceKindSchema.options.join(", ")}, or all.`,
      );
    }),
  };
}
