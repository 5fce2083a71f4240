import * as z from "zod/mini";
import { type CommonProps, defineComponent, type Made, type Options } from "../../src/core/component.ts";
import { SetupError } from "../../src/core/errors.ts";
import { copyForState, UnkeepableError } from "../../src/core/state-copy.ts";
import type { StateProps } from "./props.ts";

const defaults: StateProps & Partial<CommonProps> = {
  value: null,
  timeToLive: null,
  deleteCallback: null,
  minWidth: null,
};

const state = defineComponent({
  type: "state",
  element: null,
  isServerSide: true,
  isInApi: false,
  events: { change: undefined },
  defaults,
  complete(props) {
    const { timeToLive } = props;
    if (timeToLive !== null && !(timeToLive > 0)) {
      throw new SetupError("State: timeToLive is a number of seconds greater than 0, or null.");
    }
    const { value } = props;
    return { ...props, value: typeof value === "function" ? value : copyOf(value) };
  },
  wire: () => z.unknown(),
  preprocess: (value) => value,
  postprocess: (value: unknown) => value,
  // The value and what becomes of it are the server's business; the rest describes something that can be seen.
  wireProps: () => ({ value: null, deleteCallback: null, label: null, container: null, visible: null }),
});

/** A copy, so that nobody can change what later sessions start with. */
function copyOf(value: unknown): unknown {
  try {
    return copyForState(value);
  } catch (cause) {
    if (!(cause instanceof UnkeepableError)) throw cause;
    throw new SetupError(`State: its initial value is ${cause.message}`, { cause });
  }
}

/** Options of a State. */
export type StateOptions<T> = Partial<Pick<StateProps<T>, "timeToLive" | "deleteCallback">> &
  Pick<Partial<CommonProps>, "key">;

/** A value that the server keeps for each session and never sends. */
export type MadeState<T> = Made<T, T, StateProps<T>, { change: undefined }>;

/** How a State is made: with a first value for every session, or with a function that makes one for each. */
interface MakeState {
  <T>(initial: () => T | Promise<T>, options?: StateOptions<T>): MadeState<T>;
  <T>(initial: T, options?: StateOptions<T>): MadeState<T>;
}

const makeState: MakeState = <T>(initial: T, options: StateOptions<T> = {}): MadeState<T> =>
  // The callback is only ever given values of this State.
  state({ ...options, value: initial } as Options<StateProps>) as unknown as MadeState<T>;

/**
 * A value that the server remembers for each visitor's session. It never reaches the browser, and it need not be placed.
 * What a handler answers for it is stored; `change` fires when that differs from what was there.
 *
 * Handlers read and answer the type of `initial`; name the type where the initial value says too little. A function is called
 * once a session, when the value is first needed.
 *
 * @throws SetupError for a value that cannot be kept: a function in it, or an object of a class of your own.
 *
 * @example
 * const seen = gr.State<string[]>([]);
 * const game = gr.State(() => ({ secret: Math.ceil(Math.random() * 100), tries: 0 }));
 */
export const State = Object.assign(makeState, { definition: state.definition });
