/** Apps as JSON. */

import { describe, it } from "vitest";
import { buildConfig, type SharedConfig } from "../../../src/config/build-config.ts";
import { prepare } from "../../../src/core/tree.ts";
import * as gr from "../../../src/index.ts";
import { fakeBucket } from "../../support/fake-bucket.ts";
import { noFiles } from "../../support/run-app.ts";
import { createFileAccess } from "../../../src/runtime/stored-files.ts";

function configOf(app: gr.App): Promise<SharedConfig> {
  return buildConfig(prepare(app), noFiles);
}

/** Props of the only component. */
async function propsOf(component: gr.Component): Promise<Record<string, unknown>> {
  const { components } = await configOf(gr.Blocks([component]));
  return components.find(({ type }) => type === component.definition.type)?.props ?? {};
}

describe("the config", () => {
  it("describes a small app whole", async ({ expect }) => {
    const word = gr.Textbox({ label: "Word", placeholder: "tea" });
    const shout = gr.Textbox({ label: "Shout" });
    word.submit(
      function upper(text) {
        return text.toUpperCase();
      },
      { inputs: word, outputs: shout, apiDescription: "Upper-case a word." },
    );
    const { app_id: appId, ...config } = await configOf(gr.Blocks({ title: "Demo" }, [word, shout]));
    expect(appId).toMatch(/^[0-9a-f]{16}$/);
    expect(config).toMatchInlineSnapshot(`
      {
        "analytics_enabled": false,
        "api_prefix": "/gradio_api",
        "body_css": null,
        "components": [
          {
            "component_class_id": "form",
            "id": 1,
            "key": null,
            "props": {
              "min_width": 0,
              "name": "form",
              "preserved_by_key": [],
              "scale": 0,
            },
            "skip_api": true,
            "type": "form",
          },
          {
            "api_info": {
              "type": "string",
            },
            "api_info_as_input": {
              "type": "string",
            },
            "api_info_as_output": {
              "type": "string",
            },
            "component_class_id": "textbox",
            "example_inputs": "Hello!!",
            "id": 2,
            "key": null,
            "props": {
              "_selectable": false,
              "autofocus": false,
              "autoscroll": true,
              "buttons": [],
              "container": true,
              "elem_classes": [],
              "label": "Word",
              "lines": 1,
              "min_width": 160,
              "name": "textbox",
              "placeholder": "tea",
              "preserved_by_key": [
                "value",
              ],
              "rtl": false,
              "show_label": true,
              "stop_btn": false,
              "submit_btn": false,
              "type": "text",
              "visible": true,
            },
            "skip_api": false,
            "type": "textbox",
          },
          {
            "api_info": {
              "type": "string",
            },
            "api_info_as_input": {
              "type": "string",
            },
            "api_info_as_output": {
              "type": "string",
            },
            "component_class_id": "textbox",
            "example_inputs": "Hello!!",
            "id": 3,
            "key": null,
            "props": {
              "_selectable": false,
              "autofocus": false,
              "autoscroll": true,
              "buttons": [],
              "container": true,
              "elem_classes": [],
              "label": "Shout",
              "lines": 1,
              "min_width": 160,
              "name": "textbox",
              "preserved_by_key": [
                "value",
              ],
              "rtl": false,
              "show_label": true,
              "stop_btn": false,
              "submit_btn": false,
              "type": "text",
              "visible": true,
            },
            "skip_api": false,
            "type": "textbox",
          },
        ],
        "connect_heartbeat": false,
        "css": null,
        "dependencies": [
          {
            "api_description": "Upper-case a word.",
            "api_name": "upper",
            "api_visibility": "public",
            "backend_fn": true,
            "batch": false,
            "cancels": [],
            "collects_event_data": false,
            "component_prop_inputs": [],
            "connection": "sse",
            "event_specific_args": null,
            "id": 0,
            "inputs": [
              2,
            ],
            "js": null,
            "js_implementation": null,
            "max_batch_size": 4,
            "outputs": [
              3,
            ],
            "queue": true,
            "render_id": null,
            "rendered_in": null,
            "scroll_to_output": false,
            "show_progress": "full",
            "show_progress_on": null,
            "stream_every": 0.5,
            "targets": [
              [
                2,
                "submit",
              ],
            ],
            "time_limit": null,
            "trigger_after": null,
            "trigger_mode": "once",
            "trigger_only_on_failure": false,
            "trigger_only_on_success": false,
            "types": {
              "cancel": false,
              "generator": false,
            },
          },
        ],
        "dev_mode": false,
        "enable_queue": true,
        "fill_height": false,
        "fill_width": false,
        "footer_links": [
          "api",
          "gradio",
          "settings",
        ],
        "head": null,
        "i18n_translations": null,
        "is_colab": false,
        "js": null,
        "layout": {
          "children": [
            {
              "children": [
                {
                  "id": 2,
                },
                {
                  "id": 3,
                },
              ],
              "id": 1,
            },
          ],
          "id": 0,
        },
        "max_file_size": 104857600,
        "mcp_server": false,
        "mode": "blocks",
        "page": {
          "": {
            "components": [
              1,
              2,
              3,
            ],
            "dependencies": [
              0,
            ],
            "layout": {
              "children": [
                {
                  "children": [
                    {
                      "id": 2,
                    },
                    {
                      "id": 3,
                    },
                  ],
                  "id": 1,
                },
              ],
              "id": 0,
            },
          },
        },
        "pages": [
          [
            "",
            "Home",
            true,
          ],
        ],
        "protocol": "sse_v3",
        "pwa": false,
        "run_history": false,
        "show_error": false,
        "space_id": null,
        "stylesheets": [],
        "theme": "default",
        "theme_hash": "default",
        "title": "Demo",
        "version": "6.25.0",
        "vibe_mode": false,
      }
    `);
  });

  it("holds what launch() and the app say", async ({ expect }) => {
    const app = gr
      .Blocks({ title: "Served", fillHeight: true, fillWidth: true }, [])
      .launch({ maxFileSize: "5mb", showError: true, css: ".a {}", js: () => 1, head: "<meta>", footerLinks: [] });
    expect(await configOf(app)).toMatchObject({
      title: "Served",
      fill_height: true,
      fill_width: true,
      max_file_size: 5 * 1024 ** 2,
      show_error: true,
      css: ".a {}",
      js: "() => 1",
      head: "<meta>",
      footer_links: [],
      enable_queue: true,
      protocol: "sse_v3",
      api_prefix: "/gradio_api",
    });
  });

  it("keeps its id while the app stays as it is, and changes it with the app", async ({ expect }) => {
    const make = (label: string): gr.App => gr.Blocks([gr.Textbox({ label })]);
    const ids = await Promise.all([make("a"), make("a"), make("b"), make("a").launch({ css: "x" })].map(configOf));
    const [first, same, other, styled] = ids.map(({ app_id: id }) => id);
    expect(same).toBe(first);
    expect(new Set([first, other, styled]).size).toBe(3);
  });

  it("asks for a heartbeat where the server must know who is there", async ({ expect }) => {
    const beats = async (app: gr.App): Promise<boolean> => (await configOf(app)).connect_heartbeat;
    const run = gr.Button();
    run.click(() => {}, { inputs: gr.State(0) });
    expect(await beats(gr.Blocks([run]))).toBe(true);
    expect(await beats(gr.Blocks([gr.State(0)]))).toBe(true);
    expect(await beats(gr.Blocks([gr.Button()]))).toBe(false);
  });
});

