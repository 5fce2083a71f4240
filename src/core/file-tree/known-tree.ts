import { SetupError } from "../errors.ts";
import type { FileTree, FileTreeEntry } from "./file-tree.ts";

type Kind = FileTreeEntry["type"];

/** The tree of files that an author has written down. */
export class KnownTree implements FileTree {
  readonly #folders = new Map<string, Map<string, Kind>>([["", new Map()]]);

  /** @throws SetupError for what is no path, or a file and a folder at once. */
  constructor(paths: readonly unknown[]) {
    for (const path of paths) this.#add(path);
  }

  async list(folder: string): Promise<FileTreeEntry[]> {
    return this.entries(folder);
  }

  /** The same at once. */
  entries(folder: string): FileTreeEntry[] {
    return [...(this.#folders.get(folder) ?? [])].map(([name, type]) => ({ name, type }));
  }

  /** What is there; undefined for nothing. */
  kindOf(path: string): Kind | undefined {
    if (this.#folders.has(path)) return "folder";
    const slash = path.lastIndexOf("/");
    return this.#folders.get(path.slice(0, Math.max(slash, 0)))?.get(path.slice(slash + 1));
  }

  #add(path: unknown): void {
    if (typeof path !== "string") throw new SetupError("FileExplorer: files is a list of paths, which are texts.");
    const isFolder = path.endsWith("/");
    const names = (isFolder ? path.slice(0, -1) : path).split("/");
    if (!names.every(isName)) {
      throw new SetupError(
        `FileExplorer: "${path}" is no path of a tree; write folders and a name, such as "2026/report.pdf".`,
      );
    }
    let folder = "";
    for (const [i, name] of names.entries()) {
      this.#put(folder, name, i < names.length - 1 || isFolder ? "folder" : "file");
      folder = folder === "" ? name : `${folder}/${name}`;
    }
  }

  #put(folder: string, name: string, kind: Kind): void {
    const path = folder === "" ? name : `${folder}/${name}`;
    const known = this.#folders.get(folder);
    if ((known?.get(name) ?? kind) !== kind) throw new SetupError(`FileExplorer: "${path}" is a file and a folder.`);
    known?.set(name, kind);
    if (kind === "folder" && !this.#folders.has(path)) this.#folders.set(path, new Map());
  }
}

/** False for what would lead out of a folder, or deeper. */
export function isName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !name.includes("/") && !name.includes("\0");
}
