/** What the queue must know of an app. It never sees a component or a function. */

import { cacheName, cacheOf } from "../src/core/cached.ts";
import type { PlantedListener } from "../src/core/planted-listener.ts";
import type { PreparedApp } from "../src/core/tree.ts";
import { engineOf } from "../src/runtime/engine.ts";
import { type FunctionFacts, functionFacts } from "../src/runtime/function-facts.ts";
import type { Engine } from "../src/runtime/passes.ts";
import type { Rate } from "./rate-meter.ts";

/** The rules of waiting. Times are in milliseconds. */
export interface QueueSettings {
  /** Events that may wait, over all groups. Null: no limit. */
  readonly maxSize: number | null;
  readonly maxPerSession: number;
  /** Serves sessions in turn, each in its own order. */
  readonly fair: boolean;
  readonly grace: { readonly closed: number; readonly lost: number; readonly state: number };
  /** What one caller may do; null where nobody counts, or a function of the author's. */
  readonly rate: Rate | null;
  /** Files older than `age` go, looked for every so often. */
  readonly deleteCache: { readonly every: number; readonly age: number };
}

export interface QueueFacts {
  readonly functions: readonly FunctionFacts[];
  readonly settings: QueueSettings;
  /** Milliseconds a State value lives after its last write, by component id. */
  readonly stateLifetimes: Map<number, number>;
  /** State components whose author wants to hear of values that are gone. */
  readonly watchedStateIds: ReadonlySet<number>;
  /** Functions that run when a session has left. */
  readonly unloadIds: readonly number[];
  /** What keeps the passes of renders, in an app that has any. */
  readonly engine?: Engine | null;
  /** Differs from that of another version of the app, as far as its functions' texts tell. */
  readonly version?: () => string;
}

/** Look-ups over the functions of an app. */
export class Functions {
  readonly #byId = new Map<number, FunctionFacts>();
  readonly #limits = new Map<string, number>();
  /** Groups in which a batch may wait to fill up. */
  readonly #patient = new Set<string>();

  constructor(functions: readonly FunctionFacts[]) {
    for (const fn of functions) this.add(fn);
  }

  /** Adds a function that a render has made. */
  add(fn: FunctionFacts): void {
    const { id, concurrencyId, concurrencyLimit } = fn;
    this.#byId.set(id, fn);
    if (fn.isBatch && fn.maxWaitMs > 0) this.#patient.add(concurrencyId);
    const known = this.#limits.get(concurrencyId) ?? Infinity;
    this.#limits.set(concurrencyId, Math.min(known, concurrencyLimit ?? Infinity));
  }

  /** Takes it out again. */
  remove(id: number): void {
    this.#byId.delete(id);
  }

  /** Every function. */
  get all(): FunctionFacts[] {
    return [...this.#byId.values()];
  }

  /** The function; null if a deploy has removed it or given its number to another. */
  find(id: number, name?: string): FunctionFacts | null {
    const fn = this.#byId.get(id);
    return fn && (name === undefined || fn.name === name) ? fn : null;
  }

  /** Simultaneous runs of a group: the lowest limit among its members, or Infinity. */
  limitOf(group: string): number {
    return this.#limits.get(group) ?? 1;
  }

  /** True if a batch of the group may wait to fill up. */
  hasPatience(group: string): boolean {
    return this.#patient.has(group);
  }
}

const HOUR = 3_600_000;

/** Reads the facts off a prepared app. */
export function factsOf({ app, listeners, components, engine }: PreparedApp): QueueFacts {
  const { maxSize = 10_000, maxPerSession = 1000, fair = false, grace, rateLimit } = app.queueOptions;
  const [everySeconds, ageSeconds] = app.options.deleteCache ?? [HOUR / 1000, (24 * HOUR) / 1000];
  return {
    functions: listeners.filter(({ fn }) => fn !== null).map((listener) => withCache(listener, listeners)),
    settings: {
      maxSize,
      maxPerSession,
      fair,
      grace: { closed: grace?.closed ?? 5000, lost: grace?.lost ?? 60_000, state: grace?.state ?? HOUR },
      rate: typeof rateLimit === "object" ? rateLimit : null,
      deleteCache: { every: everySeconds * 1000, age: ageSeconds * 1000 },
    },
    stateLifetimes: new Map(
      [...components].flatMap(([id, { definition, props }]) => {
        const seconds: unknown = definition.isServerSide ? Reflect.get(props, "timeToLive") : null;
        return typeof seconds === "number" ? [[id, seconds * 1000] as const] : [];
      }),
    ),
    watchedStateIds: new Set(
      [...components].flatMap(([id, { props }]) => (Reflect.get(props, "deleteCallback") ? [id] : [])),
    ),
    unloadIds: listeners
      .filter(({ fn, targets }) => fn !== null && targets.some(([, event]) => event === "unload"))
      .map(({ id }) => id),
    engine: engine && engineOf({ engine }),
    version: () => versionOf(listeners),
  };
}

/** The functions and what they are wired to. */
function versionOf(listeners: readonly PlantedListener[]): string {
  const texts = listeners.map(({ apiName, fn, inputs, outputs }) => [
    apiName,
    cacheOf(fn)?.text ?? String(fn),
    [...inputs, ...outputs].map(({ id, component }) => `${id} ${component.definition.type}`),
  ]);
  return JSON.stringify(texts);
}

function withCache(listener: PlantedListener, all: readonly PlantedListener[]): FunctionFacts {
  const cached = cacheOf(listener.fn);
  const name = cacheName(all, listener);
  return { ...functionFacts(listener), ...(cached && name !== null && { cache: { name, unpack: cached.unpack } }) };
}
