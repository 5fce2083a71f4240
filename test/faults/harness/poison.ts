/** Bodies that are wrong in every way that somebody could think of. */

import type { Random } from "./random.ts";

/** Stands for what JSON cannot say; replaced when the body is text. */
const RAW = "@raw:";

/** Values that no component expects. */
const STRANGE: readonly ((random: Random) => unknown)[] = [
  () => null,
  () => true,
  () => "",
  () => [],
  () => ({}),
  (random) => random.between(-(2 ** 31), 2 ** 31),
  () => -0.5,
  () => `${RAW}1e999`,
  () => `${RAW}-1e-999`,
  () => `${RAW}9007199254740993`,
  () => "x".repeat(20_000),
  () => "\u0000\u001f\u007f\u2028",
  () => `${RAW}"\\ud800"`,
  () => `${RAW}"\\udfff\\ud800"`,
  () => nested(90),
  () => nested(2000),
  () => ({ path: "../../etc/passwd", meta: { _type: "gradio.FileData" } }),
  () => ({ path: { path: { path: "a" } }, meta: { _type: "gradio.FileData" }, url: "http://127.0.0.1/" }),
  () => `${RAW}{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}`,
  () => Array.from({ length: 5000 }, (_, i) => i),
  () => ({ __type__: "update", value: "x", visible: { deep: [] } }),
  () => "constructor",
];

/** What is done to the finished text. */
const DAMAGE: readonly ((text: string, random: Random) => string | Uint8Array)[] = [
  (text) => text,
  (text) => text,
  (text) => text,
  (text, random) => text.slice(0, random.between(0, text.length)),
  (text) => `${text}${text}`,
  (text) => text.replaceAll('"', "'"),
  (text) => text.replace("{", "{NaN:NaN,"),
  (text) => `\u{feff}${text}`,
  (text) => Buffer.from(text, "utf16le"),
  (text, random) => spoiled(Buffer.from(text), random),
  () => "",
  (text) => `${"[".repeat(10_000)}${text}${"]".repeat(10_000)}`,
];

/** The body with one to three things wrong with it. */
export function poisoned(body: object, random: Random): string | Uint8Array {
  let value: unknown = structuredClone(body);
  for (let i = random.between(1, 3); i > 0; i--) value = mutated(value, random);
  const text = JSON.stringify(value) ?? "";
  const raw = text.replaceAll(/"@raw:((?:[^"\\]|\\.)*)"/g, (_, quoted: string) => String(JSON.parse(`"${quoted}"`)));
  return random.pick(DAMAGE)(raw, random);
}

/** One place of the value, changed, dropped or put there. */
function mutated(value: unknown, random: Random): unknown {
  const isInner = typeof value === "object" && value !== null && Object.keys(value).length > 0;
  if (!isInner || random.chance(0.15)) return random.pick(STRANGE)(random);
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  const key = random.pick(Object.keys(copy));
  const dice = random.next();
  if (dice < 0.1) Reflect.deleteProperty(copy, key);
  else if (dice < 0.2) Reflect.set(copy, `${key}${key}`, random.pick(STRANGE)(random));
  else Reflect.set(copy, key, mutated(Reflect.get(copy, key), random));
  return copy;
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

function spoiled(bytes: Buffer, random: Random): Uint8Array {
  for (let i = 0; i < 3 && bytes.length > 0; i++) bytes[random.between(0, bytes.length - 1)] = random.between(128, 255);
  return bytes;
}
