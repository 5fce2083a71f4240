import { SetupError } from "../core/errors.ts";

/** What fits through the platform in one request. */
const DEFAULT_MAX_FILE_SIZE = 100 * 1024 ** 2;

const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3, tb: 1024 ** 4 };

/** Bytes of "5mb", 5242880 or nothing. */
export function fileSize(size: number | string | undefined): number {
  if (size === undefined) return DEFAULT_MAX_FILE_SIZE;
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]?b)?\s*$/i.exec(String(size));
  const factor = UNITS[(match?.[2] ?? "b").toLowerCase()];
  if (!match?.[1] || factor === undefined) {
    throw new SetupError(`maxFileSize "${size}" is not a size; write a number of bytes or something like "5mb".`);
  }
  return Math.floor(Number(match[1]) * factor);
}
