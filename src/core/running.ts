/** The call that is running now, for code that has no argument to ask. */

import { AsyncLocalStorage } from "node:async_hooks";
import type { LogLevel } from "../protocol/messages.ts";
import type { CacheDesk } from "./cached.ts";
import type { FileAccess, StoredFile } from "./files.ts";
import type { ListenerRecord } from "./listener.ts";

/** A message to the visitor. */
export interface Toast {
  level: LogLevel;
  message: string;
  /** Seconds; null stays. */
  duration: number | null;
  visible: boolean;
  title: string;
}

/** What `gr.Info()` and its sisters need of the call. */
export interface Running {
  log(toast: Toast): void;
  /** What it keeps for others; a validator keeps nothing. */
  readonly keeping?: Keeping;
  /** Set while a function of `gr.render()` runs: what it makes is its visitor's alone. */
  readonly pass?: Pass;
  /** The author's caches; a validator has none. */
  readonly caches?: CacheDesk;
}

/** What a function of `gr.render()` makes besides its answer. */
export interface Pass {
  /** Listeners, in order of declaration. */
  readonly records: ListenerRecord[];
  /** Components, placed or not. */
  readonly made: WeakSet<object>;
}

/** As much of an R2 bucket as is needed for that. */
interface KeptResults {
  get(key: string): Promise<{ text(): Promise<string> } | null>;
  put(key: string, value: string, options?: { customMetadata?: Record<string, string> }): Promise<unknown>;
}

/** Where a call keeps what outlives it: results that the next visitor may see too. */
export interface Keeping {
  readonly bucket: KeptResults;
  /** Address of the app as the caller sees it. */
  readonly root: string;
  /** Files that stay. {@link share} them with each visitor who is shown one. */
  files(): FileAccess;
  /** Lets visitors use a file that was kept, wherever they send it. */
  share(file: StoredFile): void;
  /** Goes on with some work when the call is over. */
  outlive(work: Promise<unknown>): void;
}

const storage = new AsyncLocalStorage<Running>();

/** Runs `work` so that everything inside it, awaited or not, knows its call. */
export function runInContext<T>(running: Running, work: () => T): T {
  return storage.run(running, work);
}

/** The running call; undefined outside of one. */
export function currentCall(): Running | undefined {
  return storage.getStore();
}
