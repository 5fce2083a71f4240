import { defineFault, type Trial } from "../fault.ts";
import type { FunctionName, Task } from "../functions.ts";
import { pause, until } from "../harness/clock.ts";
import { newKey } from "../harness/load.ts";
import type { Visitor } from "../harness/visitor.ts";
import { World } from "../harness/world.ts";
import type { Faults, Transition } from "../orders.ts";

type Point = NonNullable<Faults["crash"]>["point"];

/** One move of an event, and how visitors bring it about. */
interface Move {
  readonly transition: Transition;
  /** What must be there before. */
  readonly prepare?: (scene: Scene) => Promise<unknown>;
  /** Brings the move about, and does no harm when it is done again. */
  readonly provoke?: (scene: Scene) => Promise<unknown>;
  /** The next object makes the move as it begins: after a restart, or with a build that has lost the function. */
  readonly comesWith?: "restart" | "new build";
}

const MOVES: readonly Move[] = [
  {
    transition: "none>queued",
    prepare: (scene) => scene.hold(scene.ahead, "solo"),
    provoke: (scene) => scene.join(scene.subject, "solo"),
  },
  { transition: "none>running", provoke: (scene) => scene.join(scene.subject, "solo") },
  { transition: "queued>running", prepare: (scene) => scene.line("solo"), provoke: (scene) => scene.letGo() },
  { transition: "yield", provoke: (scene) => scene.join(scene.subject, "count", { steps: 3 }) },
  { transition: "running>completed", provoke: (scene) => scene.join(scene.subject, "solo", { ms: 20 }) },
  { transition: "running>failed", provoke: (scene) => scene.join(scene.subject, "misbehave", { misdeed: "throw" }) },
  {
    transition: "queued>cancelled",
    prepare: (scene) => scene.line("solo"),
    provoke: (scene) => scene.subject.cancel("solo", null),
  },
  {
    transition: "running>cancelled",
    prepare: (scene) => scene.hold(scene.subject, "solo"),
    provoke: (scene) => scene.subject.cancel("solo", null),
  },
  // The visitor leaves, and the line with them.
  {
    transition: "queued>cancelled",
    prepare: (scene) => scene.line("solo"),
    provoke: (scene) => scene.subject.leave(),
  },
  { transition: "running>interrupted", prepare: (scene) => scene.hold(scene.subject, "solo"), comesWith: "restart" },
  { transition: "running>queued", prepare: (scene) => scene.hold(scene.subject, "again"), comesWith: "restart" },
  { transition: "queued>failed", prepare: (scene) => scene.line("departing"), comesWith: "new build" },
];

const POINTS: readonly Point[] = ["uncommitted", "committed"];
/** Milliseconds for the process to come to the move; after that the round says nothing. */
const PATIENCE = 10_000;

/** The process dies exactly at a move of an event: before its writes are committed, or before anybody is told. */
export const tornWrite = defineFault({
  id: "F2",
  name: "kill at each move of an event",
  smoke: { rounds: 1, points: 1 },
  full: { rounds: 5, points: 2 },
  seconds: 150,
  async run(trial) {
    await using world = await World.begin({ settings: { grace: { closed: 0 } } });
    for (let round = 0; round < trial.volume.rounds && trial.hasTime; round++) {
      for (const move of MOVES) {
        const points = trial.random.shuffled(POINTS).slice(0, trial.volume.points);
        for (const point of points) await play(world, move, { point, trial });
      }
    }
    await world.settle();
    trial.judge(await world.verdict());
  },
});

async function play(
  world: World,
  move: Move,
  { point, trial }: { readonly point: Point; readonly trial: Trial<{ rounds: number; points: number }> },
): Promise<void> {
  const { transition, prepare, provoke, comesWith } = move;
  const scene = new Scene(world);
  const crash = { transition, point };
  await prepare?.(scene);
  const build = comesWith === "new build" ? "b" : "a";
  if (comesWith) await world.server.deploy({ build, faults: { crash } });
  else await world.set({ crash });
  // It breaks with the server.
  const provoked = provoke?.(scene).catch(() => {});
  if (await settlesWithin(world.server.stoppedDead, PATIENCE)) trial.count("kills");
  else trial.fail(`${transition} was never made`);
  if (comesWith) await world.server.deploy({ build, faults: {} });
  else await world.server.kill();
  await provoked;
  await compare(scene, crash, trial);
  await provoke?.(scene);
  await scene.letGo();
  await until(async () => (await world.pending()) === 0, { within: 30_000, every: 20 });
  if (build === "b") await world.server.deploy({ build: "a" });
}

/** What was not committed has never been; what was committed is there, though nobody was told. */
async function compare(
  { world, subject }: Scene,
  { transition, point }: NonNullable<Faults["crash"]>,
  trial: Trial<{ rounds: number; points: number }>,
): Promise<void> {
  const [from, to = ""] = transition.split(">");
  const states = await world.states(subject.session);
  const isEnded = !["queued", "running"].includes(to);
  if (from === "none" && point === "uncommitted" && states.length > 0) {
    trial.fail(`${transition} was not committed, but is in the books: ${states.join()}`);
  }
  if (from === "none" && point === "committed" && states.length === 0) {
    trial.fail(`${transition} was committed, but is not in the books`);
  }
  if (transition !== "yield" && isEnded && point === "committed" && states.at(-1) !== to) {
    trial.fail(`${transition} was committed, but the books say ${states.at(-1)}`);
  }
}

async function settlesWithin(promise: Promise<void>, ms: number): Promise<boolean> {
  return Promise.race([promise.then(() => true), pause(ms).then(() => false)]);
}

/** Two visitors: the event of one moves, the other may be ahead of it. */
class Scene {
  readonly world: World;
  readonly ahead: Visitor;
  readonly subject: Visitor;
  readonly #key = newKey("torn");

  constructor(world: World) {
    this.world = world;
    world.witness.close();
    [this.ahead, this.subject] = [world.visitor(), world.visitor()];
    this.ahead.read();
    this.subject.read();
  }

  /** Joins, once; asked again, it is the same call. */
  join(visitor: Visitor, fn: FunctionName, task: Omit<Task, "key"> = {}): Promise<string | null> {
    const key = `${this.#key}-${visitor === this.ahead ? "ahead" : "subject"}`;
    return visitor.join(fn, { key, ...task }, { idempotencyKey: key, tries: 1 });
  }

  /** Runs until it is let go. */
  async hold(visitor: Visitor, fn: FunctionName): Promise<void> {
    const { held } = this.world.witness;
    await this.join(visitor, fn, { gated: 9 });
    await until(() => this.world.witness.held > held, { within: PATIENCE });
  }

  /** One runs, the other waits. */
  async line(fn: FunctionName): Promise<void> {
    await this.hold(this.ahead, fn);
    await this.join(this.subject, fn);
  }

  async letGo(): Promise<void> {
    this.world.witness.open();
  }
}
