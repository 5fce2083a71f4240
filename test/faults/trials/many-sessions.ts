import { defineFault, type Trial, type Volume } from "../fault.ts";
import { answerTo, type FunctionName, type Task } from "../functions.ts";
import { within } from "../harness/clock.ts";
import { judgeEmptied } from "../harness/emptied.ts";
import { inLanes, newKey } from "../harness/load.ts";
import { OfficialVisitor } from "../harness/official.ts";
import { Proxy } from "../harness/proxy.ts";
import type { Random } from "../harness/random.ts";
import type { Visitor } from "../harness/visitor.ts";
import { World } from "../harness/world.ts";

const FUNCTIONS: readonly FunctionName[] = ["solo", "pool", "free", "again", "count", "batch", "fill", "visit"];

/** How many official clients connect at once. */
const CONNECTING = 16;
/** Milliseconds within which all calls must have ended. */
const PATIENCE = 300_000;
/** Megabytes by which the Worker's objects may have grown when everything is forgotten. */
const GROWTH = 5;

/** A thousand sessions call at the same time, half of them with Gradio's own client; then all of it grows old. */
export const manySessions = defineFault({
  id: "F23",
  name: "many sessions",
  smoke: { clients: 25, goodbyes: 25, pages: 25, calls: 10 },
  full: { clients: 500, goodbyes: 0, pages: 500, calls: 10 },
  async run(trial) {
    const { clients, goodbyes, pages } = trial.volume;
    await using world = await World.begin({ isInspected: true });
    const before = await world.server.usedHeap();
    // Lines that can be ended: the official client itself keeps them as long as its process lives.
    const line = { port: Number(new URL(world.server.url).port), random: trial.random.fork() };
    await using proxy = await Proxy.start({ ...line, bytes: 1, breaks: ["reset"] });
    proxy.isBreaking = false;
    const officials: OfficialVisitor[] = [];
    const connecting = Array.from({ length: clients }, (_, i) => async () => {
      officials.push(await OfficialVisitor.connect(world, proxy.url, `client-${i + 1}`));
    });
    await inLanes(connecting, CONNECTING);
    const visitors = Array.from({ length: pages }, () => world.visitor());
    const wrong: string[] = [];
    const all = Promise.all([
      ...officials.map((official) => useClient(trial, official, (key) => wrong.push(key))),
      ...visitors.map((visitor) => usePage(trial, visitor)),
    ]);
    const haveEnded = await within(PATIENCE, all);
    trial.rule("all calls have ended", String(haveEnded), haveEnded);
    trial.count("sessions", clients + pages);
    await world.settle(60_000);
    trial.rule(
      "answers that the official client handed over otherwise than given, none",
      wrong.length,
      wrong.length === 0,
    );
    const books = world.snapshot();
    for (const official of officials) official.close();
    for (const official of officials.slice(0, goodbyes)) await official.leave();
    proxy.cutAll();
    await judgeEmptied(trial, world);
    const after = await world.server.usedHeap();
    const told = `${before.toFixed(1)}, ${after.toFixed(1)}`;
    trial.rule("MB of the Worker's heap at the start and after all is forgotten", told, after <= before + GROWTH);
    trial.judge(await world.verdict({}, books));
  },
});

/** One call after the other, and sometimes two at once over one stream. */
async function useClient<V extends Volume & { calls: number }>(
  trial: Trial<V>,
  official: OfficialVisitor,
  onWrong: (key: string) => void,
): Promise<void> {
  const random = trial.random.fork();
  const one = async (): Promise<void> => {
    const { fn, task } = wish(random);
    const answer = await official.call(fn, task);
    const expected = answerTo(fn, task);
    // How often a session has called is for the checker to know.
    if (expected === null ? answer === undefined : answer !== expected) onWrong(task.key);
    trial.count("events");
  };
  for (let left = trial.volume.calls; left > 0;) {
    const atOnce = left > 1 && random.chance(0.3) ? 2 : 1;
    await Promise.all(Array.from({ length: atOnce }, one));
    left -= atOnce;
  }
}

/** The same as our own page does it: its line breaks now and then, and it goes on behind the last message it has. */
async function usePage<V extends Volume & { calls: number }>(trial: Trial<V>, visitor: Visitor): Promise<void> {
  const random = trial.random.fork();
  const reader = visitor.read();
  for (let left = trial.volume.calls; left > 0; left--) {
    const { fn, task } = wish(random);
    const event = await visitor.join(fn, task, random.chance(0.5) ? { idempotencyKey: task.key } : {});
    if (random.chance(0.2)) reader.cut();
    if (event !== null) await reader.end(event);
    trial.count("events");
  }
}

function wish(random: Random): { fn: FunctionName; task: Task } {
  const [ms, steps, size] = [random.between(0, 10), random.between(1, 6), random.between(0, 2000)];
  return { fn: random.pick(FUNCTIONS), task: { key: newKey("many"), ms, steps, size } };
}
