/** The platform packs and unpacks PNGs, and its errors are not those of Node.js. */

import { describe, it } from "vitest";
import { decodePng, encodePng } from "../../src/core/media/png.ts";
import { storedPng } from "../support/stored-png.ts";

const pixel = { width: 1, height: 1, depth: 8, colourType: 0 };

describe("PNG in a Worker", () => {
  it("comes back as it went", ({ expect }) => {
    const data = Uint8ClampedArray.from({ length: 40 * 30 * 4 }, (_, i) => (i * 7919) >> 3);
    const raster = { width: 40, height: 30, channels: 4, data } as const;
    expect(decodePng(encodePng(raster))).toEqual(raster);
  });

  it("is refused when it unpacks to more than its size says", ({ expect }) => {
    const bomb = storedPng({ ...pixel, rows: new Uint8Array(10_000_000) });
    expect(() => decodePng(bomb)).toThrow("holds more than its size says");
  });

  it("is refused when its pixels are cut short or make no sense", ({ expect }) => {
    expect(() => decodePng(storedPng({ ...pixel, height: 3, rows: new Uint8Array(2) }))).toThrow("is damaged");
    const torn = storedPng({ ...pixel, rows: new Uint8Array(2) });
    torn.fill(0xff, 41, 45);
    expect(() => decodePng(torn)).toThrow("is damaged");
  });
});
