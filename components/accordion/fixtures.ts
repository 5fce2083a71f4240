import type { Fixture, FixtureChild } from "../shared/fixture.ts";

const children: readonly FixtureChild[] = [
  { type: "textbox", props: { label: "Seed" } },
  { type: "textbox", props: { label: "Steps" } },
];

export const fixtures: readonly Fixture[] = [
  { name: "open", props: { label: "Settings" }, children },
  { name: "closed", props: { label: "Open for More!", open: false }, children },
  { name: "no label", props: {}, children },
  { name: "long", props: { label: "A label that goes on ".repeat(8) }, children },
  { name: "nested", props: { label: "Outer" }, children: [{ type: "accordion", props: { label: "Inner" }, children }] },
];
