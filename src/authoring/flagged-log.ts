/** The log of flags as a file to download: JSON Lines as it was written, or CSV. */

import { SetupError } from "../core/errors.ts";
import type { FlaggedLog as Log, LogAnswer, LogBucket, LoggedFlag } from "../core/flagged-log.ts";
import { csvRow } from "./csv.ts";
import type { Flag } from "./flagging.ts";

/** Who may read a log, and which one. */
export interface FlaggedLogOptions {
  /** What readers must know: 16 characters or more. Keep it in a secret of the Worker. */
  key: string;
  /** The folder of the log: what `gr.R2Logger()` and `flaggingDir` were told. Default: "flagged". */
  dir?: string;
}

/**
 * The log that `gr.R2Logger()` has written, for whoever knows the key: `/flagged/{key}/log.jsonl` and
 * `/flagged/{key}/log.csv`. `?since=2026-11-21` leaves out what is older.
 *
 * @example
 * export default app.launch({ flaggedLog: gr.FlaggedLog({ key: env.FLAGGED_KEY }) });
 */
export function FlaggedLog({ key, dir = "flagged" }: FlaggedLogOptions): Log {
  if (typeof key !== "string" || key.length < 16) {
    throw new SetupError("FlaggedLog: key is a secret; give it at least 16 characters.");
  }
  return {
    key,
    answer(bucket, name, since) {
      const time = new Date(since ?? 0);
      if (Number.isNaN(time.getTime())) return refused(400, `"since" is a time, such as 2026-11-21T10:30Z.`);
      const read = (): AsyncGenerator<string> => linesOf(bucket, `${dir}/`, time);
      const kind = KINDS.get(name);
      if (!kind) return refused(404, `There is no such file; there are ${[...KINDS.keys()].join(" and ")}.`);
      const headers = {
        "content-type": `${kind.type}; charset=utf-8`,
        "content-disposition": `attachment; filename="${name}"`,
      };
      return { status: 200, headers, body: streamOf(kind.write(read)) };
    },
  };
}

/** A way to read all lines, from the first. */
type ReadLines = () => AsyncGenerator<string>;

const KINDS: ReadonlyMap<string, { type: string; write: (read: ReadLines) => AsyncGenerator<string> }> = new Map([
  ["log.jsonl", { type: "application/jsonl", write: jsonLines }],
  ["log.csv", { type: "text/csv", write: csvLines }],
]);

function refused(status: 400 | 404, detail: string): LogAnswer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify({ detail }) };
}

/** The flags in order of their time. One list brings up to a thousand; only long ones are read by themselves. */
async function* linesOf(bucket: LogBucket, prefix: string, since: Date): AsyncGenerator<string> {
  let place: { startAfter: string } | { cursor: string } = { startAfter: prefix + since.toISOString() };
  for (;;) {
    const { objects, truncated, cursor } = await bucket.list({
      prefix,
      delimiter: "/",
      include: ["customMetadata"],
      ...place,
    });
    for (const object of objects) {
      const line = await lineOf(bucket, object);
      if (line !== null) yield line;
    }
    if (!truncated || cursor === undefined) return;
    place = { cursor };
  }
}

/** Null for one that was deleted meanwhile, and for what is no flag. */
async function lineOf(bucket: LogBucket, { key, customMetadata }: LoggedFlag): Promise<string | null> {
  if (!key.endsWith(".json")) return null;
  return customMetadata?.["line"] ?? (await (await bucket.get(key))?.text()) ?? null;
}

async function* jsonLines(read: ReadLines): AsyncGenerator<string> {
  for await (const line of read()) yield `${line}\n`;
}

/** Reads the log twice: the head names the columns of all rows. */
async function* csvLines(read: ReadLines): AsyncGenerator<string> {
  const labels = new Set<string>();
  const marks = new Set<"flag" | "username">();
  for await (const line of read()) {
    const flag = JSON.parse(line) as Flag; // as it was written
    for (const label of Object.keys(flag.values)) labels.add(label);
    for (const mark of ["flag", "username"] as const) if (flag[mark] !== undefined) marks.add(mark);
  }
  yield csvRow([...labels, ...marks, "timestamp"]);
  for await (const line of read()) {
    const flag = JSON.parse(line) as Flag; // as above
    const values = [...labels].map((label) => flag.values[label]);
    yield csvRow([...values, ...[...marks].map((mark) => flag[mark]), flag.timestamp]);
  }
}

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
