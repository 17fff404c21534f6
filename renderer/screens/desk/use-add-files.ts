import { useCallback } from "react";
import { mostSingle } from "../../../shared/domain/parcel.ts";
import { sortFiles } from "../../state/intake.ts";
import { useStores } from "../../state/stores.ts";

/**
 * Puts files on the desk, each for itself, or as one batch where they are many. How many contracts are in an archive or a
 * mail is known once it is opened, and decided then.
 */
export function useAddFiles(): (files: readonly File[]) => void {
  const { jobs, batches } = useStores();
  return useCallback(
    (files) => {
      const { taken, left } = sortFiles(files);
      const { passOver, add, intake } = jobs.getState();
      passOver(left);
      if (taken.length > mostSingle) void batches.getState().add(taken, intake, passOver);
      else void add(taken);
    },
    [jobs, batches],
  );
}
