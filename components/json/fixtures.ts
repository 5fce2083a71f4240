import type { Fixture } from "../shared/fixture.ts";

const nested = {
  user: { name: "Ada", tags: ["maths", "poetry"], address: { city: { name: "London", zip: null } } },
  active: true,
};

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Answer" } },
  { name: "empty record", props: { label: "Answer", value: {} } },
  {
    name: "record",
    props: { label: "Answer", value: { text: "hello", number: 5, yes: true, nothing: null }, buttons: ["copy"] },
  },
  { name: "nested", props: { label: "Answer", value: nested, buttons: ["copy"] } },
  { name: "nested, open", props: { label: "Answer", value: nested, open: true } },
  { name: "list with indices", props: { label: "Answer", value: ["a", ["b", []], {}], showIndices: true } },
  { name: "one value", props: { value: 42 } },
  { name: "odd keys", props: { value: { "a/b": 1, "": 2, __proto: 3, "<b>": "</div>" } } },
  {
    name: "long",
    props: { label: "Answer", value: Array.from({ length: 60 }, (_, i) => i), maxHeight: 200, buttons: ["copy"] },
  },
  { name: "hidden label", props: { label: "Answer", showLabel: false, value: [1] } },
];
