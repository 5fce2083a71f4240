/**
 * Random commands for the real queue over the real database, compared with a model of it after each one. A failure is
 * printed as a short list of commands; `QUEUE_SEED` and `QUEUE_RUNS` repeat it or make it longer.
 */

import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, inject, it, vi } from "vitest";
import type { QueueSettings } from "../../durable/app-facts.ts";
import type { FunctionFacts } from "../../src/runtime/function-facts.ts";
import { isEnd } from "../../durable/transitions.ts";
import type { Outcome } from "../../src/runtime/job.ts";
import { aCall } from "../support/fresh-queue.ts";
import { isWanted, type ModelRun, type NewCall, QueueModel } from "../support/queue-model.ts";
import { QueueWorld, runKey, type WorldRun } from "../support/queue-world.ts";

declare module "vitest" {
  interface ProvidedContext {
    queueModel: { numRuns: number; seed: number };
  }
}

const SESSIONS = ["ada", "bob", "cy", null];
/** Far from any real alarm. */
const BEGINNING = Date.UTC(2100, 0, 1);

const plain = {
  concurrencyLimit: 1,
  isBatch: false,
  maxBatchSize: 4,
  maxWaitMs: 0,
  retries: 0,
  onDisconnect: "cancel",
  stateIds: [],
  componentIds: [],
  outputCount: 1,
} as const satisfies Partial<FunctionFacts>;

const batch = { isBatch: true, maxBatchSize: 3, maxWaitMs: 4000 } as const;

/** The app, and the app after a deploy: a function is gone, others have moved. */
const VERSIONS: FunctionFacts[][] = [
  [
    { ...plain, id: 0, name: "a", concurrencyId: "shared" },
    { ...plain, id: 1, name: "b", concurrencyId: "shared", concurrencyLimit: 3 },
    { ...plain, id: 2, name: "c", concurrencyId: "two", concurrencyLimit: 2, retries: 3, onDisconnect: "keep" },
    { ...plain, ...batch, id: 3, name: "d", concurrencyId: "rows", retries: 1 },
    { ...plain, id: 4, name: "e", concurrencyId: "free", concurrencyLimit: null },
  ],
  [
    { ...plain, id: 0, name: "a", concurrencyId: "shared", concurrencyLimit: 2 },
    { ...plain, id: 2, name: "c", concurrencyId: "shared", retries: 1 },
    { ...plain, ...batch, id: 3, name: "d", concurrencyId: "shared", maxWaitMs: 0, concurrencyLimit: 2 },
    { ...plain, id: 4, name: "renamed", concurrencyId: "free", concurrencyLimit: null },
  ],
];

type Step =
  | ({ readonly do: "join" } & Omit<NewCall, "session" | "key"> & { readonly session: number; readonly key: number })
  | { readonly do: "yield"; readonly run: number }
  | { readonly do: "come back"; readonly run: number; readonly how: readonly number[] }
  | { readonly do: "break off"; readonly run: number }
  | { readonly do: "cancel"; readonly event: number; readonly by: "owner" | "stranger"; readonly all: boolean }
  | { readonly do: "leave"; readonly session: number }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "stall"; readonly ms: number }
  | { readonly do: "crash"; readonly version: number; readonly losesAlarm: boolean }
  | { readonly do: "ring" };

const some = fc.nat({ max: 50 });

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 11,
      arbitrary: fc.record({
        do: fc.constant("join" as const),
        session: fc.nat({ max: SESSIONS.length - 1 }),
        // Most meet in one group.
        fn: fc.constantFrom(0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 4),
        isSimple: fc.boolean(),
        // Most calls have no key.
        key: fc.nat({ max: 5 }),
        data: fc.nat({ max: 1 }),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant("come back" as const),
        run: some,
        how: fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("break off" as const), run: some }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("yield" as const), run: some }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("cancel" as const),
        event: some,
        by: fc.constantFrom("owner" as const, "owner" as const, "stranger" as const),
        all: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("leave" as const), session: fc.nat({ max: 2 }) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("wait" as const),
        ms: fc.constantFrom(1, 25, 999, 1000, 2000, 4000, 5000, 12_000, 31_000, 60_000),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("crash" as const),
        version: fc.constantFrom(0, 0, 1),
        losesAlarm: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant("stall" as const), ms: fc.constantFrom(3000, 31_000, 200_000) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("ring" as const) }) },
  ),
  { minLength: 3, maxLength: 24, size: "max" },
);

const options = fc.record({ isFair: fc.boolean(), maxSize: fc.constantFrom(3, 5, null) });

/** Both queues, side by side. */
class Pair {
  readonly model: QueueModel;
  readonly world: QueueWorld;

