/** From an app value to numbered components and listeners. Deterministic: every isolate counts alike. */

import type { App } from "./app.ts";
import type { Component } from "./component.ts";
import { SetupError } from "./errors.ts";
import { listenersOf, type ListenerRecord } from "./listener.ts";
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
}

/**
 * Numbers an app.
 *
 * @throws SetupError for a component that is wired but not placed, placed twice, or for a listener that cannot work.
 */
export function prepare(app: App): PreparedApp {
  const ids = new Map<Component, number>();
  const nodes = app.children.map((component) => plant(component, { ids, after: 0 }));
  const held = plantHeld(ids);
  const records = collectListeners(app, [...ids.keys(), ...held.keys()]);
  // Components without a place, such as State, come last.
  for (const component of wiredComponents(records)) {
    if (!ids.has(component) && !held.has(component)) nodes.push(plantUnplaced(component, { ids, after: held.size }));
  }
  const components = new Map([...ids].map(([component, id]) => [id, component] as const));
  const listeners = plantListeners(app, records, new Map([...ids, ...held]));
  return { app, rootId: ROOT_ID, nodes, components, held, listeners };
}

interface Ground {
  readonly ids: Map<Component, number>;
  /** Numbers that are taken besides. */
  readonly after: number;
}

function plant(component: Component, ground: Ground): PlantedNode {
  const { ids, after } = ground;
  if (ids.has(component)) {
    throw new SetupError(`${describe(component)} is placed twice; make a second one for the second place.`);
  }
  const id = ids.size + after + 1;
  ids.set(component, id);
  return { id, component, children: component.children.map((child) => plant(child, ground)) };
}

function plantUnplaced(component: Component, ground: Ground): PlantedNode {
  if (component.definition.isVisual) {
    throw new SetupError(`${describe(component)} is wired but not placed; put it into the layout of gr.Blocks().`);
  }
  return plant(component, ground);
}

/** Numbers the buttons in other components' bars, behind those that have a place. */
function plantHeld(ids: ReadonlyMap<Component, number>): Map<Component, number> {
  const held = new Map<Component, number>();
  for (const component of ids.keys()) {
    for (const button of heldBy(component)) {
      if (ids.has(button)) {
        throw new SetupError(`${describe(button)} is in a bar of buttons already; take it out of the layout.`);
      }
      if (!held.has(button)) held.set(button, ids.size + held.size + 1);
    }
  }
  return held;
}

function heldBy(component: Component): Component[] {
  return (component.props.buttons ?? []).flatMap((button: unknown) => {
    if (typeof button === "string") return [];
    if (isComponent(button) && button.definition.events.includes("click")) return button;
    throw new SetupError(`${describe(component)}: buttons takes names and gr.Button(), nothing else.`);
  });
}

/** Every listener that can be reached from the page: on the app, on placed and on wired components, and in chains. */
function collectListeners(app: App, components: readonly Component[]): ListenerRecord[] {
  const found = new Set<ListenerRecord>();
  const owners: object[] = [app.owner, ...components];
  const visited = new Set<object>();
  for (let owner = owners.shift(); owner; owner = owners.shift()) {
    if (visited.has(owner)) continue;
    visited.add(owner);
    for (const record of listenersOf(owner)) {
      found.add(record);
      owners.push(record, ...wiredComponents([record]));
    }
  }
  return [...found].sort((a, b) => a.order - b.order);
}

function wiredComponents(records: readonly ListenerRecord[]): Component[] {
  const wired = records.flatMap(({ targets, options }) => [
    ...targets.map(({ component }) => component),
    ...componentsOf(options.inputs),
    ...componentsOf(options.outputs),
    ...componentsOf(options.showProgressOn),
  ]);
  // What is no component is told when the listener is checked.
  return wired.filter(isComponent);
}
