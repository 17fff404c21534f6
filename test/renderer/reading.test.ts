import { createRouterClient } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { createReadingStore } from "../../renderer/state/reading.ts";
import { createSpecimenHouse } from "./specimen-server.ts";
import { specimen, type Specimen } from "./specimen-summaries.ts";

let nda: Specimen;
let services: Specimen;
beforeAll(async () => {
  nda = await specimen("mutual-nda.pdf", "nda");
  services = await specimen("services-agreement.pdf", "services");
});

describe("what is read", () => {
  it("is what was asked for last", async () => {
    const house = createSpecimenHouse({ saved: [nda, services] });
    const store = createReadingStore(createRouterClient(house.router));
    await Promise.all([store.getState().open("nda"), store.getState().open("services")]);
    expect(store.getState().saved?.id).toBe("services");
    expect(store.getState().file?.size).toBe(services.bytes.byteLength);
  });

  it("can be read without its file", async () => {
    const failing = { "library.file": { code: "not-found" as const, message: "Gone." } };
    const house = createSpecimenHouse({ saved: [nda], failing });
    const store = createReadingStore(createRouterClient(house.router));
    await store.getState().open("nda");
    expect(store.getState()).toMatchObject({ file: null, fileComing: false, failure: null });
    expect(store.getState().saved?.id).toBe("nda");
  });

  it("gets a file only once for two summaries of one contract", async () => {
    const again = { ...nda, saved: { ...nda.saved, id: "nda-again" } };
    const house = createSpecimenHouse({ saved: [nda, again] });
    const store = createReadingStore(createRouterClient(house.router));
    await store.getState().open("nda");
    await store.getState().open("nda-again");
    expect(house.calls.filter(({ name }) => name === "library.file")).toHaveLength(1);
    expect(store.getState().saved?.id).toBe("nda-again");
  });

  it("says so where it is gone", async () => {
    const store = createReadingStore(createRouterClient(createSpecimenHouse().router));
    await store.getState().open("nda");
    expect(store.getState().failure?.code).toBe("not-found");
  });
});
