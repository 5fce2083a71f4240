import type { Fixture, FormControl } from "../shared/fixture.ts";

const pets = [
  ["Cat", "cat"],
  ["Dog", "dog"],
  ["Guinea pig", "guinea pig"],
] as const;

export const fixtures: readonly Fixture[] = [
  { name: "nothing chosen", props: { label: "Pet", choices: pets } },
  { name: "chosen", props: { label: "Pet", choices: pets, value: "dog" } },
  { name: "static", props: { label: "Pet", choices: pets, value: "cat", interactive: false } },
  {
    name: "numbers",
    props: {
      label: "Stars",
      choices: [
        ["One", 1],
        ["Two", 2],
        ["3", 3],
      ],
      value: 2,
    },
  },
  { name: "unknown value", props: { label: "Pet", choices: pets, value: "unicorn" } },
  { name: "with help", props: { label: "Pet", choices: pets, info: "As in your **passport**." } },
  {
    name: "right to left",
    props: {
      label: "חיה",
      choices: [
        ["חתול", "cat"],
        ["כלב", "dog"],
      ],
      rtl: true,
      value: "cat",
    },
  },
  { name: "refused", props: { label: "Pet", choices: pets, validationError: "Choose a pet" } },
  { name: "no choices", props: { label: "Pet" } },
  { name: "no label", props: { label: "Hidden", showLabel: false, choices: pets } },
  { name: "no container", props: { label: "Bare", showLabel: false, container: false, choices: pets } },
  { name: "fallback label", props: { choices: pets } },
  {
    name: "long",
    props: {
      label: "Essay",
      choices: [
        ["A choice that goes on ".repeat(12), "a"],
        ["Short", "b"],
      ],
    },
  },
];

export const formControl: FormControl = {
  fixture: "chosen",
  enter: (host) => host.querySelector<HTMLInputElement>("input[value=cat]")?.click(),
  entered: "cat",
  events: ["input", "select"],
  other: "guinea pig",
  shown: (host) => host.querySelector<HTMLInputElement>("input:checked")?.value,
};
