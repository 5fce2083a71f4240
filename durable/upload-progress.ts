/** How uploads come along, from the request that uploads to the one that watches. Only in memory. */

import type { EventStream, Taken, UploadStep } from "../src/runtime/queue.ts";
import { Bell } from "./bell.ts";
import { HEARTBEAT, type Outlets, type Texts } from "./outlets.ts";

/** How long a watcher waits for an upload to begin. */
const PATIENCE = 3000;
/** Uploads that are remembered at once, and how long a quiet one is. */
const MOST_UPLOADS = 1000;
const MEMORY = 600_000;

/** Bytes so far by file name: what a slow watcher missed is added up, not kept. */
interface Upload {
  readonly files: Map<string, number>;
  readonly bells: Set<Bell>;
  isDone: boolean;
  touched: number;
}

export class UploadProgress {
  readonly #uploads = new Map<string, Upload>();
  readonly #outlets: Outlets;

  constructor(outlets: Outlets) {
    this.#outlets = outlets;
  }

  tell({ uploadId, name, chunk }: UploadStep): void {
    const upload = this.#touch(uploadId);
    if (chunk === null) upload.isDone = true;
    else upload.files.set(name, (upload.files.get(name) ?? 0) + chunk);
    for (const bell of upload.bells) bell.ring();
  }

  async follow(uploadId: string): Promise<Taken<{ stream: EventStream }>> {
    const upload = this.#touch(uploadId);
    const bell = new Bell(this.#outlets.clock);
    upload.bells.add(bell);
    if (upload.files.size === 0 && !upload.isDone) await bell.wait(PATIENCE);
    if (upload.files.size === 0 && !upload.isDone) {
      upload.bells.delete(bell);
      if (upload.bells.size === 0) this.#uploads.delete(uploadId);
      return { ok: false, reason: "not-found" };
    }
    upload.bells.delete(bell);
    return { ok: true, stream: this.#outlets.stream(({ bell }) => this.#frames(upload, bell)) };
  }

  async *#frames(upload: Upload, bell: Bell): Texts {
    const told = new Map<string, number>();
    upload.bells.add(bell);
    try {
      while (!bell.isStopped) {
        const news = [...upload.files].filter(([name, bytes]) => bytes > (told.get(name) ?? 0));
        for (const [name, bytes] of news) {
          yield frame({ msg: "update", orig_name: name, chunk_size: bytes - (told.get(name) ?? 0) });
          told.set(name, bytes);
        }
        if (news.length > 0) continue;
        if (upload.isDone) return yield frame({ msg: "done" });
        const heartbeatAt = Date.now() + HEARTBEAT;
        await bell.wait(HEARTBEAT);
        if (!bell.isStopped && Date.now() >= heartbeatAt) yield frame({ msg: "heartbeat" });
      }
    } finally {
      upload.bells.delete(bell);
    }
  }

  #touch(uploadId: string): Upload {
    const now = Date.now();
    const upload = this.#uploads.get(uploadId) ?? { files: new Map(), bells: new Set(), isDone: false, touched: now };
    upload.touched = now;
    // The map keeps the order of touching, so what is stale stands first.
    this.#uploads.delete(uploadId);
    this.#uploads.set(uploadId, upload);
    for (const [id, { touched }] of this.#uploads) {
      if (this.#uploads.size <= MOST_UPLOADS && touched > now - MEMORY) break;
      this.#uploads.delete(id);
    }
    return upload;
  }
}

function frame(message: object): string {
  return `data: ${JSON.stringify(message)}\n\n`;
}
