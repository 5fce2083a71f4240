/** The colours of categories and scores. */

import type { Styles } from "../shared/styles.ts";

/** By name: the colour of the category behind a text. White is readable on it. */
const PALETTE: Readonly<Record<string, string>> = {
  red: "#b91c1c",
  green: "#15803d",
  blue: "#1d4ed8",
  yellow: "#a16207",
  purple: "#7e22ce",
  teal: "#0f766e",
  orange: "#c2410c",
  cyan: "#0e7490",
  lime: "#4d7c0f",
  pink: "#be185d",
};

/** As the text around it. */
export const PLAIN: Styles = { "background-color": null, color: null };

const NAMES = Object.keys(PALETTE);

/** Every category of a text with its colour: the author's, or the next of the palette. */
export function colorsOf(
  categories: Iterable<string>,
  chosen: Readonly<Record<string, string>> | null,
): ReadonlyMap<string, string> {
  const colors = new Map(Object.entries(chosen ?? {}));
  for (const category of categories) {
    if (!colors.has(category)) colors.set(category, NAMES[colors.size % NAMES.length] ?? "");
  }
  return colors;
}

/** Nothing is drawn around what is transparent. */
export function isTransparent(color: string): boolean {
  return color.trim().toLowerCase() === "transparent";
}

/** A piece of text in its colour. Black is readable on it, whatever the colour. */
export function lightStyles(color: string): Styles {
  if (isTransparent(color)) return PLAIN;
  const named = nameOf(color);
  return { "background-color": named ? mixed(named, 14) : mixed(color, 25), color: "black" };
}

/** The category behind it. */
export function strongStyles(color: string): Styles {
  if (isTransparent(color)) return PLAIN;
  const named = nameOf(color);
  return { "background-color": named ?? mixed(color, 50), color: named ? "white" : "black" };
}

function nameOf(color: string): string | undefined {
  return Object.hasOwn(PALETTE, color) ? PALETTE[color] : undefined;
}

/** From -1, purple, to 1, red. */
export function scoreStyles(score: number): Styles {
  const strength = Math.round(Math.min(Math.abs(score), 1) * 100);
  return { "background-color": mixed(score < 0 ? "#a855f7" : "#ef4444", strength), color: "black" };
}

function mixed(color: string, percent: number): string {
  return `color-mix(in srgb, ${color} ${percent}%, white)`;
}
