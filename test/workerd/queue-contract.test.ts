/** Worker and object of different versions, as they meet while a deploy spreads. */

import { describe, it } from "vitest";
import type { Call } from "../../src/runtime/job.ts";
import type { FollowOptions } from "../../src/runtime/queue.ts";
import { FN, started } from "../support/fake-functions.ts";
import { aCall, accepted, callFrames, freshQueue, StreamReader } from "../support/fresh-queue.ts";
import { open } from "../support/gates.ts";

/** What a Worker sends that knows less, or more, than this version. */
function foreign<T>(value: unknown): T {
  return value as T; // the tests below are about values of other versions
}

describe("an older Worker", () => {
  it("may leave out what came later", async ({ expect }) => {
    const fresh = freshQueue();
    const bare = foreign<Call>({ fnIndex: FN.echo, data: ["old"], sessionHash: "ada" });
    const event = accepted(await fresh.queue.join(bare));
    expect(await fresh.queue.result(event)).toMatchObject({
      outcome: { status: "completed", step: { data: ["old"] } },
    });
    await using reader = new StreamReader(await fresh.queue.follow("ada", foreign<FollowOptions>({})));
    expect((await reader.next())?.text).toMatch(/^data: /);
    expect(await fresh.queue.prepare(bare)).toMatchObject({ ok: true, job: { call: { root: "", eventData: null } } });
  });

  it("may have stored a call that this version runs", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["contract head"], sessionHash: "bob" });
    const event = await fresh.join({ fnIndex: FN.hold, data: ["contract tail"] });
    await fresh.sql("UPDATE events SET payload = ? WHERE id = ?", '{"fnIndex":2,"data":["contract tail"]}', event);
    await open("contract head");
    await open("contract tail");
    expect(await fresh.queue.result(event)).toMatchObject({ outcome: { status: "completed" } });
  });
});

describe("a newer Worker", () => {
  it("may say more than this version knows", async ({ expect }) => {
    const fresh = freshQueue();
    const rich = foreign<Call>({ ...aCall(), priority: { level: 3 }, fnName: "echo" });
    const event = accepted(await fresh.queue.join(rich));
    expect(await fresh.queue.result(event)).toMatchObject({ outcome: { status: "completed" } });
    const options = foreign<FollowOptions>({ resume: true, after: null, compression: "best" });
    await using reader = new StreamReader(await fresh.queue.follow("ada", options));
    expect((await reader.next())?.id).toBe(1);
  });

  it("does not reach another function by a number that a deploy has given away", async ({ expect }) => {
    const fresh = freshQueue();
    const before = started.length;
    const refusal = { ok: false, reason: "unknown-function" };
    for (const call of [aCall({ fnName: "renamed" }), aCall({ fnIndex: 999 })]) {
      expect(await fresh.queue.join(call)).toEqual(refusal);
      expect(await fresh.queue.prepare(call)).toEqual(refusal);
    }
    expect(await fresh.sql("SELECT * FROM events")).toEqual([]);
    expect(await fresh.sql("SELECT * FROM sessions")).toEqual([]);
    expect(started).toHaveLength(before);
    expect(await callFrames(fresh, await fresh.join({ fnName: "echo", isSimple: true }))).toEqual([
      ["complete", ["hello"]],
    ]);
  });
});
