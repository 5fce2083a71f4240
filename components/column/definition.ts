import { SetupError } from "../../src/core/errors.ts";
import { defineLayout } from "../../src/core/layout.ts";
import { ColumnElement } from "./element.ts";
import type { ColumnProps } from "./props.ts";

const defaults: ColumnProps = { scale: 1, minWidth: 320, variant: "default", showProgress: false };

/**
 * Stacks components; several make up a Row.
 *
 * @example
 * gr.Row([gr.Column([prompt, submit]), gr.Column({ scale: 2 }, [picture])]);
 */
export const Column = defineLayout({
  type: "column",
  element: ColumnElement,
  events: {},
  defaults,
  complete: (props) => checkedVariant("Column", props),
});

const VARIANTS: readonly string[] = ["default", "panel", "compact"];

/** Refuses a look that rows and columns do not have. */
export function checkedVariant<Props extends { variant: string }>(name: string, props: Props): Props {
  if (VARIANTS.includes(props.variant)) return props;
  throw new SetupError(`${name}: variant "${props.variant}" is unknown; use one of ${VARIANTS.join(", ")}.`);
}
