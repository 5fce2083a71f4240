import type { EventStream } from "../src/runtime/queue.ts";
import { Bell } from "./bell.ts";

/** Milliseconds of silence after which a stream says that it lives. */
export const HEARTBEAT = 15_000;

const encoder = new TextEncoder();

export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

/**
 * A stream that makes its next bytes when the reader asks for them, so that a slow reader holds nothing in memory.
 * Over RPC its `cancel` is called when the reader has left; the bell then wakes the generator, which ends. What the
 * generator needs to give back must be taken inside of it: it may never start.
 */
export function streamOf(frames: (bell: Bell) => AsyncGenerator<Uint8Array, void, undefined>): EventStream {
  const bell = new Bell();
  const generator = frames(bell);
  return new ReadableStream({
    type: "bytes",
    async pull(controller) {
      const next = await generator.next();
      if (bell.isStopped) return;
      if (!next.done) return controller.enqueue(next.value);
      controller.close();
      controller.byobRequest?.respond(0);
    },
    async cancel() {
      bell.stop();
      await generator.return();
    },
  });
}
