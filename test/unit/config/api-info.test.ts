/** What the API docs say. */

import { describe, it } from "vitest";
import { type ApiScope, apiInfo } from "../../../src/config/api-info.ts";
import { buildConfig } from "../../../src/config/build-config.ts";
import { openApi } from "../../../src/config/openapi.ts";
import { prepare } from "../../../src/core/tree.ts";
import * as gr from "../../../src/index.ts";
import type { ApiInfo } from "../../../src/protocol/api-info.ts";
import { noFiles } from "../../support/run-app.ts";

async function infoOf(app: gr.App, scope: ApiScope = "public"): Promise<ApiInfo> {
  const prepared = prepare(app);
  return apiInfo(prepared, await buildConfig(prepared, noFiles), scope);
}

/** An app with a public endpoint and others that are not. */
function anApp(): gr.App {
  const name = gr.Textbox({ label: "Name" });
  const times = gr.Slider({ label: "Times", minimum: 1, maximum: 5 });
  const seen = gr.State<string[]>([]);
  const run = gr.Button();
  run.click(
    function greet({ name: text, times: count, seen: list }) {
      return { name: text.repeat(count), seen: list };
    },
    { inputs: { name, times, seen }, outputs: { name, seen }, apiDescription: "Says hello." },
  );
  run.click(() => {}, { apiName: "helper", apiVisibility: "undocumented" });
  run.click(() => {}, { apiName: "secret", apiVisibility: "private" });
  run.click(() => {}, { apiName: false });
  run.click(null, { js: "() => []" });
  return gr.Blocks([name, times, run]);
}

describe("the endpoints", () => {
  it("are told with parameters and results, without State", async ({ expect }) => {
    expect(await infoOf(anApp())).toMatchInlineSnapshot(`
      {
        "named_endpoints": {
          "/greet": {
            "api_visibility": "public",
            "description": "Says hello.",
            "parameters": [
              {
                "component": "Textbox",
                "example_input": "Hello!!",
                "label": "Name",
                "parameter_default": null,
                "parameter_has_default": false,
                "parameter_name": "name",
                "python_type": {
                  "description": "",
                  "type": "str",
                },
                "type": {
                  "type": "string",
                },
              },
              {
                "component": "Slider",
                "example_input": 1,
                "label": "Times",
                "parameter_default": 1,
                "parameter_has_default": true,
                "parameter_name": "times",
                "python_type": {
                  "description": "",
                  "type": "float",
                },
                "type": {
                  "description": "numeric value between 1 and 5",
                  "type": "number",
                },
              },
            ],
            "returns": [
              {
                "component": "Textbox",
                "label": "Name",
                "python_type": {
                  "description": "",
                  "type": "str",
                },
                "type": {
                  "type": "string",
                },
              },
            ],
          },
        },
        "unnamed_endpoints": {},
      }
    `);
  });

  it("are told to everybody, or to those who ask for all, or to nobody", async ({ expect }) => {
    expect(Object.keys((await infoOf(anApp())).named_endpoints)).toEqual(["/greet"]);
    expect(Object.keys((await infoOf(anApp(), "all")).named_endpoints)).toEqual(["/greet", "/helper"]);
  });

  it("call what has no label by its number", async ({ expect }) => {
    const [text, number] = [gr.Textbox(), gr.Number()];
    const run = gr.Button();
    run.click((a) => a.length, { inputs: [text], outputs: number, apiName: "count" });
    const endpoint = (await infoOf(gr.Blocks([text, number, run]))).named_endpoints["/count"];
    expect(endpoint?.parameters[0]).toMatchObject({ label: "parameter_2", parameter_name: "param_0" });
    expect(endpoint?.returns[0]?.label).toBe("value_3");
  });

  it("do not take names that clients need themselves", async ({ expect }) => {
    const [a, b] = [gr.Textbox(), gr.Textbox()];
    const run = gr.Button();
    run.click(() => {}, { inputs: { api_name: a, fn_index: b }, apiName: "odd" });
    const endpoint = (await infoOf(gr.Blocks([a, b, run]))).named_endpoints["/odd"];
    expect(endpoint?.parameters.map((each) => each.parameter_name)).toEqual(["param_0", "param_1"]);
  });

  it("have the initial value of a component for a default", async ({ expect }) => {
    const [full, empty] = [gr.Textbox({ value: "tea" }), gr.Textbox()];
    const run = gr.Button();
    run.click(() => {}, { inputs: { full, empty }, apiName: "brew" });
    const endpoint = (await infoOf(gr.Blocks([full, empty, run]))).named_endpoints["/brew"];
    expect(endpoint?.parameters).toMatchObject([
      { parameter_has_default: true, parameter_default: "tea" },
      { parameter_has_default: false, parameter_default: null },
    ]);
  });
});

