import type { Fixture } from "../shared/fixture.ts";

const token = (text: string, found: string | number | null = null) => ({ token: text, class_or_confidence: found });

const VALUE = [token("Paris", "LOC"), token(" is where "), token("Ada", "PER"), token(" went.\nShe came back.")];
const SCORES = [token("good", 0.9), token(" bad ", -0.5), token("meh", 0), token(" certain", 1), token(" so", -1)];
const NAMES = ["red", "green", "blue", "yellow", "purple", "teal", "orange", "cyan", "lime", "pink"];
const still = { interactive: false };

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Entities", ...still } },
  { name: "nothing found", props: { label: "Entities", value: [token("Nobody went anywhere.")], ...still } },
  { name: "categories", props: { label: "Entities", value: VALUE, ...still } },
  { name: "can be picked", props: { label: "Entities", value: VALUE, ...still }, listened: ["select"] },
  { name: "with a legend", props: { label: "Entities", value: VALUE, showLegend: true, ...still } },
  { name: "without categories", props: { label: "Entities", value: VALUE, showInlineCategory: false, ...still } },
  {
    name: "own colours",
    props: {
      label: "Entities",
      value: [...VALUE, token(" "), token("Nothing", "none"), token(" "), token("black", "black")],
      colorMap: { LOC: "teal", PER: "#ff00ff", none: "transparent", black: "#000" },
      ...still,
    },
  },
  {
    name: "the whole palette",
    props: { value: NAMES.flatMap((name) => [token(name, name), token(" ")]), ...still },
  },
  { name: "scores", props: { label: "Mood", value: SCORES, ...still } },
  { name: "scores that can be picked", props: { value: SCORES, showLegend: true, ...still }, listened: ["select"] },
  { name: "to be marked", props: { label: "Entities", value: VALUE }, isEnhanced: true },
  { name: "scores to be given", props: { label: "Mood", value: SCORES, showLegend: true }, isEnhanced: true },
  { name: "to be marked, empty", props: { label: "Entities" } },
  {
    name: "right to left",
    props: { label: "ישויות", rtl: true, value: [token("פריז", "LOC"), token(" יפה")], ...still },
  },
  { name: "hidden label", props: { label: "Entities", showLabel: false, value: VALUE, ...still } },
  { name: "no container", props: { container: false, value: VALUE, ...still } },
  {
    name: "long",
    props: {
      label: "A label that goes on ".repeat(8),
      value: [token("word ".repeat(80), "CLASS".repeat(20))],
      ...still,
    },
  },
];
