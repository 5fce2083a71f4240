/** What the variables of a style sheet come to. */

import type { CompiledTheme } from "../../../src/core/page-theme.ts";

/** Values of variables, by their names in CSS without the dashes before them. */
export type Values = Readonly<Record<string, string>>;

export interface ByMode {
  light: Values;
  dark: Values;
}

/** The declarations of both parts. */
export function declarations({ light, dark }: CompiledTheme): ByMode {
  return { light: declared(light), dark: declared(dark) };
}

/** All variables in both modes, with nothing left to look up. */
export function resolved(theme: CompiledTheme): ByMode {
  const { light, dark } = declarations(theme);
  return { light: resolveAll(light), dark: resolveAll({ ...light, ...dark }) };
}

/** Puts values in the place of references. */
function resolveAll(values: Values): Values {
  function resolve(value: string): string {
    return value.replace(/var\(--([\w-]+)\)/g, (_, name: string) => resolve(values[name] ?? `(no ${name})`));
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, resolve(value)]));
}

function declared(text: string): Values {
  return Object.fromEntries(
    [...text.matchAll(/--([\w-]+):((?:url\("[^"]*"\)|[^;])*)/g)].map(([, name, value]) => [name, value]),
  );
}
