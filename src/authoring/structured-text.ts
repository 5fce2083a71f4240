/** Values as text and back, with what JSON does not know: dates, maps, sets, bytes, large and odd numbers, nothing. */

import { AppError } from "../core/errors.ts";

/** Marks what is not what JSON makes of it. */
const TAG = "$";

const ARRAYS: Readonly<Record<string, new (buffer: ArrayBuffer) => ArrayBufferView>> = {
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
};

/** @throws AppError for what cannot be told, such as a function; `what` names the value. */
export function textOf(value: unknown, what: string): string {
  return JSON.stringify(told(value, what, []));
}

/** The value of a text that {@link textOf} has made. */
export function valueOf(text: string): unknown {
  return read(JSON.parse(text));
}

function told(value: unknown, what: string, around: readonly object[]): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return isCommon(value) ? value : { [TAG]: "number", as: numberText(value) };
  if (value === undefined) return { [TAG]: "undefined" };
  if (typeof value === "bigint") return { [TAG]: "bigint", as: String(value) };
  if (typeof value !== "object") throw unfit(what, `a ${typeof value}`);
  if (around.includes(value)) throw unfit(what, "a value that holds itself");
  const inside = (part: unknown): unknown => told(part, what, [...around, value]);
  if (Array.isArray(value)) return Array.from(value, inside);
  if (value instanceof Date) return { [TAG]: "date", as: String(value.getTime()) };
  if (value instanceof Set) return { [TAG]: "set", as: Array.from(value, inside) };
  if (value instanceof Map) return { [TAG]: "map", as: Array.from(value, inside) };
  if (value instanceof ArrayBuffer) return { [TAG]: "buffer", as: Buffer.from(value).toString("base64") };
  if (ArrayBuffer.isView(value)) return toldBytes(value, what);
  const kind: unknown = Object.getPrototypeOf(value);
  if (kind !== Object.prototype && kind !== null) throw unfit(what, `a ${value.constructor.name}`);
  const entries = Object.entries(value).map(([name, part]) => [name, inside(part)] as const);
  // A list of pairs where a name would be taken for the mark, or by JSON's reader for the prototype.
  if (TAG in value || Object.hasOwn(value, "__proto__")) return { [TAG]: "record", as: entries };
  return Object.fromEntries(entries);
}

function toldBytes(view: ArrayBufferView, what: string): unknown {
  const kind = view.constructor.name;
  if (!(kind in ARRAYS)) throw unfit(what, `a ${kind}`);
  return { [TAG]: kind, as: Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString("base64") };
}

function read(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(read);
  if (!(TAG in value)) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, read(part)]));
  const { [TAG]: kind, as } = value as { [TAG]: string; as?: unknown }; // as written above
  switch (kind) {
    case "undefined":
      return undefined;
    case "number":
      return Number(as);
    case "bigint":
      return BigInt(String(as));
    case "date":
      return new Date(Number(as));
    case "set":
      return new Set(read(as) as unknown[]); // as written above
    case "map":
      return new Map(read(as) as [unknown, unknown][]); // as written above
    case "record":
      return Object.fromEntries(read(as) as [string, unknown][]); // as written above
    case "buffer":
      return bytesOf(String(as));
  }
  const Kind = ARRAYS[kind];
  if (!Kind) throw new Error(`A kept value of the kind ${kind} cannot be read.`);
  return new Kind(bytesOf(String(as)));
}

function bytesOf(text: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(text, "base64")).buffer;
}

function isCommon(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function unfit(what: string, kind: string): AppError {
  return new AppError(
    `${what} is or holds ${kind}, which cannot be kept. Keep plain data, Map, Set, Date, bytes or typed arrays.`,
  );
}
