/** Checks that an author wants before a call joins the queue. */

import type { Component } from "./component.ts";
import type { Context } from "./context.ts";
import type { Awaitable, InputArguments, Wiring } from "./handler.ts";

/** What a validator says of one input, made by {@link validate}. */
export class Validation {
  readonly isValid: boolean;
  readonly message: string;

  constructor(isValid: boolean, message: string) {
    this.isValid = isValid;
    this.message = message;
  }
}

/**
 * Says whether an input will do, and what its visitor reads if not.
 *
 * @example
 * submit.click(answer, {
 *   inputs: { age },
 *   validator: ({ age }) => ({ age: gr.validate(age >= 18, "You must be 18 or older.") }),
 * });
 */
export function validate(isValid: boolean, message: string): Validation {
  return new Validation(isValid, message);
}

/** Gets the same inputs as the function, before the call may wait. What it does not speak of is fine. */
export type Validator<I> = (...args: [...InputArguments<I>, context: Context]) => Awaitable<Validations<I>>;

type Verdict = Validation | null | undefined;

type Validations<I> = [I] extends [Component | undefined]
  ? Verdict
  : I extends readonly Component[]
    ? readonly Verdict[] | null | undefined
    : I extends Wiring
      ? { readonly [K in keyof I]?: Verdict } | null | undefined
      : never;
