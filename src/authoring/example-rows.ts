/** What authors write as examples, as rows of one value an input. */

import { SetupError } from "../core/errors.ts";
import type { Wiring } from "../core/handler.ts";
import { componentsOf, isComponent } from "../core/wiring.ts";

type Row = readonly unknown[];

/** The rows; a short one ends early. Throws a SetupError that names the row. */
export function rowsOf(examples: unknown, inputs: Wiring): Row[] {
  if (!isList(examples)) {
    throw new SetupError('Examples: the first argument is a list of examples, such as [["Ada", 3], ["Bob", 5]].');
  }
  const names = isComponent(inputs) || isList(inputs) ? null : Object.keys(inputs);
  const width = componentsOf(inputs).length;
  return examples.map((example, i) => {
    const row = rowOf(example, { names, width, number: i + 1 });
    if (row.length <= width) return row;
    const hint = width === 1 ? " Write a value that is a list itself as [[...]]." : "";
    throw new SetupError(`Examples: row ${i + 1} has ${row.length} values for ${width} inputs.${hint}`);
  });
}

interface Place {
  /** Keys of the inputs, where they are a record. */
  readonly names: readonly string[] | null;
  readonly width: number;
  readonly number: number;
}

function rowOf(example: unknown, { names, width, number }: Place): Row {
  if (isList(example)) return example;
  if (names && isRecord(example)) {
    const unknown = Object.keys(example).find((key) => !names.includes(key));
    if (unknown === undefined) return names.map((name) => example[name]);
    throw new SetupError(`Examples: row ${number} names "${unknown}"; the inputs are ${names.join(", ")}.`);
  }
  if (width === 1) return [example];
  throw new SetupError(`Examples: row ${number} is no list of values; there are ${width} inputs.`);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
