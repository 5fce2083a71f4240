import { SetupError } from "../../src/core/errors.ts";
import { defineLayout } from "../../src/core/layout.ts";
import { SidebarElement } from "./element.ts";
import type { SidebarProps } from "./props.ts";

const defaults: SidebarProps = { label: null, open: true, width: 320, position: "left" };

const POSITIONS: readonly string[] = ["left", "right"];

/**
 * Components at the side of the window, beside everything else. A button at its edge hides and shows them.
 *
 * @example
 * gr.Sidebar([model, temperature]);
 * gr.Sidebar({ position: "right", open: false, width: "25%" }, [history]);
 */
export const Sidebar = defineLayout({
  type: "sidebar",
  element: SidebarElement,
  events: { expand: undefined, collapse: undefined },
  defaults,
  complete(props) {
    const { position, width } = props;
    if (!POSITIONS.includes(position)) {
      throw new SetupError(`Sidebar: position "${position}" is unknown; use ${POSITIONS.join(" or ")}.`);
    }
    const isLength = typeof width === "number" ? width > 0 && Number.isFinite(width) : typeof width === "string";
    if (!isLength) throw new SetupError("Sidebar: width is a number of pixels, or a length in CSS.");
    return props;
  },
});
