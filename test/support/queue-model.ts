/**
 * The queue as it is meant: a few lists and no database, no transactions, no promises. What the real one does is
 * compared with it, step by step.
 */

import type { QueueSettings } from "../../durable/app-facts.ts";
import type { FunctionFacts } from "../../src/runtime/function-facts.ts";
import { type Command, type EventState, isEnd, TRANSITIONS } from "../../durable/transitions.ts";

/** An event as it is meant to be. */
export interface ModelEvent {
  readonly id: string;
  readonly session: string | null;
  readonly seq: number;
  readonly turn: number;
  fn: FunctionFacts;
  readonly isSimple: boolean;
  readonly created: number;
  group: string;
  state: EventState;
  attempt: number;
  retryAt: number;
  ended: number | null;
  /** Cancelled because its page was gone: who comes back reads that as a failure. */
  isAbandoned: boolean;
  /** How often it was started, over all attempts. */
  starts: number;
}

/** What holds a slot: a job or a batch, until its function has come back. */
export interface ModelRun {
  readonly group: string;
  readonly members: readonly { readonly event: ModelEvent; readonly attempt: number }[];
  /** Set when the object that had started it is gone: then time decides. */
  readonly orphanedUntil: number | null;
}

type Refusal = "queue-full" | "session-full" | "key-reused" | "unknown-function";

export interface NewCall {
  readonly session: string | null;
  readonly fn: number;
  readonly isSimple: boolean;
  readonly key: string | null;
  readonly data: number;
}

