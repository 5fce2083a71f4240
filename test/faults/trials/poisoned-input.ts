import { defineFault } from "../fault.ts";
import { numberOf } from "../functions.ts";
import { inLanes, newKey } from "../harness/load.ts";
import { poisoned } from "../harness/poison.ts";
import { World } from "../harness/world.ts";

/** Bodies that are wrong in every way come between calls that are right. */
export const poisonedInput = defineFault({
  id: "F11",
  name: "poisoned input",
  smoke: { bodies: 200, lanes: 8, long: 1 },
  full: { bodies: 2000, lanes: 8, long: 20 },
  async run(trial) {
    const { bodies, lanes, long } = trial.volume;
    await using world = await World.begin();
    const life = await world.life();
    const good = world.visitor();
    good.read();
    const bad = world.visitor();
    const statuses = new Map<number, number>();
    const send = async (key: string, body: string | Uint8Array): Promise<void> => {
      const answer = await bad.send(key, body);
      if (answer) statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      trial.count("bodies");
    };
    const work = Array.from({ length: bodies }, () => async () => {
      if (!trial.hasTime) return;
      const key = newKey("poison");
      const task = { key, ms: 1 };
      const body = {
        data: [task],
        fn_index: numberOf("solo"),
        session_hash: bad.session,
        event_data: null,
        trigger_id: null,
      };
      const before = good.join("free", { key: newKey("good") });
      await send(key, poisoned(body, trial.random));
      await Promise.all([before, good.join("free", { key: newKey("good") })]);
      trial.count("good calls", 2);
    });
    await inLanes(work, lanes);
    for (let i = 0; i < long; i++) await send(newKey("long"), JSON.stringify(tenMegabytes(bad.session)));
    await world.settle();
    const isSame = life === (await world.life());
    const verdict = await world.verdict({ isInOrder: false });
    trial.judge(verdict);
    const failures = [...statuses].filter(([status]) => status >= 500).map(([status, n]) => `${n} × ${status}`);
    trial.rule("answers of 500 and above, none", failures.join(", ") || 0, failures.length === 0);
    trial.rule("lives of the Worker, one", isSame ? 1 : "more", isSame);
    const unwell = verdict.history.events.filter(
      ({ session, state }) => session === good.session && state !== "completed",
    ).length;
    trial.rule("good calls that did not complete, none", unwell, unwell === 0);
    trial.rule(
      "kinds of answers",
      [...statuses]
        .map(([status, n]) => `${n} × ${status}`)
        .sort()
        .join(", "),
      statuses.size > 1,
    );
  },
});

function tenMegabytes(session: string): object {
  return { data: ["x".repeat(10_000_000)], fn_index: numberOf("solo"), session_hash: session };
}
