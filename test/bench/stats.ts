/** Few words about many numbers. */

import type { Sample } from "./figure.ts";

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function sampleOf(values: readonly number[]): Sample {
  return {
    median: median(values),
    low: Math.min(...values),
    high: Math.max(...values),
    rounds: values.length,
  };
}

/** Ratios of values that were measured in the same rounds: what slows one round down slows both down. */
export function ratios(ours: readonly number[], theirs: readonly number[]): Sample | null {
  const pairs = ours.flatMap((value, i) => {
    const other = theirs[i];
    return other === undefined || other === 0 ? [] : [value / other];
  });
  return pairs.length === 0 ? null : sampleOf(pairs);
}

/** How many a second, and how long each took. Times are in milliseconds. */
export function ratesOf({ times, duration }: { readonly times: readonly number[]; readonly duration: number }): {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
} {
  return { rate: (times.length / duration) * 1000, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
