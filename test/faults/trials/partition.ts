import { defineFault } from "../fault.ts";
import type { FunctionName } from "../functions.ts";
import { pause, until } from "../harness/clock.ts";
import { crowd, newKey } from "../harness/load.ts";
import { World } from "../harness/world.ts";

/** The line between the queue and the runner dies, or what is said on it comes late; meanwhile some calls are cancelled. */
export const partition = defineFault({
  id: "F18",
  name: "partition of queue and runner",
  smoke: { rounds: 3, jobs: 20, longest: 500 },
  full: { rounds: 40, jobs: 50, longest: 4000 },
  async run(trial) {
    const { rounds, jobs, longest } = trial.volume;
    await using world = await World.begin();
    const visitors = crowd(world, 10);
    for (let round = 0; round < rounds && trial.hasTime; round++) {
      const calls = await Promise.all(
        Array.from({ length: jobs }, async () => {
          const visitor = trial.random.pick(visitors);
          const fn = trial.random.pick<FunctionName>(["solo", "free", "again", "recount", "count", "batch"]);
          const ms = trial.random.between(0, 300);
          return { visitor, fn, event: await visitor.join(fn, { key: newKey("parted"), ms, steps: 5 }) };
        }),
      );
      const how = trial.random.pick(["dropped", "held"] as const);
      await world.set({ partition: { how, reach: "all" } });
      for (const { visitor, fn, event } of calls) if (trial.random.chance(0.2)) await visitor.cancel(fn, event);
      await pause(trial.random.between(100, longest));
      await world.set({ partition: null });
      trial.count("calls", jobs);
      trial.count("partitions");
      await until(async () => (await world.pending()) === 0, { within: 20_000, every: 20 });
    }
    await world.settle();
    trial.judge(await world.verdict());
  },
});
