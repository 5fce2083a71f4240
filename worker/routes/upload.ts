/** Files from visitors: in by multipart, and how far they have come. */

import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { FileTooLargeError } from "../../src/runtime/r2-writer.ts";
import type { WorkerEnv } from "../env.ts";
import { receiveUploads } from "../files/receive-uploads.ts";
import { uploadProgress } from "../files/upload-progress.ts";
import { missingQuery, ProtocolError } from "../middleware/errors.ts";

export interface UploadOptions {
  /** Bytes per file. */
  maxFileSize: number;
}

/** Mounted below `/gradio_api`. */
export function uploadRoutes(options: UploadOptions) {
  return new Hono<WorkerEnv>()
    .post("/upload", async (c) => {
      const receiving = receive(c, options);
      // A sender who leaves ends the request; what was stored so far must still be dropped.
      c.executionCtx.waitUntil(receiving.catch(() => {}));
      try {
        return c.json(await receiving);
      } catch (error) {
        if (error instanceof FileTooLargeError) return c.text(error.message, 413);
        throw error;
      }
    })
    .get("/upload_progress", async (c) => {
      const uploadId = c.req.query("upload_id");
      if (uploadId === undefined) throw missingQuery("upload_id");
      const followed = await c.var.queue.followUpload(uploadId);
      if (!followed.ok) return c.text("Upload not found", 404);
      return c.body(followed.stream, 200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
      });
    });
}

async function receive(c: Context<WorkerEnv>, { maxFileSize }: UploadOptions): Promise<string[]> {
  const { body } = c.req.raw;
  const contentType = c.req.header("content-type") ?? "";
  if (body === null) throw new ProtocolError(400, "The upload is empty.");
  const stored = await receiveUploads(body, {
    bucket: c.env.FILES,
    contentType,
    maxFileSize,
    progress: uploadProgress(c.var.queue, c.req.query("upload_id")),
    record: (files) => (files.length > 0 ? c.var.queue.recordFiles(files) : Promise.resolve()),
  });
  return stored.map(({ path }) => path);
}
