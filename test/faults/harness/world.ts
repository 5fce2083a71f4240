/** A server with its visitors, and what is known of it in the end. */

import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { check } from "../checker/check.ts";
import type { History, Join, JoinAnswer, Promises, Transcript, Violation } from "../checker/history.ts";
import { answerTo, factsOf, type FunctionName, type Task } from "../functions.ts";
import type { Faults, Settings } from "../orders.ts";
import { now, pause, until } from "./clock.ts";
import { ask, post } from "./http.ts";
import { type Books, readBooks } from "./ledger.ts";
import { Server } from "./server.ts";
import { joinAnswer, Visitor } from "./visitor.ts";
import { Witness } from "./witness.ts";

const FOLDER = resolve(import.meta.dirname, "../../../.gradio/faults");

/** Tries of a call by name; a server that is killed all the time answers one in a few. */
const MOST_TRIES = 400;

export interface WorldOptions {
  readonly settings?: Settings;
  readonly faults?: Partial<Faults>;
  /** Whether the Worker's heap can be looked at. Default: no. */
  readonly isInspected?: boolean;
}

/** What the checker says of a world that has ended. */
export interface Verdict {
  readonly history: History;
  readonly books: Books;
  readonly violations: readonly Violation[];
}

export class World implements AsyncDisposable {
  readonly server: Server;
  readonly witness: Witness;
  readonly visitors: Visitor[] = [];
  readonly joins: Join[] = [];
  /** Who listens besides the visitors' own readers. */
  readonly listeners: { readonly transcript: Transcript }[] = [];
  readonly #state: string;
  readonly #tasks = new Map<string, { readonly fn: FunctionName; readonly task: Task }>();
  #isOver = false;
  #hasStopped = false;

  private constructor(server: Server, witness: Witness, state: string) {
    this.server = server;
    this.witness = witness;
    this.#state = state;
  }

  static async begin({ settings = {}, faults = {}, isInspected = false }: WorldOptions = {}): Promise<World> {
    mkdirSync(FOLDER, { recursive: true });
    const state = mkdtempSync(join(FOLDER, "state-"));
    const witness = await Witness.start();
    const server = await Server.start({ state, build: "a", settings, faults, witness: witness.url, isInspected });
    return new World(server, witness, state);
  }

  visitor(options: { readonly session?: string; readonly url?: () => string } = {}): Visitor {
    const { session = `visitor-${this.visitors.length + 1}`, url = () => this.server.url } = options;
    const visitor = new Visitor({
      session,
      url,
      isOver: () => this.#isOver,
      onJoin: (join, task) => this.note(join, task),
    });
    this.visitors.push(visitor);
    return visitor;
  }

  /** Takes note of an attempt to join. */
  note(join: Join, task: Task): void {
    this.joins.push(join);
    this.#tasks.set(task.key, { fn: join.fn as FunctionName, task }); // visitors join by these names
  }