describe("the options of a component", () => {
  it("travel in snake_case, without those that are null", async ({ expect }) => {
    const props = await propsOf(gr.Textbox({ label: "Name", maxLines: 3, elemId: "name", submitBtn: "Go" }));
    expect(props).toMatchObject({ max_lines: 3, elem_id: "name", submit_btn: "Go" });
    expect(Object.values(props)).not.toContain(null);
    expect(Object.keys(props).filter((name) => /[A-Z]/.test(name))).toEqual([]);
  });

  it("hold classes as a list", async ({ expect }) => {
    expect((await propsOf(gr.Textbox({ elemClasses: "one" })))["elem_classes"]).toEqual(["one"]);
    expect((await propsOf(gr.Textbox({ elemClasses: ["a", "b"] })))["elem_classes"]).toEqual(["a", "b"]);
    expect((await propsOf(gr.Row([])))["elem_classes"]).toEqual([]);
  });

  it("show the label unless the frame is gone or the author says so", async ({ expect }) => {
    const shown = async (component: gr.Component): Promise<unknown> => (await propsOf(component))["show_label"];
    expect(await shown(gr.Textbox())).toBe(true);
    expect(await shown(gr.Textbox({ showLabel: false }))).toBe(false);
    expect(await shown(gr.Textbox({ container: false }))).toBe(false);
    expect(await shown(gr.Textbox({ container: false, showLabel: true }))).toBe(false);
    expect(await shown(gr.Checkbox({ container: false, label: "On" }))).toBe(true);
    expect(await shown(gr.Button())).toBeUndefined();
    expect(await shown(gr.Row([]))).toBeUndefined();
  });

  it("hold the initial value as it would travel", async ({ expect }) => {
    expect((await propsOf(gr.Number({ value: 2.567, precision: 1 })))["value"]).toBe(2.6);
    expect((await propsOf(gr.Label({ value: { cat: 0.2, dog: 0.8 } })))["value"]).toMatchObject({ label: "dog" });
    expect(await propsOf(gr.Textbox())).not.toHaveProperty("value");
  });

  it("say whether somebody listens to select", async ({ expect }) => {
    const text = gr.Textbox();
    expect((await propsOf(text))["_selectable"]).toBe(false);
    text.select(() => {});
    expect((await propsOf(text))["_selectable"]).toBe(true);
    const tab = gr.Tab("One", []);
    expect(await propsOf(tab)).not.toHaveProperty("_selectable");
    tab.select(() => {});
    expect((await propsOf(tab))["_selectable"]).toBe(true);
  });
});

