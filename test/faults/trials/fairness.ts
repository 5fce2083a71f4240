import { defineFault } from "../fault.ts";
import { now } from "../harness/clock.ts";
import { inLanes, newKey } from "../harness/load.ts";
import { factsOf } from "../functions.ts";
import { World } from "../harness/world.ts";

const SERVICE = 40;

/** One visitor has very many calls waiting; many others come with one each. */
export const fairness = defineFault({
  id: "F16",
  name: "fairness",
  smoke: { runs: 1, many: 300, others: 20 },
  full: { runs: 5, many: 2000, others: 50 },
  async run(trial) {
    const { runs, many, others } = trial.volume;
    const limit = factsOf("pool").limit ?? 1;
    let worst = 0;
    for (let run = 0; run < runs && trial.hasTime; run++) {
      await using world = await World.begin({ settings: { fair: true } });
      const greedy = world.visitor();
      const joins = Array.from(
        { length: many },
        () => () => greedy.join("pool", { key: newKey("greedy"), ms: SERVICE }),
      );
      await inLanes(joins, 16);
      const waits = await Promise.all(
        Array.from({ length: others }, async () => {
          const visitor = world.visitor();
          const reader = visitor.read();
          const event = await visitor.join("pool", { key: newKey("modest"), ms: SERVICE });
          const joinedAt = now();
          if (event !== null) await reader.end(event);
          return now() - joinedAt - SERVICE;
        }),
      );
      worst = Math.max(worst, ...waits);
      await greedy.cancel("pool", null);
      await world.settle();
      trial.judge(await world.verdict({ isInOrder: false }));
      trial.count("runs");
      trial.count("calls", many + others);
    }
    const most = 2 * (others / limit) * SERVICE;
    trial.timed(`ms that a visitor with one call waited, at most ${most}`, worst, worst <= most);
  },
});
