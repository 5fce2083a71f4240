/** Names of endpoints. */

import { SetupError } from "./errors.ts";
import type { ListenerRecord } from "./listener.ts";

/**
 * Endpoint names of one page. Those that an app's author chose must differ; a name that nobody chose gets a number if it is
 * taken, and so does one that another app on the page has.
 */
export class ApiNames {
  readonly #taken = new Set<string>();
  readonly #chosen = new Map<ListenerRecord, string>();

  /** `homes` has, for each listener, the owner of the app that it is part of. */
  constructor(records: readonly ListenerRecord[], homes: ReadonlyMap<object, object>, taken: Iterable<string> = []) {
    for (const name of taken) this.#taken.add(name);
    const known = new Map<object, Set<string>>();
    for (const record of records) {
      if (!record.fn || !record.options.apiName) continue;
      const name = record.options.apiName.replace(/^\/+/, "");
      if (!/^[\w-]+$/.test(name)) {
        throw new SetupError(`apiName "${name}" cannot be part of an address; use letters, digits, "_" and "-".`);
      }
      const home = homes.get(record) ?? homes;
      const own = known.get(home) ?? new Set<string>();
      if (own.has(name)) {
        throw new SetupError(`Two endpoints are named "${name}"; give one of them another apiName.`);
      }
      known.set(home, own.add(name));
      this.#chosen.set(record, this.claim(name));
    }
  }

  /** The name that was chosen for a listener, if one was. */
  chosen(record: ListenerRecord): string | undefined {
    return this.#chosen.get(record);
  }

  claim(name: string): string {
    const clean = name.replace(/[^\w-]/g, "") || "predict";
    let candidate = clean;
    for (let i = 1; this.#taken.has(candidate); i++) candidate = `${clean}_${i}`;
    this.#taken.add(candidate);
    return candidate;
  }
}
