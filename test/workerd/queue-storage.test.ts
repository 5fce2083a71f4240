import { describe, it, vi } from "vitest";
import { FN } from "../support/fake-functions.ts";
import { callFrames, followed, freshQueue, messageOf, resumed } from "../support/fresh-queue.ts";
import { open, passed } from "../support/gates.ts";

const BAD_MOMENT = "disk I/O error: SQLITE_IOERR";
const REFUSAL = "datatype mismatch: SQLITE_MISMATCH";

describe("storage with a bad moment", () => {
  it("loses nothing of what a generator tells meanwhile", async ({ expect }) => {
    const fresh = freshQueue();
    const gates = ["io 1", "io 2", "io 3"].map((gate) => ({ gate }));
    await fresh.join({ fnIndex: FN.yields, data: [["a", gates[0], "ab", gates[1], "abc", gates[2], "abcd"]] });
    await using reader = await resumed(fresh, null);
    await reader.message("process_generating");
    const broken = await fresh.breakStorage(BAD_MOMENT);
    await open("io 1");
    await open("io 2");
    // What is told now has met a storage that fails, and so has the first try to write it again.
    await vi.waitFor(() => expect(broken.refused).toBeGreaterThan(1), 3000);
    await fresh.mendStorage();
    await open("io 3");
    const told = (await reader.until("process_completed")).map((message) => "output" in message && message.output);
    expect(told).toMatchObject([
      { data: [[["append", [], "b"]]] },
      { data: [[["append", [], "c"]]] },
      { data: [[["append", [], "d"]]] },
      { data: ["abcd"] },
    ]);
  });

  it("is asked again for a result", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.hold, data: ["io result"] });
    const next = await fresh.join({ fnIndex: FN.hold, data: ["io next"] });
    await passed("started io result");
    const broken = await fresh.breakStorage(BAD_MOMENT);
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await open("io result");
    await vi.waitFor(() => expect(broken.refused).toBeGreaterThan(0));
    await fresh.mendStorage();
    log.mockRestore();
    expect(await fresh.queue.result(event)).toMatchObject({
      outcome: { status: "completed", step: { data: ["io result"] } },
    });
    // Its slot was not given away twice.
    await passed("started io next");
    await open("io next");
    expect(await fresh.queue.result(next)).toMatchObject({ outcome: { status: "completed" } });
  });

  it("does not bring a cancelled call back when its result comes through", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.hold, data: ["io cancelled"] });
    await passed("started io cancelled");
    const broken = await fresh.breakStorage(BAD_MOMENT);
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await open("io cancelled");
    // After the third time it takes two seconds until storage is asked again.
    await vi.waitFor(() => expect(broken.refused).toBe(3), 5000);
    await fresh.mendStorage();
    log.mockRestore();
    expect(await fresh.queue.cancel("ada", FN.hold, event)).toMatchObject({ stopped: 1 });
    const messages = (await (await followed(fresh)).rest()).map(messageOf);
    expect(messages.filter(({ msg }) => msg === "process_completed")).toHaveLength(1);
    expect(await fresh.queue.result(event)).toMatchObject({ outcome: { status: "cancelled" } });
  });

  it("ends what it could neither keep nor end when the lease is over", async ({ expect }) => {
    const fresh = freshQueue();
    const data = [["a", { gate: "never kept" }, "ab", { gate: "never heard" }, "abc"]];
    const event = await fresh.join({ fnIndex: FN.yields, data, isSimple: true, sessionHash: null });
    await vi.waitFor(async () => expect(await fresh.sql("SELECT n FROM messages")).toHaveLength(3));
    const broken = await fresh.breakStorage(REFUSAL);
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await open("never kept");
    await vi.waitFor(() => expect(broken.refused).toBeGreaterThan(1));
    await fresh.mendStorage();
    log.mockRestore();
    await open("never heard");
    await fresh.sql("UPDATE events SET lease_until = 1");
    await fresh.runAlarm();
    const frames = await callFrames(fresh, event);
    expect(frames.map(([name]) => name)).toEqual(["generating", "error"]);
    expect(await fresh.sql("SELECT state FROM events")).toEqual([{ state: "interrupted" }]);
  });
});
