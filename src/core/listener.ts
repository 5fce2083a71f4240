/** Wiring: which event runs which function on which components. */

import type { ApiVisibility, ShowProgress, TriggerMode } from "../protocol/config.ts";
import type { Component } from "./component.ts";
import { SetupError } from "./errors.ts";
import type { AnyHandler, HandlerFor, Wiring } from "./handler.ts";
import type { Key, RenderPlan } from "./render-plan.ts";
import { currentCall } from "./running.ts";
import type { Validator } from "./validation.ts";
import { componentsOf, isComponent } from "./wiring.ts";

/** How a listener behaves. Times are in seconds. */
export interface ListenerOptions<I, O, Batch> {
  inputs?: I;
  outputs?: O;
  /** Name of the API endpoint; false keeps the function off the API. Default: the function's name. */
  apiName?: string | false;
  apiDescription?: string | false;
  /** Default: "public". */
  apiVisibility?: ApiVisibility;
  scrollToOutput?: boolean;
  /** Default: "full"; "hidden" for the ticks of a Timer. */
  showProgress?: ShowProgress;
  /** Components that show the progress instead of the outputs. */
  showProgressOn?: Component | readonly Component[];
  /** False runs at once, beside the queue. Default: true. */
  queue?: boolean;
  /** True hands the function the rows of several callers at a time. */
  batch?: Batch;
  /** Default: 4. */
  maxBatchSize?: number;
  /** Milliseconds that a call waits for others to fill its batch; at most 60,000. Default: 0, whoever is there goes. */
  maxWaitMs?: number;
  /** Runs of these listeners are stopped. */
  cancels?: Listener | readonly Listener[];
  /** While a run is pending: drop, run too, or run once more afterwards. Default: by event. */
  triggerMode?: TriggerMode;
  /** A function that runs in the browser first; without `fn`, instead. Source text or a self-contained function. */
  js?: string | AnyHandler;
  /** Simultaneous runs; null is unlimited. Default: the queue's, which is 1. */
  concurrencyLimit?: number | null | "default";
  /** Listeners of one id share the lowest limit among them. */
  concurrencyId?: string;
  /** Ends the run after so many seconds. */
  timeLimit?: number;
  /** How often an interrupted run is started again. Default: 0, because functions cost money. */
  retries?: number;
  /** What becomes of a running call whose visitor left. Default: "cancel". */
  onDisconnect?: "cancel" | "keep";
  /** Looks at the inputs first: a call that it refuses does not join the queue, and its visitor is told why. */
  validator?: Validator<I>;
  /** Identity across the passes of a `gr.render()`: runs of it go on when it is made again. */
  key?: Key;
}

/** When a chained listener runs: always, after success, after failure. */
export type ChainMoment = "then" | "success" | "failure";

/** A wired listener. Chain others behind it. */
export interface Listener {
  /** Runs when this one has ended, whatever came of it. */
  readonly andThen: Trigger<undefined>;
  /** Runs when this one has completed. */
  readonly success: Trigger<undefined>;
  /** Runs when this one has failed. */
  readonly failure: Trigger<undefined>;
  readonly [RECORD]: ListenerRecord;
}

/** What a component or app can be asked to listen to: call it to wire a function. */
export interface Trigger<Data> {
  <
    const I extends Wiring | undefined = undefined,
    const O extends Wiring | undefined = undefined,
    const Batch extends boolean = false,
  >(
    fn: HandlerFor<I, O, Data, Batch> | null,
    options?: ListenerOptions<I, O, Batch>,
  ): Listener;
  readonly [TARGET]: Target;
}

/** Where a trigger sits; null stands for the app itself. */
export interface Target {
  readonly component: Component | null;
  readonly event: string;
  /** The app, where the trigger is the app's. */
  readonly owner: object;
}

/** A listener as declared, before ids are known. */
export interface ListenerRecord {
  /** Order of declaration; listeners get their ids by it. */
  readonly order: number;
  readonly targets: readonly Target[];
  readonly after: { readonly listener: ListenerRecord; readonly moment: ChainMoment } | null;
  readonly fn: AnyHandler | null;
  readonly options: AnyListenerOptions;
}

/** Any listener's options, once their types have done their work. */
export type AnyListenerOptions = Omit<ListenerOptions<Wiring | undefined, Wiring | undefined, boolean>, "validator"> & {
  validator?: AnyHandler;
  /** What `gr.render()` does with its function's answer. */
  render?: RenderPlan;
};

const RECORD: unique symbol = Symbol("listener");
const TARGET: unique symbol = Symbol("target");

const declared = new WeakMap<object, ListenerRecord[]>();
let order = 0;
/** More than anybody declares. */
const LATE = 1e9;

