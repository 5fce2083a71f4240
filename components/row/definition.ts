import { defineLayout } from "../../src/core/layout.ts";
import { checkedVariant } from "../column/definition.ts";
import { RowElement } from "./element.ts";
import type { RowProps } from "./props.ts";

const defaults: RowProps = {
  variant: "default",
  scale: null,
  height: null,
  maxHeight: null,
  minHeight: null,
  equalHeight: false,
  showProgress: false,
};

/**
 * Puts components side by side, as long as there is room.
 *
 * @example
 * gr.Row([clear, submit]);
 * gr.Row({ equalHeight: true }, [left, right]);
 */
export const Row = defineLayout({
  type: "row",
  element: RowElement,
  events: {},
  defaults,
  complete: (props) => checkedVariant("Row", props),
});
