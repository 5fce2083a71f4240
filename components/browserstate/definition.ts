import * as z from "zod/mini";
import { type CommonProps, defineComponent, type Made } from "../../src/core/component.ts";
import { SetupError } from "../../src/core/errors.ts";
import { isEqual } from "../../src/protocol/equal.ts";
import { BrowserStateElement } from "./element.ts";
import type { BrowserStateProps } from "./props.ts";

const defaults: Omit<BrowserStateProps, "value"> & Partial<CommonProps> = {
  defaultValue: null,
  storageKey: null,
  secret: null,
  minWidth: null,
};

const browserState = defineComponent({
  type: "browserstate",
  element: BrowserStateElement,
  name: "BrowserState",
  isVisual: false,
  events: { change: undefined },
  defaults,
  complete(props) {
    for (const option of ["storageKey", "secret"] as const) {
      const text: unknown = props[option];
      if (text !== null && (typeof text !== "string" || text === "")) {
        throw new SetupError(`BrowserState: ${option} is a text, or null.`);
      }
    }
    return { ...props, defaultValue: copyOf(props.defaultValue) };
  },
  wire: () => z.json(),
  // Nothing is kept yet, or no longer.
  preprocess: (value, { defaultValue }): unknown => value ?? structuredClone(defaultValue),
  // What JSON cannot say is refused on its way out.
  postprocess: (value: unknown) => value as z.input<ReturnType<typeof z.json>>, // as above
  apiSchema: () => ({ type: {}, description: "any json-serializable value" }),
  example: () => "test",
  // Nothing of it can be seen.
  wireProps: () => ({ label: null, container: null, visible: null, interactive: null }),
});

/** A copy, so that nobody can change what later visitors start with. */
function copyOf(value: unknown): unknown {
  const copy = throughJson(value);
  if (isEqual(copy, value ?? null)) return copy;
  throw new SetupError("BrowserState: its default value is kept as JSON, which cannot say all of it; use plain data.");
}

function throughJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? "null");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SetupError(`BrowserState: its default value is kept as JSON, which cannot say it (${reason})`, { cause });
  }
}

/** Options of a BrowserState. */
export type BrowserStateOptions = Partial<Pick<BrowserStateProps, "storageKey" | "secret">> &
  Pick<Partial<CommonProps>, "key">;

/** A value that the visitor's browser keeps. */
export type MadeBrowserState<T> = Made<T, T | null, BrowserStateProps<T>, { change: undefined }>;

/**
 * A value that the visitor's browser remembers, also after the page was closed. It draws nothing and need not be placed;
 * a `load` listener reads it when the page opens. Unlike `gr.State` it travels with each call, and the visitor can
 * change it: it is for settings and drafts, not for what must be trusted.
 *
 * Handlers read what is kept, or `defaultValue`. What they answer is kept as JSON, sealed with AES; null forgets it.
 *
 * @example
 * const settings = gr.BrowserState({ name: "", dark: false }, { storageKey: "settings" });
 * app.load(({ name }) => name, { inputs: settings, outputs: nameBox });
 */
export const BrowserState = Object.assign(
  <T>(defaultValue: T, options: BrowserStateOptions = {}): MadeBrowserState<T> =>
    // JSON gives back what it was given, as far as types can tell.
    browserState({ ...options, defaultValue }) as unknown as MadeBrowserState<T>,
  { definition: browserState.definition },
);
