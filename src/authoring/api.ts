import * as z from "zod/mini";
import type { App } from "../core/app.ts";
import { type Component, defineComponent } from "../core/component.ts";
import { InputError } from "../core/errors.ts";
import type { HandlerFor } from "../core/handler.ts";
import { declareEndpoint, type Listener, type ListenerOptions } from "../core/listener.ts";
import { readStandard, type StandardSchema, standardJsonSchema } from "../core/standard-schema.ts";

/** One schema for each parameter, by its name. */
type Parameters = Readonly<Record<string, StandardSchema>>;

/** One schema, or one for each value, by its name. */
type Results = StandardSchema | Parameters;

/** What a schema reads; null for what may be missing. */
type Value<S> = S extends StandardSchema<infer V> ? (undefined extends V ? Exclude<V, undefined> | null : V) : never;

/** A component that is nowhere on the page. */
type Unseen<S> = Component<Value<S>, Value<S>>;

/** The components behind schemas. */
type Wired<S> = S extends StandardSchema
  ? Unseen<S>
  : S extends Parameters
    ? { readonly [K in keyof S]: Unseen<S[K]> }
    : undefined;

/** How an endpoint without a page behaves. Times are in seconds. */
export interface ApiOptions<I, O, Batch> extends Pick<
  ListenerOptions<I, O, Batch>,
  | "apiName"
  | "apiDescription"
  | "apiVisibility"
  | "queue"
  | "batch"
  | "maxBatchSize"
  | "maxWaitMs"
  | "concurrencyLimit"
  | "concurrencyId"
  | "timeLimit"
  | "retries"
  | "onDisconnect"
> {
  /** The parameters. A call whose values do not fit is refused with the schema's own words. Default: none. */
  inputs?: I;
  /** What the function answers. Default: nothing that is told. */
  outputs?: O;
}

/**
 * Adds an endpoint that nothing on the page calls. Its parameters and answers are described by schemas of zod or of any other
 * library that follows [Standard Schema](https://standardschema.dev); those that can say so appear in the API docs.
 *
 * @example
 * const app = gr.Blocks([name, greeting]);
 * gr.api(app, ({ text, times }) => text.repeat(times), {
 *   inputs: { text: z.string(), times: z.int() },
 *   outputs: z.string(),
 *   apiName: "repeat",
 * });
 * export default app;
 */
export function api<
  const I extends Parameters | undefined = undefined,
  const O extends Results | undefined = undefined,
  const Batch extends boolean = false,
>(
  app: App,
  fn: HandlerFor<Wired<I>, Wired<O>, undefined, Batch>,
  { inputs, outputs, ...options }: ApiOptions<I, O, Batch> = {},
): Listener {
  return declareEndpoint(app.owner, fn, {
    ...options,
    ...(inputs === undefined ? {} : { inputs: unseen(inputs) }),
    ...(outputs === undefined ? {} : { outputs: isSchema(outputs) ? apiValue(named(outputs, 0)) : unseen(outputs) }),
    showProgress: "hidden",
  });
}

function isSchema(outputs: Results): outputs is StandardSchema {
  return "~standard" in outputs;
}

function unseen(schemas: Parameters): Record<string, Component> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema], i) => [name, apiValue(named(schema, i))]));
}

/** The API docs count them. */
function named(schema: StandardSchema, index: number): { schema: StandardSchema; label: string } {
  return { schema, label: `${index + 1}${["st", "nd", "rd"][index] ?? "th"}` };
}

const ANYTHING: StandardSchema = {
  "~standard": { version: 1, vendor: "gradio-workers", validate: (value) => ({ value }) },
};

/** A value of the API without a place on the page. */
const apiValue = defineComponent({
  type: "api",
  element: null,
  events: {},
  defaults: { schema: ANYTHING, minWidth: null },
  wire: () => z.unknown(),
  preprocess: (value, { schema, label }) =>
    readStandard(schema, value, (reason) => new InputError(`The ${label} value does not fit. ${reason}`)),
  postprocess: (value: unknown) => value,
  apiSchema: ({ schema }) => standardJsonSchema(schema),
  example: () => "...",
  wireProps: ({ schema }) => ({
    schema: null,
    container: null,
    visible: null,
    interactive: null,
    _api_info: standardJsonSchema(schema),
  }),
});
