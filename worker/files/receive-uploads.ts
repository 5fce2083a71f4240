/** Stores the files of one upload request: all of them, or none. */

import type { StoredFile } from "../../src/core/files.ts";
import { newFile } from "../../src/runtime/new-file.ts";
import { withRetries } from "../../src/runtime/r2-retry.ts";
import { FileTooLargeError, writeStream, type WrittenFile } from "../../src/runtime/r2-writer.ts";
import { readFiles, type IncomingFile } from "./multipart.ts";
import type { UploadProgress } from "./upload-progress.ts";
import { wideReader, type WideReader } from "./wide-reader.ts";

export interface ReceiveOptions {
  bucket: R2Bucket;
  contentType: string;
  /** Bytes per file. */
  maxFileSize: number;
  progress: UploadProgress;
  /** Makes the files known, so that they can be owned and expire. */
  record: (files: StoredFile[]) => Promise<void>;
}

const FIELD = "files";
const MAX_FILES = 1000;
/** Small files are stored side by side: a folder of them would take minutes one by one. */
const LANES = 4;
const MAX_DISCARDED = 512 * 1024 ** 2;

/** The stored files in the order in which they were sent. After any failure nothing of the request stays in R2. */
export async function receiveUploads(
  body: ReadableStream<Uint8Array>,
  { bucket, contentType, maxFileSize, progress, record }: ReceiveOptions,
): Promise<StoredFile[]> {
  const reader = wideReader(body);
  const files = readFiles(reader, { contentType, field: FIELD, maxFiles: MAX_FILES });
  const written: WrittenFile[] = [];
  const stop = new AbortController();

  async function* counted(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      stop.signal.throwIfAborted();
      progress.add(name, chunk.byteLength);
      yield chunk;
    }
  }

  async function store({ index, name, bytes }: IncomingFile): Promise<void> {
    progress.add(name, 0);
    const place = (head: Uint8Array) => newFile(name, head);
    written[index] = await writeStream(bucket, counted(name, bytes), { place, maxSize: maxFileSize });
  }

  async function lane(): Promise<void> {
    try {
      for (let next = await files.next(); !next.done; next = await files.next()) {
        await store(next.value);
        stop.signal.throwIfAborted();
      }
    } catch (error) {
      // Only the first reason counts: it is what stops the other lanes.
      stop.abort(error);
    }
  }

  try {
    await Promise.all(Array.from({ length: LANES }, lane));
    stop.signal.throwIfAborted();
    const stored = written.map(({ path, name, size, type }) => ({ path, name, size, type, session: null }));
    await record(stored);
    return stored;
  } catch (error) {
    const paths = Object.values(written).map(({ path }) => path);
    // If even this fails the objects are orphans without a name; the bucket's own expiry takes them.
    if (paths.length > 0) await withRetries("Dropping an upload", () => bucket.delete(paths)).catch(() => {});
    // Whether the sender takes it well or not, the upload has failed for the reason that we have.
    await dismiss(reader, error).catch(() => {});
    throw error;
  } finally {
    await progress.end();
  }
}

/** Many clients only listen once they have sent everything: whoever sent too much is heard out, to learn of it. */
async function dismiss(reader: WideReader, error: unknown): Promise<void> {
  let discarded = error instanceof FileTooLargeError ? 0 : MAX_DISCARDED;
  while (discarded < MAX_DISCARDED) {
    const chunk = await reader.read();
    if (chunk === null) return;
    discarded += chunk.byteLength;
  }
  await reader.cancel(error);
}
