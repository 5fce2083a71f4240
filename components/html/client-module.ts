/** An author's templates and script as one module of the app's own origin, so that pages need no `eval`. */

import { BUNDLER_HELPERS, functionSource } from "../../src/protocol/function-source.ts";
import { handlebars } from "./handlebars.ts";
import type { Piece } from "./template.ts";
import { hasHandlebars, literalOf, ROOT, WORDS } from "./template-source.ts";

/** A function, or what was read of a text. */
export type PlannedTemplate = Callable | readonly Piece[];

/** Any function of the author's. */
export type Callable = (...values: never[]) => unknown;

/** What a module is made of; null where the author left it as it is. */
export interface ModulePlan {
  readonly html: PlannedTemplate | null;
  readonly css: PlannedTemplate | null;
  readonly load: Callable | string | null;
  /** Names that `${…}` may use. */
  readonly names: readonly string[];
}

/** Names under which a script finds what it may use. */
const PAGE = "{ element, trigger, props, server, upload, watch }";

/** The module's source; null if there is nothing in it. It exports `html`, `css` and `load`, as far as they are there. */
export function moduleSource({ html, css, load, names }: ModulePlan): string | null {
  const parts = [
    ...(html === null ? [] : [`export const html = ${templateSource(html, names)};`]),
    ...(css === null ? [] : [`export const css = ${templateSource(css, names)};`]),
    ...(load === null ? [] : [`export const load = ${scriptSource(load)};`]),
  ];
  if (parts.length === 0) return null;
  const needsWords = [html, css].some((each) => each !== null && typeof each !== "function" && hasHandlebars(each));
  if (needsWords) parts.unshift(`const ${WORDS} = (${functionSource(handlebars)})();`);
  return `${BUNDLER_HELPERS}${parts.join("\n")}\n`;
}

function templateSource(template: PlannedTemplate, names: readonly string[]): string {
  if (typeof template === "function") return functionSource(template);
  return `(${ROOT}) => { const { ${names.filter(isVariable).join(", ")} } = ${ROOT}; return ${literalOf(template)}; }`;
}

function scriptSource(script: Callable | string): string {
  return typeof script === "function" ? functionSource(script) : `async (${PAGE}) => {\n${script}\n}`;
}

const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

/** Other names can be reached by Handlebars only. */
function isVariable(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) && !RESERVED.has(name);
}
