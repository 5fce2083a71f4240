/** Stores the files of one upload request: all of them, or none. */

import type { StoredFile } from "../../src/core/files.ts";
import { newFile } from "../../src/runtime/new-file.ts";
import { withRetries } from "../../src/runtime/r2-retry.ts";
import { writeStream, type WrittenFile } from "../../src/runtime/r2-writer.ts";
import { readFiles, type IncomingFile } from "./multipart.ts";
import type { UploadProgress } from "./upload-progress.ts";

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

/** The stored files in the order in which they were sent. After any failure nothing of the request stays in R2. */
export async function receiveUploads(
  body: ReadableStream<Uint8Array>,
  { bucket, contentType, maxFileSize, progress, record }: ReceiveOptions,
): Promise<StoredFile[]> {
  const stop = new AbortController();
  const files = readFiles(body, { contentType, field: FIELD, maxFiles: MAX_FILES, signal: stop.signal }).getReader();
  const written: WrittenFile[] = [];

  async function store({ index, name, bytes }: IncomingFile): Promise<void> {
    progress.add(name, 0);
    const place = (head: Uint8Array) => newFile(name, head);
    written[index] = await writeStream(bucket, counted(name, bytes), { place, maxSize: maxFileSize });
  }

  async function* counted(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      progress.add(name, chunk.byteLength);
      yield chunk;
    }
  }

  async function lane(): Promise<void> {
    try {
      for (let next = await files.read(); !next.done; next = await files.read()) await store(next.value);
    } catch (error) {
      stop.abort(error);
      throw error;
    }
  }

  try {
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    // The first failure stopped the others, so it is the reason of all.
    if (lanes.some(({ status }) => status === "rejected")) throw stop.signal.reason;
    const stored = written.map(({ path, name, size, type }) => ({ path, name, size, type, session: null }));
    await record(stored);
    return stored;
  } catch (error) {
    const paths = Object.values(written).map(({ path }) => path);
    // If even this fails the objects are orphans without a name; the bucket's own expiry takes them.
    if (paths.length > 0) await withRetries("Dropping an upload", () => bucket.delete(paths)).catch(() => {});
    throw error;
  } finally {
    await progress.end();
  }
}
