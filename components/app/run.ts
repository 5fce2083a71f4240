/** One run of a listener, in the browser. */

import type { Dependency } from "../../src/protocol/config.ts";

/** What set a listener off. */
export interface Origin {
  /** The component that fired; chains keep the first one's. */
  readonly triggerId: number | null;
  readonly data: unknown;
}

/** From what a run begins. */
export interface Beginning {
  readonly origin: Origin;
  /** One key is one event: two pages, or one that was reloaded, cannot run it twice. */
  readonly key: string;
  /** Number of the session's newest message by then. */
  readonly after: number;
  /** Number of the newest of its own messages that was dealt with. */
  applied: number;
  /** What it sends, while it is on its way. */
  inputs: unknown[] | null;
  /** Another page has begun it. This one shows it, and goes on with what follows only if that one does not. */
  isMirror: boolean;
}

export interface Run extends Beginning {
  readonly dependency: Dependency;
  readonly startedAt: number;
  /** It began before this page, or in another. */
  readonly isOld: boolean;
  eventId: string | null;
  isOver: boolean;
  /** The visitor has cancelled it. */
  isUnwanted: boolean;
}

/** A run as the tab remembers it, and as pages of one session tell each other of it. */
export interface RunMemory extends Beginning {
  /** Id of the listener. */
  readonly fn: number;
  readonly startedAt: number;
  readonly eventId: string | null;
}

/** What is under way. */
export interface Underway {
  readonly runs: readonly RunMemory[];
  /** Listeners that are to run once more, with what set them off. */
  readonly deferred: readonly (readonly [fn: number, origin: Origin])[];
}

/** The key of what follows a run: the same wherever it is worked out. */
export function followerKey(run: Run, follower: Dependency): string {
  return `${run.eventId ?? run.key}/${follower.id}`;
}

/**
 * True for a run with which a page can go on that was reloaded: one in the queue, and a later step of a chain. A direct
 * call that is on its way is lost with its page, and must not be made twice.
 */
export function isLasting({ dependency, key, inputs }: Run): boolean {
  if (isQueued(dependency)) return true;
  return key.includes("/") && (!dependency.backend_fn || inputs === null);
}

export function isQueued({ backend_fn: hasFunction, queue }: Dependency): boolean {
  return hasFunction && queue;
}

export function memoryOf({ dependency, ...run }: Run): RunMemory {
  const { origin, key, after, applied, inputs, isMirror, startedAt, eventId } = run;
  return { fn: dependency.id, origin, key, after, applied, inputs, isMirror, startedAt, eventId };
}
