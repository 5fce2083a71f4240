import * as z from "zod/mini";
import {
  type CommonProps,
  type ComponentCall,
  data,
  defineComponent,
  type Definition,
  type Made,
  type Options,
} from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import type { FileTree } from "../../src/core/file-tree/file-tree.ts";
import { isName, KnownTree } from "../../src/core/file-tree/known-tree.ts";
import { folderOf, ShownTree } from "../../src/core/file-tree/shown-tree.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { FileExplorerElement } from "./element.ts";
import { type FileExplorerProps, LIST, PAGE_SIZE } from "./props.ts";

/** What an author may say about a FileExplorer. */
export interface FileExplorerOptions extends Omit<FileExplorerProps, "value"> {
  /** Paths, the same as functions read them. */
  value: string | readonly string[] | null;
}

/** What an author says of the files themselves. Pages never learn it, and updates cannot change it. */
export interface FileExplorerFiles {
  /** What there is to choose from: paths, where `"empty/"` is a folder; or what lists them, folder by folder. */
  readonly files: readonly string[] | FileTree;
}

/** Makes FileExplorers. What handlers read follows from the option `fileCount`. */
export interface FileExplorerFactory {
  <const Count extends FileExplorerProps["fileCount"] = "multiple", const I extends Wiring | undefined = undefined>(
    options: FileExplorerFiles & Options<FileExplorerOptions, I> & { fileCount?: Count },
  ): Made<
    Count extends "single" ? string | null : string[],
    FileExplorerOptions["value"] | undefined,
    FileExplorerOptions,
    typeof events
  >;
  readonly definition: Definition;
}

const events = {
  change: undefined,
  input: undefined,
  select: data<SelectData<string, readonly number[]>>(),
};

/** The options as they are kept. */
interface Kept extends FileExplorerOptions {
  readonly files: FileExplorerFiles["files"] | null;
  /** What was made of the files. */
  readonly tree: { readonly tree: FileTree; readonly of: unknown } | null;
}

type Props = Kept & CommonProps;

const defaults: Kept & Partial<CommonProps> = {
  value: null,
  files: null,
  tree: null,
  glob: "**/*",
  ignoreGlob: null,
  rootDir: ".",
  fileCount: "multiple",
  height: null,
  maxHeight: 500,
  minHeight: null,
  buttons: [],
};

/**
 * Files of yours to choose from, in a tree of folders: those of a list, of an R2 bucket (`gr.bucketFiles()`), or of
 * whatever lists them (`gr.FileTree`). Handlers read their paths, a `string[]`, or `string | null` with
 * `fileCount: "single"`, and may show such paths. Nobody can choose what `rootDir`, `glob` and `ignoreGlob` leave out.
 *
 * @example
 * const reports = gr.FileExplorer({ files: ["2025/may.pdf", "2026/may.pdf", "2026/notes.txt"], glob: "*.pdf" });
 * open.click((paths) => paths.join("\n"), { inputs: reports, outputs: text });
 * year.change((year) => gr.update({ rootDir: year }), { inputs: year, outputs: reports });
 */
export const FileExplorer: FileExplorerFactory = defineComponent({
  type: "fileexplorer",
  name: "FileExplorer",
  element: FileExplorerElement,
  events,
  defaults,
  complete,
  wire: () => z.nullable(z.array(z.array(z.string()))),
  preprocess(value, props) {
    const tree = shownTree(props);
    const paths = (value ?? []).map((segments) => tree.chosen(segments));
    if (props.fileCount === "multiple") return paths;
    if (paths.length > 1) throw new AppError("Choose one file only.");
    return paths[0] ?? null;
  },
  postprocess: (value: FileExplorerOptions["value"] | undefined, props) => waysTo(value, props),
  apiSchema: () => ({
    items: { items: { type: "string" }, type: "array" },
    title: "FileExplorerData",
    type: "array",
    additional_description: null,
  }),
  example: () => [["gradio", "app.py"]],
  wireProps: () => ({ files: null, tree: null, serverFns: [LIST] }),
  prerender: (_, { props }) => firstListing({ ...defaults, ...props } as Props), // its own
  call,
}) as unknown as FileExplorerFactory; // the literal `fileCount` tells what a handler reads

