import { expect, it } from "vitest";
import { openLibrary } from "../../electron/library/open.ts";
import { unsettledNotice } from "../../electron/usecases/unsettled.ts";
import { pendingAttempt, runOf } from "../library/specimens.ts";

const day = 86_400_000;

it("says of calls that nobody ended that their outcome is unknown, that they may be charged and were not made again", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  const library = openLibrary({ path: null, key: null, clock: () => now });
  const house = { library: () => library, now: () => now };
  expect(unsettledNotice(house)).toBeNull();
  library.openRun(runOf("r"));
  library.begin("r", pendingAttempt("a", { startedAt: "2026-11-20T10:00:00.000Z" }));
  expect(unsettledNotice(house)).toMatch(
    /^Headnote ended in the middle of 1 call to openai\/gpt-5-mini, last on 2026-11-20: the outcome is unknown, and it may have been charged\. Nothing was sent again/,
  );
  expect(unsettledNotice(house, day)).toBeNull();
  library.close();
});
