import { useCallback } from "react";
import { sortFiles } from "../../state/intake.ts";
import { useStores } from "../../state/stores.ts";

/** So many files are still looked at one by one; more are a batch. */
const mostSingle = 5;

/** What is opened on the desk, as only then it is known how many contracts it holds. */
const PARCEL = /\.(?:zip|eml|mht|mhtml)$/i;

/**
 * Puts files on the desk, each for itself, or as one batch where they are many; archives and mails always for themselves.
 */
export function useAddFiles(): (files: readonly File[]) => void {
  const { jobs, batches } = useStores();
  return useCallback(
    (files) => {
      const { taken, left } = sortFiles(files);
      jobs.getState().passOver(left);
      const plain = taken.filter(({ name }) => !PARCEL.test(name));
      const isBatch = plain.length > mostSingle;
      if (isBatch) void batches.getState().add(plain, jobs.getState().intake);
      void jobs.getState().add(isBatch ? taken.filter(({ name }) => PARCEL.test(name)) : taken);
    },
    [jobs, batches],
  );
}
