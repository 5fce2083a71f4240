/** Reads a body in large chunks. The runtime hands out 4 KiB at a time otherwise, and each costs as much as 64. */

const CHUNK_BYTES = 64 * 1024;

export interface WideReader {
  /** The next bytes; null at the end. */
  read(): Promise<Uint8Array | null>;
  cancel(reason: unknown): Promise<void>;
}

/** A reader of a request's body, or of any other stream of bytes. */
export function wideReader(body: ReadableStream<Uint8Array>): WideReader {
  return byobReader(body) ?? plainReader(body);
}

function byobReader(body: ReadableStream<Uint8Array>): WideReader | null {
  let reader: ReadableStreamBYOBReader;
  try {
    reader = body.getReader({ mode: "byob" });
  } catch {
    // Only the runtime's own streams fill a buffer of ours.
    return null;
  }
  return {
    async read() {
      // A new buffer each time: the runtime takes it over, while the bytes of the last one may still be in use.
      const { value } = await reader.readAtLeast(CHUNK_BYTES, new Uint8Array(CHUNK_BYTES));
      return value === undefined || value.byteLength === 0 ? null : value;
    },
    cancel: (reason) => reader.cancel(reason),
  };
}

function plainReader(body: ReadableStream<Uint8Array>): WideReader {
  const reader = body.getReader();
  return {
    async read() {
      const { done, value } = await reader.read();
      return done ? null : value;
    },
    cancel: (reason) => reader.cancel(reason),
  };
}
