/** Requests that are wrong, and what else is asked of a server besides calls. */

import { both, type Pair, type Row, type Stage } from "../pair.ts";
import type { AskOptions } from "../server.ts";
import type { AppSpec } from "../spec.ts";
import { CALLS_APP } from "./calls.ts";

export const requestStages: readonly Stage[] = [
  { name: "wrong requests", app: CALLS_APP, compare: wrong },
  {
    name: "other routes",
    app: { ...CALLS_APP, options: { title: "Other routes" } } satisfies AppSpec,
    compare: others,
  },
];

const JOIN = "/gradio_api/queue/join";
const CALL = { data: ["x"], fn_index: 0, session_hash: "somebody" };

async function wrong(pair: Pair): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, path, options] of WRONG) rows.push(await both(pair, name, (server) => server.ask(path, options)));
  return [
    ...rows,
    await both(pair, "call: an unknown event", (server) => server.frames("/gradio_api/call/greet/nothing")),
  ];
}

const WRONG: readonly (readonly [name: string, path: string, options: AskOptions])[] = [
  ["join: no session", JOIN, { body: { data: ["x"], fn_index: 0 } }],
  ["join: a session that is null", JOIN, { body: { ...CALL, session_hash: null } }],
  ["join: a session that is a number", JOIN, { body: { ...CALL, session_hash: 7 } }],
  ["join: no function", JOIN, { body: { data: ["x"], session_hash: "a" } }],
  ["join: a function that is not there", JOIN, { body: { ...CALL, fn_index: 999 } }],
  ["join: a negative function", JOIN, { body: { ...CALL, fn_index: -1 } }],
  ["join: a function that is a text", JOIN, { body: { ...CALL, fn_index: "greet" } }],
  ["join: a function that is a fraction", JOIN, { body: { ...CALL, fn_index: 0.5 } }],
  ["join: no data", JOIN, { body: { fn_index: 0, session_hash: "a" } }],
  ["join: data that is no list", JOIN, { body: { ...CALL, data: "x" } }],
  ["join: data that is null", JOIN, { body: { ...CALL, data: null } }],
  ["join: a list", JOIN, { body: [1] }],
  ["join: a number", JOIN, { body: 7 }],
  ["join: null", JOIN, { body: null }],
  ["join: an empty body", JOIN, { method: "POST", headers: { "content-type": "application/json" } }],
  ["join: broken JSON", JOIN, { body: "{", headers: { "content-type": "application/json" } }],
  ["join: JSON with more behind it", JOIN, { body: "{} {}", headers: { "content-type": "application/json" } }],
  ["join: plain text", JOIN, { body: JSON.stringify(CALL), headers: { "content-type": "text/plain" } }],
  ["join: a form", JOIN, { body: "data=x", headers: { "content-type": "application/x-www-form-urlencoded" } }],
  ["join: GET", JOIN, {}],
  ["join: PUT", JOIN, { method: "PUT", body: CALL }],
  ["join: nested 10,000 deep", JOIN, { body: deep(10_000), headers: { "content-type": "application/json" } }],
  ["call: an unknown name", "/gradio_api/call/nobody", { body: { data: [] } }],
  ["join: 17 MB", JOIN, { body: { ...CALL, data: ["x".repeat(17_000_000)] } }],
  ["call: an empty name", "/gradio_api/call/", { body: { data: [] } }],
  ["call: no data", "/gradio_api/call/greet", { body: {} }],
  ["call/v2: an unknown name", "/gradio_api/call/v2/nobody", { body: {} }],
  ["run: an unknown name", "/gradio_api/run/nobody", { body: { data: [] } }],
  ["run: no data", "/gradio_api/run/direct", { body: {} }],
  ["run: too few values", "/gradio_api/run/direct", { body: { data: [] } }],
  ["run: an unknown number", "/gradio_api/run/predict", { body: { data: [], fn_index: 999 } }],
  ["cancel: an empty body", "/gradio_api/cancel", { body: {} }],
  ["cancel: numbers for texts", "/gradio_api/cancel", { body: { session_hash: 1, fn_index: "x", event_id: 2 } }],
  ["reset: an empty body", "/gradio_api/reset", { body: {} }],
  [
    "component_server: an unknown component",
    "/gradio_api/component_server",
    {
      body: { data: [], component_id: 999, fn_name: "x", session_hash: "a" },
    },
  ],
  [
    "component_server: an unknown method",
    "/gradio_api/component_server/",
    {
      body: { data: [], component_id: 1, fn_name: "__init__", session_hash: "a" },
    },
  ],
  [
    "component_server: broken JSON",
    "/gradio_api/component_server",
    {
      body: "{",
      headers: { "content-type": "application/json" },
    },
  ],
];

