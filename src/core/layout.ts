/** Layouts: components that hold others and have no value. */

import * as z from "zod/mini";
import type { Visibility } from "../protocol/config.ts";
import {
  type CommonProps,
  type Component,
  type Definition,
  type EventMap,
  type Holder,
  type ElementClass,
  make,
  type Triggers,
} from "./component.ts";
import { SetupError } from "./errors.ts";
import type { Placeable } from "./placing.ts";
import type { Key } from "./render-plan.ts";

/** Options that every layout has. */
export interface LayoutProps {
  visible: Visibility;
  /** The `id` of the layout's element. */
  elemId: string | null;
  /** Classes of the layout's element. */
  elemClasses: string | readonly string[];
  /** Identity across the passes of a `gr.render()`. */
  key: Key | null;
  /** Options that it keeps from pass to pass. Default: none. */
  preservedByKey?: string | readonly string[] | null;
}

export type LayoutOptions<Props> = Partial<Props> & Partial<LayoutProps>;

/** A layout with its listeners. */
export type MadeLayout<Props, Events extends EventMap> = Component<never, never, LayoutOptions<Props>> &
  Triggers<Events>;

/** Makes layouts of one kind: `Row([a, b])` or `Row({ equalHeight: true }, [a, b])`. */
export interface LayoutFactory<Props, Events extends EventMap> {
  (children: readonly Placeable[]): MadeLayout<Props, Events>;
  (options: LayoutOptions<Props>, children: readonly Placeable[]): MadeLayout<Props, Events>;
  readonly definition: Definition;
}

export interface LayoutSpec<Props extends object, Events extends EventMap> {
  readonly type: string;
  /** Gradio's class name. Default: `type` with a capital. */
  readonly name?: string;
  /** Its own element. */
  readonly element: ElementClass;
  readonly events: Events;
  readonly defaults: Props;
  readonly complete?: (props: Props & CommonProps) => Props & CommonProps;
  /** What it belongs into. */
  readonly holder?: Holder;
}

/** Defines a kind of layout. */
export function defineLayout<Props extends object, const Events extends EventMap>(
  spec: LayoutSpec<Props, Events>,
): LayoutFactory<Props, Events> {
  const definition: Definition<Props, unknown, never> = {
    name: spec.type.charAt(0).toUpperCase() + spec.type.slice(1),
    isFormField: false,
    isLayout: true,
    isVisual: true,
    isServerSide: false,
    isInApi: false,
    complete: (props) => props,
    example: () => null,
    cleared: () => null,
    wire: () => z.unknown(),
    preprocess: refuse,
    postprocess: refuse,
    ...spec,
    events: Object.keys(spec.events),
    // A layout has no label, value or size of its own unless its spec says so.
    defaults: { visible: true, elemId: null, elemClasses: [], key: null, ...spec.defaults } as Props & CommonProps,
  };
  function create(
    first: readonly Placeable[] | LayoutOptions<Props>,
    children: readonly Placeable[] = [],
  ): MadeLayout<Props, Events> {
    const [options, placed] = isList(first) ? [{}, first] : [first, children];
    return make<Props, unknown, never, never, Events>(definition, options, placed);
  }
  return Object.assign(create, { definition: definition as unknown as Definition }); // generics erased
}

/** Makes layouts that say their label first: `Tab("Picture", [picture])`. */
export interface LabelledLayoutFactory<Props, Events extends EventMap> {
  (label: string | null, children: readonly Placeable[]): MadeLayout<Props, Events>;
  (
    label: string | null,
    options: Omit<LayoutOptions<Props>, "label">,
    children: readonly Placeable[],
  ): MadeLayout<Props, Events>;
  readonly definition: Definition;
}

/** The same layout with its label as the first argument. */
export function labelFirst<Props extends { label: string | null }, Events extends EventMap>(
  layout: LayoutFactory<Props, Events>,
): LabelledLayoutFactory<Props, Events> {
  function create(
    label: string | null,
    first: readonly Placeable[] | Omit<LayoutOptions<Props>, "label">,
    children: readonly Placeable[] = [],
  ): MadeLayout<Props, Events> {
    const [options, placed] = isList(first) ? [{}, first] : [first, children];
    return layout({ ...options, label } as unknown as LayoutOptions<Props>, placed); // all but the label, and the label
  }
  return Object.assign(create, { definition: layout.definition });
}

function refuse(): never {
  throw new SetupError("A layout has no value; update its options with gr.update() instead.");
}

function isList(value: object): value is readonly Placeable[] {
  return Array.isArray(value);
}
