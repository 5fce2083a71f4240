import { ITSELF, type ListedEntry, type Segments } from "../../protocol/file-tree.ts";
import { AppError, InputError } from "../errors.ts";
import type { FileTree, FileTreeEntry } from "./file-tree.ts";
import { globOf } from "./glob.ts";
import { isName, KnownTree } from "./known-tree.ts";

/** What of a tree is shown. */
export interface Filters {
  /** "." or "" is the top. */
  readonly rootDir: string;
  readonly glob: string;
  readonly ignoreGlob: string | null;
}

/** As much of a tree as visitors may see: what is in its root, and fits the patterns. */
export class ShownTree {
  readonly #tree: FileTree;
  /** Path of the root; "" is the top. */
  readonly #root: string;
  readonly #isChoice: (path: string) => boolean;
  readonly #isIgnored: (path: string) => boolean;

  constructor(tree: FileTree, { rootDir, glob, ignoreGlob }: Filters) {
    this.#tree = tree;
    this.#root = folderOf(rootDir);
    this.#isChoice = globOf(glob);
    this.#isIgnored = ignoreGlob === null ? () => false : globOf(ignoreGlob);
  }

  /** What a folder shows: folders first, each kind by name. Nothing for a folder that is not shown itself. */
  async list(folder: Segments): Promise<ListedEntry[]> {
    if (!this.#isOpen(folder)) return [];
    return this.#shown(folder, await this.#tree.list(this.#pathOf(folder)));
  }

  /** What the root shows, where that is known without asking anybody; else null. */
  known(): ListedEntry[] | null {
    return this.#tree instanceof KnownTree ? this.#shown([], this.#tree.entries(this.#root)) : null;
  }

  /** The path that a visitor has chosen. Who asks may have written anything. */
  chosen(segments: Segments): string {
    const isFolder = segments.at(-1) === ITSELF;
    const names = isFolder ? segments.slice(0, -1) : segments;
    const path = this.#pathOf(names);
    const isShown = names.length > 0 && this.#isOpen(names) && this.#isChoice(path);
    if (isShown && this.#mayBe(path, isFolder ? ["folder"] : ["file", "folder"])) return path;
    throw new InputError(`"${segments.join("/")}" cannot be chosen. Choose what is shown.`);
  }

  /** The way to a path that a function shows, which may leave out the root. */
  wayTo(path: string): string[] {
    const below = this.#root !== "" && path.startsWith(`${this.#root}/`) ? path.slice(this.#root.length + 1) : null;
    const ways = [below, path].flatMap((way) => (way === null ? [] : [way.split("/")]));
    const found = ways.find((names) => names.every(isName) && this.#mayBe(this.#pathOf(names), ["file", "folder"]));
    if (!found) {
      const place = this.#root === "" ? "the tree" : `"${this.#root}"`;
      throw new AppError(`FileExplorer: there is no "${path}" in ${place}; show paths such as functions read them.`);
    }
    return this.#kindOf(this.#pathOf(found)) === "folder" ? [...found, ITSELF] : found;
  }

  /** False for what is known not to be. */
  #mayBe(path: string, kinds: readonly FileTreeEntry["type"][]): boolean {
    if (!(this.#tree instanceof KnownTree)) return true;
    const kind = this.#kindOf(path);
    return kind !== undefined && kinds.includes(kind);
  }

  #kindOf(path: string): FileTreeEntry["type"] | undefined {
    return this.#tree instanceof KnownTree ? this.#tree.kindOf(path) : undefined;
  }

  /** Whether a path, and all folders on the way to it, are shown. */
  #isOpen(names: Segments): boolean {
    return names.every((name, i) => isName(name) && !this.#isIgnored(this.#pathOf(names.slice(0, i + 1))));
  }

  #pathOf(names: Segments): string {
    return [...(this.#root === "" ? [] : [this.#root]), ...names].join("/");
  }

  #shown(folder: Segments, entries: readonly FileTreeEntry[]): ListedEntry[] {
    const listed = entries.flatMap(({ name, type }) => {
      const path = this.#pathOf([...folder, name]);
      const valid = this.#isChoice(path);
      // Keys of a bucket may have names that no path can lead to.
      if (!isName(name) || this.#isIgnored(path) || (type === "file" && !valid)) return [];
      return [{ name, type, valid }];
    });
    return listed.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  }
}

function rank({ type }: ListedEntry): number {
  return type === "folder" ? 0 : 1;
}

/** The path of a folder as the tree has it. "." and "" are the top. */
export function folderOf(rootDir: string): string {
  return rootDir === "." ? "" : rootDir.replace(/^\.\/|\/$/g, "");
}
