/** A digest of values as functions read them. What differs in anything that a function can see has another one. */

import { createHash, type Hash } from "node:crypto";
import { AppError } from "../core/errors.ts";
import type { FileRef } from "../core/files.ts";
import type { ImageHandle } from "../core/image.ts";

/** Digests of files by their paths, which are never used twice. */
const files = new Map<string, string>();
const MOST_FILES = 1000;

/** Hexadecimal; files count by their content. */
export async function digestOf(value: unknown): Promise<string> {
  const hash = createHash("sha256");
  await take(hash, value);
  return hash.digest("hex");
}

/** Each value is told with its kind and its length, so that no two lists of values are one text. */
async function take(hash: Hash, value: unknown): Promise<void> {
  if (value === null || typeof value !== "object") return takePlain(hash, value);
  if (Array.isArray(value)) return takeList(hash, "list", value);
  if (ArrayBuffer.isView(value)) return takeBytes(hash, value);
  if (value instanceof ArrayBuffer) return takeBytes(hash, new Uint8Array(value));
  if (value instanceof Date) return tell(hash, "date", String(value.getTime()));
  if (value instanceof Set) return takeList(hash, "set", [...value]);
  if (value instanceof Map) return takeList(hash, "map", [...value].flat());
  if (value instanceof Blob) return takeList(hash, "blob", [value.type, await value.arrayBuffer()]);
  if (isFile(value)) return takeList(hash, "file", [value.name, value.type, await digestOfFile(value)]);
  if (isPicture(value)) return takePicture(hash, value);
  const kind: unknown = Object.getPrototypeOf(value);
  if (kind !== Object.prototype && kind !== null) throw unknownKind(value);
  // In their order: a function may see it, in a text it makes of them.
  return takeList(hash, "record", Object.entries(value).flat());
}

function takePlain(hash: Hash, value: unknown): void {
  if (typeof value === "function" || typeof value === "symbol") throw unknownKind(value);
  tell(hash, value === null ? "null" : typeof value, Object.is(value, -0) ? "-0" : String(value));
}

async function takeList(hash: Hash, kind: string, values: readonly unknown[]): Promise<void> {
  tell(hash, kind, String(values.length));
  for (const value of values) {
    // Long lists of numbers are not worth a turn each.
    if (typeof value === "object") await take(hash, value);
    else takePlain(hash, value);
  }
}

function takeBytes(hash: Hash, bytes: ArrayBufferView): void {
  hash.update(`${bytes.constructor.name} ${bytes.byteLength}:`);
  hash.update(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function tell(hash: Hash, kind: string, text: string): void {
  hash.update(`${kind} ${Buffer.byteLength(text)}:${text}`);
}

function isFile(value: object): value is FileRef {
  return "path" in value && "stream" in value && typeof value.stream === "function";
}

/** In the colours that were asked for, and in all that it has. */
async function takePicture(hash: Hash, picture: ImageHandle): Promise<void> {
  await takeList(hash, "picture", [picture.format, await picture.raster(), await picture.raster("RGBA")]);
}

function isPicture(value: object): value is ImageHandle {
  return "raster" in value && typeof value.raster === "function";
}

async function digestOfFile(file: FileRef): Promise<string> {
  const known = files.get(file.path);
  if (known !== undefined) return known;
  const hash = createHash("sha256");
  for await (const chunk of await file.stream()) hash.update(chunk);
  const digest = hash.digest("hex");
  files.set(file.path, digest);
  const [oldest] = files.keys();
  if (files.size > MOST_FILES && oldest !== undefined) files.delete(oldest);
  return digest;
}

function unknownKind(value: unknown): AppError {
  const name = typeof value === "object" ? (value?.constructor?.name ?? "object") : typeof value;
  return new AppError(
    `gr.cache() cannot tell one ${name} from another. Give it a key: gr.cache(fn, { key: (…inputs) => … }) that answers plain data.`,
  );
}
