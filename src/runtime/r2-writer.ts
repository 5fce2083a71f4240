/** Writes bytes of any length to R2 with little memory, and leaves nothing behind when it fails. */

import { SNIFFED_BYTES } from "../core/mime-type.ts";
import type { NewFile } from "./new-file.ts";
import { withRetries } from "./r2-retry.ts";

/** R2 wants parts of one size, at least 5 MiB. A file that fits in one is written at once. */
const PART_BYTES = 8 * 1024 ** 2;
const FIRST_BUFFER_BYTES = 64 * 1024;

/** A file with its bytes in R2. */
export interface WrittenFile extends NewFile {
  /** Bytes. */
  size: number;
}

/** More bytes came than one file may have. */
export class FileTooLargeError extends Error {
  override readonly name = "FileTooLargeError";

  constructor(maxSize: number) {
    super(`File size exceeded maximum allowed size of ${maxSize} bytes.`);
  }
}

export interface WriteOptions {
  /** Names the file once its first bytes are known. */
  place: (head: Uint8Array) => NewFile;
  /** Bytes. Default: no limit. */
  maxSize?: number;
}

/** Writes bytes whose number nobody knows yet. */
export async function writeStream(
  bucket: R2Bucket,
  chunks: AsyncIterable<Uint8Array>,
  options: WriteOptions,
): Promise<WrittenFile> {
  const writer = new R2Writer(bucket, options);
  try {
    for await (const chunk of chunks) await writer.add(chunk);
    return await writer.finish();
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

/** Writes bytes that are all here. */
export async function writeBytes(bucket: R2Bucket, bytes: Uint8Array | Blob, file: NewFile): Promise<WrittenFile> {
  await put(bucket, bytes, file);
  return { ...file, size: bytes instanceof Blob ? bytes.size : bytes.byteLength };
}

/** Collects a part, sends it, and reuses its memory: a file of any size costs one part. */
class R2Writer {
  readonly #bucket: R2Bucket;
  readonly #options: WriteOptions;
  #buffer = new Uint8Array(FIRST_BUFFER_BYTES);
  #filled = 0;
  #size = 0;
  #file: NewFile | null = null;
  #upload: R2MultipartUpload | null = null;
  readonly #parts: R2UploadedPart[] = [];

  constructor(bucket: R2Bucket, options: WriteOptions) {
    this.#bucket = bucket;
    this.#options = options;
  }

  async add(chunk: Uint8Array): Promise<void> {
    this.#size += chunk.byteLength;
    const { maxSize } = this.#options;
    if (maxSize !== undefined && this.#size > maxSize) throw new FileTooLargeError(maxSize);
    let rest = chunk;
    while (rest.byteLength > 0) {
      // A full part waits for one more byte: the last part is written by finish().
      if (this.#filled === PART_BYTES) await this.#sendPart();
      const taken = rest.subarray(0, PART_BYTES - this.#filled);
      this.#makeRoom(taken.byteLength);
      this.#buffer.set(taken, this.#filled);
      this.#filled += taken.byteLength;
      rest = rest.subarray(taken.byteLength);
    }
  }

  async finish(): Promise<WrittenFile> {
    const file = this.#place();
    if (this.#upload === null) {
      await put(this.#bucket, this.#buffer.subarray(0, this.#filled), file);
    } else {
      await this.#sendPart();
      await this.#complete(this.#upload, file);
    }
    return { ...file, size: this.#size };
  }

  async abort(): Promise<void> {
    const upload = this.#upload;
    const file = this.#file;
    // The caller is being told of another failure; parts that cannot be dropped now are dropped by R2 in a week.
    if (upload !== null) await withRetries("Dropping an upload", () => upload.abort()).catch(() => {});
    // An answer may have been lost after R2 had stored the file.
    if (file !== null) await withRetries("Dropping a file", () => this.#bucket.delete(file.path)).catch(() => {});
  }

  #place(): NewFile {
    this.#file ??= this.#options.place(this.#buffer.subarray(0, Math.min(this.#filled, SNIFFED_BYTES)));
    return this.#file;
  }

  #makeRoom(bytes: number): void {
    const needed = this.#filled + bytes;
    if (needed <= this.#buffer.byteLength) return;
    const larger = new Uint8Array(Math.min(PART_BYTES, Math.max(needed, this.#buffer.byteLength * 2)));
    larger.set(this.#buffer.subarray(0, this.#filled));
    this.#buffer = larger;
  }

  async #sendPart(): Promise<void> {
    const file = this.#place();
    this.#upload ??= await withRetries(`Starting to store ${file.path}`, () =>
      this.#bucket.createMultipartUpload(file.path, { httpMetadata: { contentType: file.type } }),
    );
    const upload = this.#upload;
    const part = this.#buffer.subarray(0, this.#filled);
    const number = this.#parts.length + 1;
    const sent = await withRetries(`Storing part ${number} of ${file.path}`, () => upload.uploadPart(number, part));
    this.#parts.push(sent);
    this.#filled = 0;
  }

  async #complete(upload: R2MultipartUpload, file: NewFile): Promise<void> {
    await withRetries(`Storing ${file.path}`, async () => {
      try {
        await upload.complete(this.#parts);
      } catch (error) {
        // A repeated completion fails when the first one worked and only its answer was lost.
        const stored = await this.#bucket.head(file.path);
        if (stored?.size !== this.#size) throw error;
      }
    });
  }
}

function put(bucket: R2Bucket, bytes: Uint8Array | Blob, file: NewFile): Promise<unknown> {
  return withRetries(`Storing ${file.path}`, () =>
    bucket.put(file.path, bytes, { httpMetadata: { contentType: file.type } }),
  );
}
