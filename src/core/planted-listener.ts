/** Listeners with numbers, names and all defaults filled in. */

import type { ApiVisibility, ShowProgress, TriggerMode } from "../protocol/config.ts";
import type { ApiNames } from "./api-names.ts";
import type { App } from "./app.ts";
import { cacheOf } from "./cached.ts";
import type { Component } from "./component.ts";
import { SetupError } from "./errors.ts";
import type { AnyHandler, Wiring } from "./handler.ts";
import { type ChainMoment, type ListenerRecord, listenersOf, recordsOf } from "./listener.ts";
import type { RenderPlan } from "./render-plan.ts";
import { componentsOf, describe, isComponent, type Planted, ROOT_ID } from "./wiring.ts";

/** An input of a listener with the name under which the API knows it. */
export interface PlantedInput extends Planted {
  readonly name: string;
}

/** An output of a listener. */
export interface PlantedOutput extends Planted {
  /** Somebody listens to its changes. */
  readonly isHeard: boolean;
}

/** How a handler wants its inputs, and gives its outputs. */
export type Shape = "none" | "one" | "list" | "record";

/** A listener ready to run. Its `id` is the wire's `fn_index`. */
export interface PlantedListener {
  readonly id: number;
  /** Owner of the innermost app that it is part of. */
  readonly home: object | undefined;
  /** Component (null in a chain) and event name. */
  readonly targets: readonly (readonly [number | null, string])[];
  readonly after: { readonly id: number; readonly moment: ChainMoment } | null;
  readonly fn: AnyHandler | null;
  readonly inputs: readonly PlantedInput[];
  readonly outputs: readonly PlantedOutput[];
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  /** Keys of the outputs, where they are a record. */
  readonly outputNames: readonly string[];
  readonly js: string | null;
  readonly apiName: string;
  readonly apiDescription: string | false | null;
  readonly apiVisibility: ApiVisibility;
  readonly isQueued: boolean;
  readonly isGenerator: boolean;
  readonly isBatch: boolean;
  readonly maxBatchSize: number;
  /** Milliseconds. */
  readonly maxWaitMs: number;
  readonly cancels: readonly number[];
  readonly triggerMode: TriggerMode;
  readonly showProgress: ShowProgress;
  readonly showProgressOn: readonly number[] | null;
  readonly scrollToOutput: boolean;
  readonly concurrencyId: string;
  /** Null: unlimited. */
  readonly concurrencyLimit: number | null;
  /** Seconds. */
  readonly timeLimit: number | null;
  readonly retries: number;
  readonly onDisconnect: "cancel" | "keep";
  readonly validator: AnyHandler | null;
  /** Its answer is shown as a part of the page. */
  readonly render: RenderPlan | null;
  /** The render's number on the wire. */
  readonly renderId: number | null;
  /** From what it was made. */
  readonly record: ListenerRecord;
}

/** One dependency to be: a record, or the cancelling half of one. */
export interface Draft {
  readonly record: ListenerRecord;
  readonly isCancel: boolean;
}

/** The app as far as it is planted. */
interface Place {
  readonly app: App;
  readonly ids: ReadonlyMap<Component, number>;
  readonly names: ApiNames;
  /** For each listener the owner of the app that it is part of. */
  readonly homes?: ReadonlyMap<object, object>;
  /** Listeners that have their numbers already. */
  readonly outer?: readonly PlantedListener[];
  /** Default: its place in the order. */
  readonly numberOf?: (draft: Draft, index: number) => number;
  /** Name of the slots that listeners of one function share; `index` is the function's. */
  readonly groupOf?: (fn: AnyHandler | null, index: number) => string;
}

/** Numbers listeners in order of declaration. */
export function plantListeners(records: readonly ListenerRecord[], place: Place): PlantedListener[] {
  const { outer = [], numberOf = (_, index) => index, groupOf = (_, index) => `fn-${index}` } = place;
  // Gradio numbers a listener that cancels twice, even where nothing but the cancelling is wanted.
  const drafts = records.flatMap((record): (Draft & { id: number })[] => {
    const own = { record, isCancel: false, id: 0 };
    return record.options.cancels === undefined ? [own] : [own, { record, isCancel: true, id: 0 }];
  });
  for (const [index, draft] of drafts.entries()) draft.id = numberOf(draft, index);
  // A chain and a cancel point at the half that runs.
  const numbers = new Map([...outer, ...drafts].map(({ record, id }) => [record, id] as const).reverse());
  const functions = [...new Set(records.map(({ fn }) => fn))];
  // A pass of a render may change who listens.
  const isDynamic = outer.length > 0 || records.some(({ options }) => options.render);
  const group = (fn: AnyHandler | null): string => groupOf(fn, functions.indexOf(fn));
  const renders = records.filter(({ options }) => options.render);
  const renderIdOf = (record: ListenerRecord, id: number): number => (outer.length > 0 ? id : renders.indexOf(record));
  return drafts.map((draft) => {
    check(draft.record);
    return plantListener(draft, { ...place, id: draft.id, numbers, group, isDynamic, renderIdOf });
  });
}