  constructor(state: DurableObjectState, { isFair, maxSize }: { isFair: boolean; maxSize: number | null }) {
    const settings: QueueSettings = {
      maxSize,
      maxPerSession: 3,
      fair: isFair,
      grace: { closed: 5000, lost: 60_000, state: 3_600_000 },
      rate: null,
      deleteCache: { every: 3_600_000, age: 86_400_000 },
    };
    const [functions = []] = VERSIONS;
    this.model = new QueueModel(functions, settings, BEGINNING);
    this.world = new QueueWorld(state, {
      functions,
      settings,
      now: BEGINNING,
      setClock: (now) => vi.setSystemTime(now),
      runTimers: (ms) => vi.advanceTimersByTime(ms),
      dropTimers: () => vi.clearAllTimers(),
    });
  }

  async take(step: Step): Promise<void> {
    await this.#take(step);
    await this.world.settle();
    this.model.wake();
    this.compare();
  }

  /** Whatever is still pending must come to its end, and be told as it was. */
  async drain(): Promise<void> {
    for (let times = 0; this.model.pending.length > 0; times++) {
      if (times > 100) throw new Error(`These never end: ${JSON.stringify(this.model.pending)}`);
      for (const run of this.#live())
        await this.take({ do: "come back", run: this.#live().indexOf(run), how: [0, 0, 0] });
      if (this.model.pending.length > 0) await this.take({ do: "wait", ms: 60_000 });
    }
    this.#compareMessages();
    same(await this.world.queue.status(), { waiting: 0 }, "status");
    for (const event of this.model.readable) {
      const result = await this.world.queue.result(event.id);
      const status = result.ok ? result.outcome.status : "not found";
      same(
        status,
        event.state === "interrupted" || event.isAbandoned ? "failed" : event.state,
        `result of ${event.id}`,
      );
    }
  }

  async #take(step: Step): Promise<void> {
    switch (step.do) {
      case "join":
        return this.#join({
          ...step,
          session: SESSIONS[step.session] ?? null,
          key: step.key < 2 ? `key ${step.key}` : null,
        });
      case "yield":
        return this.#withRun(step.run, (run, real) =>
          real.sink.tell([{ kind: "step", step: aStep(run.members.length) }]),
        );
      case "come back":
        return this.#withRun(step.run, (run, real) => {
          const outcomes = run.members.map((_, i) => ENDS[step.how[i] ?? 0] ?? "complete");
          real.comeBack(outcomes.map(outcomeOf));
          this.model.comeBack(run, outcomes);
        });
      case "break off":
        return this.#withRun(step.run, (run, real) => {
          real.breakOff();
          this.model.comeBack(run, null);
        });
      case "cancel":
        return this.#cancel(step);
      case "leave": {
        const session = SESSIONS[step.session] ?? "";
        this.model.leave(session);
        return this.world.queue.leave(session, null);
      }
      case "wait":
        return this.#wait(step.ms);
      case "stall":
        this.model.now += step.ms;
        return this.world.stall(step.ms);
      case "crash": {
        const functions = VERSIONS[step.version] ?? [];
        this.model.restart(functions);
        return this.world.crash(functions, step);
      }
      case "ring":
        return this.world.ring();
    }
  }

  async #join(call: NewCall): Promise<void> {
    const expected = this.model.answerTo(call);
    const answer = await this.world.queue.join(
      aCall({
        fnIndex: call.fn,
        data: [call.data],
        sessionHash: call.session,
        isSimple: call.isSimple,
        ...(call.key === null ? {} : { idempotencyKey: call.key }),
      }),
    );
    if (expected === null) {
      if (!answer.ok) throw new Error(`Refused: ${answer.reason}`);
      if (this.model.events.some(({ id }) => id === answer.eventId)) throw new Error("An id was given twice.");
      this.model.join(call, answer.eventId);
    } else if ("id" in expected) {
      same(answer, { ok: true, eventId: expected.id }, "answer to a repeated join");
      this.model.expect(call.session);
    } else same(answer.ok ? "accepted" : answer.reason, expected.refusal, "answer to a join");
  }

  async #cancel({ event: index, by, all }: Extract<Step, { do: "cancel" }>): Promise<void> {
    const { events, readable } = this.model;
    const event = events[index % Math.max(1, events.length)];
    if (!event) return;
    const own = event.session ?? event.id;
    const session = by === "owner" ? own : "stranger";
    const meant = all
      ? events.filter((each) => (each.session ?? each.id) === session && each.fn.id === event.fn.id)
      : events.filter((each) => each === event && own === session);
    const isKnown = all || (own === session && readable.includes(event));
    const answer = await this.world.queue.cancel(session, event.fn.id, all ? null : event.id);
    const stopped = this.model.cancel(meant);
    if (all || by === "stranger" || readable.includes(event)) same(answer, { stopped, isKnown }, "answer to a cancel");
  }

  async #wait(milliseconds: number): Promise<void> {
    const until = this.model.now + milliseconds;
    for (let times = 0; this.world.now < until; times++) {
      if (times > 2000) throw new Error("Time does not go by.");
      await this.world.wait(Math.min(until, this.model.nextDue()));
      this.model.now = this.world.now;
      this.model.wake();
      this.compare();
    }
  }

  #live(): ModelRun[] {
    return this.model.runs.filter(({ orphanedUntil }) => orphanedUntil === null);
  }

  async #withRun(index: number, work: (run: ModelRun, real: WorldRun) => void | Promise<void>): Promise<void> {
    const live = this.#live();
    const run = live[index % Math.max(1, live.length)];
    if (!run) return;
    const key = keyOf(run);
    const real = this.world.runs.get(key);
    if (!real) throw new Error(`${key} should run.`);
    await work(run, real);
    if (!this.model.runs.includes(run)) this.world.runs.delete(key);
  }

  compare(): void {
    const { model, world } = this;
    this.#compareEvents();
    const live = this.#live();
    same([...world.runs.keys()].sort(), live.map(keyOf).sort(), "runs under way");
    for (const run of live) {
      same(world.runs.get(keyOf(run))?.isStopped, !isWanted(run), `stopped: ${keyOf(run)}`);
    }
    const due = model.nextDue();
    if (due < Infinity && (world.alarm ?? Infinity) > due) throw new Error(`No alarm before ${due - BEGINNING}.`);
  }

  #compareEvents(): void {
    const rows = this.world.sql
      .exec<{ id: string; state: string; attempt: number }>("SELECT id, state, attempt FROM events ORDER BY seq")
      .toArray();
    const stored = new Map(rows.map((row) => [row.id, `${row.state} ${row.attempt}`]));
    for (const { id, state, attempt } of this.model.readable) {
      same(stored.get(id), `${state} ${attempt}`, `event ${id}`);
    }
    const known = new Set(this.model.events.map(({ id }) => id));
    for (const { id } of rows) if (!known.has(id)) throw new Error(`Nobody has joined ${id}.`);
  }

  #compareMessages(): void {
    const rows = this.world.sql.exec<{ event: string; starts: number; ends: number; after: number }>(
      `SELECT event, SUM(msg = 'process_starts') AS starts, SUM(msg = 'process_completed') AS ends,
              SUM(msg = 'process_completed') AND MAX(n) > MAX(CASE msg WHEN 'process_completed' THEN n END) AS after
       FROM messages GROUP BY event`,
    );
    const told = new Map([...rows].map((row) => [row.event, `${row.starts} ${row.ends} ${row.after}`]));
    for (const { id, starts, state } of this.model.told) {
      same(told.get(id), `${starts} ${isEnd(state) ? 1 : 0} 0`, `messages of ${id}: starts, ends, any after the end`);
    }
    const known = new Set(this.model.events.map(({ id }) => id));
    for (const id of told.keys()) if (!known.has(id)) throw new Error(`Nobody has joined ${id}, but it is told.`);
  }
}

