import { afterAll, beforeAll, describe, it } from "vitest";
import { type Served, serveApp } from "../support/serve.ts";
import { tinyPng } from "../support/pictures.ts";

let served: Served;

beforeAll(async () => {
  served = await serveApp(`${import.meta.dirname}/kitchen.ts`);
});

afterAll(async () => served?.[Symbol.asyncDispose]());

describe("a person with curl", () => {
  it("asks in one request and gets the answer", async ({ expect }) => {
    expect(await answerOf(post("/api/shout", { text: "tea" }))).toEqual([200, { data: ["TEA"] }]);
    expect(await answerOf(post("/api/repeat", ["ab", 2]))).toEqual([200, { data: ["abab"] }]);
    expect(await answerOf(post("/api/pets", { pets: ["dog", "cat"] }))).toEqual([200, { data: ["dog and cat"] }]);
    expect(await answerOf(post("/api/ink", { ink: "#000000" }))).toEqual([200, { data: ["white"] }]);
    expect(await answerOf(post("/api/an_hour_later", { start: "2024-03-31 01:30:00" }))).toEqual([
      200,
      { data: ["2024-03-31 03:30:00"] },
    ]);
    expect(await answerOf(post("/api/tidy", { code: "[1]" }))).toEqual([200, { data: ["[\n 1\n]"] }]);
    expect(await answerOf(post("/api/tidy", { code: null }))).toEqual([200, { data: ["null"] }]);
    expect(await answerOf(post("/api/answer", { answers: 1 }))).toEqual([200, { data: ["1 no"] }]);
    expect(await answerOf(post("/api/swap_draft", { draft: "old", text: "new" }))).toEqual([
      200,
      { data: ["old", "new"] },
    ]);
    expect(await answerOf(post("/api/swap_draft", { draft: null, text: "new" }))).toEqual([200, { data: ["", "new"] }]);
    expect(await answerOf(post("/api/parameters", { text: "times" }))).toEqual([
      200,
      { data: [{ times: { type: "string", default: null } }] },
    ]);
    const marked = [
      { token: "", class_or_confidence: null },
      { token: "c", class_or_confidence: "FIRST" },
      { token: "at", class_or_confidence: null },
    ];
    expect(await answerOf(post("/api/mark_first", { text: "cat" }))).toEqual([200, { data: [marked] }]);
    expect(await answerOf(post("/api/parts", { parts: marked.slice(1) }))).toEqual([
      200,
      {
        data: [
          [
            ["FIRST", "c"],
            ["", "at"],
          ],
        ],
      },
    ]);
    const confidences = [
      { label: "cat", confidence: 0.75 },
      { label: "other", confidence: 0.25 },
    ];
    expect(await answerOf(post("/api/classify", { text: "cat" }))).toEqual([
      200,
      { data: [{ label: "cat", confidences }] },
    ]);
  });

  it("asks in one request and reads a generator's stream", async ({ expect }) => {
    const response = await post("/api/count/stream", { number: 2 });
    expect(frames(await response.text())).toEqual([
      ["generating", ["1"]],
      ["generating", ["1, 2"]],
      ["complete", ["1, 2"]],
    ]);
  });

  it("asks in two steps, by position and by name, and may read twice", async ({ expect }) => {
    for (const [route, body] of [
      ["/gradio_api/call/shout", { data: ["tea"] }],
      ["/gradio_api/call/v2/shout", { text: "tea" }],
    ] as const) {
      const [, { event_id: id }] = await answerOf(post(route, body));
      for (let time = 0; time < 2; time++) {
        const response = await fetch(`${served.url}/gradio_api/call/shout/${id}`);
        expect(frames(await response.text())).toEqual([["complete", ["TEA"]]]);
      }
    }
  });

  it("says in the address what its function may read; of one name the last value counts", async ({ expect }) => {
    const [, { data }] = await answerOf(post("/gradio_api/run/query?lang=de&lang=en&x=", { data: [] }));
    expect(data).toEqual([{ lang: "en", x: "" }]);
  });

  it("calls a function directly, whether or not it waits in line", async ({ expect }) => {
    for (const [name, answer] of [
      ["direct", "direct x"],
      ["shout", "X"],
    ] as const) {
      const [status, body] = await answerOf(post(`/gradio_api/run/${name}`, { data: ["x"], session_hash: "run" }));
      expect([status, body.data]).toEqual([200, [answer]]);
    }
  });

  it("is told of a direct call that a cache has answered it", async ({ expect }) => {
    for (const name of ["once", "once_directly"]) {
      const [, first] = await answerOf(post(`/gradio_api/run/${name}`, { data: ["http"] }));
      expect(first).toMatchObject({ used_cache: null, is_generating: false });
      const [, second] = await answerOf(post(`/gradio_api/run/${name}`, { data: ["http"] }));
      expect(second).toMatchObject({ used_cache: "partial", is_generating: false, data: first.data });
      const [, short] = await answerOf(post(`/api/${name}`, ["http"]));
      expect(short.data).toEqual(first.data);
    }
  });
});

