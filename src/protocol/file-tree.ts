/** Folders and files to choose from, as pages and the server speak of them. */

/** The way to a file or a folder, name by name. A folder that is chosen itself ends with {@link ITSELF}. */
export type Segments = readonly string[];

/** Stands for a folder itself among what it holds. */
export const ITSELF = ".";

/** What a folder holds, as the server tells it. */
export interface ListedEntry {
  readonly name: string;
  readonly type: "file" | "folder";
  /** It can be chosen; files that cannot are not listed. */
  readonly valid: boolean;
}
