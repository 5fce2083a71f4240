import { describe, it } from "vitest";
import { isPicture, shownText, stylesOf } from "../../components/dataframe/cell-text.ts";
import { columnsOf } from "../../components/dataframe/columns.ts";
import { toCsv } from "../../components/dataframe/csv.ts";
import { datatypesOf } from "../../components/dataframe/datatypes.ts";
import { Dataframe } from "../../components/dataframe/definition.ts";
import { parseCsv } from "../../components/dataframe/parse-csv.ts";
import type { DataframeValue } from "../../components/dataframe/props.ts";
import { RowOrder } from "../../components/dataframe/row-order.ts";
import { Selection } from "../../components/dataframe/selection.ts";
import { styled, Table } from "../../components/dataframe/table.ts";
import * as edits from "../../components/dataframe/table-edits.ts";
import type { Component } from "../../src/core/component.ts";
import { AppError, InputError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess } from "../../src/core/files.ts";
import { readWire } from "../../src/core/wire-schema.ts";

const noFiles = {} as FileAccess; // it has none

async function show({ definition, props }: Component, value: unknown): Promise<unknown> {
  return definition.postprocess(value as never, props, noFiles);
}

async function read({ definition, props }: Component, value: unknown): Promise<unknown> {
  return definition.preprocess(value, props, noFiles);
}

function table(headers: readonly unknown[], data: readonly (readonly unknown[])[]): DataframeValue {
  return { headers, data, metadata: null };
}

describe("what a Dataframe shows", () => {
  it("is rows, records, one column, a table, or nothing", async ({ expect }) => {
    const frame = Dataframe();
    expect(await show(frame, [[1, "a"]])).toEqual(table(["1", "2"], [[1, "a"]]));
    expect(await show(frame, [1, 2])).toEqual(table(["1"], [[1], [2]]));
    expect(
      await show(frame, [
        { a: 1, b: 2 },
        { b: 3, c: true },
      ]),
    ).toEqual(
      table(["a", "b", "c"], [[1, 2, null], [null, 3, true]]), // oxfmt-ignore
    );
    expect(await show(frame, { headers: ["x"], data: [[1]] })).toEqual(table(["x"], [[1]]));
    expect(await show(frame, { data: [[1, 2]] })).toEqual(table(["1", "2"], [[1, 2]]));
    expect(await show(frame, new Table(["x"], [[1]]))).toEqual(table(["x"], [[1]]));
    for (const nothing of [null, undefined, [], [[]]])
      expect(await show(frame, nothing)).toEqual(table(["1", "2", "3"], []));
    expect(await show(frame, { headers: ["x"], data: [] })).toEqual(table(["x"], []));
  });

  it("has as many headers as columns", async ({ expect }) => {
    expect(await show(Dataframe({ headers: ["a"] }), [[1, 2, 3]])).toEqual(table(["a", "2", "3"], [[1, 2, 3]]));
    expect(await show(Dataframe({ headers: ["a", "b"] }), [[1]])).toEqual(table(["a"], [[1]]));
    expect(await show(Dataframe({ headers: ["a", "b"] }), null)).toEqual(table(["a", "b"], []));
    expect(await show(Dataframe({ columnCount: 2 }), null)).toEqual(table(["1", "2"], []));
  });

  it("is CSV, as text or as a file, with numbers where all are", async ({ expect }) => {
    const csv = '\ufeffname,age,note\r\nAda,36,"a ""b"", c"\nBob,,\n';
    const shown = table(
      ["name", "age", "note"],
      [
        ["Ada", 36, 'a "b", c'],
        ["Bob", null, ""],
      ],
    );
    expect(await show(Dataframe(), csv)).toEqual(shown);
    expect(await show(Dataframe(), new Blob([csv]))).toEqual(shown);
    expect(await show(Dataframe(), "a\tb\n1\t2,5")).toEqual(table(["a", "b"], [[1, "2,5"]]));
  });

  it("says what JSON can say of a cell", async ({ expect }) => {
    const cells = [Number.NaN, undefined, new Date("2026-01-02"), 5n, { a: [1] }, "x", new Date(Number.NaN)];
    expect(await show(Dataframe(), [cells])).toMatchObject({
      data: [[null, null, "2026-01-02T00:00:00.000Z", 5, { a: [1] }, "x", null]],
    });
    expect(await show(Dataframe(), [new Float64Array([1, 2])])).toMatchObject({ data: [[1, 2]] });
  });

  it("may have headers that objects know", async ({ expect }) => {
    const record: unknown = JSON.parse('{"__proto__": 1, "constructor": 2}');
    const shown = await show(Dataframe(), [record]);
    expect(shown).toEqual(table(["__proto__", "constructor"], [[1, 2]]));
    const rows = new Table(["__proto__", "a", "a"], [[1, 2, 3]]).rows();
    expect(Object.entries(rows[0] ?? {})).toEqual([["__proto__", 1], ["a", 2], ["a (2)", 3]]); // oxfmt-ignore
    expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype);
  });

  it.for([
    [[[1, 2], [3]], "Row 1 has 1 cell, and the table 2 columns."],
    [[[1], 2], "Row 1 is a number, unlike the rows before it."],
    [5, "It takes rows, records, CSV text, or an object with headers and data; this is a number."],
    [{ a: 1 }, "this is an object with the keys a."],
    [{ data: [1] }, "Row 0 of data is a number; a row is a list of cells."],
    ["", "The text is empty"],
    ["a,b\n1", "Row 0 has 1 cell, and the table 2 columns."],
    [[[() => 1]], "There is a function in row 0, column 0."],
    [[["x".repeat(1_000_001)]], "The text in row 0, column 0 has more than 1000000 characters."],
    [Array.from({ length: 100_001 }, () => Array(10).fill(0)), "100001 rows of 10 cells are too many"],
    [{ data: [[1]], metadata: { styling: "red" } }, "metadata.styling is a list of rows, or null."],
  ] as const)("refuses %j with a reason", async ([value, reason], { expect }) => {
    await expect(show(Dataframe(), value)).rejects.toThrow(AppError);
    await expect(show(Dataframe(), value)).rejects.toThrow(reason);
  });

  it("has texts and styles of its own", ({ expect }) => {
    const best = styled(
      { headers: ["a", "b", "c"], data: [[1, 2, 3]] },
      {
        format: (value, row, column) => `${String(value)}@${row},${column}`,
        style: (value) => `order: ${String(value)}`,
        hideColumns: ["b", 0],
      },
    );
    expect(best).toEqual({
      headers: ["c"],
      data: [[3]],
      metadata: { display_value: [["3@0,2"]], styling: [["order: 3"]] },
    });
  });
});

