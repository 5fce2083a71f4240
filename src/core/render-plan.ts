/** What the house knows of `gr.render()`. All else comes along with the apps that call it. */

import type { Component } from "./component.ts";

/** Identity across the passes of a `gr.render()`. */
export type Key = string | number | readonly (string | number)[];

/** One `gr.render()`. */
export interface RenderPlan {
  /** Where it shows what its function answers. */
  readonly container: Component;
  /** What to call it in a message to its author. */
  readonly name: string;
  /** Puts a function's answer into the container, or a stand-in of it. */
  arrange(answer: unknown): Component;
  /** What makes passes and finds them again, opaque here: an `Engine` of `src/runtime`. */
  readonly engine: object;
}