interface Ground extends Place {
  readonly id: number;
  readonly numbers: ReadonlyMap<ListenerRecord, number>;
  readonly group: (fn: AnyHandler | null) => string;
  readonly isDynamic: boolean;
  readonly renderIdOf: (record: ListenerRecord, id: number) => number;
}

function plantListener({ record, isCancel }: Draft, ground: Ground): PlantedListener {
  const { options } = record;
  const fn = isCancel ? null : record.fn;
  const numbered = (component: Component): Planted => ({ id: ground.ids.get(component) ?? ROOT_ID, component });
  const first = record.targets[0]?.event ?? record.after?.moment ?? "api";
  const api = apiOf(record, { isCancel, first, names: ground.names });
  return {
    id: ground.id,
    home: ground.homes?.get(record),
    targets: targetsOf(record, ground.ids),
    after: record.after && {
      id: ground.numbers.get(record.after.listener) ?? unreachable(record),
      moment: record.after.moment,
    },
    fn,
    inputs: isCancel ? [] : nameInputs(options.inputs).map(([name, component]) => ({ name, ...numbered(component) })),
    outputs: isCancel
      ? []
      : componentsOf(options.outputs).map((output) => ({
          ...numbered(output),
          isHeard: ground.isDynamic || isHeard(output),
        })),
    inputShape: shapeOf(options.inputs),
    outputShape: shapeOf(options.outputs),
    outputNames: shapeOf(options.outputs) === "record" ? Object.keys(options.outputs ?? {}) : [],
    js: isCancel || options.js === undefined ? null : String(options.js),
    ...api,
    isQueued: fn !== null && (options.queue ?? true),
    isGenerator: fn !== null && /Generator/.test(Object.prototype.toString.call(fn)),
    isBatch: options.batch ?? false,
    maxBatchSize: options.maxBatchSize ?? 4,
    maxWaitMs: options.maxWaitMs ?? 0,
    cancels: isCancel
      ? recordsOf(options.cancels).map((target) => ground.numbers.get(target) ?? unreachable(target))
      : [],
    triggerMode: isCancel ? "once" : (options.triggerMode ?? defaultTriggerMode(first)),
    showProgress: options.showProgress ?? (first === "tick" ? "hidden" : "full"),
    showProgressOn: options.showProgressOn
      ? [options.showProgressOn].flat().map((component: Component) => numbered(component).id)
      : null,
    scrollToOutput: options.scrollToOutput ?? false,
    ...concurrencyOf(record, ground),
    timeLimit: options.timeLimit ?? null,
    retries: options.retries ?? 0,
    onDisconnect: options.onDisconnect ?? "cancel",
    validator: isCancel ? null : (options.validator ?? null),
    render: isCancel ? null : (options.render ?? null),
    renderId: options.render ? ground.renderIdOf(record, ground.id) : null,
    record,
  };
}

function isHeard(component: Component): boolean {
  const heard = listenersOf(component).flatMap(({ targets }) => targets);
  return heard.some((target) => target.component === component && target.event === "change");
}

/** These events come in bursts: the last one counts. */
function defaultTriggerMode(event: string): TriggerMode {
  return event === "change" || event === "key_up" ? "always_last" : "once";
}

function targetsOf(record: ListenerRecord, ids: ReadonlyMap<Component, number>): [number | null, string][] {
  if (record.after) return [[null, record.after.moment]];
  return record.targets.map(({ component, event }) => {
    if (component) return [ids.get(component) ?? ROOT_ID, event];
    // Nothing on the page tells of it.
    return [event === "unload" ? null : ROOT_ID, event];
  });
}

function concurrencyOf(
  { fn, options }: ListenerRecord,
  { app, group }: Ground,
): Pick<PlantedListener, "concurrencyId" | "concurrencyLimit"> {
  const wanted = options.concurrencyLimit ?? (options.concurrencyLimit === null ? null : "default");
  const fallback = app.queueOptions.defaultConcurrencyLimit;
  return {
    // Listeners of one function share its slots, as in Gradio.
    concurrencyId: options.concurrencyId ?? group(fn),
    concurrencyLimit: wanted === "default" ? (fallback === undefined ? 1 : fallback) : wanted,
  };
}

type Api = Pick<PlantedListener, "apiName" | "apiDescription" | "apiVisibility">;

