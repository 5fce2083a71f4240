import type { Context } from "hono";
import type { WorkerEnv } from "./env.ts";

const HEARTBEAT_MS = 15_000;

/** Answers a stream of server-sent events. */
export function sse(c: Context<WorkerEnv>, stream: ReadableStream<Uint8Array>): Response {
  return c.body(stream, 200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    // Proxies that buffer would hold back what is written.
    "x-accel-buffering": "no",
  });
}

/** The page that reads, if it says so. */
export function readerOf(c: Context<WorkerEnv>): string | null {
  const reader = c.req.query("reader");
  return reader !== undefined && reader.length <= 128 ? reader : null;
}

/** Says at once, and every 15 seconds, that the server is there; keeps no object awake. */
export function aliveStream(): ReadableStream<Uint8Array> {
  const frame = new TextEncoder().encode("data: ALIVE\n\n");
  let timer: ReturnType<typeof setInterval> | undefined;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(frame);
      timer = setInterval(() => {
        try {
          controller.enqueue(frame);
        } catch {
          // The reader left between two beats.
          clearInterval(timer);
        }
      }, HEARTBEAT_MS);
    },
    cancel() {
      clearInterval(timer);
    },
  });
}
