/** Listeners in the browser: which runs start, wait, chain and stop, and what their results change. */

import type { Dependency } from "../../src/protocol/config.ts";
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
import { type CallBody, type Connection, Refusal } from "./connection.ts";
import type { Feedback } from "./feedback.ts";
import { StatusBoard } from "./status-board.ts";
import type { LoadingStatus } from "./status-text.ts";

/** What the dispatcher works on. */
export interface Surroundings {
  readonly dependencies: readonly Dependency[];
  readonly nodes: ReadonlyMap<number, AppNode>;
  readonly connection: Connection;
  readonly feedback: Feedback;
  /** Address of the app. */
  readonly root: string;
  /** Version of the app, so that browsers may keep its scripts. */
  readonly appId: string;
}

/** What set a listener off. */
export interface Origin {
  /** The component that fired; chains keep the first one's. */
  readonly triggerId: number | null;
  readonly data: unknown;
}

/** How a run ended, for what is chained behind it. */
type Ending = "completed" | "failed" | "cancelled" | "refused";

interface Run {
  readonly dependency: Dependency;
  readonly origin: Origin;
  readonly startedAt: number;
  eventId: string | null;
  isOver: boolean;
}

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

  constructor(around: Surroundings) {
    this.#around = around;
    this.#board = new StatusBoard(around.feedback);
    this.#scripts = new ClientScripts(around.root, around.appId);
  }

  /** Something happened: starts every listener of it, in order of declaration. */
  trigger(componentId: number, event: string, data: unknown = null): void {
    for (const dependency of this.#around.dependencies) {
      const isTarget = dependency.targets.some(([id, name]) => id === componentId && name === event);
      if (isTarget) this.fire(dependency, { triggerId: componentId, data });
    }
  }

  /** Starts one listener, unless its trigger mode says otherwise. */
  fire(dependency: Dependency, origin: Origin): void {
    for (const id of dependency.cancels) this.#cancel(id);
    if ((this.#running.get(dependency.id)?.size ?? 0) > 0) {
      if (dependency.trigger_mode === "once") return;
      if (dependency.trigger_mode === "always_last") {
        this.#deferred.set(dependency.id, origin);
        return;
      }
    }
    void this.#run(dependency, origin);
  }

  async #run(dependency: Dependency, origin: Origin): Promise<void> {
    const run: Run = { dependency, origin, startedAt: Date.now(), eventId: null, isOver: false };
    const runs = this.#running.get(dependency.id) ?? new Set();
    this.#running.set(dependency.id, runs.add(run));
    if (dependency.backend_fn) this.#show(run, { status: "pending" });
    try {
      const data = await this.#gather(run);
      if (run.isOver) return;
      if (!dependency.backend_fn) {
        await this.#apply(run, data);
        this.#end(run, "completed");
      } else if (dependency.queue) await this.#join(run, data);
      else await this.#runDirectly(run, data);
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

  async #join(run: Run, data: unknown[]): Promise<void> {
    run.eventId = await this.#around.connection.join(this.#body(run, data), (message) => {
      void this.#hear(run, message);
    });
    if (run.isOver) await this.#around.connection.cancel(run.dependency.id, run.eventId);
  }

  async #runDirectly(run: Run, data: unknown[]): Promise<void> {
    const output = await this.#around.connection.run(this.#body(run, data));
    if (run.isOver) return;
    if (isFailure(output)) this.#failWith(run, output);
    else {
      await this.#apply(run, output.data);
      this.#end(run, "completed");
      this.#tellState(output);
    }
  }

  #body({ dependency, origin }: Run, data: unknown[]): CallBody {
    return { fn_index: dependency.id, data, event_data: origin.data, trigger_id: origin.triggerId };
  }

  async #hear(run: Run, message: EventMessage): Promise<void> {
    if (run.isOver) return;
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
        return this.#around.feedback.toast({ ...message, message: message.log });
      case "process_generating":
        return this.#generate(run, message.output);
      case "process_completed":
        return this.#complete(run, message);
    }
  }

  async #generate(run: Run, output: SuccessOutput | FailureOutput): Promise<void> {
    if (isFailure(output)) return this.#failWith(run, output);
    this.#show(run, { status: "generating" });
    await this.#apply(run, output.data);
    this.#tellState(output);
  }

  async #complete(run: Run, { output, success }: ProcessCompleted): Promise<void> {
    if (isFailure(output)) return this.#failWith(run, output);
    if (!success) return this.#failWith(run, { error: null });
    await this.#apply(run, output.data);
    this.#end(run, "completed");
    if ("changed_state_ids" in output) this.#tellState(output);
  }

  /** Shows results; a component whose value is another one now fires `change`. */
  async #apply({ dependency }: Run, data: readonly unknown[]): Promise<void> {
    const changed = await applyData(this.#around.nodes, dependency.outputs, data);
    for (const id of changed) this.trigger(id, "change");
  }

  #tellState({ changed_state_ids: ids }: SuccessOutput): void {
    for (const id of ids) this.trigger(id, "change");
  }

  /** Stops every run of a listener; its followers run as after an error. */
  #cancel(dependencyId: number): void {
    this.#deferred.delete(dependencyId);
    for (const run of this.#running.get(dependencyId) ?? []) {
      if (run.eventId !== null) void this.#around.connection.cancel(dependencyId, run.eventId);
      this.#end(run, "cancelled");
    }
  }

  #fail(run: Run, error: unknown): void {
    if (error instanceof Refusal && error.validation) {
      for (const [i, { is_valid: isValid, message }] of error.validation.entries()) {
        const node = this.#around.nodes.get(run.dependency.inputs[i] ?? -1);
        void node?.update({ validationError: isValid ? null : message });
      }
      this.#end(run, "refused");
    } else this.#failWith(run, { error: error instanceof Error ? error.message : String(error), visible: true });
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
  #end(run: Run, ending: Ending): void {
    if (run.isOver) return;
    run.isOver = true;
    this.#running.get(run.dependency.id)?.delete(run);
    if (ending !== "failed" && run.dependency.backend_fn) this.#show(run, { status: "complete" });
    for (const follower of this.#followers(run.dependency, ending)) {
      this.fire(follower, { triggerId: run.origin.triggerId, data: null });
    }
    const deferred = this.#deferred.get(run.dependency.id);
    if (!deferred) return;
    this.#deferred.delete(run.dependency.id);
    this.fire(run.dependency, deferred);
  }

  #followers({ id }: Dependency, ending: Ending): Dependency[] {
    if (ending === "refused") return [];
    const chained = this.#around.dependencies.filter(({ trigger_after: after }) => after === id);
    const always = chained.filter((each) => !each.trigger_only_on_success && !each.trigger_only_on_failure);
    const conditional = chained.filter((each) =>
      ending === "completed" ? each.trigger_only_on_success : each.trigger_only_on_failure,
    );
    return [...conditional, ...always];
  }

  #show(run: Run, status: Partial<LoadingStatus> & Pick<LoadingStatus, "status">): void {
    const { dependency, startedAt } = run;
    const nodes = this.#nodes(dependency.show_progress_on ?? dependency.outputs);
    this.#board.show(nodes, run, { ...IDLE, ...status, startedAt, showProgress: dependency.show_progress });
    if (dependency.scroll_to_output && ["pending", "complete"].includes(status.status)) scrollTo(nodes);
  }

  #nodes(ids: readonly number[]): AppNode[] {
    return ids.flatMap((id) => this.#around.nodes.get(id) ?? []);
  }
}

/** Brings the topmost of these components into view, unless it is there already. */
function scrollTo(nodes: readonly AppNode[]): void {
  const tops = nodes.flatMap(({ element }) => (element ? [element.getBoundingClientRect().top] : []));
  const top = Math.min(...tops);
  if (tops.length === 0 || (top >= 0 && top < innerHeight)) return;
  scrollBy({ top: top - 20, behavior: "smooth" });
}
