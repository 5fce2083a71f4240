/** Runs that say nothing any more, though the object that had started them lives. */

import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterAll, beforeAll, describe, it, vi } from "vitest";
import { FN, queueFacts } from "../support/fake-functions.ts";
import { aCall, accepted } from "../support/fresh-queue.ts";
import { QueueWorld, type WorldRun } from "../support/queue-world.ts";

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
});

afterAll(() => {
  vi.useRealTimers();
});

/** A world in which runs can be made to fall silent. */
async function inWorld(work: (world: QueueWorld) => Promise<void>): Promise<void> {
  await runInDurableObject(env.QUEUE.getByName("silence"), async (_, state) => {
    const { functions, settings } = queueFacts();
    await work(
      new QueueWorld(state, {
        functions,
        settings,
        now: Date.UTC(2100, 0, 1),
        setClock: (now) => void vi.setSystemTime(now),
        runTimers: (milliseconds) => void vi.advanceTimersByTime(milliseconds),
        dropTimers: () => void vi.clearAllTimers(),
      }),
    );
  });
}

async function joined(world: QueueWorld, fnIndex: number): Promise<string> {
  const id = accepted(await world.queue.join(aCall({ fnIndex, sessionHash: null, isSimple: true })));
  await world.settle();
  return id;
}

function runOf(world: QueueWorld, id: string, attempt = 1): WorldRun {
  const run = world.runs.get(`${id}/${attempt}`);
  if (!run) throw new Error(`Attempt ${attempt} of ${id} does not run.`);
  return run;
}

function stateOf({ sql }: QueueWorld, id: string): unknown {
  return sql.exec("SELECT state, attempt FROM events WHERE id = ?", id).one();
}

async function pass(world: QueueWorld, milliseconds: number): Promise<void> {
  const until = world.now + milliseconds;
  while (world.now < until) await world.wait(until);
}

function aStep(said: string) {
  return { data: [said], state: {}, changedState: [], overrides: {}, files: [] };
}

function answering(said: string) {
  return [{ status: "completed" as const, step: aStep(said), isGenerator: false }];
}

describe("a run", () => {
  it("keeps its lease for as long as it answers", async ({ expect }) => {
    await inWorld(async (world) => {
      const id = await joined(world, FN.hold);
      await pass(world, 600_000);
      expect(stateOf(world, id)).toEqual({ state: "running", attempt: 1 });
      expect(runOf(world, id).isStopped).toBe(false);
    });
  });

  it("keeps it when the clock jumps, because it is asked once more", async ({ expect }) => {
    await inWorld(async (world) => {
      const id = await joined(world, FN.hold);
      await world.stall(86_400_000);
      expect(stateOf(world, id)).toEqual({ state: "running", attempt: 1 });
    });
  });

  it("keeps it when it misses two questions, as one that computes does", async ({ expect }) => {
    await inWorld(async (world) => {
      const id = await joined(world, FN.hold);
      runOf(world, id).isSilent = true;
      await pass(world, 26_000);
      runOf(world, id).isSilent = false;
      await pass(world, 60_000);
      expect(stateOf(world, id)).toEqual({ state: "running", attempt: 1 });
    });
  });

  it("that is silent for a whole lease is interrupted, and the next one starts", async ({ expect }) => {
    await inWorld(async (world) => {
      const [silent, next] = [await joined(world, FN.hold), await joined(world, FN.hold)];
      runOf(world, silent).isSilent = true;
      await pass(world, 45_000);
      expect(stateOf(world, silent)).toEqual({ state: "interrupted", attempt: 1 });
      expect(runOf(world, silent).isStopped).toBe(true);
      expect(stateOf(world, next)).toEqual({ state: "running", attempt: 1 });
    });
  });

  it("that is silent is repeated where its function allows it; what it says then changes nothing", async ({
    expect,
  }) => {
    await inWorld(async (world) => {
      const id = await joined(world, FN.retried);
      const first = runOf(world, id);
      first.isSilent = true;
      await pass(world, 45_000);
      expect(stateOf(world, id)).toEqual({ state: "running", attempt: 2 });
      expect(first.isStopped).toBe(true);
      await first.sink.tell([{ kind: "step", step: aStep("late") }]);
      first.comeBack(answering("late"));
      await pass(world, 1000);
      expect(stateOf(world, id)).toEqual({ state: "running", attempt: 2 });
      runOf(world, id, 2).comeBack(answering("second"));
      await world.settle();
      expect(await world.queue.result(id)).toMatchObject({
        outcome: { status: "completed", step: { data: ["second"] } },
      });
      expect(JSON.stringify(world.sql.exec("SELECT body FROM messages").toArray())).not.toContain("late");
    });
  });

  it("that was cancelled and never comes back gives its slot back all the same", async ({ expect }) => {
    await inWorld(async (world) => {
      const [silent, next] = [await joined(world, FN.hold), await joined(world, FN.hold)];
      runOf(world, silent).isSilent = true;
      await world.queue.cancel(silent, FN.hold, silent);
      await pass(world, 10_000);
      expect(stateOf(world, next)).toEqual({ state: "queued", attempt: 0 });
      await pass(world, 60_000);
      expect(stateOf(world, next)).toEqual({ state: "running", attempt: 1 });
    });
  });

  it("that was cancelled keeps its slot for as long as its function goes on", async ({ expect }) => {
    await inWorld(async (world) => {
      const [deaf, next] = [await joined(world, FN.hold), await joined(world, FN.hold)];
      await world.queue.cancel(deaf, FN.hold, deaf);
      await pass(world, 600_000);
      expect(stateOf(world, next)).toEqual({ state: "queued", attempt: 0 });
      runOf(world, deaf).comeBack([{ status: "cancelled" }]);
      await world.settle();
      expect(stateOf(world, next)).toEqual({ state: "running", attempt: 1 });
    });
  });
});
