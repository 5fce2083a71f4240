/** The endpoints of an app, as `/gradio_api/info` tells them. */

import type { PreparedApp } from "../core/tree.ts";
import type { PlantedListener } from "../core/planted-listener.ts";
import type { ApiInfo, EndpointInfo, ValueInfo } from "../protocol/api-info.ts";
import type { ComponentConfig } from "../protocol/config.ts";
import type { SharedConfig } from "./build-config.ts";
import { pythonType } from "./python-type.ts";

/** Which endpoints to tell about. */
export type ApiScope = "public" | "all";

/** Describes every public endpoint; with scope "all" the undocumented ones too. */
export function apiInfo(prepared: PreparedApp, config: SharedConfig, scope: ApiScope): ApiInfo {
  const components = new Map(config.components.map((component) => [component.id, component]));
  const listed = prepared.listeners.filter(
    ({ fn, apiVisibility }) =>
      fn !== null && (apiVisibility === "public" || (scope === "all" && apiVisibility === "undocumented")),
  );
  const endpoints = listed.map((listener) => [`/${listener.apiName}`, endpoint(listener, components)] as const);
  return { named_endpoints: Object.fromEntries(endpoints), unnamed_endpoints: {} };
}

function endpoint(listener: PlantedListener, components: ReadonlyMap<number, ComponentConfig>): EndpointInfo {
  return {
    parameters: listener.inputs.flatMap(({ id, name, component }, index) => {
      const config = components.get(id);
      if (!config || config.skip_api) return [];
      const value = config.props["value"];
      return {
        ...valueInfo(config, { fallback: `parameter_${id}`, name: component.definition.name }),
        python_type: {
          type: pythonType(config.api_info_as_input),
          description: descriptionOf(config.api_info_as_input, "additional_description"),
        },
        parameter_name: RESERVED.has(name) ? `param_${index}` : name,
        parameter_has_default: value !== undefined,
        parameter_default: value ?? null,
        example_input: config.example_inputs ?? null,
      };
    }),
    returns: listener.outputs.flatMap(({ id, component }) => {
      const config = components.get(id);
      if (!config || config.skip_api) return [];
      return valueInfo(config, { fallback: `value_${id}`, name: component.definition.name });
    }),
    description: listener.apiDescription || "",
    api_visibility: listener.apiVisibility,
  };
}

/** Arguments of the clients' own methods. */
const RESERVED: ReadonlySet<string> = new Set(["api_name", "fn_index", "result_callbacks"]);

function valueInfo(config: ComponentConfig, { fallback, name }: { fallback: string; name: string }): ValueInfo {
  const label = config.props["label"];
  return {
    label: typeof label === "string" ? label : fallback,
    type: config.api_info,
    python_type: { type: pythonType(config.api_info), description: descriptionOf(config.api_info, "description") },
    component: name.charAt(0) + name.slice(1).toLowerCase(),
  };
}

/** A schema may say outright that it has none. */
function descriptionOf(schema: unknown, key: string): string | null {
  if (typeof schema !== "object" || schema === null) return "";
  const text: unknown = Reflect.get(schema, key);
  return typeof text === "string" || text === null ? text : "";
}