function apiOf(
  record: ListenerRecord,
  { isCancel, first, names }: { isCancel: boolean; first: string; names: ApiNames },
): Api {
  const { fn, options } = record;
  const apiDescription = options.apiDescription ?? null;
  if (isCancel || !fn) {
    const apiName = names.claim(isCancel || options.js === undefined ? "unnamed" : "js_fn", record);
    return { apiName, apiDescription, apiVisibility: "private" };
  }
  if (options.apiName === false)
    return { apiName: names.claim("false", record), apiDescription, apiVisibility: "private" };
  const apiVisibility = options.apiVisibility ?? "public";
  const apiName = names.chosen(record) ?? names.claim(fn.name || first, record);
  return { apiName, apiDescription, apiVisibility };
}

function shapeOf(wiring: Wiring | undefined): Shape {
  if (wiring === undefined) return "none";
  if (isComponent(wiring)) return "one";
  return Array.isArray(wiring) ? "list" : "record";
}

/** A record's keys name the API's parameters; elsewhere the label does. */
function nameInputs(wiring: Wiring | undefined): [name: string, component: Component][] {
  if (shapeOf(wiring) === "record") return Object.entries(wiring as Record<string, Component>); // as shapeOf says
  const used = new Set<string>();
  return componentsOf(wiring).map((component, index) => {
    const wanted = slug(component.props.label) || `param_${index}`;
    const name = used.has(wanted) ? `param_${index}` : wanted;
    used.add(name);
    return [name, component];
  });
}

function slug(label: unknown): string {
  if (typeof label !== "string") return "";
  const name = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[a-z]/.test(name) ? name : "";
}

const CHAIN_EVENTS: ReadonlySet<string> = new Set<ChainMoment>(["then", "success", "failure"]);

/** Milliseconds: whoever waits longer believes that nothing happens. */
const LONGEST_BATCH_WAIT = 60_000;

function check(record: ListenerRecord): void {
  const { fn, options, targets } = record;
  const where = describeListener(record);
  if (fn !== null && typeof fn !== "function") {
    throw new SetupError(`${where}: the first argument is the function to run, or null.`);
  }
  if (!record.after && targets.some(({ component, event }) => component === null && CHAIN_EVENTS.has(event))) {
    throw new SetupError(
      `${where}: gr.on() takes triggers of components and of the app; chain behind its listener instead.`,
    );
  }
  if (options.batch && fn && /Generator/.test(Object.prototype.toString.call(fn))) {
    throw new SetupError(`${where}: a batch function cannot be a generator; return one result a row.`);
  }
  if (options.maxBatchSize !== undefined && !(options.maxBatchSize >= 1)) {
    throw new SetupError(`${where}: maxBatchSize must be 1 or more.`);
  }
  const wait = options.maxWaitMs ?? 0;
  if (!(Number.isFinite(wait) && wait >= 0 && wait <= LONGEST_BATCH_WAIT)) {
    throw new SetupError(`${where}: maxWaitMs is in milliseconds, from 0 to ${LONGEST_BATCH_WAIT}.`);
  }
  if (wait > 0 && !options.batch) {
    throw new SetupError(`${where}: maxWaitMs is for batches; add batch: true.`);
  }
  const limit = options.concurrencyLimit;
  if (typeof limit === "number" && !(Number.isInteger(limit) && limit >= 1)) {
    throw new SetupError(`${where}: concurrencyLimit must be a whole number from 1, or null for no limit.`);
  }
  for (const target of recordsOf(options.cancels)) {
    if (target.options.queue === false) {
      throw new SetupError(`${where}: it cancels a listener with queue: false, which cannot be stopped.`);
    }
  }
  checkWiring(where, options.inputs, "inputs");
  checkWiring(where, options.outputs, "outputs");
  cacheOf(fn)?.check(record, where);
}

function checkWiring(where: string, wiring: Wiring | undefined, role: "inputs" | "outputs"): void {
  const isWiring = wiring === undefined || (typeof wiring === "object" && wiring !== null);
  if (!isWiring || !componentsOf(wiring).every(isComponent)) {
    throw new SetupError(`${where}: ${role} holds something that is not a component.`);
  }
  for (const component of componentsOf(wiring)) {
    if (role === "inputs" && component.definition.isLayout) {
      throw new SetupError(`${where}: ${describe(component)} is a layout and has no value to read.`);
    }
  }
}

function describeListener({ targets, after, fn }: ListenerRecord): string {
  const target = targets[0];
  const trigger = target
    ? `${target.component ? describe(target.component) : "app"}.${target.event}`
    : after
      ? `.${after.moment === "then" ? "andThen" : after.moment}`
      : "gr.api";
  return fn?.name ? `${trigger}(${fn.name})` : `${trigger}()`;
}

function unreachable(record: ListenerRecord): never {
  throw new SetupError(
    `${describeListener(record)} is chained or cancelled, but what triggers it is not placed; put its component into gr.Blocks().`,
  );
}
