import type { Fixture } from "../shared/fixture.ts";
import { CUBE } from "./fixture-cube.ts";

const value = {
  path: "0/cube.obj",
  url: `data:model/obj,${encodeURIComponent(CUBE)}`,
  orig_name: "cube.obj",
  meta: { _type: "gradio.FileData" },
};
// The browser draws the model.
const isEnhanced = true;
const still = { interactive: false };

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Shape" } },
  { name: "filled", props: { label: "Shape", value }, isEnhanced },
  { name: "static", props: { label: "Shape", value, ...still }, isEnhanced },
  { name: "static and empty", props: { label: "Shape", ...still } },
  { name: "on a colour", props: { label: "Shape", value, clearColor: [0.1, 0.2, 0.4, 1], ...still }, isEnhanced },
  { name: "of a given height", props: { label: "Shape", value, height: 200 }, isEnhanced },
  { name: "empty, of a given height", props: { label: "Shape", height: 200 } },
  {
    name: "no model",
    props: { label: "Shape", value: { ...value, url: "data:text/plain,x", orig_name: "x.glb" }, ...still },
    isEnhanced,
  },
  { name: "no label", props: { label: "Hidden", showLabel: false } },
  { name: "no container", props: { label: "Bare", container: false } },
  { name: "refused", props: { label: "Shape", validationError: "Too large" } },
  { name: "right to left", props: { label: "צורה" } },
  { name: "long", props: { label: "A label that goes on ".repeat(8) } },
];
