import type { Fixture, FixtureChild } from "../shared/fixture.ts";

const name: FixtureChild = { type: "textbox", props: { label: "Name" } };
const essay: FixtureChild = { type: "textbox", props: { label: "Essay", lines: 4 } };

export const fixtures: readonly Fixture[] = [
  { name: "two", props: {}, children: [name, essay] },
  { name: "equal height", props: { equalHeight: true }, children: [name, essay] },
  { name: "shares", props: {}, children: [{ ...name, props: { label: "Wide", scale: 3 } }, essay] },
  { name: "panel", props: { variant: "panel" }, children: [name, essay] },
  { name: "compact", props: { variant: "compact" }, children: [name, essay] },
  { name: "fixed height", props: { height: 200 }, children: [name] },
  { name: "progress on the row", props: { showProgress: true }, children: [name] },
];
