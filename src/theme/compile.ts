/** From a theme to the declarations of its variables. */

import { SetupError } from "../core/errors.ts";
import { fontFaces } from "./fonts.ts";
import type { CompiledTheme } from "./sheet.ts";
import { TOKENS } from "./sizes.ts";
import type { Theme } from "./theme.ts";

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
 * compileTheme(defaultTheme).light; // `--primary-50:#fff7ed;…`
 */
export function compileTheme(theme: Theme): CompiledTheme {
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
  return { fonts: fontFaces(theme.fonts), light: light.join(";"), dark: dark.join(";") };
}

/** `buttonPrimaryTextColor`, and `button_primary_text_color` as Gradio writes it: `button-primary-text-color`. */
function cssName(name: string): string {
  return name
    .replace(/_/g, "-")
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/([a-z])(\d)/g, "$1-$2");
}

function compileVariables(theme: Theme): Variables {
  const given = Object.entries(theme.variables);
  const known = new Set([...Object.keys(TOKENS), ...given.map(([name]) => cssName(name))]);
  function compiled(name: string, value: string): Compiled {
    if (/[{}]|<\//.test(value)) {
      throw new SetupError(`Theme "${theme.name}": the value of ${name} would break out of the style sheet: ${value}`);
    }
    const refersTo: string[] = [];
    const css = value.replace(/\*([A-Za-z]\w*)/g, (_, reference: string) => {
      const target = cssName(reference);
      if (!known.has(target)) {
        throw new SetupError(`Theme "${theme.name}": ${name} refers to *${reference}, but there is no such variable.`);
      }
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

interface Walk {
  readonly variables: Variables;
  readonly mode: "light" | "dark";
  /** The variables passed through, the current one last. */
  readonly path: readonly string[];
}

function refuseCircles(theme: Theme, { variables, mode, path }: Walk): void {
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
