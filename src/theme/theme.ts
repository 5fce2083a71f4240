/** What a theme is: named variables, each with a value for light and for dark pages. */

import { SetupError } from "../core/errors.ts";
import type { CompiledTheme, PageTheme } from "../core/page-theme.ts";
import { BASE_VARIABLES, type VariableName } from "./base.ts";
import { compileTheme } from "./compile.ts";
import { fontStack } from "./fonts.ts";
import { type Color, hue, type HueName, SHADES } from "./hues.ts";
import { didYouMean } from "./nearest.ts";
import { RADII, type RadiusSize, type Size, SPACINGS, type SpacingSize, STEPS, TEXTS, type TextSize } from "./sizes.ts";

/**
 * One value for both modes, or one for each. `*name` stands for the value of another variable.
 * A pair keeps its dark value when an author sets the light one.
 */
export type ThemeValue = string | readonly [light: string, dark: string];

/** Variables by name in camelCase: `buttonPrimaryTextColor` is `--button-primary-text-color` in the page. */
export type ThemeVariables = Readonly<Record<string, ThemeValue>>;

/** Those variables in which a theme differs from the base. */
export type ThemeDifferences = { readonly [Name in VariableName]?: ThemeValue };

/** What a theme is mixed from. */
export interface ThemeOptions {
  /** The colour of what matters: a hue by name, or eleven shades of your own. */
  readonly primaryHue?: HueName | Color;
  /** The colour of links and of what has the focus. */
  readonly secondaryHue?: HueName | Color;
  /** The greys. */
  readonly neutralHue?: HueName | Color;
  /** Gaps: "sm", "md", "lg", or seven measures of your own. */
  readonly spacingSize?: SpacingSize | Size;
  /** Round corners: "none", "sm", "md", "lg", "xxl", or seven measures of your own. */
  readonly radiusSize?: RadiusSize | Size;
  /** Text: "sm", "md", "lg", or seven measures of your own. */
  readonly textSize?: TextSize | Size;
  /** A family, or several in order of preference. */
  readonly font?: string | readonly string[];
  /** The same for code. */
  readonly fontMono?: string | readonly string[];
}

/** Values of variables. With `Dark` behind its name, the value that a variable has on dark pages. */
export type ThemeChanges = Readonly<Partial<Record<VariableName | `${VariableName}Dark`, string>>>;

/** Mixes a theme: the prebuilt one, or one with other colours, sizes and fonts. */
export type ThemeFactory = (options?: ThemeOptions) => Theme;

interface Recipe {
  readonly name: string;
  readonly options: Required<ThemeOptions>;
  readonly variables: ThemeVariables;
}

/**
 * A theme: its variables are sound, and worked out.
 *
 * @example
 * app.launch({ theme: themes.Soft({ primaryHue: "rose" }).set({ blockShadow: "*shadowDropLg" }) });
 */
export class Theme implements PageTheme {
  readonly name: string;
  readonly hash: string;
  readonly compiled: CompiledTheme;
  readonly #recipe: Recipe;

  /** @internal Use `themes.Base()` or another one. */
  constructor(recipe: Recipe) {
    const { name, options, variables } = recipe;
    const [font, fontMono] = [familiesIn(options.font), familiesIn(options.fontMono)];
    const mixed = { ...mixture(options), font: fontStack(font), fontMono: fontStack(fontMono), ...variables };
    this.name = name;
    this.compiled = compileTheme({ name, fonts: [...font, ...fontMono], variables: mixed });
    this.hash = digest(JSON.stringify(this.compiled));
    this.#recipe = recipe;
  }

