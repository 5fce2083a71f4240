import { describe, it } from "vitest";
import { portionOf, type Portion } from "../../worker/files/range.ts";

const SIZE = 1000;
const whole: Portion = { kind: "whole" };
const unsatisfiable: Portion = { kind: "unsatisfiable" };
const part = (offset: number, length: number): Portion => ({ kind: "part", offset, length });

const TABLE: readonly (readonly [header: string | null, portion: Portion])[] = [
  [null, whole],
  ["", whole],
  ["bytes", whole],
  ["bytes=", whole],
  ["bytes=-", whole],
  ["bytes=0-0", part(0, 1)],
  ["bytes=0-99", part(0, 100)],
  ["bytes=0-", part(0, 1000)],
  ["bytes=999-", part(999, 1)],
  ["bytes=999-999", part(999, 1)],
  ["bytes=0-999", part(0, 1000)],
  ["bytes=0-1000", part(0, 1000)],
  ["bytes=500-99999999999999999999999", part(500, 500)],
  ["bytes=1000-", unsatisfiable],
  ["bytes=1000-1001", unsatisfiable],
  ["bytes=99999999999999999999999-", unsatisfiable],
  ["bytes=-1", part(999, 1)],
  ["bytes=-1000", part(0, 1000)],
  ["bytes=-1001", part(0, 1000)],
  ["bytes=-0", unsatisfiable],
  ["bytes=2-1", whole],
  ["bytes=1337--", whole],
  ["bytes=--1", whole],
  ["bytes=-1-2", whole],
  ["bytes=a-b", whole],
  ["bytes=0x10-0x20", whole],
  ["bytes=1e2-", whole],
  ["bytes=0-1,2-3", whole],
  ["bytes=0-1, -1", whole],
  ["bytes=0 - 1", whole],
  ["bytes= 0-1 ", part(0, 2)],
  ["Bytes=0-1", part(0, 2)],
  ["items=0-1", whole],
  ["bytes=٣-٤", whole],
];

describe("the portion that a Range header asks for (TOB-5)", () => {
  it.for(TABLE)("%j", ([header, portion], { expect }) => {
    expect(portionOf(header, SIZE)).toEqual(portion);
  });

  it.for(["bytes=0-", "bytes=0-0", "bytes=-5"])("of an empty file is none for %j", (header, { expect }) => {
    expect(portionOf(header, 0)).toEqual(unsatisfiable);
  });

  it("is found quickly in a long header", ({ expect }) => {
    const started = performance.now();
    expect(portionOf(`bytes=${" ".repeat(100_000)}0`, SIZE)).toEqual(whole);
    expect(portionOf(`bytes=${"0-1,".repeat(25_000)}`, SIZE)).toEqual(whole);
    expect(performance.now() - started).toBeLessThan(50);
  });
});
