import { groupFields } from "../../components/form/definition.ts";
import { Markdown } from "../../components/markdown/definition.ts";
import { Tab } from "../../components/tabitem/definition.ts";
import { Tabs } from "../../components/tabs/definition.ts";
import { type App, type AppOptions, createApp } from "../core/app.ts";
import { SetupError } from "../core/errors.ts";

/**
 * Several apps on one page, each in a tab of its own. A tab without a name is called by its number; the title stands above,
 * and in the browser's tab.
 *
 * @example
 * export default gr.TabbedInterface([greet, count], ["Greet", "Count"], { title: "Tools" });
 */
export function TabbedInterface(
  apps: readonly App[],
  tabNames: readonly string[] = [],
  options: Omit<AppOptions, "fillHeight"> = {},
): App {
  if (apps.length === 0 || tabNames.length > apps.length) {
    throw new SetupError(`TabbedInterface: there are ${apps.length} apps for ${tabNames.length} tabs.`);
  }
  const tabs = apps.map((app, i) =>
    Tab(tabNames[i] ?? `Tab ${i}`, { scale: app.options.fillHeight ? 1 : null }, [app]),
  );
  const heading = options.title ? [Markdown(`# ${options.title}`, { elemClasses: "interface-title" })] : [];
  const children = groupFields([...heading, Tabs(tabs)], { fillsHeight: true });
  return createApp("tabbed_interface", { ...options, fillHeight: true }, children);
}
