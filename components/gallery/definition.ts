import * as z from "zod/mini";
import {
  type CommonProps,
  data,
  defineComponent,
  type Definition,
  type Made,
  type Options,
} from "../../src/core/component.ts";
import { SetupError } from "../../src/core/errors.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { fileDataSchema, imageDataSchema } from "../../src/core/file-schema.ts";
import type { FileRef } from "../../src/core/files.ts";
import type { Wiring } from "../../src/core/handler.ts";
import type { ImageHandle, Raster } from "../../src/core/image.ts";
import { readItems, showItems, type ShownItem } from "../../src/core/media/gallery.ts";
import { galleryApiSchema } from "../../src/core/media/gallery-schema.ts";
import { FILE_META } from "../../src/protocol/file-data.ts";
import { GalleryElement } from "./element.ts";
import { takesFromWebcam } from "./media.ts";
import type { GalleryDeletion, GalleryItem, GalleryProps } from "./props.ts";

type ShownItems = readonly ShownItem[] | null;

/** What an author may say about a Gallery. */
export interface GalleryOptions extends Omit<GalleryProps, "value" | "sources"> {
  /** Images and videos, each alone or as `[item, caption]`. */
  value: ShownItems;
  /** Default: upload. A webcam also records, unless `fileTypes` has no videos. */
  sources: GalleryProps["sources"] | null;
}

/** What a handler reads of one item, for each `type`. */
interface GalleryReads {
  numpy: Raster | FileRef;
  pil: ImageHandle | FileRef;
  filepath: FileRef;
}

/** Makes Galleries. What handlers read follows from the option `type`. */
export interface GalleryFactory {
  <const Type extends keyof GalleryReads = "filepath", const I extends Wiring | undefined = undefined>(
    options?: Options<GalleryOptions, I> & { type?: Type },
  ): Made<
    [media: GalleryReads[Type], caption: string | null][] | null,
    ShownItems | undefined,
    GalleryOptions,
    typeof events
  >;
  readonly definition: Definition;
}

const events = {
  select: data<SelectData<GalleryItem>>(),
  upload: data<GalleryItem[]>(),
  change: undefined,
  delete: data<GalleryDeletion>(),
  preview_close: undefined,
  preview_open: undefined,
};

const SOURCES = ["upload", "webcam", "clipboard"] as const;

const defaults: GalleryOptions = {
  value: null,
  format: "webp",
  fileTypes: null,
  columns: 2,
  rows: null,
  height: null,
  allowPreview: true,
  preview: null,
  selectedIndex: null,
  objectFit: null,
  buttons: ["share", "download", "download_all", "fullscreen"],
  type: "filepath",
  fitColumns: true,
  sources: null,
};

const EXAMPLE_URL = "https://raw.githubusercontent.com/gradio-app/gradio/main/test/test_files/bus.png";

const caption = z._default(z.nullable(z.string({ error: "A caption is a text." })), null);
const wire = z.nullable(
  z.array(
    z.union([z.object({ image: imageDataSchema, caption }), z.object({ video: fileDataSchema, caption })], {
      error: 'An item is {"image": …} or {"video": …}: a file with its path and meta.',
    }),
    { error: "This is no list of images and videos." },
  ),
);

/**
 * A grid of pictures and videos, with captions. A press shows one large, with the others below it. Visitors may also give
 * pictures and videos with it.
 *
 * Handlers read a list of `[item, caption]`, and null where there is nothing: files, or what `type` says of pictures. They
 * may show a list of files that they read, Blobs, bytes, streams, http(s) and data URLs, SVG markup and pixels, each alone
 * or as `[item, caption]`.
 *
 * @example
 * const results = gr.Gallery({ label: "Results", columns: [2, 4], objectFit: "contain" });
 * draw.click(async ({ prompt }) => [[await paint(prompt), prompt]], { inputs: { prompt }, outputs: results });
 * results.select(({ data }) => `Number ${data.index + 1}`, { outputs: choice });
 */
export const Gallery: GalleryFactory = defineComponent({
  type: "gallery",
  element: GalleryElement,
  events,
  defaults,
  complete,
  wire: () => wire,
  preprocess: (value, { type, fileTypes }, files) => readItems(value, { type, fileTypes }, files),
  postprocess: (value: ShownItems | undefined, { format }, files) =>
    showItems(value, format === "jpeg" ? "jpeg" : "png", files),
  apiSchema: () => galleryApiSchema,
  example: () => [{ image: { path: EXAMPLE_URL, meta: FILE_META, orig_name: "bus.png", url: EXAMPLE_URL } }],
  devices: ({ sources, fileTypes }) =>
    sources?.includes("webcam")
      ? ["camera", ...(takesFromWebcam("video", fileTypes) ? (["microphone"] as const) : [])]
      : [],
}) as unknown as GalleryFactory; // the literal `type` tells what a handler reads of pictures

function complete(props: GalleryOptions & CommonProps): GalleryOptions & CommonProps {
  const sources = props.sources ?? ["upload"];
  check("type", props.type, ["numpy", "pil", "filepath"]);
  check("format", props.format, ["webp", "png", "jpeg"]);
  if (props.objectFit !== null) {
    check("objectFit", props.objectFit, ["contain", "cover", "fill", "none", "scale-down"]);
  }
  for (const source of sources) check("sources", source, SOURCES);
  if (props.fileTypes !== null && !Array.isArray(props.fileTypes)) {
    throw new SetupError('Gallery: fileTypes is a list, such as ["image", ".mp4"].');
  }
  checkCount("columns", props.columns);
  checkCount("rows", props.rows);
  return { ...props, sources };
}

function check(option: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  throw new SetupError(
    `Gallery: ${option} "${value}" is unknown; use ${allowed.map((each) => `"${each}"`).join(", ")}.`,
  );
}

function checkCount(option: string, value: number | readonly number[] | null): void {
  const counts = [value ?? 1].flat();
  if (counts.length > 0 && counts.every((count) => Number.isInteger(count) && count > 0)) return;
  throw new SetupError(`Gallery: ${option} takes whole numbers from 1 on.`);
}
