import type { Component } from "../core/component.ts";
import type { AnyHandler } from "../core/handler.ts";
import type { Listener, Trigger } from "../core/listener.ts";

/** What is cleared, and which runs end with it. */
export interface Clearing {
  readonly components: readonly Component[];
  readonly cancels?: Listener;
}

/** Empties what the browser holds at once; State starts again on the server. */
export function wireClearing(click: Trigger<undefined>, { components, cancels }: Clearing): void {
  const shown = components.filter(({ definition }) => !definition.isServerSide);
  const values = shown.map(({ definition, props }) => definition.cleared(props));
  if (shown.length > 0 || cancels) {
    click(null, {
      js: `() => ${JSON.stringify(values)}`,
      outputs: shown,
      ...(cancels ? { cancels } : {}),
    });
  }
  const states = components.filter(({ definition }) => definition.isServerSide);
  if (states.length === 0) return;
  const reset: AnyHandler = () => Promise.all(states.map(firstValue));
  click(reset, { outputs: states, queue: false, apiName: false });
}

/** What a State begins with; a function makes it anew. */
async function firstValue({ props }: Component): Promise<unknown> {
  const value: unknown = "value" in props ? props.value : null;
  return typeof value === "function" ? value() : value;
}
