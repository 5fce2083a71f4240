/** From an author's rows to what the page shows. */

import type { CommonProps, Component } from "./component.ts";
import { SetupError } from "./errors.ts";
import type { FileAccess } from "./files.ts";
import { readWire } from "./wire-schema.ts";
import { describe } from "./wiring.ts";
import { renameKeys, snakeCase } from "../protocol/case.ts";
import { eachFile } from "../protocol/file-data.ts";

interface Rows {
  readonly components: readonly Component[];
  readonly samples: readonly (readonly unknown[])[];
}

/** Every row as it travels: one value a component, in its wire form. */
export function wireSamples({ components, samples }: Rows, files: FileAccess): Promise<unknown[][]> {
  return Promise.all(
    samples.map((row, i) => {
      // A row without anything stays one: it is how Gradio says that there are none.
      const columns = row.length === 0 ? [] : components;
      return Promise.all(columns.map((component, column) => wireCell(component, row[column], { files, row: i + 1 })));
    }),
  );
}

async function wireCell(
  component: Component,
  value: unknown,
  { files, row }: { readonly files: FileAccess; readonly row: number },
): Promise<unknown> {
  const { definition, props } = component;
  const where = `row ${row}, ${describe(component)}`;
  // A handler may have changed the rows before; files have their wire form then.
  if (hasFile(value)) return value;
  const wire = await shown();
  // The schema is about what visitors send; an author may also name files that are elsewhere.
  if (hasFile(wire)) return wire;
  const checked = readWire(definition.wire(props), wire ?? null);
  if (checked.success || definition.isServerSide) return wire;
  throw new SetupError(`Dataset: ${where}: ${checked.error.issues[0]?.message ?? "the value does not fit"}.`);

  async function shown(): Promise<unknown> {
    try {
      return await definition.postprocess((value ?? null) as never, props, files); // it judges the value itself
    } catch (cause) {
      throw new SetupError(`Dataset: ${where}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  }
}

function hasFile(value: unknown): boolean {
  let found = false;
  eachFile(value, () => (found = true));
  return found;
}

/** What a cell may have to know of its component, such as its choices. */
export function componentProps({ definition, props }: Component): Record<string, unknown> {
  const { value: _, ...rest } = props as CommonProps & { value?: unknown }; // a value travels beside it
  const named = renameKeys({ ...rest, ...definition.wireProps?.(props) }, snakeCase);
  return Object.fromEntries(Object.entries(named).filter(([, each]) => each !== null && each !== undefined));
}
