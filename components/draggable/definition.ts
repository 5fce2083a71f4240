import { SetupError } from "../../src/core/errors.ts";
import { defineLayout } from "../../src/core/layout.ts";
import { DraggableElement } from "./element.ts";
import type { DraggableProps } from "./props.ts";

const defaults: DraggableProps = { orientation: "column" };

const ORIENTATIONS: readonly string[] = ["column", "row"];

/**
 * Components that visitors put into an order of their own: each has a handle to drag it by, or to move with the arrow
 * keys. The order is the page's own; nobody else hears of it, and a reload restores the author's.
 *
 * @example
 * gr.Draggable([prices, sales, stock]);
 * gr.Draggable({ orientation: "row" }, [prices, sales, stock]);
 */
export const Draggable = defineLayout({
  type: "draggable",
  element: DraggableElement,
  events: {},
  defaults,
  complete(props) {
    if (ORIENTATIONS.includes(props.orientation)) return props;
    throw new SetupError(`Draggable: orientation "${props.orientation}" is unknown; use ${ORIENTATIONS.join(" or ")}.`);
  },
});
