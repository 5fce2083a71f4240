import { defineFault } from "../fault.ts";
import { factsOf } from "../functions.ts";
import { now, pause } from "../harness/clock.ts";
import { crowd, newKey } from "../harness/load.ts";
import { quantile } from "../harness/numbers.ts";
import { World } from "../harness/world.ts";

/** Milliseconds of one call. Few and long ones: the slots are to be scarce, not the machine. */
const SERVICE = 100;
const LINE = 60;

/** Twice as many calls come as can be served, whether or not they are answered; then half as many. */
export const overload = defineFault({
  id: "F15",
  name: "overload",
  smoke: { seconds: 3 },
  full: { seconds: 45 },
  async run(trial) {
    const { seconds } = trial.volume;
    const capacity = ((factsOf("pool").limit ?? 1) * 1000) / SERVICE;
    await using world = await World.begin({ settings: { maxSize: LINE } });
    const visitors = crowd(world, 20);
    const send = async (rate: number): Promise<void> => {
      const sent: Promise<unknown>[] = [];
      const startedAt = now();
      for (let i = 0; i < rate * seconds; i++) {
        // An open loop: calls come when they come.
        await pause(Math.max(0, startedAt + (i * 1000) / rate - now()));
        sent.push(trial.random.pick(visitors).join("pool", { key: newKey("load"), ms: SERVICE }));
      }
      await Promise.all(sent);
    };
    const startedAt = now();
    await send(capacity * 2);
    const heavyUntil = now();
    await send(capacity / 2);
    await world.settle();
    const verdict = await world.verdict();
    trial.judge(verdict);
    const { joins, starts } = verdict.history;
    const done =
      starts.filter(({ at }) => at > startedAt && at < heavyUntil).length / ((heavyUntil - startedAt) / 1000);
    const refused = joins.filter(({ answer }) => answer.kind === "refused");
    const late = refused.filter(({ sentAt }) => sentAt > heavyUntil);
    const last = Math.max(0, ...late.map(({ sentAt }) => sentAt - heavyUntil));
    trial.count("calls", joins.length);
    trial.count("refused", refused.length);
    const served = (100 * done) / capacity;
    trial.timed("served of what can be served, in %, at least 80", served, served >= 80);
    trial.timed("ms after the overload until the last refusal, at most 30,000", last, last <= 30_000);
    const wait = quantile(
      refused.map(({ sentAt, answeredAt }) => answeredAt - sentAt),
      0.99,
    );
    trial.timed("ms to refuse, p99, at most 50", wait, wait <= 50);
    const others = refused.filter(({ answer }) => answer.kind === "refused" && answer.status !== 503).length;
    trial.rule("refusals other than 503, none", others, others === 0);
  },
});
