/** What calls are told: every message of the queue, every frame of `/call`, every answer of `/run` and `/api`. */

import { both, type Pair, type Row, type Stage } from "../pair.ts";
import type { AppSpec, ListenerSpec } from "../spec.ts";

const COMPONENTS: AppSpec["components"] = [
  { name: "text", type: "Textbox", options: { label: "Text" } },
  { name: "other", type: "Textbox", options: { label: "Other", value: "as it was" } },
  { name: "number", type: "Number", options: { label: "Number" } },
  { name: "amount", type: "Number", options: { label: "Amount", value: 2 } },
  { name: "tree", type: "JSON", options: { label: "Tree" } },
  { name: "seen", type: "State", options: { value: [] } },
  { name: "heard", type: "State", options: { value: [] } },
  { name: "go", type: "Button", options: { value: "Go" } },
];

function onGo(fn: string, inputs: readonly string[], outputs: readonly string[]): ListenerSpec {
  return { name: fn, on: [["go", "click"]], fn, inputs, outputs };
}

/** The same under another name, and with options. */
function variant(
  name: string,
  listener: ListenerSpec,
  options: NonNullable<ListenerSpec["options"]> = {},
): ListenerSpec {
  return { ...listener, name, options };
}

const LISTENERS: readonly ListenerSpec[] = [
  onGo("greet", ["text"], ["other"]),
  onGo("add", ["number", "amount"], ["number"]),
  onGo("nothing", [], []),
  onGo("echo", ["text", "number"], ["text", "number"]),
  onGo("progress", ["text"], ["other"]),
  onGo("toast", ["text"], ["other"]),
  onGo("fail", ["text"], ["other"]),
  onGo("whisper", ["text"], ["other"]),
  onGo("crash", ["text"], ["other"]),
  onGo("surplus", ["text", "number"], ["text", "number"]),
  onGo("lacking", ["text"], ["text", "other"]),
  onGo("event", [], ["tree"]),
  onGo("request", [], ["tree"]),
  onGo("skip", [], ["text", "number"]),
  onGo("update", ["text"], ["other"]),
  onGo("count", ["number"], ["other"]),
  onGo("grow", [], ["tree"]),
  onGo("stumble", ["text"], ["other"]),
  onGo("collapse", ["text"], ["other"]),
  onGo("silent", ["text"], ["other"]),
  variant("shout", onGo("shout", ["text"], ["other"]), { batch: true }),
  variant("mumble", onGo("mumble", ["text"], ["other"]), { batch: true }),
  onGo("remember", ["text", "seen"], ["other", "seen"]),
  variant("listen", onGo("remember", ["text", "heard"], ["other", "heard"])),
  { name: "heard", on: [["heard", "change"]], fn: "nothing" },
  onGo("kept", ["text"], ["other"]),
  variant("direct_kept", onGo("kept", ["text"], ["other"]), { queue: false }),
  variant("direct", onGo("greet", ["text"], ["other"]), { queue: false }),
  variant("direct_fail", onGo("fail", ["text"], ["other"]), { queue: false }),
  variant("direct_crash", onGo("crash", ["text"], ["other"]), { queue: false }),
  variant("direct_count", onGo("count", ["number"], ["other"]), { queue: false }),
  variant("direct_remember", onGo("remember", ["text", "seen"], ["other", "seen"]), { queue: false }),
  variant("hidden", onGo("greet", ["text"], ["other"]), { apiVisibility: "private" }),
  variant("unlisted", onGo("greet", ["text"], ["other"]), { apiVisibility: "undocumented" }),
  variant("limited", onGo("count", ["number"], ["other"]), { timeLimit: 1 }),
  variant("guarded", onGo("echo", ["number", "text"], ["number", "text"]), { validator: "adult" }),
  variant("direct_guarded", onGo("echo", ["number"], ["number"]), { validator: "adult", queue: false }),
  variant("confused", onGo("echo", ["number"], ["number"]), { validator: "confused" }),
];

