/** How the Worker serves a log of flags. What reads it comes with the app that opens it. */

/** As much of an R2 bucket as is needed to read a log. */
export interface LogBucket {
  get(key: string): Promise<{ text(): Promise<string> } | null>;
  list(options: {
    prefix: string;
    delimiter: "/";
    startAfter?: string;
    cursor?: string;
    include: ["customMetadata"];
  }): Promise<{ objects: LoggedFlag[]; truncated: boolean; cursor?: string }>;
}

/** A flag in the bucket. */
export interface LoggedFlag {
  readonly key: string;
  readonly customMetadata?: Readonly<Record<string, string>>;
}

/** A log, and the key of those who may read it. Made by `gr.FlaggedLog()`. */
export interface FlaggedLog {
  readonly key: string;
  /** What was flagged since a time, as the file of this name. */
  answer(bucket: LogBucket, name: string, since: string | undefined): LogAnswer;
}

/** The file, or why there is none. */
export interface LogAnswer {
  readonly status: 200 | 400 | 404;
  readonly headers: Record<string, string>;
  readonly body: ReadableStream<Uint8Array> | string;
}
