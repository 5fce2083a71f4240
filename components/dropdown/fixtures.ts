import { type Fixture, type FormControl, typeInto } from "../shared/fixture.ts";

const pets = [
  ["Cat", "cat"],
  ["Dog", "dog"],
  ["Bird", "bird"],
  ["Fish", "fish"],
];

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Pet", choices: pets } },
  { name: "no choices", props: { label: "Pet", choices: [] } },
  { name: "chosen", props: { label: "Pet", choices: pets, value: "dog" } },
  { name: "static", props: { label: "Pet", choices: pets, value: "dog", interactive: false } },
  {
    name: "numbers",
    props: {
      label: "Size",
      choices: [
        ["Small", 10],
        ["Large", 40],
      ],
      value: 40,
    },
  },
  { name: "not among the choices", props: { label: "Pet", choices: pets, value: "horse" } },
  { name: "own value", props: { label: "Pet", choices: pets, value: "horse", allowCustomValue: true } },
  { name: "not filterable", props: { label: "Pet", choices: pets, value: "cat", filterable: false } },
  { name: "several, none yet", props: { label: "Pets", choices: pets, value: [], multiselect: true } },
  { name: "several", props: { label: "Pets", choices: pets, value: ["cat", "fish"], multiselect: true } },
  {
    name: "several, static",
    props: { label: "Pets", choices: pets, value: ["cat"], multiselect: true, interactive: false },
  },
  {
    name: "several, full",
    props: { label: "Pets", choices: pets, value: ["cat", "dog"], multiselect: true, maxChoices: 2 },
  },
  {
    name: "several, own value",
    props: { choices: pets, value: ["cat", "horse"], multiselect: true, allowCustomValue: true },
  },
  {
    name: "buttons of the author's",
    props: {
      label: "Pet",
      choices: pets,
      buttons: [
        { id: 90, value: "Refresh" },
        { id: 91, value: "Stop", interactive: false },
      ],
    },
  },
  { name: "with help", props: { label: "Pet", choices: pets, info: "Only **one**, please." } },
  { name: "refused", props: { label: "Pet", choices: pets, validationError: "Choose a pet" } },
  { name: "hidden label", props: { label: "Pet", choices: pets, showLabel: false } },
  { name: "no container", props: { label: "Pet", choices: pets, showLabel: false, container: false, value: "cat" } },
  { name: "long", props: { label: "Pet ".repeat(40), choices: [["word ".repeat(60), "long"]], value: "long" } },
];

export const formControl: FormControl = {
  fixture: "chosen",
  enter(host) {
    const box = host.querySelector("input");
    box?.focus();
    typeInto(box, "Cat");
    box?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  },
  entered: "cat",
  events: ["focus", "input", "select"],
  needsScript: true,
  other: "fish",
  shown: (host) => host.querySelector("input")?.value.toLowerCase(),
};
