/** Functions that travel as text: an author's code for the browser. */

/** The source of a function as an expression, also of one that was written as a method. */
export function functionSource(fn: (...args: never[]) => unknown): string {
  const source = String(fn);
  const isExpression = /^(?:async\s*)?(?:function\b|\(|[\p{ID_Start}$_][\p{ID_Continue}$]*\s*=>)/u.test(source);
  return isExpression ? source : `Object.values({ ${source} })[0]`;
}

/** Stands before such sources in a module: bundlers wrap functions inside of functions in this, to keep their names. */
export const BUNDLER_HELPERS = "const __name = (value) => value;\n";

/** A module that exports one function, from its source. */
export function scriptModule(source: string): string {
  return `${BUNDLER_HELPERS}export default ${source.trim().replace(/;$/, "")};\n`;
}
