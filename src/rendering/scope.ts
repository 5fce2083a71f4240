/** What one can name from inside a render: the app, and what the passes around have made. */

import type { Component } from "../core/component.ts";
import type { PlantedListener } from "../core/planted-listener.ts";
import type { PreparedApp } from "../core/tree.ts";

export interface Scope {
  /** The app, with this pass's own components and listeners in the place of the page's. */
  readonly app: PreparedApp;
  /** Every number from here outwards. */
  readonly ids: ReadonlyMap<Component, number>;
  /** Every listener from here outwards. */
  readonly listeners: readonly PlantedListener[];
  /** Numbers that are the same in the next pass, because a key is what they come from. */
  readonly anchored: ReadonlySet<number>;
  /** Of what State and others were made by this pass's function. */
  readonly made: WeakSet<object>;
  /** The pass; null for the app itself. */
  readonly pass: string | null;
  /** Tells one tree from another. */
  readonly digest: string;
}

const known = new WeakMap<PreparedApp, Scope>();

/** The app itself. */
export function appScope(app: PreparedApp): Scope {
  const scope = known.get(app) ?? {
    app,
    ids: new Map([...[...app.components].map(([id, component]) => [component, id] as const), ...app.held]),
    listeners: app.listeners,
    anchored: new Set<number>(),
    made: new WeakSet(),
    pass: null,
    digest: "",
  };
  known.set(app, scope);
  return scope;
}
