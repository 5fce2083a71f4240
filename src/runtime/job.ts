/** What crosses between the queue, which keeps the ledger, and the runner, which runs functions. */

import type { RequestInfo } from "../core/context.ts";
import type { AskCache } from "../core/cached.ts";
import type { StoredFile } from "../core/files.ts";
import type { Toast } from "../core/running.ts";
import type { RenderConfig } from "../protocol/config.ts";
import type { FailureOutput, ProgressUnit } from "../protocol/messages.ts";
import type { KnownPass, MadePass } from "./passes.ts";

/** One call as a client sent it, parsed but not yet checked against the components. */
export interface Call {
  fnIndex: number;
  /** The function's endpoint: during a deploy its number may be another's on the other side. */
  fnName?: string;
  /** One wire value an input; State slots are null. */
  data: unknown[];
  /** Null for a call that belongs to no page: it gets a session of its own. */
  sessionHash: string | null;
  eventData: unknown;
  /** The component whose event it was. */
  triggerId: number | null;
  request: RequestInfo;
  /** Address of the app as this caller sees it; files are named relative to it. */
  root: string;
  /** Yields carry whole values instead of diffs: what `/call` readers are told. */
  isSimple: boolean;
  /** Chosen by a client that may send the same call again: one key is one event. */
  idempotencyKey?: string;
}

/** What a call may lack that an older version sent or stored. */
const CALL_DEFAULTS: Omit<Call, "fnIndex" | "data"> = {
  sessionHash: null,
  eventData: null,
  triggerId: null,
  request: { url: "", headers: {}, query: {}, ip: null, username: null },
  root: "",
  isSimple: false,
};

/**
 * A call as this version knows it. During a deploy both sides differ in age, and what waits may be older than either:
 * what is missing gets its default, and what nobody here knows is left alone.
 */
export function completeCall(call: Pick<Call, "fnIndex" | "data"> & Partial<Call>): Call {
  return { ...CALL_DEFAULTS, ...call };
}

/** A call with all that the session knows: everything a run needs. */
export interface Job {
  eventId: string;
  call: Call;
  sessionHash: string;
  /** Values of State inputs the session has changed, by component id. */
  state: Record<number, unknown>;
  /** Options that earlier calls of this session changed, by component id. */
  overrides: Record<number, Record<string, unknown>>;
  /** The files among the inputs that this session may read, by path. */
  files: Record<string, StoredFile>;
  /** For what a render has made: the passes that lead to it, the outermost first. */
  passes?: KnownPass[];
}

/** What one answer of the function changes. */
export interface Step {
  /** One wire value an output; State slots are null, untouched outputs are do-nothing updates. */
  data: unknown[];
  /** New values of State outputs, by component id. */
  state: Record<number, unknown>;
  /** State outputs whose value is not what it was, if somebody listens to that. */
  changedState: number[];
  /** Options changed for this session, by component id (snake_case). */
  overrides: Record<number, Record<string, unknown>>;
  /** Files stored on the way. */
  files: StoredFile[];
  /** What a render shows now, and what is to be kept of it. */
  render?: { config: RenderConfig; pass: MadePass };
}

/** What a run tells while it lasts. Awaiting a call is the backpressure. */
export interface Sink {
  /** A generator's answer. */
  step(step: Step): Promise<void>;
  progress(units: ProgressUnit[]): Promise<void>;
  log(toast: Toast): Promise<void>;
  /** Not news, but a question: what a cache holds. */
  cache: AskCache;
}

/** The same as one thing that can be sent. */
export type News =
  | { kind: "step"; step: Step }
  | { kind: "progress"; units: ProgressUnit[] }
  | { kind: "log"; toast: Toast };

/** Who is told the news of a run, across RPC; in order. */
export interface NewsSink {
  tell(news: News[]): Promise<void>;
  cache: AskCache;
}

/** A run that came to its end. */
export interface Completed {
  status: "completed";
  /** Null when a generator has told it already. */
  step: Step | null;
  isGenerator: boolean;
  /** It owes some of its answer to a cache, or all of it. */
  usedCache?: boolean | undefined;
}

/** How a run ended. Always a value: a rejection means a bug or the platform. */
export type Outcome =
  | Completed
  | { status: "failed"; error: FailureOutput; files?: StoredFile[] }
  | { status: "cancelled"; files?: StoredFile[] };

/** The files that a run stored without telling: they belong to nobody's answer, but must not be forgotten. */
export function leftBehind(outcome: Outcome): StoredFile[] {
  return (outcome.status === "completed" ? outcome.step?.files : outcome.files) ?? [];
}

/** A run under way. Disposing of it stops it. */
export interface RunHandle extends Disposable {
  /** One outcome a job, in order. */
  done(): Promise<Outcome[]>;
  /** Answers: a run that cannot is gone, or so busy that it passes for gone. */
  alive(): Promise<void>;
  /** Fires the function's signal. */
  cancel(reason: string): Promise<void>;
}

/** A State value whose time is over. */
export interface ForgottenState {
  component: number;
  value: unknown;
}

/** Runs functions; stateless. */
export interface Runner {
  /** One job, or the members of one batch. Only a batch may have several. */
  start(jobs: Job[], sink: NewsSink): Promise<RunHandle>;
  /** Tells the app of State values that are gone. */
  forget(values: ForgottenState[]): Promise<void>;
  /** Under which key the answer of a cached function is kept; null for none. */
  keyOf(job: Job): Promise<string | null>;
}
