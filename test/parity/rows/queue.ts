/** How calls wait, share, overtake, stop and are turned away. */

import { setTimeout as sleep } from "node:timers/promises";
import { both, type Pair, type Row, type Stage } from "../pair.ts";
import type { Server } from "../server.ts";
import type { AppSpec, ListenerSpec } from "../spec.ts";
import type { WireMessage } from "../stream.ts";

function listener(name: string, fn: string, options = {}): ListenerSpec {
  return { name, on: [["go", "click"]], fn, inputs: ["text"], outputs: ["other"], options };
}

const COMPONENTS: AppSpec["components"] = [
  { name: "text", type: "Textbox", options: { label: "Text" } },
  { name: "other", type: "Textbox", options: { label: "Other" } },
  { name: "go", type: "Button", options: { value: "Go" } },
];

const WAITING: AppSpec = {
  components: COMPONENTS,
  listeners: [
    listener("slow", "slow"),
    listener("greet", "greet"),
    listener("label", "label", { batch: true, maxBatchSize: 2 }),
    listener("endless", "endless"),
    listener("two", "slow", { concurrencyLimit: 2, concurrencyId: "two" }),
    listener("any", "slow", { concurrencyLimit: null, concurrencyId: "any" }),
    listener("shared", "slow", { concurrencyId: "shared", concurrencyLimit: 1 }),
    listener("sharing", "greet", { concurrencyId: "shared" }),
  ],
};

export const SMALL_QUEUE_APP: AppSpec = {
  components: COMPONENTS,
  listeners: [listener("endless", "endless"), listener("greet", "greet")],
  queue: { maxSize: 1 },
};

const WIDE: AppSpec = {
  components: COMPONENTS,
  listeners: [listener("slow", "slow")],
  queue: { defaultConcurrencyLimit: 3 },
};

export const queueStages: readonly Stage[] = [
  { name: "queue", app: WAITING, compare: waiting },
  { name: "queue that is full", app: SMALL_QUEUE_APP, compare: full },
  {
    name: "queue with a limit of its own",
    app: WIDE,
    compare: async (pair) => [await both(pair, "three at a time", (server) => together(server, "slow", 4))],
  },
];

async function waiting(pair: Pair): Promise<Row[]> {
  return [
    await both(pair, "one after the other", async (server) => {
      const session = crypto.randomUUID();
      await joinAll(server, session, ["slow", "slow", "slow"]);
      return order(await server.listen(session));
    }),
    await both(pair, "two at a time", (server) => together(server, "two", 3)),
    await both(pair, "all at a time", (server) => together(server, "any", 3)),
    await both(pair, "one group does not wait for another", async (server) => {
      const session = crypto.randomUUID();
      await joinAll(server, session, ["slow", "greet"]);
      return order(await server.listen(session));
    }),
    await both(pair, "listeners share a limit", async (server) => {
      const session = crypto.randomUUID();
      await joinAll(server, session, ["shared", "sharing"]);
      return order(await server.listen(session));
    }),
    await both(pair, "a batch takes who waits", async (server) => {
      const sessions = ["a", "b", "c", "d"].map((name) => `${name}-${crypto.randomUUID()}`);
      for (const session of sessions) await server.join({ fn: "label", data: [session.slice(0, 1)], session });
      return Promise.all(sessions.map(async (session) => outcome(await server.listen(session))));
    }),
    await both(pair, "status", (server) => server.ask("/gradio_api/queue/status")),
    await both(pair, "an unknown session", async (server) => server.listen("nobody")),
    await both(pair, "no session", (server) => server.ask("/gradio_api/queue/data")),
    ...(await stopping(pair)),
  ];
}

