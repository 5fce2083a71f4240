/** Everything that the object writes down, over one database. */

import { createKeeper, type Keeper } from "../src/core/cached.ts";
import type { StoredFile } from "../src/core/files.ts";
import type { PassBooks } from "../src/runtime/passes.ts";
import type { FunctionFacts } from "../src/runtime/function-facts.ts";
import type { Call, Job } from "../src/runtime/job.ts";
import { Functions, type QueueFacts } from "./app-facts.ts";
import { Estimates } from "./estimates.ts";
import { EventLog } from "./event-log.ts";
import { FileLedger } from "./file-ledger.ts";
import { Ledger } from "./ledger.ts";
import { migrate } from "./schema.ts";
import { SessionStore } from "./session-store.ts";
import { Spill } from "./spill.ts";
import type { Changes } from "./telling.ts";
import { WaitingLine } from "./waiting-line.ts";

export class Books {
  readonly facts: QueueFacts;
  readonly functions: Functions;
  readonly line: WaitingLine;
  readonly ledger: Ledger;
  readonly log: EventLog;
  readonly sessions: SessionStore;
  readonly files: FileLedger;
  readonly estimates: Estimates;
  readonly spill: Spill;
  /** Of an app that renders. */
  readonly passes: PassBooks | undefined;
  readonly kept: Keeper;
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage, bucket: R2Bucket, facts: QueueFacts) {
    migrate(storage);
    const { sql } = storage;
    this.#storage = storage;
    this.facts = facts;
    this.functions = new Functions(facts.functions);
    // First: what waits may be of a pass.
    this.passes = facts.engine?.open(storage, this.functions, facts.stateLifetimes);
    this.line = new WaitingLine(sql, this.functions, facts.settings);
    this.ledger = new Ledger(sql, this.line);
    this.spill = new Spill(sql, bucket, () => this.kept);
    this.log = new EventLog(storage, this.spill);
    this.sessions = new SessionStore(storage, facts);
    this.files = new FileLedger(sql, () => this.kept);
    this.kept = createKeeper({ storage, spill: this.spill, files: this.files });
    this.estimates = new Estimates(sql, this.functions);
  }

  /** Writes all of it or nothing, in one turn. */
  commit<T>(work: () => T): T {
    try {
      return this.#storage.transactionSync(work);
    } catch (error) {
      this.line.recount();
      this.log.reset();
      throw error;
    }
  }

  /** The function that a call means; null if there is none, or none any more. */
  functionOf({ sessionHash, fnIndex, fnName }: Call): FunctionFacts | null {
    const fn = this.functions.find(fnIndex, fnName);
    // One that a pass has made is its session's alone, and only as long as there is that pass.
    return fn && !fn.pass ? fn : (this.passes?.find(sessionHash ?? "", fnIndex) ?? null);
  }

  /** A call with what its session knows. `session` is the caller's own, or the event's id for one without. */
  job(eventId: string, call: Call, fn: FunctionFacts | null): Job {
    const session = call.sessionHash;
    const { files } = this.filesOf(call, eventId);
    return {
      eventId,
      call,
      sessionHash: session ?? eventId,
      state: session === null || !fn ? {} : this.sessions.state(session, fn.stateIds),
      overrides: session === null || !fn ? {} : this.sessions.overrides(session, fn.componentIds),
      files,
      ...(fn?.pass && this.passes ? { passes: this.passes.chain(fn.pass) } : {}),
    };
  }

  /** The files that a call brings. */
  filesOf(call: Call, eventId: string): { files: Record<string, StoredFile>; foreign: string | null } {
    return this.files.of([call.data, call.eventData], call.sessionHash ?? eventId);
  }

  /** Keeps what a call changed. One without a session has nowhere to keep State and options. */
  keep(session: string | null, changes: Changes, now: number): void {
    if (session !== null) {
      this.sessions.keep(session, changes, now);
      if (changes.render) this.passes?.keep(session, changes.render.pass, now);
    }
    this.files.record(changes.files, now);
  }
}
