import { Button, type ButtonOptions } from "../../components/button/definition.ts";
import { Column } from "../../components/column/definition.ts";
import { groupFields } from "../../components/form/definition.ts";
import { Markdown } from "../../components/markdown/definition.ts";
import { Row } from "../../components/row/definition.ts";
import type { Word } from "../../components/shared/languages/english.ts";
import { type App, type AppOptions, createApp } from "../core/app.ts";
import { type Component, settle } from "../core/component.ts";
import { SetupError } from "../core/errors.ts";
import type { AnyHandler, HandlerFor } from "../core/handler.ts";
import { type ListenerOptions, on, type Trigger } from "../core/listener.ts";
import { inOurWords } from "../core/own-words.ts";
import type { Validator } from "../core/validation.ts";
import { componentsOf } from "../core/wiring.ts";
import type { FoldedInputs } from "./additional-inputs.ts";
import { wireClearing } from "./clearing.ts";
import type { InterfaceExamples } from "./examples.ts";
import { type FlagButton, type FlaggingOptions, makeFlagButtons, wireFlags } from "./interface-flags.ts";
import { type InterfacePorts, labelOutputs, linkStates } from "./interface-ports.ts";
import { type Joined, type Ports, type Resolved, resolvePorts } from "./shortcuts.ts";

/** What an Interface shows around its function. */
export interface InterfaceOptions<I, O, A = undefined, Batch = false>
  extends
    AppOptions,
    FlaggingOptions,
    Pick<
      ListenerOptions<I, O, Batch>,
      | "apiName"
      | "apiDescription"
      | "apiVisibility"
      | "batch"
      | "maxBatchSize"
      | "maxWaitMs"
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
  /** What `gr.AdditionalInputs` makes of more inputs: they follow the others, folded away. */
  additionalInputs?: FoldedInputs<A>;
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
  /** A `gr.DeepLinkButton()`, which stands beside the flags. */
  deepLink?: Component;
  /** Text of the button. Default: "Submit"; "Generate" if there are no inputs. */
  submitBtn?: string;
  /** Text of the button that stops a generator. Default: "Stop". */
  stopBtn?: string;
  /** Text of the button that empties the page; null leaves it out. Default: "Clear". */
  clearBtn?: string | null;
  /** Looks at the inputs first: a call that it refuses does not join the queue, and its visitor is told why. */
  validator?: Validator<Joined<I, A>>;
}

/** The same, once its types have done their work. */
type AnyOptions = InterfaceOptions<Ports | undefined, Ports | undefined, Ports | undefined, boolean>;

/**
 * A page for one function: inputs on the left, outputs on the right. Where what goes in is also what comes out, there is
 * one column.
 *
 * @example
 * export default gr.Interface(({ name }) => `Hello ${name}!`, { inputs: { name: "text" }, outputs: "text" });
 */
export function Interface<
  const I extends Ports | undefined = undefined,
  const O extends Ports | undefined = undefined,
  const A extends Ports | undefined = undefined,
  const Batch extends boolean = false,
>(fn: HandlerFor<Joined<I, A>, Resolved<O>, undefined, Batch>, options: InterfaceOptions<I, O, A, Batch>): App {
  return build(fn, options as unknown as AnyOptions); // the types have done their work
}

