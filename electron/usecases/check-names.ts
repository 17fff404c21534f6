import { HeadnoteError } from "../../shared/domain/errors.ts";
import { readIfThere } from "../settings/atomic-file.ts";
import { findRepeatedName } from "../settings/json-fault.ts";

/**
 * Holds a configuration to one value for each name: of two, the later would win, and the first, which may be the stricter
 * rule, would count for nothing. Throws settings-invalid with the place of the second.
 */
export function checkNames(path: string): void {
  const place = findRepeatedName((readIfThere(path) ?? "").replace(/^\uFEFF/, ""));
  if (place === null) return;
  const { line, column } = place;
  throw new HeadnoteError(
    "settings-invalid",
    `${path} is not valid. Line ${line}, column ${column}: this name stands in the same object before. Keep one of the two.`,
    { data: { file: path, line, column } },
  );
}
