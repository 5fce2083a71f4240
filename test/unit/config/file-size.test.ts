/** Sizes as authors write them. */

import { describe, it } from "vitest";
import { fileSize } from "../../../src/config/file-size.ts";
import { SetupError } from "../../../src/core/errors.ts";

describe("a size", () => {
  it.for<[number | string | undefined, number]>([
    [undefined, 100 * 1024 ** 2],
    [5_000, 5_000],
    ["5000", 5_000],
    ["10b", 10],
    ["5kb", 5 * 1024],
    ["5 MB", 5 * 1024 ** 2],
    ["1.5gb", 1.5 * 1024 ** 3],
    [" 2Tb ", 2 * 1024 ** 4],
  ])("%s is %d bytes", ([size, bytes], { expect }) => {
    expect(fileSize(size)).toBe(bytes);
  });

  it.for(["", "mb", "5 megabytes", "-1", "1e3", "5k", NaN, Infinity])("%s is none", (size, { expect }) => {
    expect(() => fileSize(size)).toThrow(SetupError);
    expect(() => fileSize(size)).toThrow(`maxFileSize "${size}" is not a size`);
  });
});
