/** How much caches hold. */

import type { CacheLimits } from "../core/cached.ts";
import { SetupError } from "../core/errors.ts";

export interface CacheSize {
  /** Entries; the one that was not asked for longest goes first. 0 is unlimited. Default: 128. */
  maxSize?: number;
  /** Bytes of values and their files, or such as "512mb". Default: null, no limit. */
  maxMemory?: number | string | null;
  /** Keeps visitors apart; a visitor's entries go when the session is forgotten. Default: false. */
  perSession?: boolean;
}

const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3, tb: 1024 ** 4 };

/** @throws SetupError for sizes that cannot be meant. */
export function limitsOf(
  where: string,
  { maxSize = 128, maxMemory = null, perSession = false }: CacheSize,
): CacheLimits {
  if (!(Number.isInteger(maxSize) && maxSize >= 0)) {
    throw new SetupError(`${where}: maxSize must be a whole number of entries, or 0 for no limit.`);
  }
  if (typeof perSession !== "boolean") throw new SetupError(`${where}: perSession must be true or false.`);
  return { maxSize, maxMemory: maxMemory === null ? null : bytesOf(where, maxMemory) };
}

function bytesOf(where: string, size: number | string): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]?b)?\s*$/i.exec(String(size));
  const bytes = Math.floor(Number(match?.[1]) * (UNITS[(match?.[2] ?? "b").toLowerCase()] ?? NaN));
  if (bytes > 0) return bytes;
  throw new SetupError(`${where}: maxMemory "${size}" is not a size; write a number of bytes, or such as "512mb".`);
}
