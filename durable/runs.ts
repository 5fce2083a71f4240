/** The runs under way: starting them, hearing them out, stopping them, and letting the next ones start. */

import type { EventMessage } from "../src/protocol/messages.ts";
import type { Call, Job, Outcome, RunHandle, Runner, Step } from "../src/runtime/job.ts";
import { leftBehind } from "../src/runtime/job.ts";
import type { Books } from "./books.ts";
import { cancelled, completed, failed, interrupted, outdated, unstorable } from "./endings.ts";
import type { Underway } from "./estimates.ts";
import { Later } from "./later.ts";
import type { EndState, KnownEvent } from "./ledger.ts";
import { type Draft, entryOf, type Member, Recorder } from "./recorder.ts";
import { reportEnd } from "./report.ts";
import { RunSink } from "./run-sink.ts";
import { merge, Telling } from "./telling.ts";
import type { Claimed } from "./waiting-line.ts";

/** Milliseconds for which a run is believed to live without a sign. */
const LEASE = 30_000;
/** The same for runs of an object that is gone: they ended with it, and what they had called gets a moment to end too. */
const ORPHAN_LEASE = 1000;
const LONGEST_RETRY_PAUSE = 60_000;

/** One job, or the members of a batch. It holds one slot of its group. */
interface Run {
  readonly group: string;
  readonly started: number;
  members: readonly Member[];
  handle: RunHandle | null;
  /** Why it must stop; null while it may go on. */
  stopReason: string | null;
}

/** Who is told of what happens here. */
interface Surroundings {
  readonly runner: () => Runner;
  /** Something is due at this time. */
  readonly onDue: (time: number) => void;
  /** A group has moved up. */
  readonly onMoved: (group: string) => void;
  /** An event waits no more. */
  readonly onLeftLine: (session: string, event: string) => void;
  /** There are averages to save. */
  readonly onMeasured: () => void;
}

/** How a member's run ends in the books. */
interface Ending {
  readonly draft: Draft;
  /** "again": back into the line. */
  readonly state: EndState | "again";
}

export class Runs {
  readonly #books: Books;
  readonly #surroundings: Surroundings;
  readonly #recorder: Recorder;
  readonly #active = new Map<string, { readonly member: Member; readonly run: Run }>();
  readonly #runs = new Set<Run>();
  /** Slots by group that runs of the object before this one may still hold. */
  readonly #orphaned = new Map<string, number>();
  readonly #renewal = new Later(LEASE / 3, () => this.#renew());

  constructor(books: Books, surroundings: Surroundings) {
    this.#books = books;
    this.#surroundings = surroundings;
    this.#recorder = new Recorder(books, (member, error) => this.#giveUp(member, error));
  }