describe("the schema of a component", () => {
  it.for<[component: gr.Component, schema: unknown, python: string]>([
    [gr.Textbox(), { type: "string" }, "str"],
    [gr.Number(), { type: "number" }, "float"],
    [gr.Number({ precision: 0 }), { type: "integer" }, "int"],
    [gr.Slider({ minimum: 2, maximum: 4 }), { type: "number", description: "numeric value between 2 and 4" }, "float"],
    [gr.Checkbox(), { type: "boolean" }, "bool"],
    [gr.Radio({ choices: ["a", "b"] }), { type: "string", title: "Radio", enum: ["a", "b"] }, "Literal['a', 'b']"],
    [gr.Dropdown({ choices: [["One", 1]] }), { type: "string", enum: [1] }, "Literal['1']"],
    [
      gr.Dropdown({ choices: ["a"], multiselect: true }),
      { type: "array", items: { type: "string", enum: ["a"] } },
      "list[Literal['a']]",
    ],
    [gr.Markdown(), { type: "string" }, "str"],
    [gr.JSON(), { type: {}, description: "any valid json" }, "str | float | bool | list | dict"],
    [gr.Image(), expectKeys("properties", "title", "type", "additional_description"), "filepath"],
    [gr.File(), expectKeys("$defs", "properties", "required", "title", "type", "additional_description"), "filepath"],
    [
      gr.File({ fileCount: "multiple" }),
      expectKeys("$defs", "items", "title", "type", "additional_description"),
      "list[filepath]",
    ],
  ])("is told in JSON and in Python: %$", async ([component, schema, python], { expect }) => {
    const run = gr.Button();
    run.click(() => {}, { inputs: component, apiName: "take" });
    const [parameter] = (await infoOf(gr.Blocks([component, run]))).named_endpoints["/take"]?.parameters ?? [];
    if (schema instanceof Set) expect(new Set(Object.keys(parameter?.type ?? {}))).toEqual(schema);
    else expect(parameter?.type).toEqual(schema);
    expect(parameter?.python_type.type).toBe(python);
  });
});

it("tells Python's readers what a value is, or that nothing is said of it", async ({ expect }) => {
  const [file, files, name] = [gr.File(), gr.File({ fileCount: "multiple" }), gr.Textbox()];
  name.change(() => {}, { inputs: { file, files, name }, apiName: "take" });
  const { parameters } = (await infoOf(gr.Blocks([file, files, name]))).named_endpoints["/take"] ?? {};
  const [one, many, text] = parameters?.map(({ python_type: { description } }) => description) ?? [];
  expect([one, many, text]).toEqual([expect.stringMatching(/Upload it first/), null, ""]);
});

/** The keys of a schema that is too long to repeat. */
function expectKeys(...keys: string[]): ReadonlySet<string> {
  return new Set(keys);
}

