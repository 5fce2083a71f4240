/** The app as JSON: what `/config` answers and what the page starts from. */

import type { Translations } from "./i18n.ts";

/** `true` is shown, `false` is not in the document, `"hidden"` is in the document but not displayed. */
export type Visibility = boolean | "hidden";

/** One component of the page. */
export interface ComponentConfig {
  id: number;
  /** Which element draws it: `textbox` is drawn by `<gr-textbox>`. */
  type: string;
  /** Options in snake_case; an absent key means null. */
  props: Record<string, unknown>;
  /** Left out of the API's parameters and results. */
  skip_api: boolean;
  component_class_id: string;
  key: number | null;
  /** Of what a pass of a render made: the render. */
  renderable?: number;
  rendered_in?: number;
  /** Name of the module with its author's code; without it, it is called after the component. */
  module?: string;
  api_info?: unknown;
  api_info_as_input?: unknown;
  api_info_as_output?: unknown;
  example_inputs?: unknown;
}

/** A node of the page; only layouts have children. */
export interface LayoutNode {
  id: number;
  children?: LayoutNode[];
}

export type TriggerMode = "once" | "multiple" | "always_last";
export type ShowProgress = "full" | "minimal" | "hidden";
export type ApiVisibility = "public" | "undocumented" | "private";

/** One event listener. Its `id` is the wire's `fn_index`. */
export interface Dependency {
  id: number;
  /** Component (null in a chain) and event name, for each trigger. */
  targets: [number | null, string][];
  inputs: number[];
  outputs: number[];
  backend_fn: boolean;
  /** Address of the module that runs in the browser before, or instead of, the function. */
  js: string | null;
  /** Name of that module, where it is not called after the listener. */
  module?: string;
  js_implementation: null;
  queue: boolean;
  api_name: string;
  api_description: string | false | null;
  api_visibility: ApiVisibility;
  scroll_to_output: boolean;
  show_progress: ShowProgress;
  show_progress_on: number[] | null;
  batch: boolean;
  max_batch_size: number;
  cancels: number[];
  types: { generator: boolean; cancel: boolean };
  collects_event_data: boolean;
  trigger_after: number | null;
  trigger_only_on_success: boolean;
  trigger_only_on_failure: boolean;
  trigger_mode: TriggerMode;
  rendered_in: number | null;
  render_id: number | null;
  connection: "sse" | "stream";
  time_limit: number | null;
  stream_every: number;
  event_specific_args: string[] | null;
  component_prop_inputs: number[];
}

/** The page shown at one path. */
export interface PageConfig {
  layout: LayoutNode;
  components: number[];
  dependencies: number[];
}

/** What one pass of a render made: it takes the place of what the one before has made. */
export interface RenderConfig {
  render_id: number;
  /** The container. */
  layout: LayoutNode;
  components: ComponentConfig[];
  dependencies: Dependency[];
  page: Record<string, PageConfig>;
}

export interface Config {
  version: string;
  protocol: "sse_v3";
  api_prefix: "/gradio_api";
  /** Absolute address of the app, without a trailing slash. */
  root: string;
  app_id: string;
  mode: string;
  title: string;
  components: ComponentConfig[];
  dependencies: Dependency[];
  layout: LayoutNode;
  /** Path, name, and whether the others have a link to it. The first page's path is empty. */
  pages: [string, string, boolean][];
  page: Record<string, PageConfig>;
  /** Of a page's own config, where the app has several. */
  current_page?: string;
  /** Whether the address named stored values, and they were found. */
  deep_link_state?: "none" | "valid" | "invalid";
  css: string | null;
  js: string | null;
  head: string | null;
  stylesheets: string[];
  theme: string;
  theme_hash: string;
  body_css: Record<string, string> | null;
  fill_height: boolean;
  fill_width: boolean;
  connect_heartbeat: boolean;
  enable_queue: boolean;
  show_error: boolean;
  space_id: null;
  is_colab: boolean;
  max_file_size: number | null;
  footer_links: string[];
  run_history: boolean;
  analytics_enabled: boolean;
  dev_mode: boolean;
  vibe_mode: boolean;
  pwa: boolean;
  mcp_server: boolean;
  i18n_translations: Translations | null;
  username: string | null;
}
