/** From the rows of a PNG to pixels of 8 bits a channel. */

import type { Raster } from "../image.ts";
import { unfilter } from "./png-filters.ts";
import { bytesOfRow, damaged, passesOf, type PngLayout } from "./png-layout.ts";

/** What samples stand for; null where the PNG does not say. */
export interface Meanings {
  /** Red, green and blue of each numbered colour. */
  readonly palette: Uint8Array | null;
  /** How much each numbered colour covers; or else the one colour that stands for "nothing". */
  readonly transparency: Uint8Array | null;
}

/** The picture. The rows are changed on the way. */
export function rasterOfRows(bytes: Uint8Array, layout: PngLayout, meanings: Meanings): Raster {
  const { width, height, depth, samples } = layout;
  const canvas = new Canvas(layout, meanings);
  const step = Math.max(1, (samples * depth) / 8);
  let at = 0;
  for (const { left, top, columnStep, rowStep, columns, rows } of passesOf(layout)) {
    const length = bytesOfRow(layout, columns);
    let above: Uint8Array = new Uint8Array(length);
    for (let row = 0; row < rows; row++) {
      const line = bytes.subarray(at + 1, at + 1 + length);
      unfilter(bytes[at] ?? 0, { line, above, step });
      canvas.drawRow(line, { count: columns, start: (top + row * rowStep) * width + left, step: columnStep });
      above = line;
      at += length + 1;
    }
  }
  return { width, height, channels: canvas.channels, data: canvas.data };
}

/** Where the pixels of a row belong. */
interface Places {
  readonly count: number;
  /** Number of the first pixel in the picture. */
  readonly start: number;
  readonly step: number;
}

class Canvas {
  readonly channels: Raster["channels"];
  readonly data: Uint8ClampedArray;
  readonly #layout: PngLayout;
  readonly #colours: Uint8Array | null;
  readonly #covers: Uint8Array | null;
  readonly #hole: readonly number[] | null;

  constructor(layout: PngLayout, { palette, transparency }: Meanings) {
    const { width, height, samples, isIndexed, hasAlpha } = layout;
    if (isIndexed && palette === null) throw damaged();
    this.#layout = layout;
    this.#colours = isIndexed ? palette : null;
    this.#covers = isIndexed ? transparency : null;
    this.#hole = transparency && !isIndexed && !hasAlpha ? numbersIn(transparency, samples) : null;
    if (hasAlpha || this.#covers || this.#hole) this.channels = 4;
    else this.channels = isIndexed || samples === 3 ? 3 : 1;
    this.data = new Uint8ClampedArray(width * height * this.channels);
  }

  drawRow(line: Uint8Array, { count, start, step }: Places): void {
    const { depth, samples, isIndexed } = this.#layout;
    const { channels } = this;
    if (depth === 8 && samples === channels && step === 1) return this.data.set(line, start * channels);
    for (let i = 0; i < count; i++) {
      const to = (start + i * step) * channels;
      if (isIndexed) this.#drawNumbered(sampleOf(line, i, depth), to);
      else this.#drawColour(line, i * samples, to);
    }
  }

  #drawNumbered(number: number, to: number): void {
    const { data } = this;
    for (let c = 0; c < 3; c++) {
      const part = this.#colours?.[number * 3 + c];
      if (part === undefined) throw damaged();
      data[to + c] = part;
    }
    if (this.#covers) data[to + 3] = this.#covers[number] ?? 255;
  }

  #drawColour(line: Uint8Array, from: number, to: number): void {
    const { depth, samples, hasAlpha } = this.#layout;
    const { data } = this;
    const parts = hasAlpha ? samples - 1 : samples;
    let isHole = this.#hole !== null;
    for (let c = 0; c < parts; c++) {
      const sample = sampleOf(line, from + c, depth);
      isHole &&= sample === this.#hole?.[c];
      data[to + c] = inEightBits(sample, depth);
    }
    if (this.channels < 4) return;
    if (parts === 1) data.fill(data[to] ?? 0, to + 1, to + 3);
    data[to + 3] = hasAlpha ? inEightBits(sampleOf(line, from + parts, depth), depth) : isHole ? 0 : 255;
  }
}

/** The sample of this number in a row. */
function sampleOf(line: Uint8Array, number: number, depth: number): number {
  if (depth === 8) return line[number] ?? 0;
  if (depth === 16) return ((line[number * 2] ?? 0) << 8) | (line[number * 2 + 1] ?? 0);
  const bit = number * depth;
  return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}

function inEightBits(sample: number, depth: number): number {
  return depth === 16 ? sample >> 8 : (sample * 255) / (2 ** depth - 1);
}

/** Numbers of two bytes each. */
function numbersIn(bytes: Uint8Array, count: number): number[] {
  return Array.from({ length: count }, (_, i) => sampleOf(bytes, i, 16));
}
