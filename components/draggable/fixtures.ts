import type { Fixture, FixtureChild } from "../shared/fixture.ts";

const children: readonly FixtureChild[] = [
  { type: "code", props: { label: "Prices", value: "1", interactive: false } },
  { type: "json", props: { label: "Sales", value: { a: 1 } } },
  { type: "colorpicker", props: { label: "Stock", value: "#ff8800" } },
];

const fields: FixtureChild = {
  type: "form",
  props: { scale: 0, minWidth: 0 },
  children: [
    { type: "textbox", props: { label: "First name" } },
    { type: "textbox", props: { label: "Last name" } },
  ],
};

/** The browser adds the handles. */
const isEnhanced = true;

export const fixtures: readonly Fixture[] = [
  { name: "column", props: {}, children, isEnhanced },
  { name: "row", props: { orientation: "row" }, children, isEnhanced },
  { name: "fields", props: {}, children: [fields], isEnhanced },
  { name: "fields beside another", props: {}, children: [fields, ...children.slice(1)], isEnhanced },
  {
    name: "layouts",
    props: {},
    isEnhanced,
    children: [
      { type: "row", props: {}, children: children.slice(0, 2) },
      { type: "accordion", props: { label: "More" }, children: children.slice(2) },
      { type: "button", props: { value: "Send" } },
    ],
  },
  { name: "only one", props: {}, children: children.slice(1, 2), isEnhanced },
  { name: "empty", props: {} },
  { name: "hidden", props: { visible: "hidden" }, children, isEnhanced },
];
