/** A component's options as they travel: snake_case, without nulls, with what Gradio adds. */

import type { CommonProps, Component } from "../core/component.ts";
import { renameKeys, snakeCase } from "../protocol/case.ts";

export interface WireFacts {
  /** Whether somebody listens to `select`; null where the component has no such event. */
  isSelectable: boolean | null;
  /** What the component's definition says of them. */
  own: Readonly<Record<string, unknown>>;
}

/** The `props` of a component's config. */
export function wireProps(
  { definition, props }: Component,
  value: unknown,
  { isSelectable, own }: WireFacts,
): Record<string, unknown> {
  const { elemClasses, showLabel: _, ...rest } = props;
  const all: Record<string, unknown> = {
    ...renameKeys(rest, snakeCase),
    ...renameKeys(own, snakeCase),
    value,
    name: definition.name.toLowerCase(),
    // Only the automatic Form, and what cannot be seen, has none.
    elem_classes: elemClasses === undefined || !definition.isVisual ? null : [elemClasses ?? []].flat(),
    show_label: definition.isLayout || !definition.isVisual ? null : showLabelOf(props, own),
    preserved_by_key: definition.isVisual
      ? [props.preservedByKey ?? (definition.isLayout ? [] : "value")].flat().map(snakeCase)
      : null,
    _selectable: definition.isLayout ? isSelectable || null : (isSelectable ?? false),
  };
  return Object.fromEntries(Object.entries(all).filter(([, each]) => each !== null && each !== undefined));
}

/** Without its frame a component has no room for a label, unless it says otherwise. */
function showLabelOf({ showLabel, container }: CommonProps, own: Readonly<Record<string, unknown>>): unknown {
  if ("showLabel" in own) return own["showLabel"];
  return container && (showLabel ?? true);
}
