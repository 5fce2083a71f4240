/** What an app says about itself before anybody calls it. */

import { type Description, normalize } from "../golden/normalize.ts";
import type { Pair, Row } from "../pair.ts";
import type { Server } from "../server.ts";

/** The config, the endpoints and the OpenAPI document of the app that both serve. */
export async function describeBoth({ gradio, ours }: Pick<Pair, "gradio" | "ours">): Promise<Row[]> {
  const [theirs, own] = [await described(gradio), await described(ours)];
  return (["config", "info", "all_info", "openapi"] as const).map((part) => ({
    name: NAMES[part],
    gradio: withoutProse(theirs[part]),
    ours: own[part],
  }));
}

const NAMES = { config: "/config", info: "/info", all_info: "/info?all_endpoints", openapi: "/openapi.json" };

type Described = Description & { readonly openapi: unknown };

async function described(server: Server): Promise<Described> {
  const [config, info, all_info, openapi] = await Promise.all([
    read(server, "/config"),
    read(server, "/gradio_api/info"),
    read(server, "/gradio_api/info?all_endpoints=true"),
    read(server, "/gradio_api/openapi.json"),
  ]);
  const said = normalize({ config: settled(config), info: bare(info), all_info: bare(all_info) } as Description); // as both write it
  const masked = server.masked({ ...said, openapi });
  return masked as Described; // masks change texts and numbers only
}

async function read(server: Server, path: string): Promise<Record<string, unknown>> {
  const response = await server.fetch(path);
  if (!response.ok) throw new Error(`${path} answers ${response.status}.`);
  return (await response.json()) as Record<string, unknown>; // as both write it
}

/** Without what no two servers share. */
function settled(config: Record<string, unknown>): Record<string, unknown> {
  return { ...config, app_id: typeof config["app_id"] === "undefined" ? undefined : "<id>", theme_hash: "<hash>" };
}

/** Code samples are documentation. */
function bare(info: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(info, (key, value: unknown) => (key === "code_snippets" ? undefined : value)));
}

/** Long texts are Gradio's own documentation; ours says the same in other words. */
function withoutProse(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, each: unknown) => (typeof each === "string" && each.length > 200 ? "<text>" : each)),
  );
}
