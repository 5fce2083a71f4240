import { describe, it } from "vitest";
import { FN } from "../support/fake-functions.ts";
import { aCall, followed, freshQueue } from "../support/fresh-queue.ts";
import { open, passed } from "../support/gates.ts";

describe("the report on the queue", () => {
  it("counts who waits and who runs, line by line", async ({ expect }) => {
    const fresh = freshQueue();
    for (let n = 0; n < 4; n++) await fresh.join({ fnIndex: FN.hold, data: ["report: held"], sessionHash: `s${n}` });
    for (let n = 0; n < 2; n++) await fresh.join({ fnIndex: FN.narrowGpu, data: ["report: gpu"] });
    const { groups } = await fresh.queue.report();
    expect(groups).toContainEqual({ name: "hold", functions: ["hold"], limit: 1, running: 1, waiting: 3 });
    expect(groups).toContainEqual({
      name: "gpu",
      functions: ["wideGpu", "narrowGpu"],
      limit: 1,
      running: 1,
      waiting: 1,
    });
    expect(groups).toContainEqual({ name: "echo", functions: ["echo"], limit: 1, running: 0, waiting: 0 });
    await open("report: held");
    await open("report: gpu");
  });

  it("tells outcomes, waits, run times and the last failures with their reason", async ({ expect }) => {
    const fresh = freshQueue();
    for (let n = 0; n < 3; n++) await fresh.queue.result(await fresh.join());
    const failed = await fresh.join({ fnIndex: FN.fail });
    await fresh.queue.result(failed);
    const cancelled = await fresh.join({ fnIndex: FN.hold, data: ["report: never"] });
    await passed("started report: never");
    await fresh.queue.cancel("ada", FN.hold, cancelled);
    // Ten known waits and runs: p50 is the fifth, p90 the ninth, p99 the last.
    const now = Date.now();
    for (let n = 1; n <= 10; n++) {
      await fresh.sql(
        `INSERT INTO events (id, session, fn, name, grp, turn, state, attempt, is_simple, created, started, ended)
         VALUES (?, 'eve', ?, 'known', 'known', 0, 'completed', 1, 0, ?, ?, ?)`,
        `known-${n}`,
        FN.echo,
        now - 1000 - 30 * n,
        now - 1000 - 20 * n,
        now - 1000,
      );
    }
    await fresh.sql(
      `INSERT INTO events (id, session, fn, name, grp, turn, state, attempt, is_simple, created, started, ended)
       VALUES ('lost', 'eve', 0, 'known', 'known', 0, 'interrupted', 2, 0, ?, ?, ?)`,
      now - 120_500,
      now - 120_000,
      now - 90_000,
    );

    const report = await fresh.queue.report();
    const of = (name: string) => report.functions.find((fn) => fn.name === name);
    expect(of("known")).toEqual({
      name: "known",
      completed: 10,
      failed: 0,
      cancelled: 0,
      interrupted: 1,
      wait: { p50: 60, p90: 100, p99: 500 },
      run: { p50: 100, p90: 180, p99: 200 },
    });
    expect(of("echo")).toMatchObject({ completed: 3, failed: 0 });
    expect(of("hold")).toMatchObject({ cancelled: 1, run: null });
    expect(of("shout")).toEqual({
      name: "shout",
      completed: 0,
      failed: 0,
      cancelled: 0,
      interrupted: 0,
      wait: null,
      run: null,
    });
    expect(report.failures).toEqual([
      { event: failed, name: "fail", at: expect.any(Number), attempt: 1, outcome: "failed", reason: "boom" },
      { event: "lost", name: "known", at: now - 90_000, attempt: 2, outcome: "interrupted", reason: null },
    ]);
    expect(report.minutes).toHaveLength(60);
    expect(report.minutes.reduce((sum, { completed }) => sum + completed, 0)).toBe(13);
    expect(report.minutes.at(-2)).toEqual({ completed: 0, failed: 1 });
    expect(report.window).toBe(3_600_000);
  });

  it("says nothing of what ended long ago", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.queue.result(await fresh.join());
    await fresh.sql("UPDATE events SET ended = ended - 3600001");
    const { functions, minutes } = await fresh.queue.report();
    expect(functions.find(({ name }) => name === "echo")).toMatchObject({ completed: 0 });
    expect(minutes.every(({ completed }) => completed === 0)).toBe(true);
  });
});

describe("what those who wait are told of their time", () => {
  it("is within a factor of two of the truth when all runs take as long", async ({ expect }) => {
    const fresh = freshQueue();
    const call = { fnIndex: FN.steady, data: [150] };
    for (let n = 0; n < 3; n++) await fresh.queue.result(await fresh.join(call));
    const waits = Array.from({ length: 6 }, async (_, n) => {
      const sessionHash = `waiter-${n}`;
      const joinedAt = Date.now();
      await fresh.queue.join(aCall({ ...call, sessionHash }));
      await using reader = await followed(fresh, sessionHash);
      const { rank, rank_eta: told } = await reader.message("estimation");
      await reader.message("process_completed");
      return { rank, ratio: (told ?? Number.NaN) / ((Date.now() - joinedAt) / 1000) };
    });
    const answers = await Promise.all(waits);
    expect(answers.map(({ rank }) => rank).sort()).toEqual([0, 0, 1, 2, 3, 4]);
    for (const { ratio } of answers) expect(ratio > 0.5 && ratio < 2, `told / true = ${ratio}`).toBe(true);
  });
});

describe("callers who are counted", () => {
  it("are counted one by one, and only where the app says so", async ({ expect }) => {
    const metered = freshQueue("METERED_QUEUE");
    expect(await metered.queue.allow("ada")).toBe(0);
    expect(await metered.queue.allow("ada")).toBe(0);
    const wait = await metered.queue.allow("ada");
    expect(wait > 29 && wait <= 30).toBe(true);
    expect(await metered.queue.allow("bob")).toBe(0);
    const free = freshQueue();
    for (let n = 0; n < 50; n++) expect(await free.queue.allow("ada")).toBe(0);
  });
});
