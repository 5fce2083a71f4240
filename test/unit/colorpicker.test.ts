import { describe, it } from "vitest";
import { type Rgb, toHex, toHsv, toRgb, write } from "../../components/colorpicker/color.ts";
import { ColorPicker } from "../../components/colorpicker/definition.ts";
import type { FileAccess } from "../../src/core/files.ts";
import { readWire } from "../../src/core/wire-schema.ts";

const COLOURS: readonly Rgb[] = [
  [0, 0, 0],
  [255, 255, 255],
  [255, 136, 0],
  [13, 148, 136],
  [128, 128, 128],
  [1, 2, 3],
  [254, 0, 255],
];

describe("a colour", () => {
  it("comes back from hue, saturation and brightness as it was", ({ expect }) => {
    for (const color of COLOURS) expect(toRgb(toHsv(color))).toEqual(color);
    for (let i = 0; i < 4096; i++) {
      const color: Rgb = [(i & 15) * 17, ((i >> 4) & 15) * 17, (i >> 8) * 17];
      expect(toRgb(toHsv(color))).toEqual(color);
    }
  });

  it("is the same at both ends of the hues", ({ expect }) => {
    expect(toRgb({ hue: 360, saturation: 1, brightness: 1 })).toEqual([255, 0, 0]);
    expect(toRgb({ hue: 0, saturation: 1, brightness: 1 })).toEqual([255, 0, 0]);
  });

  it("keeps the hue that a grey has not, and the saturation that black has not", ({ expect }) => {
    const before = { hue: 120, saturation: 0.5, brightness: 1 };
    expect(toHsv([128, 128, 128], before)).toEqual({ hue: 120, saturation: 0, brightness: 128 / 255 });
    expect(toHsv([0, 0, 0], before)).toEqual({ hue: 120, saturation: 0.5, brightness: 0 });
    expect(toHsv([0, 0, 0])).toEqual({ hue: 0, saturation: 0, brightness: 0 });
  });

  it("is written in three ways", ({ expect }) => {
    expect(toHex([1, 2, 255])).toBe("#0102ff");
    const texts = COLOURS.map((color) => [write(color, "Hex"), write(color, "RGB"), write(color, "HSL")]);
    expect(texts.slice(0, 4)).toEqual([
      ["#000000", "rgb(0, 0, 0)", "hsl(0, 0%, 0%)"],
      ["#ffffff", "rgb(255, 255, 255)", "hsl(0, 0%, 100%)"],
      ["#ff8800", "rgb(255, 136, 0)", "hsl(32, 100%, 50%)"],
      ["#0d9488", "rgb(13, 148, 136)", "hsl(175, 84%, 32%)"],
    ]);
  });
});

describe("a ColorPicker", () => {
  const { definition, props } = ColorPicker({ value: "red" });
  const files = {} as FileAccess; // it has none

  it("reads and shows any colour, or none", async ({ expect }) => {
    for (const value of ["#ff8800", "rebeccapurple", null]) {
      expect(await definition.preprocess(value, props, files)).toBe(value);
      expect(await definition.postprocess(value as never, props, files)).toBe(value); // typed by the component
    }
  });

  it("takes nothing but texts from outside", ({ expect }) => {
    const isTaken = (value: unknown): boolean => readWire(definition.wire(props), value).success;
    expect(["#000", "", null].map(isTaken)).toEqual([true, true, true]);
    expect([5, {}, ["#000"], true, undefined].map(isTaken)).toEqual([false, false, false, false, false]);
  });
});
