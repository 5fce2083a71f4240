import type { Fixture, FormControl } from "../shared/fixture.ts";

const pets = [
  ["Cat", "cat"],
  ["Dog", "dog"],
  ["Guinea pig", "guinea pig"],
] as const;

export const fixtures: readonly Fixture[] = [
  { name: "nothing ticked", props: { label: "Pets", choices: pets } },
  { name: "ticked", props: { label: "Pets", choices: pets, value: ["dog", "cat"] } },
  { name: "static", props: { label: "Pets", choices: pets, value: ["cat"], interactive: false } },
  { name: "numbers", props: { label: "Stars", choices: [1, 2, 3], value: [2] } },
  { name: "unknown value", props: { label: "Pets", choices: pets, value: ["unicorn"] } },
  { name: "all at once", props: { label: "Pets", choices: pets, value: ["cat"], showSelectAll: true } },
  {
    name: "all at once, without a label",
    props: { label: "Pets", showLabel: false, choices: pets, value: ["cat", "dog", "guinea pig"], showSelectAll: true },
  },
  { name: "all at once, static", props: { label: "Pets", choices: pets, showSelectAll: true, interactive: false } },
  { name: "with help", props: { label: "Pets", choices: pets, info: "As in your **passport**." } },
  { name: "refused", props: { label: "Pets", choices: pets, validationError: "Choose a pet" } },
  { name: "no choices", props: { label: "Pets" } },
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
  fixture: "ticked",
  enter: (host) => host.querySelector<HTMLInputElement>("input[title='guinea pig']")?.click(),
  entered: ["dog", "cat", "guinea pig"],
  events: ["select", "input"],
  other: ["guinea pig"],
  shown: (host) => [...host.querySelectorAll<HTMLInputElement>("input:checked")].map(({ title }) => title),
};
