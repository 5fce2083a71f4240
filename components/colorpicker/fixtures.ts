import type { Fixture } from "../shared/fixture.ts";

export const fixtures: readonly Fixture[] = [
  { name: "no colour", props: { label: "Ink" } },
  { name: "coloured", props: { label: "Ink", value: "#ff8800" } },
  { name: "colour with a name", props: { label: "Ink", value: "rebeccapurple" } },
  { name: "no colour at all", props: { label: "Ink", value: "nonsense" } },
  { name: "static", props: { label: "Ink", value: "#0d9488", interactive: false } },
  { name: "with help", props: { label: "Ink", value: "#0d9488", info: "As on **paper**." } },
  { name: "refused", props: { label: "Ink", value: "#ffffff", validationError: "Too bright" } },
  { name: "no label", props: { label: "Hidden", showLabel: false, value: "#334455" } },
  { name: "no container", props: { label: "Bare", showLabel: false, container: false, value: "#334455" } },
  { name: "fallback label", props: { value: "#334455" } },
  { name: "long", props: { label: "A label that goes on ".repeat(8), value: "#334455" } },
];
