/** The runs under way: starting them, hearing them out, stopping them, and letting the next ones start. */

import type { EventMessage, ProcessCompleted } from "../src/protocol/messages.ts";
import { isPassing } from "../src/runtime/platform-faults.ts";
import type { Call, Job, Outcome, Runner } from "../src/runtime/job.ts";
import { completeCall, leftBehind } from "../src/runtime/job.ts";
import { ActiveRuns, type Run } from "./active-runs.ts";
import type { Books } from "./books.ts";
import { cancelled, completed, failed, interrupted, outdated, spoken, unreadable, unstorable } from "./endings.ts";
import type { Underway } from "./estimates.ts";
import type { KnownEvent } from "./ledger.ts";
import { LEASE, Leases, retryTime } from "./leases.ts";
import { entryOf, type Member, Recorder } from "./recorder.ts";
import { reportEnd } from "./report.ts";
import { RunSink } from "./run-sink.ts";
import { COMMANDS, type Ending, failing, withStep } from "./run-endings.ts";
import { faultOf } from "./run-faults.ts";
import { Telling } from "./telling.ts";
import type { Moved } from "./transitions.ts";
import type { Claimed } from "./waiting-line.ts";

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

/** How events are stopped from outside. */
interface Farewell {
  readonly reason: string;
  /** What an event's readers hear. */
  readonly last: (event: string, outputCount: number) => ProcessCompleted;
}

/** Milliseconds until a result that storage would not take is offered again. */
const WAITS = [100, 500, 2000, 5000];

export class Runs {
  readonly #books: Books;
  readonly #surroundings: Surroundings;
  readonly #recorder: Recorder;
  readonly #active: ActiveRuns;
  readonly #leases: Leases;

