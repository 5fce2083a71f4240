import { data, defineComponent, type Definition, type Made, type Options } from "../../src/core/component.ts";
import type { Wiring } from "../../src/core/handler.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { fileApiSchema, fileListApiSchema } from "../../src/core/file-schema.ts";
import {
  checkFileWish,
  exampleFile,
  type FileReads,
  fileWire,
  readFiles,
  showFiles,
  type ShownFiles,
} from "../../src/core/file-values.ts";
import type { FileData } from "../../src/protocol/file-data.ts";
import { FileElement } from "./element.ts";
import type { FileProps } from "./props.ts";

/** What an author may say about a File. */
export interface FileOptions extends Omit<FileProps, "value"> {
  value: ShownFiles;
}

/** Makes Files. What handlers read follows from the options `type` and `fileCount`. */
export interface FileFactory {
  <
    const Type extends FileProps["type"] = "filepath",
    const Count extends FileProps["fileCount"] = "single",
    const I extends Wiring | undefined = undefined,
  >(
    options?: Options<FileOptions, I> & { type?: Type; fileCount?: Count },
  ): Made<FileReads<Type, Count>, FileOptions["value"] | undefined, FileOptions, typeof events>;
  readonly definition: Definition;
}

const events = {
  change: undefined,
  select: data<SelectData<string>>(),
  clear: undefined,
  upload: undefined,
  delete: data<FileData>(),
  download: data<FileData>(),
};

const defaults: FileOptions = {
  value: null,
  fileCount: "single",
  fileTypes: null,
  type: "filepath",
  height: null,
  allowReordering: false,
  buttons: [],
};

/**
 * Files: uploaded by a visitor, or offered for download by a function.
 *
 * Handlers read a file, or a list with `fileCount: "multiple"` or `"directory"`, and null where there is none;
 * `type: "binary"` gives the bytes instead. They may show files that they read, Blobs, bytes, streams, and http(s) or
 * data URLs, alone or in a list. `new File([bytes], "report.csv")` gives bytes a name.
 *
 * @example
 * const papers = gr.File({ label: "Papers", fileCount: "multiple", fileTypes: [".pdf"] });
 */
export const File: FileFactory = defineComponent({
  type: "file",
  element: FileElement,
  events,
  defaults,
  complete(props) {
    checkFileWish("File", props);
    return props;
  },
  wire: () => fileWire,
  preprocess: readFiles,
  postprocess: showFiles,
  apiSchema: ({ fileCount }) => (fileCount === "single" ? fileApiSchema : fileListApiSchema),
  example: ({ fileCount }) => (fileCount === "single" ? exampleFile() : [exampleFile()]),
}) as unknown as FileFactory; // the literal options tell what a handler reads

/**
 * A File that takes several.
 *
 * @example
 * const papers = gr.Files({ label: "Papers" }); // reads FileRef[] | null
 */
export function Files<const Type extends FileProps["type"] = "filepath">(
  options: Omit<Options<FileOptions>, "fileCount"> & { type?: Type } = {},
): Made<FileReads<Type, "multiple">, FileOptions["value"] | undefined, FileOptions, typeof events> {
  return File<Type, "multiple">({ ...options, fileCount: "multiple" });
}
