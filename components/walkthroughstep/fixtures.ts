import type { Fixture } from "../shared/fixture.ts";

export const fixtures: readonly Fixture[] = [
  {
    name: "in front",
    props: { label: "Prompt", active: true },
    children: [{ type: "textbox", props: { label: "Prompt" } }],
  },
  { name: "to come", props: { label: "Prompt" }, children: [{ type: "textbox", props: { label: "Prompt" } }] },
];
