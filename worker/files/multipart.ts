/** Reads the files of a multipart body one after another, as they arrive, with little memory. */

import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { FileTooLargeError } from "../../src/runtime/r2-writer.ts";
import { ProtocolError } from "../middleware/errors.ts";
import { wideReader, type WideReader } from "./wide-reader.ts";

/** A file on its way in. */
export interface IncomingFile {
  /** Place among the files of the request. */
  index: number;
  /** As the sender wrote it. */
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

export interface MultipartOptions {
  contentType: string;
  /** Name of the parts that count; others are read over. */
  field: string;
  maxFiles: number;
  /** Fires when nobody wants the rest. */
  signal: AbortSignal;
}

const MAX_BOUNDARY = 70;
const MAX_NAME = 1024;
/** Bytes of a part that are not its file: boundary, headers, and what other parts hold. */
const MAX_PART_OVERHEAD = 8 * 1024;
const MAX_DISCARDED = 512 * 1024 ** 2;

/** The files of a body. The stream fails with a {@link ProtocolError} when the body is malformed. */
export function readFiles(body: ReadableStream<Uint8Array>, options: MultipartOptions): ReadableStream<IncomingFile> {
  const parser = createParser(options);
  return new ReadableStream<IncomingFile>({
    start(controller) {
      const reading = new MultipartReading(parser, options, controller);
      // Not awaited: start() must return before anybody can take a file. Failures reach the stream.
      void reading.run(body);
    },
  });
}

function createParser({ contentType, field, maxFiles }: MultipartOptions): BusboyInstance {
  if (!/^multipart\/form-data\s*(?:;|$)/i.test(contentType)) throw new ProtocolError(400, "Invalid content type.");
  const boundary = /;\s*boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType);
  const marker = boundary?.[1] ?? boundary?.[2] ?? "";
  if (marker === "") throw new ProtocolError(400, "The multipart body has no boundary.");
  if (marker.length > MAX_BOUNDARY) throw new ProtocolError(400, "The boundary of the multipart body is too long.");
  return new Busboy({
    headers: { "content-type": `multipart/form-data; boundary="${marker.replace(/[\\"]/g, "\\$&")}"` },
    isPartAFile: (name, _type, fileName) => name === field && fileName !== undefined,
    preservePath: true,
    limits: {
      files: maxFiles,
      parts: 2 * maxFiles,
      headerPairs: 20,
      headerSize: MAX_PART_OVERHEAD,
      fieldSize: MAX_PART_OVERHEAD,
    },
  });
}

/** Joins three clocks: the body that arrives, the parser that cuts it, and the readers of the files. */
class MultipartReading {
  readonly #parser: BusboyInstance;
  readonly #signal: AbortSignal;
  readonly #controller: ReadableStreamDefaultController<IncomingFile>;
  readonly #files: BusboyFileStream[] = [];
  readonly #ends: Promise<unknown>[] = [];
  /** Rejects with the first thing that goes wrong. */
  readonly #failure = Promise.withResolvers<never>();
  /** The read under way: a body has one at a time. */
  #reading: Promise<Uint8Array | null> = Promise.resolve(null);
  #hasFailed = false;
  #parts = 0;
  #fed = 0;

  constructor(
    parser: BusboyInstance,
    { signal }: MultipartOptions,
    controller: ReadableStreamDefaultController<IncomingFile>,
  ) {
    this.#parser = parser;
    this.#signal = signal;
    this.#controller = controller;
    // Whoever waits sees the failure; when nobody does, the readers of the files have seen it.
    this.#failure.promise.catch(() => {});
  }

