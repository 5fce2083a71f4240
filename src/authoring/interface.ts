import { Button } from "../../components/button/definition.ts";
import { Column } from "../../components/column/definition.ts";
import { groupFields } from "../../components/form/definition.ts";
import { Markdown } from "../../components/markdown/definition.ts";
import { Row } from "../../components/row/definition.ts";
import { type App, type AppOptions, createApp } from "../core/app.ts";
import { type Component, settle } from "../core/component.ts";
import { SetupError } from "../core/errors.ts";
import type { AnyHandler, Handler } from "../core/handler.ts";
import { type Listener, type ListenerOptions, on, type Trigger } from "../core/listener.ts";
import { componentsOf } from "../core/tree.ts";
import { type Ports, type Resolved, resolvePorts } from "./shortcuts.ts";

/** What an Interface shows around its function. */
export interface InterfaceOptions<I, O>
  extends AppOptions,
    Pick<
      ListenerOptions<I, O, false>,
      | "apiName"
      | "apiDescription"
      | "apiVisibility"
      | "concurrencyLimit"
      | "concurrencyId"
      | "showProgress"
      | "timeLimit"
      | "retries"
      | "onDisconnect"
    > {
  /** One component or shortcut, a list, or a record whose keys become labels and API parameters. */
  inputs?: I;
  outputs?: O;
  /** Runs at every change of an input; there is no Submit button. */
  live?: boolean;
  /** Heading above, and the title of the browser tab. */
  title?: string;
  /** Markdown below the title. */
  description?: string;
  /** Markdown at the end. */
  article?: string;
  /** Text of the button. Default: "Submit"; "Generate" if there are no inputs. */
  submitBtn?: string;
  /** Text of the button that stops a generator. Default: "Stop". */
  stopBtn?: string;
  /** Text of the button that empties the page; null leaves it out. Default: "Clear". */
  clearBtn?: string | null;
}

/**
 * A page for one function: inputs on the left, outputs on the right.
 *
 * @example
 * export default gr.Interface(({ name }) => `Hello ${name}!`, { inputs: { name: "text" }, outputs: "text" });
 */
export function Interface<const I extends Ports | undefined = undefined, const O extends Ports | undefined = undefined>(
  fn: Handler<Resolved<I>, Resolved<O>>,
  options: InterfaceOptions<I, O>,
): App {
  const ports = { inputs: resolvePorts(options.inputs), outputs: resolvePorts(options.outputs) };
  const inputs = componentsOf(ports.inputs);
  const outputs = componentsOf(ports.outputs);
  if (inputs.length + outputs.length === 0) {
    throw new SetupError("Interface: name the inputs or the outputs of the function, or both.");
  }
  const isUnified = inputs.length > 0 && inputs.length === outputs.length && inputs.every((each, i) => each === outputs[i]);
  if (!isUnified) for (const output of outputs) settle(output, { interactive: false });
  labelOutputs(ports.outputs, outputs);

  const buttons = makeButtons(fn, options, inputs.length > 0);
  wire(fn, { options, ports, inputs, outputs, buttons });
  const controls = Row([buttons.clear, buttons.submit, buttons.stop].filter((button) => button !== null));
  const left = isUnified || inputs.length > 0 ? [Column([...inputs, ...(outputs.length > 0 || inputs.length > 0 ? [controls] : [])])] : [];
  const right = isUnified || outputs.length === 0 ? [] : [Column(inputs.length > 0 ? outputs : [...outputs, controls])];
  const { title, description, article } = options;
  const children = [
    ...(title ? [Markdown(`# ${title}`, { elemClasses: "interface-title" })] : []),
    ...(description ? [Markdown(description)] : []),
    Row([...left, ...right]),
    ...(article ? [Markdown(article)] : []),
  ];
  return createApp("interface", options, groupFields(children, { fillsHeight: options.fillHeight ?? false }));
}

interface Buttons {
  readonly submit: ReturnType<typeof Button> | null;
  readonly stop: ReturnType<typeof Button> | null;
  readonly clear: ReturnType<typeof Button> | null;
}

