import { describe, it } from "vitest";
import type { Dependency } from "../../src/protocol/config.ts";
import { isFailure, type ProcessCompleted } from "../../src/protocol/messages.ts";
import { accepted, aCall, type FreshQueue, freshQueue, resumed } from "../support/fresh-queue.ts";
import { open, passed } from "../support/gates.ts";
import { heard, RENDERING_ADDRESS as root } from "../support/rendering-app.ts";

/** Joins and waits for the end. */
async function ended(fresh: FreshQueue, call: Parameters<typeof aCall>[0]): Promise<ProcessCompleted> {
  return endOf(fresh, accepted(await fresh.queue.join(aCall({ root, ...call }))), call?.sessionHash ?? "ada");
}

async function endOf(fresh: FreshQueue, event: string, session = "ada"): Promise<ProcessCompleted> {
  await using reader = await resumed(fresh, null, session);
  for (;;) {
    const end = await reader.message("process_completed");
    if (end.event_id === event) return end;
  }
}

/** Runs the render; answers its listeners by name. */
async function render(fresh: FreshQueue, size: string, sessionHash = "ada"): Promise<Record<string, Dependency>> {
  const { output } = await ended(fresh, { fnIndex: 0, data: [size], sessionHash });
  if (isFailure(output) || !("render_config" in output)) throw new Error(JSON.stringify(output));
  return Object.fromEntries(output.render_config?.dependencies.map((each) => [each.api_name, each]) ?? []);
}

