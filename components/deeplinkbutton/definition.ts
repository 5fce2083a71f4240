import * as z from "zod/mini";
import { buttonIcon, checkLook } from "../../src/core/button-look.ts";
import { type CommonProps, type ComponentCall, defineComponent, type Options } from "../../src/core/component.ts";
import { LINKING, makeLink, openLink } from "../../src/core/deep-link.ts";
import { AppError } from "../../src/core/errors.ts";
import { DeepLinkButtonElement } from "./element.ts";
import { type DeepLinkButtonProps, MAKE_LINK } from "./props.ts";

const defaults: DeepLinkButtonProps & Pick<CommonProps, "minWidth" | "interactive"> = {
  value: "Share via Link",
  copiedValue: "Link Copied!",
  variant: "secondary",
  size: "lg",
  icon: null,
  minWidth: null,
  interactive: true,
};

const AnyDeepLinkButton = defineComponent({
  type: LINKING,
  name: "DeepLinkButton",
  element: DeepLinkButtonElement,
  isInApi: false,
  events: { click: undefined, change: undefined },
  defaults,
  complete(props) {
    checkLook("DeepLinkButton", props);
    return props;
  },
  wire: () => z.nullable(z.string()),
  preprocess: (text) => text ?? "",
  postprocess: (text: string | null) => text ?? "",
  // A button has no title and no frame.
  wireProps: ({ icon }) => ({ label: null, showLabel: null, container: null, icon: buttonIcon(icon) }),
  // Its text is the author's.
  isTrusted: () => true,
  call: (_, name, data) => (name === MAKE_LINK ? makingOf(data) : undefined),
  openLink,
});

function makingOf(values: unknown): ComponentCall {
  return {
    name: MAKE_LINK,
    async run(server) {
      try {
        return { status: 200, answer: await makeLink(values, server) };
      } catch (error) {
        if (error instanceof AppError) return { status: 400, answer: { detail: error.message } };
        throw error;
      }
    },
  };
}

/** What an author may say about a DeepLinkButton besides its text. */
export type DeepLinkButtonOptions = Omit<
  Options<DeepLinkButtonProps>,
  "value" | "inputs" | "every" | "label" | "showLabel" | "container" | "buttons"
>;

/**
 * A button that puts a link into the visitor's clipboard: it opens the page with the values that the page shows now. They are
 * kept for 30 days, with copies of their files; State, passwords and `gr.HTML` are not.
 *
 * @example
 * export default gr.Blocks([prompt, picture, gr.DeepLinkButton()]);
 */
export const DeepLinkButton = Object.assign(
  (value = "Share via Link", options: DeepLinkButtonOptions = {}): ReturnType<typeof AnyDeepLinkButton> =>
    AnyDeepLinkButton({ ...options, value }),
  { definition: AnyDeepLinkButton.definition },
);
