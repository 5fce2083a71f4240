import { defineLayout, labelFirst } from "../../src/core/layout.ts";
import { AccordionElement } from "./element.ts";
import type { AccordionProps } from "./props.ts";

const defaults: AccordionProps = { label: null, open: true };

const layout = defineLayout({
  type: "accordion",
  element: AccordionElement,
  events: { expand: undefined, collapse: undefined },
  defaults,
});

/**
 * Components below a heading that shows and hides them. What it hides at first is drawn when it is opened.
 *
 * @example
 * gr.Accordion("Settings", { open: false }, [seed, steps]);
 */
export const Accordion = labelFirst(layout);
