/** Trees of files to choose from, wherever they are kept. */

/** A file or a folder, as its own folder lists it. */
export interface FileTreeEntry {
  /** Without the folder in front. */
  readonly name: string;
  readonly type: "file" | "folder";
}

/**
 * Files in folders: what a FileExplorer shows.
 *
 * @example
 * const tree: gr.FileTree = {
 *   async list(folder) {
 *     const rows = await db.prepare("SELECT name, type FROM files WHERE folder = ?").bind(folder).all();
 *     return rows.results;
 *   },
 * };
 */
export interface FileTree {
  /** All that is in a folder, in any order. The folder is a path such as `"2026/may"`, and `""` for the top. */
  list(folder: string): Promise<readonly FileTreeEntry[]>;
}
