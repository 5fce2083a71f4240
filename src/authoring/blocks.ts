import { groupFields } from "../../components/form/definition.ts";
import { type App, type AppOptions, createApp } from "../core/app.ts";
import { gatherLoose } from "../core/gather.ts";
import { type Placeable, placed } from "../core/placing.ts";

/**
 * An app from a tree of components. Other apps may stand among them: what they hold is placed there, with all that it does.
 *
 * @example
 * const name = gr.Textbox({ label: "Name" });
 * const greet = gr.Button("Greet");
 * const greeting = gr.Textbox({ label: "Greeting" });
 * greet.click((name) => `Hello ${name}!`, { inputs: name, outputs: greeting });
 * export default gr.Blocks([name, greet, greeting]);
 */
export function Blocks(children: readonly Placeable[]): App;
export function Blocks(options: AppOptions, children: readonly Placeable[]): App;
export function Blocks(first: readonly Placeable[] | AppOptions, children: readonly Placeable[] = []): App {
  const [options, all] = isList(first) ? [{}, first] : [first, children];
  const tree = groupFields(gatherLoose(placed(all)), { fillsHeight: options.fillHeight ?? false });
  return createApp("blocks", options, tree);
}

function isList(value: object): value is readonly Placeable[] {
  return Array.isArray(value);
}
