/** Reads a JSON body from the network: bounded in bytes, depth and number of values, before anything walks it. */

import type { Context } from "hono";
import type { WorkerEnv } from "./env.ts";
import { refuseDeclaredSize, tooLarge } from "./middleware/body-limit.ts";
import { ProtocolError } from "./middleware/errors.ts";

export interface JsonLimits {
  /** Default: 16 MiB. A call may cross to the queue with at most 32 MiB. */
  maxBytes?: number;
  /** How deep lists and objects may nest. Default: 100. */
  maxDepth?: number;
  /** Values in all lists and objects together. Default: a million. */
  maxValues?: number;
}

type Limits = Required<JsonLimits>;

/** A body of so many bytes is read in one go. */
const SMALL = 65_536;
const DEFAULT_LIMITS: Limits = { maxBytes: 16 * 1024 ** 2, maxDepth: 100, maxValues: 1_000_000 };

/** The parsed body; `unknown` until a schema has checked it. Every refusal is a {@link ProtocolError}. */
export async function readJson(c: Context<WorkerEnv>, limits: JsonLimits = {}): Promise<unknown> {
  const { body, headers } = c.req.raw;
  refuseOtherTypes(headers);
  const chosen = { ...DEFAULT_LIMITS, ...limits };
  refuseDeclaredSize(headers, chosen.maxBytes);
  return parseJson(body === null ? "" : await readText(c.req.raw, body, chosen));
}

/** A page of another site can send forms and plain text without asking first, but never this type. */
function refuseOtherTypes(headers: Headers): void {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json$/.test(type)) {
    throw new ProtocolError(415, 'The body must be JSON. Add the header "Content-Type: application/json".');
  }
  const encoding = headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity") throw new ProtocolError(415, "Send the body uncompressed.");
}

/** Fatal: a body that is not UTF-8 would be stored as something else than what was sent. */
const STRICT_UTF8 = { fatal: true, ignoreBOM: false };
const utf8 = new TextDecoder("utf-8", STRICT_UTF8);

async function readText(request: Request, body: ReadableStream<Uint8Array>, limits: Limits): Promise<string> {
  const bytes = Number(request.headers.get("content-length") ?? Infinity);
  try {
    return bytes <= SMALL ? decodeWhole(await request.bytes(), limits) : await decodeParts(body, limits);
  } catch (cause) {
    if (cause instanceof ProtocolError) throw cause;
    throw new ProtocolError(400, "The body is incomplete or not UTF-8.", { cause });
  }
}

/** Nearly every call: a stream would cost more than all else that is done with so few bytes. */
function decodeWhole(bytes: Uint8Array, limits: Limits): string {
  new JsonScanner(limits).scan(bytes);
  return utf8.decode(bytes);
}

async function decodeParts(body: ReadableStream<Uint8Array>, limits: Limits): Promise<string> {
  const decoder = new TextDecoder("utf-8", STRICT_UTF8);
  const scanner = new JsonScanner(limits);
  let bytes = 0;
  let text = "";
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > limits.maxBytes) throw tooLarge(limits.maxBytes);
    scanner.scan(chunk);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return PROTO_KEY.test(text) ? withoutProto(value) : value;
  } catch (cause) {
    throw new ProtocolError(400, "The body is not valid JSON.", { cause });
  }
}

/** "__proto__" in plain letters, or the escape of one of them: a text without either has no such key. */
const PROTO_KEY = /__proto__|\\u00(?:5f|70|72|6f|74)/i;

/** `JSON.parse` makes an own key of it, which turns into a prototype as soon as somebody assigns it to an object. */
function withoutProto(root: unknown): unknown {
  const waiting = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null) continue;
    if (Object.hasOwn(value, "__proto__")) Reflect.deleteProperty(value, "__proto__");
    for (const member of Object.values(value)) waiting.push(member);
  }
  return root;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const [OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = [0x5b, 0x7b, 0x5d, 0x7d];

/** Counts nesting and values while the bytes arrive. UTF-8 never uses these bytes inside another character. */
class JsonScanner {
  readonly #limits: Limits;
  #depth = 0;
  #values = 1;
  #isInText = false;
  #isEscaped = false;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  scan(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) at = this.#isInText ? this.#skipText(chunk, at) : this.#skipStructure(chunk, at);
  }

  /** To the byte behind the text's end. Jumps from quote to quote: most bytes of a large body are text. */
  #skipText(chunk: Uint8Array, start: number): number {
    let at = this.#isEscaped ? start + 1 : start;
    this.#isEscaped = false;
    for (;;) {
      const quote = chunk.indexOf(QUOTE, at);
      const end = quote === -1 ? chunk.length : quote;
      const isEscaped = hasOddBackslashes(chunk, at, end);
      if (quote === -1) {
        this.#isEscaped = isEscaped;
        return end;
      }
      at = quote + 1;
      if (isEscaped) continue;
      this.#isInText = false;
      return at;
    }
  }

  /** To the byte behind the next text's beginning. */
  #skipStructure(chunk: Uint8Array, start: number): number {
    for (let at = start; at < chunk.length; at++) {
      const byte = chunk[at];
      if (byte === QUOTE) {
        this.#isInText = true;
        return at + 1;
      }
      if (byte === COMMA) this.#count();
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.#open();
      else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) this.#depth--;
    }
    return chunk.length;
  }

  #open(): void {
    this.#depth++;
    if (this.#depth > this.#limits.maxDepth) {
      throw new ProtocolError(400, `The body nests deeper than ${this.#limits.maxDepth} levels.`);
    }
    this.#count();
  }

  #count(): void {
    this.#values++;
    if (this.#values > this.#limits.maxValues) {
      throw new ProtocolError(413, `The body has more than ${this.#limits.maxValues} values.`);
    }
  }
}

/** True when what stands at `end` is escaped by the backslashes before it. */
function hasOddBackslashes(chunk: Uint8Array, start: number, end: number): boolean {
  let at = end;
  while (at > start && chunk[at - 1] === BACKSLASH) at--;
  return (end - at) % 2 === 1;
}
