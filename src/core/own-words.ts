/** Components whose text is a word of the house, such as the Submit button of an Interface: pages say it in their language. */

import type { Component } from "./component.ts";

const spoken = new WeakSet<object>();

/** Says that what is written on a component is ours. */
export function inOurWords<C extends object>(component: C): C {
  spoken.add(component);
  return component;
}

/** The numbers of those components. */
export function idsInOurWords(components: ReadonlyMap<number, Component>): number[] {
  return [...components].flatMap(([id, component]) => (spoken.has(component) ? id : []));
}
