import * as z from "zod/mini";
import { type CommonProps, defineComponent, type Made, type Options } from "../../src/core/component.ts";
import { SetupError } from "../../src/core/errors.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { NavbarElement } from "./element.ts";
import type { NavbarLink, NavbarProps } from "./props.ts";

const defaults: NavbarProps & Partial<CommonProps> = {
  value: null,
  mainPageName: "Home",
  minWidth: null,
};

const links = z.nullable(z.array(z.tuple([z.string(), z.string()])));

const AnyNavbar = defineComponent({
  type: "navbar",
  element: NavbarElement,
  events: { change: undefined },
  defaults,
  complete(props) {
    const { value, mainPageName } = props;
    if (value !== null && !links.safeParse(value).success) {
      throw new SetupError('Navbar: its value is a list of links, such as [["Docs", "https://example.com"]].');
    }
    if (mainPageName !== false && typeof mainPageName !== "string") {
      throw new SetupError("Navbar: mainPageName is a text, or false.");
    }
    return props;
  },
  wire: () => links,
  preprocess: (value): readonly NavbarLink[] | null => value,
  postprocess: (value: readonly NavbarLink[] | null): [string, string][] | null =>
    value && value.map(([text, target]) => [text, target]),
  apiSchema: () => ({}),
  // Whoever makes a deep link must not say where the page leads.
  isTrusted: () => true,
  // No title and no frame.
  wireProps: () => ({ label: null, showLabel: null, container: null, interactive: null }),
});

/** What an author may say about a Navbar. */
export type NavbarOptions<I = undefined> = Pick<
  Options<NavbarProps, I>,
  "value" | "inputs" | "every" | "mainPageName" | "visible" | "elemId" | "elemClasses" | "key"
>;

/** A Navbar with its listeners. */
export type MadeNavbar = Made<
  readonly NavbarLink[] | null,
  readonly NavbarLink[] | null,
  NavbarProps,
  { change: undefined }
>;

/**
 * The links between the pages of an app with `gr.route()`. Every page has one by itself; this says more of it: other links, another
 * name for the first page, or none of it. It stands at the top, wherever in the page it was placed. A page has one at most.
 *
 * @example
 * const links = gr.Navbar({ mainPageName: "Start", value: [["Docs", "https://example.com/docs"]] });
 * export default gr.Blocks([links, name]);
 */
export const Navbar = Object.assign(
  <const I extends Wiring | undefined = undefined>(options: NavbarOptions<I> = {}): MadeNavbar => AnyNavbar(options),
  { definition: AnyNavbar.definition },
);