  /**
   * Calls by the function's name, as people with curl do: without a session, to be asked for by the event's id. Asks
   * again when the answer was lost.
   */
  async call(fn: FunctionName, task: Task): Promise<string> {
    this.#tasks.set(task.key, { fn, task });
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const sentAt = now();
      const answer = await post(
        `${this.server.url}/gradio_api/call/${fn}`,
        { data: [task] },
        { "idempotency-key": task.key },
      ).then(joinAnswer, (): JoinAnswer => ({ kind: "unknown", status: null }));
      const session = answer.kind === "accepted" ? answer.event : "";
      this.joins.push({ key: task.key, session, fn, sentAt, answeredAt: now(), answer });
      if (answer.kind === "accepted") return answer.event;
      await pause(50);
    }
    throw new Error(`Nobody answers the call ${task.key}.`);
  }

  /** Changes what goes wrong from now on. */
  async set(faults: Partial<Faults>): Promise<void> {
    await this.#control("faults", faults);
  }

  /** Sets the server's clock wrong by so many milliseconds. */
  async jump(clock: number): Promise<void> {
    await this.#control("clock", clock);
  }

  /** Events that have not ended; null while the server does not answer. */
  async pending(): Promise<number | null> {
    return this.#asked("pending");
  }

  /** States of a session's events, in order. */
  async states(session: string): Promise<string[]> {
    const { text } = await ask(`${this.server.url}/-/states`, { method: "POST", body: session });
    return JSON.parse(text) as string[]; // what this path answers
  }

  /** Milliseconds by which the lease of a running event is over; null while the server does not answer. */
  async overdue(): Promise<number | null> {
    return this.#asked("overdue");
  }

  /** Rows by table. */
  async rows(): Promise<Record<string, number>> {
    return JSON.parse((await ask(`${this.server.url}/-/rows`)).text) as Record<string, number>; // what this path answers
  }

  /** When the server's alarm goes off, by its own clock. */
  async alarmAt(): Promise<number | null> {
    return this.#asked("alarm");
  }

  /** Throws the queue's object away. The process and its functions go on. */
  async evict(): Promise<void> {
    await this.#asked("evict");
  }

  async loseAlarm(): Promise<void> {
    await this.#asked("lose-alarm");
  }

  /** Tells one life of the Worker from another. */
  async life(): Promise<string> {
    return (await ask(`${this.server.url}/-/life`)).text;
  }

  /** Waits until every event has ended and every reader has read it. False if that does not come about. */
  async settle(within = 30_000): Promise<boolean> {
    const hasEnded = await until(async () => (await this.pending()) === 0, { within, every: 50 });
    this.#isOver = true;
    const readers = this.visitors.flatMap((visitor) => visitor.readers);
    await Promise.all(readers.map((reader) => reader.done(hasEnded ? 15_000 : 1000)));
    return hasEnded;
  }

  /** The books as they are now, while the server rests. */
  snapshot(): Books {
    const copy = `${this.#state}-copy`;
    cpSync(this.#state, copy, { recursive: true });
    try {
      return readBooks(copy);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  }

  /** Stops the server and compares what was promised with what has happened. */
  async verdict(promises: Partial<Promises> = {}, snapshot?: Books): Promise<Verdict> {
    await this.#stop();
    const books = snapshot ?? readBooks(this.#state);
    const listeners = [...this.visitors.flatMap(({ readers }) => readers), ...this.listeners];
    const transcripts = listeners.map(({ transcript }) => transcript);
    const history: History = { joins: this.joins, transcripts, starts: this.witness.starts, ...books };
    return { history, books, violations: check(history, { ...this.#promises(), ...promises }) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop();
    await this.witness[Symbol.asyncDispose]();
    rmSync(this.#state, { recursive: true, force: true });
  }

  async #stop(): Promise<void> {
    if (this.#hasStopped) return;
    this.#hasStopped = true;
    for (const { readers } of this.visitors) for (const reader of readers) reader.stop();
    await this.server[Symbol.asyncDispose]();
  }

  #promises(): Promises {
    return {
      startsOf: (fn) => 1 + factsOf(fn as FunctionName).retries, // visitors join by these names
      // The members of a batch begin together.
      isAlone: (fn) => fn !== "batch" && factsOf(fn as FunctionName).limit === 1, // visitors join by these names
      answerTo: (key) => {
        const known = this.#tasks.get(key);
        return known ? answerTo(known.fn, known.task) : null;
      },
      isCounted: (fn) => fn === "visit",
      isInOrder: true,
      areOldForgotten: false,
    };
  }

  async #control(path: string, body: unknown): Promise<void> {
    const { status, text } = await post(`${this.server.url}/-/${path}`, body);
    if (status !== 200) throw new Error(`The Worker does not obey: ${text}`);
  }

  async #asked(path: string): Promise<number | null> {
    try {
      const { status, text } = await ask(`${this.server.url}/-/${path}`, { patience: 5000 });
      return status === 200 ? (JSON.parse(text) as number | null) : null; // what these paths answer
    } catch {
      // It may be on its way back from a kill.
      await pause(20);
      return null;
    }
  }
}
