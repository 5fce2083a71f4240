import { Dataset, type MadeDataset } from "../../components/dataset/definition.ts";
import type { AcceptsOf, CommonProps, Component } from "../core/component.ts";
import { SetupError } from "../core/errors.ts";
import type { AnyHandler, Handler, Wiring } from "../core/handler.ts";
import { createAppTrigger, type Listener, type ListenerOptions } from "../core/listener.ts";
import { componentsOf, describe, isComponent } from "../core/wiring.ts";
import { isEqual } from "../protocol/equal.ts";
import { type ExampleRun, startAnswering } from "./cached-examples.ts";
import { loadable } from "./example-files.ts";
import { rowsOf } from "./example-rows.ts";

/** How a list of examples looks and what a press on one does. */
export interface ExamplesOptions extends Partial<Pick<CommonProps, "elemId" | "visible">> {
  /** True answers from results that were computed once and kept. Default: false. */
  cacheExamples?: boolean;
  /** When results are computed: all at the first request for one, or each when it is first asked for. Default: "eager". */
  cacheMode?: "eager" | "lazy";
  /** Default: 10. */
  examplesPerPage?: number;
  /** Default: "Examples". */
  label?: string;
  /** Runs the function when an example was picked. Results that are kept are shown anyway. Default: false. */
  runOnClick?: boolean;
  /** Texts that are shown instead of the examples. */
  exampleLabels?: readonly string[];
  /** Which example a page opens with, if all are computed ahead and no input has a value; false leaves it empty. Default: 0. */
  preload?: number | false;
  /** Of the endpoint that fills in an example. Default: "load_example". */
  apiName?: string;
  apiDescription?: string | false;
  /** Default: "undocumented". */
  apiVisibility?: ListenerOptions<undefined, undefined, false>["apiVisibility"];
  /** The function takes rows of several callers at a time. Default: false. */
  batch?: boolean;
}

/** What examples are wired to. */
export interface ExamplesWiring<I, O> {
  /** What an example fills in. */
  inputs: I;
  /** What the function writes to. */
  outputs?: O;
  /** For `runOnClick` and `cacheExamples`. */
  fn?: Handler<I, O>;
}

/** One example: a value, a list of one for each input, or a record like the inputs. Values may be left out. */
export type Example<I> = I extends Component
  ? AcceptsOf<I> | readonly [AcceptsOf<I>]
  : I extends readonly Component[]
    ?
        | { readonly [K in keyof I]?: AcceptsOf<I[K]> | null | undefined }
        | (I extends readonly [infer Only] ? AcceptsOf<Only> : never)
    : { readonly [K in keyof I]?: AcceptsOf<I[K]> | null | undefined } | readonly unknown[];

/** The list of examples, to be placed on the page. */
export type MadeExamples = MadeDataset<readonly unknown[], "tuple"> & {
  /** What fills in the inputs. Chain behind it what is to happen then. */
  readonly loadInputEvent: Listener;
};

/** The same, once its types have done their work. */
interface AnyWiring {
  readonly inputs: Wiring;
  readonly outputs?: Wiring | undefined;
  readonly fn?: AnyHandler;
}

/** Examples that an Interface wires to its own function. */
export interface InterfaceExamples {
  /** Makes the list; `wire` makes its listeners, once those of the Interface are there. */
  attach(wiring: AnyWiring & Pick<ExamplesOptions, "batch">): { readonly list: Component; wire(): void };
}

/**
 * A list of examples: a press on one fills in the inputs, and with `runOnClick` or `cacheExamples` the outputs too. Files
 * are named by http(s) or data URLs.
 *
 * @example
 * const examples = gr.Examples([["Ada", "cat"], ["Bob", "dog"]], { inputs: [name, pet] });
 * export default gr.Blocks([name, pet, examples]);
 *
 * @example
 * export default gr.Interface(({ name }) => `Hello ${name}!`, {
 *   inputs: { name: "text" },
 *   outputs: "text",
 *   examples: gr.Examples(["Ada", "Bob"]),
 * });
 */
export function Examples<const I extends Wiring, const O extends Wiring | undefined = undefined>(
  examples: readonly Example<I>[],
  options: ExamplesOptions & ExamplesWiring<I, O>,
): MadeExamples;
export function Examples(examples: readonly unknown[], options?: ExamplesOptions): InterfaceExamples;
export function Examples(
  examples: readonly unknown[],
  options: ExamplesOptions & Partial<AnyWiring> = {},
): MadeExamples | InterfaceExamples {
  const { inputs, ...others } = options;
  if (inputs !== undefined) {
    const { list, wire } = build(examples, { ...others, inputs });
    return Object.assign(list, { loadInputEvent: wire() });
  }
  return { attach: (wiring) => build(examples, { ...others, ...wiring }) };
}

type AllOptions = ExamplesOptions & AnyWiring;

interface Built {
  readonly list: MadeDataset<readonly unknown[], "tuple">;
  wire(): Listener;
}

