/** The call that is running now, for code that has no argument to ask. */

import { AsyncLocalStorage } from "node:async_hooks";
import type { LogLevel } from "../protocol/messages.ts";

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
