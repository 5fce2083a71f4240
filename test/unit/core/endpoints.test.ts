/** Functions that nothing on the page calls. */

import { describe, it } from "vitest";
import * as z from "zod";
import { apiInfo } from "../../../src/config/api-info.ts";
import { buildConfig } from "../../../src/config/build-config.ts";
import { prepare } from "../../../src/core/tree.ts";
import * as gr from "../../../src/index.ts";
import { noFiles, runCall } from "../../support/run-app.ts";

function anApp(): gr.App {
  const app = gr.Blocks([gr.Textbox()]);
  gr.api(app, ({ text, times }) => text.repeat(times), {
    inputs: { text: z.string().min(1), times: z.int() },
    outputs: z.string(),
    apiName: "repeat",
  });
  gr.api(app, () => ({ sum: 3, list: [1, 2] }), {
    outputs: { sum: z.number(), list: z.array(z.number()) },
    apiName: "both",
  });
  gr.api(app, function ping() {});
  return app;
}

describe("an endpoint without a page", () => {
  it("reads its parameters by their schemas, and answers", async ({ expect }) => {
    expect(await runCall(anApp(), { data: ["ab", 2] })).toMatchObject({
      status: "completed",
      step: { data: ["abab"] },
    });
    expect(await runCall(anApp(), { fnIndex: 1 })).toMatchObject({ step: { data: [3, [1, 2]] } });
    expect(await runCall(anApp(), { fnIndex: 2 })).toMatchObject({ status: "completed", step: { data: [] } });
  });

  it("refuses what does not fit, in the schema's words", async ({ expect }) => {
    expect(await runCall(anApp(), { data: ["", 2] })).toMatchObject({
      status: "failed",
      error: { error: expect.stringMatching(/^The 1st value does not fit\. Too small/) },
    });
    expect(await runCall(anApp(), { data: ["a", { deep: 1 }] })).toMatchObject({
      error: { error: expect.stringMatching(/^The 2nd value does not fit\. Invalid input: expected number/) },
    });
  });

  it("says where in a value something is wrong", async ({ expect }) => {
    const app = gr.Blocks([]);
    gr.api(app, () => {}, { inputs: { person: z.object({ name: z.string() }) } });
    expect(await runCall(app, { data: [{ name: 1 }] })).toMatchObject({
      error: { error: expect.stringContaining("fit. name: Invalid input") },
    });
  });

  it("takes what is missing for undefined, and hands it over as null", async ({ expect }) => {
    const app = gr.Blocks([]);
    const heard: unknown[] = [];
    gr.api(app, ({ times, name, count }) => void heard.push(times, name, count), {
      inputs: { times: z.int().optional(), name: z.string().nullable(), count: z.int().default(3) },
    });
    expect(await runCall(app, { data: [null, null, null] })).toMatchObject({ status: "completed" });
    expect(heard).toEqual([null, null, 3]);
    expect(await runCall(app, { data: ["a", null, null] })).toMatchObject({ status: "failed" });
  });

  it("is described by its schemas, and by nothing where they cannot say what they are", async ({ expect }) => {
    const app = anApp();
    gr.api(app, () => {}, { inputs: { odd: z.custom<number>((value) => value === 1) }, apiName: "odd" });
    const prepared = prepare(app);
    const { named_endpoints: endpoints } = apiInfo(prepared, await buildConfig(prepared, noFiles), "public");
    expect(Object.keys(endpoints)).toEqual(["/repeat", "/both", "/ping", "/odd"]);
    expect(endpoints["/repeat"]?.parameters).toMatchObject([
      { parameter_name: "text", label: "1st", type: { type: "string", minLength: 1 }, component: "Api" },
      { parameter_name: "times", label: "2nd", type: { type: "integer" } },
    ]);
    expect(endpoints["/repeat"]?.returns).toMatchObject([{ label: "1st", type: { type: "string" } }]);
    expect(endpoints["/both"]?.returns.map(({ type }) => type)).toMatchObject([{ type: "number" }, { type: "array" }]);
    expect(endpoints["/odd"]?.parameters[0]?.type).toEqual({});
  });

  it("is no business of the page", async ({ expect }) => {
    const [repeat] = (await buildConfig(prepare(anApp()), noFiles)).dependencies;
    expect(repeat).toMatchObject({ targets: [], show_progress: "hidden", queue: true, api_visibility: "public" });
  });
});

describe("an app's unload", () => {
  it("is told to the server alone", async ({ expect }) => {
    const app = gr.Blocks([]);
    app.unload(() => {});
    const config = await buildConfig(prepare(app), noFiles);
    expect(config.connect_heartbeat).toBe(true);
    expect(config.dependencies).toMatchObject([
      { targets: [[null, "unload"]], inputs: [], outputs: [], show_progress: "hidden", api_visibility: "private" },
    ]);
  });
});

describe("a listener without triggers", () => {
  it("runs at the page's start and at every change of an input", async ({ expect }) => {
    const [text, number, out] = [gr.Textbox(), gr.Number(), gr.Textbox()];
    gr.on(null, (text, number) => `${text}${number}`, { inputs: [text, number], outputs: out });
    const [listener] = (await buildConfig(prepare(gr.Blocks([text, number, out])), noFiles)).dependencies;
    expect(listener).toMatchObject({
      targets: [
        [2, "change"],
        [3, "change"],
        [0, "load"],
      ],
      trigger_mode: "always_last",
    });
  });

  it("needs something that it reads or writes", ({ expect }) => {
    expect(() => gr.on(null, () => {})).toThrow("gr.on(null, …) needs inputs or outputs.");
    expect(() => gr.on([], () => {})).toThrow("gr.on() needs at least one trigger.");
  });
});
