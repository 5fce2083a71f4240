import * as z from "zod/mini";
import { defineComponent } from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import { TimerElement } from "./element.ts";
import type { TimerProps } from "./props.ts";

const defaults: TimerProps = { value: 1, active: true };

/** Seconds; browsers cannot wait longer. */
const LONGEST = 2_147_483;

/**
 * Ticks while the page can be seen. It draws nothing: put it anywhere into the app. A tick that comes while the one before
 * is still being worked on is left out.
 *
 * Handlers read its seconds, and set them by answering a number; `gr.update({ active: false })` stops it.
 *
 * @example
 * const clock = gr.Timer({ value: 10 });
 * clock.tick(() => new Date().toISOString(), { outputs: time });
 */
export const Timer = defineComponent({
  type: "timer",
  element: TimerElement,
  isVisual: false,
  events: { tick: undefined, change: undefined },
  defaults,
  complete(props) {
    if (!isInterval(props.value)) throw new SetupError(`Timer: ${WANTED}`);
    return props;
  },
  wire: () => z.nullable(z.number()),
  preprocess: (seconds, { value }): number => seconds ?? value,
  postprocess(seconds: number) {
    if (!isInterval(seconds)) throw new AppError(`Timer was given ${String(seconds)}; ${WANTED}`);
    return seconds;
  },
  example: () => 1,
  // Nothing of it can be seen.
  wireProps: () => ({ label: null, container: null, visible: null, interactive: null, minWidth: null }),
});

const WANTED = `its value is the number of seconds between two ticks, greater than 0 and at most ${LONGEST}.`;

function isInterval(seconds: unknown): boolean {
  return typeof seconds === "number" && seconds > 0 && seconds <= LONGEST;
}