  /** Takes over after an eviction, a restart or a deploy. */
  recover(now: number): void {
    const { ledger, line, log } = this.#books;
    this.#books.commit(() => {
      for (const { id, session } of line.reconcile()) {
        if (line.withdraw(id, "failed", now)) log.append(session, [entryOf(outdated(id))]);
      }
      ledger.shortenLeases(now + ORPHAN_LEASE);
      for (const { group } of ledger.running()) this.#orphaned.set(group, (this.#orphaned.get(group) ?? 0) + 1);
    });
  }

  /** Runs of a group, for estimates. */
  underway(group: string): Underway[] {
    const runs = [...this.#runs].filter((run) => run.group === group);
    return runs.flatMap(({ members, started }) => (members[0] ? [{ fn: members[0].claimed.fn, started }] : []));
  }

  /** Starts whoever can start. */
  startAll(): void {
    for (const group of this.#books.line.groups) this.launch(this.#books.commit(() => this.claim(group)));
  }

  /** Marks as running whoever can start in a group. Call it inside a transaction and {@link launch} them after it. */
  claim(group: string): Claimed[][] {
    const { line, log, estimates } = this.#books;
    const now = Date.now();
    const starts: Claimed[][] = [];
    for (let free = this.#freeSlots(group); free > 0; free--) {
      const members = line.claim(group, { now, leaseUntil: now + LEASE });
      if (members.length === 0) break;
      for (const { id, session, fn } of members) {
        log.append(session, [entryOf({ msg: "process_starts", event_id: id, eta: estimates.average(fn.name) })]);
      }
      starts.push(members);
    }
    return starts;
  }

  launch(starts: readonly (readonly Claimed[])[]): void {
    for (const claimed of starts) {
      const [first] = claimed;
      if (!first) continue;
      const members = claimed.map((event) => this.#memberOf(event));
      const run: Run = {
        group: first.fn.concurrencyId,
        started: first.started,
        members,
        handle: null,
        stopReason: null,
      };
      this.#runs.add(run);
      for (const member of members) {
        this.#active.set(member.claimed.id, { member, run });
        this.#surroundings.onLeftLine(member.claimed.session, member.claimed.id);
      }
      this.#surroundings.onDue(first.started + LEASE);
      this.#surroundings.onMoved(run.group);
      this.#renewal.afterPause();
      // Not awaited: whoever joined has their answer long before. It handles its own failures.
      void this.#drive(run);
    }
  }

  /** Ends waiting and running events at once, whatever their functions make of it. */
  cancel(events: readonly KnownEvent[], reason: string): number {
    const { functions, line, ledger, log } = this.#books;
    const now = Date.now();
    this.#recorder.flush();
    const ended = this.#books.commit(() =>
      events.filter((event) => {
        const isEnded =
          line.withdraw(event.id, "cancelled", now) || ledger.end(event.id, event.attempt, { state: "cancelled", now });
        const outputCount = functions.find(event.fnId, event.name)?.outputCount ?? 0;
        if (isEnded) log.append(event.session, [entryOf(cancelled(event.id, outputCount))]);
        return isEnded;
      }),
    );
    for (const event of ended) {
      this.#surroundings.onLeftLine(event.session, event.id);
      this.#drop(event.id, reason);
      reportEnd(event, "cancelled", now);
    }
    return ended.length;
  }

  /** Ends or repeats runs that gave no sign for a whole lease. */
  expireLeases(now: number): void {
    for (const event of this.#books.ledger.expired(now)) {
      const outcome = this.#books.commit(() => this.#breakOff(event, now));
      if (!this.#active.has(event.id)) this.#releaseOrphan(event.group);
      this.#drop(event.id, "lease lost");
      reportEnd(event, outcome, now);
    }
  }

  #memberOf(claimed: Claimed): Member {
    const hasYielded = claimed.attempt > 1 && this.#books.log.hasYield(claimed.session, claimed.id);
    return { claimed, telling: new Telling({ ...claimed, hasYielded }), spilling: null };
  }

  async #drive(run: Run): Promise<void> {
    const outcomes = await this.#work(run);
    try {
      await this.#finish(run, outcomes);
    } catch (error) {
      // The ledger still says "running", so the lease will run out and the alarm ends it.
      console.error(`A run in ${run.group} could not be ended:`, error);
      this.#release(run);
    }
  }

  /** One outcome a member; null if the run broke off. */
  async #work(run: Run): Promise<Outcome[] | null> {
    try {
      const jobs: Job[] = [];
      run.members = run.members.filter((member) => this.#isOpen(member, run));
      for (const { claimed } of run.members) {
        const call = JSON.parse(await this.#books.spill.read(claimed.payload)) as Call; // written by join
        jobs.push(this.#books.job(claimed.id, call, claimed.fn.id));
      }
      if (run.stopReason !== null) return null;
      const sink = new RunSink((tell) => this.#hear(run, tell));
      using handle = await this.#surroundings.runner().start(jobs, sink);
      run.handle = handle;
      if (run.stopReason !== null) await handle.cancel(run.stopReason);
      return await handle.done();
    } catch (error) {
      console.error(`A run in ${run.group} broke off:`, error);
      return null;
    } finally {
      run.handle = null;
    }
  }

  /** The members of a batch all hear what their run tells. */
  #hear(run: Run, tell: (telling: Telling) => void): void {
    for (const member of run.members.filter((each) => this.#isOpen(each, run))) {
      tell(member.telling);
      this.#recorder.soon(member);
    }
  }

  async #finish(run: Run, outcomes: readonly Outcome[] | null): Promise<void> {
    const open = run.members.map((member, i) => ({ member, outcome: outcomes?.[i] ?? null }));
    const endings = await Promise.all(
      open
        .filter(({ member }) => this.#isOpen(member, run))
        .map(({ member, outcome }) => this.#endingOf(member, outcome)),
    );
    const unwanted = open.filter(
      ({ member, outcome }) => outcome?.status !== "completed" || !this.#isOpen(member, run),
    );
    this.#recordLeftovers(unwanted.flatMap(({ outcome }) => outcome ?? []));
    this.#release(run);
    try {
      this.launch(this.#end(endings, run.group));
    } catch (error) {
      console.error(`A result in ${run.group} could not be stored:`, error);
      this.launch(
        this.#end(
          endings.map(({ draft }) => spoiled(draft.member)),
          run.group,
        ),
      );
    }
    this.#surroundings.onMoved(run.group);
  }

  /** Files of runs that failed, or that nobody waits for any more: the ledger must know them to delete them. */
  #recordLeftovers(outcomes: readonly Outcome[]): void {
    const files = outcomes.flatMap(leftBehind);
    if (files.length > 0) this.#books.commit(() => this.#books.files.record(files, Date.now()));
  }

  /** Writes the ends down and claims who starts in their place: one commit for both. */
  #end(endings: readonly Ending[], group: string): Claimed[][] {
    const now = Date.now();
    const { kept, starts } = this.#books.commit(() => {
      const kept = endings.filter((ending) => this.#write(ending, now));
      // Who starts in their place is told how long they took.
      for (const ending of kept) this.#measure(ending, now);
      return { kept, starts: this.claim(group) };
    });
    for (const { draft, state } of kept) {
      const { claimed } = draft.member;
      reportEnd({ ...claimed, name: claimed.fn.name }, state, now);
      if (state === "again") this.#surroundings.onDue(retryTime(claimed.attempt, now));
    }
    return starts;
  }

  #measure({ draft, state }: Ending, now: number): void {
    if (state !== "completed") return;
    const { fn, started } = draft.member.claimed;
    this.#books.estimates.record(fn.name, (now - started) / 1000);
    this.#surroundings.onMeasured();
  }

  /** False if somebody else has ended the event. */
  #write({ draft, state }: Ending, now: number): boolean {
    const { id, attempt } = draft.member.claimed;
    if (!this.#recorder.keep(draft)) return false;
    if (state === "again") this.#books.line.requeue(id, attempt, retryTime(attempt, now));
    else this.#books.ledger.end(id, attempt, { state, now });
    return true;
  }

  /** Not ended by a cancel or a lost lease meanwhile. */
  #isOpen(member: Member, run: Run): boolean {
    const active = this.#active.get(member.claimed.id);
    return active?.run === run && active.member === member;
  }

  async #endingOf(member: Member, outcome: Outcome | null): Promise<Ending> {
    const { claimed } = member;
    if (!outcome && claimed.attempt <= claimed.fn.retries) {
      return { draft: await this.#recorder.finish(member, null), state: "again" };
    }
    const draft = await this.#recorder.finish(member, this.#lastMessage(member, outcome));
    if (outcome?.status !== "completed" || !outcome.step) return { draft, state: outcome?.status ?? "interrupted" };
    return { draft: withStep(draft, outcome.step), state: "completed" };
  }

  #lastMessage({ claimed, telling }: Member, outcome: Outcome | null): EventMessage {
    if (!outcome) return interrupted(claimed.id);
    if (outcome.status === "cancelled") return cancelled(claimed.id, claimed.fn.outputCount);
    if (outcome.status === "failed") return failed(claimed.id, outcome.error, { hasYielded: telling.hasYielded });
    const nothing = Array.from({ length: claimed.fn.outputCount }, () => null);
    return completed(claimed.id, {
      data: outcome.step?.data ?? telling.lastData ?? nothing,
      changedState: outcome.step?.changedState ?? [],
      duration: (Date.now() - claimed.started) / 1000,
      average: this.#books.estimates.average(claimed.fn.name),
      isBatch: claimed.fn.isBatch,
    });
  }

  /** Ends or repeats an event whose lease ran out. */
  #breakOff(event: KnownEvent, now: number): EndState | "again" {
    const fn = this.#books.functions.find(event.fnId, event.name);
    if (fn && event.attempt <= fn.retries) {
      this.#books.line.requeue(event.id, event.attempt, retryTime(event.attempt, now));
      return "again";
    }
    const isEnded = this.#books.ledger.end(event.id, event.attempt, { state: "interrupted", now });
    if (isEnded) this.#books.log.append(event.session, [entryOf(interrupted(event.id))]);
    return "interrupted";
  }

  /** A run whose changes the database refuses ends here. */
  #giveUp(member: Member, error: unknown): void {
    console.error(`What event ${member.claimed.id} told could not be stored:`, error);
    const { id, fn } = member.claimed;
    const starts = this.#end([spoiled(member)], fn.concurrencyId);
    this.#drop(id, "its results could not be stored");
    this.launch(starts);
  }

  /** Hears an event no more; a run of which nobody is left is stopped. */
  #drop(id: string, reason: string): void {
    const active = this.#active.get(id);
    if (!active) return;
    this.#active.delete(id);
    const { run } = active;
    if (run.members.some((member) => this.#isOpen(member, run))) return;
    run.stopReason = reason;
    // Its end is heard by whoever waits for `done`; that the runner is gone already is no news.
    run.handle?.cancel(reason).catch(() => {});
  }

  #release(run: Run): void {
    this.#runs.delete(run);
    for (const member of run.members) {
      if (this.#isOpen(member, run)) this.#active.delete(member.claimed.id);
    }
  }

  #releaseOrphan(group: string): void {
    const held = (this.#orphaned.get(group) ?? 0) - 1;
    if (held > 0) this.#orphaned.set(group, held);
    else this.#orphaned.delete(group);
  }

  #freeSlots(group: string): number {
    const held = [...this.#runs].filter((run) => run.group === group).length;
    return this.#books.functions.limitOf(group) - held - (this.#orphaned.get(group) ?? 0);
  }

  #renew(): void {
    if (this.#active.size === 0) return;
    this.#renewal.afterPause();
    this.#books.commit(() => this.#books.ledger.renew([...this.#active.keys()], Date.now() + LEASE));
  }
}

/** The first retry is at once, later ones wait longer and longer. */
function retryTime(attempt: number, now: number): number {
  return attempt === 1 ? now : now + Math.min(LONGEST_RETRY_PAUSE, 1000 * 2 ** (attempt - 2));
}

/** The end of a run whose results the database refuses. */
function spoiled(member: Member): Ending {
  const entries = [entryOf(unstorable(member.claimed.id))];
  return { draft: { member, entries, changes: { state: {}, overrides: {}, files: [] } }, state: "failed" };
}

function withStep(draft: Draft, step: Step): Draft {
  return { ...draft, changes: merge(draft.changes, step) };
}
