import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Turns } from "../../shared/domain/turns.ts";

/** Lets everybody who waits go as far as they come. */
async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) await Promise.resolve();
}

/** Queues so many for each owner, in this order, behind one who holds the only place; gives the order in which they got in. */
async function orderOf(queued: readonly string[]): Promise<string[]> {
  const turns = new Turns(1);
  const order: string[] = [];
  const first = await turns.take();
  const all = queued.map(async (owner) => {
    const leave = await turns.take(undefined, owner);
    order.push(owner);
    leave();
  });
  first();
  await Promise.all(all);
  return order;
}

describe("turns", () => {
  test("let a single one in after one of a crowd, not after the crowd", async () => {
    const order = await orderOf([...Array.from({ length: 500 }, () => "batch"), "single"]);
    expect(order.indexOf("single")).toBe(1);
    expect(order).toHaveLength(501);
  });

  test("go round: between two turns of an owner who waits, nobody else has more than one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 40 }), async (queued) => {
        const order = await orderOf(queued);
        expect(order.toSorted()).toEqual(queued.toSorted());
        for (const owner of new Set(order)) {
          const turns = order.flatMap((one, index) => (one === owner ? [index] : []));
          const between = turns.slice(1).map((end, index) => order.slice((turns[index] ?? 0) + 1, end));
          for (const others of between) expect(new Set(others).size).toBe(others.length);
        }
      }),
    );
  });

  test("never let more in than there are places, and lose no place to those who gave up waiting", async () => {
    const turns = new Turns(2);
    const one = await turns.take(undefined, "a");
    const two = await turns.take(undefined, "a");
    const gone = new AbortController();
    const given = turns.take(gone.signal, "b").catch((error: unknown) => error);
    let third = false;
    const waiting = turns.take(undefined, "a").then((leave) => {
      third = true;
      return leave;
    });
    await settle();
    expect(third).toBe(false);
    gone.abort(new Error("enough"));
    expect(await given).toEqual(new Error("enough"));
    one();
    one();
    (await waiting)();
    two();
    await Promise.all([turns.take(), turns.take()]);
  });
});
