/** What a component is: a definition that answers every question about the kind, and values that authors place. */

import type * as z from "zod/mini";
import type { Config, Visibility } from "../protocol/config.ts";
import type { CustomButton } from "../protocol/custom-button.ts";
import { type Anything, type ComputedOptions, keepComputed, takeComputed, type Valued } from "./computed-value.ts";
import type { FileAccess } from "./files.ts";
import type { Wiring } from "./handler.ts";
import { createTrigger, type Trigger } from "./listener.ts";
import { type Placeable, placed } from "./placing.ts";
import type { Key } from "./render-plan.ts";
import { currentCall } from "./running.ts";
import type { ServerSide } from "./server-side.ts";
import type { WireSchema } from "./wire-schema.ts";

/** Event name → what `ctx.data` holds for it. Write `data<SelectData>()` for events that carry something. */
export type EventMap = Readonly<Record<string, unknown>>;

/** Declares the type of `ctx.data` for one event. */
export function data<T>(): T {
  return undefined as T; // only its type is ever looked at
}

/** Options that every component has. */
export interface CommonProps {
  /** Title above the component, and the name of the API parameter. Falls back to the component's kind. */
  label: string | null;
  /** Default: true, unless `container` is false. */
  showLabel: boolean | null;
  /**
   * What the bar in the component's corner holds: names of its own buttons, and a `gr.Button()` of yours, which is then
   * nowhere else. Shown with the label alone.
   */
  buttons: readonly (string | CustomButton)[] | null;
  /** False draws the component without border, background and padding. */
  container: boolean;
  /** Share of the free width in a Row; null takes an equal share. */
  scale: number | null;
  /** Pixels below which a Row wraps. */
  minWidth: number | null;
  /** Null lets the wiring decide: inputs can be edited, outputs cannot. */
  interactive: boolean | null;
  visible: Visibility;
  /** The `id` of the component's outermost element. */
  elemId: string | null;
  /** Classes of the component's outermost element. */
  elemClasses: string | readonly string[];
  /** Identity across the passes of a `gr.render()`: one of the same key is the same component. */
  key: Key | null;
  /** Options that such a component keeps from pass to pass. Default: the value. */
  preservedByKey?: string | readonly string[] | null;
}

/** The class of a custom element, which shows components of a kind on the page. Its style sheet lies beside it. */
export type ElementClass = new () => object;

/** Everything that the rest of the house may ask a kind of component. */
export interface Definition<
  Props extends object = Record<string, unknown>,
  Wire = unknown,
  Reads = unknown,
  Accepts = never,
> {
  /** Wire name; `<gr-{type}>` draws it. */
  readonly type: string;
  /** Gradio's class name, used in the API docs and in messages to authors. */
  readonly name: string;
  /** Null for what has no place on the page. */
  readonly element: ElementClass | null;
  readonly events: readonly string[];
  readonly defaults: Props & CommonProps;
  /** Consecutive form fields share one frame. */
  readonly isFormField: boolean;
  /** Holds other components and has no value. */
  readonly isLayout: boolean;
  /** Can be seen in its place on the page; what cannot, such as State, need not be placed. */
  readonly isVisual: boolean;
  /** Its value is kept by the server per session and never sent. */
  readonly isServerSide: boolean;
  /** Appears as a parameter or result of the API. */
  readonly isInApi: boolean;
  /** Checks options and derives what follows from them. Throws a SetupError that names the option. */
  complete(props: Props & CommonProps): Props & CommonProps;
  /** The one schema: checks input, types the handler, describes the API. */
  wire(props: Props & CommonProps): WireSchema<Wire>;
  preprocess(value: Wire, props: Props & CommonProps, files: FileAccess): Reads | Promise<Reads>;
  postprocess(value: Accepts, props: Props & CommonProps, files: FileAccess): Wire | Promise<Wire>;
  /** JSON schema in the API docs. Plain texts, numbers and flags need none, unless Gradio says more of them. */
  apiSchema?(props: Props & CommonProps): unknown;
  /** An example value in the API docs. */
  example(props: Props & CommonProps): unknown;
  /** The wire value of the empty component: what a Clear button sets. */
  cleared(props: Props & CommonProps): unknown;
  /** Options that travel to the browser under other names or not at all (null). */
  wireProps?(props: Props & CommonProps): Record<string, unknown>;
  /** Options that hold values of other components, in their wire form: the rows of a Dataset. */
  wireContents?(props: Props & CommonProps, files: FileAccess): Promise<Record<string, unknown>>;
  /**
   * Properties of the first server-rendered markup that are not options, such as Markdown's HTML. `rules` among them are
   * for the page's style sheet.
   */
  prerender?(props: Record<string, unknown>, drawn: Drawn): Record<string, unknown>;
  /** What the component may ask the visitor's browser for. The page's policy forbids everything else. */
  devices?(props: Props & CommonProps): readonly Device[];
  /** Of a layout that belongs into another: makes that one around those whose authors have not. */
  readonly holder?: Holder;
  /** Has a value, and holds other components all the same. */
  readonly holdsChildren?: boolean;
  /** Source of a module that carries code of the author's to the browser. */
  module?(props: Props & CommonProps): string | null;
  /** Gets one of the author's functions ready that belong to a component; undefined if it has none of this name. */
  call?(props: Props & CommonProps, name: unknown, data: unknown): ComponentCall | undefined;
  /** The page trusts its value as it trusts the app, so that no visitor may pass one on to another. */
  isTrusted?(props: Props & CommonProps): boolean;
  /** As much of a value as a visitor may pass on to another. Default: all of it, or nothing of what is trusted. */
  passOn?(value: Wire): Wire;
  /** Puts what `?deep_link=` names into the config of a page. */
  openLink?(link: string, page: Config, server: ServerSide): Promise<Config>;
}

