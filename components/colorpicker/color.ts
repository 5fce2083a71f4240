/** Colours as numbers, and how they are written. */

/** Red, green and blue, each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Hue from 0 to 360, saturation and brightness from 0 to 1: the two sliders of a picker. */
export interface Hsv {
  readonly hue: number;
  readonly saturation: number;
  readonly brightness: number;
}

/** Ways to write a colour. */
export const NOTATIONS = ["Hex", "RGB", "HSL"] as const;
export type Notation = (typeof NOTATIONS)[number];

export function toRgb({ hue, saturation, brightness }: Hsv): Rgb {
  const channel = (offset: number): number => {
    const sector = (offset + hue / 60) % 6;
    const dip = Math.max(0, Math.min(sector, 4 - sector, 1));
    return Math.round(255 * brightness * (1 - saturation * dip));
  };
  return [channel(5), channel(3), channel(1)];
}

/** Greys have no hue of their own, and black has no saturation: they keep those of `before`. */
export function toHsv(rgb: Rgb, before?: Hsv): Hsv {
  const [hue, chroma, max] = hueOf(rgb);
  return {
    hue: chroma === 0 ? (before?.hue ?? 0) : hue,
    saturation: max === 0 ? (before?.saturation ?? 0) : chroma / max,
    brightness: max / 255,
  };
}

/** A colour as text. */
export function write(rgb: Rgb, notation: Notation): string {
  if (notation === "RGB") return `rgb(${rgb.join(", ")})`;
  return notation === "HSL" ? hslText(rgb) : toHex(rgb);
}

export function toHex(rgb: Rgb): string {
  return `#${rgb.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function hslText(rgb: Rgb): string {
  const [hue, chroma, max] = hueOf(rgb);
  const lightness = (max - chroma / 2) / 255;
  const saturation = chroma === 0 ? 0 : chroma / 255 / (1 - Math.abs(2 * lightness - 1));
  return `hsl(${Math.round(hue)}, ${percent(saturation)}, ${percent(lightness)})`;
}

function hueOf([red, green, blue]: Rgb): [hue: number, chroma: number, max: number] {
  const max = Math.max(red, green, blue);
  const chroma = max - Math.min(red, green, blue);
  if (chroma === 0) return [0, 0, max];
  if (max === red) return [(60 * ((green - blue) / chroma) + 360) % 360, chroma, max];
  if (max === green) return [60 * ((blue - red) / chroma + 2), chroma, max];
  return [60 * ((red - green) / chroma + 4), chroma, max];
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
