/** Values that a function computes: when the page loads, when one of its inputs changes, when a Timer ticks. */

import type { Component } from "./component.ts";
import { SetupError } from "./errors.ts";
import type { AnyHandler, Awaitable, InputArguments, Wiring } from "./handler.ts";
import { changesOf, createAppTrigger, createTrigger, declareLate } from "./listener.ts";
import { isComponent } from "./wiring.ts";

/** A value, or a function that computes it from the values of `inputs`. */
export type Valued<Value, I> = Value | ((...inputs: InputArguments<I>) => Awaitable<Value>);

/** `unknown`, spelled out: beside that, the compiler would forget the function. */
export type Anything = string | number | boolean | bigint | symbol | object | null | undefined;

/** What a function needs that computes a value. */
export interface ComputedOptions<I> {
  /** For a `value` that is a function: what it reads. It runs again when one of them changes. */
  inputs?: I;
  /** For a `value` that is a function: a Timer, at whose ticks it runs again. */
  every?: Component;
}

/** The same, with the function, once types have done their work. */
interface Computed {
  readonly fn: AnyHandler;
  readonly inputs: Wiring | undefined;
  readonly every: Component | undefined;
}

/** Takes the function out of a component's options; null where its value is none. */
export function takeComputed(name: string, options: Record<string, unknown>): Computed | null {
  const { value, inputs, every } = options;
  delete options["inputs"];
  delete options["every"];
  if (typeof value !== "function") {
    if (inputs === undefined && every === undefined) return null;
    throw new SetupError(`${name}: inputs and every need a function as value.`);
  }
  delete options["value"];
  if (every !== undefined && !(isComponent(every) && every.definition.events.includes("tick"))) {
    throw new SetupError(`${name}: every is a gr.Timer({ value: 1 }).`);
  }
  // Its components are checked with the listener.
  return { fn: value as AnyHandler, inputs: inputs as Wiring | undefined, every };
}

/** Runs the function at the page's start and whenever it is due. */
export function keepComputed(component: Component, { fn, inputs, every }: Computed): void {
  const triggers = [...changesOf(inputs), ...(every ? [createTrigger<undefined>(every, "tick")] : [])];
  declareLate([...triggers, createAppTrigger(component, "load")], fn, {
    ...(inputs === undefined ? {} : { inputs }),
    outputs: component,
    triggerMode: "once",
    showProgress: triggers.length > 0 ? "hidden" : "full",
  });
}