describe("the OpenAPI document", () => {
  it("has the upload and two addresses an endpoint", async ({ expect }) => {
    const app = anApp();
    const document = openApi({ title: "Greeter", root: "https://app.example", version: "1" }, await infoOf(app));
    expect(document).toMatchInlineSnapshot(`
      {
        "components": {
          "schemas": {},
        },
        "info": {
          "description": "The API of Greeter.",
          "title": "Greeter",
          "version": "1",
        },
        "openapi": "3.0.2",
        "paths": {
          "/gradio_api/call/greet/{event_id}": {
            "get": {
              "description": "Server-sent events. The last one is \`complete\`, with a JSON array of the results, or \`error\`.",
              "operationId": "greet_get",
              "parameters": [
                {
                  "description": "What the call has answered",
                  "in": "path",
                  "name": "event_id",
                  "required": true,
                  "schema": {
                    "type": "string",
                  },
                },
              ],
              "responses": {
                "200": {
                  "content": {
                    "text/event-stream": {
                      "schema": {
                        "type": "string",
                      },
                    },
                  },
                  "description": "The events generating, complete, error and heartbeat",
                },
              },
              "summary": "Read the results of /greet",
            },
          },
          "/gradio_api/call/v2/greet": {
            "post": {
              "description": "Answers at once. Read the results from GET /gradio_api/call/greet/{event_id}: Name (str).",
              "operationId": "greet",
              "requestBody": {
                "content": {
                  "application/json": {
                    "schema": {
                      "properties": {
                        "name": {
                          "example": "Hello!!",
                          "title": "Name",
                          "type": "string",
                        },
                        "times": {
                          "description": "numeric value between 1 and 5",
                          "example": 1,
                          "title": "Times",
                          "type": "number",
                        },
                      },
                      "required": [
                        "name",
                      ],
                      "type": "object",
                    },
                  },
                },
                "required": true,
              },
              "responses": {
                "200": {
                  "content": {
                    "application/json": {
                      "schema": {
                        "properties": {
                          "event_id": {
                            "type": "string",
                          },
                        },
                        "required": [
                          "event_id",
                        ],
                        "type": "object",
                      },
                    },
                  },
                  "description": "The id of the event",
                },
              },
              "summary": "Says hello.",
            },
          },
          "/gradio_api/upload": {
            "post": {
              "operationId": "upload_file_upload_post",
              "parameters": [
                {
                  "description": "Chosen by the sender; GET /gradio_api/upload_progress?upload_id=… then tells how far it has come",
                  "in": "query",
                  "name": "upload_id",
                  "required": false,
                  "schema": {
                    "default": null,
                    "nullable": true,
                    "type": "string",
                  },
                },
              ],
              "requestBody": {
                "content": {
                  "multipart/form-data": {
                    "schema": {
                      "properties": {
                        "files": {
                          "description": "The files",
                          "items": {
                            "format": "binary",
                            "type": "string",
                          },
                          "type": "array",
                        },
                      },
                      "required": [
                        "files",
                      ],
                      "type": "object",
                    },
                  },
                },
                "required": true,
              },
              "responses": {
                "200": {
                  "content": {
                    "application/json": {
                      "schema": {
                        "items": {
                          "type": "string",
                        },
                        "type": "array",
                      },
                    },
                  },
                  "description": "The paths of the files, in order",
                },
                "400": {
                  "content": {
                    "application/json": {
                      "schema": {
                        "properties": {
                          "detail": {
                            "type": "string",
                          },
                        },
                        "required": [
                          "detail",
                        ],
                        "type": "object",
                      },
                    },
                  },
                  "description": "This is no form with files",
                },
                "413": {
                  "content": {
                    "text/plain": {
                      "schema": {
                        "type": "string",
                      },
                    },
                  },
                  "description": "A file is too large",
                },
              },
              "summary": "Upload files",
            },
          },
        },
        "servers": [
          {
            "url": "https://app.example",
          },
        ],
      }
    `);
  });

  it("says where a file goes, one or many, without pointing at what is not in the document", async ({ expect }) => {
    const [file, files, image] = [gr.File(), gr.File({ fileCount: "multiple" }), gr.Image()];
    const guess = gr.Label();
    const run = gr.Button();
    run.click(() => {}, { inputs: { file, files, image, guess }, apiName: "take" });
    const document = openApi(
      { title: "Files", root: "https://app.example", version: "1" },
      await infoOf(gr.Blocks([file, files, image, guess, run])),
    );
    expect(JSON.stringify(document)).not.toMatch(/\$(ref|defs)/);
    const filepath = { type: "string", format: "filepath" };
    expect(bodySchemaOf(document).properties).toMatchObject({
      file: filepath,
      files: { type: "array", items: filepath },
      image: filepath,
      guess: { properties: { confidences: { anyOf: [{ items: { properties: { label: {} } } }, { type: "null" }] } } },
    });
  });

  it("says that a parameter may hold anything by saying nothing of its type", async ({ expect }) => {
    const tree = gr.JSON({ label: "Tree" });
    tree.change(() => {}, { inputs: tree, apiName: "take" });
    const document = openApi({ title: "", root: "https://app.example", version: "1" }, await infoOf(gr.Blocks([tree])));
    expect(bodySchemaOf(document).properties).toEqual({
      tree: { title: "Tree", description: "any valid json", example: { foo: "bar" } },
    });
  });

  it("asks for nothing where nothing is needed", async ({ expect }) => {
    const name = gr.Textbox({ label: "Name", value: "Ada" });
    name.change(() => {}, { inputs: name, apiName: "take" });
    const document = openApi({ title: "", root: "https://app.example", version: "1" }, await infoOf(gr.Blocks([name])));
    expect(Object.keys(bodySchemaOf(document))).toEqual(["type", "properties"]);
  });
});

/** What the endpoint "take" wants to be sent. */
function bodySchemaOf(document: object): { properties: unknown } {
  const { paths } = JSON.parse(JSON.stringify(document));
  return paths["/gradio_api/call/v2/take"].post.requestBody.content["application/json"].schema;
}
