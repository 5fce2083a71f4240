import type { Fixture } from "../shared/fixture.ts";

export const fixtures: readonly Fixture[] = [
  {
    name: "in front",
    props: { label: "Settings", active: true },
    children: [{ type: "textbox", props: { label: "Seed" } }],
  },
  { name: "behind", props: { label: "Settings" }, children: [{ type: "textbox", props: { label: "Seed" } }] },
  {
    name: "behind but drawn",
    props: { label: "Settings", renderChildren: true },
    children: [{ type: "textbox", props: { label: "Seed" } }],
  },
];