/** The listeners declared on a component, an app, or behind a listener. */
export function listenersOf(owner: object): readonly ListenerRecord[] {
  return declared.get(owner) ?? [];
}

/** A trigger for one event of a component. */
export function createTrigger<Data>(component: Component, event: string): Trigger<Data> {
  return triggerFor({ component, event, owner: component });
}

/** A trigger for one event of an app. */
export function createAppTrigger(app: object, event: string): Trigger<undefined> {
  return triggerFor({ component: null, event, owner: app });
}

/**
 * Wires one function to several triggers; it is one endpoint of the API. Null stands for the page's start and every change of
 * an input.
 *
 * @example
 * gr.on([name.submit, greet.click], ({ name }) => `Hello ${name}!`, { inputs: { name }, outputs: greeting });
 */
export function on<
  Data,
  const I extends Wiring | undefined = undefined,
  const O extends Wiring | undefined = undefined,
>(
  triggers: readonly Trigger<Data>[] | null,
  fn: HandlerFor<I, O, Data, false> | null,
  options: ListenerOptions<I, O, false> = {},
): Listener {
  const wanted = triggers ?? whenever(options);
  if (wanted.length === 0) throw new SetupError("gr.on() needs at least one trigger.");
  return declare({ targets: wanted.map((trigger) => trigger[TARGET]), after: null, fn, options });
}

/** Declares what `gr.render()` runs, as one of its container's listeners. */
export function declareRender(
  container: Component,
  fn: AnyHandler,
  { triggers, ...options }: AnyListenerOptions & { readonly triggers: readonly Trigger<never>[] },
): void {
  const targets = triggers.map((trigger) => trigger[TARGET]);
  declare({ targets, after: null, fn, options }, { owners: [container] });
}

/** The page's start, and every change of an input. */
function whenever({
  inputs,
  outputs,
}: {
  inputs?: Wiring | undefined;
  outputs?: Wiring | undefined;
}): Trigger<undefined>[] {
  const [first] = [...componentsOf(inputs), ...componentsOf(outputs)];
  if (!first) throw new SetupError("gr.on(null, …) needs inputs or outputs.");
  return [...changesOf(inputs), createAppTrigger(first, "load")];
}

/** The changes of these components, as far as they can change. */
export function changesOf(wiring: Wiring | undefined): Trigger<undefined>[] {
  const changing = componentsOf(wiring).filter(
    (component) => isComponent(component) && component.definition.events.includes("change"),
  );
  return changing.map((component) => createTrigger(component, "change"));
}

/** Declares a function that nothing on the page calls. */
export function declareEndpoint(app: object, fn: AnyHandler, options: AnyListenerOptions): Listener {
  return declare({ targets: [], after: null, fn, options }, { owners: [app] });
}

/** Declares a listener that follows all others in number, as Gradio numbers those of values that are computed. */
export function declareLate(
  triggers: readonly Trigger<never>[] | readonly Trigger<undefined>[],
  fn: AnyHandler,
  options: AnyListenerOptions,
): void {
  declare({ targets: triggers.map((trigger) => trigger[TARGET]), after: null, fn, options }, { offset: LATE });
}

function triggerFor<Data>(target: Target): Trigger<Data> {
  const trigger = (fn: AnyHandler | null, options: AnyListenerOptions = {}): Listener =>
    declare({ targets: [target], after: null, fn, options });
  return Object.assign(trigger, { [TARGET]: target });
}

function chainTrigger(listener: ListenerRecord, moment: ChainMoment): Trigger<undefined> {
  const trigger = (fn: AnyHandler | null, options: AnyListenerOptions = {}): Listener =>
    declare({ targets: [], after: { listener, moment }, fn, options });
  return Object.assign(trigger, { [TARGET]: { component: null, event: moment, owner: listener } });
}

function declare(
  declaration: Omit<ListenerRecord, "order">,
  { offset = 0, owners = ownersOf(declaration) }: { offset?: number; owners?: Iterable<object> } = {},
): Listener {
  const record: ListenerRecord = { ...declaration, order: offset + order++ };
  const pass = currentCall()?.pass;
  if (pass) pass.records.push(record);
  else for (const owner of owners) declared.set(owner, [...listenersOf(owner), record]);
  return {
    [RECORD]: record,
    andThen: chainTrigger(record, "then"),
    success: chainTrigger(record, "success"),
    failure: chainTrigger(record, "failure"),
  };
}

function ownersOf({ after, targets }: Omit<ListenerRecord, "order">): Iterable<object> {
  return after ? [after.listener] : new Set(targets.map(({ owner }) => owner));
}

/** The records behind listener values. */
export function recordsOf(listeners: Listener | readonly Listener[] | undefined): ListenerRecord[] {
  if (listeners === undefined) return [];
  return [listeners].flat().map((listener: Listener) => listener[RECORD]);
}
