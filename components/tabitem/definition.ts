import { data, type Component } from "../../src/core/component.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { defineLayout, type LayoutOptions } from "../../src/core/layout.ts";
import type { TabProps } from "./props.ts";

const defaults: TabProps = { label: null, interactive: true, id: null, scale: null, renderChildren: false };

const layout = defineLayout({
  type: "tabitem",
  name: "Tab",
  events: { select: data<SelectData<string>>() },
  defaults,
});

type Made = ReturnType<typeof layout>;
type Options = Omit<LayoutOptions<TabProps>, "label">;

/**
 * One page of `gr.Tabs`. What is inside is drawn when the tab is first opened.
 *
 * @example
 * gr.Tabs([gr.Tab("Picture", [picture]), gr.Tab("Settings", { id: "settings" }, [seed])]);
 */
export const Tab = Object.assign(create, { definition: layout.definition });

function create(label: string | null, children: readonly Component[]): Made;
function create(label: string | null, options: Options, children: readonly Component[]): Made;
function create(
  label: string | null,
  first: Options | readonly Component[],
  children: readonly Component[] = [],
): Made {
  return isList(first) ? layout({ label }, first) : layout({ ...first, label }, children);
}

function isList(value: object): value is readonly Component[] {
  return Array.isArray(value);
}
