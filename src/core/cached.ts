/** Functions whose results are kept, and where: what the authoring side and the queue must know of each other. */

import type { Context } from "./context.ts";
import type { StoredFile } from "./files.ts";
import type { AnyHandler } from "./handler.ts";
import type { ListenerRecord } from "./listener.ts";
import type { PlantedListener } from "./planted-listener.ts";

/** How much a cache holds. */
export interface CacheLimits {
  /** Entries; 0 is unlimited. */
  readonly maxSize: number;
  /** Bytes of values and of their files; null is unlimited. */
  readonly maxMemory: number | null;
}

/** One answer of a function, as far as it can be kept. */
export interface KeptStep {
  /** One wire value an output. */
  readonly data: unknown[];
  /** Options changed, by component id. */
  readonly overrides: Record<number, Record<string, unknown>>;
}

/** What a function said from its start to its end. */
export interface KeptRun {
  readonly steps: readonly KeptStep[];
  /** It said them one after the other, and then that it has ended. */
  readonly isGenerator: boolean;
}

/** Writes along while a function runs. */
export interface Recording {
  add(step: KeptStep & { readonly files: readonly StoredFile[] }): void;
  /** The function has come to its end: the next who asks the same gets this answer. */
  keep(options: { readonly isGenerator: boolean }): Promise<void>;
}

/** A call as far as its key depends on it. */
export interface KeyedCall {
  readonly listener: PlantedListener;
  /** As the function reads them. */
  readonly inputs: readonly unknown[];
  readonly context: Context<unknown>;
  /** Null for a call that belongs to no page. */
  readonly session: string | null;
  /** What earlier calls of the session changed, by component id. */
  readonly overrides: Readonly<Record<number, unknown>>;
}

/** Does something with a cache. */
export type AskCache = (order: CacheOrder) => Promise<CacheAnswer>;

/** A function whose results are kept. */
export interface CachedFunction {
  readonly limits: CacheLimits;
  readonly perSession: boolean;
  /** Its source text. */
  readonly text: string;
  /** @throws SetupError for a listener that cannot be answered so. */
  check(record: ListenerRecord, where: string): void;
  /** Equal for calls that have the same answer; null for one that is not kept. */
  keyOf(call: KeyedCall): Promise<string | null>;
  /** The answer that is kept in a cache, or else what writes the new one down; null for a call that is not kept. */
  begin(
    call: KeyedCall,
    options: { readonly cache: string; readonly root: string; readonly ask: AskCache },
  ): Promise<{ readonly found: KeptRun } | { readonly recording: Recording } | null>;
  /** An answer as it is written down. Its files get the address that begins with `root`. */
  unpack(text: string, root: string): KeptRun;
}

/** Something that is to be done with a cache. */
export type CacheOrder =
  | { readonly kind: "get" | "delete"; readonly cache: string; readonly key: string }
  | { readonly kind: "set"; readonly cache: string; readonly entry: CacheEntry; readonly limits: CacheLimits }
  | { readonly kind: "keys" | "clear"; readonly cache: string; readonly session: string | null };

export interface CacheEntry {
  readonly key: string;
  /** The session with which it goes; null stays. */
  readonly session: string | null;
  /** The key in the author's words. */
  readonly label: string;
  readonly text: string;
  /** Files that live as long as the entry. */
  readonly paths: readonly string[];
  /** Those of them that are new. */
  readonly files: readonly StoredFile[];
}

/** What came of it: the entry's text, or the labels. */
export interface CacheAnswer {
  readonly found: string[];
}

/** Caches as a running call reaches them. */
export interface CacheDesk {
  /** The caller's session; null for a call that belongs to no page. */
  readonly session: string | null;
  readonly ask: AskCache;
  /** The call owes some of its answer to a cache. */
  hit(): void;
}

/** A text, or the key under which R2 has it. */
export interface StoredText {
  readonly text: string | null;
  readonly blob: string | null;
}

/** What caches hold, in the queue's database. */
export interface Keeper {
  /** Does what a function wants of a cache. */
  ask: AskCache;
  /** An entry's text; null if there is none, or if it cannot be had now. */
  search(cache: string, keyOf: () => Promise<string | null>): Promise<string | null>;
  forgetSession(session: string): void;
  /** What another version of the app has kept may not be what this one would answer. */
  enter(version: () => string): void;
  /** True for a file of an entry that is for all sessions. */
  shares(path: string): boolean;
  /** SQL: true for a row of `files` that no entry shows. */
  readonly freeFile: string;
  /** SQL: true for a row of `blobs` that no entry needs. */
  readonly freeBlob: string;
}

type Cell = string | number | null;

/** As much of the queue's database as a keeper needs. */
interface Database {
  readonly sql: {
    exec<Row extends Record<string, Cell>>(
      query: string,
      ...bindings: Cell[]
    ): Iterable<Row> & { toArray(): Row[]; one(): Row };
  };
  readonly kv: { get<Value>(key: string): Value | undefined; put(key: string, value: unknown): void };
  transactionSync<Result>(work: () => Result): Result;
}

/** What a keeper works with. */
export interface KeeperParts {
  readonly storage: Database;
  /** Texts too long for a row. */
  readonly spill: {
    put(owner: string, text: string): Promise<StoredText>;
    find(stored: StoredText): Promise<string | null>;
    release(keys: readonly string[]): void;
  };
  readonly files: { record(files: readonly StoredFile[], now: number): void };
}

/** The caches of an app that has none. */
const NONE: Keeper = {
  ask: async () => ({ found: [] }),
  search: async () => null,
  forgetSession() {},
  enter() {},
  shares: () => false,
  freeFile: "TRUE",
  freeBlob: "TRUE",
};

let makeKeeper: ((parts: KeeperParts) => Keeper) | null = null;

/** Called by whatever makes a cache, so that apps without one carry no keeper. */
export function bringKeeper(make: (parts: KeeperParts) => Keeper): void {
  makeKeeper = make;
}

export function createKeeper(parts: KeeperParts): Keeper {
  return makeKeeper?.(parts) ?? NONE;
}

const cached = new WeakMap<AnyHandler, CachedFunction>();

/** Says that a function's results are kept. */
export function keepResults<Fn extends AnyHandler>(fn: Fn, how: CachedFunction): Fn {
  cached.set(fn, how);
  return fn;
}

/** How a function's results are kept; undefined if they are not. */
export function cacheOf(fn: AnyHandler | null): CachedFunction | undefined {
  return fn ? cached.get(fn) : undefined;
}

/** The name of a function's own cache: listeners of one function share it. Null for one that a render has made. */
export function cacheName(listeners: readonly PlantedListener[], { fn }: PlantedListener): string | null {
  const first = listeners.findIndex((listener) => listener.fn === fn);
  return first < 0 ? null : `fn/${first}`;
}