/** Calls that go through the queue, with what is sent. */
const QUEUED: Readonly<Record<string, readonly unknown[]>> = {
  greet: ["Ada"],
  add: [1.5, 2],
  nothing: [],
  echo: ["a", 1],
  progress: ["x"],
  toast: ["x"],
  fail: ["x"],
  whisper: ["x"],
  crash: ["x"],
  surplus: ["x", 1],
  lacking: ["x"],
  skip: [],
  update: ["new"],
  count: [3],
  grow: [],
  stumble: ["x"],
  collapse: ["x"],
  silent: ["x"],
  shout: ["tea"],
  remember: ["x", null],
  listen: ["x", null],
  direct: ["Ada"],
  hidden: ["Ada"],
  unlisted: ["Ada"],
  limited: [2],
};

/** The app that most rows are about. */
export const CALLS_APP: AppSpec = { components: COMPONENTS, listeners: LISTENERS, options: { title: "Calls" } };

export const callStages: readonly Stage[] = [
  { name: "calls through the queue", app: CALLS_APP, compare: queued },
  { name: "calls by name", app: CALLS_APP, compare: byName },
  { name: "calls without waiting", app: CALLS_APP, compare: direct },
  {
    name: "calls of an app that shows errors",
    app: { ...CALLS_APP, launch: { showError: true } },
    compare: async (pair) => [
      await both(pair, "queue: crash", (server) => server.queue({ fn: "crash", data: ["x"] })),
      await both(pair, "queue: collapse", (server) => server.queue({ fn: "collapse", data: ["x"] })),
      await both(pair, "queue: fail", (server) => server.queue({ fn: "fail", data: ["x"] })),
      await both(pair, "/call: crash", (server) => server.call("crash", { data: ["x"] })),
      await both(pair, "/run: crash", (server) => server.ask("/gradio_api/run/crash", { body: { data: ["x"] } })),
    ],
  },
];

async function queued(pair: Pair): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [fn, data] of Object.entries(QUEUED)) {
    rows.push(await both(pair, fn, (server) => server.queue({ fn, data })));
  }
  const select = { event_data: { index: [0, 1], value: "a", selected: true }, trigger_id: null };
  const query = "?lang=de&lang=en&x=";
  return [
    ...rows,
    // Gradio never answers.
    await both(pair, "mumble", (server) => server.queue({ fn: "mumble", data: ["tea"] }, { patience: 3000 })),
    await both(pair, "event, with data", (server) => server.queue({ fn: "event", more: select })),
    await both(pair, "event, without data", (server) => server.queue({ fn: "event" })),
    await both(pair, "request, with a query and a header", (server) =>
      server.queue({ fn: "request", query, headers: { "x-parity": "yes" } }),
    ),
    await both(pair, "kept, three times, the last with other inputs", async (server) => {
      const told = [];
      for (const word of ["a", "a", "b"]) told.push(await server.queue({ fn: "kept", data: [word] }));
      return told;
    }),
    await both(pair, "direct_kept, twice", async (server) => {
      const told = [];
      for (const word of ["c", "c"]) told.push(await server.queue({ fn: "direct_kept", data: [word] }));
      return told;
    }),
    await both(pair, "fields that nobody knows", (server) =>
      server.queue({ fn: "greet", data: ["Ada"], more: { event_id: "mine", oauth_token: null, unknown: 1 } }),
    ),
    await both(pair, "remember, three times in one session", async (server) => {
      const session = crypto.randomUUID();
      const told = [];
      for (const word of ["a", "b", "c"])
        told.push(await server.queue({ fn: "remember", data: [word, null], session }));
      return told;
    }),
    await both(pair, "remember, with a forged State", (server) =>
      server.queue({ fn: "remember", data: ["x", ["forged"]] }),
    ),
    await both(pair, "remember, without the slot of the State", (server) =>
      server.queue({ fn: "remember", data: ["x"] }),
    ),
    await both(pair, "guarded, let through", (server) => server.queue({ fn: "guarded", data: [18, "x"] })),
    await both(pair, "guarded, turned away", (server) => server.queue({ fn: "guarded", data: [17, "x"] })),
    await both(pair, "guarded by one that crashes", (server) => server.queue({ fn: "confused", data: [17] })),
    await both(pair, "an update stays with its session", async (server) => {
      const session = crypto.randomUUID();
      return [
        await server.queue({ fn: "update", data: ["new"], session }),
        await server.queue({ fn: "greet", data: ["Ada"], session }),
      ];
    }),
  ];
}

