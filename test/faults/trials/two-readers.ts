import { defineFault } from "../fault.ts";
import { newKey } from "../harness/load.ts";
import { pause } from "../harness/clock.ts";
import { World } from "../harness/world.ts";

/** Two tabs read one session; the second one comes later and reads from the beginning. */
export const twoReaders = defineFault({
  id: "F19",
  name: "two readers of one session",
  smoke: { sessions: 40, lanes: 10 },
  full: { sessions: 2000, lanes: 20 },
  async run(trial) {
    const { sessions, lanes } = trial.volume;
    await using world = await World.begin();
    let begun = 0;
    const lane = async (): Promise<void> => {
      while (begun++ < sessions && trial.hasTime) {
        const visitor = world.visitor();
        const first = visitor.read();
        const events = [
          await visitor.join("count", { key: newKey("tabs"), steps: 6, ms: 60 }),
          await visitor.join("free", { key: newKey("tabs"), ms: 20 }),
        ];
        await pause(trial.random.between(0, 60));
        const second = visitor.read();
        if (trial.random.chance(0.3)) first.cut();
        for (const event of events) if (event !== null) await Promise.all([first.end(event), second.end(event)]);
        trial.count("sessions");
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    await world.settle();
    const verdict = await world.verdict();
    trial.judge(verdict);
    const incomplete = verdict.history.transcripts.filter(({ isComplete }) => !isComplete).length;
    trial.rule("transcripts without an end, none", incomplete, incomplete === 0);
  },
});
