import { defineFault } from "../fault.ts";
import { pause } from "../harness/clock.ts";
import { anyWish, crowd, keepBusy } from "../harness/load.ts";
import { World } from "../harness/world.ts";

/** What storage says when it fails. */
const MESSAGES = ["database or disk is full: SQLITE_FULL", "disk I/O error: SQLITE_IOERR"] as const;

/** For some time a share of all writes fails, or the platform throws the object away; calls go on coming. */
export const failingStorage = defineFault({
  id: "F13",
  name: "storage errors",
  smoke: { windows: 4, lanes: 20, longest: 500 },
  full: { windows: 60, lanes: 60, longest: 2500 },
  async run(trial) {
    const { windows, lanes, longest } = trial.volume;
    await using world = await World.begin();
    let goesOn = true;
    const busy = keepBusy({
      visitors: crowd(world, 10),
      random: trial.random.fork(),
      lanes,
      wish: anyWish,
      goesOn: () => goesOn,
      onCall: () => trial.count("jobs"),
    });
    for (let i = 0; i < windows && trial.hasTime; i++) {
      await pause(trial.random.between(200, 600));
      const how = trial.random.chance(0.7) ? "throw" : "reset";
      const rate = trial.random.pick([0.01, 0.1, 1]);
      await world.set({ storage: { rate, how, message: trial.random.pick(MESSAGES) } });
      await pause(trial.random.between(longest / 4, longest));
      await world.set({ storage: null });
      trial.count("windows");
    }
    goesOn = false;
    // Readers that wait for what a failing storage could not say are let go by the end of their events.
    await Promise.all([busy, world.settle()]);
    const verdict = await world.verdict();
    trial.judge(verdict);
    const statuses = new Map<number, number>();
    for (const { answer } of verdict.history.joins) {
      if (answer.kind === "accepted" || answer.status === null) continue;
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    }
    const others = [...statuses].filter(([status]) => status !== 503).map(([status, n]) => `${n} × ${status}`);
    trial.count("joins answered 503", statuses.get(503) ?? 0);
    trial.rule("joins answered otherwise, none", others.join(", ") || 0, others.length === 0);
  },
});
