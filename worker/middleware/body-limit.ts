/** Stops reading a request once it is larger than a route can want. */

import { createMiddleware } from "hono/factory";
import type { WorkerEnv } from "../env.ts";
import { ProtocolError } from "./errors.ts";

export interface BodyLimitOptions {
  /** Bytes. */
  maxBytes: number;
}

/** For routes that read the body by themselves, such as forms. JSON routes use `readJson`, uploads have their own limit. */
export function bodyLimit({ maxBytes }: BodyLimitOptions) {
  return createMiddleware<WorkerEnv>(async (c, next) => {
    const { body, headers } = c.req.raw;
    refuseDeclaredSize(headers, maxBytes);
    if (body !== null) {
      const counted: RequestInit = { body: body.pipeThrough(countingStream(maxBytes)) };
      c.req.raw = new Request(c.req.raw, counted);
    }
    await next();
  });
}

/** Refuses before reading when the sender says that it is too much. */
export function refuseDeclaredSize(headers: Headers, maxBytes: number): void {
  if (Number(headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

/** The refusal of a body that has more bytes than a route takes. */
export function tooLarge(maxBytes: number): ProtocolError {
  return new ProtocolError(413, `The request body exceeds ${maxBytes} bytes.`);
}

function countingStream(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) controller.error(tooLarge(maxBytes));
      else controller.enqueue(chunk);
    },
  });
}
