/** The fonts of a theme: those that we host are loaded by the page itself, without moving what is drawn already. */

import { SetupError } from "../core/errors.ts";
import { HOSTED, type Measures } from "./font-files.ts";
import { didYouMean } from "./nearest.ts";

/** Families that browsers fill in. They follow the theme's own. */
export const SANS = ["ui-sans-serif", "system-ui", "sans-serif"] as const;
export const MONO = ["ui-monospace", "Consolas", "monospace"] as const;

/**
 * A font of Google's that the package brings: the page loads it from the app and asks no other host.
 *
 * @throws SetupError for a font that the package does not bring.
 *
 * @example
 * themes.Soft({ font: [GoogleFont("Lexend"), "sans-serif"] });
 */
export function GoogleFont(name: string): string {
  if (HOSTED.has(name)) return name;
  throw new SetupError(
    `GoogleFont("${name}"): the package does not bring this font, and a page asks no other host.` +
      (didYouMean(name, HOSTED.keys()) || ` It brings ${[...HOSTED.keys()].join(", ")}.`),
  );
}

/** The value of `font-family` for a list of families: ours are followed by their stand-ins. */
export function fontStack(families: readonly string[]): string {
  return families
    .flatMap((family) => (HOSTED.has(family) ? [family, fallbackName(family)] : [family]))
    .map((family) => (/^[\w-]+$/.test(family) ? family : `'${family}'`))
    .join(",");
}

/** The `@font-face` rules of those families that we host. */
export function fontFaces(families: readonly string[]): string {
  return families
    .flatMap((family) => (HOSTED.get(family) ?? []).map((face) => ({ family, ...face })))
    .map(({ family, weight, file, isMono, measures }) => {
      const source = `url(/assets/${file})format('woff2')`;
      return (
        `@font-face{font-family:'${family}';font-weight:${weight};font-display:swap;src:${source}}` +
        `@font-face{font-family:'${fallbackName(family)}';font-weight:${weight};` +
        `src:${localSource({ weight, isMono })};${stretched(measures)}}`
      );
    })
    .join("");
}

/** The file that the page's text is written with. */
export function firstFont(families: readonly string[]): string | null {
  const hosted = families.find((family) => HOSTED.has(family));
  const file = hosted && HOSTED.get(hosted)?.[0]?.file;
  return file ? `/assets/${file}` : null;
}

function stretched([size, ascent, descent]: Measures): string {
  return `size-adjust:${size}%;ascent-override:${ascent}%;descent-override:${descent}%;line-gap-override:0%`;
}

/** Fonts that every system has; the first one found is taken. */
function localSource({ weight, isMono }: { weight: number; isMono: boolean }): string {
  const names = isMono ? ["Courier New", "Liberation Mono"] : ["Arial", "Liberation Sans"];
  return names.map((name) => `local('${name}${weight > 400 ? " Bold" : ""}')`).join(",");
}

function fallbackName(family: string): string {
  return `${family} Fallback`;
}
