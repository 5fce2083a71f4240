import * as z from "zod/mini";
import { type CommonProps, defineComponent, type Options } from "../../src/core/component.ts";
import type { Valued } from "../../src/core/computed-value.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { buttonIcon, checkLook } from "../../src/core/button-look.ts";
import { SetupError } from "../../src/core/errors.ts";
import { ButtonElement } from "./element.ts";
import type { ButtonProps } from "./props.ts";

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

const TARGETS: readonly string[] = ["_self", "_blank", "_parent", "_top"];

const AnyButton = defineComponent({
  type: "button",
  element: ButtonElement,
  isInApi: false,
  events: { click: undefined, change: undefined },
  defaults,
  complete(props) {
    checkLook("Button", props);
    if (!TARGETS.includes(props.linkTarget)) {
      throw new SetupError(`Button: linkTarget "${props.linkTarget}" is unknown; use one of ${TARGETS.join(", ")}.`);
    }
    return props;
  },
  wire: () => z.nullable(z.string()),
  preprocess: (text) => text ?? "",
  postprocess: (text: string | number | null) => (text === null ? "" : String(text)),
  // A button has no title and no frame.
  wireProps: ({ icon }) => ({ label: null, showLabel: null, container: null, icon: buttonIcon(icon) }),
});

/** What an author may say about a button besides its text. */
export type ButtonOptions<I = undefined> = Omit<
  Options<ButtonProps, I>,
  "value" | "label" | "showLabel" | "container" | "buttons"
>;

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
