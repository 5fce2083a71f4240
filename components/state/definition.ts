import * as z from "zod/mini";
import { type CommonProps, defineComponent, type Made, type Options } from "../../src/core/component.ts";
import { SetupError } from "../../src/core/errors.ts";
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
    return { ...props, value: copyOf(props.value) };
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
    return structuredClone(value);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SetupError(
      `State: its initial value cannot be copied for each session (${reason}) ` +
        `Keep plain data, Map, Set, Date or typed arrays in it.`,
      { cause },
    );
  }
}

/** Options of a State. */
export type StateOptions<T> = Partial<Pick<StateProps<T>, "timeToLive" | "deleteCallback">> &
  Pick<Partial<CommonProps>, "key">;

/** A value that the server keeps for each session and never sends. */
export type MadeState<T> = Made<T, T, StateProps<T>, { change: undefined }>;

/**
 * A value that the server remembers for each visitor's session. It never reaches the browser, and it need not be placed.
 * What a handler answers for it is stored; `change` fires when that differs from what was there.
 *
 * Handlers read and answer the type of `initial`; name the type where the initial value says too little.
 *
 * @example
 * const seen = gr.State<string[]>([]);
 */
export const State = Object.assign(
  <T>(initial: T, options: StateOptions<T> = {}): MadeState<T> =>
    // The callback is only ever given values of this State.
    state({ ...options, value: initial } as Options<StateProps>) as unknown as MadeState<T>,
  { definition: state.definition },
);
