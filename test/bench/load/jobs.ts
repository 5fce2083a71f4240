/** What the process that makes the load can be asked for. Times are in milliseconds. */

export interface Jobs {
  /** Predictions with Gradio's own client. */
  predict: Job<{ url: string; api: string; calls: number; atOnce: number }, { times: number[] }>;
  /** One call of a generator by each of so many sessions at once. */
  tokens: Job<{ url: string; fn: number; sessions: number; deadline: number }, { times: number[]; messages: number }>;
  /** Sessions that predict again and again, beside others that are only open. */
  sessions: Job<SessionsWanted, { times: number[]; duration: number }>;
  /** Requests of one kind, so many at once, for a while. */
  requests: Job<RequestsWanted, { times: number[]; duration: number }>;
  /** Makes a line longer by so many calls of people who do not listen. */
  fill: Job<{ url: string; api: string; count: number }, { duration: number }>;
  /** Joins so many times, one after the other, and takes all of it back. */
  joins: Job<{ url: string; fn: number; count: number }, { times: number[] }>;
  /** So many sessions wait and listen; the first in line leaves, so many times, until all others know their rank. */
  ranks: Job<{ url: string; fn: number; count: number; moves: number }, { times: number[] }>;
  upload: Job<{ url: string; bytes: number }, { duration: number; path: string }>;
  download: Job<{ url: string; path: string; bytes: number }, { duration: number }>;
  /** Opens pages as a browser does, or only their streams, or joins a line; stays until the next job. */
  stay: Job<Staying, { duration: number }>;
  leave: Job<Record<string, never>, Record<string, never>>;
}

interface SessionsWanted {
  url: string;
  fn: number;
  /** Sessions that predict. */
  active: number;
  /** Sessions that are only open. */
  idle: number;
  /** How long, after a short start. */
  duration: number;
}

interface Staying {
  url: string;
  kind: "page" | "stream" | "waiting";
  /** What is called by those who wait, and with what text. */
  fn: number;
  text?: string;
  count: number;
}

interface RequestsWanted {
  url: string;
  method: "GET" | "POST";
  body: string;
  atOnce: number;
  duration: number;
}

interface Job<Arguments, Answer> {
  readonly arguments: Arguments;
  readonly answer: Answer;
}

export type JobName = keyof Jobs;
