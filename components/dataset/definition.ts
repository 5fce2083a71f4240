import * as z from "zod/mini";
import {
  type AcceptsOf,
  type CommonProps,
  type Component,
  data,
  defineComponent,
  type Definition,
  type Made,
  type Options,
} from "../../src/core/component.ts";
import { InputError, SetupError } from "../../src/core/errors.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { isComponent } from "../../src/core/wiring.ts";
import { isEqual } from "../../src/protocol/equal.ts";
import { DatasetElement } from "./element.ts";
import type { DatasetProps } from "./props.ts";
import { componentProps as propsOf, wireSamples } from "../../src/core/samples.ts";

/** What an author may say about a Dataset. */
export interface DatasetOptions extends Omit<DatasetProps, "components"> {
  /** One a column. They say how their values are shown; they have no place on the page for that. */
  components: readonly Component[];
}

/** One row: a value for each component; what is missing at its end is empty. */
export type DatasetRow<C extends readonly Component[]> = readonly [
  ...{ [K in keyof C]: AcceptsOf<C[K]> | null | undefined },
];

/** What a handler reads for each `type`. */
interface DatasetReads<Row> {
  values: Row;
  index: number;
  tuple: [index: number, row: Row];
}

/** Makes Datasets. What handlers read follows from the options `type` and `components`. */
export interface DatasetFactory {
  <const C extends readonly Component[] = readonly [], const Type extends DatasetProps["type"] = "values">(
    options?: Omit<Options<DatasetOptions>, "components" | "samples" | "type"> & {
      components?: C;
      samples?: readonly Partial<DatasetRow<C>>[];
      type?: Type;
    },
  ): MadeDataset<DatasetRow<C>, Type>;
  readonly definition: Definition;
}

/** A Dataset whose rows are `Row`. */
export type MadeDataset<Row, Type extends DatasetProps["type"]> = Made<
  DatasetReads<Row>[Type] | null,
  number | Row | null,
  DatasetOptions,
  typeof events
>;

const events = { click: undefined, change: undefined, select: data<SelectData<readonly unknown[]>>() };

const defaults: DatasetOptions = {
  value: null,
  components: [],
  componentProps: null,
  samples: [[]],
  headers: null,
  type: "values",
  layout: null,
  samplesPerPage: 10,
  sampleLabels: null,
};

/**
 * Rows of values to pick from, as a gallery or as a table. `gr.Examples` makes one and wires it.
 *
 * Handlers read the row that was picked, its place with `type: "index"`, or both with `"tuple"`, and null before anything
 * was. They may show the place of a row, or the row.
 *
 * @example
 * const pets = gr.Dataset({ components: [gr.Textbox({ label: "Pet" })], samples: [["cat"], ["dog"]] });
 * pets.click(([pet]) => `You like ${pet}s.`, { inputs: pets, outputs: answer });
 */
export const Dataset: DatasetFactory = defineComponent({
  type: "dataset",
  element: DatasetElement,
  events,
  defaults,
  complete,
  wire: () => z.nullable(z.int()),
  preprocess(index, { samples, type }): DatasetReads<readonly unknown[]>[DatasetProps["type"]] | null {
    if (index === null) return null;
    const row = samples[index];
    if (!row) throw new InputError(`There is no sample ${index}; there are ${samples.length}, counted from 0.`);
    if (type === "index") return index;
    return type === "tuple" ? [index, row] : row;
  },
  postprocess(value: number | readonly unknown[] | null, { samples }) {
    if (value === null || typeof value === "number") return value;
    const index = samples.findIndex((row) => isEqual(row, value));
    return index < 0 ? null : index;
  },
  apiSchema: () => ({ type: "integer", description: "index of selected example" }),
  example: () => 0,
  wireProps: ({ components, componentProps }) => ({
    components: components.map(({ definition }) => ({ name: definition.type })),
    componentProps: componentProps ?? components.map(propsOf),
  }),
  wireContents: async (props, files) => ({ samples: await wireSamples(props, files) }),
}) as unknown as DatasetFactory; // the literal options tell what a handler reads

function complete(props: DatasetOptions & CommonProps): DatasetOptions & CommonProps {
  const { components, samples, type, layout, samplesPerPage, sampleLabels } = props;
  if (!Array.isArray(components) || !components.every(isComponent)) {
    throw new SetupError("Dataset: components is a list of components, such as [gr.Textbox()].");
  }
  if (!["values", "index", "tuple"].includes(type)) {
    throw new SetupError(`Dataset: type "${type as string}" is unknown; use "values", "index" or "tuple".`);
  }
  if (layout !== null && layout !== "gallery" && layout !== "table") {
    throw new SetupError(`Dataset: layout "${String(layout)}" is unknown; use "gallery", "table" or null.`);
  }
  if (!Number.isInteger(samplesPerPage) || samplesPerPage < 1) {
    throw new SetupError("Dataset: samplesPerPage is a whole number from 1.");
  }
  checkRows(samples, components.length);
  if (sampleLabels !== null && sampleLabels.length !== samples.length) {
    throw new SetupError(`Dataset: there are ${samples.length} samples and ${sampleLabels.length} sampleLabels.`);
  }
  return { ...props, headers: props.headers ?? headersOf(components) };
}

function checkRows(samples: unknown, width: number): void {
  if (!Array.isArray(samples)) throw new SetupError("Dataset: samples is a list of rows, each a list of values.");
  for (const [i, row] of samples.entries()) {
    if (!Array.isArray(row)) throw new SetupError(`Dataset: row ${i + 1} of samples is no list of values.`);
    if (row.length <= width) continue;
    throw new SetupError(`Dataset: row ${i + 1} has ${row.length} values for ${width} components.`);
  }
}

/** Without a single label there is nothing to head the columns with. */
function headersOf(components: readonly Component[]): string[] {
  const labels = components.map(({ props }) => props.label ?? "");
  return labels.some((label) => label !== "") ? labels : [];
}
