/** The app's queue as the Worker sees it, across RPC. Refusals are values. */

import type { CacheAnswer, CacheOrder } from "../core/cached.ts";
import type { StoredFile } from "../core/files.ts";
import type { PassFunction } from "./passes.ts";
import type { QueueReport } from "./queue-report.ts";
import type { Call, Job, Outcome, Step } from "./job.ts";

/**
 * Worker and object may be of different versions while a deploy spreads. So fields and refusals are only ever added:
 * both sides leave alone what they do not know, and do without what they miss.
 */
export type Joined =
  | { ok: true; eventId: string }
  | NotHere
  | { ok: false; reason: "queue-full"; waiting: number; maxSize: number }
  | { ok: false; reason: "session-full"; waiting: number }
  | { ok: false; reason: "foreign-file"; path: string }
  /** The idempotency key came before, with another call. Its event is named only to the same session. */
  | { ok: false; reason: "key-reused"; eventId?: string | null };

/** The object's version of the app has no such function. */
interface NotHere {
  ok: false;
  reason: "unknown-function";
}

/** A call with what its session knows, for the Worker to run. */
export type Prepared = { ok: true; job: Job } | { ok: false; reason: "foreign-file"; path: string } | NotHere;

export type Taken<T> = ({ ok: true } & T) | { ok: false; reason: "not-found" };

export interface Cancelled {
  /** Events that were stopped. */
  stopped: number;
  /** False for an event that is not this session's; one that has ended is still known. */
  isKnown: boolean;
}

/** A stream of server-sent events. */
export type EventStream = ReadableStream<Uint8Array>;

export interface FollowOptions {
  /** Frames carry `id:` and replay what came after `after`; without it, exactly one `data:` line a message. */
  resume: boolean;
  /** Number of the last message the reader has seen. */
  after: number | null;
  /** The reader loses what it hears of an event before it was told the event's id. */
  needsHeadStart: boolean;
  /** The page that reads, if it says so: several may share a session. */
  reader: string | null;
}

/** How one upload is coming along. */
export interface UploadStep {
  uploadId: string;
  name: string;
  /** Bytes since the last step; null says that all files are there. */
  chunk: number | null;
}

export interface Queue {
  /** Stores the call, then answers its id. */
  join(call: Call): Promise<Joined>;
  /** Counts a call of this caller. Answers 0, or the seconds until the next one is allowed. */
  allow(caller: string): Promise<number>;
  /** Everything the session is told. Unknown sessions are told so on the stream. */
  follow(sessionHash: string, options: FollowOptions): Promise<EventStream>;
  /** One event in the simple format: `generating`, `complete`, `error`, `heartbeat`. */
  followCall(eventId: string): Promise<EventStream>;
  /** Waits for one event's end. */
  result(eventId: string): Promise<Taken<{ outcome: Outcome }>>;
  /** Stops one event, or all of this function in the session. A foreign event is not found. */
  cancel(sessionHash: string, fnIndex: number, eventId: string | null): Promise<Cancelled>;
  /** A page says that it closes; without a name it speaks for all pages of the session. */
  leave(sessionHash: string, reader: string | null): Promise<void>;
  /** Keeps the session present while the stream is open, for State, `unload` and the grace period. */
  heartbeat(sessionHash: string, reader: string | null): Promise<EventStream>;
  /** What the session knows, for a call that does not wait in line; the Worker runs it. */
  prepare(call: Call): Promise<Prepared>;
  /** Keeps what such a call changed. */
  commit(sessionHash: string, step: Step): Promise<void>;
  /** The options of a component that functions have changed for the session, by their names on the wire. */
  overrides(sessionHash: string, component: number): Promise<Record<string, unknown>>;
  /** The function that a render has made for the session, by number or name; null for one that is gone. */
  rendered(sessionHash: string, id: number | string): Promise<PassFunction | null>;
  /** A module that came with a render. */
  script(name: string): Promise<string | null>;
  /** Does what a call that does not wait in line wants of a cache. */
  cache(order: CacheOrder): Promise<CacheAnswer>;
  /** Starts nothing more until it is released, or the object is made anew. Answers how many events are still running. */
  hold(): Promise<number>;
  release(): Promise<void>;
  /** What the queue is doing, for its operator. */
  report(): Promise<QueueReport>;
  /** Waiting events over all groups. */
  status(): Promise<{ waiting: number }>;
  /** Remembers uploads, so that they can be owned and expire. */
  recordFiles(files: StoredFile[]): Promise<void>;
  /** Forgets files that are deleted already. */
  forgetFiles(paths: string[]): Promise<void>;
  /** What the ledger knows about a path. */
  file(path: string): Promise<StoredFile | null>;
  /** Upload progress, told by the uploading request. */
  tellUpload(step: UploadStep): Promise<void>;
  /** Upload progress, followed by another request; not found if nothing begins within 3 s. */
  followUpload(uploadId: string): Promise<Taken<{ stream: EventStream }>>;
}
