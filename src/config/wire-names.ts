/** A component's options as they travel: snake_case, without nulls, with what Gradio adds. */

import type { Component } from "../core/component.ts";
import { renameKeys, snakeCase } from "../protocol/case.ts";

export interface WireFacts {
  /** Whether somebody listens to `select`; null where the component has no such event. */
  isSelectable: boolean | null;
}

/** The `props` of a component's config. */
export function wireProps(
  { definition, props }: Component,
  value: unknown,
  { isSelectable }: WireFacts,
): Record<string, unknown> {
  const { elemClasses, showLabel, ...rest } = props;
  const own = definition.wireProps?.(props) ?? {};
  const all: Record<string, unknown> = {
    ...renameKeys(rest, snakeCase),
    ...renameKeys(own, snakeCase),
    value,
    name: definition.isLayout ? definition.name.toLowerCase() : definition.type,
    elem_classes: [elemClasses ?? []].flat(),
    show_label: definition.isLayout || own["showLabel"] === null ? null : (showLabel ?? props.container !== false),
    preserved_by_key: definition.isLayout ? [] : ["value"],
    _selectable: definition.isLayout ? null : (isSelectable ?? false),
  };
  return Object.fromEntries(Object.entries(all).filter(([, each]) => each !== null && each !== undefined));
}
