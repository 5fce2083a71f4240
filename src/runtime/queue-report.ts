/** The state of a queue, for the people who run the app. Times are in milliseconds. */

export interface QueueReport {
  /** When it was made. */
  readonly at: number;
  /** The finished calls below ended within so long before, or are the last {@link calls}. */
  readonly window: number;
  readonly groups: readonly GroupReport[];
  readonly functions: readonly FunctionReport[];
  /** Calls ended by minute; the last one is under way. */
  readonly minutes: readonly MinuteReport[];
  /** The newest first. */
  readonly failures: readonly FailureReport[];
}

/** Functions that share their slots. */
export interface GroupReport {
  readonly name: string;
  /** Names of its functions. */
  readonly functions: readonly string[];
  /** Simultaneous runs; null is unlimited. */
  readonly limit: number | null;
  readonly running: number;
  readonly waiting: number;
}

export interface FunctionReport {
  readonly name: string;
  readonly completed: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly interrupted: number;
  /** From joining to the last start. */
  readonly wait: Percentiles | null;
  /** From the last start to the end, of completed and failed calls. */
  readonly run: Percentiles | null;
}

export interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

export interface MinuteReport {
  readonly completed: number;
  readonly failed: number;
}

export interface FailureReport {
  readonly event: string;
  readonly name: string;
  readonly at: number;
  readonly attempt: number;
  readonly outcome: "failed" | "interrupted";
  /** What the visitor was told; null if nothing. */
  readonly reason: string | null;
}
