/** From the config to what elements take. Runs on the server and in the browser. */

import { camelCase, renameKeys } from "../../src/protocol/case.ts";
import type { ComponentConfig, Config, Dependency, LayoutNode } from "../../src/protocol/config.ts";
import { interactiveIds } from "../../src/protocol/interactivity.ts";
import type { ChildView } from "../shared/gradio-element.ts";

/** A component on its way to the page. */
export interface ElementView extends ChildView {
  readonly children: readonly ElementView[];
  /** Names of the events that somebody listens to. */
  readonly listened: readonly string[];
  /** Properties of the server's first drawing alone. */
  readonly prerendered: Readonly<Record<string, unknown>>;
}

/** The parts of a config that the page is made of. */
export type PageParts = Pick<Config, "components" | "dependencies" | "layout">;

/** Which component is drawn. */
export interface DrawnNode {
  readonly id: number;
  readonly hasChildren: boolean;
}

/** What the server adds to the first drawing of a component, by type. */
export type Prerender = (type: string, props: Record<string, unknown>, node: DrawnNode) => Record<string, unknown>;

/** The top of the page, with everything below. */
export function viewsOf(config: PageParts, prerender: Prerender = () => ({})): ElementView[] {
  const components = new Map(config.components.map((component) => [component.id, component]));
  const interactive = interactiveIds(config);
  const listened = listenedEvents(config.dependencies);
  function view({ id, children = [] }: LayoutNode): ElementView[] {
    const component = components.get(id);
    if (!component) return [];
    const props = elementProps(component, interactive.has(id));
    return [
      {
        id,
        type: component.type,
        props,
        children: children.flatMap(view),
        listened: listened.get(id) ?? [],
        prerendered: prerender(component.type, props, { id, hasChildren: children.length > 0 }),
      },
    ];
  }
  return (config.layout.children ?? []).flatMap(view);
}

/** Options under the names that elements know; a Tab's own id is not its element's. */
function elementProps({ props }: Pick<ComponentConfig, "props">, interactive?: boolean): Record<string, unknown> {
  const { id, ...renamed } = renameKeys(props, camelCase);
  return {
    ...renamed,
    ...(id === undefined ? {} : { tabId: id }),
    ...(interactive === undefined ? {} : { interactive }),
  };
}

function listenedEvents(dependencies: readonly Dependency[]): Map<number, string[]> {
  const events = new Map<number, string[]>();
  for (const [id, event] of dependencies.flatMap(({ targets }) => targets)) {
    if (id !== null) events.set(id, [...(events.get(id) ?? []), event]);
  }
  return events;
}
