import { defineFault } from "../fault.ts";
import { until } from "../harness/clock.ts";
import { ask, openStream } from "../harness/http.ts";
import { newKey } from "../harness/load.ts";
import type { Visitor } from "../harness/visitor.ts";
import { World } from "../harness/world.ts";

/** What wakes a queue that has lost its alarm. */
const REQUESTS: Readonly<Record<string, (visitor: Visitor, url: string) => Promise<unknown>>> = {
  "a join": (visitor) => visitor.join("free", { key: newKey("alarm") }),
  "a cancel": (visitor) => visitor.cancel("solo", null),
  "a look at the status": (_, url) => ask(`${url}/gradio_api/queue/status`),
  "a reader": async ({ session }, url) =>
    (await openStream(`${url}/gradio_api/queue/data?session_hash=${session}`)).destroy(),
};

/** Milliseconds after which the alarm is due, and so late that the queue takes it for lost. */
const LATE = 10_000;

/** The alarm fails until the platform gives it up. Whoever asks the queue for something next brings it back. */
export const lostAlarm = defineFault({
  id: "F10",
  name: "the alarm fails and is lost",
  smoke: { alarms: 3 },
  full: { alarms: 60 },
  async run(trial) {
    await using world = await World.begin();
    const stuck: string[] = [];
    for (let i = 0; i < trial.volume.alarms && trial.hasTime; i++) {
      const [ahead, behind, other] = [world.visitor(), world.visitor(), world.visitor()];
      world.witness.close();
      const { held } = world.witness;
      await ahead.join("solo", { key: newKey("alarm"), gated: 9 });
      await until(() => world.witness.held > held, { within: 10_000 });
      await behind.join("solo", { key: newKey("alarm") });
      // The run dies with its object. Only the alarm can say so, and it fails.
      await world.server.deploy({ faults: { failingAlarms: 1000, clock: i * LATE } });
      await world.alarmAt();
      await world.loseAlarm();
      await world.set({ failingAlarms: 0 });
      await world.jump((i + 1) * LATE);
      const [name, request] = trial.random.pick(Object.entries(REQUESTS));
      await request(other, world.server.url);
      const hasEnded = await until(async () => (await world.states(ahead.session))[0] === "interrupted", {
        within: 5000,
        every: 50,
      });
      if (!hasEnded) stuck.push(name);
      trial.count("lost alarms");
      if (!hasEnded) await world.server.deploy({ faults: { clock: (i + 1) * LATE } });
      world.witness.open();
      await until(async () => (await world.pending()) === 0, { within: 20_000, every: 20 });
    }
    await world.settle();
    trial.judge(await world.verdict());
    trial.rule("alarms that stayed lost after a request, none", stuck.join(", ") || 0, stuck.length === 0);
  },
});
