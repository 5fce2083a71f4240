/** PNG's filters: a row is stored as its differences from a guess, which packs better than the row itself. */

import { damaged } from "./png-layout.ts";

/** One row of bytes, and where its guesses come from. */
export interface Row {
  readonly line: Uint8Array;
  /** The row above; zeros above the first. */
  readonly above: Uint8Array;
  /** Bytes from one pixel to the next, at least 1. */
  readonly step: number;
}

/** Turns differences back into the row, in place. */
export function unfilter(filter: number, row: Row): void {
  addGuesses(filter, row, { into: row.line, sign: 1 });
}

/** All rows as differences, each after the number of the filter that makes its own smallest. */
export function filterRows(bytes: Uint8Array, { rowBytes, step }: { rowBytes: number; step: number }): Uint8Array {
  const filtered = new Uint8Array(bytes.length + bytes.length / rowBytes);
  let above: Uint8Array = new Uint8Array(rowBytes);
  for (let from = 0, to = 0; from < bytes.length; from += rowBytes, to += rowBytes + 1) {
    const row: Row = { line: bytes.subarray(from, from + rowBytes), above, step };
    const filter = bestFilter(row);
    filtered[to] = filter;
    addGuesses(filter, row, { into: filtered.subarray(to + 1), sign: -1 });
    above = row.line;
  }
  return filtered;
}

/** Writes each byte plus or minus its guess. One loop for each filter: a loop that asks which one takes eight times as long. */
function addGuesses(
  filter: number,
  { line, above, step }: Row,
  { into, sign }: { into: Uint8Array; sign: 1 | -1 },
): void {
  switch (filter) {
    case 0:
      return into.set(line);
    case 1:
      for (let i = 0; i < line.length; i++) into[i] = at(line, i) + sign * at(line, i - step);
      return;
    case 2:
      for (let i = 0; i < line.length; i++) into[i] = at(line, i) + sign * at(above, i);
      return;
    case 3:
      for (let i = 0; i < line.length; i++) into[i] = at(line, i) + sign * ((at(line, i - step) + at(above, i)) >> 1);
      return;
    case 4:
      for (let i = 0; i < line.length; i++) {
        into[i] = at(line, i) + sign * nearestToSlope(at(line, i - step), at(above, i), at(above, i - step));
      }
      return;
    default:
      throw damaged();
  }
}

/** The filter whose differences add up to least: good for photographs, and cheap to find out. */
function bestFilter({ line, above, step }: Row): number {
  let [none, toLeft, toUp, toMean, toSlope] = [0, 0, 0, 0, 0];
  for (let i = 0; i < line.length; i++) {
    const [byte, left, up, corner] = [at(line, i), at(line, i - step), at(above, i), at(above, i - step)];
    none += distance(byte);
    toLeft += distance(byte - left);
    toUp += distance(byte - up);
    toMean += distance(byte - ((left + up) >> 1));
    toSlope += distance(byte - nearestToSlope(left, up, corner));
  }
  const sums = [none, toLeft, toUp, toMean, toSlope];
  return sums.indexOf(Math.min(...sums));
}

/** How far a byte is from zero. Bytes go round: 255 is as near as 1. */
function distance(difference: number): number {
  const byte = difference & 255;
  return byte < 128 ? byte : 256 - byte;
}

/** The neighbour that is nearest to where the other two lead. */
function nearestToSlope(left: number, up: number, corner: number): number {
  const slope = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(slope - left), Math.abs(slope - up), Math.abs(slope - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Outside the row, all is zero. */
function at(bytes: Uint8Array, i: number): number {
  return i < 0 ? 0 : (bytes[i] ?? 0);
}
