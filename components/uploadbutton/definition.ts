import { buttonIcon, checkLook } from "../../src/core/button-look.ts";
import {
  type CommonProps,
  defineComponent,
  type Definition,
  type Made,
  type Options,
} from "../../src/core/component.ts";
import { uploadApiSchema, uploadListApiSchema } from "../../src/core/file-schema.ts";
import {
  checkFileWish,
  exampleFile,
  type FileReads,
  fileWire,
  readFiles,
  showFiles,
  type ShownFiles,
} from "../../src/core/file-values.ts";
import { UploadButtonElement } from "./element.ts";
import type { UploadButtonProps } from "./props.ts";

/** What an author may say about an UploadButton. */
interface UploadButtonOptions extends Omit<UploadButtonProps, "value"> {
  value: ShownFiles;
}

/** Makes UploadButtons. What handlers read follows from the options `type` and `fileCount`. */
export interface UploadButtonFactory {
  <
    const Type extends UploadButtonProps["type"] = "filepath",
    const Count extends UploadButtonProps["fileCount"] = "single",
  >(
    label?: string,
    options?: Omit<Options<UploadButtonOptions>, "label" | "showLabel" | "container" | "buttons"> & {
      type?: Type;
      fileCount?: Count;
    },
  ): Made<FileReads<Type, Count>, ShownFiles | undefined, UploadButtonOptions, typeof events>;
  readonly definition: Definition;
}

const events = { click: undefined, change: undefined, upload: undefined };

const defaults: UploadButtonOptions & Pick<CommonProps, "minWidth" | "interactive"> = {
  value: null,
  fileCount: "single",
  fileTypes: null,
  type: "filepath",
  variant: "secondary",
  size: "lg",
  icon: null,
  minWidth: null,
  interactive: true,
};

const AnyUploadButton = defineComponent({
  type: "uploadbutton",
  name: "UploadButton",
  element: UploadButtonElement,
  events,
  defaults,
  complete(props) {
    checkLook("UploadButton", props);
    checkFileWish("UploadButton", props);
    return props;
  },
  wire: () => fileWire,
  preprocess: readFiles,
  postprocess: showFiles,
  apiSchema: ({ fileCount }) => (fileCount === "single" ? uploadApiSchema : uploadListApiSchema),
  example: ({ fileCount }) => (fileCount === "single" ? exampleFile() : [exampleFile()]),
  // A button has no title and no frame.
  wireProps: ({ icon, label }) => ({
    label: label ?? "Upload a File",
    showLabel: null,
    container: null,
    icon: buttonIcon(icon),
  }),
});

/**
 * A button that takes files from the visitor; its text comes first. `upload` fires when they are on the server.
 *
 * Handlers read a file, or a list with `fileCount: "multiple"` or `"directory"`, and null where there is none;
 * `type: "binary"` gives the bytes instead.
 *
 * @example
 * const add = gr.UploadButton("Add pictures", { fileTypes: ["image"], fileCount: "multiple" });
 * add.upload((pictures) => pictures?.length ?? 0, { inputs: add, outputs: count });
 */
export const UploadButton: UploadButtonFactory = Object.assign(
  (label = "Upload a File", options: Options<UploadButtonOptions> = {}) => AnyUploadButton({ ...options, label }),
  { definition: AnyUploadButton.definition },
) as unknown as UploadButtonFactory; // the literal options tell what a handler reads
