import { defineFault } from "../fault.ts";
import type { Frame } from "../checker/history.ts";
import { newKey } from "../harness/load.ts";
import { BREAKS, Proxy } from "../harness/proxy.ts";
import type { Reader } from "../harness/reader.ts";
import type { Visitor } from "../harness/visitor.ts";
import { World } from "../harness/world.ts";

/** Milliseconds of silence after which a reader gives a line up. */
const PATIENCE = 400;

/** Streams break in the middle of a word, go silent, or are closed by a proxy. A second reader of each is left alone. */
export const cutStreams = defineFault({
  id: "F4",
  name: "streams cut",
  smoke: { visitors: 20, calls: 2, cuts: 300, long: 1 },
  full: { visitors: 60, calls: 200, cuts: 20_000, long: 20 },
  seconds: 120,
  async run(trial) {
    const { visitors, calls, cuts, long } = trial.volume;
    await using world = await World.begin();
    const port = Number(new URL(world.server.url).port);
    await using proxy = await Proxy.start({ port, random: trial.random.fork(), bytes: 3000, breaks: BREAKS });
    const pairs = Array.from({ length: visitors }, () => {
      const visitor = world.visitor();
      const whole = visitor.read();
      return { visitor, whole, cut: visitor.read({ url: () => proxy.url, patience: PATIENCE }) };
    });
    const isOn = (): boolean => proxy.broken < cuts && trial.hasTime;
    const short = pairs.map(async ({ visitor, whole, cut }) => {
      for (let i = 0; i < calls && isOn(); i++) {
        await callAndRead(visitor, [whole, cut]);
        trial.count("calls");
      }
    });
    const endless = async (): Promise<void> => {
      for (let i = 0; i < long && isOn(); i++) {
        const visitor = world.visitor();
        const reader = visitor.read({ url: () => proxy.url, patience: PATIENCE });
        // So much is said that one whole answer takes the place of the edits before it.
        const event = await visitor.join("count", { key: newKey("long"), steps: 2200 });
        if (event !== null) await reader.end(event);
        trial.count("long answers");
      }
    };
    await Promise.all([...short, endless()]);
    proxy.isBreaking = false;
    await world.settle();
    trial.count("cuts", proxy.broken);
    trial.count("streams", visitors);
    const different = pairs.filter(({ whole, cut }) => lasting(whole) !== lasting(cut)).length;
    trial.rule("transcripts that are not equal to the uncut one, none", different, different === 0);
    trial.judge(await world.verdict());
  },
});

async function callAndRead(visitor: Visitor, readers: readonly Reader[]): Promise<void> {
  const event = await visitor.join("count", { key: newKey("cut"), steps: 25, ms: 500 });
  if (event !== null) await Promise.all(readers.map((reader) => reader.end(event)));
}

/** Everything that has a number, as text. */
function lasting({ frames }: Reader): string {
  const numbered: readonly Frame[] = frames.filter(({ id }) => id !== null);
  return JSON.stringify(numbered.map(({ id, msg, event, output }) => [id, msg, event, output]));
}
