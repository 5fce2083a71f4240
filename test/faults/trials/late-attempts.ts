import { defineFault } from "../fault.ts";
import type { FunctionName } from "../functions.ts";
import { pause, until } from "../harness/clock.ts";
import { crowd, newKey } from "../harness/load.ts";
import { World } from "../harness/world.ts";

/** More than the lease of a run whose object is gone. */
const LEASE = 2000;

/** The object goes away under its runs, which hear of nothing; other attempts complete; then the first ones write. */
export const lateAttempts = defineFault({
  id: "F8",
  name: "a lease runs out under a run",
  smoke: { rounds: 2, jobs: 30 },
  full: { rounds: 50, jobs: 100 },
  async run(trial) {
    const { rounds, jobs } = trial.volume;
    await using world = await World.begin();
    const visitors = crowd(world, 10);
    const { witness } = world;
    for (let round = 1; round <= rounds && trial.hasTime; round++) {
      witness.close();
      await Promise.all(
        Array.from({ length: jobs }, async () => {
          const fn = trial.random.pick<FunctionName>(["late", "recount"]);
          const task = { key: newKey("late"), gated: 1, isDeaf: true, steps: 4 };
          await trial.random.pick(visitors).join(fn, task);
        }),
      );
      await until(() => witness.held === jobs, { within: 20_000 });
      // What the first attempts say, and that they are told to stop, is on its way for long.
      await world.set({ partition: { how: "held", reach: "old" } });
      await world.evict();
      await world.jump(round * LEASE);
      await until(async () => (await world.pending()) === 0, { within: 20_000, every: 20 });
      witness.open();
      await pause(100);
      await world.set({ partition: null });
      await pause(100);
      trial.count("races", jobs);
    }
    await world.settle();
    const verdict = await world.verdict({ isInOrder: false });
    trial.judge(verdict);
    const { events } = verdict.history;
    const repeated = events.filter(({ attempt, state }) => attempt === 2 && state === "completed").length;
    const told = `${repeated} of ${events.length}`;
    trial.rule("second attempts that completed, all", told, repeated === events.length);
  },
});