function build(examples: readonly unknown[], options: AllOptions): Built {
  const inputs = componentsOf(options.inputs);
  if (inputs.length === 0 || !inputs.every(isComponent)) {
    throw new SetupError("Examples: inputs is a component, a list or a record of components.");
  }
  const layout = inputs.find(({ definition }) => definition.isLayout);
  if (layout) throw new SetupError(`Examples: ${describe(layout)} is a layout and takes no value.`);
  const rows = rowsOf(examples, options.inputs);
  checkOptions(options, rows.length);
  // A column without a value is not shown, and stays as it is.
  const columns = inputs.flatMap((_, i) => (rows.some((row) => !isBlank(row[i])) ? [i] : []));
  const { label, elemId, visible, examplesPerPage, exampleLabels } = options;
  const list = Dataset<readonly Component[], "tuple">({
    components: columns.flatMap((i) => inputs[i] ?? []),
    samples: rows.map((row) => columns.map((i) => row[i] ?? null)) as unknown as readonly never[][], // each component judges its own
    type: "tuple",
    ...(label === undefined ? {} : { label }),
    ...(elemId === undefined ? {} : { elemId }),
    ...(visible === undefined ? {} : { visible }),
    ...(examplesPerPage === undefined ? {} : { samplesPerPage: examplesPerPage }),
    ...(exampleLabels === undefined ? {} : { sampleLabels: exampleLabels }),
  }) as unknown as Built["list"]; // its rows are of any kind
  return { list, wire: () => wireExamples(list, { options, rows, columns, inputs }) };
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined;
}

function checkOptions(
  { cacheExamples, runOnClick, cacheMode, fn, exampleLabels, ...others }: AllOptions,
  rows: number,
): void {
  if (cacheMode !== undefined && cacheMode !== "eager" && cacheMode !== "lazy") {
    throw new SetupError(`Examples: cacheMode "${String(cacheMode)}" is unknown; use "eager" or "lazy".`);
  }
  if (cacheExamples && (!fn || others.outputs === undefined)) {
    throw new SetupError("Examples: cacheExamples needs fn and outputs: there is nothing else to keep.");
  }
  if (runOnClick && !fn) throw new SetupError("Examples: runOnClick needs fn.");
  if (exampleLabels && exampleLabels.length !== rows) {
    throw new SetupError(`Examples: there are ${rows} examples and ${exampleLabels.length} exampleLabels.`);
  }
  const { preload = 0 } = others;
  if (preload !== false && preload !== 0 && !(Number.isInteger(preload) && preload > 0 && preload < rows)) {
    throw new SetupError(`Examples: preload is the number of an example, from 0 to ${rows - 1}, or false.`);
  }
}

interface Wired {
  readonly options: AllOptions;
  readonly rows: readonly (readonly unknown[])[];
  readonly columns: readonly number[];
  readonly inputs: readonly Component[];
}

/** The API's parameter is called as in Gradio. */
interface Chosen {
  readonly example_tuple: [index: number, row: readonly unknown[]] | null;
}

function wireExamples(list: Built["list"], wired: Wired): Listener {
  const { options, rows, columns, inputs } = wired;
  const { apiDescription, apiVisibility = "undocumented", fn, outputs, apiName = "load_example" } = options;
  const isCached = options.cacheExamples === true && ![...inputs, ...componentsOf(outputs)].some(isState);
  const shown = columns.flatMap((i) => inputs[i] ?? []);
  const fill = (row: readonly unknown[]): Promise<unknown[]> =>
    Promise.all(shown.map((component, i) => loadable(component, row[i] ?? null)));
  const api = { apiVisibility, ...(apiDescription === undefined ? {} : { apiDescription }) };
  const quiet = { ...api, outputs: shown, queue: false, showProgress: "hidden" as const };
  const load = list.click(
    named(isCached ? `${apiName}_input` : apiName, async ({ example_tuple: chosen }: Chosen) =>
      fill(chosen?.[1] ?? []),
    ),
    { ...quiet, inputs: { example_tuple: list } },
  );
  if (!fn) return load;
  if (!isCached) {
    if (!options.runOnClick) return load;
    const wiring = { inputs: options.inputs, outputs, apiVisibility };
    load.andThen(fn, options.batch ? { ...wiring, batch: true } : wiring);
    return load;
  }
  const answer = startAnswering({ ...(options as ExampleRun), fn, rows }); // outputs were checked with cacheExamples
  load.andThen(
    named(apiName, ({ example_tuple: chosen }: Chosen, ...[context]: readonly unknown[]) =>
      answer(chosen?.[0] ?? 0, context),
    ),
    { ...api, inputs: { example_tuple: list }, outputs },
  );
  const { cacheMode, preload = 0 } = options;
  const first = preload === false ? undefined : rows[preload];
  if (cacheMode === "lazy" || preload === false || !first || !inputs.every(isOpen)) return load;
  const onLoad = createAppTrigger(list, "load");
  const fillFirst = (): Promise<unknown[]> => fill(columns.map((i) => first[i]));
  onLoad(named(`${apiName}_input`, fillFirst), quiet);
  const answerFirst = (...[context]: readonly unknown[]): Promise<unknown> => answer(preload, context);
  onLoad(named(`${apiName}_output`, answerFirst), { ...api, outputs, showProgress: "hidden" });
  return load;
}

/** The author has given it no value to begin with. */
function isOpen({ definition, props }: Component): boolean {
  const { value } = props as { value?: unknown }; // not every component has one
  const nothing = [Reflect.get(definition.defaults, "value"), definition.cleared(props), ""];
  return isBlank(value) || nothing.some((each) => isEqual(each, value));
}

function isState({ definition }: Component): boolean {
  return definition.isServerSide;
}

/** The endpoint is called like the function; two of a name get a number. */
function named(name: string, fn: AnyHandler): AnyHandler {
  return Object.defineProperty(fn, "name", { value: name });
}
