import { describe, it } from "vitest";
import type { PlotCell, PlotData, PlotDatatype, PlotMark } from "../../components/nativeplot/props.ts";
import { type PlotOptions, type Points, pointsOf } from "../../components/nativeplot/points.ts";

const OPTIONS = { x: "x", y: "y", color: null, xBin: null, yAggregate: null, sort: null, xLim: null };

function points(mark: PlotMark, rows: readonly (readonly PlotCell[])[], options: object = {}): Points {
  const kind: PlotDatatype = typeof rows[0]?.[0] === "string" ? "nominal" : "quantitative";
  const table: PlotData = {
    columns: ["x", "y", "c"],
    data: rows.map((row) => [...row]),
    datatypes: { x: kind, y: "quantitative", c: "nominal" },
    mark,
    ...("datatypes" in options ? { datatypes: options.datatypes as PlotData["datatypes"] } : {}), // as the test gives them
  };
  return pointsOf(table, { ...OPTIONS, ...options } as unknown as PlotOptions); // the others do not matter here
}

const heights = ({ points }: Points): unknown[] => points.map(({ x, y }) => [x, y]);

describe("aggregates", () => {
  const rows = [
    ["a", 1],
    ["b", 5],
    ["a", 2],
    ["a", 6],
    ["a", null],
  ] as const;

  it.for([
    [null, 9],
    ["sum", 9],
    ["mean", 3],
    ["median", 2],
    ["min", 1],
    ["max", 6],
    ["count", 4],
  ] as const)("of names make one bar each: %s", ([yAggregate, a], { expect }) => {
    expect(heights(points("bar", rows, { yAggregate }))).toContainEqual(["a", a]);
  });

  it("of points are what was asked for", ({ expect }) => {
    expect(heights(points("point", rows, { yAggregate: "max" }))).toEqual([
      ["a", 6],
      ["b", 5],
    ]);
    expect(points("point", rows).points).toHaveLength(5);
  });

  it("find the middle of an even number of values", ({ expect }) => {
    expect(
      heights(
        points(
          "line",
          [
            ["a", 1],
            ["a", 4],
          ],
          { yAggregate: "median" },
        ),
      ),
    ).toEqual([["a", 2.5]]);
  });
});

describe("bins", () => {
  it("of numbers begin at their multiples", ({ expect }) => {
    const { points: bars, step } = points(
      "bar",
      [
        [1, 1],
        [4.9, 2],
        [5, 4],
        [-1, 8],
      ],
      { xBin: 5 },
    );
    expect(step).toBe(5);
    expect(bars.map(({ x, x2, y }) => [x, x2, y])).toEqual([
      [0, 5, 3],
      [5, 10, 4],
      [-5, 0, 8],
    ]);
  });

  it("of moments are told in seconds, minutes, hours and days, and begin where the visitor's do", ({ expect }) => {
    const noon = new Date(2025, 0, 2, 12).getTime();
    const datatypes = { x: "temporal", y: "quantitative", c: "nominal" };
    const day = points("bar", [[noon, 1]], { xBin: "1d", datatypes }).points[0];
    expect(new Date(Number(day?.x))).toEqual(new Date(2025, 0, 2));
    expect(["30s", "15m", "2h", 90].map((xBin) => points("bar", [[noon, 1]], { xBin, datatypes }).step)).toEqual([
      30_000, 900_000, 7_200_000, 90_000,
    ]);
  });

  it("of lines and points are drawn in their middle", ({ expect }) => {
    expect(
      heights(
        points(
          "line",
          [
            [1, 1],
            [2, 2],
          ],
          { xBin: 4 },
        ),
      ),
    ).toEqual([[2, 3]]);
  });
});

describe("limits", () => {
  const rows = [0, 1, 2, 3, 4].map((x) => [x, x * 10, "s"]);

  it("leave lines a neighbour on each side", ({ expect }) => {
    expect(heights(points("line", rows, { xLim: [1.5, 2.5] }))).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
    expect(heights(points("line", rows, { xLim: [null, 0.5] }))).toEqual([
      [0, 0],
      [1, 10],
    ]);
  });

  it("leave out what is beyond them", ({ expect }) => {
    expect(heights(points("point", rows, { xLim: [1, 2] }))).toEqual([
      [1, 10],
      [2, 20],
    ]);
    expect(points("bar", rows, { xLim: [3, null] }).points).toHaveLength(2);
    expect(points("bar", rows, { xLim: [10, 20] }).points).toEqual([]);
  });

  it("of moments are seconds", ({ expect }) => {
    const datatypes = { x: "temporal", y: "quantitative", c: "nominal" };
    expect(
      points(
        "point",
        [
          [1000, 1],
          [5000, 2],
        ],
        { xLim: [0, 2], datatypes },
      ).points,
    ).toHaveLength(1);
  });
});

describe("long lines", () => {
  const rows = Array.from({ length: 5000 }, (_, i) => [i, i === 2500 ? 99 : Math.sin(i), i % 2 ? "a" : "b"]);

  it("keep the highest and the lowest of each bin and series", ({ expect }) => {
    const thin = points("line", rows, { color: "c" });
    expect(thin.points.length).toBeLessThanOrEqual(250 * 2 * 2);
    expect(thin.points.length).toBeGreaterThan(500);
    expect(thin.points.some(({ y }) => y === 99)).toBe(true);
  });

  it("stay whole up to a thousand points, with bins, and where they are no lines", ({ expect }) => {
    expect(points("line", rows.slice(0, 1000)).points).toHaveLength(1000);
    expect(points("point", rows).points).toHaveLength(5000);
    expect(points("line", rows, { xBin: 2.5 }).points).toHaveLength(2000);
  });

  it("that stand in one place are drawn as well", ({ expect }) => {
    expect(
      points(
        "line",
        rows.map(() => [1, null]),
      ).points.length,
    ).toBeGreaterThan(0);
  });
});

describe("bars", () => {
  it("stand on each other in the order of the series, those below zero downwards", ({ expect }) => {
    const rows = [
      ["p", 1, "a"],
      ["q", 2, "b"],
      ["q", 3, "a"],
      ["q", -4, "c"],
    ];
    const bars = points("bar", rows, { color: "c" }).points.filter(({ x }) => x === "q");
    expect(bars.map(({ series, y0, y1 }) => [series, y0, y1])).toEqual([
      ["a", 0, 3],
      ["b", 3, 5],
      ["c", 0, -4],
    ]);
  });

  it("whose heights do not add up stand before each other, the shortest in front", ({ expect }) => {
    const rows = [
      ["q", 2, "a"],
      ["q", 3, "b"],
    ];
    const bars = points("bar", rows, { color: "c", yAggregate: "mean" }).points;
    expect(bars.map(({ series, y0, y1 }) => [series, y0, y1])).toEqual([
      ["b", 0, 3],
      ["a", 0, 2],
    ]);
  });
});

describe("the order of names", () => {
  const rows = [
    ["m", 1],
    ["i", 3],
    ["c", 2],
    ["m", 1.5],
  ];

  it.for([
    [null, ["m", "i", "c"]],
    ["x", ["c", "i", "m"]],
    ["-x", ["m", "i", "c"]],
    ["y", ["c", "m", "i"]],
    ["-y", ["i", "m", "c"]],
    [
      ["c", "nowhere"],
      ["c", "m", "i"],
    ],
  ] as const)("by %j", ([sort, names], { expect }) => {
    expect(points("bar", rows, { sort }).names).toEqual(names);
  });
});
