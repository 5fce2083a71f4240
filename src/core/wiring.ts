/** From what an author wired to the components and listeners behind it. */

import type { Component } from "./component.ts";
import type { Wiring } from "./handler.ts";

/** A component with its number. */
export interface Planted {
  readonly id: number;
  readonly component: Component;
}

/** The number of the app itself. */
export const ROOT_ID = 0;

/** What to call a component in a message to its author. */
export function describe({ definition, props }: Component): string {
  const name = props.label ?? props.elemId;
  return name ? `${definition.name} "${name}"` : definition.name;
}

/** The components of a wiring, in argument order. */
export function componentsOf(wiring: Wiring | undefined): readonly Component[] {
  // Whatever else an author without a type checker may write holds none; the check of the listener tells them so.
  if (typeof wiring !== "object" || wiring === null) return [];
  if (isComponent(wiring)) return [wiring];
  return Array.isArray(wiring) ? wiring : Object.values(wiring);
}

/** Tells one component from a record of them, and from anything that an author without a type checker may write. */
export function isComponent(wiring: unknown): wiring is Component {
  if (typeof wiring !== "object" || wiring === null) return false;
  return "definition" in wiring && "props" in wiring && "children" in wiring && Array.isArray(wiring.children);
}
