import { defineFault } from "../fault.ts";
import type { FunctionName } from "../functions.ts";
import { callByName, wrongResults } from "../harness/caller.ts";
import { pause } from "../harness/clock.ts";
import { anyWish, crowd, keepBusy, type Wish } from "../harness/load.ts";
import type { Random } from "../harness/random.ts";
import { World } from "../harness/world.ts";

/** A lease is over 30 s after its last sign; the books must not show it as running for long after that. */
const MOST_OVERDUE = 5000;

/** New builds take over the same storage while calls run, and old pages go on calling. */
export const deploy = defineFault({
  id: "F3",
  name: "a new build takes over",
  smoke: { deploys: 3, visitors: 10, lanes: 30 },
  full: { deploys: 50, visitors: 20, lanes: 100 },
  async run(trial) {
    const { deploys, visitors, lanes } = trial.volume;
    await using world = await World.begin();
    let goesOn = true;
    let overdue = 0;
    const busy = keepBusy({
      visitors: crowd(world, visitors),
      random: trial.random.fork(),
      lanes,
      wish: deployedWish,
      goesOn: () => goesOn,
      onCall: () => trial.count("jobs"),
    });
    const called = callByName(world, trial.random.fork(), () => goesOn);
    for (let i = 0; i < deploys && trial.hasTime; i++) {
      await pause(trial.random.between(100, 1500));
      overdue = Math.max(overdue, (await world.overdue()) ?? 0);
      await world.server.deploy({ build: i % 2 === 0 ? "b" : "a" });
      trial.count("deploys");
    }
    goesOn = false;
    await busy;
    const results = await called;
    await world.settle();
    overdue = Math.max(overdue, (await world.overdue()) ?? 0);
    trial.rule("ms that a run outlived its lease, at most 5,000", overdue, overdue <= MOST_OVERDUE);
    const verdict = await world.verdict();
    trial.judge(verdict);
    trial.count("calls by name", results.length / 2);
    const wrong = wrongResults(results, verdict.history.events);
    trial.rule("results by name that are not those of the books, none", wrong[0] ?? 0, wrong.length === 0);
    const refused = verdict.history.joins.filter(({ answer }) => answer.kind === "refused");
    trial.rule("calls of old pages that were refused, none", refused.length, refused.length === 0);
  },
});

/** Also calls of functions that one of the builds has moved to another group, or does not have. */
function deployedWish(random: Random): Wish {
  if (random.chance(0.7)) return anyWish(random);
  return { fn: random.pick<FunctionName>(["moving", "departing"]), task: { ms: random.between(0, 30) } };
}
