/** A bucket that fails, takes its time and cuts bodies short, as {@link faults} says. */

import { faults } from "./faults.ts";
import { replacing } from "./faulty-storage.ts";

export function faultyBucket(bucket: R2Bucket): R2Bucket {
  return replacing<R2Bucket>(bucket, {
    head: (key) => troubled(() => bucket.head(key)),
    // One signature stands for the overloads.
    get: ((key: string, options?: R2GetOptions) =>
      troubled(async () => {
        const found = await bucket.get(key, options);
        return found && "body" in found ? cutShort(found) : found;
      })) as R2Bucket["get"],
    put: ((key: string, value: string, options?: R2PutOptions) =>
      troubled(() => bucket.put(key, value, options))) as R2Bucket["put"], // as above
    delete: (keys) => troubled(() => bucket.delete(keys)),
    createMultipartUpload: (key, options) =>
      troubled(async () => faultyUpload(await bucket.createMultipartUpload(key, options))),
  });
}

function faultyUpload(upload: R2MultipartUpload): R2MultipartUpload {
  return replacing<R2MultipartUpload>(upload, {
    uploadPart: (number, value, options) => troubled(() => upload.uploadPart(number, value, options)),
    complete: (parts) => troubled(() => upload.complete(parts)),
    abort: () => troubled(() => upload.abort()),
  });
}

/** Half of the failures come after the work was done: only the answer is lost. */
async function troubled<T>(work: () => Promise<T>): Promise<T> {
  const { rate, delay } = faults.bucket ?? { rate: 0, delay: 0 };
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay * Math.random()));
  const fails = Math.random() < rate;
  if (fails && Math.random() < 0.5) throw broken();
  const result = await work();
  if (fails) throw broken();
  return result;
}

function broken(): Error {
  return new Error("We encountered an internal error. Please try again. (10001)");
}

/** A body that breaks off in the middle, as the bucket's connection would. */
function cutShort(found: R2ObjectBody): R2ObjectBody {
  if (Math.random() >= (faults.bucket?.truncated ?? 0)) return found;
  const body = brokenOff(found.body, Math.floor(found.size / 2));
  const whole = (): Response => new Response(body);
  return replacing<R2ObjectBody>(found, {
    body,
    arrayBuffer: () => whole().arrayBuffer(),
    text: () => whole().text(),
  });
}

function brokenOff(body: ReadableStream, bytes: number): ReadableStream {
  let left = bytes;
  const cut = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      if (chunk.byteLength > left) return controller.error(new Error("Network connection lost."));
      left -= chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  return body.pipeThrough(cut);
}
