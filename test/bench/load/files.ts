/** Large files up and down. */

import type { ClientRequest } from "node:http";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { send } from "./http.ts";
import type { Jobs } from "./jobs.ts";

type Upload = Jobs["upload"];
type Download = Jobs["download"];

const CHUNK = Buffer.alloc(65_536, "gradio");
const BOUNDARY = "----gradio-workers-bench";
const HEAD = Buffer.from(
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="file.bin"\r\n` +
    "Content-Type: application/octet-stream\r\n\r\n",
);
const TAIL = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);

export async function upload({ url, bytes }: Upload["arguments"]): Promise<Upload["answer"]> {
  const startedAt = performance.now();
  const response = await send({
    url: `${url}/gradio_api/upload`,
    method: "POST",
    headers: {
      "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
      "content-length": HEAD.length + bytes + TAIL.length,
    },
    body: (request) => void writeForm(request, bytes),
  });
  const text = String(Buffer.concat(await response.toArray()));
  if (response.statusCode !== 200) throw new Error(`The upload was answered ${response.statusCode}: ${text}`);
  const [path] = JSON.parse(text) as string[]; // as the protocol has it
  return { duration: performance.now() - startedAt, path: path ?? "" };
}

export async function download({ url, path, bytes }: Download["arguments"]): Promise<Download["answer"]> {
  const startedAt = performance.now();
  const response = await send({ url: `${url}/gradio_api/file=${path}` });
  let received = 0;
  response.on("data", (part: Buffer) => (received += part.length));
  await new Promise((resolve, reject) => response.on("end", resolve).on("error", reject));
  if (received < bytes) throw new Error(`The download was answered ${response.statusCode} with ${received} bytes.`);
  return { duration: performance.now() - startedAt };
}

async function writeForm(request: ClientRequest, bytes: number): Promise<void> {
  // A server that refuses the upload closes the connection; then the response tells why.
  await pipeline(Readable.from(formOf(bytes)), request).catch(() => {});
}

function* formOf(bytes: number): Generator<Buffer> {
  yield HEAD;
  for (let left = bytes; left > 0; left -= CHUNK.length) yield CHUNK.subarray(0, Math.min(left, CHUNK.length));
  yield TAIL;
}