  async run(body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = wideReader(body);
    try {
      const finished = this.#listen();
      await Promise.race([this.#feed(reader), this.#failure.promise]);
      await Promise.race([finished, this.#silence(), this.#failure.promise]);
      this.#refuseOverhead(this.#parts);
      this.#controller.close();
    } catch (error) {
      this.#hasFailed = true;
      for (const file of this.#files) file.destroy(error instanceof Error ? error : new Error(String(error)));
      // Whether the sender takes it well or not, the upload has failed for the reason that we have.
      await this.#dismiss(reader, error).catch(() => {});
      this.#controller.error(error);
    }
  }

  /** Many clients only listen once they have sent everything: whoever sent too much is heard out, to learn of it. */
  async #dismiss(reader: WideReader, error: unknown): Promise<void> {
    await this.#reading;
    let discarded = error instanceof FileTooLargeError ? 0 : MAX_DISCARDED;
    while (discarded < MAX_DISCARDED) {
      const chunk = await reader.read();
      if (chunk === null) return;
      discarded += chunk.byteLength;
    }
    await reader.cancel(error);
  }

  #listen(): Promise<void> {
    const fail = (cause: unknown) => this.#fail(malformed(cause));
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#signal.addEventListener("abort", () => this.#fail(this.#signal.reason));
    this.#parser
      .on("file", (_field, stream, name) => this.#offer(stream, name))
      .on("field", () => void this.#parts++)
      .on("filesLimit", () => fail("too many files"))
      .on("partsLimit", () => fail("too many parts"))
      .on("error", fail)
      .on("finish", resolve);
    return promise;
  }

  /**
   * The parser never finishes a body with a part whose headers have no end. Once it has seen every byte and every file
   * was read, there is nothing left that it could wait for.
   */
  async #silence(): Promise<never> {
    await Promise.all(this.#ends);
    await new Promise((resolve) => setTimeout(resolve, 0));
    throw malformed("a part without an end of its headers");
  }

  #offer(stream: BusboyFileStream, name: string): void {
    // A file that breaks off says so here as well; without a listener that would end the whole request.
    stream.on("error", () => {});
    this.#ends.push(new Promise((resolve) => stream.on("close", resolve)));
    this.#parts++;
    this.#files.push(stream);
    if (name.length > MAX_NAME || baseName(name) === "..") {
      this.#fail(new ProtocolError(400, `Invalid file name: ${name.slice(0, MAX_NAME)}`));
      return;
    }
    this.#controller.enqueue({ index: this.#files.length - 1, name: baseName(name), bytes: this.#bytesOf(stream) });
  }

  async *#bytesOf(stream: BusboyFileStream): AsyncGenerator<Uint8Array> {
    try {
      yield* stream;
    } catch (cause) {
      // The parser reports a broken body to the file and to us; whoever is first must say the same.
      throw cause instanceof ProtocolError || this.#signal.aborted ? cause : malformed(cause);
    }
  }

  async #feed(reader: WideReader): Promise<void> {
    for (;;) {
      this.#reading = reader.read().catch((cause: unknown) => {
        throw new ProtocolError(400, "The upload broke off.", { cause });
      });
      const chunk = await this.#reading;
      if (chunk === null || this.#hasFailed) break;
      this.#fed += chunk.byteLength;
      await new Promise<void>((resolve, reject) => {
        this.#parser.write(chunk, (error) => (error ? reject(malformed(error)) : resolve()));
      });
      // One more: the headers of the next part may be under way.
      this.#refuseOverhead(this.#parts + 1);
    }
    // A parser that has given up would throw at its unfinished parts where nobody can catch it.
    if (!this.#hasFailed) this.#parser.end();
  }

  #fail(reason: unknown): void {
    this.#hasFailed = true;
    this.#failure.reject(reason);
  }

  /** Endless padding, headers or foreign parts are no upload. */
  #refuseOverhead(parts: number): void {
    const received = this.#files.reduce((sum, file) => sum + file.bytesRead, 0);
    if (this.#fed - received > MAX_PART_OVERHEAD * Math.max(parts, 1)) {
      throw new ProtocolError(413, "The headers of the multipart body are too large.");
    }
  }
}

/** Some senders write where the file lay. */
function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
}

function malformed(cause: unknown): ProtocolError {
  return new ProtocolError(400, "The multipart body is malformed.", { cause });
}
