import { ITSELF, type ListedEntry, type Segments } from "../../src/protocol/file-tree.ts";

/** How much of a folder is ticked. */
export type Ticked = "all" | "some" | "none";

/** One text for a path; a folder itself has that of the folder. */
export function keyOf(path: Segments): string {
  return (path.at(-1) === ITSELF ? path.slice(0, -1) : path).join("/");
}

/** What is ticked, asked as often as there are rows. */
export class Ticks {
  readonly #value: readonly Segments[];
  readonly #entriesOf: (folder: Segments) => readonly ListedEntry[] | null;
  readonly #keys: ReadonlySet<string>;
  /** Folders with something ticked in them. */
  readonly #ways: ReadonlySet<string>;

  /** `entriesOf` answers what a folder holds, or null if that is not known. */
  constructor(value: readonly Segments[], entriesOf: (folder: Segments) => readonly ListedEntry[] | null) {
    this.#value = value;
    this.#entriesOf = entriesOf;
    this.#keys = new Set(value.map(keyOf));
    this.#ways = new Set(value.flatMap((path) => path.map((_, i) => path.slice(0, i).join("/"))));
  }

  has(path: Segments): boolean {
    return this.#keys.has(keyOf(path));
  }

  stateOf(folder: Segments, isValid: boolean): Ticked {
    const known = this.#statesIn(folder, isValid);
    if (known.size === 1 && known.has("all")) return "all";
    return known.has("all") || known.has("some") || this.#ways.has(keyOf(folder)) ? "some" : "none";
  }

  /** The value without a folder and all that is in it. */
  without(folder: Segments): Segments[] {
    const key = keyOf(folder);
    return this.#value.filter((path) => keyOf(path) !== key && !keyOf(path).startsWith(`${key}/`));
  }

  /** Empty if there is nothing to tick. */
  #statesIn(folder: Segments, isValid: boolean): ReadonlySet<Ticked> {
    const states = new Set<Ticked>(isValid ? [this.has(folder) ? "all" : "none"] : []);
    const entries = this.#entriesOf(folder);
    if (!entries) return states.add("none");
    for (const { name, type, valid } of entries) {
      const path = [...folder, name];
      if (type === "file") states.add(this.has(path) ? "all" : "none");
      else for (const state of this.#statesIn(path, valid)) states.add(state);
    }
    return states;
  }
}