interface Wired {
  readonly options: InterfaceOptions<Ports | undefined, Ports | undefined>;
  readonly ports: { readonly inputs: ReturnType<typeof resolvePorts>; readonly outputs: ReturnType<typeof resolvePorts> };
  readonly inputs: readonly Component[];
  readonly outputs: readonly Component[];
  readonly buttons: Buttons;
}

function makeButtons(fn: AnyHandler, options: InterfaceOptions<unknown, unknown>, hasInputs: boolean): Buttons {
  const { submitBtn = hasInputs ? "Submit" : "Generate", stopBtn = "Stop", clearBtn = "Clear", live = false } = options;
  const isGenerator = /Generator/.test(Object.prototype.toString.call(fn));
  return {
    submit: live && hasInputs ? null : Button(submitBtn, { variant: "primary" }),
    stop: isGenerator && !live ? Button(stopBtn, { variant: "stop", visible: false }) : null,
    clear: clearBtn === null ? null : Button(clearBtn, { variant: "secondary" }),
  };
}

function labelOutputs(ports: Wired["ports"]["outputs"], outputs: readonly Component[]): void {
  const names = ports !== undefined && outputs.length > 0 ? namesOf(ports, outputs) : [];
  for (const [i, output] of outputs.entries()) settle(output, { label: names[i] ?? null });
}

function namesOf(ports: NonNullable<Wired["ports"]["outputs"]>, outputs: readonly Component[]): string[] {
  const isRecord = !Array.isArray(ports) && !("definition" in ports);
  if (isRecord) return Object.keys(ports);
  return outputs.length === 1 ? ["output"] : outputs.map((_, i) => `output ${i}`);
}

function wire(fn: AnyHandler, wired: Wired): void {
  const { options, ports, inputs, outputs, buttons } = wired;
  const { submit, stop, clear } = buttons;
  const triggers = options.live ? eventsOf(inputs, "change") : [...(submit ? [submit.click] : []), ...eventsOf(inputs, "submit")];
  if (options.live && submit) triggers.push(submit.click);
  if (submit && stop) on(triggers, null, { js: SHOW_STOP, outputs: [submit, stop], apiName: false });
  const { apiName, apiDescription, apiVisibility, concurrencyLimit, concurrencyId } = options;
  const { showProgress, timeLimit, retries, onDisconnect } = options;
  const run = on(triggers, fn, {
    ...ports,
    ...defined({ apiDescription, apiVisibility, concurrencyLimit, concurrencyId }),
    ...defined({ showProgress, timeLimit, retries, onDisconnect }),
    apiName: apiName ?? (fn.name || "predict"),
    scrollToOutput: true,
    ...(options.live ? { triggerMode: "always_last" as const } : {}),
  });
  if (submit && stop) {
    run.andThen(null, { js: SHOW_SUBMIT, outputs: [submit, stop], apiName: false });
    stop.click(null, { cancels: run });
  }
  if (clear) wireClear(clear.click, [...new Set([...inputs, ...outputs])], run);
}

const SHOW_STOP = `() => [{__type__:"update",visible:false},{__type__:"update",visible:true}]`;
const SHOW_SUBMIT = `() => [{__type__:"update",visible:true},{__type__:"update",visible:false}]`;

/** Empties what the browser holds at once; State starts again on the server. */
function wireClear(click: Trigger<undefined>, components: readonly Component[], run: Listener): void {
  const shown = components.filter(({ definition }) => !definition.isServerSide);
  const values = shown.map(({ definition, props }) => definition.cleared(props));
  click(null, { js: `() => ${JSON.stringify(values)}`, outputs: shown, cancels: run });
  const states = components.filter(({ definition }) => definition.isServerSide);
  if (states.length === 0) return;
  const reset: AnyHandler = () => states.map(({ props }) => ("value" in props ? props.value : null));
  click(reset, { outputs: states, queue: false, apiName: false });
}

function eventsOf(components: readonly Component[], event: string): Trigger<undefined>[] {
  return components
    .filter(({ definition }) => definition.events.includes(event))
    .map((component) => Reflect.get(component, event) as Trigger<undefined>); // it has the event, as just filtered
}

function defined<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> }; // undefined was filtered out
}
