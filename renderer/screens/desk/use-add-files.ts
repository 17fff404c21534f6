import { useCallback } from "react";
import { useStores } from "../../state/stores.ts";

/** So many files are still looked at one by one; more are a batch. */
const mostSingle = 5;

/** Puts files on the desk, each for itself, or as one batch where they are many. */
export function useAddFiles(): (files: readonly File[]) => void {
  const { jobs, batches } = useStores();
  return useCallback(
    (files) => {
      if (files.length <= mostSingle) void jobs.getState().add(files);
      else void batches.getState().add(files, jobs.getState().intake);
    },
    [jobs, batches],
  );
}
