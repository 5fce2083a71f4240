import type { CustomButton } from "../../src/protocol/custom-button.ts";
import type { FileData } from "../../src/protocol/file-data.ts";

/** Kinds of files that can be shown. */
export const MODEL_TYPES: readonly string[] = [".obj", ".glb", ".gltf", ".stl", ".splat", ".ply"];

/** How surfaces are drawn. */
export type DisplayMode = "solid" | "point_cloud" | "wireframe";

/** The options, as the element sees them. */
export interface Model3DProps {
  value: FileData | null;
  /** Null draws the model as it comes: solid, or as points where it has no surface. */
  displayMode: DisplayMode | null;
  /** Red, green, blue and opacity of the background, each from 0 to 1. Default: transparent. */
  clearColor: readonly [red: number, green: number, blue: number, opacity: number];
  /**
   * Where the camera starts: degrees around the model, degrees from its top, and the distance from its middle. Null
   * leaves a part to us: 90°, 75°, and as near as all of it is in view.
   */
  cameraPosition: readonly [alpha: number | null, beta: number | null, radius: number | null];
  zoomSpeed: number;
  panSpeed: number;
  /** Pixels, or a CSS length. */
  height: number | string | null;
  /** There are no built-in buttons to choose from. */
  buttons: readonly CustomButton[];
}
