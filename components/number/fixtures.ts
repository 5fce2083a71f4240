import { type Fixture, type FormControl, typeInto } from "../shared/fixture.ts";

export const fixtures: readonly Fixture[] = [
  { name: "unset", props: { label: "Count" } },
  { name: "emptied", props: { label: "Count", value: null, placeholder: "Any number" } },
  { name: "filled", props: { label: "Price", value: 12.5, step: 0.5 } },
  { name: "static", props: { label: "Total", value: 42, interactive: false } },
  {
    name: "buttons of the author's",
    props: {
      label: "Price",
      value: 12.5,
      buttons: [
        { id: 90, value: "Refresh" },
        { id: 91, value: "Stop", interactive: false },
      ],
    },
  },
  { name: "bounded", props: { label: "Guests", value: 2, minimum: 1, maximum: 8, info: "From **1** to **8**." } },
  { name: "negative", props: { label: "Balance", value: -273.15 } },
  { name: "refused", props: { label: "Guests", value: 11, maximum: 8, validationError: "Too many guests" } },
  { name: "no label", props: { label: "Hidden", showLabel: false, value: 7 } },
  { name: "no container", props: { label: "Bare", showLabel: false, container: false, value: 3 } },
  { name: "fallback label", props: { value: 1 } },
  { name: "long", props: { label: "A label that goes on ".repeat(8), value: 1234567890123456 } },
];

export const formControl: FormControl = {
  fixture: "filled",
  enter: (host) => typeInto(host.querySelector("input"), "3.5"),
  entered: 3.5,
  other: 7,
  shown: (host) => host.querySelector("input")?.valueAsNumber,
};
