import type { Fixture, FormControl } from "../shared/fixture.ts";

const VALUE = "2024-05-01 10:00:00";

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "When" } },
  { name: "filled", props: { label: "When", value: VALUE } },
  { name: "date alone", props: { label: "Day", value: "2024-05-01", includeTime: false } },
  { name: "static", props: { label: "When", value: VALUE, interactive: false } },
  { name: "static and empty", props: { label: "When", interactive: false } },
  { name: "with help", props: { label: "When", value: VALUE, info: "In **Berlin**.", timezone: "Europe/Berlin" } },
  { name: "refused", props: { label: "When", value: VALUE, validationError: "Too late" } },
  { name: "no label", props: { label: "Hidden", showLabel: false, value: VALUE } },
  { name: "fallback label", props: { value: VALUE } },
  { name: "long", props: { label: "A label that goes on ".repeat(8), info: "Help that goes on ".repeat(8) } },
];

export const formControl: FormControl = {
  fixture: "filled",
  enter(host) {
    const box = host.querySelector<HTMLInputElement>(".time");
    if (!box || box.disabled) return;
    box.value = "2024-02-29 00:00:00";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    box.dispatchEvent(new FocusEvent("blur"));
  },
  entered: "2024-02-29 00:00:00",
  other: "2000-01-01 23:59:59",
  shown: (host) => host.querySelector<HTMLInputElement>(".time")?.value,
};
