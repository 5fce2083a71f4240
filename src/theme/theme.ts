/** What a theme is: named variables, each with a value for light and for dark pages. */

import { fontStack } from "./fonts.ts";
import { hue, type HueName, SHADES } from "./hues.ts";
import { RADII, type RadiusSize, type SpacingSize, SPACINGS, STEPS, TEXTS, type TextSize } from "./sizes.ts";

/** One value for both modes, or one for each. `*name` stands for the value of another variable. */
export type ThemeValue = string | readonly [light: string, dark: string];

/** Variables by name in camelCase: `buttonPrimaryTextColor` is `--button-primary-text-color` in the page. */
export type ThemeVariables = Readonly<Record<string, ThemeValue>>;

/** A theme: plain data. {@link compileTheme} makes the style sheet of it. */
export interface Theme {
  readonly name: string;
  /** Families that the theme asks for; those that we host are loaded. */
  readonly fonts: readonly string[];
  readonly variables: ThemeVariables;
}

/** What a theme is made of. */
export interface ThemeOptions {
  readonly name: string;
  readonly primaryHue: HueName;
  readonly secondaryHue: HueName;
  readonly neutralHue: HueName;
  readonly spacingSize: SpacingSize;
  readonly radiusSize: RadiusSize;
  readonly textSize: TextSize;
  /** Families in order of preference. */
  readonly font: readonly string[];
  readonly fontMono: readonly string[];
  readonly variables: ThemeVariables;
}

/** Spells a theme out: its palettes and scales become variables like the others. */
export function defineTheme(options: ThemeOptions): Theme {
  return {
    name: options.name,
    fonts: [...options.font, ...options.fontMono],
    variables: {
      ...palette("primary", options.primaryHue),
      ...palette("secondary", options.secondaryHue),
      ...palette("neutral", options.neutralHue),
      ...scale("spacing", SPACINGS[options.spacingSize]),
      ...scale("radius", RADII[options.radiusSize]),
      ...scale("text", TEXTS[options.textSize]),
      font: fontStack(options.font),
      fontMono: fontStack(options.fontMono),
      ...options.variables,
    },
  };
}

function palette(role: string, name: HueName): ThemeVariables {
  const colours = hue(name);
  return Object.fromEntries(SHADES.map((shade) => [`${role}${shade}`, colours[shade]]));
}

function scale(kind: string, pixels: readonly number[]): ThemeVariables {
  return Object.fromEntries(
    STEPS.map((step, i) => [kind + step.charAt(0).toUpperCase() + step.slice(1), `${pixels[i]}px`]),
  );
}