const queue = (): FreshQueue => freshQueue("RENDERING_QUEUE");
const count = async (fresh: FreshQueue, table: string): Promise<number> =>
  Number((await fresh.sql<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);

/** Lets so many seconds go by for what is kept of passes. */
async function later(fresh: FreshQueue, seconds: number): Promise<void> {
  await fresh.sql("UPDATE passes SET superseded = superseded - ?, made = made - ?", seconds * 1000, seconds * 1000);
}

describe("what a render has made", () => {
  it("is called through the queue, by number and by name, in its own session alone", async ({ expect }) => {
    const fresh = queue();
    const { say_1: say } = await render(fresh, "2");
    const call = { fnIndex: say?.id ?? 0, data: ["hello"] };
    expect(await ended(fresh, call)).toMatchObject({ success: true, output: { data: ["hello of 2"] } });
    expect(await fresh.queue.rendered("ada", "say_1")).toMatchObject({ id: say?.id, isQueued: true, validator: false });
    expect(await fresh.queue.rendered("bob", "say_1")).toBeNull();
    expect(await fresh.queue.join(aCall({ root, ...call, sessionHash: "bob" }))).toEqual({
      ok: false,
      reason: "unknown-function",
    });
    expect(await fresh.queue.join(aCall({ root, ...call, sessionHash: null }))).toEqual({
      ok: false,
      reason: "unknown-function",
    });
    expect(await fresh.queue.prepare(aCall({ root, ...call, sessionHash: "bob" }))).toEqual({
      ok: false,
      reason: "unknown-function",
    });
  });

  it("survives its object, waiting or not", async ({ expect }) => {
    const fresh = queue();
    const { say_0: say } = await render(fresh, "1");
    const id = say?.id ?? 0;
    await open("before the end");
    expect(await ended(fresh, { fnIndex: id, data: ["before the end"] })).toMatchObject({ success: true });
    await fresh.kill();
    await open("after the end");
    expect(await ended(fresh, { fnIndex: id, data: ["after the end"] })).toMatchObject({
      output: { data: ["after the end of 1"] },
    });
    const first = await fresh.join({ root, fnIndex: id, data: ["runs"] });
    const second = await fresh.join({ root, fnIndex: id, data: ["waits"] });
    await passed("runs started");
    await fresh.kill();
    await open("waits");
    await fresh.sql("UPDATE events SET lease_until = 1 WHERE state = 'running'");
    await fresh.runAlarm();
    expect(await endOf(fresh, first)).toMatchObject({ success: false });
    expect(await endOf(fresh, second)).toMatchObject({ output: { data: ["waits of 1"] } });
  });

  it("runs against its own pass, if it was called before the next one", async ({ expect }) => {
    const fresh = queue();
    const { say_0: say } = await render(fresh, "1");
    const holding = await fresh.join({ root, fnIndex: say?.id ?? 0, data: ["held"] });
    const waiting = await fresh.join({ root, fnIndex: say?.id ?? 0, data: ["queued"] });
    await passed("held started");
    await render(fresh, "3");
    await later(fresh, 120);
    await render(fresh, "2");
    await open("held");
    await open("queued");
    expect(await endOf(fresh, holding)).toMatchObject({ output: { data: ["held of 1"] } });
    expect(await endOf(fresh, waiting)).toMatchObject({ output: { data: ["queued of 1"] } });
  });

  it("can be called for a moment longer than it is shown, and then no more", async ({ expect }) => {
    const fresh = queue();
    const { say_0: say } = await render(fresh, "1");
    await render(fresh, "2");
    await open("late");
    const call = { fnIndex: say?.id ?? 0, data: ["late"] };
    expect(await ended(fresh, call)).toMatchObject({ output: { data: ["late of 1"] } });
    await later(fresh, 61);
    expect(await fresh.queue.join(aCall({ root, ...call }))).toEqual({ ok: false, reason: "unknown-function" });
    await render(fresh, "2");
    expect(await count(fresh, "passes")).toBe(2);
    expect(await count(fresh, "pass_functions")).toBe(0);
  });

  it("stays what it is from pass to pass where it has a key, with its State and the options that it keeps", async ({
    expect,
  }) => {
    const fresh = queue();
    const first = await render(fresh, "2");
    for (const name of ["count_0", "count_1"]) await ended(fresh, { fnIndex: first[name]?.id ?? 0, data: [null] });
    const kept = first["say_1"]?.inputs[0];
    const update = {
      data: [],
      state: {},
      changedState: [],
      files: [],
      overrides: { [kept ?? 0]: { placeholder: "stays", label: "goes" } },
    };
    await fresh.queue.commit("ada", update);
    const second = await render(fresh, "3");
    expect(second["say_1"]?.id).toBe(first["say_1"]?.id);
    expect(second["say_0"]?.id).not.toBe(first["say_0"]?.id);
    const overrides = await fresh.sql<{ props: string }>("SELECT props FROM overrides");
    expect(overrides.map(({ props }) => JSON.parse(props))).toEqual([{ placeholder: "stays" }]);
    for (const name of ["count_0", "count_1"]) await ended(fresh, { fnIndex: second[name]?.id ?? 0, data: [null] });
    const values = async (dependency: Dependency | undefined): Promise<unknown> => {
      const made = await fresh.queue.prepare(aCall({ root, fnIndex: dependency?.id ?? 0, data: [null] }));
      return made.ok ? Object.values(made.job.state) : made;
    };
    expect(await values(second["count_0"])).toEqual([1]);
    expect(await values(second["count_1"])).toEqual([2]);
    // Its own time to live counts, not that of the page.
    const [soonest] = await fresh.sql<{ expires: number }>("SELECT MIN(expires) AS expires FROM state");
    expect(soonest?.expires).toBeLessThan(Date.now() + 6000);
  });

  it("is forgotten with its session", async ({ expect }) => {
    const fresh = queue();
    await render(fresh, "1");
    await render(fresh, "1", "bob");
    await fresh.sql("DELETE FROM messages");
    await fresh.sql("UPDATE sessions SET seen = 1 WHERE hash = 'bob'");
    await fresh.sql("UPDATE events SET ended = 1");
    // Whoever still reads would count as there.
    await fresh.kill();
    await fresh.runAlarm();
    expect(await fresh.sql("SELECT session FROM passes")).toEqual([{ session: "ada" }]);
  });

  it("is kept in the same commit as the answer that shows it", async ({ expect }) => {
    const fresh = queue();
    await render(fresh, "1");
    const before = await count(fresh, "passes");
    const broken = await fresh.breakStorage("SQLITE_FULL: database or disk is full");
    const event = await fresh.queue.join(aCall({ root, fnIndex: 0, data: ["2"] })).catch(() => null);
    await fresh.mendStorage();
    expect(broken.refused).toBeGreaterThan(0);
    expect(event).toBeNull();
    expect(await count(fresh, "passes")).toBe(before);
  });

  it("is made again once for each call, and not when the page is only looked at", async ({ expect }) => {
    const fresh = queue();
    const { say_1: say } = await render(fresh, "4");
    heard.length = 0;
    await ended(fresh, { fnIndex: say?.id ?? 0, data: ["x"] });
    expect(heard).toEqual(["pass 4", "x of 4"]);
  });
});
