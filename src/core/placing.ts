/** Apps inside of apps: what one holds stands where the app was placed, and its listeners come along. */

import type { App } from "./app.ts";
import type { Component } from "./component.ts";

/** What has a place on a page: a component, or a whole app. */
export type Placeable = Component | App;

const guests = new WeakMap<Component, readonly object[]>();

/** The components that stand there. An app's own title and options stay behind; so do how it is served and queued. */
export function placed(children: readonly Placeable[]): Component[] {
  return children.flatMap((child) => {
    if (!("owner" in child)) return child;
    for (const component of child.children) guests.set(component, [...ownersOf(component), child.owner]);
    return child.children;
  });
}

/** The owners of the apps with which a component was placed, the innermost first. */
export function ownersOf(component: Component): readonly object[] {
  return guests.get(component) ?? [];
}
