import type { Rgb } from "./color.ts";

let canvas: CanvasRenderingContext2D | null = null;

/** The colour that the browser makes of a CSS colour, without its transparency; null for a text that is none. */
export function readColor(text: string): Rgb | null {
  const color = text.trim();
  if (!CSS.supports("color", color)) return null;
  canvas ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!canvas) return null;
  // A pixel is in RGB, however the colour was written.
  canvas.canvas.width = 1;
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
