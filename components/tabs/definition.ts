import { type Component, data } from "../../src/core/component.ts";
import type { TabSelectData } from "../../src/core/event-data.ts";
import { defineLayout } from "../../src/core/layout.ts";
import { Tab } from "../tabitem/definition.ts";
import { TabsElement } from "./element.ts";
import type { TabsProps } from "./props.ts";
import style from "./style.css?inline";

const defaults: TabsProps = { selected: null };

/**
 * Pages of components, one of which is in front.
 *
 * @example
 * gr.Tabs([gr.Tab("Cat", [cat]), gr.Tab("Dog", { id: "dog" }, [dog])]);
 * gr.Tabs({ selected: "dog" }, [gr.Tab("Cat", [cat]), gr.Tab("Dog", { id: "dog" }, [dog])]);
 */
export const Tabs = defineLayout({
  type: "tabs",
  looks: { element: TabsElement, style },
  events: { change: undefined, select: data<TabSelectData>() },
  defaults,
});

/** Gives neighbouring tabs that stand outside of Tabs a Tabs of their own, everywhere in the tree below. */
export function gatherTabs(children: readonly Component[]): readonly Component[] {
  for (const child of children) {
    const isTabs = child.definition === Tabs.definition;
    for (const layout of isTabs ? child.children : [child]) regather(layout);
  }
  return gathered(children);
}

/** A layout keeps its identity, since listeners know it. */
function regather(layout: Component): void {
  if (layout.children.length > 0) Object.assign(layout, { children: gatherTabs(layout.children) });
}

function gathered(children: readonly Component[]): Component[] {
  const result: Component[] = [];
  let loose: Component[] = [];
  for (const child of children) {
    if (child.definition === Tab.definition) {
      loose.push(child);
      continue;
    }
    if (loose.length > 0) result.push(Tabs(loose));
    loose = [];
    result.push(child);
  }
  return loose.length > 0 ? [...result, Tabs(loose)] : result;
}
