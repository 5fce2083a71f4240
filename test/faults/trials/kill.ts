import { defineFault } from "../fault.ts";
import { callByName, wrongResults } from "../harness/caller.ts";
import { now, pause } from "../harness/clock.ts";
import { anyWish, crowd, keepBusy } from "../harness/load.ts";
import { quantile } from "../harness/numbers.ts";
import { World } from "../harness/world.ts";

/** The runtime is killed at random moments and comes back on the same storage. */
export const kill = defineFault({
  id: "F1",
  name: "kill -9 and restart",
  smoke: { kills: 4, visitors: 10, lanes: 30 },
  full: { kills: 150, visitors: 20, lanes: 200 },
  seconds: 180,
  async run(trial) {
    const { kills, visitors, lanes } = trial.volume;
    await using world = await World.begin();
    const readers = crowd(world, visitors);
    const backAt: number[] = [];
    let goesOn = true;
    const busy = keepBusy({
      visitors: readers,
      random: trial.random.fork(),
      lanes,
      wish: anyWish,
      goesOn: () => goesOn,
      onCall: () => trial.count("jobs"),
    });
    const called = callByName(world, trial.random.fork(), () => goesOn);
    for (let i = 0; i < kills && trial.hasTime; i++) {
      await pause(trial.random.between(0, 2000));
      await world.server.kill();
      backAt.push(now());
      trial.count("kills");
    }
    goesOn = false;
    await busy;
    const results = await called;
    await world.settle();
    const verdict = await world.verdict();
    trial.judge(verdict);
    trial.count("calls by name", results.length / 2);
    const wrong = wrongResults(results, verdict.history.events);
    trial.rule("results by name that are not those of the books, none", wrong[0] ?? 0, wrong.length === 0);
    const told = verdict.history.transcripts
      .flatMap(({ frames }) => frames.filter(({ id }) => id !== null).map(({ at }) => at))
      .sort((a, b) => a - b);
    // A kill that came before anything was told says nothing about how long it takes.
    const waits = backAt.flatMap((at, i) => {
      const first = told.find((time) => time > at);
      return first === undefined || first > (backAt[i + 1] ?? Infinity) ? [] : [first - at];
    });
    const wait = quantile(waits, 0.99);
    trial.timed("ms from restart to the first progress, p99, at most 2,000", wait, wait <= 2000);
  },
});
