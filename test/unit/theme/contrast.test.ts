import { describe, it } from "vitest";
import { PREBUILT } from "../../../src/theme/prebuilt/all.ts";
import { contrast } from "./contrast.ts";
import { resolved, type Values } from "./values.ts";

/** A colour and what it is seen on: the uppermost ground first. */
type Pair = readonly [colour: string, ...grounds: string[]];

const PAGE = "body-background-fill";
const BLOCK = ["block-background-fill", PAGE] as const;

/** Text, for which WCAG asks 4.5 to 1. */
const TEXTS: readonly Pair[] = [
  ...on("body-text-color", PAGE, "background-fill-primary", "background-fill-secondary", "panel-background-fill"),
  ...inBlock("body-text-color", "none", "code-background-fill", "color-accent-soft", "table-row-focus"),
  ...inBlock("body-text-color", ...withHover("input-background-fill"), "input-background-fill-focus"),
  ...inBlock("table-text-color", "table-even-background-fill", "table-odd-background-fill"),
  ...on("body-text-color-subdued", PAGE, "background-fill-primary", "panel-background-fill"),
  ...inBlock("body-text-color-subdued", "none", ...withHover("input-background-fill")),
  ...["", "-active", "-hover", "-visited"].flatMap((state) => [
    ...on(`link-text-color${state}`, PAGE),
    ...inBlock(`link-text-color${state}`, "none"),
  ]),
  ...on("accent-text-color", PAGE, "background-fill-primary"),
  ...inBlock("accent-text-color", "none", "input-background-fill"),
  ...inBlock("accordion-text-color", "none"),
  ...inBlock("block-info-text-color", "none"),
  ...inBlock("block-label-text-color", "block-label-background-fill"),
  ...inBlock("block-title-text-color", "block-title-background-fill"),
  ...inBlock("input-placeholder-color", ...withHover("input-background-fill"), "input-background-fill-focus"),
  ...inBlock("checkbox-label-text-color", ...withHover("checkbox-label-background-fill")),
  ...inBlock("checkbox-label-text-color-selected", "checkbox-label-background-fill-selected"),
  ...inBlock("error-text-color", "none", "error-background-fill"),
  ...["primary", "secondary", "cancel"].flatMap((kind) =>
    ["", "-hover"].flatMap((state) =>
      on(`button-${kind}-text-color${state}`, `button-${kind}-background-fill${state}`),
    ),
  ),
];

/** What marks the focus, for which WCAG asks 3 to 1. */
const MARKS = inBlock("input-border-color-focus", "input-background-fill-focus");

describe.for(Object.entries(PREBUILT))("the theme %s", ([, theme]) => {
  const values = resolved(theme().compiled);

  it.for(["light", "dark"] as const)("can be read on %s pages", (mode, { expect }) => {
    expect([...faint(TEXTS, values[mode], 4.5), ...faint(MARKS, values[mode], 3)]).toEqual([]);
  });
});

describe("contrast", () => {
  it("is that of WCAG", ({ expect }) => {
    expect(contrast("#777777", "white")).toBeCloseTo(4.48, 2);
    expect(contrast("white", "black")).toBe(21);
  });

  it("is the worst of a gradient, through what is translucent", ({ expect }) => {
    expect(contrast("black", "linear-gradient(180deg, white 0%, #777777 30%)")).toBeCloseTo(4.69, 2);
    expect(contrast("white", "#00000080", "none", "white")).toBeCloseTo(contrast("white", "#7f7f7f"), 1);
  });
});

function faint(pairs: readonly Pair[], values: Values, least: number): string[] {
  const value = (name: string): string => (name === "none" ? name : (values[name] ?? `(no ${name})`));
  return pairs
    .map(([colour, ...grounds]) => ({
      pair: `${colour} on ${grounds[0]}`,
      ratio: contrast(value(colour), ...grounds.map(value), value(PAGE)),
    }))
    .filter(({ ratio }) => ratio < least)
    .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`);
}

function on(colour: string, ...grounds: readonly string[]): readonly Pair[] {
  return grounds.map((ground) => [colour, ground]);
}

function inBlock(colour: string, ...grounds: readonly string[]): readonly Pair[] {
  return grounds.map((ground) => [colour, ground, ...BLOCK]);
}

function withHover(name: string): readonly [string, string] {
  return [name, `${name}-hover`];
}
