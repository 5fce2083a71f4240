import { defineFault } from "../fault.ts";
import { MISDEEDS, type Misdeed } from "../functions.ts";
import { pause } from "../harness/clock.ts";
import { newKey } from "../harness/load.ts";
import type { Visitor } from "../harness/visitor.ts";
import { World } from "../harness/world.ts";

/** How each misdeed must end, and how much of it there is: milliseconds, megabytes, or answers. */
const ENDS: Readonly<Record<Misdeed, { readonly state: string; readonly size?: number }>> = {
  throw: { state: "failed" },
  "reject-late": { state: "completed" },
  // Until its visitor has had enough.
  "never-settle": { state: "cancelled" },
  "yield-wildly": { state: "completed", size: 20_000 },
  "answer-huge": { state: "failed", size: 50 },
  spin: { state: "completed", size: 300 },
  allocate: { state: "completed", size: 150 },
};

/** Functions do what no function should; others run beside them. */
export const badFunctions = defineFault({
  id: "F12",
  name: "functions that misbehave",
  smoke: { rounds: 1 },
  full: { rounds: 12 },
  async run(trial) {
    await using world = await World.begin();
    const life = await world.life();
    const good = world.visitor();
    good.read();
    const bad = world.visitor();
    const reader = bad.read();
    const events = new Map<string, Misdeed>();
    for (let round = 0; round < trial.volume.rounds && trial.hasTime; round++) {
      for (const misdeed of trial.random.shuffled(MISDEEDS)) {
        const beside = [
          good.join("solo", { key: newKey("good"), ms: 5 }),
          good.join("count", { key: newKey("good"), steps: 5 }),
        ];
        const event = await misbehave(bad, misdeed);
        if (event === null) continue;
        events.set(event, misdeed);
        await Promise.all([...beside, reader.end(event)]);
        trial.count("misdeeds");
      }
    }
    await world.settle();
    const isSame = life === (await world.life());
    const verdict = await world.verdict();
    trial.judge(verdict);
    trial.rule("lives of the Worker, one", isSame ? 1 : "more", isSame);
    const { events: booked } = verdict.history;
    const wrong = booked.flatMap(({ id, state }) => {
      const misdeed = events.get(id);
      const expected = misdeed ? ENDS[misdeed].state : "completed";
      return state === expected ? [] : [`${misdeed ?? "a good call"} ${state}`];
    });
    trial.rule("calls that ended otherwise than they should, none", wrong.join(", ") || 0, wrong.length === 0);
    const reasons = reader.frames.flatMap(({ event, error }) => {
      return error !== null && events.get(event ?? "") === "answer-huge" ? [error] : [];
    });
    const [reason = "none"] = reasons;
    trial.rule("what is said of an answer that is too large", reason, /large/i.test(reason));
  },
});

async function misbehave(visitor: Visitor, misdeed: Misdeed): Promise<string | null> {
  const { size } = ENDS[misdeed];
  const event = await visitor.join("misbehave", { key: newKey("bad"), misdeed, ...(size !== undefined && { size }) });
  if (misdeed !== "never-settle") return event;
  await pause(100);
  await visitor.cancel("misbehave", event);
  return event;
}
