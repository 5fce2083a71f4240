import * as z from "zod/mini";
import {
  type CommonProps,
  data,
  defineComponent,
  type Definition,
  type Made,
  type Options,
} from "../../src/core/component.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { InputError, SetupError } from "../../src/core/errors.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { fileApiSchema, fileDataSchema, fileListApiSchema } from "../../src/core/file-schema.ts";
import type { FileAccess, FileRef, FileSource } from "../../src/core/files.ts";
import type { FileData } from "../../src/protocol/file-data.ts";
import { isOfType, typeRefusal } from "../../src/protocol/file-types.ts";
import { FileElement } from "./element.ts";
import type { FileProps } from "./props.ts";
import style from "./style.css?inline";

/** What an author may say about a File. */
export interface FileOptions extends Omit<FileProps, "value"> {
  value: FileSource | readonly FileSource[] | null;
}

/** One file as a handler reads it, for each `type`. */
interface OneFile {
  filepath: FileRef;
  binary: Uint8Array;
}

/** What a handler reads: one file or a list, as files or as bytes. */
export type FileReads<Type extends FileProps["type"], Count extends FileProps["fileCount"]> = Count extends "single"
  ? OneFile[Type] | null
  : OneFile[Type][] | null;

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

const EXAMPLE_URL = "https://github.com/gradio-app/gradio/raw/main/test/test_files/sample_file.pdf";

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
  looks: { element: FileElement, style },
  events,
  defaults,
  complete,
  wire: () =>
    z.nullable(
      z.union([fileDataSchema, z.array(fileDataSchema)], { error: "This is neither a file nor a list of files." }),
    ),
  async preprocess(
    value: FileData | FileData[] | null,
    props,
    files,
  ): Promise<FileReads<"filepath" | "binary", FileProps["fileCount"]>> {
    if (value === null) return null;
    const sent = [value].flat();
    const [first] = sent;
    if (props.fileCount !== "single") return Promise.all(sent.map((file) => readOne(file, props, files)));
    return first ? readOne(first, props, files) : null;
  },
  async postprocess(value: FileOptions["value"] | undefined, { fileCount }, files) {
    if (value === null || value === undefined) return null;
    if (isList(value)) return Promise.all(value.map((source) => showOne(source, files)));
    const shown = await showOne(value, files);
    return fileCount === "single" ? shown : [shown];
  },
  apiSchema: ({ fileCount }) => (fileCount === "single" ? fileApiSchema : fileListApiSchema),
  example({ fileCount }) {
    const file = {
      path: EXAMPLE_URL,
      meta: { _type: "gradio.FileData" },
      orig_name: "sample_file.pdf",
      url: EXAMPLE_URL,
    };
    return fileCount === "single" ? file : [file];
  },
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

function complete(props: FileOptions & CommonProps): FileOptions & CommonProps {
  check("fileCount", props.fileCount, ["single", "multiple", "directory"]);
  check("type", props.type, ["filepath", "binary"]);
  if (props.fileTypes !== null && !Array.isArray(props.fileTypes)) {
    throw new SetupError('File: fileTypes is a list, such as [".pdf", "image"].');
  }
  return props;
}

function check(option: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  throw new SetupError(`File: ${option} "${value}" is unknown; use ${allowed.map((each) => `"${each}"`).join(", ")}.`);
}

async function readOne(
  sent: FileData,
  { type, fileTypes }: Pick<FileProps, "type" | "fileTypes">,
  files: FileAccess,
): Promise<FileRef | Uint8Array> {
  const file = files.open(sent);
  if (!isOfType(file, fileTypes))
    throw new InputError(`${typeRefusal(fileTypes ?? [])} "${file.name}" is another kind.`);
  return type === "binary" ? file.bytes() : file;
}

function showOne(source: FileSource, files: FileAccess): Promise<FileData> {
  return files.store(source, { name: nameOf(source) });
}

/** A name for what has none; the ending follows from the type. */
function nameOf(source: FileSource): string {
  if (typeof source === "string") return lastSegment(source) || "file";
  return "name" in source && typeof source.name === "string" ? source.name : "file";
}

function lastSegment(address: string): string {
  if (!/^https?:/i.test(address)) return "";
  return new URL(address).pathname.split("/").at(-1) ?? "";
}

function isList(value: FileSource | readonly FileSource[]): value is readonly FileSource[] {
  return Array.isArray(value);
}
