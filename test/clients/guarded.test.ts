/** Callers who are looked at before they are let in, and the page about all of them. */

import { Client } from "@gradio/client";
import { afterAll, beforeAll, describe, it } from "vitest";
import { type Served, serveApp } from "../support/serve.ts";

let served: Served;
let metered: Served;

beforeAll(async () => {
  [served, metered] = await Promise.all(
    ["guarded.ts", "metered.ts"].map((app) => serveApp(`${import.meta.dirname}/${app}`)) as [
      Promise<Served>,
      Promise<Served>,
    ], // one for each name
  );
});

afterAll(async () => {
  await served?.[Symbol.asyncDispose]();
  await metered?.[Symbol.asyncDispose]();
});

const FINE = { is_valid: true, message: "" };

function refusal(parameter: string, message: string) {
  return { __type__: "validate", is_valid: false, message, parameter_name: parameter };
}

describe("a validator", () => {
  const wrong = ["Al", 20, "snake"];
  const detail = [refusal("name", "Too short"), FINE, refusal("pet", "No snakes"), FINE];

  it.for([
    ["by number", "/gradio_api/queue/join", { data: [...wrong, null], fn_index: 0, session_hash: "v" }],
    ["in two steps", "/gradio_api/call/check", { data: wrong }],
    ["in two steps, by name", "/gradio_api/call/v2/check", { name: "Al", age: 20, pet: "snake" }],
    ["in one request", "/api/check", { name: "Al", age: 20, pet: "snake" }],
    ["as a stream", "/api/check/stream", { name: "Al", age: 20, pet: "snake" }],
    ["directly", "/gradio_api/run/check", { data: wrong }],
  ] as const)("refuses a call %s before it joins", async ([, route, body], { expect }) => {
    const before = await summary();
    const response = await post(route, body);
    expect([response.status, await response.json()]).toEqual([422, { detail }]);
    expect((await summary()).functions.check.total_requests).toBe(before.functions.check.total_requests);
  });

  it("looks at a call that does not wait, and reads State", async ({ expect }) => {
    const refused = await post("/gradio_api/run/direct", { data: [""] });
    expect([refused.status, await refused.json()]).toEqual([422, { detail: [refusal("name", "Nobody")] }]);
    expect(await (await post("/gradio_api/run/direct", { data: ["Ada"] })).json()).toMatchObject({
      data: ["Direct Ada"],
    });

    const client = await Client.connect(served.url, { events: ["data", "status"] });
    expect((await client.predict("/check", ["Ada", 18, "cat"])).data).toEqual(["Hello Ada"]);
    const told: unknown[] = [];
    for await (const message of client.submit("/check", ["Ada", 18, "cat"])) {
      if (message.type === "status" && message.stage === "error") told.push(message.message);
    }
    expect(told).toEqual([[FINE, refusal("age", "Must be 19 or older"), FINE, FINE]]);
    expect((await client.predict("/check", ["Ada", 19, "cat"])).data).toEqual(["Hello Ada"]);
    client.close();
  });

  it.for([
    ["fails", ["Ada", 1], "The inputs could not be checked."],
    ["speaks to the visitor", ["author", 1], "The list of names is away."],
    ["gets what no component takes", [7, 1], /Textbox "Name"/],
  ] as const)("that %s says so, and nothing joins", async ([, data, detail], { expect }) => {
    const response = await post("/gradio_api/call/broken", { data });
    expect([response.status, await response.json()]).toEqual([
      400,
      { detail: typeof detail === "string" ? detail : expect.stringMatching(detail) },
    ]);
    expect((await summary()).functions.broken.total_requests).toBe(0);
  });
});

describe("a rate limit", () => {
  it("of the author's function refuses with the time it names", async ({ expect }) => {
    for (let call = 0; call < 2; call++) expect((await post("/api/limited", {})).status).toBe(200);
    const response = await post("/api/limited", {});
    expect([response.status, response.headers.get("retry-after"), await response.json()]).toEqual([
      429,
      "7",
      { detail: "Too many calls; try again in 7 seconds." },
    ]);
    expect((await post("/api/direct", { name: "Ada" })).status).not.toBe(429);
  });

  it("counted by the queue covers calls that wait and calls that do not", async ({ expect }) => {
    const call = (route: string) => post(route, { data: ["x"] }, metered.url);
    expect((await call("/gradio_api/call/echo")).status).toBe(200);
    expect((await call("/gradio_api/run/direct")).status).toBe(200);
    expect((await call("/gradio_api/run/echo")).status).toBe(200);
    for (const route of ["/gradio_api/call/echo", "/gradio_api/run/direct"]) {
      const response = await call(route);
      const wait = Number(response.headers.get("retry-after"));
      expect([response.status, wait > 1100 && wait <= 1200]).toEqual([429, true]);
    }
  });
});

describe("monitoring", () => {
  const route = `/monitoring/${encodeURIComponent("a key for the tests")}`;

  it("shows a page and a summary to whoever has the key", async ({ expect }) => {
    const response = await fetch(`${served.url}${route}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.text()).toContain(`<a href="${served.url}${route}/summary">`);
    const { functions, groups } = await summary();
    expect(functions.limited).toMatchObject({ success_rate: 1, total_requests: 2 });
    expect(Object.keys(functions.limited.process_time_percentiles)).toEqual(["50th", "90th", "99th"]);
    expect(groups).toContainEqual({
      name: expect.any(String),
      functions: ["limited"],
      limit: 1,
      running: 0,
      waiting: 0,
    });
    const inHeader = { authorization: "Bearer a key for the tests" };
    expect((await fetch(`${served.url}/monitoring`, { headers: inHeader })).status).toBe(200);
    expect((await fetch(`${served.url}/monitoring/summary`, { headers: inHeader })).status).toBe(200);
  });

  it("CVE-2024-47168, CVE-2024-47869: is closed to everybody else, and absent without a key", async ({ expect }) => {
    for (const path of [
      "/monitoring",
      "/monitoring/summary",
      "/monitoring/a key for the test",
      "/monitoring/x/summary",
    ]) {
      expect([path, (await fetch(served.url + path)).status]).toEqual([path, 403]);
      expect([path, (await fetch(metered.url + path)).status]).toEqual([path, 404]);
    }
  });
});

interface Summary {
  readonly functions: Record<string, { total_requests: number; process_time_percentiles: Record<string, number> }>;
  readonly groups: unknown[];
}

async function summary(): Promise<
  Summary & { functions: Record<"check" | "broken" | "limited", Summary["functions"][string]> }
> {
  const response = await fetch(`${served.url}/monitoring/${encodeURIComponent("a key for the tests")}/summary`);
  return (await response.json()) as never; // as the page's own route makes it
}

function post(route: string, body: unknown, url = served.url): Promise<Response> {
  return fetch(url + route, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
