import type { Component, Holder } from "./component.ts";

/**
 * Gives neighbouring layouts that stand outside of what they belong into one of their own, everywhere in the tree below:
 * tabs a Tabs, steps a Walkthrough.
 */
export function gatherLoose(children: readonly Component[], around: Component | null = null): readonly Component[] {
  const result: Component[] = [];
  let loose: Component[] = [];
  let holder: Holder | undefined;
  function close(): void {
    if (holder && loose.length > 0) result.push(holder(loose));
    loose = [];
  }
  for (const child of children) {
    // A layout keeps its identity, since listeners know it.
    if (child.children.length > 0) Object.assign(child, { children: gatherLoose(child.children, child) });
    const wanted = child.definition.holder;
    const isLoose = wanted !== undefined && wanted.definition !== around?.definition;
    if (wanted !== holder) close();
    holder = wanted;
    (isLoose ? loose : result).push(child);
  }
  close();
  return result;
}