function complete(props: Props): Props {
  const { tree, files } = props;
  if (tree) {
    if (tree.of !== files) throw new AppError("FileExplorer: files cannot be changed by an update; change rootDir.");
    check(props, tree.tree, AppError);
    return props;
  }
  const made = treeOf(files);
  check(props, made, SetupError);
  const kept = { ...props, tree: { tree: made, of: files } };
  try {
    waysTo(props.value, kept);
  } catch (cause) {
    throw new SetupError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  return kept;
}

function treeOf(files: Kept["files"]): FileTree {
  if (Array.isArray(files)) return new KnownTree(files);
  if (typeof Object(files).list === "function") return files as FileTree; // it lists
  throw new SetupError(
    "FileExplorer: files is missing; give it a list of paths, gr.bucketFiles(bucket), or an object with list(folder).",
  );
}

function check(
  { fileCount, glob, ignoreGlob, rootDir }: Props,
  tree: FileTree,
  Fault: typeof AppError | typeof SetupError,
): void {
  if (!["single", "multiple"].includes(fileCount)) {
    throw new Fault(`FileExplorer: fileCount "${fileCount}" is unknown; use single or multiple.`);
  }
  if (typeof glob !== "string") throw new Fault('FileExplorer: glob is a pattern such as "**/*.txt".');
  if (ignoreGlob !== null && typeof ignoreGlob !== "string") {
    throw new Fault('FileExplorer: ignoreGlob is a pattern such as "**/*.txt", or null.');
  }
  const root = typeof rootDir === "string" ? folderOf(rootDir) : null;
  if (root === null || !(root === "" || root.split("/").every(isName))) {
    throw new Fault('FileExplorer: rootDir is a folder of the tree, such as "reports/2026", or "." for its top.');
  }
  if (tree instanceof KnownTree && tree.kindOf(root) !== "folder") {
    throw new Fault(`FileExplorer: rootDir "${rootDir}" is no folder of the tree.`);
  }
}

function shownTree({ tree, ...filters }: Props): ShownTree {
  return new ShownTree(tree?.tree ?? new KnownTree([]), filters);
}

function waysTo(value: unknown, props: Props): string[][] | null {
  if (value === null || value === undefined) return null;
  const paths: unknown[] = [value].flat();
  if (!paths.every((path) => typeof path === "string")) {
    throw new AppError(
      "FileExplorer was given something that it cannot show: return a path, a list of paths, or null.",
    );
  }
  if (props.fileCount === "single" && paths.length > 1) {
    throw new AppError(`FileExplorer was given ${paths.length} paths; with fileCount "single" it shows one at most.`);
  }
  const tree = shownTree(props);
  return paths.map((path) => tree.wayTo(path));
}

/** What the server can draw without asking anybody, if it is drawn at once. */
function firstListing(props: Props): Record<string, unknown> {
  const listed = props.tree && shownTree(props).known();
  return listed && listed.length <= PAGE_SIZE ? { listed } : {};
}

/** Lists a folder, as this session may see it: the page names the folder, and nothing else. */
function call(props: Props, name: unknown, folder: unknown): ComponentCall | undefined {
  if (name !== LIST) return undefined;
  return {
    name,
    async run(server) {
      const segments = z.safeParse(z.array(z.string()), folder ?? []);
      if (!segments.success) return { status: 200, answer: [] };
      try {
        const tree = shownTree({ ...props, ...(await server.changes()) });
        return { status: 200, answer: await tree.list(segments.data) };
      } catch (error) {
        if (error instanceof AppError) return { status: 400, answer: { detail: error.message } };
        console.error("A FileExplorer's files could not be listed:", error);
        return { status: 500, answer: { detail: "This folder cannot be read." } };
      }
    },
  };
}
