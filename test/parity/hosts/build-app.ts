/** Builds an app from its description with our library; `gradio_apps.py` is the same for Gradio. */

import { isDeepStrictEqual } from "node:util";
import * as gr from "gradio-workers";
import type { AppSpec, ComponentSpec, ListenerSpec, RenderSpec, SpecOptions } from "../spec.ts";
import { FUNCTIONS, type HostFunction, VALIDATORS } from "./functions.ts";

/** Descriptions are checked by what comes of them, not by the compiler. */
type AnyFactory = ((...args: unknown[]) => gr.Component) & { readonly definition?: gr.Component["definition"] };
type AnyTrigger = (fn: unknown, options: SpecOptions) => gr.Listener;

/** The app, with all that it is served with. */
export function buildApp(spec: AppSpec): gr.App {
  const components = new Map<string, gr.Component>();
  const placed = spec.components.map((component) => buildComponent(component, components));
  const renders = (spec.renders ?? []).map((render) => buildRender(render, components));
  const app = gr.Blocks(spec.options ?? {}, [...placed, ...renders]);
  const listeners = new Map<string, gr.Listener>();
  for (const listener of spec.listeners ?? []) {
    listeners.set(listener.name, wire(listener, { app, components, listeners }));
  }
  return app.queue(spec.queue ?? {}).launch(spec.launch ?? {});
}

/** One component with all that it holds; each is remembered by its name. */
export function buildComponent(spec: ComponentSpec, made: Map<string, gr.Component> = new Map()): gr.Component {
  const { name, type, options = {}, children = [] } = spec;
  const factory = Reflect.get(gr, type) as AnyFactory | undefined; // undefined for a class that we do not have
  if (!factory?.definition) throw new Error(`There is no gr.${type}.`);
  const needed = NEEDED[type];
  const component = factory(
    ...(needed ? [{ ...needed, ...options }] : argumentsFor(factory, { options, children, made })),
  );
  made.set(name, component);
  return component;
}

function buildRender({ inputs, components, listeners = [] }: RenderSpec, outside: ReadonlyMap<string, gr.Component>) {
  const show = (): gr.Component[] => {
    const made = new Map(outside);
    const placed = components.map((component) => buildComponent(component, made));
    const wired = new Map<string, gr.Listener>();
    for (const listener of listeners) {
      wired.set(listener.name, wire(listener, { app: null, components: made, listeners: wired }));
    }
    return placed;
  };
  return gr.render(show, { inputs: inputs.map((name) => known(outside, name)) });
}

/** What ours cannot be made without, where Gradio's has a disk to look at. Their options come first. */
const NEEDED: Readonly<Record<string, SpecOptions>> = {
  FileExplorer: { files: ["a", "2026/may.pdf", "gradio/app.py", "report.pdf"] },
};

interface Given {
  readonly options: SpecOptions;
  readonly children: readonly ComponentSpec[];
  readonly made: Map<string, gr.Component>;
}

/** Some kinds say their label or their value before their options; which, is tried out. */
function argumentsFor(factory: AnyFactory, { options, children, made }: Given): unknown[] {
  const hasLabelFirst = takesFirst(factory, "label", PROBE);
  const { label, ...unlabelled } = options;
  const placed = children.map((child) => buildComponent(child, made));
  if (factory.definition?.isLayout) {
    return hasLabelFirst ? [label ?? null, unlabelled, placed] : [options, placed];
  }
  if (hasLabelFirst) return [label, unlabelled];
  const first = ["value", "defaultValue"].find((option) => takesFirst(factory, option, {}));
  if (first === undefined) return [options];
  const { [first]: value, ...others } = options;
  return [value, others, placed];
}

const PROBE = "a label, or no options at all";

function takesFirst(factory: AnyFactory, option: string, probe: unknown): boolean {
  try {
    return isDeepStrictEqual(Reflect.get(factory(probe, []).props, option), probe);
  } catch {
    // All others can be made without options, so this was none.
    return option === "value";
  }
}