  /**
   * The same theme with other values for some variables. `*name` takes the value of another variable, and may stand inside
   * an expression. A variable that had only one value has the new one on dark pages too.
   *
   * @throws SetupError for a variable that does not exist, and for references to nothing or in a circle.
   *
   * @example
   * themes.Base().set({ buttonPrimaryBackgroundFill: "*primary200", buttonPrimaryBackgroundFillDark: "*primary800" });
   */
  set(changes: ThemeChanges): Theme {
    const variables: Record<string, ThemeValue> = { ...this.#recipe.variables };
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) continue;
      if (typeof value !== "string") throw new SetupError(`Theme "${this.name}": the value of ${key} is no text.`);
      const { name, mode } = variableOf(key, this.name);
      const [light, dark] = pairOf(variables[name] ?? "");
      if (mode === "dark") variables[name] = [light, value];
      else variables[name] = Array.isArray(variables[name]) || `${name}Dark` in changes ? [value, dark] : value;
    }
    return new Theme({ ...this.#recipe, variables });
  }
}

/** A prebuilt theme; `differences` is all in which its variables are not those of the base. */
export function prebuilt(
  name: string,
  defaults: Required<ThemeOptions>,
  differences: ThemeDifferences = {},
): ThemeFactory {
  return (options = {}) => {
    const unknown = Object.keys(options).find((key) => !(key in defaults));
    if (unknown !== undefined) {
      const hint = didYouMean(unknown, Object.keys(defaults));
      throw new SetupError(`Theme "${name}": there is no option "${unknown}".${hint}`);
    }
    return new Theme({
      name,
      options: { ...defaults, ...options },
      variables: { ...BASE_VARIABLES, ...differences },
    });
  };
}

function variableOf(key: string, theme: string): { name: string; mode: "light" | "dark" } {
  if (Object.hasOwn(BASE_VARIABLES, key)) return { name: key, mode: "light" };
  const name = key.replace(/Dark$/, "");
  if (Object.hasOwn(BASE_VARIABLES, name)) return { name, mode: "dark" };
  const names = Object.keys(BASE_VARIABLES);
  const hint = didYouMean(key, [...names, ...names.map((each) => `${each}Dark`)]);
  throw new SetupError(`Theme "${theme}": set() knows no variable "${key}".${hint}`);
}

function pairOf(value: ThemeValue): readonly [light: string, dark: string] {
  return typeof value === "string" ? [value, value] : value;
}

function familiesIn(font: string | readonly string[]): readonly string[] {
  return typeof font === "string" ? [font] : font;
}

/** Tells style sheets apart; no secret hangs on it, and it needs no waiting. */
function digest(text: string): string {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (let i = 0; i < text.length; i++) {
    high = Math.imul(high ^ text.charCodeAt(i), 0x5bd1e995);
    low = Math.imul(low ^ (high >>> 13), 0x1000193) + i;
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

/** Palettes and scales, as variables like the others. */
function mixture(options: Required<ThemeOptions>): ThemeVariables {
  return {
    ...palette("primary", options.primaryHue),
    ...palette("secondary", options.secondaryHue),
    ...palette("neutral", options.neutralHue),
    ...scale("spacing", options.spacingSize, SPACINGS),
    ...scale("radius", options.radiusSize, RADII),
    ...scale("text", options.textSize, TEXTS),
  };
}

function palette(role: string, given: HueName | Color): ThemeVariables {
  const colours = typeof given === "string" ? hue(given) : given;
  return Object.fromEntries(
    SHADES.map((shade) => {
      const colour = colours[shade];
      if (typeof colour !== "string") throw new SetupError(`The ${role} hue has no shade ${shade}.`);
      return [`${role}${shade}`, colour];
    }),
  );
}

function scale(kind: string, given: string | Size, known: Readonly<Record<string, readonly number[]>>): ThemeVariables {
  if (typeof given === "string" && !Object.hasOwn(known, given)) {
    const hint = didYouMean(given, Object.keys(known)) || ` There are ${Object.keys(known).join(", ")}.`;
    throw new SetupError(`There is no ${kind} size "${given}".${hint}`);
  }
  return Object.fromEntries(
    STEPS.map((step, i) => {
      const measure = typeof given === "string" ? `${known[given]?.[i]}px` : given[step];
      if (typeof measure !== "string") throw new SetupError(`The ${kind} size has no step "${step}".`);
      return [kind + step.charAt(0).toUpperCase() + step.slice(1), measure];
    }),
  );
}
