import { describe, it } from "vitest";
import { FN } from "../support/fake-functions.ts";
import { callFrames, freshQueue } from "../support/fresh-queue.ts";
import { open } from "../support/gates.ts";

const TOO_LARGE = { error: "The answer is too large: more than 31 MB. Return files, or less.", visible: true };
const MEGABYTE = 1024 * 1024;

describe("an answer that is too large to cross from the runner to the queue", () => {
  it("fails its call and says why", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.fill, data: [33 * MEGABYTE] });
    expect(await fresh.queue.result(event)).toMatchObject({ outcome: { status: "failed", error: TOO_LARGE } });
    expect(await fresh.sql("SELECT state FROM events")).toEqual([{ state: "failed" }]);
  });

  it("fails a generator that yields it, after what it told before", async ({ expect }) => {
    const fresh = freshQueue();
    const call = {
      fnIndex: FN.yields,
      data: [["first", { characters: 33 * MEGABYTE }]],
      isSimple: true,
      sessionHash: null,
    };
    const [first, last] = await callFrames(fresh, await fresh.join(call));
    expect(first).toEqual(["generating", ["first"]]);
    expect(last).toMatchObject(["error", TOO_LARGE]);
  });

  it("does not take the others of its batch with it", async ({ expect }) => {
    const fresh = freshQueue();
    const held = await fresh.join({ fnIndex: FN.shout, data: ["a"], sessionHash: "bob" });
    const events = await Promise.all(
      ["b", "fill", "c"].map((text) => fresh.join({ fnIndex: FN.shout, data: [text], sessionHash: text })),
    );
    await open("shout");
    await fresh.queue.result(held);
    const outcomes = await Promise.all(events.map((event) => fresh.queue.result(event)));
    expect(outcomes).toMatchObject([
      { outcome: { status: "completed", step: { data: ["B"] } } },
      { outcome: { status: "failed", error: TOO_LARGE } },
      { outcome: { status: "completed", step: { data: ["C"] } } },
    ]);
  });
});

describe("a State that is too large to be kept", () => {
  it("fails its call and says why, and leaves the value before it", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.queue.result(await fresh.join({ fnIndex: FN.remember }));
    const large = await fresh.join({ fnIndex: FN.remember, data: [5 * MEGABYTE] });
    expect(await fresh.queue.result(large)).toMatchObject({
      outcome: {
        status: "failed",
        error: { error: "The result could not be stored. A State value or a changed option may be larger than 2 MB." },
      },
    });
    const after = await fresh.join({ fnIndex: FN.remember });
    expect(await fresh.queue.result(after)).toMatchObject({ outcome: { step: { data: [2, null] } } });
  });
});
