import * as z from "zod/mini";
import { data, defineComponent, type Options } from "../../src/core/component.ts";
import { SetupError } from "../../src/core/errors.ts";
import type { CopyData, SelectData } from "../../src/core/event-data.ts";
import { TextboxElement } from "./element.ts";
import type { TextboxProps } from "./props.ts";

const defaults: TextboxProps = {
  value: null,
  type: "text",
  lines: 1,
  maxLines: null,
  placeholder: null,
  info: null,
  autofocus: false,
  autoscroll: true,
  textAlign: null,
  rtl: false,
  maxLength: null,
  submitBtn: false,
  stopBtn: false,
  htmlAttributes: null,
  buttons: [],
};

const TYPES = ["text", "password", "email"];

/**
 * A box for text: typed by a visitor, or shown by a function.
 *
 * Handlers read a `string` (empty when nothing was typed) and may show a string or a number.
 *
 * @example
 * const name = gr.Textbox({ label: "Name", placeholder: "Ada" });
 */
export const Textbox = defineComponent({
  type: "textbox",
  element: TextboxElement,
  isFormField: true,
  events: {
    change: undefined,
    input: undefined,
    submit: undefined,
    select: data<SelectData<string, [number, number]>>(),
    focus: undefined,
    blur: undefined,
    stop: undefined,
    copy: data<CopyData>(),
  },
  defaults,
  complete(props) {
    if (!TYPES.includes(props.type)) {
      throw new SetupError(`Textbox: type "${props.type}" is unknown; use one of ${TYPES.join(", ")}.`);
    }
    if (props.lines < 1) throw new SetupError("Textbox: lines must be 1 or more.");
    if (props.type === "text") return props;
    return { ...props, lines: 1, maxLines: props.maxLines === null ? null : 1 };
  },
  wire: () => z.nullable(z.string()),
  preprocess: (text) => text ?? "",
  postprocess: (text: string | number | bigint | boolean | null | undefined) =>
    text === null || text === undefined ? null : String(text),
  example: () => "Hello!!",
});

/** A Textbox of seven lines that grows to twenty. */
export function TextArea(options: Options<TextboxProps> = {}): ReturnType<typeof Textbox> {
  return Textbox({ lines: 7, maxLines: 20, ...options });
}
