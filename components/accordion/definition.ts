import type { Component } from "../../src/core/component.ts";
import { defineLayout, type LayoutOptions } from "../../src/core/layout.ts";
import type { AccordionProps } from "./props.ts";

const defaults: AccordionProps = { label: null, open: true };

const layout = defineLayout({ type: "accordion", events: { expand: undefined, collapse: undefined }, defaults });

type Made = ReturnType<typeof layout>;
type Options = Omit<LayoutOptions<AccordionProps>, "label">;

/**
 * Components below a heading that shows and hides them. What it hides at first is drawn when it is opened.
 *
 * @example
 * gr.Accordion("Settings", { open: false }, [seed, steps]);
 */
export const Accordion = Object.assign(create, { definition: layout.definition });

function create(label: string | null, children: readonly Component[]): Made;
function create(label: string | null, options: Options, children: readonly Component[]): Made;
function create(
  label: string | null,
  first: Options | readonly Component[],
  children: readonly Component[] = [],
): Made {
  return isList(first) ? layout({ label }, first) : layout({ ...first, label }, children);
}

function isList(value: object): value is readonly Component[] {
  return Array.isArray(value);
}
