import type { Fixture, FormControl } from "../shared/fixture.ts";

export const fixtures: readonly Fixture[] = [
  { name: "unticked", props: { label: "I have read the terms" } },
  { name: "ticked", props: { label: "Remember me", value: true } },
  { name: "static unticked", props: { label: "Found", interactive: false } },
  { name: "static ticked", props: { label: "Found", value: true, interactive: false } },
  { name: "with help", props: { label: "Newsletter", value: true, info: "At most **one** a month." } },
  { name: "refused", props: { label: "I have read the terms", validationError: "Please read the terms" } },
  {
    name: "buttons of the author's",
    props: {
      label: "Remember me",
      buttons: [
        { id: 90, value: "Refresh" },
        { id: 91, value: "Stop", interactive: false },
      ],
    },
  },
  { name: "no label", props: { showLabel: false } },
  { name: "no container", props: { label: "Bare", container: false } },
  { name: "fallback label", props: {} },
  { name: "right to left", props: { label: "אני מסכים" } },
  { name: "long", props: { label: "A label that goes on ".repeat(20), value: true } },
];

export const formControl: FormControl = {
  fixture: "unticked",
  enter: (host) => host.querySelector("input")?.click(),
  entered: true,
  events: ["select", "input"],
  other: true,
  shown: (host) => host.querySelector("input")?.checked,
};
