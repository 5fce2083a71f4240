import type { Fixture, FixtureChild } from "../shared/fixture.ts";

function tab(label: string | null, props: Readonly<Record<string, unknown>> = {}): FixtureChild {
  return {
    type: "tabitem",
    props: { label, ...props },
    children: [{ type: "textbox", props: { label: `In ${label ?? "it"}` } }],
  };
}

export const fixtures: readonly Fixture[] = [
  { name: "three", props: {}, children: [tab("Cat"), tab("Dog"), tab("Bird")] },
  {
    name: "selected",
    props: { selected: "dog" },
    children: [tab("Cat", { tabId: "cat" }), tab("Dog", { tabId: "dog" })],
  },
  { name: "locked", props: {}, children: [tab("Cat"), tab("Dog", { interactive: false }), tab("Bird")] },
  { name: "hidden", props: {}, children: [tab("Cat", { visible: false }), tab("Dog"), tab("Bird")] },
  { name: "no labels", props: {}, children: [tab(null), tab(null)] },
  { name: "many", props: {}, children: Array.from({ length: 40 }, (_, i) => tab(`Chapter ${i + 1}`)) },
  { name: "one long", props: {}, children: [tab("A label that goes on ".repeat(8)), tab("Dog")] },
];
