import type { Fixture, FixtureChild } from "../shared/fixture.ts";

function step(id: number, label: string | null, props: Readonly<Record<string, unknown>> = {}): FixtureChild {
  return {
    type: "walkthroughstep",
    props: { label, tabId: id, ...props },
    children: [{ type: "textbox", props: { label: `In ${label ?? "it"}` } }],
  };
}

const NAMES = ["Upload", "Prompt", "Review", "Result"];

export const fixtures: readonly Fixture[] = [
  { name: "first", props: {}, children: NAMES.map((name, i) => step(i, name)) },
  { name: "in the middle", props: { selected: 2 }, children: NAMES.map((name, i) => step(i, name)) },
  { name: "last", props: { selected: 3 }, children: NAMES.map((name, i) => step(i, name)) },
  {
    name: "locked behind",
    props: { selected: 2 },
    children: [step(0, "Upload"), step(1, "Prompt", { interactive: false }), step(2, "Result")],
  },
  {
    name: "one hidden",
    props: { selected: 2 },
    children: [step(0, "Upload"), step(1, "Prompt", { visible: false }), step(2, "Result")],
  },
  { name: "no labels", props: { selected: 1 }, children: [step(0, null), step(1, null), step(2, null)] },
  {
    name: "long labels",
    props: { selected: 1 },
    children: [0, 1, 2, 3].map((id) => step(id, `A step with a label that is long, number ${id + 1}`)),
  },
  { name: "many", props: { selected: 5 }, children: Array.from({ length: 12 }, (_, i) => step(i, `Chapter ${i + 1}`)) },
  { name: "one", props: {}, children: [step(0, "Alone")] },
];
