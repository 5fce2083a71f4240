/** The endpoints as an OpenAPI document. */

import type { ApiInfo, EndpointInfo } from "../protocol/api-info.ts";
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
  };
}

const UPLOAD: Json = {
  post: {
    summary: "Upload files",
    requestBody: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            properties: { files: { type: "array", items: { type: "string", format: "binary" } } },
          },
        },
      },
    },
    responses: {
      200: json("The paths of the files, in order", { type: "array", items: { type: "string" } }),
    },
  },
};

function endpointPaths(name: string, endpoint: EndpointInfo): [string, Json][] {
  const summary = endpoint.description || `Call ${name}`;
  return [
    [
      `/gradio_api/call/v2${name}`,
      {
        post: {
          summary,
          operationId: name.slice(1),
          requestBody: { required: true, content: { "application/json": { schema: parameters(endpoint) } } },
          responses: { 200: json("The id of the event", EVENT_ID) },
        },
      },
    ],
    [
      `/gradio_api/call${name}/{event_id}`,
      {
        get: {
          summary: `Read the results of ${name}`,
          parameters: [{ name: "event_id", in: "path", required: true, schema: { type: "string" } }],
          responses: {
            200: {
              description: "Server-sent events: generating, complete, error, heartbeat",
              content: { "text/event-stream": { schema: { type: "string" } } },
            },
          },
        },
      },
    ],
  ];
}

function parameters({ parameters: list }: EndpointInfo): Json {
  return {
    type: "object",
    properties: Object.fromEntries(
      list.map((each) => [
        each.parameter_name,
        { ...schemaOf(each.type), title: each.label, example: each.example_input },
      ]),
    ),
    required: list.filter((each) => !each.parameter_has_default).map((each) => each.parameter_name),
  };
}

function schemaOf(type: unknown): Json {
  if (pythonType(type) === "filepath") return { type: "string", format: "filepath" };
  const isFree = typeof type !== "object" || type === null || ("type" in type && typeof type.type === "object");
  return isFree ? {} : { ...type };
}

function json(description: string, schema: Json): Json {
  return { description, content: { "application/json": { schema } } };
}
