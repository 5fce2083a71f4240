/** The app as Gradio's clients and our page know it. */

import type { App } from "../core/app.ts";
import { cacheOf } from "../core/cached.ts";
import type { Component } from "../core/component.ts";
import type { FileAccess } from "../core/files.ts";
import type { PlantedNode, PreparedApp } from "../core/tree.ts";
import { isComponent, type Planted, ROOT_ID } from "../core/wiring.ts";
import type { PlantedListener } from "../core/planted-listener.ts";
import type { ComponentConfig, Config, Dependency, LayoutNode } from "../protocol/config.ts";
import { apiSchemaOf } from "./api-schema.ts";
import { fileSize } from "./file-size.ts";
import { hexDigest } from "./digest.ts";
import { wireProps } from "./wire-names.ts";

/** The version of Gradio whose wire we speak. */
const GRADIO_VERSION = "6.25.0";

/** All of the config that is the same for every visitor. */
export type SharedConfig = Omit<Config, "root" | "username">;

/** Builds the config; `files` turns initial values into their wire form. */
export async function buildConfig(prepared: PreparedApp, files: FileAccess): Promise<SharedConfig> {
  const { app } = prepared;
  const components = await Promise.all(
    [...prepared.components].map(([id, component]) => componentConfig({ id, component }, prepared, files)),
  );
  const dependencies = prepared.listeners.map(dependency);
  const layout: LayoutNode = { id: prepared.rootId, children: prepared.nodes.map(layoutNode) };
  const body = {
    version: GRADIO_VERSION,
    protocol: "sse_v3" as const,
    api_prefix: "/gradio_api" as const,
    mode: app.mode,
    title: app.options.title ?? "Gradio",
    components,
    dependencies,
    layout,
    pages: [["", "Home", true]] satisfies Config["pages"],
    page: {
      "": {
        layout,
        components: components.map(({ id }) => id),
        dependencies: dependencies.map(({ id }) => id),
      },
    },
    ...prepared.pages?.describe({ components, dependencies, layout }),
    ...launchConfig(app),
    connect_heartbeat: needsHeartbeat(prepared),
  };
  return { ...body, app_id: (await hexDigest(JSON.stringify(body))).slice(0, 16) };
}

type LaunchConfig = Omit<
  SharedConfig,
  | "version"
  | "protocol"
  | "api_prefix"
  | "mode"
  | "title"
  | "components"
  | "dependencies"
  | "layout"
  | "pages"
  | "page"
  | "connect_heartbeat"
  | "app_id"
>;

function launchConfig({ options, launchOptions }: App): LaunchConfig {
  const { theme = "default" } = launchOptions;
  const { name, hash } = typeof theme === "string" ? { name: theme, hash: theme } : theme;
  return {
    css: launchOptions.css === undefined ? null : [launchOptions.css].flat().join("\n"),
    js: launchOptions.js === undefined ? null : String(launchOptions.js),
    head: launchOptions.head ?? null,
    stylesheets: [],
    theme: name,
    theme_hash: hash,
    body_css: null,
    fill_height: options.fillHeight ?? false,
    fill_width: options.fillWidth ?? false,
    enable_queue: true,
    show_error: launchOptions.showError ?? false,
    space_id: null,
    is_colab: false,
    max_file_size: fileSize(launchOptions.maxFileSize),
    footer_links: [...(launchOptions.footerLinks ?? ["api", "gradio", "settings"])],
    run_history: false,
    analytics_enabled: false,
    dev_mode: false,
    vibe_mode: false,
    pwa: false,
    mcp_server: false,
    i18n_translations: launchOptions.i18n?.translations ?? null,
  };
}