/** Makes the layout that others belong into. */
export interface Holder {
  (children: readonly Component[]): Component;
  readonly definition: Definition;
}

/**
 * A function that belongs to a component, ready to be called. What its author tells the visitor has the status 400, what
 * failed on the way 500.
 */
export interface ComponentCall {
  readonly name: string;
  run(server: ServerSide): Promise<{ readonly status: 200 | 400 | 500; readonly answer: unknown }>;
}

/** A component that the server draws for the first time. */
export interface Drawn {
  readonly id: number;
  /** As its author made it. */
  readonly props: Readonly<Record<string, unknown>>;
  readonly hasChildren: boolean;
}

/** What a visitor lends a page, if asked. */
export type Device = "camera" | "microphone";

declare const READS: unique symbol;
declare const ACCEPTS: unique symbol;
declare const OPTIONS: unique symbol;

/**
 * A component that an author made. Handlers read `Reads` from it, may show `Accepts` in it and update `Options` of it.
 */
export interface Component<Reads = unknown, Accepts = never, Options extends object = object> {
  readonly definition: Definition;
  readonly props: Readonly<Record<string, unknown>> & CommonProps;
  /** Of a layout: what it holds. */
  readonly children: readonly Component[];
  /** Hears what it is placed in. */
  readonly settleIn?: (parent: Component) => void;
  readonly [READS]?: Reads;
  readonly [ACCEPTS]?: (value: Accepts) => void;
  readonly [OPTIONS]?: Options;
}

export type ReadsOf<C> = C extends { readonly [READS]?: infer Reads } ? Exclude<Reads, undefined> : never;
export type AcceptsOf<C> = C extends { readonly [ACCEPTS]?: (value: infer Accepts) => void } ? Accepts : never;
export type OptionsOf<C> = C extends { readonly [OPTIONS]?: infer Options }
  ? Extract<Exclude<Options, undefined>, object>
  : never;

/** The component's listeners: `name.submit(fn, …)`. */
export type Triggers<Events extends EventMap> = {
  readonly [Name in keyof Events & string]: Trigger<Events[Name]>;
};

/** What an author may pass: own and common options, all optional. The value may be computed from those of `I`. */
export type Options<Props, I = undefined> = Partial<Omit<Props, "value">> &
  Partial<CommonProps> &
  (Props extends { value: infer Value }
    ? { value?: Valued<unknown extends Value ? Anything : Value, I> } & ComputedOptions<I>
    : unknown);

/** What an update may change. */
export type Changes<Props> = Partial<Props> & Partial<CommonProps>;

/** A component with its listeners. */
export type Made<Reads, Accepts, Props, Events extends EventMap> = Component<Reads, Accepts, Changes<Props>> &
  Triggers<Events>;

/** Makes components of one kind. */
export interface Factory<Props, Reads, Accepts, Events extends EventMap> {
  <const I extends Wiring | undefined = undefined>(options?: Options<Props, I>): Made<Reads, Accepts, Props, Events>;
  readonly definition: Definition;
}

/** What a component's folder says about its kind. What it leaves out has the default named here. */
export interface ComponentSpec<
  Props extends object,
  Schema extends WireSchema,
  Reads,
  Accepts,
  Events extends EventMap,
