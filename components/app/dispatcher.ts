/** Listeners in the browser: which runs start, wait, chain and stop, and what their results change. */

import type { Config, Dependency, RenderConfig } from "../../src/protocol/config.ts";
import {
  type EventMessage,
  type FailureOutput,
  isFailure,
  type ProcessCompleted,
  type SuccessOutput,
} from "../../src/protocol/messages.ts";
import type { AppNode } from "./app-node.ts";
import { applyData } from "./apply-data.ts";
import { ClientScripts } from "./client-scripts.ts";
import { type CallBody, type Connection, newId, Refusal, type Ticket } from "./connection.ts";
import type { About } from "./event-line.ts";
import type { Feedback } from "./feedback.ts";
import {
  type Beginning,
  followerKey,
  isLasting,
  isQueued,
  memoryOf,
  type Origin,
  type Run,
  type Underway,
} from "./run.ts";
import { StatusBoard } from "./status-board.ts";
import type { LoadingStatus } from "./status-text.ts";

/** What the dispatcher works on. */
export interface Surroundings {
  /** Renders change its dependencies. */
  readonly config: Pick<Config, "app_id" | "dependencies" | "root">;
  readonly nodes: ReadonlyMap<number, AppNode>;
  readonly connection: Connection;
  readonly feedback: Feedback;
  /** Settles when results may be shown. */
  readonly ready: Promise<void>;
  /** What is under way is another now. To remember it soon is enough, or it must be now. */
  readonly onChange: (when: "now" | "soon") => void;
  /** Shows what a render has made. */
  readonly onRendered: (render: RenderConfig) => Promise<void>;
  /** The queue has taken a run that this page has begun. */
  readonly onJoined: (run: Run) => void;
}

/** How a run ended, for what is chained behind it. Of one that another page cancelled, that page sees to the rest. */
type Ending = "completed" | "failed" | "cancelled" | "refused" | "cancelled elsewhere";

/** Milliseconds that a page leaves to the one that began a run, before it goes on with what follows. */
const MIRROR_DELAY = 2000;

const IDLE: Omit<LoadingStatus, "status" | "startedAt" | "showProgress"> = {
  queuePosition: null,
  queueSize: null,
  eta: null,
  progress: null,
  message: null,
};

export class Dispatcher {
  readonly #around: Surroundings;
  readonly #scripts: ClientScripts;
  readonly #board: StatusBoard;
  readonly #running = new Map<number, Set<Run>>();
  /** The one run that `always_last` listeners still owe. */
  readonly #deferred = new Map<number, Origin>();
  /** Keys of runs that other pages have told of. */
  readonly #toldOf = new Set<string>();

  constructor(around: Surroundings) {
    this.#around = around;
    this.#board = new StatusBoard(around.feedback);
    this.#scripts = new ClientScripts(around.config);
  }