describe("what a handler reads of a Dataframe", () => {
  it("is a table, or rows", async ({ expect }) => {
    const value = table(["name", 5], [["Ada", 36]]);
    const read_ = await read(Dataframe(), value);
    expect(read_).toBeInstanceOf(Table);
    expect(read_).toEqual(new Table(["name", "5"], [["Ada", 36]]));
    for (const type of ["array", "numpy"] as const)
      expect(await read(Dataframe({ type }), value)).toEqual([["Ada", 36]]);
    expect(await read(Dataframe({ headers: ["a"] }), null)).toEqual(new Table(["a"], []));
    const people = new Table(["name", "age"], [["Ada", 36], ["Bob", 4]]); // oxfmt-ignore
    expect(people.rows()).toEqual([
      { name: "Ada", age: 36 },
      { name: "Bob", age: 4 },
    ]);
    expect(people.column("age")).toEqual([36, 4]);
    expect(() => people.column("size")).toThrow('The table has no column "size"; it has "name", "age".');
  });

  it("has a cell for each header", async ({ expect }) => {
    for (const row of [[1], [1, 2, 3]])
      await expect(read(Dataframe(), table(["a", "b"], [[1, 2], row]))).rejects.toThrow(InputError);
  });

  it.for(["text", 7, [], [[1]], { headers: ["a"] }, { headers: "a", data: [] }, { headers: [], data: [1] }] as const)(
    "is never %j",
    (value, { expect }) => {
      const { definition, props } = Dataframe();
      expect(readWire(definition.wire(props), value).success).toBe(false);
    },
  );
});

