import type { CommonProps, Component } from "../../src/core/component.ts";
import { defineLayout } from "../../src/core/layout.ts";
import { Column } from "../column/definition.ts";
import { Row } from "../row/definition.ts";
import { FormElement } from "./element.ts";
import type { FormProps } from "./props.ts";

const defaults: FormProps = { scale: 0, minWidth: 0 };

/** One frame around neighbouring form fields; authors never make one. */
export const Form = defineLayout({
  type: "form",
  element: FormElement,
  events: {},
  defaults,
  // Authors never see a Form: it has none of the options that other layouts have.
  complete({ scale, minWidth, key }) {
    return { scale, minWidth, key } as FormProps & CommonProps; // what is missing is left out of the config
  },
});

/** Where a Form stands, as far as it matters for its size. */
export interface FormPlace {
  /** In a Row: it takes the room that its fields would take. */
  inRow?: boolean;
  /** In a Column of a Row of equal heights: it takes the height that its fields would take. */
  inStretchedColumn?: boolean;
  /** At the top of a page that fills the window: so do the fields that ask for it. */
  inFilledPage?: boolean;
}

/** Puts fields into one frame. */
export function makeForm(fields: readonly Component[], place: FormPlace = {}): Component {
  const { inRow = false, inStretchedColumn = false, inFilledPage = false } = place;
  const unsaid = inRow || inStretchedColumn ? 1 : 0;
  const scale = inRow || inStretchedColumn || inFilledPage ? sum(fields, ({ props }) => props.scale ?? unsaid) : 0;
  const minWidth = inRow ? sum(fields, ({ props }) => props.minWidth ?? 0) : 0;
  return Form({ scale, minWidth }, fields);
}

/** How the page around uses its window. */
export interface GroupingOptions {
  fillsHeight?: boolean;
}

/**
 * Gives neighbouring form fields one frame, everywhere in the tree below. Done twice, it changes nothing.
 * Components without a place, such as State, do not part neighbours.
 */
export function groupFields(
  children: readonly Component[],
  { fillsHeight = false }: GroupingOptions = {},
): readonly Component[] {
  return grouped(children, { inFilledPage: fillsHeight }, []);
}

/** `around` are the layouts from the outermost to the one that holds the children. */
function grouped(children: readonly Component[], place: FormPlace, around: readonly Component[]): readonly Component[] {
  for (const child of children) regroup(child, around);
  const holder = around.at(-1);
  const isCompact = holder !== undefined && "variant" in holder.props && holder.props.variant === "compact";
  if (isCompact || holder?.definition === Form.definition) return children;
  return frame(children, place);
}

/** A layout keeps its identity, since listeners know it; only what it holds is put into frames. */
function regroup(layout: Component, around: readonly Component[]): void {
  if (layout.children.length === 0) return;
  const place: FormPlace = {
    inRow: layout.definition === Row.definition,
    inStretchedColumn: layout.definition === Column.definition && isStretchedRow(around.at(-1)),
  };
  Object.assign(layout, { children: grouped(layout.children, place, [...around, layout]) });
}

function isStretchedRow(layout: Component | undefined): boolean {
  return layout?.definition === Row.definition && layout.props["equalHeight"] === true;
}

function frame(children: readonly Component[], place: FormPlace): Component[] {
  const result: Component[] = [];
  let fields: Component[] = [];
  let unplaced: Component[] = [];
  function close(): void {
    if (fields.length > 0) result.push(makeForm(fields, place));
    result.push(...unplaced);
    fields = [];
    unplaced = [];
  }
  for (const child of children) {
    if (child.definition.isFormField && child.props.container) fields.push(child);
    else if (!child.definition.isVisual) unplaced.push(child);
    else {
      close();
      result.push(child);
    }
  }
  close();
  return result;
}

function sum(fields: readonly Component[], measure: (field: Component) => number): number {
  return fields.reduce((total, field) => total + measure(field), 0);
}
