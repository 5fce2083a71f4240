import { groupFields } from "../../components/form/definition.ts";
import { gatherTabs } from "../../components/tabs/definition.ts";
import { type App, type AppOptions, createApp } from "../core/app.ts";
import type { Component } from "../core/component.ts";

/**
 * An app from a tree of components.
 *
 * @example
 * const name = gr.Textbox({ label: "Name" });
 * const greet = gr.Button("Greet");
 * const greeting = gr.Textbox({ label: "Greeting" });
 * greet.click((name) => `Hello ${name}!`, { inputs: name, outputs: greeting });
 * export default gr.Blocks([name, greet, greeting]);
 */
export function Blocks(children: readonly Component[]): App;
export function Blocks(options: AppOptions, children: readonly Component[]): App;
export function Blocks(first: readonly Component[] | AppOptions, children: readonly Component[] = []): App {
  const [options, placed] = isList(first) ? [{}, first] : [first, children];
  return createApp("blocks", options, groupFields(gatherTabs(placed), { fillsHeight: options.fillHeight ?? false }));
}

function isList(value: object): value is readonly Component[] {
  return Array.isArray(value);
}
