import type { Fixture, FixtureChild } from "../shared/fixture.ts";

const children: readonly FixtureChild[] = [
  { type: "textbox", props: { label: "First name" } },
  { type: "textbox", props: { label: "Last name" } },
];

export const fixtures: readonly Fixture[] = [
  { name: "two fields", props: { scale: 0, minWidth: 0 }, children },
  {
    name: "all hidden",
    props: { scale: 0, minWidth: 0 },
    children: [{ type: "textbox", props: { label: "Nobody sees it", visible: "hidden" } }],
  },
];