describe("options of a Dataframe", () => {
  it.for([
    [{ type: "panda" }, "type"],
    [{ datatype: "int" }, "datatype"],
    [{ datatype: ["str", "int"] }, "datatype"],
    [{ showSearch: "yes" }, "showSearch"],
    [{ rowCount: -1 }, "rowCount"],
    [{ columnCount: [2, "solid"] }, "columnCount"],
    [{ rowLimits: [5, 1] }, "rowLimits"],
    [{ headers: "abc" }, "headers"],
    [{ value: [[1, 2], [3]] }, "value"],
  ] as const)("%j is refused with its name", ([options, name], { expect }) => {
    expect(() => Dataframe(options as object)).toThrow(SetupError);
    expect(() => Dataframe(options as object)).toThrow(`Dataframe: ${name === "value" ? "its value" : name}`);
  });

  it("keeps kinds with their headers", ({ expect }) => {
    const options = { datatype: ["number", "bool"], headers: ["n", "b"] } as const;
    expect(datatypesOf(table(["b", "n"], []), options)).toEqual(["bool", "number"]);
    expect(datatypesOf(table(["renamed", "b", "new"], []), options)).toEqual(["number", "bool", "str"]);
    const cells = [[1, "a", true, "2026-01-02T00:00:00.000Z", null]];
    const inferred = datatypesOf(table(["a", "b", "c", "d", "e"], cells), { datatype: "auto", headers: [] });
    expect(inferred).toEqual(["number", "str", "bool", "date", "str"]);
  });

  it("gives columns the width that was asked for, or that of their texts", ({ expect }) => {
    const options = {
      headers: [], datatype: "str", maxChars: null, pinnedColumns: 1, staticColumns: ["b", 2], showRowNumbers: false, wrap: false,
      columnWidths: ["120px", "20%", "auto", "expression(1)"],
    } as const; // oxfmt-ignore
    const columns = columnsOf(table(["a", "b", "c", "d"], [["1", "2", "three", "x".repeat(500)]]), options);
    expect(columns.map(({ width }) => width)).toEqual([
      { least: "120px", share: 0 },
      { least: "20cqi", share: 0 },
      { least: "calc(5ch + 38px)", share: 5 },
      { least: "calc(48ch + 38px)", share: 48 },
    ]);
    expect(columns.map(({ isStatic, pinnedAt }) => [isStatic, pinnedAt])).toEqual([
      [false, "calc(0px)"],
      [true, null],
      [true, null],
      [false, null],
    ]);
  });
});

describe("texts of cells", () => {
  it("are cut, styled and shown as pictures only where that does no harm", ({ expect }) => {
    expect([shownText("abcdef", 3), shownText("abc", 3), shownText("x".repeat(4000), null).length]).toEqual([
      "abc...",
      "abc",
      3003,
    ]);
    expect(
      stylesOf("color: red; --x: 1; position: fixed; background: url(https://a.example); width: </style>"),
    ).toEqual({
      color: "red",
      "--x": "1",
    });
    expect(stylesOf("background: linear-gradient(to right, red 5%, blue 5%)")).toEqual({
      background: "linear-gradient(to right, red 5%, blue 5%)",
    });
    expect([null, 5, "", "nonsense"].map(stylesOf)).toEqual([{}, {}, {}, {}]);
    const addresses = [
      "/a.png",
      "https://a.example/b",
      "data:image/png;base64,AA==",
      "javascript:alert(1)",
      "data:text/html,x",
      "",
    ];
    expect(addresses.map(isPicture)).toEqual([true, true, true, false, false, false]);
  });

  it("go through CSV and back", ({ expect }) => {
    const rows = [["a", 'say "hi"', "x,y"], ["", "two\nlines", " "]]; // oxfmt-ignore
    expect(parseCsv(toCsv(rows))).toEqual(rows);
    expect(parseCsv("1\t2\r\n3\t\r\n")).toEqual([["1", "2"], ["3", ""]]); // oxfmt-ignore
    expect(parseCsv('a,"never closed\nb')).toEqual([["a", '"never closed'], ["b"]]);
    expect(parseCsv("a,")).toEqual([["a", ""]]);
    expect(parseCsv("")).toEqual([]);
    expect(parseCsv("\n\n")).toEqual([[""], [""]]);
  });
});

