import * as z from "zod/mini";
import { buttonIcon, checkLook } from "../../src/core/button-look.ts";
import { type CommonProps, defineComponent, type Options } from "../../src/core/component.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { fileApiSchema, fileDataSchema } from "../../src/core/file-schema.ts";
import { exampleFile, showFile } from "../../src/core/file-values.ts";
import type { FileSource } from "../../src/core/files.ts";
import { DownloadButtonElement } from "./element.ts";
import type { DownloadButtonProps } from "./props.ts";

/** What an author may say about a DownloadButton. */
interface DownloadButtonOptions extends Omit<DownloadButtonProps, "value"> {
  value: FileSource | null;
}

const defaults: DownloadButtonOptions & Pick<CommonProps, "minWidth" | "interactive"> = {
  value: null,
  variant: "secondary",
  size: "lg",
  icon: null,
  minWidth: null,
  interactive: true,
};

const AnyDownloadButton = defineComponent({
  type: "downloadbutton",
  name: "DownloadButton",
  element: DownloadButtonElement,
  events: { click: undefined, change: undefined },
  defaults,
  complete(props) {
    checkLook("DownloadButton", props);
    return props;
  },
  wire: () => z.nullable(fileDataSchema),
  preprocess: (file, _, files) => (file === null ? null : files.open(file)),
  postprocess: async (source: FileSource | null | undefined, _, files) =>
    source === null || source === undefined ? null : showFile(source, files),
  apiSchema: () => fileApiSchema,
  example: exampleFile,
  // A button has no title and no frame.
  wireProps: ({ icon, label }) => ({
    label: label ?? "Download",
    showLabel: null,
    container: null,
    icon: buttonIcon(icon),
  }),
});

/**
 * A button that saves a file on the visitor's disk; its text comes first.
 *
 * The file is its `value`: fixed by the author, or answered by a function. Handlers read it, and null where there is none; they may
 * show what a File may show.
 *
 * @example
 * const report = gr.DownloadButton("Download the report");
 * make.click(() => new File(["a,b\n1,2\n"], "report.csv"), { outputs: report });
 */
export const DownloadButton = Object.assign(
  <const I extends Wiring | undefined = undefined>(
    label = "Download",
    options: Omit<Options<DownloadButtonOptions, I>, "label" | "showLabel" | "container" | "buttons"> = {},
  ): ReturnType<typeof AnyDownloadButton> => AnyDownloadButton({ ...options, label }),
  { definition: AnyDownloadButton.definition },
);
