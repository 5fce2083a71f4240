/** From an app value to numbered components and listeners. Deterministic: every isolate counts alike. */

import type { App } from "./app.ts";
import type { Component } from "./component.ts";
import { SetupError } from "./errors.ts";
import { ApiNames } from "./api-names.ts";
import { listenersOf, type ListenerRecord } from "./listener.ts";
import { type PagePlan, pagesOf } from "./pages.ts";
import { ownersOf } from "./placing.ts";
import { type PlantedListener, plantListeners } from "./planted-listener.ts";
import { componentsOf, describe, isComponent, type Planted, ROOT_ID } from "./wiring.ts";

/** A component in its place. */
export interface PlantedNode extends Planted {
  readonly children: readonly PlantedNode[];
}

/** An app with numbers: what everything behind the authoring API works on. */
export interface PreparedApp {
  readonly app: App;
  /** The root's own number; it triggers `load` and is no component. */
  readonly rootId: number;
  readonly nodes: readonly PlantedNode[];
  readonly components: ReadonlyMap<number, Component>;
  /** Numbers of buttons in other components' bars. They are no components of the page. */
  readonly held: ReadonlyMap<Component, number>;
  /** In order of declaration; the index is the id. */
  readonly listeners: readonly PlantedListener[];
  /** What renders parts of the page while it is open, if anything does. */
  readonly engine: object | null;
  /** Of an app with several pages: which has what. */
  readonly pages?: PagePlan | undefined;
}

/**
 * Numbers an app.
 *
 * @throws SetupError for a component that is wired but not placed, placed twice, or for a listener that cannot work.
 */
export function prepare(app: App): PreparedApp {
  const ids = new Map<Component, number>();
  const pages = pagesOf(app);
  const apps = [app, ...(pages?.apps ?? [])];
  const homes = new Map<object, object>(apps.map(({ owner }) => [owner, owner]));
  const nodes = apps.flatMap(({ children, owner }) =>
    children.map((component) => plant(component, { ids, homes, after: 0, around: owner })),
  );
  const held = plantHeld(ids, homes);
  const records = collectListeners(homes);
  // Components without a place, such as State, come last.
  const behind: Ground = { ids, homes, after: held.size, around: app.owner };
  for (const component of wiredComponents(records)) {
    if (!ids.has(component) && !held.has(component)) nodes.push(plantUnplaced(component, behind));
  }
  const components = new Map([...ids].map(([component, id]) => [id, component] as const));
  const names = new ApiNames(records, homes);
  const listeners = plantListeners(records, { app, ids: new Map([...ids, ...held]), names, homes });
  const engine = listeners.find(({ render }) => render)?.render?.engine ?? null;
  const prepared = { app, rootId: ROOT_ID, nodes, components, held, listeners, engine };
  return { ...prepared, pages: pages?.sort(prepared) };
}

interface Ground {
  readonly ids: Map<Component, number>;
  /** Whatever has listeners, with the owner of the innermost app that it came with. Each such owner has itself. */
  readonly homes: Map<object, object>;
  /** Numbers that are taken besides. */
  readonly after: number;
  /** The owner of the app in which things are planted now. */
  readonly around: object;
}

function plant(component: Component, ground: Ground): PlantedNode {
  const { ids, homes, after } = ground;
  if (ids.has(component)) {
    throw new SetupError(`${describe(component)} is placed twice; make a second one for the second place.`);
  }
  const id = ids.size + after + 1;
  ids.set(component, id);
  const brought = ownersOf(component);
  for (const owner of brought) {
    if (pagesOf({ owner })) throw new SetupError("An app with routes cannot stand inside of another.");
    homes.set(owner, owner);
  }
  const around = brought[0] ?? ground.around;
  homes.set(component, around);
  return { id, component, children: plantAll(component, { ...ground, around }) };
}

function plantAll(parent: Component, ground: Ground): PlantedNode[] {
  return parent.children.map((child) => {
    child.settleIn?.(parent);
    return plant(child, ground);
  });
}

function plantUnplaced(component: Component, ground: Ground): PlantedNode {
  if (component.definition.isVisual) {
    throw new SetupError(`${describe(component)} is wired but not placed; put it into the layout of gr.Blocks().`);
  }
  return plant(component, ground);
}

/** Numbers the buttons in other components' bars, behind those that have a place. */
function plantHeld(ids: ReadonlyMap<Component, number>, homes: Map<object, object>): Map<Component, number> {
  const held = new Map<Component, number>();
  for (const component of ids.keys()) {
    for (const button of heldBy(component)) {
      if (ids.has(button)) {
        throw new SetupError(`${describe(button)} is in a bar of buttons already; take it out of the layout.`);
      }
      if (held.has(button)) continue;
      held.set(button, ids.size + held.size + 1);
      homes.set(button, homes.get(component) ?? component);
    }
  }
  return held;
}

/** Buttons of the author's in a component's bar. */
export function heldBy(component: Component): Component[] {
  return (component.props.buttons ?? []).flatMap((button: unknown) => {
    if (typeof button === "string") return [];
    if (isComponent(button) && button.definition.events.includes("click")) return button;
    throw new SetupError(`${describe(component)}: buttons takes names and gr.Button(), nothing else.`);
  });
}

/**
 * Every listener that can be reached from the page: on the apps, on placed and on wired components, and in chains. What is
 * found on the way lives where it was found.
 */
function collectListeners(homes: Map<object, object>): ListenerRecord[] {
  const found = new Set<ListenerRecord>();
  // A Map can grow while it is walked.
  for (const [owner, home] of homes) {
    for (const record of listenersOf(owner)) {
      found.add(record);
      const reached = [record, ...wiredComponents([record])].filter((each) => !homes.has(each));
      for (const each of reached) homes.set(each, home);
    }
  }
  return [...found].sort((a, b) => a.order - b.order);
}

/** The components that listeners name. */
export function wiredComponents(records: readonly ListenerRecord[]): Component[] {
  const wired = records.flatMap(({ targets, options }) => [
    ...targets.map(({ component }) => component),
    ...componentsOf(options.inputs),
    ...componentsOf(options.outputs),
    ...componentsOf(options.showProgressOn),
  ]);
  // What is no component is told when the listener is checked.
  return wired.filter(isComponent);
}
