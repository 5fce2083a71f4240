/** A function that yields a million times, told to the real queue without the way from a runner, which would take minutes. */

import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterAll, beforeAll, describe, it, vi } from "vitest";
import { queueFacts } from "../support/fake-functions.ts";
import { aCall, accepted } from "../support/fresh-queue.ts";
import { QueueWorld } from "../support/queue-world.ts";

const YIELDS = 1_000_000;

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
});

afterAll(() => {
  vi.useRealTimers();
});

describe("a million yields", () => {
  it("end with the last one, leave a short log, and delay nobody", { timeout: 120_000 }, async ({ expect }) => {
    await runInDurableObject(env.QUEUE.getByName("yields"), async (_, state) => {
      const { functions, settings } = queueFacts();
      const world = new QueueWorld(state, { functions, settings, now: Date.UTC(2100, 0, 1), ...clock });
      const many = accepted(await world.queue.join(aCall({ sessionHash: "many", fnIndex: 0 })));
      await world.settle();
      const run = world.runs.get(`${many}/1`);
      for (let i = 1; i <= YIELDS; i++) {
        await run?.sink.tell([{ kind: "step", step: aStep(i) }]);
        if (i % 1000 === 0) await world.wait(world.now + 20);
        if (i === YIELDS / 2) await expectQuick(world);
      }
      run?.comeBack([{ status: "completed", step: null, isGenerator: true }]);
      await world.settle();
      expect(await world.queue.result(many)).toMatchObject({ outcome: { step: { data: [YIELDS] } } });
      const { n } = world.sql.exec<{ n: number }>("SELECT COUNT(*) AS n FROM messages WHERE event = ?", many).one();
      expect(n).toBeLessThan(2100);
    });

    /** Somebody else joins in the middle and is answered. */
    async function expectQuick(world: QueueWorld): Promise<void> {
      const other = accepted(await world.queue.join(aCall({ sessionHash: "other", fnIndex: 1 })));
      await world.settle();
      world.runs.get(`${other}/1`)?.comeBack([{ status: "completed", step: aStep(7), isGenerator: false }]);
      await world.settle();
      expect(await world.queue.result(other)).toMatchObject({ outcome: { step: { data: [7] } } });
    }
  });
});

const clock = {
  setClock: (now: number) => void vi.setSystemTime(now),
  runTimers: (milliseconds: number) => void vi.advanceTimersByTime(milliseconds),
  dropTimers: () => void vi.clearAllTimers(),
};

function aStep(n: number) {
  return { data: [n], state: {}, changedState: [], overrides: {}, files: [] };
}
