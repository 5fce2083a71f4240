import { Button } from "../../components/button/definition.ts";
import { Column } from "../../components/column/definition.ts";
import { groupFields } from "../../components/form/definition.ts";
import { Markdown } from "../../components/markdown/definition.ts";
import { Row } from "../../components/row/definition.ts";
import { type App, type AppOptions, createApp } from "../core/app.ts";
import { type Component, settle } from "../core/component.ts";
import { SetupError } from "../core/errors.ts";
import type { AnyHandler, Handler } from "../core/handler.ts";
import { type ListenerOptions, on, type Trigger } from "../core/listener.ts";
import { componentsOf, isComponent } from "../core/wiring.ts";
import { wireClearing } from "./clearing.ts";
import type { InterfaceExamples } from "./examples.ts";
import { type Ports, type Resolved, resolvePorts } from "./shortcuts.ts";

/** What an Interface shows around its function. */
export interface InterfaceOptions<I, O>
  extends
    AppOptions,
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
  /** What `gr.Examples` makes of a list alone: shown below, wired to the inputs, the outputs and the function. */
  examples?: InterfaceExamples;
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
  const ports = linkStates({ inputs: resolvePorts(options.inputs), outputs: resolvePorts(options.outputs) });
  const inputs = componentsOf(ports.inputs);
  const outputs = componentsOf(ports.outputs);
  if (inputs.length + outputs.length === 0) {
    throw new SetupError("Interface: name the inputs or the outputs of the function, or both.");
  }
  const shown = outputs.filter((output) => !inputs.includes(output));
  for (const output of shown) settle(output, { interactive: false });
  labelOutputs(ports.outputs, shown);

  const buttons = makeButtons(fn, options, inputs.length > 0);
  const { title, description, article, examples } = options;
  const offered = examples?.attach({ ...ports, inputs: ports.inputs ?? [], fn });
  const children = [
    ...(title ? [Markdown(`# ${title}`, { elemClasses: "interface-title" })] : []),
    ...(description ? [Markdown(description)] : []),
    Row(columnsOf(inputs, shown, buttons)),
    ...(offered ? [offered.list] : []),
    ...(article ? [Markdown(article)] : []),
  ];
  const app = createApp("interface", options, groupFields(children, { fillsHeight: options.fillHeight ?? false }));
  wire(fn, { app, options, ports, inputs, outputs, buttons });
  offered?.wire();
  return app;
}

/** Inputs and buttons on the left, outputs on the right; the buttons stand below what there is. */
function columnsOf(inputs: readonly Component[], outputs: readonly Component[], buttons: Buttons): Component[] {
  const controls = Row([buttons.clear, buttons.submit, buttons.stop].filter((button) => button !== null));
  if (inputs.length === 0) return [Column([...outputs, controls])];
  const left = Column([Column(inputs), controls]);
  // The empty Row is where Gradio has its buttons for flagging.
  return outputs.length === 0 ? [left] : [left, Column([...outputs, Row([])])];
}

interface ResolvedPorts {
  readonly inputs: ReturnType<typeof resolvePorts>;
  readonly outputs: ReturnType<typeof resolvePorts>;
}

/** One State among the inputs and one among the outputs are the same: what the function answers comes back to it. */
function linkStates({ inputs, outputs }: ResolvedPorts): ResolvedPorts {
  const [kept, ...more] = componentsOf(inputs).filter(isState);
  const answered = componentsOf(outputs).filter(isState);
  if (!kept || more.length > 0 || answered.length !== 1 || outputs === undefined) return { inputs, outputs };
  const linked = (output: Component): Component => (isState(output) ? kept : output);
  if (isComponent(outputs)) return { inputs, outputs: linked(outputs) };
  if (isList(outputs)) return { inputs, outputs: outputs.map(linked) };
  const named = Object.entries(outputs).map(([name, output]) => [name, linked(output)] as const);
  return { inputs, outputs: Object.fromEntries(named) };
}

function isState({ definition }: Component): boolean {
  return definition.isServerSide;
}

function isList(wiring: object): wiring is readonly Component[] {
  return Array.isArray(wiring);
}

interface Buttons {
  readonly submit: ReturnType<typeof Button> | null;
  readonly stop: ReturnType<typeof Button> | null;
  readonly clear: ReturnType<typeof Button> | null;
}

interface Wired {
  readonly app: App;
  readonly options: InterfaceOptions<Ports | undefined, Ports | undefined>;
  readonly ports: ResolvedPorts;
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

function labelOutputs(ports: ResolvedPorts["outputs"], shown: readonly Component[]): void {
  const names = ports === undefined ? [] : namesOf(ports);
  for (const [i, output] of componentsOf(ports).entries()) {
    if (shown.includes(output)) settle(output, { label: names[i] ?? null });
  }
}

function namesOf(ports: NonNullable<ResolvedPorts["outputs"]>): string[] {
  if (!isList(ports) && !isComponent(ports)) return Object.keys(ports);
  const { length } = componentsOf(ports);
  return Array.from({ length }, (_, i) => (length === 1 ? "output" : `output ${i}`));
}

function wire(fn: AnyHandler, wired: Wired): void {
  const { options, ports, inputs, outputs, buttons } = wired;
  const { submit, stop, clear } = buttons;
  const triggers = triggersOf(wired);
  if (submit && stop) on(triggers, null, { js: SHOW_STOP, outputs: [submit, stop], apiName: false });
  const { apiName, apiDescription, apiVisibility, concurrencyLimit, concurrencyId } = options;
  const { showProgress, timeLimit, retries, onDisconnect } = options;
  const run = on(triggers, fn, {
    ...ports,
    ...defined({ apiDescription, apiVisibility, concurrencyLimit, concurrencyId }),
    ...defined({ showProgress, timeLimit, retries, onDisconnect }),
    apiName: apiName ?? (fn.name.replace(/[^\w-]/g, "") || "predict"),
    ...(options.live ? { triggerMode: inputs.length > 0 ? "always_last" : "once" } : { scrollToOutput: true }),
  });
  if (submit && stop) {
    run.andThen(null, { js: SHOW_SUBMIT, outputs: [submit, stop], apiName: false });
    stop.click(null, { cancels: run });
  }
  if (clear) wireClearing(clear.click, { components: [...new Set([...inputs, ...outputs])], cancels: run });
}

function triggersOf({ app, options, inputs, buttons: { submit } }: Wired): Trigger<undefined>[] {
  if (options.live && inputs.length > 0) return eventsOf(inputs, "change");
  const asked = [...(submit ? [submit.click] : []), ...eventsOf(inputs, "submit")];
  return options.live ? [app.load, ...asked] : asked;
}

const SHOW_STOP = `() => [{__type__:"update",visible:false},{__type__:"update",visible:true}]`;
const SHOW_SUBMIT = `() => [{__type__:"update",visible:true},{__type__:"update",visible:false}]`;

function eventsOf(components: readonly Component[], event: string): Trigger<undefined>[] {
  return components
    .filter(({ definition }) => definition.events.includes(event))
    .map((component) => Reflect.get(component, event) as Trigger<undefined>); // it has the event, as just filtered
}

function defined<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> }; // undefined was filtered out
}
