/** How Gradio's docs write a JSON schema for Python's readers. */

type Schema = Readonly<Record<string, unknown>>;

const NAMES: Readonly<Record<string, string>> = {
  string: "str",
  number: "float",
  integer: "int",
  boolean: "bool",
  null: "None",
};

/** `{"type":"array","items":{"type":"string"}}` → `list[str]`. */
export function pythonType(schema: unknown, definitions: Schema = definitionsOf(schema)): string {
  if (!isSchema(schema)) return "Any";
  const target = resolve(schema, definitions);
  if (isFile(target, definitions)) return "filepath";
  if (isSchema(target["type"])) return "str | float | bool | list | dict";
  if (Array.isArray(target["enum"])) return `Literal[${target["enum"].map((item) => `'${String(item)}'`).join(", ")}]`;
  if ("const" in target) return `Literal[${String(target["const"])}]`;
  const variants = target["anyOf"] ?? target["oneOf"];
  if (Array.isArray(variants)) return variants.map((variant) => pythonType(variant, definitions)).join(" | ");
  return structured(target, definitions) ?? NAMES[String(target["type"])] ?? "Any";
}

function structured(schema: Schema, definitions: Schema): string | null {
  if (schema["type"] === "array") {
    if (Array.isArray(schema["prefixItems"])) {
      return `tuple[${schema["prefixItems"].map((item) => pythonType(item, definitions)).join(", ")}]`;
    }
    return `list[${pythonType(schema["items"], definitions)}]`;
  }
  if (isSchema(schema["properties"])) {
    const fields = Object.entries(schema["properties"]);
    return `dict(${fields.map(([name, field]) => `${name}: ${pythonType(field, definitions)}`).join(", ")})`;
  }
  if (schema["type"] !== "object") return null;
  return `dict(str, ${pythonType(schema["additionalProperties"], definitions)})`;
}

function isFile(schema: Schema, definitions: Schema): boolean {
  const properties = schema["properties"];
  if (!isSchema(properties) || !("path" in properties) || !isSchema(properties["meta"])) return false;
  return JSON.stringify(resolve(properties["meta"], definitions)).includes("gradio.FileData");
}

function resolve(schema: Schema, definitions: Schema): Schema {
  const name = /^#\/\$defs\/(.+)$/.exec(String(schema["$ref"]))?.[1];
  const target = name === undefined ? undefined : definitions[name];
  return isSchema(target) ? target : schema;
}

function definitionsOf(schema: unknown): Schema {
  return isSchema(schema) && isSchema(schema["$defs"]) ? schema["$defs"] : {};
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
