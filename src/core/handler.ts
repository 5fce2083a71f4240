/** The types between an author's function and the components it is wired to. */

import type { AcceptsOf, Component, OptionsOf, ReadsOf } from "./component.ts";
import type { Context } from "./context.ts";
import type { Update } from "./update.ts";

/** One component, a list, or a record whose keys name the API's parameters. */
export type Wiring = Component | readonly Component[] | { readonly [name: string]: Component };

export type Awaitable<T> = T | Promise<T>;

/** The handler's arguments: one value, one each, or one record. */
export type InputArguments<I> = [I] extends [undefined]
  ? []
  : I extends Component
    ? [value: ReadsOf<I>]
    : I extends readonly Component[]
      ? { -readonly [K in keyof I]: ReadsOf<I[K]> }
      : [values: { [K in keyof I]: ReadsOf<I[K]> }];

/** What one output takes: a value, or new options. */
export type OutputValue<C> = AcceptsOf<C> | Update<OptionsOf<C>>;

/** What a handler answers. A record may be partial: outputs that are missing stay as they are. */
export type Answer<O> = [O] extends [undefined]
  ? unknown
  : O extends Component
    ? OutputValue<O>
    : O extends readonly Component[]
      ? { -readonly [K in keyof O]: OutputValue<O[K]> } | Update<Record<never, never>>
      : { -readonly [K in keyof O]?: OutputValue<O[K]> | undefined } | Update<Record<never, never>>;

/** A function, or a generator that answers several times. */
export type Handler<I, O, Data = undefined> = (
  ...args: [...InputArguments<I>, context: Context<Data>]
) => Awaitable<Answer<O>> | Generator<Answer<O>, unknown, unknown> | AsyncGenerator<Answer<O>, unknown, unknown>;

/** A function that gets the inputs of several callers, and answers one result a row. */
export type BatchHandler<I, O> = (
  rows: BatchRow<I>[],
  context: Context,
) => Awaitable<readonly Answer<O>[]>;

/** One caller's inputs: the value itself, a list, or a record. */
export type BatchRow<I> = InputArguments<I> extends [infer Only] ? Only : InputArguments<I>;

/** `Handler`, or `BatchHandler` where the options say `batch: true`. */
export type HandlerFor<I, O, Data, Batch> = [Batch] extends [true] ? BatchHandler<I, O> : Handler<I, O, Data>;

/** Any handler, once its types have done their work. */
// eslint-disable-next-line typescript/no-explicit-any -- the one place where the wiring's types are erased
export type AnyHandler = (...args: any[]) => unknown;
