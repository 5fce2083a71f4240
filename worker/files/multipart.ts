/** Reads the files of a multipart body one after another, as they arrive, in little memory and with hard limits. */

import { ProtocolError } from "../middleware/errors.ts";
import { parsePartHeaders } from "./part-headers.ts";
import type { WideReader } from "./wide-reader.ts";

/** A file on its way in. */
export interface IncomingFile {
  /** Place among the files of the request. */
  index: number;
  /** As the sender wrote it. */
  name: string;
  /** To be read to its end, before the next file can be asked for. */
  bytes: AsyncIterable<Uint8Array>;
}

export interface MultipartOptions {
  contentType: string;
  /** Name of the parts that count; others are read over. */
  field: string;
  maxFiles: number;
}

const MAX_BOUNDARY = 70;
const MAX_HEADER_BYTES = 8 * 1024;
const MAX_OTHER_PARTS = 1000;
/** What may stand around the files: other parts, and text before the first and behind the last one. */
const MAX_SKIPPED_BYTES = 1024 ** 2;

const HEADERS_END = ascii("\r\n\r\n");
const LINE_END = ascii("\r\n");
const BODY_END = ascii("--");

/** The files of a body. Fails with a {@link ProtocolError} when the body is malformed. */
export async function* readFiles(reader: WideReader, options: MultipartOptions): AsyncGenerator<IncomingFile> {
  const body = new MultipartBody(reader, delimiterOf(options.contentType));
  let files = 0;
  let others = 0;
  await body.skip();
  while (await body.hasPart()) {
    const { name, fileName } = parsePartHeaders(await body.headers());
    if (name !== options.field || fileName === null) {
      if (++others > MAX_OTHER_PARTS) throw new ProtocolError(400, "The multipart body has too many parts.");
      await body.skip();
      continue;
    }
    if (++files > options.maxFiles)
      throw new ProtocolError(400, `At most ${options.maxFiles} files go into one upload.`);
    const wasRead = Promise.withResolvers<boolean>();
    yield { index: files - 1, name: fileName, bytes: watched(body.content(), wasRead) };
    // Whoever gave up a file, or saw it break off, has the reason; the others are told that there is no more.
    if (!(await wasRead.promise)) return;
  }
  await body.skipRest();
}

/** Tells when a file has been read, or was given up. */
async function* watched(
  bytes: AsyncIterable<Uint8Array>,
  wasRead: PromiseWithResolvers<boolean>,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* bytes;
    wasRead.resolve(true);
  } finally {
    wasRead.resolve(false);
  }
}

function delimiterOf(contentType: string): Uint8Array {
  if (!/^multipart\/form-data\s*(?:;|$)/i.test(contentType)) throw new ProtocolError(400, "Invalid content type.");
  const match = /;\s*boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2] ?? "";
  if (boundary === "") throw new ProtocolError(400, "The multipart body has no boundary.");
  if (boundary.length > MAX_BOUNDARY) throw new ProtocolError(400, "The boundary of the multipart body is too long.");
  return ascii(`\r\n--${boundary}`);
}

/** The bytes of a body, cut at its delimiter. */
class MultipartBody {
  readonly #reader: WideReader;
  readonly #delimiter: Uint8Array;
  /** What has arrived and is not used yet. The line end stands for the one that the first delimiter may lack. */
  #waiting: Uint8Array = LINE_END;
  #skipped = 0;

  constructor(reader: WideReader, delimiter: Uint8Array) {
    this.#reader = reader;
    this.#delimiter = delimiter;
  }

  /** Called behind a delimiter: whether a part follows, or the body ends. */
  async hasPart(): Promise<boolean> {
    while (this.#waiting.length < BODY_END.length) await this.#more();
    if (startsWith(this.#waiting, BODY_END)) return false;
    if (!startsWith(this.#waiting, LINE_END)) throw malformed();
    return true;
  }

  /** The headers of a part, without the empty line at their end. */
  async headers(): Promise<Uint8Array> {
    let end = indexOf(this.#waiting, HEADERS_END);
    while (end === -1 && this.#waiting.length <= MAX_HEADER_BYTES) {
      await this.#more();
      end = indexOf(this.#waiting, HEADERS_END);
    }
    if (end === -1 || end > MAX_HEADER_BYTES) {
      throw new ProtocolError(413, `The headers of a part exceed ${MAX_HEADER_BYTES} bytes.`);
    }
    const headers = this.#waiting.subarray(0, end);
    // Its second line end belongs to the content: an empty one is followed by a delimiter that begins with it.
    this.#waiting = this.#waiting.subarray(end + LINE_END.length);
    return headers;
  }

  /** Everything up to the next delimiter. */
  async *content(): AsyncGenerator<Uint8Array, void> {
    // The line end that closes the headers, unless the delimiter follows at once and takes it for its own.
    while (this.#waiting.length < this.#delimiter.length) await this.#more();
    if (!startsWith(this.#waiting, this.#delimiter)) this.#waiting = this.#waiting.subarray(LINE_END.length);
    for (;;) {
      const end = indexOf(this.#waiting, this.#delimiter);
      if (end !== -1) {
        if (end > 0) yield this.#waiting.subarray(0, end);
        this.#waiting = this.#waiting.subarray(end + this.#delimiter.length);
        return;
      }
      // The last bytes may be the beginning of a delimiter.
      const sure = this.#waiting.length - this.#delimiter.length + 1;
      if (sure > 0) {
        yield this.#waiting.subarray(0, sure);
        this.#waiting = this.#waiting.subarray(sure);
      }
      await this.#more();
    }
  }

  /** Over everything up to the next delimiter. */
  async skip(): Promise<void> {
    for await (const chunk of this.content()) this.#countSkipped(chunk);
  }

  /** Over what follows the body: most senders add a line end. */
  async skipRest(): Promise<void> {
    for (let chunk: Uint8Array | null = this.#waiting; chunk !== null; chunk = await this.#read()) {
      this.#countSkipped(chunk);
    }
  }

  #countSkipped(chunk: Uint8Array): void {
    this.#skipped += chunk.length;
    if (this.#skipped > MAX_SKIPPED_BYTES) {
      throw new ProtocolError(413, "The multipart body has too much besides its files.");
    }
  }

  async #more(): Promise<void> {
    const chunk = await this.#read();
    if (chunk === null) throw malformed();
    const joined = new Uint8Array(this.#waiting.length + chunk.length);
    joined.set(this.#waiting);
    joined.set(chunk, this.#waiting.length);
    this.#waiting = joined;
  }

  async #read(): Promise<Uint8Array | null> {
    try {
      return await this.#reader.read();
    } catch (cause) {
      throw new ProtocolError(400, "The upload broke off.", { cause });
    }
  }
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  const first = wanted[0] ?? 0;
  let at = bytes.indexOf(first);
  while (at !== -1 && !isAt(bytes, at, wanted)) at = bytes.indexOf(first, at + 1);
  return at;
}

function startsWith(bytes: Uint8Array, wanted: Uint8Array): boolean {
  return isAt(bytes, 0, wanted);
}

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  if (at + wanted.length > bytes.length) return false;
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function malformed(): ProtocolError {
  return new ProtocolError(400, "The multipart body is malformed.");
}
