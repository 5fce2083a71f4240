/** The file routes alone, with a real bucket and a queue that only remembers what it is told. */

import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Hono } from "hono";
import type { StoredFile } from "../../src/core/files.ts";
import type { Queue, UploadStep } from "../../src/runtime/queue.ts";
import type { WorkerEnv } from "../../worker/env.ts";
import { cors } from "../../worker/middleware/cors.ts";
import { answerError } from "../../worker/middleware/errors.ts";
import { securityHeaders } from "../../worker/middleware/security-headers.ts";
import { fileRoutes } from "../../worker/routes/file.ts";
import { uploadRoutes } from "../../worker/routes/upload.ts";

declare global {
  namespace Cloudflare {
    interface Env {
      FILES: R2Bucket;
    }
  }
}

export const ORIGIN = "https://app.example";

export interface FileAppOptions {
  /** Default: 1000 bytes. */
  maxFileSize?: number;
  /** Default: the bucket of the test pool. */
  bucket?: R2Bucket;
  /** What the queue does when it is told of files. */
  recordFiles?: (files: StoredFile[]) => Promise<void>;
}

/** A server to ask, and what its queue has heard. */
export function fileApp({ maxFileSize = 1000, bucket = env.FILES, recordFiles }: FileAppOptions = {}) {
  const recorded: StoredFile[] = [];
  const steps: UploadStep[] = [];
  const queue: Pick<Queue, "recordFiles" | "tellUpload" | "followUpload"> = {
    recordFiles: recordFiles ?? (async (files) => void recorded.push(...files)),
    tellUpload: async (step) => void steps.push(step),
    followUpload: async (uploadId) =>
      uploadId === "known"
        ? { ok: true, stream: streamOf('data: {"msg":"done"}\n\n') }
        : { ok: false, reason: "not-found" },
  };
  const app = new Hono<WorkerEnv>()
    .use(securityHeaders(), cors(), async (c, next) => {
      c.set("root", ORIGIN);
      c.set("queue", queue as Queue); // the routes under test use no more of it
      await next();
    })
    .route("/gradio_api", fileRoutes)
    .route("/gradio_api", uploadRoutes({ maxFileSize }))
    .onError(answerError);

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const ctx = createExecutionContext();
    const request = new Request(path.startsWith("http") ? path : ORIGIN + path, init);
    const response = await app.fetch(request, { FILES: bucket }, ctx);
    await waitOnExecutionContext(ctx);
    return response;
  }

  return { ask, bucket, recorded, steps };
}

/** Keys of everything in a bucket. */
export async function keysOf(bucket: R2Bucket): Promise<string[]> {
  return (await bucket.list()).objects.map(({ key }) => key);
}

/** A bucket whose operations fail now and then. */
export function flakyBucket(bucket: R2Bucket, shouldFail: (operation: string) => boolean): R2Bucket {
  return failing(bucket, shouldFail);
}

function failing<T extends object>(target: T, shouldFail: (operation: string) => boolean): T {
  return new Proxy(target, {
    get(_, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return async (...args: unknown[]) => {
        if (shouldFail(String(name))) throw new Error(`${String(name)}: internal error (10001)`);
        const result: unknown = await member.apply(target, args);
        return name === "createMultipartUpload" ? failing(result as object, shouldFail) : result; // an R2MultipartUpload
      };
    },
  });
}

/** A text or bytes as one stream of chunks. */
export function streamOf(content: string | Uint8Array, chunkSize = Infinity): ReadableStream<Uint8Array> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = bytes.slice(at, at + Math.min(chunkSize, bytes.byteLength));
      at += chunk.byteLength;
      if (chunk.byteLength > 0) controller.enqueue(chunk);
      if (at >= bytes.byteLength) controller.close();
    },
  });
}
