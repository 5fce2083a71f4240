import { data } from "../../src/core/component.ts";
import type { TabSelectData } from "../../src/core/event-data.ts";
import { defineLayout } from "../../src/core/layout.ts";
import { TabsElement } from "./element.ts";
import type { TabsProps } from "./props.ts";

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
  element: TabsElement,
  events: { change: undefined, select: data<TabSelectData>() },
  defaults,
});
