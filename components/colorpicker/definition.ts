import * as z from "zod/mini";
import { defineComponent } from "../../src/core/component.ts";
import { ColorPickerElement } from "./element.ts";
import type { ColorPickerProps } from "./props.ts";

const defaults: ColorPickerProps = { value: null, info: null };

/**
 * A button that shows a colour, and opens what a visitor picks another one with.
 *
 * Handlers read a `string`, or null while there is no colour, and may show any CSS colour, or null. What a visitor has
 * picked is `#rrggbb`.
 *
 * @example
 * const ink = gr.ColorPicker({ label: "Ink", value: "#0d9488" });
 */
export const ColorPicker = defineComponent({
  type: "colorpicker",
  element: ColorPickerElement,
  name: "ColorPicker",
  events: {
    change: undefined,
    input: undefined,
    submit: undefined,
    focus: undefined,
    blur: undefined,
    release: undefined,
  },
  defaults,
  wire: () => z.nullable(z.string()),
  preprocess: (color) => color,
  postprocess: (color: string | null) => color,
  example: () => "#000000",
});