const ORPHAN_LEASE = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export class QueueModel {
  readonly events: ModelEvent[] = [];
  runs: ModelRun[] = [];
  now: number;
  #facts: readonly FunctionFacts[];
  readonly #settings: QueueSettings;
  readonly #keys = new Map<string, { readonly call: string; readonly id: string }>();
  readonly #leaves = new Map<string, number>();
  readonly #known = new Set<string>();

  constructor(facts: readonly FunctionFacts[], settings: QueueSettings, now: number) {
    this.#facts = facts;
    this.#settings = settings;
    this.now = now;
  }

  get waiting(): ModelEvent[] {
    return this.events.filter(({ state }) => state === "queued");
  }

  get pending(): ModelEvent[] {
    return this.events.filter(({ state }) => !isEnd(state));
  }

  /** Events whose whole story must still be readable. */
  get told(): ModelEvent[] {
    return this.events.filter(({ ended }) => ended === null || ended > this.now - HOUR);
  }

  /** Events whose result must still be readable. */
  get readable(): ModelEvent[] {
    return this.events.filter(({ ended }) => ended === null || ended > this.now - DAY);
  }

  /** The id under which the same call came before, a refusal, or null: the queue must take it. */
  answerTo(call: NewCall): { readonly id: string } | { readonly refusal: Refusal } | null {
    if (!this.#facts.some(({ id }) => id === call.fn)) return { refusal: "unknown-function" };
    const known = call.key === null ? undefined : this.#keys.get(keyOf(call));
    if (known) return known.call === callOf(call) ? { id: known.id } : { refusal: "key-reused" };
    const { maxSize, maxPerSession } = this.#settings;
    if (maxSize !== null && this.waiting.length >= maxSize) return { refusal: "queue-full" };
    const own = this.waiting.filter(({ session }) => session !== null && session === call.session);
    return own.length >= maxPerSession ? { refusal: "session-full" } : null;
  }

  join(call: NewCall, id: string): void {
    const fn = this.#facts.find((each) => each.id === call.fn);
    if (!fn) throw new Error(`The model has no function ${call.fn}.`);
    const group = fn.concurrencyId;
    this.events.push({
      id,
      session: call.session,
      seq: this.events.length,
      turn: this.#settings.fair ? this.#turnFor(call.session ?? id, group) : 0,
      fn,
      isSimple: call.isSimple,
      created: this.now,
      group,
      state: "queued",
      attempt: 0,
      retryAt: 0,
      ended: null,
      isAbandoned: false,
      starts: 0,
    });
    if (call.key !== null) this.#keys.set(keyOf(call), { call: callOf(call), id });
    if (call.session !== null) this.#known.add(call.session);
    this.#schedule(group);
    this.expect(call.session);
  }

  /** Whoever has joined should be reading soon. */
  expect(session: string | null): void {
    if (session !== null) this.#leaves.set(session, this.now + this.#settings.grace.lost);
  }

  /** The function of a run has come back, or its runner broke; null. One outcome a member that was started. */
  comeBack(run: ModelRun, outcomes: readonly ("complete" | "fail" | "cancel")[] | null): void {
    this.runs = this.runs.filter((each) => each !== run);
    for (const [i, { event, attempt }] of run.members.entries()) {
      if (event.state !== "running" || event.attempt !== attempt) continue;
      if (outcomes) this.#move(event, outcomes[i] ?? "cancel");
      else this.#breakOff(event);
    }
    this.#schedule(run.group);
  }

  /** Answers how many were stopped. */
  cancel(meant: readonly ModelEvent[]): number {
    const stopped = meant.filter((event) => !isEnd(event.state));
    for (const event of stopped) this.#move(event, "cancel");
    for (const event of stopped) this.#bury(event);
    return stopped.length;
  }

  leave(session: string): void {
    if (!this.#known.has(session)) return;
    // Nothing to come back for.
    if (this.pending.every((event) => event.session !== session)) this.#leaves.delete(session);
    else this.#leaves.set(session, this.now + this.#settings.grace.closed);
  }

  /** The object dies and another one takes over, perhaps with other functions. */
  restart(facts: readonly FunctionFacts[]): void {
    this.#facts = facts;
    for (const event of this.pending) {
      const fn = facts.find(({ id, name }) => id === event.fn.id && name === event.fn.name);
      if (fn) event.group = fn.concurrencyId;
      else if (event.state === "queued") this.#move(event, "outdate");
      event.fn = fn ?? { ...event.fn, retries: 0, onDisconnect: "cancel" };
    }
    const running = this.pending.filter(({ state }) => state === "running");
    this.runs = running.map((event) => ({
      group: event.group,
      members: [{ event, attempt: event.attempt }],
      orphanedUntil: this.now + ORPHAN_LEASE,
    }));
    const away = this.now + this.#settings.grace.lost;
    for (const { session } of this.pending)
      if (session !== null && !this.#leaves.has(session)) this.#leaves.set(session, 0);
    for (const [session, time] of this.#leaves) this.#leaves.set(session, Math.max(time, away));
  }

  /** The next time at which something happens by itself. */
  nextDue(): number {
    const orphans = this.runs.flatMap(({ orphanedUntil }) => orphanedUntil ?? []);
    const retries = this.waiting.flatMap(({ retryAt }) => (retryAt > this.now ? [retryAt] : []));
    const batches = this.#groups().flatMap((group) => {
      const next = this.#free(group) > 0 ? this.#next(group) : null;
      return next && next.startsAt > this.now ? [next.startsAt] : [];
    });
    return Math.min(Infinity, ...orphans, ...retries, ...batches, ...this.#leaves.values());
  }

  /** Everything that is due now happens. */
  wake(): void {
    const before = new Set(this.runs);
    const left = [...this.#leaves].flatMap(([session, time]) => (time <= this.now ? [session] : []));
    for (const session of left) this.#leaves.delete(session);
    const lost = this.pending.filter((event) => left.includes(event.session ?? "") && isLost(event));
    for (const event of lost) event.isAbandoned = true;
    this.cancel(lost);
    const over = this.runs.filter(({ orphanedUntil }) => orphanedUntil !== null && orphanedUntil <= this.now);
    for (const run of over) {
      for (const { event } of run.members) {
        this.#breakOff(event);
        this.#bury(event);
      }
    }
    for (const group of this.#groups()) this.#schedule(group);
    // Whoever was given a slot and left in the same moment has not even been started.
    for (const run of this.runs.filter((each) => !before.has(each))) {
      if (run.members.every(({ event }) => isEnd(event.state))) this.comeBack(run, null);
    }
  }

  /** Starts whoever waits and may. */
  #schedule(group: string): void {
    while (this.#free(group) > 0) {
      const next = this.#next(group);
      if (!next || next.startsAt > this.now) return;
      for (const event of next.events) {
        this.#move(event, "claim");
        event.attempt++;
        event.starts++;
        event.retryAt = 0;
      }
      const members = next.events.map((event) => ({ event, attempt: event.attempt }));
      this.runs.push({ group, members, orphanedUntil: null });
    }
  }

  #next(group: string): { events: ModelEvent[]; startsAt: number } | null {
    const line = this.waiting
      .filter((event) => event.group === group && event.retryAt <= this.now)
      .sort((a, b) => a.turn - b.turn || a.seq - b.seq);
    const [head] = line;
    if (!head) return null;
    if (!head.fn.isBatch) return { events: [head], startsAt: this.now };
    const events = line.filter(({ fn }) => fn.id === head.fn.id).slice(0, head.fn.maxBatchSize);
    const isFull = events.length === head.fn.maxBatchSize;
    return { events, startsAt: isFull ? this.now : head.created + head.fn.maxWaitMs };
  }

  #free(group: string): number {
    const limits = this.#facts.filter((fn) => fn.concurrencyId === group).map((fn) => fn.concurrencyLimit ?? Infinity);
    const limit = limits.length === 0 ? 1 : Math.min(...limits);
    return limit - this.runs.filter((run) => run.group === group).length;
  }

  #groups(): string[] {
    return [...new Set(this.waiting.map(({ group }) => group))];
  }

  #turnFor(session: string, group: string): number {
    const inGroup = this.pending.filter((event) => event.group === group);
    const head = Math.min(...inGroup.filter(({ state }) => state === "queued").map(({ turn }) => turn));
    const own = inGroup.filter((event) => (event.session ?? event.id) === session).map(({ turn }) => turn);
    return Math.max(head === Infinity ? 0 : head, own.length === 0 ? 0 : Math.max(...own) + 1);
  }

  #breakOff(event: ModelEvent): void {
    if (event.attempt > event.fn.retries) return this.#move(event, "interrupt");
    this.#move(event, "retry");
    event.retryAt = this.now + (event.attempt === 1 ? 0 : Math.min(60_000, 1000 * 2 ** (event.attempt - 2)));
  }

  /** An orphan gives its slot back as soon as its event has an end. */
  #bury(event: ModelEvent): void {
    const buried = this.runs.filter(
      ({ orphanedUntil, members }) => orphanedUntil !== null && members.some((member) => member.event === event),
    );
    this.runs = this.runs.filter((run) => !buried.includes(run));
    for (const { group } of buried) this.#schedule(group);
  }

  #move(event: ModelEvent, command: Command): void {
    const to = TRANSITIONS[event.state][command];
    if (to === undefined) throw new Error(`The model gave ${command} to an event that is ${event.state}.`);
    event.state = to;
    if (isEnd(to)) event.ended = this.now;
  }
}

/** True if it ends with its visitor. */
function isLost({ isSimple, state, fn }: ModelEvent): boolean {
  return !isSimple && (state === "queued" || fn.onDisconnect !== "keep");
}

/** True while somebody still waits for what comes of it. */
export function isWanted({ members }: ModelRun): boolean {
  return members.some(({ event, attempt }) => event.state === "running" && event.attempt === attempt);
}

function keyOf({ session, key }: NewCall): string {
  return JSON.stringify([session, key]);
}

function callOf({ fn, data }: NewCall): string {
  return JSON.stringify([fn, data]);
}