  constructor(books: Books, surroundings: Surroundings) {
    this.#books = books;
    this.#surroundings = surroundings;
    this.#active = new ActiveRuns(books.functions);
    this.#leases = new Leases(books, {
      runs: () => this.#active.watched((group) => this.#startIn(group)),
      onLost: (event, reason) => this.#lose(event, reason),
    });
    this.#recorder = new Recorder(books, {
      onUnstorable: (member, error) => this.#giveUp(member, { error, message: unstorable(member.claimed.id) }),
      onOvertaken: (member) => this.#active.overtake(member),
    });
  }

  /** Takes over after an eviction, a restart or a deploy. */
  recover(now: number): void {
    const { ledger, line, log } = this.#books;
    const outdatedOnes = this.#books.commit(() => {
      const lost = line.reconcile().flatMap((event) => {
        const moved = ledger.move("outdate", { ...event, now });
        if (moved) log.append(event.session, [entryOf(outdated(event.id))]);
        return moved ? [{ event, moved }] : [];
      });
      for (const { id, group } of this.#leases.inherit(now)) this.#active.adopt(id, group);
      return lost;
    });
    for (const { event, moved } of outdatedOnes) reportEnd({ ...event, started: null }, moved, now);
  }

  /** Runs of a group, for estimates. */
  underway(group: string): Underway[] {
    return this.#active.underway(group);
  }

  /** Starts nothing more. Answers how many events are still running. */
  hold(): number {
    this.#active.isHeld = true;
    return this.#active.size;
  }

  /** Starts again whoever can start. */
  release(): void {
    this.#active.isHeld = false;
    this.startAll();
  }

  /** Starts whoever can start. */
  startAll(): void {
    for (const group of this.#books.line.groups) this.#startIn(group);
  }

  /** Marks as running whoever can start in a group. Call it inside a transaction and {@link launch} them after it, even if there are none. */
  claim(group: string): Claimed[][] {
    const { line, log, estimates } = this.#books;
    const now = Date.now();
    const starts: Claimed[][] = [];
    for (let free = this.#active.free(group); free > 0; free--) {
      const members = line.claim(group, { now, leaseUntil: now + LEASE });
      if (members.length === 0) break;
      for (const { id, session, fn } of members) {
        log.append(session, [entryOf({ msg: "process_starts", event_id: id, eta: estimates.average(fn.name) })]);
      }
      starts.push(members);
    }
    return starts;
  }

  launch(group: string, starts: readonly (readonly Claimed[])[]): void {
    const fullAt = this.#books.line.startsAt(group, Date.now());
    if (fullAt !== null) this.#surroundings.onDue(fullAt);
    for (const claimed of starts) {
      const [first] = claimed;
      if (!first) continue;
      const members = claimed.map((event) => this.#memberOf(event));
      const underway = { fn: first.fn, started: first.started };
      const run: Run = { group, underway, members, handle: null, stopReason: null };
      this.#active.add(run);
      for (const { id, session } of claimed) this.#surroundings.onLeftLine(session, id);
      this.#surroundings.onDue(first.started + LEASE);
      this.#surroundings.onMoved(group);
      this.#leases.watch();
      // Not awaited: whoever joined has their answer long before. It handles its own failures.
      void this.#drive(run);
    }
  }

  /** Ends waiting and running events at once, whatever their functions make of it. */
  cancel(events: readonly KnownEvent[], { reason, last }: Farewell): number {
    const { functions, ledger, log } = this.#books;
    const now = Date.now();
    this.#recorder.flush();
    const ended = this.#books.commit(() =>
      events.flatMap((event) => {
        const moved = ledger.move("cancel", { id: event.id, attempt: event.attempt, now });
        if (moved)
          log.append(event.session, [
            entryOf(last(event.id, functions.find(event.fnId, event.name)?.outputCount ?? 0)),
          ]);
        return moved ? [{ event, moved }] : [];
      }),
    );
    for (const { event, moved } of ended) {
      this.#surroundings.onLeftLine(event.session, event.id);
      this.#lose(event.id, reason);
      reportEnd(event, moved, now);
    }
    return ended.length;
  }

  /** Ends or repeats runs of the object before this one. */
  expireOrphans(now: number): void {
    this.#leases.expireOrphans(now);
  }

  /** Ends or repeats runs that are silent. */
  expireLeases(now: number): Promise<void> {
    return this.#leases.expire(now);
  }

  #startIn(group: string): void {
    this.launch(
      group,
      this.#books.commit(() => this.claim(group)),
    );
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
      this.#active.release(run);
    }
  }

  /** One outcome a member; null if the run broke off. */
  async #work(run: Run): Promise<Outcome[] | null> {
    try {
      const jobs = await this.#jobsOf(run);
      if (run.stopReason !== null) return null;
      const sink = new RunSink(this.#books.kept, (tell) => this.#hear(run, tell));
      using handle = await this.#surroundings.runner().start(jobs, sink);
      run.handle = handle;
      if (run.stopReason !== null) await handle.cancel(run.stopReason);
      return await handle.done();
    } catch (error) {
      console.error(`A run in ${run.group} broke off:`, error);
      const fault = faultOf(error);
      return fault === null ? null : run.members.map(() => ({ status: "failed", error: spoken(fault) }));
    } finally {
      run.handle = null;
    }
  }

  /** What the members that are still open were asked. One whose call cannot be read fails; the others go on. */
  async #jobsOf(run: Run): Promise<Job[]> {
    const jobs = new Map<Member, Job>();
    for (const member of this.#active.openMembers(run)) {
      const { id, fn, payload } = member.claimed;
      try {
        const call = completeCall(JSON.parse(await this.#books.spill.read(payload)) as Call); // written by join
        jobs.set(member, this.#books.job(id, call, fn));
      } catch (error) {
        this.#giveUp(member, { error, message: unreadable(id) });
      }
    }
    run.members = [...jobs.keys()].filter((member) => this.#active.isOpen(member, run));
    return run.members.flatMap((member) => jobs.get(member) ?? []);
  }

  /** The members of a batch all hear what their run tells. */
  #hear(run: Run, tell: (telling: Telling) => void): void {
    for (const member of this.#active.openMembers(run)) {
      tell(member.telling);
      this.#recorder.soon(member);
    }
  }

  async #finish(run: Run, outcomes: readonly Outcome[] | null): Promise<void> {
    const told = run.members.map((member, i) => ({ member, outcome: outcomes?.[i] ?? null }));
    const open = told.filter(({ member }) => this.#active.isOpen(member, run));
    const endings = await Promise.all(open.map(({ member, outcome }) => this.#endingOf(member, outcome)));
    const unwanted = told.filter(
      ({ member, outcome }) => outcome?.status !== "completed" || !this.#active.isOpen(member, run),
    );
    this.#recordLeftovers(unwanted.flatMap(({ outcome }) => outcome ?? []));
    await this.#conclude(run, endings);
    this.#surroundings.onMoved(run.group);
  }

  /** Storage that has a bad moment is asked again. A result that it refuses for good fails its event. */
  async #conclude(run: Run, endings: readonly Ending[]): Promise<void> {
    for (const wait of WAITS) {
      const open = this.#active.release(run);
      try {
        return this.launch(run.group, this.#end(endings, run.group));
      } catch (error) {
        console.error(`A result in ${run.group} could not be stored:`, error);
        if (!isPassing(error)) break;
      }
      this.#active.regain(run, open);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    this.#active.release(run);
    const unstored = endings.map(({ draft }) => failing(draft.member, unstorable(draft.member.claimed.id)));
    this.launch(run.group, this.#end(unstored, run.group));
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
      const kept = endings.flatMap((ending) => {
        const moved = this.#write(ending, now);
        if (!moved) return [];
        const { claimed } = ending.draft.member;
        // Who starts in their place is told how long they took.
        if (moved.to === "completed" && !ending.usedCache) this.#measure(claimed, now);
        return [{ moved, claimed }];
      });
      return { kept, starts: this.claim(group) };
    });
    for (const { moved, claimed } of kept) {
      reportEnd({ ...claimed, name: claimed.fn.name }, moved, now);
      if (moved.to === "queued") this.#surroundings.onDue(retryTime(claimed.attempt, now));
    }
    return starts;
  }

  #measure({ fn, started }: Claimed, now: number): void {
    this.#books.estimates.record(fn.name, (now - started) / 1000);
    this.#surroundings.onMeasured();
  }

  /** Null if somebody else has ended the event: then nothing of the ending is kept. */
  #write({ draft, command }: Ending, now: number): Moved | null {
    const { id, attempt } = draft.member.claimed;
    const moved = this.#books.ledger.move(command, { id, attempt, now, until: retryTime(attempt, now) });
    if (moved) this.#recorder.keepLast(draft);
    return moved;
  }

  /** One that cannot be said fails its event, and no other of the batch. */
  async #endingOf(member: Member, outcome: Outcome | null): Promise<Ending> {
    const { id, attempt, fn } = member.claimed;
    const mayRetry = outcome === null && attempt <= fn.retries;
    try {
      const last = mayRetry ? null : this.#lastMessage(member, outcome);
      const draft = await this.#recorder.finish(member, last);
      if (mayRetry) return { draft, command: "retry" };
      if (outcome === null) return { draft, command: "interrupt" };
      if (outcome.status !== "completed") return { draft, command: COMMANDS[outcome.status] };
      const { step, usedCache } = outcome;
      return { draft: step ? withStep(draft, step) : draft, command: "complete", usedCache };
    } catch (error) {
      console.error(`What event ${id} told could not be stored:`, error);
      return failing(member, unstorable(id));
    }
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
      render: outcome.step?.render?.config ?? null,
      usedCache: outcome.usedCache ?? false,
    });
  }

  /** A run that cannot be started or whose changes cannot be kept ends here. */
  #giveUp(member: Member, { error, message }: { error: unknown; message: ProcessCompleted }): void {
    const { id, fn } = member.claimed;
    console.error(`Event ${id} is given up:`, error);
    let starts: Claimed[][] = [];
    try {
      starts = this.#end([failing(member, message)], fn.concurrencyId);
    } catch (failure) {
      // The ledger still says "running", so the lease will run out and the alarm ends it.
      console.error(`Event ${id} could not be ended:`, failure);
    }
    this.#active.drop(id, "it was given up");
    this.launch(fn.concurrencyId, starts);
  }

  /** An event has come to an end, or gone back into the line, beside its run. */
  #lose(id: string, reason: string): void {
    this.#active.drop(id, reason);
    const group = this.#active.bury(id);
    if (group !== null) this.#startIn(group);
  }
}
