/** JSON schemas as Python's readers know types. */

import { describe, it } from "vitest";
import { pythonType } from "../../../src/config/python-type.ts";

describe("a schema in Python's words", () => {
  it.for<[schema: unknown, python: string]>([
    [{ type: "string" }, "str"],
    [{ type: "integer" }, "int"],
    [{ type: "null" }, "None"],
    [{}, "Any"],
    [undefined, "Any"],
    [true, "Any"],
    [{ type: {} }, "str | float | bool | list | dict"],
    [{ enum: ["a", "b"] }, "Literal['a', 'b']"],
    [{ const: "a" }, "Literal[a]"],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, "str | None"],
    [{ oneOf: [{ type: "number" }, { type: "boolean" }] }, "float | bool"],
    [{ type: "array", items: { type: "array", items: { type: "string" } } }, "list[list[str]]"],
    [{ type: "array" }, "list[Any]"],
    [{ type: "array", prefixItems: [{ type: "string" }, { type: "integer" }] }, "tuple[str, int]"],
    [{ type: "object", additionalProperties: { type: "number" } }, "dict(str, float)"],
    [{ type: "object", properties: { a: { type: "string" }, b: {} } }, "dict(a: str, b: Any)"],
    [{ $defs: { A: { type: "string" } }, type: "array", items: { $ref: "#/$defs/A" } }, "list[str]"],
    [{ properties: { path: {}, meta: { default: { _type: "gradio.FileData" } } } }, "filepath"],
    [{ properties: { path: {}, meta: {} } }, "dict(path: Any, meta: Any)"],
  ])("%j is %s", ([schema, python], { expect }) => {
    expect(pythonType(schema)).toBe(python);
  });
});
