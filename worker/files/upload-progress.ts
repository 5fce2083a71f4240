/** Tells the queue how an upload is coming along, seldom enough to cost little. */

import type { Queue } from "../../src/runtime/queue.ts";

const EVERY_MS = 100;

export interface UploadProgress {
  /** Bytes of a file have arrived. */
  add(name: string, bytes: number): void;
  /** Nothing more comes. */
  end(): Promise<void>;
}

/** Progress of one upload. Without an id nobody asked for it. */
export function uploadProgress(queue: Pick<Queue, "tellUpload">, uploadId: string | undefined): UploadProgress {
  if (uploadId === undefined || !/^[\w-]{1,64}$/.test(uploadId)) return { add: () => {}, end: async () => {} };
  const untold = new Map<string, number>();
  let telling: Promise<unknown> | null = null;
  let lastTold = -Infinity;

  function tell(steps: readonly { name: string; chunk: number | null }[]): Promise<unknown> {
    // A bar that stands still is no reason to lose an upload.
    return Promise.allSettled(steps.map((step) => queue.tellUpload({ uploadId: uploadId ?? "", ...step })));
  }

  return {
    add(name, bytes) {
      untold.set(name, (untold.get(name) ?? 0) + bytes);
      if (telling !== null || Date.now() - lastTold < EVERY_MS) return;
      lastTold = Date.now();
      const steps = Array.from(untold, ([told, chunk]) => ({ name: told, chunk }));
      untold.clear();
      telling = tell(steps).finally(() => (telling = null));
    },
    async end() {
      await telling;
      // The end says more than the bytes that were not told yet.
      await tell([{ name: "", chunk: null }]);
    },
  };
}
