/** From the wire to the handler's arguments. */

import { InputError } from "../core/errors.ts";
import type { PlantedInput, PlantedListener } from "../core/planted-listener.ts";
import { readsWire } from "../core/wire-reader.ts";
import { readWire } from "../core/wire-schema.ts";
import { describe } from "../core/wiring.ts";
import type { RunSession } from "./run-session.ts";

/** The arguments that the handler takes before its context. Throws an InputError that names the input. */
export async function readInputs(listener: PlantedListener, session: RunSession): Promise<unknown[]> {
  const data = alignData(listener, session.job.call.data);
  if (listener.fn && readsWire(listener.fn)) return data;
  const values = await Promise.all(listener.inputs.map((input, i) => readInput(input, data[i], session)));
  if (listener.inputShape !== "record") return values;
  return [Object.fromEntries(listener.inputs.map(({ name }, i) => [name, values[i]]))];
}

/** Callers may leave out what the API does not list, such as State. */
function alignData({ inputs }: PlantedListener, data: readonly unknown[]): unknown[] {
  const listed = inputs.filter(({ component }) => component.definition.isInApi);
  if (data.length === listed.length && listed.length < inputs.length) {
    const given = data.values();
    return inputs.map(({ component }) => (component.definition.isInApi ? given.next().value : null));
  }
  if (data.length < inputs.length) {
    const names = listed.map(({ name }) => name).join(", ");
    throw new InputError(`${listed.length} inputs are needed (${names}), ${data.length} came.`);
  }
  return [...data];
}

async function readInput(input: PlantedInput, wire: unknown, session: RunSession): Promise<unknown> {
  const { definition } = input.component;
  // A copy: what the function does to it must not pass for what was there before.
  if (definition.isServerSide) return structuredClone(await session.state(input));
  const props = session.props(input);
  const parsed = readWire(definition.wire(props), wire ?? null);
  if (!parsed.success) {
    throw new InputError(`${describe(input.component)}: ${reasonOf(parsed.error.issues)}`);
  }
  return definition.preprocess(parsed.data, props, session.files);
}

function reasonOf([issue]: readonly { message: string; path: readonly PropertyKey[] }[]): string {
  if (!issue) return "The value does not fit.";
  const where = issue.path.length > 0 ? ` (at ${issue.path.join(".")})` : "";
  return `${issue.message}${where}`;
}
