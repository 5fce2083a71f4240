import type { Fixture, FixtureChild } from "../shared/fixture.ts";

const children: readonly FixtureChild[] = [
  { type: "textbox", props: { label: "Model" } },
  { type: "textbox", props: { label: "Seed" } },
];

export const fixtures: readonly Fixture[] = [
  { name: "open", props: {}, children },
  { name: "closed", props: { open: false }, children },
  { name: "right", props: { position: "right", label: "History" }, children },
  { name: "right, closed", props: { position: "right", open: false }, children },
  { name: "narrow", props: { width: 200 }, children },
  { name: "wide", props: { width: "50%" }, children },
  {
    name: "long",
    props: {},
    children: Array.from({ length: 20 }, (_, i) => ({ type: "textbox", props: { label: `Field ${i + 1}` } })),
  },
  { name: "empty", props: {} },
  { name: "hidden", props: { visible: "hidden" }, children },
];
