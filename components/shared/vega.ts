/** Charts by Vega. Heavy: whoever needs it imports it when a chart is to be seen. */

import { error, type Loader, loader, parse, type Spec, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";

/** A description of a chart, as JSON. */
export type ChartSpec = Readonly<Record<string, unknown>>;

export type { View };

/** Draws a chart into an element of its own. */
export async function drawChart(spec: ChartSpec, container: HTMLElement): Promise<View> {
  const isLite = !String(spec["$schema"] ?? "").includes("/schema/vega/");
  const vega = isLite ? compile(spec as unknown as TopLevelSpec, { logger: QUIET }).spec : (spec as unknown as Spec); // Vega checks it
  // Expressions are walked, not compiled: the page's policy forbids eval.
  const view = new View(parse(vega, {}, { ast: true }), {
    expr: expressionInterpreter,
    renderer: "svg",
    container,
    hover: true,
    loader: ownLoader(),
    logger: QUIET,
    tooltip: () => {},
  });
  await view.runAsync();
  // To a screen reader it is one picture with a name; its parts have none.
  container.setAttribute("role", "img");
  container.removeAttribute("aria-roledescription");
  container.querySelector("svg")?.setAttribute("aria-hidden", "true");
  return view;
}

/** Charts are drawn from what the app has sent. Nothing is fetched from elsewhere. */
function ownLoader(): Loader {
  const made = loader();
  const refuse = async (): Promise<never> => {
    throw new Error("A chart brings its data with it; nothing is fetched for it.");
  };
  return Object.assign(made, { load: refuse, http: refuse, file: refuse });
}

/** Says errors only. */
const QUIET = {
  level: () => QUIET,
  error(...args: readonly unknown[]) {
    error(args.map(String).join(" "));
    return QUIET;
  },
  warn: () => QUIET,
  info: () => QUIET,
  debug: () => QUIET,
};
