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
import { SetupError } from "../../src/core/errors.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { imageApiSchema, imageDataSchema } from "../../src/core/file-schema.ts";
import type { FileRef } from "../../src/core/files.ts";
import type { ImageHandle, ImageSource, Raster, WatermarkOptions } from "../../src/core/image.ts";
import { readImage } from "../../src/core/media/image-input.ts";
import { showImage } from "../../src/core/media/image-output.ts";
import type { FileData } from "../../src/protocol/file-data.ts";
import { ImageElement } from "./element.ts";
import type { ImageProps } from "./props.ts";

/** What an author may say about an Image. */
export interface ImageOptions extends Omit<ImageProps, "value" | "webcamOptions"> {
  value: ImageSource | null;
  /** Default: mirrored, and up to 1920 by 1440 pixels. */
  webcamOptions: Partial<ImageProps["webcamOptions"]>;
  /** Laid over every picture that handlers return: an image, or an image and a position. */
  watermark: WatermarkOptions | WatermarkOptions["watermark"];
}

/** What a handler reads for each `type`. */
export interface ImageReads {
  numpy: Raster;
  pil: ImageHandle;
  filepath: FileRef;
}

/** Makes Images. What handlers read follows from the option `type`. */
export interface ImageFactory {
  <const Type extends keyof ImageReads = "numpy", const I extends Wiring | undefined = undefined>(
    options?: Options<ImageOptions, I> & { type?: Type },
  ): Made<ImageReads[Type] | null, ImageSource | null | undefined, ImageOptions, typeof events>;
  readonly definition: Definition;
}

const events = {
  clear: undefined,
  change: undefined,
  select: data<SelectData<null, readonly [x: number, y: number]>>(),
  upload: undefined,
  input: undefined,
};

const SOURCES = ["upload", "webcam", "clipboard"] as const;
const WEBCAM_DEFAULTS: ImageProps["webcamOptions"] = { mirror: true, constraints: null };

const defaults: ImageOptions = {
  value: null,
  format: "webp",
  height: null,
  width: null,
  imageMode: "RGB",
  sources: null,
  type: "numpy",
  streaming: false,
  webcamOptions: WEBCAM_DEFAULTS,
  placeholder: null,
  watermark: null,
  buttons: ["download", "share", "fullscreen"],
};

const EXAMPLE_URL = "https://raw.githubusercontent.com/gradio-app/gradio/main/test/test_files/bus.png";

/**
 * A picture: uploaded, pasted or taken with the webcam by a visitor, or shown by a function.
 *
 * Handlers read pixels (`type: "numpy"`, the default), a picture that is decoded when asked for (`"pil"`) or the file
 * (`"filepath"`), and null where there is no picture. They may show pixels, a file they read, a Blob, bytes, a stream,
 * an http(s) or data URL, or SVG markup.
 *
 * @example
 * const photo = gr.Image({ label: "Photo", type: "filepath" });
 */
export const Image: ImageFactory = defineComponent({
  type: "image",
  element: ImageElement,
  events,
  defaults,
  complete,
  wire: () => z.nullable(imageDataSchema),
  async preprocess(value: FileData | null, { type, imageMode }, files): Promise<ImageReads[keyof ImageReads] | null> {
    if (value === null) return null;
    return readImage(value, { type, imageMode }, files);
  },
  async postprocess(value: ImageSource | null | undefined, { format, watermark }, files) {
    if (value === null || value === undefined) return null;
    return showImage(value, { format: format === "jpeg" ? "jpeg" : "png", watermark: watermarkOf(watermark) }, files);
  },
  apiSchema: () => imageApiSchema,
  example: () => ({
    path: EXAMPLE_URL,
    meta: { _type: "gradio.FileData" },
    orig_name: "bus.png",
    url: EXAMPLE_URL,
  }),
  // The watermark itself stays on the server: it is laid over before the picture leaves.
  wireProps: ({ watermark }) => ({
    streamable: false,
    watermark: { watermark: null, position: watermarkOf(watermark).position ?? "bottom-right" },
  }),
  devices: ({ sources }) => (sources?.includes("webcam") ? ["camera"] : []),
}) as unknown as ImageFactory; // the literal `type` tells which of the three a handler reads

function complete(props: ImageOptions & CommonProps): ImageOptions & CommonProps {
  const sources = props.sources ?? SOURCES;
  check("type", props.type, ["numpy", "pil", "filepath"]);
  check("format", props.format, ["webp", "png", "jpeg"]);
  if (props.imageMode !== null) check("imageMode", props.imageMode, ["L", "RGB", "RGBA"]);
  for (const source of sources) check("sources", source, SOURCES);
  if (props.streaming) {
    throw new SetupError("Image: streaming is not offered; the webcam takes one picture at a time. Leave it out.");
  }
  return { ...props, sources, webcamOptions: { ...WEBCAM_DEFAULTS, ...props.webcamOptions } };
}

function check(option: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  throw new SetupError(`Image: ${option} "${value}" is unknown; use ${allowed.map((each) => `"${each}"`).join(", ")}.`);
}

function watermarkOf(watermark: ImageOptions["watermark"]): WatermarkOptions {
  const isOptions = typeof watermark === "object" && watermark !== null && "watermark" in watermark;
  return isOptions ? watermark : { watermark };
}
