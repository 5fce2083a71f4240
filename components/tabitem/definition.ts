import { data } from "../../src/core/component.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { defineLayout, labelFirst } from "../../src/core/layout.ts";
import { Tabs } from "../tabs/definition.ts";
import { TabItemElement } from "./element.ts";
import type { TabProps } from "./props.ts";

const defaults: TabProps = { label: null, interactive: true, id: null, scale: null, renderChildren: false };

const layout = defineLayout({
  type: "tabitem",
  element: TabItemElement,
  name: "Tab",
  events: { select: data<SelectData<string>>() },
  defaults,
  holder: Tabs,
});

/**
 * One page of `gr.Tabs`. What is inside is drawn when the tab is first opened.
 *
 * @example
 * gr.Tabs([gr.Tab("Picture", [picture]), gr.Tab("Settings", { id: "settings" }, [seed])]);
 */
export const Tab = labelFirst(layout);
