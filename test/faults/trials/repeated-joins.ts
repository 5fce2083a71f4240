import { defineFault } from "../fault.ts";
import { crowd, newKey } from "../harness/load.ts";
import { World } from "../harness/world.ts";

/** Clients and proxies send the same join again: up to five times, shuffled, side by side. */
export const repeatedJoins = defineFault({
  id: "F7",
  name: "repeated joins",
  smoke: { keys: 100, visitors: 10, lanes: 16 },
  full: { keys: 10_000, visitors: 50, lanes: 32 },
  async run(trial) {
    const { keys, lanes } = trial.volume;
    await using world = await World.begin();
    const visitors = crowd(world, trial.volume.visitors);
    const calls = Array.from({ length: keys }, () => ({
      key: newKey("repeated"),
      visitor: trial.random.pick(visitors),
    }));
    // A thousand keys at a time are shuffled: further apart, repeated joins would come after the end.
    const joins = chunks(calls, 1000).flatMap((some) =>
      trial.random.shuffled(some.flatMap((call) => Array.from({ length: trial.random.between(1, 5) }, () => call))),
    );
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        for (let call = joins.shift(); call && trial.hasTime; call = joins.shift()) {
          trial.count("joins");
          await call.visitor.join("free", { key: call.key }, { idempotencyKey: call.key });
        }
      }),
    );
    await world.settle();
    const verdict = await world.verdict();
    trial.judge(verdict);
    const sent = new Set(verdict.history.joins.map(({ key }) => key));
    trial.count("keys", sent.size);
    trial.rule(
      "starts beside keys, as many",
      `${verdict.history.starts.length} of ${sent.size}`,
      verdict.history.starts.length === sent.size,
    );
  },
});

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