describe("State in the config", () => {
  it("tells nothing of its value or what becomes of it", async ({ expect }) => {
    const state = gr.State({ secret: "hunter2" }, { timeToLive: 60, deleteCallback: () => {} });
    const { components } = await configOf(gr.Blocks([state]));
    expect(JSON.stringify(components)).not.toContain("hunter2");
    expect(components).toEqual([
      {
        id: 1,
        type: "state",
        props: { time_to_live: 60, name: "state", _selectable: false },
        skip_api: true,
        component_class_id: "state",
        key: null,
      },
    ]);
  });
});

describe("an initial file", () => {
  it("is described by its address and not copied", async ({ expect }) => {
    const { bucket, kept } = fakeBucket();
    const files = createFileAccess({
      bucket,
      files: {},
      root: "https://app.example",
      session: "app",
      onStored: () => {},
    });
    const app = gr.Blocks([gr.File({ value: "https://example.com/a/report.csv" })]);
    const { components } = await buildConfig(prepare(app), files);
    expect(components[0]?.props["value"]).toMatchObject({
      path: null,
      url: "https://example.com/a/report.csv",
      orig_name: "report.csv",
      meta: { _type: "gradio.FileData" },
    });
    expect(kept.size).toBe(0);
  });
});

describe("a dependency", () => {
  it("says whether the function takes what the event brings", async ({ expect }) => {
    const text = gr.Textbox();
    text.select(() => {});
    text.select((_ctx) => {});
    text.select((_text) => {}, { inputs: text });
    text.select((_text, _ctx) => {}, { inputs: text });
    text.select((_a, _b) => {}, { inputs: [text, text] });
    text.select((_a, _b, _ctx) => {}, { inputs: [text, text] });
    text.select((_values) => {}, { inputs: { text } });
    text.select((_values, _ctx) => {}, { inputs: { text } });
    text.select(null, { js: "(value) => value" });
    const { dependencies } = await configOf(gr.Blocks([text]));
    expect(dependencies.map((each) => each.collects_event_data)).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it("names the components that show its progress", async ({ expect }) => {
    const text = gr.Textbox();
    const run = gr.Button();
    run.click(() => {}, { showProgressOn: [text, run] });
    run.click(() => {}, { showProgressOn: text });
    const { dependencies } = await configOf(gr.Blocks([text, run]));
    expect(dependencies.map((each) => each.show_progress_on)).toEqual([[2, 3], [2]]);
  });
});