describe("the order of rows", () => {
  const value = table(["name", "size"], [["b", 10], ["a", 9], ["", null], ["B", "11"], ["a", 10]]); // oxfmt-ignore
  const columns = columnsOf(value, {
    headers: ["name", "size"], datatype: ["str", "number"], maxChars: null, pinnedColumns: null, staticColumns: [],
    showRowNumbers: false, wrap: false, columnWidths: [],
  }); // oxfmt-ignore

  it("is by up to three columns, by what their cells are, with nothing at the end", ({ expect }) => {
    const order = new RowOrder();
    expect(order.rows(value, columns)).toEqual([0, 1, 2, 3, 4]);
    order.sort(1, "ascending");
    expect(order.rows(value, columns)).toEqual([1, 0, 4, 3, 2]);
    order.sort(1, "descending");
    expect(order.rows(value, columns)).toEqual([3, 0, 4, 1, 2]);
    order.sort(0, "ascending");
    expect(order.rows(value, columns)).toEqual([3, 4, 0, 1, 2]);
    order.sort(1, "descending");
    expect(order.sorts).toEqual([{ column: 0, direction: "ascending" }]);
    expect(order.rows(value, columns).slice(0, 2)).toEqual([1, 4]);
    order.clearSorts();
    expect(order.isPlain).toBe(true);
  });

  it.for([
    ["string", "Contains", "B", [0, 3]],
    ["string", "Does not contain", "b", [1, 2, 4]],
    ["string", "Starts with", "a", [1, 4]],
    ["string", "Ends with", "A", [1, 4]],
    ["string", "Is", "a", [1, 4]],
    ["string", "Is not", "a", [0, 2, 3]],
    ["string", "Is empty", "", [2]],
    ["string", "Is not empty", "", [0, 1, 3, 4]],
    ["number", "=", "10", [0, 4]],
    ["number", "≠", "10", [1, 3]],
    ["number", ">", "10", [3]],
    ["number", "<", "10", [1]],
    ["number", "≥", "10", [0, 3, 4]],
    ["number", "≤", "10", [0, 1, 4]],
    ["number", "Is empty", "", [2]],
    ["number", "=", "ten", []],
  ] as const)("leaves out what is not %s %s %s", ([kind, test, text, rows], { expect }) => {
    const order = new RowOrder();
    order.filter(kind === "number" ? 1 : 0, { kind, test, text });
    expect(order.rows(value, columns)).toEqual(rows);
  });

  it("finds texts in all columns, and follows columns that move", ({ expect }) => {
    const order = new RowOrder();
    order.search = " 1";
    expect(order.rows(value, columns)).toEqual([0, 3, 4]);
    order.sort(0, "ascending");
    order.sort(1, "descending");
    order.follow(new Map([[1, 0]]));
    expect(order.sorts).toEqual([{ column: 0, direction: "descending" }]);
  });

  it("is found for a hundred thousand rows in a moment", ({ expect }) => {
    const large = table(
      ["n", "m"],
      Array.from({ length: 100_000 }, (_, n) => [n, (n * 7919) % 100_003]),
    );
    const order = new RowOrder();
    const start = performance.now();
    order.search = "99";
    order.sort(1, "descending");
    expect(order.rows(large, columns).length).toBeGreaterThan(1000);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe("edits of a table", () => {
  const value = table(["a", "b"], [[1, 2], [3, 4]]); // oxfmt-ignore

  it("write cells, and leave what they do not touch", ({ expect }) => {
    const written = edits.withCells(value, [{ row: 1, column: 0, cell: 5 }, { row: 1, column: 1, cell: 6 }, { row: 9, column: 0, cell: 7 }]); // oxfmt-ignore
    expect(written.data).toEqual([[1, 2], [5, 6]]); // oxfmt-ignore
    expect(written.data[0]).toBe(value.data[0]);
    expect(value.data[1]).toEqual([3, 4]);
  });

  it("add, delete and move rows and columns, and name columns", ({ expect }) => {
    expect(edits.withRows(value, 1, [[0, 0]]).data).toEqual([[1, 2], [0, 0], [3, 4]]); // oxfmt-ignore
    expect(edits.withoutRow(value, 0).data).toEqual([[3, 4]]);
    expect(edits.withMovedRow(value, 0, 1).data).toEqual([[3, 4], [1, 2]]); // oxfmt-ignore
    expect(edits.withColumn(value, 1, "")).toEqual(table(["a", "3", "b"], [[1, "", 2], [3, "", 4]])); // oxfmt-ignore
    expect(edits.withoutColumn(value, 0)).toEqual(table(["b"], [[2], [4]]));
    expect(edits.withMovedColumn(value, 0, 1)).toEqual(table(["b", "a"], [[2, 1], [4, 3]])); // oxfmt-ignore
    expect(edits.withHeader(value, 1, "c").headers).toEqual(["a", "c"]);
  });

  it("take texts as what their column holds", ({ expect }) => {
    expect([edits.cellOf("5", "number"), edits.cellOf("five", "number"), edits.cellOf(" ", "number")]).toEqual([
      5,
      "five",
      null,
    ]);
    expect([
      edits.cellOf("5", "str"),
      edits.cellOf("TRUE", "bool"),
      edits.blankOf("bool"),
      edits.blankOf("str"),
    ]).toEqual(["5", true, false, ""]);
  });
});

describe("a selection", () => {
  it("is a cell, a rectangle, or several cells", ({ expect }) => {
    const selection = new Selection();
    selection.pick({ row: 2, column: 1 });
    expect([selection.isSolo, selection.classesOf(2, 1)]).toEqual([true, "cell-selected cell-solo"]);
    selection.extend({ row: 1, column: 2 });
    expect(selection.rows()).toEqual([
      { row: 1, columns: [1, 2] },
      { row: 2, columns: [1, 2] },
    ]);
    expect(selection.classesOf(1, 1)).toBe("cell-selected no-bottom no-right");
    selection.toggle({ row: 1, column: 1 });
    expect(selection.rows()[0]).toEqual({ row: 1, columns: [2] });
    selection.toggle({ row: 5, column: 0 });
    expect([selection.has(5, 0), selection.corner]).toEqual([true, { row: 1, column: 0 }]);
    selection.clamp(3, 3);
    expect([selection.isEmpty, selection.active]).toEqual([true, null]);
  });
});
