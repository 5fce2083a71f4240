import type { Fixture, FixtureChild } from "../shared/fixture.ts";

const children: readonly FixtureChild[] = [
  { type: "textbox", props: { label: "Name" } },
  { type: "textbox", props: { label: "Essay", lines: 3 } },
];

export const fixtures: readonly Fixture[] = [
  { name: "two", props: { scale: 1, minWidth: 320 }, children },
  { name: "panel", props: { scale: 1, minWidth: 320, variant: "panel" }, children },
  { name: "compact", props: { scale: 1, minWidth: 320, variant: "compact" }, children },
  { name: "hidden", props: { scale: 1, minWidth: 320, visible: "hidden" }, children },
];