> {
  readonly type: string;
  /** Default: `type` with a capital. */
  readonly name?: string;
  /** Its own element; null for what has no place on the page. */
  readonly element: ElementClass | null;
  readonly events: Events;
  /** Own options and their defaults; may also change the default of a common one. */
  readonly defaults: Props & Partial<CommonProps>;
  readonly isFormField?: boolean;
  /** Default: true for what has an element. A Timer has an element, and nothing that can be seen or placed. */
  readonly isVisual?: boolean;
  readonly isServerSide?: boolean;
  readonly isInApi?: boolean;
  readonly complete?: (props: Props & CommonProps) => Props & CommonProps;
  readonly wire: (props: Props & CommonProps) => Schema;
  readonly preprocess: (
    value: z.output<Schema>,
    props: Props & CommonProps,
    files: FileAccess,
  ) => Reads | Promise<Reads>;
  readonly postprocess: (
    value: Accepts,
    props: Props & CommonProps,
    files: FileAccess,
  ) => z.input<Schema> | Promise<z.input<Schema>>;
  readonly apiSchema?: (props: Props & CommonProps) => unknown;
  readonly example?: (props: Props & CommonProps) => unknown;
  /** Default: null. */
  readonly cleared?: (props: Props & CommonProps) => unknown;
  readonly wireProps?: (props: Props & CommonProps) => Record<string, unknown>;
  readonly wireContents?: (props: Props & CommonProps, files: FileAccess) => Promise<Record<string, unknown>>;
  readonly prerender?: (props: Record<string, unknown>, drawn: Drawn) => Record<string, unknown>;
  readonly devices?: (props: Props & CommonProps) => readonly Device[];
  readonly holdsChildren?: boolean;
  readonly module?: (props: Props & CommonProps) => string | null;
  readonly call?: (props: Props & CommonProps, name: unknown, data: unknown) => ComponentCall | undefined;
  readonly isTrusted?: (props: Props & CommonProps) => boolean;
  readonly passOn?: (value: z.output<Schema>) => z.output<Schema>;
  readonly openLink?: (link: string, page: Config, server: ServerSide) => Promise<Config>;
}

const COMMON_DEFAULTS: CommonProps = {
  label: null,
  showLabel: null,
  buttons: null,
  container: true,
  scale: null,
  minWidth: 160,
  interactive: null,
  visible: true,
  elemId: null,
  elemClasses: [],
  key: null,
};

/**
 * Defines a kind of component.
 *
 * @example
 * export const Rating = defineComponent({
 *   type: "rating",
 *   element: RatingElement,
 *   events: { change: undefined, input: undefined },
 *   defaults: { value: null as number | null, maximum: 5 },
 *   wire: ({ maximum }) => z.nullable(z.int().check(z.minimum(0), z.maximum(maximum))),
 *   preprocess: (stars) => stars ?? 0,
 *   postprocess: (stars: number, { maximum }) => Math.min(Math.max(stars, 0), maximum),
 * });
 */
export function defineComponent<
  Props extends object,
  Schema extends WireSchema,
  Reads,
  Accepts,
  const Events extends EventMap,
>(spec: ComponentSpec<Props, Schema, Reads, Accepts, Events>): Factory<Props, Reads, Accepts, Events> {
  const definition: Definition<Props, z.output<Schema>, Reads, Accepts> = {
    name: spec.type.charAt(0).toUpperCase() + spec.type.slice(1),
    isFormField: false,
    isLayout: false,
    isVisual: spec.element !== null,
    isServerSide: false,
    isInApi: true,
    complete: (props) => props,
    example: () => null,
    cleared: () => null,
    ...spec,
    events: Object.keys(spec.events),
    defaults: { ...COMMON_DEFAULTS, ...spec.defaults },
    // The schema's input and output differ only by defaults, which the wire always spells out.
    wire: (props) => spec.wire(props) as unknown as WireSchema<z.output<Schema>>,
    postprocess: (value, props, files) =>
      spec.postprocess(value, props, files) as z.output<Schema> | Promise<z.output<Schema>>, // as above
  };
  return makeFactory(definition, (options) => make(definition, options, []));
}

/** Builds one component value: options over defaults, checked, with a trigger for each event. */
export function make<Props extends object, Wire, Reads, Accepts, Events extends EventMap>(
  definition: Definition<Props, Wire, Reads, Accepts>,
  options: object,
  children: readonly Placeable[],
): Made<Reads, Accepts, Props, Events> {
  const given: Record<string, unknown> = Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  );
  const computed = definition.isServerSide ? null : takeComputed(definition.name, given);
  const props = definition.complete({ ...definition.defaults, ...given });
  const component = { definition, props: Object.freeze(props), children: placed(children) };
  for (const event of definition.events) {
    Object.defineProperty(component, event, { value: createTrigger(component as unknown as Component, event) }); // generics erased
  }
  if (computed) keepComputed(component as unknown as Component, computed); // generics erased
  currentCall()?.pass?.made.add(component);
  return component as unknown as Made<Reads, Accepts, Props, Events>; // the phantom types exist for the compiler only
}

/**
 * Fills in what the author left open, once the component's role is known. For helpers such as Interface that build
 * around components of the author's; an option that was given stays.
 */
export function settle(component: Component, defaults: Partial<CommonProps>): void {
  const open = Object.entries(defaults).filter(([name]) => Reflect.get(component.props, name) === null);
  const props = component.definition.complete({ ...component.props, ...Object.fromEntries(open) });
  Object.assign(component, { props: Object.freeze(props) });
}

function makeFactory<Props extends object, Wire, Reads, Accepts, Events extends EventMap>(
  definition: Definition<Props, Wire, Reads, Accepts>,
  create: (options: object) => Made<Reads, Accepts, Props, Events>,
): Factory<Props, Reads, Accepts, Events> {
  return Object.assign((options: object = {}) => create(options), {
    definition: definition as unknown as Definition, // generics erased
  });
}
