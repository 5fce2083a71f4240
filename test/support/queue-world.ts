/**
 * The real queue over a real database, in a world that a test moves: its clock, its alarm, its functions, its deaths.
 * Functions run in the same isolate, so that a step takes microseconds instead of a request.
 */

import type { QueueFacts, QueueSettings } from "../../durable/app-facts.ts";
import type { FunctionFacts } from "../../src/runtime/function-facts.ts";
import { createQueueObject } from "../../durable/queue-object.ts";
import type { Job, NewsSink, Outcome, RunHandle, Runner } from "../../src/runtime/job.ts";

type QueueInstance = InstanceType<ReturnType<typeof createQueueObject>>;

/** A run as its function has it. */
export class WorldRun implements RunHandle {
  readonly jobs: readonly Job[];
  readonly sink: NewsSink;
  readonly #done = Promise.withResolvers<Outcome[]>();
  isStopped = false;
  isSilent = false;
  isDisposed = false;

  constructor(jobs: readonly Job[], sink: NewsSink) {
    this.jobs = jobs;
    this.sink = sink;
  }

  done(): Promise<Outcome[]> {
    return this.#done.promise;
  }

  /** One that is silent never answers. */
  async alive(): Promise<void> {
    if (this.isSilent) await new Promise(() => {});
  }

  async cancel(): Promise<void> {
    this.isStopped = true;
  }

  [Symbol.dispose](): void {
    this.isDisposed = true;
  }

  comeBack(outcomes: Outcome[]): void {
    this.#done.resolve(outcomes);
  }

  breakOff(): void {
    this.#done.reject(new Error("broken by the test"));
  }
}

export interface WorldOptions {
  readonly functions: readonly FunctionFacts[];
  readonly settings: QueueSettings;
  readonly now: number;
  /** The clock that the code under test reads. */
  readonly setClock: (now: number) => void;
  /** Timers go off up to this time. */
  readonly runTimers: (milliseconds: number) => void;
  /** An object that dies takes its timers along. */
  readonly dropTimers: () => void;
}

export class QueueWorld {
  readonly #state: DurableObjectState;
  readonly #options: WorldOptions;
  #queue!: QueueInstance; // set by the constructor, through start()
  #now: number;
  #alarm: number | null = null;
  /** Runs of the object that lives now and that have not come back, by {@link runKey}. */
  readonly runs = new Map<string, WorldRun>();
  readonly #starts = new Map<string, number>();

  /** Empties the database: each world is a new one. */
  constructor(state: DurableObjectState, options: WorldOptions) {
    this.#state = state;
    this.#options = options;
    this.#now = options.now;
    options.setClock(options.now);
    for (const table of TABLES) state.storage.sql.exec(`DELETE FROM ${table}`);
    this.#start(options.functions);
  }

  get queue(): QueueInstance {
    return this.#queue;
  }

  get now(): number {
    return this.#now;
  }

  get alarm(): number | null {
    return this.#alarm;
  }

  get sql(): SqlStorage {
    return this.#state.storage.sql;
  }

  /** Lets everything happen that happens by itself, without time going by. */
  async settle(): Promise<void> {
    await ticks();
    for (let times = 0; this.#alarm !== null && this.#alarm <= this.#now; times++) {
      if (times > 20) throw new Error("The alarm does not come to rest.");
      await this.ring();
    }
  }

  /** The alarm goes off, whether or not it is time. */
  async ring(): Promise<void> {
    if (this.#alarm !== null && this.#alarm <= this.#now) this.#alarm = null;
    const alarm = { hasRung: false };
    const ringing = Promise.resolve(this.#queue.alarm?.()).finally(() => (alarm.hasRung = true));
    await ticks();
    // It waits for somebody who does not answer.
    while (!alarm.hasRung) await this.#pass(500);
    await ringing;
    await ticks();
  }

  /** Time goes by, with its alarms. `stops`: the next time at which the test wants to look. */
  async wait(until: number): Promise<void> {
    const step = Math.min(until, this.#alarm ?? Infinity);
    // In pieces shorter than the patience of whoever waits for an answer.
    while (this.#now < step) await this.#pass(Math.min(4000, step - this.#now));
    await this.settle();
  }

  /** Time goes by, but nothing runs until it is over. */
  async stall(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    this.#options.setClock(this.#now);
    await this.settle();
  }

  /** The object dies without a word, with its runs, and another one takes over. */
  async crash(functions: readonly FunctionFacts[], { losesAlarm }: { readonly losesAlarm: boolean }): Promise<void> {
    this.#options.dropTimers();
    // Dropping them puts the clock back as well.
    this.#options.setClock(this.#now);
    this.runs.clear();
    if (losesAlarm) this.#alarm = null;
    this.#start(functions);
    await this.settle();
  }

  async #pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    this.#options.runTimers(milliseconds);
    await ticks();
  }

  #start(functions: readonly FunctionFacts[]): void {
    const { storage } = this.#state;
    // The real alarm belongs to the object that the test has borrowed.
    storage.setAlarm = async (time) => void (this.#alarm = Number(time));
    const Queue = createQueueObject(factsOf(functions, this.#options.settings));
    this.#queue = new Queue(this.#state, { FILES: NO_BUCKET });
    const runner: Runner = {
      start: async (jobs, sink) => this.#launch(jobs, sink),
      forget: async () => {},
      keyOf: async () => null,
    };
    Object.defineProperty(this.#queue, "ctx", { value: { exports: { Runner: runner } } });
  }

  #launch(jobs: readonly Job[], sink: NewsSink): WorldRun {
    const run = new WorldRun(jobs, sink);
    const attempts = jobs.map(({ eventId }) => {
      const attempt = (this.#starts.get(eventId) ?? 0) + 1;
      this.#starts.set(eventId, attempt);
      return { id: eventId, attempt };
    });
    this.runs.set(runKey(attempts), run);
    return run;
  }
}

/** Names a run by what it runs. */
export function runKey(attempts: readonly { readonly id: string; readonly attempt: number }[]): string {
  return attempts.map(({ id, attempt }) => `${id}/${attempt}`).join(" ");
}

const TABLES = ["events", "messages", "sessions", "state", "overrides", "files", "blobs", "averages", "join_keys"];

const NO_BUCKET = {} as R2Bucket; // nothing here is long enough for it

function factsOf(functions: readonly FunctionFacts[], settings: QueueSettings): QueueFacts {
  return { functions, settings, stateLifetimes: new Map(), watchedStateIds: new Set(), unloadIds: [] };
}

/** More than any chain of promises in the queue is long. */
async function ticks(): Promise<void> {
  for (let i = 0; i < 100; i++) await Promise.resolve();
}
