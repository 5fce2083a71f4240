/** Bindings and per-request variables, in one place. */

import type { Queue } from "../src/runtime/queue.ts";

/** What `wrangler.toml` binds. */
export interface Bindings {
  /** Files of visitors and functions. */
  FILES: R2Bucket;
  /** The app's queue: one object, named after the app. */
  QUEUE: DurableObjectNamespace;
  /** The built page scripts and styles. */
  ASSETS: Fetcher;
}

/** Set by middleware for each request. */
export interface Variables {
  /** Address of the app as this visitor sees it, without a trailing slash. */
  root: string;
  /** Made by `nonceOf` for an answer that needs it. */
  nonce?: string;
  queue: Queue;
}

export interface WorkerEnv {
  Bindings: Bindings;
  Variables: Variables;
}

export type { Queue };
