import { defineFault } from "../fault.ts";
import type { FunctionName } from "../functions.ts";
import { until } from "../harness/clock.ts";
import { judgeEmptied } from "../harness/emptied.ts";
import { inLanes, newKey } from "../harness/load.ts";
import { World } from "../harness/world.ts";

const GRACE = 1000;

/** How calls end whose visitor has gone: what waits is cancelled, what runs follows its function, what is asked for stays. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  solo: ["cancelled"],
  pool: ["cancelled"],
  keep: ["cancelled", "completed"],
  free: ["completed"],
};

/** Visitors join and never read. Nobody waits for their calls, and nothing of them may stay for ever. */
export const absentReaders = defineFault({
  id: "F6",
  name: "joins that nobody reads",
  smoke: { joins: 300, lanes: 16 },
  full: { joins: 10_000, lanes: 32 },
  async run(trial) {
    const { joins, lanes } = trial.volume;
    await using world = await World.begin({ settings: { grace: { lost: GRACE } } });
    const work = Array.from({ length: joins }, () => async () => {
      if (!trial.hasTime) return;
      const fn = trial.random.pick<FunctionName>(["solo", "pool", "keep"]);
      await world.visitor().join(fn, { key: newKey("unread"), ms: fn === "keep" ? 1 : 20_000 });
      trial.count("joins");
    });
    await inLanes(work, lanes);
    // Who asks by an event's id has no reader to lose.
    for (let i = 0; i < 10; i++) await world.call("free", { key: newKey("asked"), ms: 2 * GRACE });
    const hasEnded = await until(async () => (await world.pending()) === 0, { within: 60_000, every: 50 });
    trial.rule("all have ended after the grace period", String(hasEnded), hasEnded);
    const books = world.snapshot();
    const wrong = books.events.filter(({ fn, state }) => !ENDS[fn]?.includes(state));
    trial.rule("calls that ended otherwise than they should, none", wrong.length, wrong.length === 0);
    await judgeEmptied(trial, world);
    trial.judge(await world.verdict({}, books));
  },
});
