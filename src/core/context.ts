/** What a handler gets as its last argument. */

import type { ProgressUnit } from "../protocol/messages.ts";

/** The visitor's request, as far as the server trusts it. */
export interface RequestInfo {
  url: string;
  headers: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** From Cloudflare, never from a header that a client can set. */
  ip: string | null;
  username: string | null;
}

/**
 * Reports how far a call has come.
 *
 * @example
 * ctx.progress(0.3, "Reading");
 * for (const page of ctx.progress.track(pages, { description: "Reading" })) read(page);
 */
export interface Progress {
  /** A fraction between 0 and 1, or `[done, total]`. */
  (done: number | readonly [number, number], description?: string, options?: { unit?: string }): void;
  /** Walks a list and reports each step. Nested calls show nested bars. */
  track<T>(
    items: Iterable<T>,
    options?: { description?: string; total?: number; unit?: string },
  ): Generator<T, void, undefined>;
}

/** One call, seen from inside the handler. */
export interface Context<Data = undefined> {
  /** What the event brought, such as the index of a selected item. */
  readonly data: Data;
  readonly request: RequestInfo;
  readonly session: { readonly hash: string };
  /** Fires when the visitor cancels, leaves, or time is up. Hand it to `fetch`. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Where progress goes. */
export type ProgressSink = (units: ProgressUnit[]) => void;
