import { describe, it } from "vitest";
import { Table } from "../../components/dataframe/table.ts";
import { BarPlot, LinePlot, ScatterPlot } from "../../components/nativeplot/definition.ts";
import type { PlotData } from "../../components/nativeplot/props.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import { readWire } from "../../src/core/wire-schema.ts";
import { noFiles } from "../support/run-app.ts";

const DAY = new Date("2025-01-01T00:00:00Z");

describe("showing a table", () => {
  it("tells moments, numbers and names apart", async ({ expect }) => {
    const rows = [
      { day: DAY, sold: 12, shop: "A", open: true, staff: 3n },
      { day: null, sold: NaN, shop: undefined, open: false, staff: 4n },
    ];
    expect(await shown(rows)).toEqual({
      columns: ["day", "sold", "shop", "open", "staff"],
      data: [
        [DAY.getTime(), 12, "A", true, 3],
        [null, null, null, false, 4],
      ],
      datatypes: { day: "temporal", sold: "quantitative", shop: "nominal", open: "nominal", staff: "quantitative" },
      mark: "line",
    });
  });

  it("takes records of unlike keys, tables of a Dataframe, and the form that travels", async ({ expect }) => {
    expect(await shown([{ a: 1 }, { b: "x" }])).toMatchObject({
      columns: ["a", "b"],
      data: [
        [1, null],
        [null, "x"],
      ],
    });
    expect(await shown(new Table(["a", "b"], [[1, "x"]]))).toMatchObject({ columns: ["a", "b"], data: [[1, "x"]] });
    const wire = { columns: ["t"], data: [[5]], datatypes: { t: "temporal" as const }, mark: "bar" as const };
    expect(await shown(wire)).toEqual(wire);
  });

  it("keeps names that objects have already", async ({ expect }) => {
    const table = await shown(new Table(["__proto__", "a.b[0]"], [["x", 1]]));
    expect(table?.columns).toEqual(["__proto__", "a.b[0]"]);
    expect(table?.data).toEqual([["x", 1]]);
  });

  it("draws each kind of plot in its own way", async ({ expect }) => {
    const marks = [LinePlot, BarPlot, ScatterPlot].map(async (plot) => {
      const made = plot({ value: [{ a: 1 }] });
      const wire = (await made.definition.postprocess(made.props["value"] as never, made.props, noFiles)) as PlotData; // what it answers
      return [made.definition.name, wire.mark];
    });
    expect(await Promise.all(marks)).toEqual([
      ["LinePlot", "line"],
      ["BarPlot", "bar"],
      ["ScatterPlot", "point"],
    ]);
  });

  it("shows nothing where there is nothing", async ({ expect }) => {
    expect(await shown(null)).toBe(null);
    expect(await shown(undefined)).toBe(null);
    expect(await shown([])).toEqual({ columns: [], data: [], datatypes: {}, mark: "line" });
  });

  it.for([
    ["mixed columns", [{ a: 1 }, { a: "x" }], 'column "a" mixes numbers and names.'],
    ["objects in cells", [{ a: {} }], 'column "a" has an object in it'],
    ["functions in cells", [{ a: () => 1 }], 'column "a" has a function in it'],
    ["lists in cells", [{ a: [1] }], 'column "a" has a list in it'],
    ["rows that are none", [{ a: 1 }, 5], "row 1 is no record"],
    ["texts", "a,b", "it is a string"],
    ["uneven rows", { headers: ["a", "b"], data: [[1]] }, "row 0 has 1 cells, and there are 2 columns."],
    ["rows of a table that are none", { headers: ["a"], data: [1] }, "a row a list of cells"],
    ["tables without names", { data: [[1]] }, "a table has the names of its columns"],
    ["two columns of a name", { columns: ["a", "a"], data: [] }, 'there are two columns "a".'],
    ["unknown marks", { columns: ["a"], data: [], mark: "pie" }, '"pie" is no mark'],
    ["unknown datatypes", { columns: ["a"], data: [], datatypes: { a: "date" } }, '"date" is no datatype'],
  ] as const)("refuses %s", async ([, value, reason], { expect }) => {
    const refused = shown(value as never);
    await expect(refused).rejects.toThrow(AppError);
    await expect(refused).rejects.toThrow(reason);
    expect(() => LinePlot({ value: value as never })).toThrow(SetupError);
    expect(() => LinePlot({ value: value as never })).toThrow(reason);
  });

  it("refuses what the axes cannot show", async ({ expect }) => {
    const value = [{ name: "x", price: 1 }];
    expect(() => BarPlot({ value, x: "day", y: "price" })).toThrow('there is no column "day"; there are name, price.');
    expect(() => BarPlot({ value, x: "name", y: "price", color: "shop" })).toThrow('there is no column "shop"');
    expect(() => BarPlot({ value, x: "price", y: "name" })).toThrow("the y axis takes numbers");
    expect(() => BarPlot({ value, x: "price", y: "name", yAggregate: "count" })).not.toThrow();
    const plot = BarPlot({ x: "day", y: "price" });
    const showing = async (): Promise<unknown> => plot.definition.postprocess(value as never, plot.props, noFiles);
    await expect(showing()).rejects.toThrow('BarPlot cannot show this: there is no column "day"');
  });
});

describe("reading a plot", () => {
  const wire = { columns: ["a"], data: [[1]], datatypes: { a: "quantitative" }, mark: "line" };

  it("answers the table", ({ expect }) => {
    expect(read(wire).data).toEqual(wire);
    expect(read(null)).toMatchObject({ success: true, data: null });
  });

  it.for([5, "a", [], { columns: ["a"] }, { ...wire, mark: "pie" }, { ...wire, data: [[{}]] }])(
    "refuses %j",
    (value, { expect }) => {
      expect(read(value).success).toBe(false);
    },
  );
});

describe("options", () => {
  it.for([
    [{ yAggregate: "average" }, 'yAggregate "average" is unknown'],
    [{ tooltip: "some" }, 'tooltip "some" is unknown'],
    [{ sort: "z" }, 'sort "z" is unknown'],
    [{ xBin: "1w" }, "xBin is a number above 0"],
    [{ xBin: 0 }, "xBin is a number above 0"],
    [{ xLim: [1] }, "xLim is [minimum, maximum]"],
    [{ yLim: ["a", 1] }, "yLim is [minimum, maximum]"],
    [{ buttons: ["share"] }, 'button "share" is unknown'],
  ] as const)("refuses %j", ([options, reason], { expect }) => {
    expect(() => LinePlot(options as never)).toThrow(SetupError);
    expect(() => LinePlot(options as never)).toThrow(reason);
  });

  it("takes those that mean something", ({ expect }) => {
    expect(() =>
      LinePlot({ xBin: "1.5h", sort: ["b"], tooltip: ["a"], xLim: [null, 1], yLim: null, buttons: ["export"] }),
    ).not.toThrow();
  });
});

async function shown(value: Parameters<typeof LinePlot.definition.postprocess>[0] | unknown): Promise<PlotData | null> {
  const plot = LinePlot();
  return (await plot.definition.postprocess(value as never, plot.props, noFiles)) as PlotData | null; // what it answers
}

function read(value: unknown): { success: boolean; data?: unknown } {
  const plot = LinePlot({ label: "Plot" });
  return readWire(plot.definition.wire(plot.props), value);
}
