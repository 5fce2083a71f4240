import * as z from "zod/mini";
import { type CommonProps, defineComponent, type Options } from "../../src/core/component.ts";
import type { Valued } from "../../src/core/computed-value.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { SetupError } from "../../src/core/errors.ts";
import { FILE_META, type FileData } from "../../src/protocol/file-data.ts";
import { ButtonElement } from "./element.ts";
import type { ButtonProps } from "./props.ts";
import style from "./style.css?inline";

const defaults: ButtonProps & Pick<CommonProps, "minWidth" | "interactive"> = {
  value: "Run",
  variant: "secondary",
  size: "lg",
  icon: null,
  link: null,
  linkTarget: "_self",
  minWidth: null,
  interactive: true,
};

const CHOICES = {
  variant: ["primary", "secondary", "stop", "huggingface"],
  size: ["sm", "md", "lg"],
  linkTarget: ["_self", "_blank", "_parent", "_top"],
} as const;

const AnyButton = defineComponent({
  type: "button",
  looks: { element: ButtonElement, style },
  isInApi: false,
  events: { click: undefined, change: undefined },
  defaults,
  complete(props) {
    for (const option of ["variant", "size", "linkTarget"] as const) {
      const known: readonly string[] = CHOICES[option];
      if (known.includes(props[option])) continue;
      throw new SetupError(`Button: ${option} "${props[option]}" is unknown; use one of ${known.join(", ")}.`);
    }
    return props;
  },
  wire: () => z.nullable(z.string()),
  preprocess: (text) => text ?? "",
  postprocess: (text: string | number | null) => (text === null ? "" : String(text)),
  // A button has no title and no frame.
  wireProps: ({ icon }) => ({ label: null, showLabel: null, container: null, icon: iconFile(icon) }),
});

/** What an author may say about a button besides its text. */
export type ButtonOptions<I = undefined> = Omit<Options<ButtonProps, I>, "value" | "label" | "showLabel" | "container">;

/**
 * A button; its text comes first.
 *
 * As an input, it gives handlers its text. In CSS, `elemId` names the element around the button and `elemClasses` the
 * button itself: `#my-id button`, `button.my-class`.
 *
 * @example
 * const greet = gr.Button("Greet", { variant: "primary" });
 * greet.click(({ name }) => `Hello ${name}!`, { inputs: { name }, outputs: greeting });
 */
export const Button = Object.assign(
  <const I extends Wiring | undefined = undefined>(
    value: Valued<string, I> = "Run",
    options: ButtonOptions<I> = {},
  ): ReturnType<typeof AnyButton> => AnyButton({ ...options, value }),
  { definition: AnyButton.definition },
);

function iconFile(icon: ButtonProps["icon"]): FileData | null {
  return typeof icon === "string" ? { path: icon, url: icon, meta: FILE_META } : icon;
}
