import { defineFault } from "../fault.ts";
import type { FunctionName } from "../functions.ts";
import { now, pause } from "../harness/clock.ts";
import { newKey } from "../harness/load.ts";
import { quantile } from "../harness/numbers.ts";
import type { Random } from "../harness/random.ts";
import type { Visitor } from "../harness/visitor.ts";
import { World } from "../harness/world.ts";

/** Calls are cancelled at any moment of their life, twice, and by people whose calls they are not. */
export const cancels = defineFault({
  id: "F17",
  name: "cancel storms",
  smoke: { calls: 200, lanes: 20 },
  full: { calls: 20_000, lanes: 40 },
  async run(trial) {
    const { calls, lanes } = trial.volume;
    await using world = await World.begin();
    const stranger = world.visitor();
    const waits: number[] = [];
    const wrong: string[] = [];
    const lane = async (random: Random): Promise<void> => {
      const visitor = world.visitor();
      visitor.read();
      for (let i = 0; i < calls / lanes && trial.hasTime; i++) {
        const fn = random.pick<FunctionName>(["solo", "pool", "free", "again", "count"]);
        const ms = random.between(0, 200);
        const event = await visitor.join(fn, { key: newKey("cancelled"), ms, steps: 5 });
        if (event === null) continue;
        await pause(random.between(0, 250));
        const foreign = await stranger.cancel(fn, event);
        if (foreign.status !== 404) wrong.push(`a stranger's cancel was answered ${foreign.status}`);
        const cancelledAt = now();
        const answers = await cancelAll(visitor, { fn, event, random });
        wrong.push(...answers.filter((status) => status !== 200).map((status) => `a cancel was answered ${status}`));
        await visitor.readers[0]?.end(event);
        waits.push(now() - cancelledAt);
        trial.count("calls");
        trial.count("cancels", answers.length + 1);
      }
    };
    await Promise.all(Array.from({ length: lanes }, () => lane(trial.random.fork())));
    await world.settle();
    const verdict = await world.verdict();
    trial.judge(verdict);
    trial.rule("wrong answers, none", wrong[0] ?? 0, wrong.length === 0);
    const wait = quantile(waits, 0.99);
    trial.timed("ms from a cancel to the end of its call, p99, at most 1,000", wait, wait <= 1000);
    const stopped = verdict.history.events.filter(({ state }) => state === "cancelled").length;
    trial.count("stopped", stopped);
  },
});

/** Once or twice, side by side. */
async function cancelAll(
  visitor: Visitor,
  { fn, event, random }: { readonly fn: FunctionName; readonly event: string; readonly random: Random },
): Promise<number[]> {
  const times = random.between(1, 2);
  const answers = await Promise.all(Array.from({ length: times }, () => visitor.cancel(fn, event)));
  return answers.map(({ status }) => status);
}
