import * as z from "zod/mini";
import { type CommonProps, defineComponent, type Factory } from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import { fileApiSchema, fileDataSchema } from "../../src/core/file-schema.ts";
import { readFiles, showFile } from "../../src/core/file-values.ts";
import type { FileRef, FileSource } from "../../src/core/files.ts";
import { FILE_META, type FileData } from "../../src/protocol/file-data.ts";
import { isOfType } from "../../src/protocol/file-types.ts";
import { Model3DElement } from "./element.ts";
import { MODEL_TYPES, type Model3DProps } from "./props.ts";

/** What an author may say about a Model3D. */
export interface Model3DOptions extends Omit<Model3DProps, "value"> {
  value: FileSource | null;
}

type Model3DFactory = Factory<Model3DOptions, FileRef | null, FileSource | null | undefined, typeof events>;

const events = { change: undefined, upload: undefined, edit: undefined, clear: undefined };

const defaults: Model3DOptions = {
  value: null,
  displayMode: null,
  clearColor: [0, 0, 0, 0],
  cameraPosition: [null, null, null],
  zoomSpeed: 1,
  panSpeed: 1,
  height: null,
  buttons: [],
};

const EXAMPLE_URL = "https://raw.githubusercontent.com/gradio-app/gradio/main/gradio/media_assets/models3d/Fox.gltf";

/**
 * A model in three dimensions, to be turned and looked at from near and far: OBJ, glTF (also as GLB), STL, PLY, and
 * splats, which are drawn as points. Uploaded by a visitor, or shown by a function.
 *
 * Handlers read the file, and null where there is none. They may show a file they read, a Blob, bytes, a stream or a
 * data URL; `new File([bytes], "cube.obj")` gives bytes the name that tells their kind. A model at an address of
 * another site is offered for download alone.
 *
 * @example
 * const shape = gr.Model3D({ label: "Shape", displayMode: "wireframe" });
 */
export const Model3D: Model3DFactory = defineComponent({
  type: "model3d",
  name: "Model3D",
  element: Model3DElement,
  events,
  defaults,
  complete,
  wire: () => z.nullable(fileDataSchema),
  async preprocess(value: FileData | null, _props, files): Promise<FileRef | null> {
    const wish = { fileCount: "single", fileTypes: MODEL_TYPES, type: "filepath" } as const;
    return readFiles(value, wish, files) as Promise<FileRef | null>; // what this wish is answered with
  },
  async postprocess(value: FileSource | null | undefined, _props, files) {
    if (value === null || value === undefined) return null;
    const shown = await showFile(value, files);
    if (isOfType({ name: shown.orig_name ?? "", type: shown.mime_type ?? "" }, MODEL_TYPES)) return shown;
    throw new AppError(
      `Model3D was given something that is no model by its name; end it with one of ${MODEL_TYPES.join(", ")}, ` +
        `as in new File([bytes], "cube.obj").`,
    );
  },
  apiSchema: () => fileApiSchema,
  example: () => ({ path: EXAMPLE_URL, meta: FILE_META, orig_name: "Fox.gltf", url: EXAMPLE_URL }),
});

function complete(props: Model3DOptions & CommonProps): Model3DOptions & CommonProps {
  const { displayMode, clearColor, cameraPosition, zoomSpeed, panSpeed } = props;
  check(
    displayMode === null || ["solid", "point_cloud", "wireframe"].includes(displayMode),
    "displayMode",
    "is solid, point_cloud, wireframe or null",
  );
  check(isList(clearColor, 4) && clearColor.every(isNumber), "clearColor", "is four numbers from 0 to 1");
  check(
    isList(cameraPosition, 3) && cameraPosition.every((part) => part === null || isNumber(part)),
    "cameraPosition",
    "is two angles in degrees and a distance, each of them a number or null",
  );
  check(isNumber(zoomSpeed) && zoomSpeed >= 0, "zoomSpeed", "is a number of 0 or more");
  check(isNumber(panSpeed) && panSpeed >= 0, "panSpeed", "is a number of 0 or more");
  return props;
}

function check(isRight: boolean, option: string, wanted: string): void {
  if (!isRight) throw new SetupError(`Model3D: ${option} ${wanted}.`);
}

function isList(value: unknown, length: number): boolean {
  return Array.isArray(value) && value.length === length;
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}
