/** What a status tracker says, as text. */

import type { ProcessCompleted, ProgressUnit } from "../../src/protocol/messages.ts";
import { word } from "../shared/words.ts";

/** What the end of a run says of caches. */
export type CacheUse = Pick<ProcessCompleted, "used_cache" | "cache_duration" | "avg_time">;

/** Where a run stands. */
export interface LoadingStatus {
  status: "pending" | "generating" | "complete" | "error" | "idle";
  showProgress: "full" | "minimal" | "hidden";
  /** Runs ahead in line; null if not known. */
  queuePosition: number | null;
  /** Runs in line; null once the run has started. */
  queueSize: number | null;
  /** Seconds from now until a result; null if not known. */
  eta: number | null;
  /** Levels of the progress bar, outermost first. */
  progress: readonly ProgressUnit[] | null;
  /** Why it failed, if visitors may know. */
  message: string | null;
  /** When the run began, in milliseconds since 1970. */
  startedAt: number;
  /** What its end said of caches. */
  cache?: CacheUse;
}

/** What stands before the clock: steps done, else the place in line, else that it runs. */
export function progressPrefix({ progress, queuePosition, queueSize }: LoadingStatus): string {
  if (progress && progress.length > 0) return progress.map(stepsText).join("");
  if (queuePosition !== null && queueSize !== null) return `${word("queue: {0}/{1}", queuePosition + 1, queueSize)} | `;
  return queuePosition === 0 ? `${word("processing")} | ` : "";
}

/** `1.5s`, or `1.5/4.0s` where the end is known. */
export function clockText(seconds: number, total: number | null): string {
  return `${seconds.toFixed(1)}${total === null ? "" : `/${total.toFixed(1)}`}s`;
}

/** How much of the innermost level is done, from 0 to 1; null if nobody knows. */
export function progressLevel(progress: readonly ProgressUnit[] | null): number | null {
  const last = progress?.at(-1);
  return last ? levelOf(last) : null;
}

/** `Epoch - 20.0% / Batch - 45.0%`. */
export function progressText(progress: readonly ProgressUnit[]): string {
  return progress
    .map((unit) => {
      const level = levelOf(unit);
      const percent = level === null ? null : `${(level * 100).toFixed(1)}%`;
      return [unit.desc, percent].filter((part) => part !== null && part !== "").join(" - ");
    })
    .filter(Boolean)
    .join(" / ");
}

/** What a screen reader hears of a run that is pending: no clock, and progress in quarters. */
export function spokenStatus({ progress, queuePosition, queueSize }: LoadingStatus): string {
  const level = progressLevel(progress);
  if (level !== null) return word("{0}% done", Math.floor(level * 4) * 25);
  if (queuePosition !== null && queueSize !== null)
    return word("Waiting, {0} of {1} in line", queuePosition + 1, queueSize);
  return word("Loading");
}

function levelOf({ progress, index, length }: ProgressUnit): number | null {
  const level = progress ?? (index !== null && length ? index / length : null);
  return level === null ? null : Math.min(Math.max(level, 0), 1);
}

function stepsText({ index, length, unit }: ProgressUnit): string {
  if (index === null) return "";
  const count = length === null ? shortNumber(index) : `${shortNumber(index)}/${shortNumber(length)}`;
  return `${count}${unit ? ` ${unit}` : ""} | `;
}

const MAGNITUDES = ["", "k", "M", "G", "T", "P"];

/** `1500` as `1.5k`. */
function shortNumber(value: number): string {
  let shown = value;
  let magnitude = 0;
  while (shown > 1000 && magnitude < MAGNITUDES.length - 1) {
    shown /= 1000;
    magnitude++;
  }
  return magnitude === 0
    ? String(shown)
    : `${Number.isInteger(shown) ? shown : shown.toFixed(1)}${MAGNITUDES[magnitude]}`;
}
