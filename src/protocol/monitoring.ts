/** What `/monitoring/{key}/summary` answers: Gradio's summary, where times are in seconds, and more beside it. */

export interface MonitoringSummary {
  /** By name. */
  readonly functions: Readonly<Record<string, FunctionSummary>>;
  /** An ISO date, as all points in time here. */
  readonly generated_at: string;
  /** Finished calls are those that ended so long before, or fewer. */
  readonly window_seconds: number;
  readonly groups: readonly GroupSummary[];
  /** Calls ended by minute; the last one is under way. */
  readonly minutes: readonly MinuteSummary[];
  /** The newest first. */
  readonly failures: readonly FailureSummary[];
}

export interface FunctionSummary {
  /** Null before a call has ended. */
  readonly success_rate: number | null;
  readonly process_time_percentiles: TimePercentiles | null;
  readonly wait_time_percentiles: TimePercentiles | null;
  readonly total_requests: number;
  readonly outcomes: {
    readonly completed: number;
    readonly failed: number;
    readonly cancelled: number;
    readonly interrupted: number;
  };
}

export interface TimePercentiles {
  readonly "50th": number;
  readonly "90th": number;
  readonly "99th": number;
}

/** Functions that share their slots. */
export interface GroupSummary {
  readonly name: string;
  readonly functions: readonly string[];
  /** Simultaneous runs; null is unlimited. */
  readonly limit: number | null;
  readonly running: number;
  readonly waiting: number;
}

export interface MinuteSummary {
  readonly completed: number;
  readonly failed: number;
}

export interface FailureSummary {
  readonly event: string;
  readonly name: string;
  readonly at: string;
  readonly attempt: number;
  readonly outcome: "failed" | "interrupted";
  /** What the visitor was told; null if nothing. */
  readonly reason: string | null;
}
