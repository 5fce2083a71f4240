import { type Fixture, type FormControl, typeInto } from "../shared/fixture.ts";

export const fixtures: readonly Fixture[] = [
  { name: "at the minimum", props: { label: "Times", value: 0 } },
  { name: "in between", props: { label: "Times", value: 40, info: "How often to say **hello**." } },
  { name: "at the maximum", props: { label: "Times", value: 100 } },
  { name: "small steps", props: { label: "Temperature", minimum: 0, maximum: 1, step: 0.01, value: 0.3 } },
  { name: "below zero", props: { label: "Shift", minimum: -5, maximum: 20, step: 0.1, value: -2.5 } },
  { name: "static", props: { label: "Score", value: 70, interactive: false } },
  {
    name: "buttons of the author's",
    props: {
      label: "Times",
      value: 20,
      buttons: ["reset", { id: 90, value: "Refresh" }, { id: 91, value: "Stop", interactive: false }],
    },
  },
  { name: "no reset button", props: { label: "Times", value: 20, buttons: [] } },
  { name: "out of bounds", props: { label: "Times", value: 120, validationError: "Too often" } },
  { name: "no label", props: { label: "Hidden", showLabel: false, value: 50 } },
  { name: "no container", props: { label: "Bare", showLabel: false, container: false, value: 50 } },
  { name: "fallback label", props: { value: 10 } },
  { name: "long", props: { label: "A label that goes on ".repeat(8), maximum: 1_000_000_000, value: 123_456_789 } },
];

export const formControl: FormControl = {
  fixture: "in between",
  enter: (host) => typeInto(host.querySelector<HTMLInputElement>("input[type=range]"), "55"),
  entered: 55,
  other: 70,
  shown: (host) => host.querySelector<HTMLInputElement>("input[type=range]")?.valueAsNumber,
};
