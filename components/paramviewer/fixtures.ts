import type { Fixture } from "../shared/fixture.ts";

const value = {
  value: {
    type: "str | Callable | None",
    default: "None",
    description: "What it shows at first. See [the guide](https://example.com/guide), or a [local page](/help).",
  },
  lines: { type: "int", default: "1", description: "The least number of lines." },
  label: { type: "str | I18nData | None", description: null, default: null },
};

/** The browser adds the colours. */
const isEnhanced = true;

export const fixtures: readonly Fixture[] = [
  { name: "python", props: { header: "Parameters", value }, isEnhanced },
  {
    name: "typescript",
    props: {
      header: "Options",
      language: "typescript",
      value: { choices: { type: "readonly (string | [name: string, value: number])[]", default: "[]" } },
    },
    isEnhanced,
  },
  { name: "linked", props: { header: "Parameters", value, linkify: ["I18nData", "Callable"] }, isEnhanced },
  { name: "with addresses", props: { header: "Parameters", value, anchorLinks: "textbox" }, isEnhanced },
  { name: "without header", props: { value }, isEnhanced },
  { name: "scrolling", props: { header: "Parameters", value, maxHeight: 90 }, isEnhanced },
  {
    name: "long",
    props: {
      header: "Parameters",
      value: {
        config: {
          type: "dict[str, tuple[int, int]] | ".repeat(12),
          description: "word".repeat(80),
          default: "x".repeat(200),
        },
      },
    },
    isEnhanced,
  },
  {
    name: "hostile",
    props: {
      header: "<b>Parameters</b>",
      value: {
        "<img src=x>": { type: "<script>alert(1)</script>", description: "[x](javascript:alert(1))", default: '"><b>' },
      },
    },
    isEnhanced,
  },
  { name: "empty", props: { header: "Parameters", value: {} } },
  { name: "nothing", props: { header: "Parameters" } },
];
