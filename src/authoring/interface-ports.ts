/** The inputs and outputs of an Interface: what is linked, and how outputs are called. */

import { type Component, settle } from "../core/component.ts";
import type { Wiring } from "../core/handler.ts";
import { componentsOf, isComponent } from "../core/wiring.ts";

/** Inputs and outputs, as the function has them. */
export interface InterfacePorts {
  readonly inputs: Wiring | undefined;
  readonly outputs: Wiring | undefined;
}

/** One State among the inputs and one among the outputs are the same: what the function answers comes back to it. */
export function linkStates({ inputs, outputs }: InterfacePorts): InterfacePorts {
  const [kept, ...more] = componentsOf(inputs).filter(isState);
  const answered = componentsOf(outputs).filter(isState);
  if (!kept || more.length > 0 || answered.length !== 1 || outputs === undefined) return { inputs, outputs };
  const linked = (output: Component): Component => (isState(output) ? kept : output);
  if (isComponent(outputs)) return { inputs, outputs: linked(outputs) };
  if (isList(outputs)) return { inputs, outputs: outputs.map(linked) };
  const named = Object.entries(outputs).map(([name, output]) => [name, linked(output)] as const);
  return { inputs, outputs: Object.fromEntries(named) };
}

/** Names outputs that have no label by their key or place, if they are among those that are `shown` as outputs. */
export function labelOutputs(outputs: Wiring | undefined, shown: readonly Component[]): void {
  const names = outputs === undefined ? [] : namesOf(outputs);
  for (const [i, output] of componentsOf(outputs).entries()) {
    if (shown.includes(output)) settle(output, { label: names[i] ?? null });
  }
}

function namesOf(outputs: Wiring): string[] {
  if (!isList(outputs) && !isComponent(outputs)) return Object.keys(outputs);
  const { length } = componentsOf(outputs);
  return Array.from({ length }, (_, i) => (length === 1 ? "output" : `output ${i}`));
}

function isState({ definition }: Component): boolean {
  return definition.isServerSide;
}

function isList(wiring: object): wiring is readonly Component[] {
  return Array.isArray(wiring);
}
