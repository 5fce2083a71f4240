/** Names of endpoints. */

import { SetupError } from "./errors.ts";
import type { ListenerRecord } from "./listener.ts";

/**
 * Endpoint names of one app with all that is in it. Those that one author chose must differ; a name that nobody chose gets a
 * number if it is taken, and so does one that another of the apps took before.
 */
export class ApiNames {
  readonly #taken = new Set<string>();
  readonly #chosen = new Map<ListenerRecord, string>();
  /** Names that were chosen, by app. */
  readonly #known = new Map<object, Set<string>>();
  readonly #homes: ReadonlyMap<object, object>;

  /** `homes` has, for each listener, the owner of the app that it is part of. */
  constructor(records: readonly ListenerRecord[], homes: ReadonlyMap<object, object>, taken: Iterable<string> = []) {
    this.#homes = homes;
    for (const name of taken) this.#taken.add(name);
    for (const record of records) {
      if (!record.fn || !record.options.apiName) continue;
      const name = record.options.apiName.replace(/^\/+/, "");
      if (!/^[\w-]+$/.test(name)) {
        throw new SetupError(`apiName "${name}" cannot be part of an address; use letters, digits, "_" and "-".`);
      }
      const own = this.#chosenBeside(record);
      if (own.has(name)) {
        throw new SetupError(`Two endpoints are named "${name}"; give one of them another apiName.`);
      }
      this.#known.set(homes.get(record) ?? homes, own.add(name));
      this.#chosen.set(record, name);
    }
  }

  /** Takes the name that was chosen for a listener, if one was. */
  chosen(record: ListenerRecord): string | undefined {
    const name = this.#chosen.get(record);
    return name && this.#take(name, new Set());
  }

  /** Takes a name that nobody chose for this listener. */
  claim(name: string, record: ListenerRecord): string {
    return this.#take(name.replace(/[^\w-]/g, "") || "predict", this.#chosenBeside(record));
  }

  #chosenBeside(record: ListenerRecord): Set<string> {
    return this.#known.get(this.#homes.get(record) ?? this.#homes) ?? new Set();
  }

  /** With a number, where it is taken or somebody else's. */
  #take(name: string, others: ReadonlySet<string>): string {
    let candidate = name;
    for (let i = 1; this.#taken.has(candidate) || others.has(candidate); i++) candidate = `${name}_${i}`;
    this.#taken.add(candidate);
    return candidate;
  }
}
