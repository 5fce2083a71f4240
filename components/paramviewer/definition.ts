import * as z from "zod/mini";
import { defineComponent } from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import { ParamViewerElement } from "./element.ts";
import type { ParameterTable, ParamViewerProps } from "./props.ts";

const defaults: ParamViewerProps = {
  value: null,
  language: "python",
  linkify: null,
  header: "Parameters",
  anchorLinks: false,
  maxHeight: null,
};

const LANGUAGES: readonly unknown[] = ["python", "typescript"];

const text = z.optional(z.nullable(z.string()));
const table = z.nullable(z.record(z.string(), z.looseObject({ type: z.string(), description: text, default: text })));

/**
 * Shows the parameters of a function or class, each with its type, its default and what it means.
 *
 * Handlers read and show a record by name, or null.
 *
 * @example
 * gr.ParamViewer({
 *   language: "typescript",
 *   value: { times: { type: "number", default: "1", description: "How often to greet." } },
 * });
 */
export const ParamViewer = defineComponent({
  type: "paramviewer",
  element: ParamViewerElement,
  name: "ParamViewer",
  events: { change: undefined },
  defaults,
  complete(props) {
    if (!LANGUAGES.includes(props.language)) {
      throw new SetupError(`ParamViewer: language "${props.language}" is unknown; use ${LANGUAGES.join(" or ")}.`);
    }
    if (!z.safeParse(table, props.value).success) throw new SetupError(`ParamViewer: ${WANTED}`);
    return props;
  },
  wire: () => table,
  preprocess: (parameters): ParameterTable | null => parameters as ParameterTable | null, // exact but for what is undefined
  postprocess(parameters: ParameterTable | null | undefined) {
    const { success, data } = z.safeParse(table, parameters ?? null);
    if (!success) throw new AppError(`ParamViewer was given something else: ${WANTED}`);
    return data;
  },
  apiSchema: () => ({ type: {}, description: "any valid json" }),
  example: () => ({ array: { type: "numpy", description: "any valid json", default: "None" } }),
  // Nobody can edit it, and it has a header in place of a label.
  wireProps: () => ({ interactive: null, label: null, showLabel: null, container: null, minWidth: null }),
});

const WANTED =
  "its value is a record of parameters by name, each with a type, and perhaps a description and a default.";
