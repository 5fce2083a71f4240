/** What a session is told on `/queue/data`. */

import type { RenderConfig } from "./config.ts";

/** One level of a progress bar; nested loops make a stack, innermost last. */
export interface ProgressUnit {
  index: number | null;
  length: number | null;
  unit: string | null;
  /** Between 0 and 1, for those who do not count steps. */
  progress: number | null;
  desc: string | null;
}

/** What a call gave, or has given so far. */
export interface SuccessOutput {
  /** One wire value an output; State slots are null. */
  data: unknown[];
  /** Null for a batch. */
  is_generating: boolean | null;
  /** Seconds. */
  duration: number;
  /** Seconds. */
  average_duration: number;
  render_config: RenderConfig | null;
  changed_state_ids: number[];
  /** Set if the function was given something that a cache has kept. */
  used_cache: "partial" | null;
}

/** Why a call failed. Clients refuse any other key in here. */
export interface FailureOutput {
  /** Null when the reason is kept from visitors. */
  error: string | null;
  /** How long the toast stays, in seconds; null until it is closed. */
  duration?: number | null;
  visible?: boolean;
  title?: string;
}

/** A cancelled call: one do-nothing update an output. */
export interface CancelledOutput {
  data: unknown[];
}

export interface Estimation {
  msg: "estimation";
  event_id: string;
  /** Place in line; 0 is next. */
  rank: number;
  queue_size: number;
  /** Seconds until a result, null if nothing was measured yet. */
  rank_eta: number | null;
}

export interface ProcessStarts {
  msg: "process_starts";
  event_id: string;
  /** Average run time in seconds. */
  eta: number | null;
}

export interface Progress {
  msg: "progress";
  event_id: string;
  progress_data: ProgressUnit[];
}

export type LogLevel = "info" | "warning" | "success";

export interface Log {
  msg: "log";
  event_id: string;
  log: string;
  level: LogLevel;
  /** Seconds; null stays until it is closed. */
  duration: number | null;
  visible: boolean;
  title: string;
}

export interface ProcessGenerating {
  msg: "process_generating";
  event_id: string;
  /** The first message holds values, later ones hold diffs to the one before. */
  output: SuccessOutput | FailureOutput;
  success: boolean;
  time_limit: null;
}

export interface ProcessCompleted {
  msg: "process_completed";
  event_id: string;
  output: SuccessOutput | FailureOutput | CancelledOutput;
  success: boolean;
  title: string | null;
  /** Set if a cache has given all of the answer, or some of it. */
  used_cache: "full" | "partial" | null;
  /** Seconds that this run took, null if it was no success. */
  cache_duration: number | null;
  /** Seconds that runs take on average, likewise. */
  avg_time: number | null;
}

export interface Heartbeat {
  msg: "heartbeat";
  event_id: null;
}

export interface UnexpectedError {
  msg: "unexpected_error";
  event_id: null;
  message: string;
  session_not_found: boolean;
  success: false;
}

export interface CloseStream {
  msg: "close_stream";
  event_id: null;
}

/** A message about one event: kept in the log and replayed. */
export type EventMessage = Estimation | ProcessStarts | Progress | Log | ProcessGenerating | ProcessCompleted;

/** A message about the stream itself. */
export type StreamMessage = Heartbeat | UnexpectedError | CloseStream;

export type ServerMessage = EventMessage | StreamMessage;

/** Tells a success from a failure: only a failure has the key `error`. */
export function isFailure(output: ProcessCompleted["output"]): output is FailureOutput {
  return "error" in output;
}
