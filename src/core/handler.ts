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
export type Handler<I, O, Data = undefined> = HandlerFor<I, O, Data, false>;

/**
 * `Handler`, or `BatchHandler` where the options say `batch: true`. The choice is made inside, argument by argument and
 * answer by answer: a function type that is chosen as a whole would tell the compiler nothing about `() => ["a", 1]`.
 */
export type HandlerFor<I, O, Data, Batch> = (
  ...args: HandlerArguments<I, Data, Batch>
) =>
  | Awaitable<Result<O, Batch>>
  | Generator<Yield<O, Batch>, unknown, unknown>
  | AsyncGenerator<Yield<O, Batch>, unknown, unknown>;

type HandlerArguments<I, Data, Batch> = [Batch] extends [true]
  ? [rows: BatchRow<I>[], context: Context]
  : [...InputArguments<I>, context: Context<Data>];

type Result<O, Batch> = [Batch] extends [true] ? readonly AnswerTo<O>[] : AnswerTo<O>;

type Yield<O, Batch> = [Batch] extends [true] ? never : AnswerTo<O>;

/**
 * `Answer`, with two wishes for the compiler. What the function answers must not decide what `O` is: hence `Known`. And
 * a function that is read before its outputs are known must be read to the letter, `() => ["a", 1]` as a text and a
 * number instead of a list of either, `() => "cat"` as this very text: the branch that never applies says so.
 */
type AnswerTo<O> = [O] extends [infer Known] ? Answer<Known> : string | number | bigint | boolean | Literals;

type Literal = "" | 0 | 0n | true | Literals;

interface Literals {
  readonly [key: string]: Literal;
  readonly 0: Literal;
  /** What follows `...others` in a list has no place of its own. */
  readonly [Symbol.iterator]: () => Iterator<Literal>;
}

/** One caller's inputs: the value itself, a list, or a record. */
export type BatchRow<I> = [I] extends [readonly Component[]]
  ? InputArguments<I>
  : InputArguments<I> extends [infer Only]
    ? Only
    : undefined;

/** Any handler, once its types have done their work. */
// eslint-disable-next-line typescript/no-explicit-any -- the one place where the wiring's types are erased
export type AnyHandler = (...args: any[]) => any;
