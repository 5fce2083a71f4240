/** The endpoints as an OpenAPI document. */

import type { ApiInfo, EndpointInfo, ParameterInfo } from "../protocol/api-info.ts";
import type { Config } from "../protocol/config.ts";
import { pythonType } from "./python-type.ts";

type Json = Readonly<Record<string, unknown>>;

const EVENT_ID = { type: "object", properties: { event_id: { type: "string" } }, required: ["event_id"] };

/** OpenAPI 3.0.2: join by named arguments, read the event's stream, upload files. */
export function openApi({ title, root, version }: Pick<Config, "title" | "root" | "version">, info: ApiInfo): Json {
  const paths = Object.entries(info.named_endpoints).flatMap(([name, endpoint]) => endpointPaths(name, endpoint));
  return {
    openapi: "3.0.2",
    info: { title, description: `The API of ${title}.`, version },
    servers: [{ url: root }],
    paths: { "/gradio_api/upload": UPLOAD, ...Object.fromEntries(paths) },
    components: { schemas: {} },
  };
}

const DETAIL = { type: "object", properties: { detail: { type: "string" } }, required: ["detail"] };

const UPLOAD: Json = {
  post: {
    summary: "Upload files",
    // As Gradio's server names it; tools make names of functions out of these.
    operationId: "upload_file_upload_post",
    parameters: [
      {
        name: "upload_id",
        in: "query",
        required: false,
        schema: { type: "string", nullable: true, default: null },
        description: "Chosen by the sender; GET /gradio_api/upload_progress?upload_id=… then tells how far it has come",
      },
    ],
    requestBody: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            properties: {
              files: { type: "array", items: { type: "string", format: "binary" }, description: "The files" },
            },
            required: ["files"],
          },
        },
      },
    },
    responses: {
      200: json("The paths of the files, in order", { type: "array", items: { type: "string" } }),
      400: json("This is no form with files", DETAIL),
      413: text("A file is too large"),
    },
  },
};

function endpointPaths(name: string, endpoint: EndpointInfo): [string, Json][] {
  const summary = endpoint.description || `Call ${name}`;
  const results = `/gradio_api/call${name}/{event_id}`;
  return [
    [
      `/gradio_api/call/v2${name}`,
      {
        post: {
          summary,
          description: `Answers at once. Read the results from GET ${results}: ${resultsOf(endpoint)}.`,
          operationId: name.slice(1),
          requestBody: { required: true, content: { "application/json": { schema: parameters(endpoint) } } },
          responses: { 200: json("The id of the event", EVENT_ID) },
        },
      },
    ],
    [
      results,
      {
        get: {
          summary: `Read the results of ${name}`,
          description: "Server-sent events. The last one is `complete`, with a JSON array of the results, or `error`.",
          operationId: `${name.slice(1)}_get`,
          parameters: [
            {
              name: "event_id",
              in: "path",
              required: true,
              schema: { type: "string" },
              description: "What the call has answered",
            },
          ],
          responses: {
            200: {
              description: "The events generating, complete, error and heartbeat",
              content: { "text/event-stream": { schema: { type: "string" } } },
            },
          },
        },
      },
    ],
  ];
}

function resultsOf({ returns }: EndpointInfo): string {
  return returns.map(({ label, python_type: { type } }) => `${label} (${type})`).join(", ") || "none";
}

function parameters({ parameters: list }: EndpointInfo): Json {
  const properties = list.map((each) => [each.parameter_name, parameter(each)] as const);
  const required = list.filter((each) => !each.parameter_has_default).map((each) => each.parameter_name);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    // An empty list is not allowed here.
    ...(required.length > 0 ? { required } : {}),
  };
}

function parameter({ type, label, example_input: example }: ParameterInfo): Json {
  const schema = { title: label, ...schemaOf(type) };
  // An example file is on no server that could be asked for it.
  return pythonType(type).includes("filepath") ? schema : { ...schema, example };
}

const FILE: Json = {
  type: "string",
  format: "filepath",
  description:
    'Upload the file first, then send {"path": what the upload answered, "meta": {"_type": "gradio.FileData"}}.',
};

/** The schema without references: they would look for their target in the whole document. */
function schemaOf(type: unknown, definitions: Json = definitionsOf(type)): Json {
  if (!isJson(type)) return {};
  const name = /^#\/\$defs\/(.+)$/.exec(String(type["$ref"]))?.[1];
  if (name !== undefined) {
    // Out of its own sight: what contains itself ends there.
    const { [name]: target, ...others } = definitions;
    return schemaOf(target, others);
  }
  if (pythonType({ ...type, $defs: definitions }) === "filepath") return FILE;
  const { $defs: _, additional_description: __, type: kind, ...rest } = type;
  const inlined = Object.entries(rest).map(([key, value]) => [key, inlineKeyword(key, value, definitions)] as const);
  // Gradio writes an empty object for "anything"; here that is no type.
  return { ...(kind === undefined || isJson(kind) ? {} : { type: kind }), ...Object.fromEntries(inlined) };
}

/** Follows the keywords that hold schemas; what others hold is data. */
function inlineKeyword(key: string, value: unknown, definitions: Json): unknown {
  switch (key) {
    case "items":
    case "additionalProperties":
      return isJson(value) ? schemaOf(value, definitions) : value;
    case "properties":
      if (!isJson(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, schemaOf(each, definitions)]));
    case "anyOf":
    case "oneOf":
    case "allOf":
    case "prefixItems":
      return Array.isArray(value) ? value.map((each) => schemaOf(each, definitions)) : value;
    default:
      return value;
  }
}

function definitionsOf(type: unknown): Json {
  return isJson(type) && isJson(type["$defs"]) ? type["$defs"] : {};
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function json(description: string, schema: Json): Json {
  return { description, content: { "application/json": { schema } } };
}

function text(description: string): Json {
  return { description, content: { "text/plain": { schema: { type: "string" } } } };
}