async function byName(pair: Pair): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [fn, data] of Object.entries(QUEUED)) {
    rows.push(await both(pair, `/call: ${fn}`, (server) => server.call(fn, { data })));
  }
  return [
    ...rows,
    await both(pair, "/call: without State's slot", (server) => server.call("remember", { data: ["x"] })),
    await both(pair, "/call: in a session", async (server) => {
      const session_hash = crypto.randomUUID();
      return [
        await server.call("remember", { data: ["a"], session_hash }),
        await server.call("remember", { data: ["b"], session_hash }),
      ];
    }),
    await both(pair, "/call: turned away", (server) => server.call("guarded", { data: [17, "x"] })),
    await both(pair, "/call: more values than inputs", (server) => server.call("greet", { data: ["Ada", 1, 2] })),
    ...(await byParameters(pair)),
  ];
}

async function byParameters(pair: Pair): Promise<Row[]> {
  const v2 = (name: string, fn: string, body: unknown): Promise<Row> =>
    both(pair, `/call/v2: ${name}`, async (server) => {
      // Gradio answers here only after somebody has asked for the endpoints.
      await server.ask("/gradio_api/info");
      return server.call(fn, body, "call/v2");
    });
  return [
    await v2("by parameters", "greet", { text: "Ada" }),
    await v2("in another order", "add", { amount: 2, number: 1 }),
    await v2("a default", "add", { number: 1 }),
    await v2("no parameters", "nothing", {}),
    await v2("with State", "remember", { text: "x" }),
    await v2("a generator", "count", { number: 2 }),
    await v2("a missing parameter", "greet", {}),
    await v2("an unknown parameter", "greet", { text: "Ada", other: 1 }),
    await v2("a list", "greet", ["Ada"]),
  ];
}

async function direct(pair: Pair): Promise<Row[]> {
  const run = (name: string, path: string, body: unknown): Promise<Row> =>
    both(pair, name, (server) => server.ask(`/gradio_api/${path}`, { body }));
  const state = { data: ["a", null] };
  return [
    await run("/run: unqueued", "run/direct", { data: ["Ada"] }),
    await run("/api: unqueued", "api/direct", { data: ["Ada"] }),
    await run("/run/: with a slash at its end", "run/direct/", { data: ["Ada"] }),
    await run("/run: queued", "run/greet", { data: ["Ada"] }),
    await run("/run: with a session", "run/direct", { data: ["Ada"], session_hash: "a" }),
    await run("/run: an error", "run/direct_fail", { data: ["x"] }),
    await run("/run: a crash", "run/direct_crash", { data: ["x"] }),
    await run("/run: a queued function that fails", "run/fail", { data: ["x"] }),
    await run("/run: a generator", "run/direct_count", { data: [3] }),
    await run("/run: a queued generator", "run/count", { data: [3] }),
    await run("/run: a batch function", "run/shout", { data: ["tea"] }),
    await run("/run: turned away", "run/guarded", { data: [17, "x"] }),
    await run("/run: unqueued, turned away", "run/direct_guarded", { data: [17] }),
    await run("/run: updates", "run/update", { data: ["new"] }),
    await run("/run: State without a session", "run/direct_remember", state),
    await both(pair, "/run: State in a session", async (server) => {
      const body = { ...state, session_hash: crypto.randomUUID() };
      return [
        await server.ask("/gradio_api/run/direct_remember", { body }),
        await server.ask("/gradio_api/run/direct_remember", { body }),
      ];
    }),
    await both(pair, "/run/predict: by its number", (server) =>
      server.ask("/gradio_api/run/predict", { body: { data: ["Ada"], fn_index: server.indexOf("direct") } }),
    ),
  ];
}