describe("bad input", () => {
  it.for([
    ["a wrong type", "shout", { data: [7] }, /Text/],
    ["a missing value", "repeat", { data: [] }, /2 inputs are needed \(text, number\)/],
    ["a choice that is not offered", "pet", { data: ["bird"] }, /bird/],
    ["a tick that is not offered", "pets", { data: [["cat", "bird"]] }, /bird/],
    ["a sample that is not there", "answer", { data: [2] }, /There is no sample 2; there are 2/],
    ["a colour that is no text", "ink", { data: [0] }, /Ink/],
    [
      "a day that there is not",
      "an_hour_later",
      { data: ["2024-02-30 10:00:00"] },
      /2024-02-30 10:00:00.* is no date of the form/,
    ],
    [
      "a mark that is none",
      "parts",
      { data: [[{ token: "a", class_or_confidence: [] }]] },
      /Parts.*0\.class_or_confidence/,
    ],
    ["code that is no text", "tidy", { data: [{ a: 1 }] }, /Code.*string/],
    ["a number out of range", "repeat", { data: ["a", 11] }, /Value 11 is greater than maximum value 10/],
  ] as const)("%s fails the call with a reason", async ([, name, body, reason], { expect }) => {
    const [, { event_id: id }] = await answerOf(post(`/gradio_api/call/${name}`, body));
    const text = await (await fetch(`${served.url}/gradio_api/call/${name}/${id}`)).text();
    expect(text).toMatch(/^event: error\n/);
    expect(text).toMatch(reason);
    await expectHealthy(expect);
  });

  it.for([
    ["an unknown parameter", "/api/shout", { txt: "x" }, 422, /there are: text/],
    ["an unknown endpoint", "/api/nothing", {}, 404, /There is no endpoint/],
    ["an unknown function", "/gradio_api/queue/join", { data: [], fn_index: 999, session_hash: "s" }, 404, /index 999/],
    ["no function", "/gradio_api/queue/join", { data: [], session_hash: "s" }, 400, /No function index/],
    ["no session", "/gradio_api/queue/join", { data: [], fn_index: 0 }, 400, /Session hash not found/],
    ["no data", "/gradio_api/queue/join", { fn_index: 0, session_hash: "s" }, 422, /"missing".*"data".*Field required/],
    ["data that is no list", "/gradio_api/queue/join", { data: "x", fn_index: 0, session_hash: "s" }, 422, /array/],
    ["a body that is no object", "/gradio_api/queue/join", 7, 422, /object/],
    ["a cancel without an event", "/gradio_api/cancel", { session_hash: "s" }, 422, /fn_index/],
    ["a reset without an event", "/gradio_api/reset", {}, 422, /"missing".*event_id/],
    [
      "a cancel of somebody else's event",
      "/gradio_api/cancel",
      { session_hash: "s", fn_index: 0, event_id: "e" },
      404,
      /no such event/,
    ],
    [
      "a method of a component",
      "/gradio_api/component_server",
      { fn_name: "constructor", component_id: 1, data: [] },
      404,
      /Function not found/,
    ],
  ] as const)("%s is refused", async ([, route, body, status, reason], { expect }) => {
    const response = await post(route, body);
    const text = await response.text();
    expect([response.status, reason.test(text) ? "" : text]).toEqual([status, ""]);
    await expectHealthy(expect);
  });

  it("an empty body, broken JSON, another type and deep nesting are refused", async ({ expect }) => {
    const route = `${served.url}/gradio_api/queue/join`;
    const json = { "content-type": "application/json" };
    for (const [headers, body, status] of [
      [json, "", 400],
      [json, "{", 400],
      [json, "[".repeat(10_000) + "]".repeat(10_000), 400],
      [{ "content-type": "text/plain" }, "{}", 415],
    ] as const) {
      const response = await fetch(route, { method: "POST", headers, body });
      expect(response.status).toBe(status);
      expect(await response.json()).toHaveProperty("detail");
    }
    await expectHealthy(expect);
  });

  it("a stream without a session, and another method, are refused with what is missing", async ({ expect }) => {
    const stream = await fetch(`${served.url}/gradio_api/queue/data`);
    expect([stream.status, await stream.json()]).toMatchObject([422, { detail: [{ loc: ["query", "session_hash"] }] }]);
    for (const [method, path, allow] of [
      ["GET", "/gradio_api/queue/join", "POST"],
      ["PUT", "/gradio_api/upload", "POST"],
      ["DELETE", "/config", "GET"],
      ["POST", "/assets/nothing.js", "GET"],
    ] as const) {
      const response = await fetch(served.url + path, { method });
      expect([response.status, response.headers.get("allow"), await response.json()]).toEqual([
        405,
        allow,
        { detail: "Method Not Allowed" },
      ]);
    }
  });

  it("CVE-2024-1728, CVE-2023-51449: a forged file path is refused, with and without its mark", async ({ expect }) => {
    for (const path of ["/etc/passwd", "../../etc/passwd", `${"0".repeat(32)}/photo.png`, "http://127.0.0.1:22"]) {
      const marked = { path, meta: { _type: "gradio.FileData" } };
      const response = await post("/gradio_api/call/same_image", { data: [marked] });
      expect(response.status).toBe(403);
      const [, { event_id: id }] = await answerOf(post("/gradio_api/call/same_image", { data: [{ path }] }));
      const text = await (await fetch(`${served.url}/gradio_api/call/same_image/${id}`)).text();
      expect(text).toMatch(/^event: error/);
      expect(
        (await fetch(`${served.url}/gradio_api/file=${encodeURIComponent(path)}`, { redirect: "manual" })).status,
      ).toBe(403);
    }
    await expectHealthy(expect);
  });

  it("CVE-2024-4941: JSON with a path is data, not a file", async ({ expect }) => {
    const [status, { data }] = await answerOf(post("/api/echo_json", { text: "/etc/passwd" }));
    expect(status).toBe(200);
    expect(data).toEqual([{ path: "/etc/passwd", meta: { _type: "gradio.FileData" } }]);
  });

  it("a file of the wrong kind and one that is too large are refused", async ({ expect }) => {
    const path = await upload("note.md", "# no");
    const [, { event_id: id }] = await answerOf(
      post("/gradio_api/call/read", { data: [{ path, meta: { _type: "gradio.FileData" } }] }),
    );
    expect(await (await fetch(`${served.url}/gradio_api/call/read/${id}`)).text()).toMatch(/event: error\n.*\.txt/s);
    const form = new FormData();
    form.append("files", new Blob([new Uint8Array(1024 ** 2 + 1)]), "big.bin");
    const response = await fetch(`${served.url}/gradio_api/upload`, { method: "POST", body: form });
    expect([response.status, await response.text()]).toEqual([
      413,
      "File size exceeded maximum allowed size of 1048576 bytes.",
    ]);
    await expectHealthy(expect);
  });

  it("a file of another session is refused", async ({ expect }) => {
    const path = await upload("dot.png", tinyPng());
    const data = [{ path, meta: { _type: "gradio.FileData" } }];
    const call = (session: string) => post("/gradio_api/run/same_image", { data, session_hash: session });
    expect((await call("owner")).status).toBe(200);
    expect((await call("thief")).status).toBe(403);
  });

  it("an unknown session is told so on the stream", async ({ expect }) => {
    const text = await (await fetch(`${served.url}/gradio_api/queue/data?session_hash=nobody`)).text();
    expect(JSON.parse(text.replace(/^data: /, ""))).toMatchObject({ msg: "unexpected_error", session_not_found: true });
  });

  it("two joins at once both get their answers", async ({ expect }) => {
    const join = (text: string) =>
      answerOf(post("/gradio_api/queue/join", { data: [text], fn_index: 0, session_hash: "twins" }));
    const joined = await Promise.all([join("a"), join("b")]);
    const text = await (await fetch(`${served.url}/gradio_api/queue/data?session_hash=twins`)).text();
    const ended = text
      .split("\n\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line.replace(/^data: /, "")))
      .filter(({ msg }) => msg === "process_completed");
    expect(ended.map(({ event_id: id, output }) => [id, output.data[0]]).sort()).toEqual(
      joined.map(([, { event_id: id }], i) => [id, ["A", "B"][i]]).sort(),
    );
  });

  it("a reader that leaves in the middle disturbs nobody", async ({ expect }) => {
    await answerOf(post("/gradio_api/queue/join", { data: [""], fn_index: 3, session_hash: "leaver" }));
    const leaving = new AbortController();
    const response = await fetch(`${served.url}/gradio_api/queue/data?session_hash=leaver`, { signal: leaving.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    leaving.abort();
    await expectHealthy(expect);
  });
});

function post(route: string, body: unknown): Promise<Response> {
  return fetch(served.url + route, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function answerOf(pending: Promise<Response>): Promise<[number, { data?: unknown[]; event_id?: string }]> {
  const response = await pending;
  return [response.status, await response.json()] as [number, { data?: unknown[]; event_id?: string }]; // our own server
}

function frames(text: string): [string, unknown][] {
  return [...text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(([, event = "", data = ""]) => [
    event,
    JSON.parse(data),
  ]);
}

async function upload(name: string, content: BlobPart): Promise<string> {
  const form = new FormData();
  form.append("files", new Blob([content]), name);
  const response = await fetch(`${served.url}/gradio_api/upload`, { method: "POST", body: form });
  const [path = ""] = (await response.json()) as string[]; // our own server
  return path;
}

/** The next good request works. */
async function expectHealthy(expect: typeof import("vitest").expect): Promise<void> {
  expect(await answerOf(post("/api/shout", { text: "fine" }))).toEqual([200, { data: ["FINE"] }]);
}

describe("what browsers and clients fetch beside the page", () => {
  it.for([
    ["/", "text/html"],
    ["/config", "application/json"],
    ["/config/", "application/json"],
    ["/theme.css", "text/css"],
    ["/robots.txt", "text/plain"],
    ["/favicon.ico", "image/svg+xml"],
    ["/manifest.json", "application/manifest+json"],
    ["/gradio.js", "text/javascript"],
    ["/gradio_api/info", "application/json"],
    ["/gradio_api/info/", "application/json"],
    ["/gradio_api/openapi.json", "application/json"],
    ["/gradio_api/app_id", "application/json"],
    ["/gradio_api/startup-events", "application/json"],
    ["/gradio_api/queue/status", "application/json"],
  ])("%s is there, as %s, without a redirect", async ([path, type], { expect }) => {
    const response = await fetch(served.url + path, { redirect: "manual" });
    expect([response.status, response.headers.get("content-type")?.split(";")[0]]).toEqual([200, type]);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("a page that is not there is a 404 that says so", async ({ expect }) => {
    for (const path of ["/nothing", "/assets/nothing.js", "/gradio_api/nothing"]) {
      const response = await fetch(served.url + path);
      expect([response.status, await response.json()]).toEqual([404, { detail: "Not Found" }]);
    }
  });

  it("what is named by its contents is not asked for twice, and all else is looked after", async ({ expect }) => {
    const page = await (await fetch(served.url)).text();
    const script = /assets\/app-[^"]+\.js/.exec(page)?.[0];
    const [forever, looked] = await Promise.all([
      fetch(`${served.url}/${script}`),
      fetch(`${served.url}/assets/base.css`),
    ]);
    expect([forever.status, forever.headers.get("cache-control")]).toEqual([
      200,
      "public, max-age=31536000, immutable",
    ]);
    expect([looked.status, looked.headers.get("cache-control")]).toEqual([200, "public, max-age=0, must-revalidate"]);
    const etag = looked.headers.get("etag") ?? "";
    const again = await fetch(`${served.url}/assets/base.css`, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
  });

  it("the heartbeat speaks at once", async ({ expect }) => {
    const leaving = new AbortController();
    const response = await fetch(`${served.url}/gradio_api/heartbeat/somebody`, { signal: leaving.signal });
    const { value } = (await response.body?.getReader().read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe("data: ALIVE\n\n");
    leaving.abort();
  });
});