  /** Something happened: starts every listener of it, in order of declaration. */
  trigger(triggerId: number, event: string, data: unknown = null): void {
    this.start(this.#around.config.dependencies, event, { triggerId, data });
  }

  /** The same for some listeners. */
  start(among: readonly Dependency[], event: string, origin: Origin): void {
    // What runs in the browser may change who listens.
    for (const dependency of among.filter((each) => hears(each, origin.triggerId, event)))
      this.fire(dependency, origin);
  }

  /** Starts one listener, unless its trigger mode says otherwise. `parent` is what it follows. */
  fire(dependency: Dependency, origin: Origin, parent: Run | null = null): void {
    const isMirror = parent?.isMirror ?? false;
    const key = parent ? followerKey(parent, dependency) : newId();
    // The page that began it was quicker to tell of it than the server of what came before.
    if (isMirror && this.#toldOf.has(key)) return;
    if (!isMirror) for (const id of dependency.cancels) this.#cancel(id);
    // What another page runs does not keep this one from it.
    if ([...(this.#running.get(dependency.id) ?? [])].some((run) => run.isMirror === isMirror)) {
      if (dependency.trigger_mode === "once") return;
      if (dependency.trigger_mode === "always_last") {
        this.#deferred.set(dependency.id, origin);
        return;
      }
    }
    // The page that began what came before may have begun this long since.
    const after = parent?.isMirror ? parent.after : this.#around.connection.place;
    const beginning = { origin, key, after, applied: 0, inputs: null, isMirror };
    void this.#go(this.#add(dependency, beginning, { isOld: isMirror, startedAt: Date.now() }));
  }

  /** What is under way and outlives the page. */
  underway(): Underway {
    const runs = this.runs()
      .filter(isLasting)
      .map((run) => {
        const hasSecret = this.#nodes(run.dependency.inputs).some(({ isSecret }) => isSecret);
        return { ...memoryOf(run), inputs: hasSecret ? null : run.inputs };
      });
    return { runs, deferred: runs.length > 0 ? [...this.#deferred] : [] };
  }

  /** Takes up what is under way elsewhere, and hears of it from now on. */
  takeUp({ runs, deferred }: Underway): void {
    for (const [id, origin] of deferred) this.#deferred.set(id, origin);
    for (const { fn, eventId, startedAt, ...beginning } of runs) {
      const dependency = this.#around.config.dependencies.find(({ id }) => id === fn);
      if (!dependency) continue;
      if (beginning.isMirror) this.#toldOf.add(beginning.key);
      const known = this.runs().find(({ key }) => key === beginning.key);
      const run = known ?? this.#add(dependency, beginning, { isOld: true, startedAt });
      if (run.eventId !== null || eventId === null) continue;
      run.eventId = eventId;
      this.#around.connection.hear(eventId, this.#ticket(run)).catch((error: unknown) => this.#fail(run, error));
    }
  }

  /** Goes on with everything that was taken up. `isMirror`: the page that began it is still there. */
  goOn({ isMirror }: { readonly isMirror: boolean }): void {
    for (const run of this.runs()) {
      run.isMirror ||= isMirror;
      this.#show(run, { status: "pending" });
      if (run.eventId === null) void this.#go(run);
    }
  }

  /** Everything that is under way. */
  runs(): Run[] {
    return [...this.#running.values()].flatMap((runs) => [...runs]);
  }

  #add(dependency: Dependency, beginning: Beginning, more: Pick<Run, "isOld" | "startedAt">): Run {
    const run: Run = { ...beginning, ...more, dependency, eventId: null, isOver: false, isUnwanted: false };
    const runs = this.#running.get(dependency.id) ?? new Set();
    this.#running.set(dependency.id, runs.add(run));
    this.#show(run, { status: "pending" });
    this.#around.onChange("now");
    return run;
  }

  async #go(run: Run): Promise<void> {
    const { dependency } = run;
    try {
      if (run.isMirror) await new Promise((resolve) => setTimeout(resolve, MIRROR_DELAY));
      if (run.eventId !== null || run.isOver) return;
      const inputs = run.inputs ?? (await this.#gather(run));
      if (run.isOver) return;
      run.inputs = inputs;
      this.#around.onChange("now");
      if (isQueued(dependency)) await this.#join(run, inputs);
      else if (dependency.backend_fn) await this.#runDirectly(run, inputs);
      else {
        await this.#apply(run, { data: inputs });
        this.#end(run, "completed");
      }
    } catch (error) {
      this.#fail(run, error);
    }
  }

  /** The inputs' values as they are now, through the listener's own script. */
  async #gather({ dependency }: Run): Promise<unknown[]> {
    const inputs = this.#nodes(dependency.inputs);
    await Promise.all(inputs.map(async (node) => node.element?.settled()));
    const values = dependency.inputs.map((id) => this.#around.nodes.get(id)?.value ?? null);
    return dependency.js === null ? values : this.#scripts.run(dependency, values);
  }

  async #join(run: Run, inputs: unknown[]): Promise<void> {
    const { connection, onJoined, onChange } = this.#around;
    const eventId = await connection.join(this.#body(run, inputs), this.#ticket(run));
    // Another page was quicker, and this one has heard of it: one run is enough to show it.
    if (this.runs().some((other) => other.eventId === eventId)) return this.#end(run, "cancelled elsewhere");
    run.eventId = eventId;
    run.inputs = null;
    this.#judge(run);
    onChange("now");
    if (run.isUnwanted) await connection.cancel(run.dependency.id, eventId);
    else if (!run.isMirror) onJoined(run);
  }

  #ticket(run: Run): Ticket {
    const { key, after, applied, isOld } = run;
    const listener = (message: EventMessage, about: About): Promise<void> => this.#hear(run, message, about);
    return { key, after, applied, isOld, listener, isWanted: () => !run.isUnwanted };
  }

  async #runDirectly(run: Run, data: unknown[]): Promise<void> {
    // The page that began it runs it too, and it can be run only once.
    if (run.isMirror) return this.#end(run, "cancelled elsewhere");
    const output = await this.#around.connection.run(this.#body(run, data));
    if (run.isOver) return;
    if (isFailure(output)) this.#failWith(run, output);
    else {
      this.#judge(run);
      await this.#apply(run, output);
      this.#end(run, "completed");
      this.#tellStates(run, output.changed_state_ids);
    }
  }

  #body({ dependency, origin }: Run, data: unknown[]): CallBody {
    return { fn_index: dependency.id, data, event_data: origin.data, trigger_id: origin.triggerId };
  }

  async #hear(run: Run, message: EventMessage, { n, isReplay }: About): Promise<void> {
    await this.#around.ready;
    if (run.isOver) return;
    await this.#tell(run, message, isReplay);
    if (n === null || run.isOver) return;
    run.applied = Math.max(run.applied, n);
    this.#around.onChange("soon");
  }

  async #tell(run: Run, message: EventMessage, isReplay: boolean): Promise<void> {
    switch (message.msg) {
      case "estimation":
        return this.#show(run, {
          status: "pending",
          queuePosition: message.rank,
          queueSize: message.queue_size,
          eta: message.rank_eta,
        });
      case "process_starts":
        return this.#show(run, { status: "pending", queuePosition: 0, eta: message.eta });
      case "progress":
        return this.#show(run, { status: "pending", progress: message.progress_data });
      case "log":
        return isReplay ? undefined : this.#around.feedback.toast({ ...message, message: message.log });
      case "process_generating":
        return isReplay ? this.#show(run, { status: "generating" }) : this.#generate(run, message.output);
      case "process_completed":
        return this.#complete(run, message);
    }
  }

  async #generate(run: Run, output: SuccessOutput | FailureOutput): Promise<void> {
    if (isFailure(output)) return this.#failWith(run, output);
    this.#show(run, { status: "generating" });
    await this.#apply(run, output);
    this.#tellStates(run, output.changed_state_ids);
  }

  async #complete(run: Run, message: ProcessCompleted): Promise<void> {
    const { output, success } = message;
    if (isFailure(output)) return this.#failWith(run, output);
    if (!success) return this.#failWith(run, { error: null });
    await this.#apply(run, output);
    if (!("is_generating" in output)) return this.#end(run, "cancelled elsewhere");
    this.#end(run, "completed", message);
    this.#tellStates(run, output.changed_state_ids);
  }

  /** Shows results; a component whose value is another one now fires `change`. */
  async #apply(run: Run, { data, render_config: render }: Partial<SuccessOutput>): Promise<void> {
    if (render) await this.#around.onRendered(render);
    this.#tellChanges(run, await applyData(this.#around.nodes, run.dependency.outputs, data ?? []));
  }

  /** Who listens to a change is called by the page that began the run. */
  #tellChanges({ isMirror }: Run, ids: readonly number[]): void {
    if (!isMirror) for (const id of ids) this.trigger(id, "change");
  }

  /** The same for State: whoever listens to several that changed at once is called once. */
  #tellStates({ isMirror }: Run, ids: readonly number[]): void {
    let rest = isMirror ? [] : this.#around.config.dependencies;
    for (const triggerId of ids) {
      this.start(rest, "change", { triggerId, data: null });
      rest = rest.filter((each) => !hears(each, triggerId, "change"));
    }
  }

  /** Stops every run of a listener; its followers run as after an error. */
  #cancel(dependencyId: number): void {
    this.#deferred.delete(dependencyId);
    for (const run of this.#running.get(dependencyId) ?? []) {
      run.isUnwanted = true;
      if (run.eventId !== null) void this.#around.connection.cancel(dependencyId, run.eventId);
      this.#end(run, "cancelled");
    }
  }

  #fail(run: Run, error: unknown): void {
    if (error instanceof Refusal && error.validation) {
      this.#judge(
        run,
        error.validation.map(({ is_valid: isValid, message }) => (isValid ? null : message)),
      );
      this.#end(run, "refused");
    } else this.#failWith(run, { error: error instanceof Error ? error.message : String(error), visible: true });
  }

  /** Says at each input why it was refused; one without a reason is no longer marked. */
  #judge({ dependency }: Run, reasons: readonly (string | null)[] = []): void {
    for (const [i, id] of dependency.inputs.entries()) {
      const node = this.#around.nodes.get(id);
      const validationError = reasons[i] ?? null;
      // The element takes its mark away when the visitor types; a component that is not shown has only its options.
      const marks = [node?.element?.validationError, node?.props["validationError"]];
      if (marks.some((mark) => (mark ?? null) !== validationError)) void node?.update({ validationError });
    }
  }

  #failWith(run: Run, { error, visible, title, duration }: FailureOutput): void {
    if (error !== null && visible !== false) {
      this.#around.feedback.toast({
        level: "error",
        title: title ?? "Error",
        message: error.replace(/^'(.*)'$/s, "$1"),
        duration: duration === undefined ? 10 : duration,
        visible: true,
      });
    }
    this.#show(run, { status: "error", message: error });
    this.#end(run, "failed");
  }

  /** Ends a run, then starts what is chained behind it and what was deferred. */
  #end(run: Run, ending: Ending, cache?: ProcessCompleted): void {
    if (run.isOver) return;
    run.isOver = true;
    this.#running.get(run.dependency.id)?.delete(run);
    if (ending !== "failed") this.#show(run, { status: "complete", ...(cache && { cache }) });
    for (const follower of this.#followers(run.dependency, ending)) {
      this.fire(follower, { triggerId: run.origin.triggerId, data: null }, run);
    }
    const deferred = this.#deferred.get(run.dependency.id);
    this.#deferred.delete(run.dependency.id);
    if (deferred && ending !== "cancelled elsewhere") this.fire(run.dependency, deferred);
    this.#around.onChange("now");
  }

  #followers({ id }: Dependency, ending: Ending): Dependency[] {
    if (ending === "refused" || ending === "cancelled elsewhere") return [];
    const chained = this.#around.config.dependencies.filter(({ trigger_after: after }) => after === id);
    const always = chained.filter((each) => !each.trigger_only_on_success && !each.trigger_only_on_failure);
    const conditional = chained.filter((each) =>
      ending === "completed" ? each.trigger_only_on_success : each.trigger_only_on_failure,
    );
    return [...conditional, ...always];
  }

  #show(run: Run, status: Partial<LoadingStatus> & Pick<LoadingStatus, "status">): void {
    const { dependency, startedAt } = run;
    // What runs in the browser alone is over before it can be seen.
    if (!dependency.backend_fn && status.status !== "error") return;
    const nodes = this.#nodes(dependency.show_progress_on ?? dependency.outputs);
    this.#board.show(nodes, run, { ...IDLE, ...status, startedAt, showProgress: dependency.show_progress });
    if (dependency.scroll_to_output && ["pending", "complete"].includes(status.status)) {
      this.#around.feedback.scrollTo(nodes.flatMap(({ element }) => element ?? []));
    }
  }

  #nodes(ids: readonly number[]): AppNode[] {
    return ids.flatMap((id) => this.#around.nodes.get(id) ?? []);
  }
}

function hears({ targets }: Dependency, component: number | null, event: string): boolean {
  return targets.some(([id, name]) => id === component && name === event);
}