const ENDS = ["complete", "complete", "fail", "cancel"] as const;

function outcomeOf(end: "complete" | "fail" | "cancel"): Outcome {
  if (end === "fail") return { status: "failed", error: { error: "boom", visible: true } };
  if (end === "cancel") return { status: "cancelled" };
  return { status: "completed", step: aStep(1), isGenerator: false };
}

function aStep(n: number) {
  return { data: [n], state: {}, changedState: [], overrides: {}, files: [] };
}

function keyOf({ members }: ModelRun): string {
  return runKey(members.map(({ event, attempt }) => ({ id: event.id, attempt })));
}

function same(real: unknown, meant: unknown, what: string): void {
  const [a, b] = [JSON.stringify(real), JSON.stringify(meant)];
  if (a !== b) throw new Error(`${what}: it is ${a}, it should be ${b}`);
}

describe("the queue under random commands", () => {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
    vi.spyOn(console, "log").mockImplementation(() => {});
    vi.spyOn(console, "error").mockImplementation(() => {});
  });
  afterAll(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const { numRuns, seed } = inject("queueModel");

  it("does what its model does", { timeout: 30_000 + numRuns * 100 }, async ({ expect }) => {
    let taken = 0;
    await runInDurableObject(env.QUEUE.getByName("model"), async (_, state) => {
      const property = fc.asyncProperty(options, steps, async (chosen, commands) => {
        const pair = new Pair(state, chosen);
        for (const command of commands) await pair.take(command);
        await pair.drain();
        taken += commands.length;
        // Lets the test runner have its turn.
        if (taken % 100 === 0) await scheduler.wait(0);
      });
      await fc.assert(property, { numRuns, seed });
    });
    expect(taken).toBeGreaterThan(10 * numRuns);
  });
});
