/** Functions that want what the page holds, not what handlers usually make of it: whoever writes it down, for one. */

import type { AnyHandler } from "./handler.ts";

const readers = new WeakSet<AnyHandler>();

/**
 * Marks a function whose inputs are a list, and which reads them as they came. They are not checked: what a component shows,
 * such as a picture by its address, need not be what it takes from a visitor. State is null.
 */
export function wireReader<Fn extends AnyHandler>(fn: Fn): Fn {
  readers.add(fn);
  return fn;
}

/** Whether a function was marked so. */
export function readsWire(fn: AnyHandler): boolean {
  return readers.has(fn);
}
