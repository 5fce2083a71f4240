/** One app's queue: who is waiting, who runs, and what each caller has been told so far. */

import { DurableObject } from "cloudflare:workers";
import type { CacheAnswer, CacheOrder } from "../src/core/cached.ts";
import type { StoredFile } from "../src/core/files.ts";
import type { ProcessCompleted } from "../src/protocol/messages.ts";
import type { PassFunction } from "../src/runtime/passes.ts";
import { type Call, completeCall, type Outcome, type Runner, type Step } from "../src/runtime/job.ts";
import type { QueueReport } from "../src/runtime/queue-report.ts";
import type {
  Cancelled,
  EventStream,
  FollowOptions,
  Joined,
  Prepared,
  Queue,
  Taken,
  UploadStep,
} from "../src/runtime/queue.ts";
import { Admission } from "./admission.ts";
import type { QueueFacts } from "./app-facts.ts";
import { Bell } from "./bell.ts";
import { Books } from "./books.ts";
import { Departures } from "./departures.ts";
import { cancelled, outcomeOf } from "./endings.ts";
import { EventStreams } from "./event-streams.ts";
import { JoinKeys } from "./join-keys.ts";
import { Later } from "./later.ts";
import { reportOn } from "./monitor.ts";
import { HEARTBEAT, Outlets } from "./outlets.ts";
import { Presence } from "./presence.ts";
import { RankBoard } from "./rank-board.ts";
import { RateMeter } from "./rate-meter.ts";
import { RunSink } from "./run-sink.ts";
import { Runs } from "./runs.ts";
import { Scheduler } from "./scheduler.ts";
import { Shortcut } from "./shortcut.ts";
import { Sweeper } from "./sweeper.ts";
import { UploadProgress } from "./upload-progress.ts";

/** What the object needs of its Worker. */
export interface QueueEnv {
  FILES: R2Bucket;
  /** Which deployment this is, where `wrangler.toml` asks for it. */
  CF_VERSION_METADATA?: { readonly id: string };
}

/** Milliseconds between writing down what was delivered and measured. */
const NOTE_PAUSE = 1000;

/** Makes the class for one app. */
export function createQueueObject(
  facts: QueueFacts,
): new (ctx: DurableObjectState, env: QueueEnv) => DurableObject<QueueEnv> & Queue {
  return class extends QueueObject {
    constructor(ctx: DurableObjectState, env: QueueEnv) {
      super(ctx, env, facts);
    }
  };
}

class QueueObject extends DurableObject<QueueEnv> implements Queue {
  readonly #books: Books;
  readonly #runs: Runs;
  readonly #admission: Admission;
  readonly #departures: Departures;
  readonly #streams: EventStreams;
  readonly #scheduler: Scheduler;
  readonly #sweeper: Sweeper;
  readonly #outlets = new Outlets();
  readonly #uploads = new UploadProgress(this.#outlets);
  readonly #rates = new RateMeter();