/** One component's part of the config. */
export async function componentConfig(
  { id, component }: Planted,
  prepared: PreparedApp,
  files: FileAccess,
): Promise<ComponentConfig> {
  const { definition, props } = component;
  const base = {
    id,
    type: definition.type,
    props: await propsOf({ id, component }, prepared, files),
    skip_api: !definition.isInApi,
    component_class_id: definition.type,
    key: null,
  };
  if (!definition.isInApi) return base;
  const schema = apiSchemaOf(definition, props);
  return {
    ...base,
    api_info: schema,
    api_info_as_input: schema,
    api_info_as_output: schema,
    example_inputs: definition.example(props),
  };
}

async function propsOf(
  { id, component }: Planted,
  prepared: PreparedApp,
  files: FileAccess,
): Promise<Record<string, unknown>> {
  const { definition, props } = component;
  const bar = props.buttons?.map(async (button) => {
    if (!isComponent(button)) return button;
    const held = { id: prepared.held.get(button) ?? ROOT_ID, component: button };
    return { ...(await propsOf(held, prepared, files)), id: held.id };
  });
  return wireProps(component, await initialValue(component, files), {
    isSelectable: definition.events.includes("select") ? hears(prepared, id, "select") : null,
    own: {
      ...definition.wireProps?.(props),
      ...(await definition.wireContents?.(props, files)),
      ...(bar && { buttons: await Promise.all(bar) }),
    },
  });
}

/** The author's initial value on the wire; the server keeps State to itself. */
async function initialValue({ definition, props }: Component, files: FileAccess): Promise<unknown> {
  if (definition.isLayout || definition.isServerSide) return null;
  const value: unknown = "value" in props ? props.value : null;
  // The author's value was typed by the component's own options.
  return definition.postprocess(value as never, props, files);
}

/** One listener's part of the config. */
export function dependency(listener: PlantedListener): Dependency {
  return {
    id: listener.id,
    targets: listener.targets.map(([id, event]) => [id, event]),
    inputs: listener.inputs.map(({ id }) => id),
    outputs: listener.outputs.map(({ id }) => id),
    backend_fn: listener.fn !== null,
    js: listener.js,
    js_implementation: null,
    queue: listener.isQueued,
    api_name: listener.apiName,
    api_description: listener.apiDescription,
    api_visibility: listener.apiVisibility,
    scroll_to_output: listener.scrollToOutput,
    show_progress: listener.showProgress,
    show_progress_on: listener.showProgressOn && [...listener.showProgressOn],
    batch: listener.isBatch,
    max_batch_size: listener.maxBatchSize,
    cancels: [...listener.cancels],
    types: { generator: listener.isGenerator, cancel: listener.cancels.length > 0 },
    collects_event_data: collectsEventData(listener),
    trigger_after: listener.after?.id ?? null,
    trigger_only_on_success: listener.after?.moment === "success",
    trigger_only_on_failure: listener.after?.moment === "failure",
    trigger_mode: listener.triggerMode,
    rendered_in: null,
    render_id: listener.renderId,
    connection: "sse",
    time_limit: listener.timeLimit,
    stream_every: 0.5,
    event_specific_args: null,
    component_prop_inputs: [],
  };
}

/** Whether the function takes the context besides its inputs. */
function collectsEventData({ fn, inputShape, inputs }: PlantedListener): boolean {
  const taken = { none: 0, one: 1, record: 1, list: inputs.length }[inputShape];
  return fn !== null && fn.length > taken;
}

/** A component's place, with what it holds. */
export function layoutNode({ id, component, children }: PlantedNode): LayoutNode {
  const { isLayout, holdsChildren } = component.definition;
  return isLayout || holdsChildren ? { id, children: children.map(layoutNode) } : { id };
}

function hears({ listeners }: PreparedApp, componentId: number, event: string): boolean {
  return listeners.some(({ targets }) => targets.some(([id, name]) => id === componentId && name === event));
}

function needsHeartbeat({ components, listeners }: PreparedApp): boolean {
  const hasState = [...components.values()].some(({ definition }) => definition.isServerSide);
  const needs = ({ fn, targets }: PlantedListener): boolean =>
    targets.some(([, event]) => event === "unload") || cacheOf(fn)?.perSession === true;
  return hasState || listeners.some(needs);
}
