/** Components in messages: elements of their own, which come when they are needed. */

import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { camelCase, renameKeys } from "../../src/protocol/case.ts";
import { isEqual } from "../../src/protocol/equal.ts";
import { assignProps } from "../shared/assign-props.ts";
import type { ElementMaker } from "../shared/element-maker.ts";
import type { GradioElement } from "../shared/gradio-element.ts";
import type { WireComponentPart } from "../../src/protocol/chat.ts";

/** What it needs of the app. */
interface Equipment {
  readonly create: ElementMaker | undefined;
  readonly author: unknown;
}

interface Placed {
  part: WireComponentPart;
  element: GradioElement | null;
}

const placed = new WeakMap<HTMLElement, Placed>();
/** No component of an app has a number below 0, so that nobody hears what they tell. */
let lastId = 0;

async function show(host: HTMLElement, part: WireComponentPart, { create, author }: Equipment): Promise<void> {
  const before = placed.get(host);
  if (before && isEqual(before.part, part)) return;
  const now: Placed = { part, element: before?.part.component === part.component ? before.element : null };
  placed.set(host, now);
  const element = now.element ?? (await create?.(part.component, host)) ?? null;
  // A newer part has come meanwhile.
  if (placed.get(host) !== now) return;
  if (!element) {
    host.textContent = typeof part.value === "string" ? part.value : JSON.stringify(part.value);
    return;
  }
  const { elemId: _, ...options } = renameKeys(part.props, camelCase);
  assignProps(element, { author, ...options, value: part.value, interactive: false, visible: true });
  if (now.element) return;
  now.element = element;
  element.nodeId = --lastId;
  host.replaceChildren(element);
}

class NestedDirective extends Directive {
  override render(_part: WireComponentPart, _equipment: Equipment): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [part, equipment]: [WireComponentPart, Equipment]): unknown {
    if (element instanceof HTMLElement) void show(element, part, equipment);
    return noChange;
  }
}

/** Has an element hold a component. */
export const nested = directive(NestedDirective);