interface Surroundings {
  /** Null in a render, where nothing may listen to the app. */
  readonly app: gr.App | null;
  readonly components: ReadonlyMap<string, gr.Component>;
  readonly listeners: ReadonlyMap<string, gr.Listener>;
}

function wire(spec: ListenerSpec, { app, components, listeners }: Surroundings): gr.Listener {
  const component = (name: string): gr.Component => known(components, name);
  const { on = [], after, inputs = [], outputs = [], options = {} } = spec;
  const { cancels, showProgressOn, validator, ...others } = options;
  const wiring: SpecOptions = {
    ...(spec.fn === undefined ? {} : { apiName: spec.name }),
    ...others,
    ...(inputs.length > 0 ? { inputs: Object.fromEntries(inputs.map((name) => [name, component(name)])) } : {}),
    ...(outputs.length > 0 ? { outputs: outputs.map(component) } : {}),
    ...(isNames(cancels) ? { cancels: cancels.map((name) => known(listeners, name)) } : {}),
    ...(typeof validator === "string" ? { validator: validatorOf(validator) } : {}),
    ...(isNames(showProgressOn) ? { showProgressOn: showProgressOn.map(component) } : {}),
  };
  const fn = spec.fn === undefined ? null : handlerOf(known(FUNCTION_MAP, spec.fn), inputs.length > 0);
  if (after) {
    const moment = after.moment === "then" ? "andThen" : after.moment;
    return (known(listeners, after.listener)[moment] as AnyTrigger)(fn, wiring); // generics erased
  }
  const triggers = on.map(([name, event]) => triggerOf(name === null ? app : component(name), event));
  const [only] = triggers;
  if (triggers.length === 1 && only) return only(fn, wiring);
  return (gr.on as unknown as (triggers: AnyTrigger[], ...rest: Parameters<AnyTrigger>) => gr.Listener)(
    triggers, // generics erased
    fn,
    wiring,
  );
}

const FUNCTION_MAP: ReadonlyMap<string, HostFunction> = new Map(Object.entries(FUNCTIONS));

function known<T>(map: ReadonlyMap<string, T>, name: string): T {
  const found = map.get(name);
  if (found === undefined) throw new Error(`Nothing is called "${name}".`);
  return found;
}

/** One that looks at the first input, however it is called. */
function validatorOf(name: string): unknown {
  const validate = VALIDATORS[name];
  return (values: object) => {
    const [[key, value] = ["", null]] = Object.entries(values);
    return { [key]: validate?.(value) };
  };
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

function triggerOf(owner: object | null, event: string): AnyTrigger {
  const trigger: unknown = owner && Reflect.get(owner, event);
  if (typeof trigger !== "function") throw new Error(`There is no event "${event}".`);
  return trigger as AnyTrigger; // generics erased
}

/** As many parameters as an author would write: the number tells whether the context is asked for. */
function handlerOf({ kind, takesContext = false, run }: HostFunction, hasInputs: boolean): unknown {
  const listed = (values: object): unknown[] => Object.values(values);
  switch (kind) {
    case "batch":
      return (rows: object[]) => run(rows.map(listed), NO_CONTEXT);
    case "generator":
      return hasInputs
        ? async function* (values: object): AsyncGenerator {
            yield* run(listed(values), NO_CONTEXT) as AsyncGenerator; // its kind says so
          }
        : async function* (): AsyncGenerator {
            yield* run([], NO_CONTEXT) as AsyncGenerator; // as above
          };
    case "kept":
      return gr.cache((values: object) => run(listed(values), NO_CONTEXT));
    case "plain":
      if (takesContext) return curiousHandler(run, hasInputs);
      return hasInputs ? (values: object) => run(listed(values), NO_CONTEXT) : () => run([], NO_CONTEXT);
  }
}

function curiousHandler(run: HostFunction["run"], hasInputs: boolean): unknown {
  return hasInputs
    ? (values: object, context: gr.Context<unknown>) => run(Object.values(values), context)
    : (context: gr.Context<unknown>) => run([], context);
}

/** For functions that do not ask for it. */
const NO_CONTEXT = {} as gr.Context<unknown>; // never looked at
