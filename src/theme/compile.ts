/** From a theme to the declarations of its variables. */

import { SetupError } from "../core/errors.ts";
import type { CompiledTheme } from "../core/page-theme.ts";
import { firstFont, fontFaces } from "./fonts.ts";
import { didYouMean } from "./nearest.ts";
import { TOKENS } from "./sizes.ts";
import type { ThemeVariables } from "./theme.ts";

/** A theme spelt out: its palettes and scales are variables like the others. */
export interface SpeltTheme {
  readonly name: string;
  /** Families that the theme asks for; those that we host are loaded. */
  readonly fonts: readonly string[];
  readonly variables: ThemeVariables;
}

/** One variable, by its name in CSS. */
interface Variable {
  readonly light: Compiled;
  readonly dark: Compiled;
}

interface Compiled {
  readonly css: string;
  readonly refersTo: readonly string[];
}

type Variables = ReadonlyMap<string, Variable>;

/**
 * Works a theme out. The dark part repeats only what differs there.
 *
 * @throws SetupError for a reference to nothing, or to itself.
 *
 * @example
 * compileTheme({ name: "mine", fonts: [], variables: { bodyTextColor: "black" } }).light;
 */
export function compileTheme(theme: SpeltTheme): CompiledTheme {
  const variables = compileVariables(theme);
  for (const name of variables.keys()) {
    refuseCircles(theme, { variables, mode: "light", path: [name] });
    refuseCircles(theme, { variables, mode: "dark", path: [name] });
  }
  const differs = differences(variables);
  const light = [
    `--name:${theme.name}`,
    ...Object.entries(TOKENS).map(([name, value]) => `--${name}:${value}`),
    ...[...variables].map(([name, variable]) => `--${name}:${variable.light.css}`),
  ];
  const dark = [...variables]
    .filter(([name]) => differs(name))
    .map(([name, variable]) => `--${name}:${variable.dark.css}`);
  return {
    fonts: fontFaces(theme.fonts),
    firstFont: firstFont(theme.fonts),
    light: light.join(";"),
    dark: dark.join(";"),
  };
}

/** `buttonPrimaryTextColor`, and `button_primary_text_color` as Gradio writes it: `button-primary-text-color`. */
function cssName(name: string): string {
  return name
    .replace(/_/g, "-")
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/([a-z])(\d)/g, "$1-$2");
}

function compileVariables(theme: SpeltTheme): Variables {
  const given = Object.entries(theme.variables);
  const known = new Map([...Object.keys(TOKENS), ...given.map(([name]) => name)].map((name) => [cssName(name), name]));
  function compiled(name: string, value: string): Compiled {
    const text = declarable(theme, name, value);
    const refersTo: string[] = [];
    const css = text.replace(/\*([A-Za-z]\w*)/g, (_, reference: string) => {
      const target = cssName(reference);
      if (!known.has(target)) throw unknownReference(theme, { name, reference, known: [...known.values()] });
      refersTo.push(target);
      return `var(--${target})`;
    });
    return { css, refersTo };
  }
  return new Map(
    given.map(([name, value]) => {
      const [light, dark] = typeof value === "string" ? [value, value] : value;
      return [cssName(name), { light: compiled(name, light), dark: compiled(name, dark) }];
    }),
  );
}

/** The value without what may end it: authors are used to write a semicolon there. */
function declarable(theme: SpeltTheme, name: string, value: string): string {
  const text = value.replace(/;\s*$/, "");
  if (/[{}]|<\//.test(text) || text.replaceAll(/"[^"]*"|'[^']*'|\([^)]*\)/g, "").includes(";")) {
    throw new SetupError(`Theme "${theme.name}": the value of ${name} would break out of the style sheet: ${value}`);
  }
  return text;
}

function unknownReference(
  theme: SpeltTheme,
  { name, reference, known }: { name: string; reference: string; known: readonly string[] },
): SetupError {
  const isDark = /_?dark$/i.test(reference);
  const hint = didYouMean(isDark ? reference.replace(/_?dark$/i, "") : reference, known);
  return new SetupError(
    `Theme "${theme.name}": ${name} refers to *${reference}, but there is no such variable.${hint}` +
      (isDark ? " A reference takes the dark value on dark pages by itself." : ""),
  );
}

interface Walk {
  readonly variables: Variables;
  readonly mode: "light" | "dark";
  /** The variables passed through, the current one last. */
  readonly path: readonly string[];
}

function refuseCircles(theme: SpeltTheme, { variables, mode, path }: Walk): void {
  const current = path.at(-1) ?? "";
  for (const next of variables.get(current)?.[mode].refersTo ?? []) {
    if (path.includes(next)) {
      const circle = [...path.slice(path.indexOf(next)), next].map((name) => `--${name}`).join(" → ");
      throw new SetupError(
        `Theme "${theme.name}": these variables refer to each other in a circle: ${circle} (${mode}).`,
      );
    }
    refuseCircles(theme, { variables, mode, path: [...path, next] });
  }
}

/**
 * Answers for each variable whether the dark part must repeat it: because its value is another, or because it refers to
 * one that is. A variable is resolved where it is declared, so it would keep the light value otherwise.
 */
function differences(variables: Variables): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  function differs(name: string): boolean {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const variable = variables.get(name);
    if (!variable) return false;
    const answer = variable.light.css !== variable.dark.css || variable.dark.refersTo.some(differs);
    answers.set(name, answer);
    return answer;
  }
  return differs;
}