  constructor(ctx: DurableObjectState, env: QueueEnv, facts: QueueFacts) {
    super(ctx, env);
    const books = new Books(ctx.storage, env.FILES, facts);
    const keys = new JoinKeys(ctx.storage.sql);
    const onDue = (time: number): void => this.#scheduler.at(time);
    const notes = new Later(NOTE_PAUSE, () => this.#saveNotes());
    const presence = new Presence((session) => this.#departures.lost(session));
    const ranks = new RankBoard({ ...books, underway: (group) => this.#runs.underway(group) });
    const runs = new Runs(books, {
      runner: () => this.runner(),
      onDue,
      onMoved: (group) => ranks.moved(group),
      onLeftLine: (session, event) => ranks.drop(session, event),
      onMeasured: () => notes.afterPause(),
    });
    const departures = new Departures({
      books,
      presence,
      runs,
      onDue,
      runAside: (jobs) => this.runner().start(jobs, new RunSink(books.kept, () => {})),
    });
    const onDelivered = (session: string, n: number): void => {
      books.sessions.markDelivered(session, n);
      notes.afterPause();
    };
    this.#books = books;
    this.#runs = runs;
    this.#departures = departures;
    const shortcut = new Shortcut(books, () => this.runner());
    this.#admission = new Admission({ books, keys, runs, departures, shortcut });
    const onHeartbeat = (): void => this.#scheduler.watch();
    const outlets = this.#outlets;
    this.#streams = new EventStreams({ books, outlets, presence, ranks, onDelivered, onHeartbeat });
    this.#sweeper = new Sweeper({ books, keys, presence, bucket: env.FILES, runner: () => this.runner() });
    this.#scheduler = new Scheduler(ctx.storage, () => this.#dueTimes());
    this.#recover(Date.now());
  }

  async join(call: Call): Promise<Joined> {
    this.#scheduler.watch();
    const joined = await this.#admission.join(completeCall(call));
    if (call.sessionHash !== null) await this.#streams.settled(call.sessionHash);
    return joined;
  }

  async allow(caller: string): Promise<number> {
    const { rate } = this.#books.facts.settings;
    return rate ? this.#rates.spend(caller, rate, Date.now()) : 0;
  }

  async follow(sessionHash: string, options: FollowOptions): Promise<EventStream> {
    this.#scheduler.watch();
    return this.#streams.session(sessionHash, options);
  }

  async followCall(eventId: string): Promise<EventStream> {
    this.#scheduler.watch();
    return this.#streams.call(eventId);
  }

  async result(eventId: string): Promise<Taken<{ outcome: Outcome }>> {
    this.#scheduler.watch();
    const { ledger, log, spill } = this.#books;
    const bell = new Bell(this.#outlets.clock);
    for (let event = ledger.find(eventId); event; event = ledger.find(eventId)) {
      using _listening = log.listen(event.session, bell);
      const end = event.isPending ? null : log.endOf(event.session, eventId);
      if (!end) await bell.wait(HEARTBEAT);
      else return { ok: true, outcome: outcomeOf(JSON.parse(await spill.read(end.body)) as ProcessCompleted) }; // ours
    }
    return { ok: false, reason: "not-found" };
  }

  async cancel(sessionHash: string, fnIndex: number, eventId: string | null): Promise<Cancelled> {
    this.#scheduler.watch();
    const { ledger } = this.#books;
    const pending = ledger.pendingOf(sessionHash);
    const meant = pending.filter(({ id, fnId }) => (eventId === null ? fnId === fnIndex : id === eventId));
    const isKnown = eventId === null || ledger.find(eventId)?.session === sessionHash;
    return { stopped: this.#runs.cancel(meant, { reason: "the visitor cancelled", last: cancelled }), isKnown };
  }

  async leave(sessionHash: string, reader: string | null): Promise<void> {
    this.#departures.closing(sessionHash, reader);
  }

  async heartbeat(sessionHash: string, reader: string | null): Promise<EventStream> {
    this.#scheduler.watch();
    return this.#streams.heartbeat(sessionHash, reader);
  }

  async prepare(call: Call): Promise<Prepared> {
    return this.#admission.prepare(completeCall(call));
  }

  async commit(sessionHash: string, step: Step): Promise<void> {
    const { sessions } = this.#books;
    // A call without a session ran under an id that nobody will come back with.
    const session = sessions.isKnown(sessionHash) ? sessionHash : null;
    this.#books.commit(() => this.#books.keep(session, step, Date.now()));
    this.#scheduler.restore();
  }

  async overrides(sessionHash: string, component: number): Promise<Record<string, unknown>> {
    return this.#books.sessions.overrides(sessionHash, [component])[component] ?? {};
  }

  async rendered(sessionHash: string, id: number | string): Promise<PassFunction | null> {
    return this.#books.passes?.find(sessionHash, id) ?? null;
  }

  async script(name: string): Promise<string | null> {
    return this.#books.passes?.script(name) ?? null;
  }

  cache(order: CacheOrder): Promise<CacheAnswer> {
    return this.#books.kept.ask(order);
  }

  async hold(): Promise<number> {
    return this.#runs.hold();
  }

  async release(): Promise<void> {
    this.#runs.release();
  }

  report(): Promise<QueueReport> {
    return reportOn(this.#books, Date.now());
  }

  async status(): Promise<{ waiting: number }> {
    this.#scheduler.watch();
    return { waiting: this.#books.line.length };
  }

  async recordFiles(files: StoredFile[]): Promise<void> {
    this.#books.commit(() => this.#books.files.record(files, Date.now()));
    this.#scheduler.restore();
  }

  async forgetFiles(paths: string[]): Promise<void> {
    this.#books.files.forget(paths);
  }

  async file(path: string): Promise<StoredFile | null> {
    return this.#books.files.find(path);
  }

  async tellUpload(step: UploadStep): Promise<void> {
    this.#uploads.tell(step);
  }

  followUpload(uploadId: string): Promise<Taken<{ stream: EventStream }>> {
    return this.#uploads.follow(uploadId);
  }

  /** May come twice, or late: each chore looks at what is there. */
  override async alarm(): Promise<void> {
    const now = Date.now();
    await this.#scheduler.fire([
      // Who has left needs no start.
      () => this.#departures.sweep(now),
      () => this.#runs.expireOrphans(now),
      () => this.#runs.startAll(),
      () => this.#sweeper.sweep(now),
      () => this.#sweeper.sweepFiles(now),
      // Last, because it may wait for answers.
      () => this.#runs.expireLeases(now),
    ]);
  }

  /** The object before this one is gone, with its streams and its runs. */
  #recover(now: number): void {
    const { sessions, line, facts } = this.#books;
    this.#books.kept.enter(() => this.env.CF_VERSION_METADATA?.id || facts.version?.() || "");
    this.#runs.recover(now);
    sessions.expectAll(now + facts.settings.grace.lost);
    this.#scheduler.restore();
    if (line.length > 0) this.#scheduler.at(now);
  }

  #dueTimes(): (number | null)[] {
    const { ledger, line, sessions } = this.#books;
    return [
      ledger.nextExpiry(),
      line.nextRetry(Date.now()),
      line.nextBatch(Date.now()),
      sessions.nextLeaving(),
      sessions.nextStateExpiry(),
      this.#sweeper.next(),
      this.#sweeper.nextFiles(),
    ];
  }

  #saveNotes(): void {
    this.#books.commit(() => {
      this.#books.sessions.saveDelivered();
      this.#books.estimates.save();
    });
  }

  /** Who runs functions; of several apps in a Worker, each says which it is. */
  protected runner(): Runner {
    const { Runner } = this.ctx.exports as unknown as { Runner: Runner }; // the entry exports it beside this class
    return Runner;
  }
}