async function stopping(pair: Pair): Promise<Row[]> {
  return [
    await both(pair, "cancel: a generator that runs", async (server) => {
      const session = crypto.randomUUID();
      const id = await joined(server, "endless", session);
      const listening = server.listen(session);
      await sleep(450);
      const cancelled = await cancel(server, { session, id, fn: "endless" });
      const { messages, end } = await listening;
      return { cancelled, kinds: kinds(messages), last: (messages as unknown[]).slice(-2), end };
    }),
    await both(pair, "cancel: one that waits", async (server) => {
      const session = crypto.randomUUID();
      await joined(server, "slow", session);
      const id = await joined(server, "slow", session);
      const cancelled = await cancel(server, { session, id, fn: "slow" });
      // Gradio forgets to close the stream.
      return { cancelled, order: order(await server.listen(session, { patience: 3000 })) };
    }),
    await both(pair, "cancel: one that has ended", async (server) => {
      const session = crypto.randomUUID();
      const id = await joined(server, "greet", session);
      await server.listen(session);
      return cancel(server, { session, id, fn: "greet" });
    }),
    await both(pair, "cancel: twice", async (server) => {
      const session = crypto.randomUUID();
      const id = await joined(server, "endless", session);
      return [
        await cancel(server, { session, id, fn: "endless" }),
        await cancel(server, { session, id, fn: "endless" }),
      ];
    }),
    await both(pair, "cancel: of another session", async (server) => {
      const session = crypto.randomUUID();
      const id = await joined(server, "slow", session);
      const cancelled = await cancel(server, { session: "somebody else", id, fn: "slow" });
      return { cancelled, order: order(await server.listen(session)) };
    }),
    await both(pair, "cancel: without an event", (server) =>
      server.ask("/gradio_api/cancel", { body: { session_hash: "a", fn_index: 0 } }),
    ),
    await both(pair, "reset", (server) => server.ask("/gradio_api/reset", { body: { event_id: "a" } })),
    await both(pair, "a reader who leaves before its turn", async (server) => {
      const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
      await joined(server, "slow", first);
      await joined(server, "slow", second);
      await server.listen(second, { until: ({ msg }) => msg === "estimation" });
      return order(await server.listen(first));
    }),
  ];
}

async function full(pair: Pair): Promise<Row[]> {
  return [
    await both(pair, "one too many", async (server) => {
      const session = crypto.randomUUID();
      const running = await joined(server, "endless", session);
      // Gradio takes the first from the line a moment after it was put there.
      await sleep(1000);
      const waiting = await joined(server, "endless", session);
      const refused = await server.join({ fn: "endless", data: ["x"], session });
      for (const id of [running, waiting]) await cancel(server, { session, id, fn: "endless" });
      return refused;
    }),
    await both(pair, "room again", (server) => server.queue({ fn: "greet", data: ["x"] })),
  ];
}

/** Several calls of one session at once: how many ran side by side. Which of these ends first, is chance. */
async function together(server: Server, fn: string, count: number): Promise<unknown> {
  const session = crypto.randomUUID();
  const calls = Array.from({ length: count }, () => fn);
  await joinAll(server, session, calls);
  const { messages, end } = await server.listen(session);
  const steps = (messages as WireMessage[]).map(({ msg }) => STEPS[msg] ?? 0); // masked
  let running = 0;
  const counts = steps.map((step) => (running += step));
  return { most: Math.max(...counts), left: running, end };
}

/** How a message changes the number of calls that run. */
const STEPS: Readonly<Record<string, number>> = { process_starts: 1, process_completed: -1 };

async function joinAll(server: Server, session: string, names: readonly string[]): Promise<void> {
  for (const fn of names) await server.join({ fn, data: ["x"], session });
}

async function joined(server: Server, fn: string, session: string): Promise<string> {
  const body = { data: ["x"], fn_index: server.indexOf(fn), session_hash: session };
  const response = await server.fetch("/gradio_api/queue/join", { body });
  const { event_id: id } = (await response.json()) as { event_id: string }; // it was accepted
  return id;
}

function cancel(server: Server, { session, id, fn }: { session: string; id: string; fn: string }): Promise<unknown> {
  const body = { session_hash: session, fn_index: server.indexOf(fn), event_id: id };
  return server.ask("/gradio_api/cancel", { body });
}

/** How the last call of a session ended. */
function outcome({ messages, end }: { messages: unknown; end: string }): unknown {
  const last = (messages as WireMessage[]).findLast(({ msg }) => msg === "process_completed"); // masked
  return { output: last?.["output"], end };
}

/** What begins and ends, in order; who is told of a rank how often, is a matter of moments. */
function order({ messages, end }: { messages: unknown; end: string }): unknown {
  const told = (messages as WireMessage[]).filter(({ msg }) => ["process_starts", "process_completed"].includes(msg)); // masked
  return { told: told.map(({ msg, event_id, success, eta }) => ({ msg, event_id, success, eta })), end };
}

/** Each kind of message once, in order of its first. */
function kinds(messages: unknown): string[] {
  return [...new Set((messages as WireMessage[]).map(({ msg }) => msg))]; // masked messages
}
