import { defineFault } from "../fault.ts";
import type { FunctionName } from "../functions.ts";
import { pause, until } from "../harness/clock.ts";
import { crowd, newKey } from "../harness/load.ts";
import { World } from "../harness/world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** By how much the server's clock jumps. */
const JUMPS = [5 * MINUTE, -5 * MINUTE, 24 * HOUR, -HOUR] as const;
/** Milliseconds of true time within which all must end, whatever the clock says. */
const PATIENCE = 15_000;

/** The clock of the queue jumps while calls wait, run, and are tried again. */
export const clock = defineFault({
  id: "F9",
  name: "clock jumps",
  smoke: { jumps: 6, calls: 8 },
  full: { jumps: 150, calls: 12 },
  async run(trial) {
    const { jumps, calls } = trial.volume;
    await using world = await World.begin();
    const stuck: string[] = [];
    /** Calls that no jump can have made look silent for a whole lease. */
    const safe = new Set<string>();
    let skew = 0;
    for (let i = 0; i < jumps && trial.hasTime; i++) {
      const by = trial.random.pick(JUMPS);
      // One in three times the process dies as well, so that leases and pauses before a retry lie across the jump.
      const dies = trial.random.chance(0.3);
      const visitors = crowd(world, 3);
      const joining = Array.from({ length: calls }, () => {
        const fn = trial.random.pick<FunctionName>(["solo", "again", "recount"]);
        const key = newKey("clock");
        if (!dies && by < 0) safe.add(key);
        return trial.random.pick(visitors).join(fn, { key, ms: trial.random.between(0, 150), steps: 3 });
      });
      await pause(trial.random.between(0, 200));
      if (dies) await world.server.deploy({ faults: { clock: skew + by } });
      else await world.jump(skew + by);
      skew += by;
      await Promise.all(joining);
      const hasEnded = await until(async () => (await world.pending()) === 0, { within: PATIENCE, every: 20 });
      if (!hasEnded) stuck.push(`after ${by / MINUTE} minutes${dies ? " and a restart" : ""}`);
      trial.count("jumps");
      trial.count("calls", calls);
      if (dies) trial.count("restarts");
    }
    await world.settle();
    // Events of an hour ago, by the server's clock, are forgotten.
    const verdict = await world.verdict({ isInOrder: false, areOldForgotten: true });
    trial.judge(verdict);
    trial.rule("jumps after which something was stuck for 15 s, none", stuck.join("; ") || 0, stuck.length === 0);
    const { history } = verdict;
    const interrupted = new Set(history.events.filter(({ state }) => state === "interrupted").map(({ id }) => id));
    const early = history.joins.filter(({ key, answer }) => {
      const isInterrupted = answer.kind === "accepted" && interrupted.has(answer.event);
      return safe.has(key) && (isInterrupted || world.witness.startsOf(key) > 1);
    });
    trial.rule("runs that lost their lease though no time had passed, none", early.length, early.length === 0);
  },
});
