import { describe, it, vi } from "vitest";
import { COUNTER, FN, forgotten, TEXTBOX } from "../support/fake-functions.ts";
import { aCall, callFrames, followed, freshQueue, messageOf, StreamReader } from "../support/fresh-queue.ts";

describe("State", () => {
  it("is kept between the calls of a session and never sent", async ({ expect }) => {
    const fresh = freshQueue();
    for (const count of [1, 2, 3]) {
      await fresh.join({ fnIndex: FN.remember });
      const messages = (await (await followed(fresh)).rest()).map(messageOf);
      expect(messages.at(-2)).toMatchObject({ output: { data: [count, null], changed_state_ids: [COUNTER] } });
      expect(JSON.stringify(messages)).not.toContain("Map");
    }
  });

  it("survives the object", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.queue.result(await fresh.join({ fnIndex: FN.remember }));
    await fresh.kill();
    expect(await fresh.queue.result(await fresh.join({ fnIndex: FN.remember }))).toMatchObject({
      outcome: { step: { data: [2, null] } },
    });
  });

  it("is each session's own", async ({ expect }) => {
    const fresh = freshQueue();
    for (const sessionHash of ["ada", "bob"]) {
      const event = await fresh.join({ fnIndex: FN.remember, sessionHash });
      expect(await fresh.queue.result(event)).toMatchObject({ outcome: { step: { data: [1, null] } } });
    }
  });

  it("is thrown away with a call that has no session", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.remember, sessionHash: null, isSimple: true });
    expect(await callFrames(fresh, event)).toEqual([["complete", [1, null]]]);
    expect(await fresh.sql("SELECT * FROM state")).toEqual([]);
    expect(await fresh.sql("SELECT * FROM sessions")).toEqual([]);
  });

  it("is there for calls that do not wait in line", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.queue.result(await fresh.join({ fnIndex: FN.remember }));
    const call = aCall({ fnIndex: FN.remember });
    const before = await fresh.queue.prepare(call);
    expect(before).toMatchObject({
      ok: true,
      job: { state: { [COUNTER]: new Map([["count", 1]]) }, sessionHash: "ada" },
    });
    const step = { data: [], state: { [COUNTER]: "new" }, changedState: [], overrides: {}, files: [] };
    await fresh.queue.commit("ada", step);
    await fresh.queue.commit("nobody", step);
    expect(await fresh.queue.prepare(call)).toMatchObject({ job: { state: { [COUNTER]: "new" } } });
    expect(await fresh.sql("SELECT session FROM state")).toEqual([{ session: "ada" }]);
  });

  it("ends when its time has come, which its author is told, but not under an open page", async ({ expect }) => {
    const fresh = freshQueue();
    for (const sessionHash of ["ada", "bob"])
      await fresh.queue.result(await fresh.join({ fnIndex: FN.remember, sessionHash }));
    await using page = new StreamReader(await fresh.queue.heartbeat("ada", null));
    await page.next();
    await fresh.sql("UPDATE state SET expires = 1");
    await fresh.runAlarm();
    expect(await fresh.sql("SELECT session FROM state")).toEqual([{ session: "ada" }]);
    expect(forgotten).toEqual([{ component: COUNTER, value: new Map([["count", 1]]) }]);
    const event = await fresh.join({ fnIndex: FN.remember, sessionHash: "bob" });
    expect(await fresh.queue.result(event)).toMatchObject({ outcome: { step: { data: [1, null] } } });
  });

  it("outlives its page by an hour", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.queue.result(await fresh.join({ fnIndex: FN.remember }));
    await fresh.queue.leave("ada", null);
    await fresh.sql("UPDATE sessions SET leaves_at = 1");
    await fresh.runAlarm();
    const [row] = await fresh.sql<{ expires: number }>("SELECT expires FROM state");
    expect(row?.expires).toBeLessThanOrEqual(Date.now() + 3_600_000);
    expect(row?.expires).toBeGreaterThan(Date.now() + 3_500_000);
  });

  it("fails its call, and only that, when it cannot be stored", async ({ expect }) => {
    const fresh = freshQueue();
    const report = vi.spyOn(console, "error").mockImplementation(() => {});
    const spoilt = await fresh.join({ fnIndex: FN.spoil });
    expect(await fresh.queue.result(spoilt)).toMatchObject({
      outcome: { status: "failed", error: { error: expect.stringContaining("could not be stored") } },
    });
    expect(await fresh.sql("SELECT state FROM events")).toEqual([{ state: "failed" }]);
    expect(report).toHaveBeenCalledOnce();
    report.mockRestore();
    expect(await fresh.queue.result(await fresh.join())).toMatchObject({ outcome: { status: "completed" } });
  });

  it("leaves the count of those who wait right when it cannot be stored", async ({ expect }) => {
    const report = vi.spyOn(console, "error").mockImplementation(() => {});
    const fresh = freshQueue();
    const ids = await Promise.all([1, 2, 3].map(() => fresh.join({ fnIndex: FN.spoil })));
    for (const id of ids) expect(await fresh.queue.result(id)).toMatchObject({ outcome: { status: "failed" } });
    expect(await fresh.queue.status()).toEqual({ waiting: 0 });
    report.mockRestore();
  });
});

describe("what else a session keeps", () => {
  it("are options that a call changed", async ({ expect }) => {
    const fresh = freshQueue();
    for (const label of ["", "!", "!!"]) {
      const event = await fresh.join({ fnIndex: FN.chatter });
      expect(await fresh.queue.result(event)).toMatchObject({ outcome: { step: { data: [label] } } });
    }
    expect(await fresh.sql("SELECT component, props FROM overrides")).toEqual([
      { component: TEXTBOX, props: '{"label":"!!!"}' },
    ]);
  });

  it("are files that a call stored", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.queue.result(await fresh.join({ fnIndex: FN.chatter }));
    expect(await fresh.queue.file("out-ada")).toEqual({
      path: "out-ada",
      name: "out.txt",
      size: 1,
      type: "text/plain",
      session: "ada",
    });
  });

  it("are files that a call stored before it failed", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.queue.result(await fresh.join({ fnIndex: FN.litter }));
    expect(await fresh.queue.file("left-ada")).toMatchObject({ name: "left.txt", session: "ada" });
  });

  it("is forgotten after a quiet day", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.queue.result(await fresh.join({ fnIndex: FN.chatter }));
    await fresh.sql("UPDATE sessions SET seen = seen - 90000000");
    await fresh.sql("UPDATE events SET ended = ended - 86500000");
    await fresh.runAlarm();
    expect(await fresh.sql("SELECT hash FROM sessions")).toEqual([]);
    expect(await fresh.sql("SELECT component FROM overrides")).toEqual([]);
  });
});