function deep(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

async function others(pair: Pair): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [path, options] of OTHERS) {
    const name = options?.method === undefined ? path : `${options.method} ${path}`;
    rows.push(
      await both(pair, name, async (server) => {
        const { status, headers, body } = await server.ask(path, { ...options, tell: ["location", "allow"] });
        return { status, headers, ...(PROSE.has(path) ? {} : { body }) };
      }),
    );
  }
  return [
    ...rows,
    await both(pair, "/gradio_api/startup-events, the second time", async (server) => {
      await server.ask("/gradio_api/startup-events");
      return server.ask("/gradio_api/startup-events");
    }),
    await both(pair, "/gradio_api/heartbeat", async (server) => {
      const response = await server.fetch("/gradio_api/heartbeat/somebody");
      const reader = response.body?.getReader();
      const { value } = (await reader?.read()) ?? {};
      await reader?.cancel();
      return {
        status: response.status,
        type: response.headers.get("content-type"),
        said: String(Buffer.from(value ?? [])),
      };
    }),
    await both(pair, "/gradio_api/app_id is that of the config", async (server) => {
      const [id, config] = await Promise.all([server.fetch("/gradio_api/app_id"), server.fetch("/config")]);
      const [{ app_id: told }, { app_id: known }] = (await Promise.all([id.json(), config.json()])) as {
        app_id: unknown;
      }[] as [
        { app_id: unknown }, // both answer it
        { app_id: unknown },
      ];
      return told === known;
    }),
    ...(await origins(pair)),
  ];
}

/** Routes, and what to ask them with. Each answers at once. */
const OTHERS: readonly (readonly [path: string, options?: AskOptions])[] = [
  ["/"],
  ["/", { method: "HEAD" }],
  ["/?__theme=dark"],
  ["/nothing"],
  ["/config/"],
  ["/gradio_api/info/"],
  ["/theme.css"],
  ["/gradio_api/theme.css"],
  ["/robots.txt"],
  ["/manifest.json"],
  ["/favicon.ico"],
  ["/pwa_icon"],
  ["/static/nothing.css"],
  ["/assets/nothing.js"],
  ["/gradio_api/nothing"],
  ["/gradio_api/queue/status"],
  ["/gradio_api/upload_progress?upload_id=nothing"],
  ["/gradio_api/upload_progress"],
  ["/gradio_api/reset/", { body: { event_id: "a" } }],
  ["/gradio_api/user"],
  ["/gradio_api/user/"],
  ["/gradio_api/token"],
  ["/gradio_api/login_check"],
  ["/login_check"],
  ["/logout"],
  ["/login", { body: "username=a&password=b", headers: { "content-type": "application/x-www-form-urlencoded" } }],
  ["/monitoring"],
  ["/monitoring/summary"],
  ["/gradio_api/deep_link?session_hash=nobody"],
  ["/gradio_api/runs"],
  ["/gradio_api/vibe-code"],
  ["/gradio_api/stream/a/1/2/playlist.m3u8"],
  ["/gradio_api/stream/nothing", { body: { data: [] } }],
  ["/gradio_api/stream/nothing/close", { method: "POST" }],
  ["/gradio_api/proxy=http://127.0.0.1:9/"],
  ["/gradio_api/custom_component/x/client/component/index.js"],
  ["/gradio_api/mcp/"],
  ["/queue/join", { body: CALL }],
  ["/info"],
  ["/upload", { method: "POST" }],
];

/** Their content is written by each on its own. */
const PROSE: ReadonlySet<string> = new Set([
  "/",
  "/?__theme=dark",
  "/theme.css",
  "/gradio_api/theme.css",
  "/favicon.ico",
  "/config/",
  "/gradio_api/info/",
  "/gradio_api/runs",
]);

async function origins(pair: Pair): Promise<Row[]> {
  const tell = [
    "access-control-allow-origin",
    "access-control-allow-credentials",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-max-age",
    "vary",
  ];
  const preflight = { "access-control-request-method": "POST", "access-control-request-headers": "x-one,content-type" };
  const ask = (name: string, path: string, options: AskOptions): Promise<Row> =>
    both(pair, name, async (server) => {
      const { status, headers } = await server.ask(path, { ...options, tell });
      return { status, headers };
    });
  const local = { origin: "http://localhost:3000" };
  const foreign = { origin: "https://example.com" };
  return [
    await ask("CORS: a page of this machine", "/config", { headers: local }),
    await ask("CORS: a page of the web", "/config", { headers: foreign }),
    await ask("CORS: no page", "/config", {}),
    await ask("CORS: a preflight from this machine", JOIN, { method: "OPTIONS", headers: { ...local, ...preflight } }),
    await ask("CORS: a preflight from the web", JOIN, { method: "OPTIONS", headers: { ...foreign, ...preflight } }),
  ];
}
