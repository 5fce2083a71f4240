import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { readDate, writeDate } from "../../components/datetime/date-text.ts";
import { DateTime } from "../../components/datetime/definition.ts";
import type { Component } from "../../src/core/component.ts";
import { AppError, InputError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess } from "../../src/core/files.ts";
import { readWire } from "../../src/core/wire-schema.ts";

const noFiles = {} as FileAccess; // it has none

function read({ definition, props }: Component, wire: unknown): unknown {
  return definition.preprocess(wire, props, noFiles);
}

function show({ definition, props }: Component, value: unknown): unknown {
  return definition.postprocess(value as never, props, noFiles); // typed by the component
}

const NOW = Date.parse("2024-05-01T10:00:00.250Z");

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a DateTime", () => {
  it("reads seconds, a Date or the text", ({ expect }) => {
    const text = "2024-05-01 10:00:00";
    expect(read(DateTime(), text)).toBe(1_714_557_600);
    expect(read(DateTime({ type: "datetime" }), text)).toEqual(new Date("2024-05-01T10:00:00Z"));
    expect(read(DateTime({ type: "string" }), text)).toBe(text);
    expect(read(DateTime({ includeTime: false }), "2024-05-01")).toBe(1_714_521_600);
    for (const empty of [null, ""]) expect(read(DateTime(), empty)).toBeNull();
  });

  it("reads how long ago something was", ({ expect }) => {
    expect(read(DateTime(), "now")).toBe(NOW / 1000);
    const ages = ["now - 5d", "now-5h", "now - 90m", "now  -  3s"].map((text) => read(DateTime(), text));
    expect(ages).toEqual([5 * 86_400, 5 * 3600, 5400, 3].map((seconds) => NOW / 1000 - seconds));
    expect(read(DateTime({ type: "string", timezone: "Asia/Tokyo" }), "now")).toBe("2024-05-01 19:00:00");
    expect(read(DateTime({ type: "string", includeTime: false }), "now - 1d")).toBe("2024-04-30");
  });

  it.for([
    "2024-05-01",
    "2024-02-30 10:00:00",
    "2023-02-29 10:00:00",
    "2024-05-01 24:00:00",
    "2024-05-01 10:60:00",
    " 2024-05-01 10:00:00",
    "2024-05-01  10:00:00",
    "2024-05-01 10:00:00 x",
    "2024-05-01T10:00:00",
    "2024-5-1 10:00:00",
    "0000-01-01 00:00:00",
    "+012024-05-01 10:00:00",
    "now + 1d",
    "now - 1.5h",
    "now - 2x",
    "now - 9999999d",
    "now - 99999999999999999999d",
    "bad",
  ])("says that %j is no date", (text, { expect }) => {
    expect(() => read(DateTime(), text)).toThrow(
      new InputError(`DateTime: "${text}" is no date of the form YYYY-MM-DD HH:MM:SS.`),
    );
    expect(() => show(DateTime(), text)).toThrow(AppError);
    expect(() => DateTime({ value: text })).toThrow(SetupError);
  });

  it("takes nothing but texts from outside", ({ expect }) => {
    const { definition, props } = DateTime();
    const isTaken = (value: unknown): boolean => readWire(definition.wire(props), value).success;
    expect(["", null, 0, {}, ["2024-05-01 10:00:00"]].map(isTaken)).toEqual([true, true, false, false, false]);
  });

  it("shows seconds, a Date, a text, or nothing", ({ expect }) => {
    const values = [0, 1_714_557_600.9, new Date(NOW), "2024-05-01 10:00:00", "now - 5d", "", null, undefined];
    expect(values.map((value) => show(DateTime(), value))).toEqual([
      ...["1970-01-01 00:00:00", "2024-05-01 10:00:00", "2024-05-01 10:00:00", "2024-05-01 10:00:00", "now - 5d"],
      ...["", null, null],
    ]);
    expect(show(DateTime({ includeTime: false }), -1)).toBe("1969-12-31");
    expect(show(DateTime({ timezone: "Europe/Berlin" }), 1_714_557_600)).toBe("2024-05-01 12:00:00");
  });

  it("shows no date that it cannot write", ({ expect }) => {
    for (const value of [Number.NaN, Infinity, 1e15, -1e12, new Date(Number.NaN)]) {
      expect(() => show(DateTime(), value)).toThrow(/no date from the years 1 to 9999/);
    }
  });

  it("starts with a date of any kind", ({ expect }) => {
    expect(DateTime({ value: new Date(0) }).props["value"]).toBe("1970-01-01 00:00:00");
    expect(DateTime({ value: 0, includeTime: false }).props["value"]).toBe("1970-01-01");
    expect(() => DateTime({ value: Number.NaN })).toThrow("DateTime: its value is no date from the years 1 to 9999");
  });

  it("wants a zone and a type that there are", ({ expect }) => {
    expect(() => DateTime({ timezone: "Nowhere/Town" })).toThrow(/there is no time zone "Nowhere\/Town"/);
    expect(() => DateTime({ type: "date" as never })).toThrow(/type "date" is unknown/); // an author without types
  });
});

describe("a time zone", () => {
  /** What pytz makes of them. */
  it.for([
    ["Europe/Berlin", "2024-01-01 00:00:00", 1_704_063_600],
    ["Europe/Berlin", "2024-07-01 12:00:00", 1_719_828_000],
    // The hour that is left out.
    ["Europe/Berlin", "2024-03-31 02:30:00", 1_711_848_600],
    // The hour that comes twice.
    ["Europe/Berlin", "2024-10-27 02:30:00", 1_729_992_600],
    ["Australia/Lord_Howe", "2024-04-07 01:45:00", 1_712_416_500],
    ["Australia/Lord_Howe", "2024-10-06 02:15:00", 1_728_143_100],
    ["Asia/Kathmandu", "1970-01-01 05:30:00", 0],
  ] as const)("%s shows %s at its time", ([timezone, text, seconds], { expect }) => {
    expect(readDate(text, { includeTime: true, timezone }, 0)).toBe(seconds * 1000);
  });

  it("writes every instant so that it is read again", ({ expect }) => {
    for (const timezone of ["Europe/Berlin", "America/St_Johns", "Pacific/Apia", "UTC", null]) {
      const format = { includeTime: true, timezone };
      for (let instant = Date.UTC(1971, 0, 1); instant < Date.UTC(2037, 0, 1); instant += 86_400_000 * 5.21) {
        const seconds = Math.floor(instant / 1000) * 1000;
        const again = readDate(writeDate(seconds, format) ?? "", format, 0);
        expect([seconds, seconds + 3_600_000]).toContain(again);
      }
    }
  });
});
