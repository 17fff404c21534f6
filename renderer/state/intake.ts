import { reasonToSkip, type LeftOut } from "../../shared/domain/parcel.ts";

/** The folders a dropped or chosen file came from, without its own name; undefined where it came by itself. */
export function folderOf(file: File): string | undefined {
  // The one that a chosen folder gives, and the two that a drop gives.
  for (const property of ["webkitRelativePath", "relativePath", "path"]) {
    const path: unknown = Reflect.get(file, property);
    if (typeof path !== "string") continue;
    const steps = path.split("/").filter((step) => step !== "" && step !== ".");
    if (steps.length > 1) return steps.slice(0, -1).join("/");
  }
  return undefined;
}

/** Parts what is to be put on the desk from what a folder only has for the machine. A file by itself is always taken. */
export function sortFiles(files: readonly File[]): { taken: File[]; left: LeftOut[] } {
  const taken: File[] = [];
  const left: LeftOut[] = [];
  for (const file of files) {
    const folder = folderOf(file);
    const reason = folder === undefined ? null : reasonToSkip(`${folder}/${file.name}`);
    if (reason === null) taken.push(file);
    else left.push({ name: `${folder}/${file.name}`, outcome: "skipped", code: null, message: reason });
  }
  return { taken, left };
}
