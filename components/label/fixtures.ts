import type { Fixture } from "../shared/fixture.ts";

const confidences = [
  { label: "cat", confidence: 0.7 },
  { label: "dog", confidence: 0.295 },
  { label: "bird", confidence: 0.005 },
];

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Animal" } },
  { name: "empty record", props: { label: "Animal", value: {} } },
  { name: "guesses", props: { label: "Animal", value: { label: "cat", confidences } } },
  { name: "can be picked", props: { label: "Animal", value: { label: "cat", confidences } }, listened: ["select"] },
  { name: "text alone", props: { label: "Animal", value: { label: "cat", confidences: null } } },
  { name: "zero", props: { label: "Count", value: { label: "0", confidences: null } } },
  { name: "no heading", props: { label: "Animal", value: { label: "cat", confidences }, showHeading: false } },
  { name: "coloured", props: { label: "Animal", value: { label: "cat", confidences }, color: "#0a8277" } },
  { name: "no container", props: { value: { label: "cat", confidences }, container: false } },
  {
    name: "long",
    props: { value: { label: "word ".repeat(40), confidences: [{ label: "word ".repeat(40), confidence: 1 }] } },
  },
];
