/** Changing a component's options from a handler. */

declare const PATCH: unique symbol;
declare const NAMES: unique symbol;

/** New options for an output, made by {@link update}. It fits components that have all of these options. */
export class Update<Patch extends object = Record<string, unknown>, Names extends PropertyKey = keyof Patch> {
  declare readonly [PATCH]: Patch;
  declare readonly [NAMES]: Names;
  readonly patch: Readonly<Record<string, unknown>>;

  constructor(patch: Patch) {
    this.patch = Object.fromEntries(Object.entries(patch));
  }
}

/**
 * Changes options of an output; `value` among them changes its value too.
 *
 * @example
 * show.click(() => gr.update({ visible: true, label: "Here" }), { outputs: answer });
 */
export function update<const Patch extends object>(patch: Patch): Update<Patch> {
  return new Update(patch);
}

/** Leaves an output, or all of them, as they are. */
export function skip(): Update<Record<never, never>> {
  return new Update({});
}

/** A value in the form that the page gets: an output shows it as it is. */
export class WireValue {
  readonly wire: unknown;

  constructor(wire: unknown) {
    this.wire = wire;
  }
}
