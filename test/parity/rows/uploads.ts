/** Small files of each kind, for values that hold files. */

import { eachFile, FILE_META } from "../../../src/protocol/file-data.ts";
import { tinyPng } from "../../support/pictures.ts";
import type { Server } from "../server.ts";

/** The value with its files stored at this server: what a client makes of an example. */
export async function withUploads(server: Server, value: unknown): Promise<unknown> {
  const copy = structuredClone(value);
  const waiting: Promise<void>[] = [];
  eachFile(copy, (file) => {
    const name = file.orig_name ?? "file.bin";
    const stored = server.upload(name, contentFor(name)).then((path) => {
      for (const key of Object.keys(file)) Reflect.deleteProperty(file, key);
      Object.assign(file, { path, orig_name: name, meta: FILE_META });
    });
    waiting.push(stored);
  });
  await Promise.all(waiting);
  return copy;
}

function contentFor(name: string): BlobPart {
  return /\.(png|jpe?g|webp)$/i.test(name) ? tinyPng() : `The content of ${name}.\n`;
}
