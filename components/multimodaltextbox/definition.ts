import * as z from "zod/mini";
import {
  type CommonProps,
  data,
  defineComponent,
  type Definition,
  type Made,
  type Options,
} from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { fileDataSchema, fileListApiSchema } from "../../src/core/file-schema.ts";
import { checkFileWish, readFiles, showFile } from "../../src/core/file-values.ts";
import type { FileAccess, FileRef, FileSource } from "../../src/core/files.ts";
import type { Wiring } from "../../src/core/handler.ts";
import type { WireSchema } from "../../src/core/wire-schema.ts";
import { FILE_META } from "../../src/protocol/file-data.ts";
import { MultimodalTextboxElement } from "./element.ts";
import type { MultimodalTextboxProps, MultimodalValue } from "./props.ts";

/** A text with files, as a handler reads it. */
export interface MultimodalMessage {
  text: string;
  files: FileRef[];
}

/** What a function may show: a text, a text with files, or nothing. */
export type ShownMultimodal =
  | string
  | { readonly text?: string | undefined; readonly files?: readonly FileSource[] | null | undefined }
  | null;

/** What an author may say about a MultimodalTextbox. */
export interface MultimodalTextboxOptions extends Omit<MultimodalTextboxProps, "value"> {
  value: ShownMultimodal;
}

const events = {
  change: undefined,
  input: undefined,
  select: data<SelectData<string, [number, number]>>(),
  submit: undefined,
  focus: undefined,
  blur: undefined,
  stop: undefined,
};

/** Makes MultimodalTextboxes. */
export interface MultimodalTextboxFactory {
  <const I extends Wiring | undefined = undefined>(
    options?: Options<MultimodalTextboxOptions, I>,
  ): Made<MultimodalMessage, ShownMultimodal | undefined, MultimodalTextboxOptions, typeof events>;
  readonly definition: Definition;
}

const defaults: MultimodalTextboxOptions = {
  value: null,
  sources: ["upload"],
  fileTypes: null,
  fileCount: "single",
  lines: 1,
  maxLines: 20,
  placeholder: null,
  info: null,
  autofocus: false,
  autoscroll: true,
  textAlign: null,
  rtl: false,
  submitBtn: true,
  stopBtn: false,
  maxPlainTextLength: 1000,
  htmlAttributes: null,
};

const SOURCES: readonly string[] = ["upload", "microphone"];
const EMPTY: MultimodalValue = { text: "", files: [] };
const EXAMPLE_URL = "https://raw.githubusercontent.com/gradio-app/gradio/main/test/test_files/bus.png";

const NO_MESSAGE = 'The value is an object such as {"text": "Hello!", "files": []}.';

const schema = z.nullable(
  z.object(
    {
      text: z.string({ error: 'The "text" is a text.' }),
      files: z._default(z.array(fileDataSchema, { error: 'The "files" are a list.' }), []),
    },
    { error: NO_MESSAGE },
  ),
) as unknown as WireSchema<MultimodalValue | null>; // the default fills what may be absent

const { $defs, items } = fileListApiSchema;

const apiSchema = {
  $defs,
  properties: { text: { title: "Text", type: "string" }, files: { items, title: "Files", type: "array" } },
  required: ["text"],
  title: "MultimodalData",
  type: "object",
  additional_description: null,
};

/**
 * A box for a text with files: typed, uploaded, dropped, pasted or recorded by a visitor, or shown by a function.
 *
 * Handlers read `{ text, files }`; both are empty when there is nothing. They may show the same, or a text alone.
 *
 * @example
 * const message = gr.MultimodalTextbox({ fileCount: "multiple", sources: ["upload", "microphone"] });
 * message.submit(({ text, files }) => `${text} (${files.length} files)`, { inputs: message, outputs: answer });
 */
export const MultimodalTextbox: MultimodalTextboxFactory = defineComponent({
  type: "multimodaltextbox",
  name: "MultimodalTextbox",
  element: MultimodalTextboxElement,
  isFormField: true,
  events,
  defaults,
  complete,
  wire: () => schema,
  async preprocess(value: MultimodalValue | null, { fileTypes }, files): Promise<MultimodalMessage> {
    if (value === null) return { text: "", files: [] };
    const read = await readFiles([...value.files], { fileTypes, fileCount: "multiple", type: "filepath" }, files);
    return { text: value.text, files: read as FileRef[] }; // "multiple" and "filepath" say so
  },
  postprocess: (value: ShownMultimodal | undefined, _, files): Promise<MultimodalValue> => show(value, files),
  apiSchema: () => apiSchema,
  example: () => ({
    text: "Describe this image",
    files: [{ path: EXAMPLE_URL, meta: FILE_META, orig_name: "bus.png", url: EXAMPLE_URL }],
  }),
  cleared: () => EMPTY,
  devices: ({ sources }) => (sources.includes("microphone") ? ["microphone"] : []),
});

function complete(props: MultimodalTextboxOptions & CommonProps): MultimodalTextboxOptions & CommonProps {
  const { sources, fileTypes, fileCount, lines, maxLines, maxPlainTextLength } = props;
  if (!Array.isArray(sources) || !sources.every((source) => SOURCES.includes(source))) {
    throw new SetupError(`MultimodalTextbox: sources is a list of "upload" and "microphone".`);
  }
  checkFileWish("MultimodalTextbox", { fileTypes, fileCount, type: "filepath" });
  if (lines < 1) throw new SetupError("MultimodalTextbox: lines must be 1 or more.");
  if (!(maxPlainTextLength >= 0)) {
    throw new SetupError("MultimodalTextbox: maxPlainTextLength is a number of characters, 0 or more.");
  }
  return { ...props, maxLines: Math.max(lines, maxLines) };
}

async function show(value: ShownMultimodal | undefined, files: FileAccess): Promise<MultimodalValue> {
  if (value === null || value === undefined) return EMPTY;
  if (typeof value === "string") return { text: value, files: [] };
  if (typeof value !== "object" || Array.isArray(value)) {
    throw new AppError(`MultimodalTextbox: shows a text or { text, files }; it got ${named(value)}.`);
  }
  const { text = "", files: shown } = value;
  if (typeof text !== "string") throw new AppError(`MultimodalTextbox: its text is a string; it got ${named(text)}.`);
  if (shown !== null && shown !== undefined && !Array.isArray(shown)) {
    throw new AppError(`MultimodalTextbox: its files are a list; it got ${named(shown)}.`);
  }
  return { text, files: await Promise.all((shown ?? []).map((source: FileSource) => showFile(source, files))) };
}

function named(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a value of the type "${typeof value}"`;
}
