/** What happened: as the visitors saw it, as the functions saw it, and as the books tell it afterwards. */

/** One attempt to join. Times are milliseconds since the harness began. */
export interface Join {
  readonly key: string;
  readonly session: string;
  /** Name of the function. */
  readonly fn: string;
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly answer: JoinAnswer;
}

export type JoinAnswer =
  | { readonly kind: "accepted"; readonly event: string }
  | { readonly kind: "refused"; readonly status: number }
  /** Stored or not, nobody knows: the line broke, or the server says that something broke. */
  | { readonly kind: "unknown"; readonly status: number | null };

/** One message that a reader was handed. */
export interface Frame {
  readonly at: number;
  /** Null for what is said in passing. */
  readonly id: number | null;
  readonly msg: string;
  readonly event: string | null;
  /** The first output: a value, or edits. Undefined for messages without one. */
  readonly output: unknown;
  /** Of a `process_completed`. */
  readonly isSuccess: boolean;
  /** Why a call failed, if that was said. */
  readonly error: string | null;
}

/** Everything that one reader of a session was handed, over all of its lines. */
export interface Transcript {
  readonly reader: string;
  readonly session: string;
  readonly frames: readonly Frame[];
  /** It read on until everything was over. */
  readonly isComplete: boolean;
}

/** A function began with a task. */
export interface Start {
  readonly key: string;
  readonly at: number;
}

/** An event as the books tell it. Times are milliseconds of the server's clock. */
export interface BookedEvent {
  readonly id: string;
  readonly seq: number;
  readonly session: string;
  readonly fn: string;
  readonly group: string;
  readonly state: string;
  readonly attempt: number;
  readonly created: number;
  readonly started: number | null;
  readonly ended: number | null;
}

/** A message as the books tell it. */
export interface BookedMessage {
  readonly session: string;
  readonly n: number;
  readonly event: string;
  readonly msg: string;
}

export interface History {
  readonly joins: readonly Join[];
  readonly transcripts: readonly Transcript[];
  readonly starts: readonly Start[];
  readonly events: readonly BookedEvent[];
  readonly messages: readonly BookedMessage[];
}

/** What was promised. */
export interface Promises {
  /** Starts that one task may have at most. */
  readonly startsOf: (fn: string) => number;
  /** True for a function of which one call runs at a time. */
  readonly isAlone: (fn: string) => boolean;
  /** The last answer to a task; null if nobody can say. */
  readonly answerTo: (key: string) => string | null;
  /** True for a function that answers how often it has completed for this session, by a State. */
  readonly isCounted: (fn: string) => boolean;
  /** False where sessions are served by turns, or where the server's clock has jumped. */
  readonly isInOrder: boolean;
  /** True if the books may have forgotten what ended long ago; what readers were told must do then. */
  readonly areOldForgotten: boolean;
}

export const KINDS = ["lost", "duplicate terminal", "duplicate start", "order", "gap", "ghost"] as const;

/** What can be wrong. */
export type Kind = (typeof KINDS)[number];

export interface Violation {
  readonly kind: Kind;
  readonly what: string;
  /** What it is about, as far as known: this finds the part of the history that matters. */
  readonly key?: string;
  readonly event?: string;
  readonly session?: string;
}

/** States in which an event has ended. */
export const ENDED: ReadonlySet<string> = new Set(["completed", "failed", "cancelled", "interrupted"]);