function build(fn: AnyHandler, options: AnyOptions): App {
  const main = resolvePorts(options.inputs);
  const { additionalInputs } = options;
  const more = resolvePorts(additionalInputs?.ports);
  if (additionalInputs && !more) throw new SetupError("Interface: write additionalInputs: gr.AdditionalInputs({ … }).");
  const joined = more ? additionalInputs?.join(main, more) : main;
  const ports = linkStates({ inputs: joined, outputs: resolvePorts(options.outputs) });
  const inputs = componentsOf(ports.inputs);
  const outputs = componentsOf(ports.outputs);
  if (inputs.length + outputs.length === 0) {
    throw new SetupError("Interface: name the inputs or the outputs of the function, or both.");
  }
  const shown = outputs.filter((output) => !inputs.includes(output));
  for (const output of shown) settle(output, { interactive: false });
  labelOutputs(ports.outputs, shown);

  const buttons = makeButtons(fn, options, { inputs, outputs });
  const folded = additionalInputs?.fold(componentsOf(more));
  const left = [...componentsOf(main), ...(folded ? [folded] : [])];
  const { title, description, article, examples, batch = false } = options;
  const offered = examples?.attach({ ...ports, inputs: ports.inputs ?? [], fn, batch });
  const children = [
    ...(title ? [Markdown(`# ${title}`, { elemClasses: "interface-title" })] : []),
    ...(description ? [Markdown(description)] : []),
    Row(columnsOf(left, shown, buttons)),
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
  const controls = [buttons.clear, buttons.submit, buttons.stop].filter((button) => button !== null);
  const flags = [buttons.link ?? [], buttons.flags.map(({ button }) => button)].flat();
  if (inputs.length === 0) return [Column([...outputs, Row([...controls, ...flags])])];
  if (outputs.length === 0) return [Column([Column(inputs), Row([...controls, ...flags])])];
  return [Column([Column(inputs), Row(controls)]), Column([...outputs, Row(flags)])];
}

interface Buttons {
  readonly submit: ReturnType<typeof Button> | null;
  readonly stop: ReturnType<typeof Button> | null;
  readonly clear: ReturnType<typeof Button> | null;
  readonly flags: readonly FlagButton[];
  readonly link: Component | undefined;
}

/** What the function reads and writes. */
interface Seen {
  readonly inputs: readonly Component[];
  readonly outputs: readonly Component[];
}

interface Wired extends Seen {
  readonly app: App;
  readonly options: AnyOptions;
  readonly ports: InterfacePorts;
  readonly buttons: Buttons;
}

function makeButtons(fn: AnyHandler, options: AnyOptions, { inputs, outputs }: Seen): Buttons {
  const hasInputs = inputs.length > 0;
  const { submitBtn, stopBtn, clearBtn, live = false } = options;
  const isGenerator = /Generator/.test(Object.prototype.toString.call(fn));
  return {
    submit: live && hasInputs ? null : makeButton(submitBtn, hasInputs ? "Submit" : "Generate", { variant: "primary" }),
    stop: isGenerator && !live ? makeButton(stopBtn, "Stop", { variant: "stop", visible: false }) : null,
    clear: clearBtn === null ? null : makeButton(clearBtn, "Clear", { variant: "secondary" }),
    // What nobody can see, nobody can judge.
    flags: outputs.length > 0 ? makeFlagButtons(options) : [],
    link: options.deepLink,
  };
}

/** A button with the author's text, or ours. */
function makeButton(text: string | undefined, standard: Word, options: ButtonOptions): ReturnType<typeof Button> {
  return text === undefined ? inOurWords(Button(standard, options)) : Button(text, options);
}

function wire(fn: AnyHandler, wired: Wired): void {
  const { options, ports, inputs, outputs, buttons } = wired;
  const { submit, stop, clear } = buttons;
  const triggers = triggersOf(wired);
  if (submit && stop) on(triggers, null, { js: SHOW_STOP, outputs: [submit, stop], apiName: false });
  const run = on(triggers, fn, {
    ...(options as object), // of all that is said here, a listener looks at its own options alone
    ...ports,
    apiName: options.apiName ?? (fn.name.replace(/[^\w-]/g, "") || "predict"),
    ...(options.live ? { triggerMode: inputs.length > 0 ? "always_last" : "once" } : { scrollToOutput: true }),
  });
  if (submit && stop) {
    run.andThen(null, { js: SHOW_SUBMIT, outputs: [submit, stop], apiName: false });
    stop.click(null, { cancels: run });
  }
  const shown = [...new Set([...inputs, ...outputs])];
  if (clear) wireClearing(clear.click, { components: shown, cancels: run });
  wireFlags({ inputs: shown, buttons: buttons.flags, run, clear }, options);
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
