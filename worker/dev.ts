/** An app under development: it stays up when it cannot start, waits for its functions, and its pages follow every save. */

import { DurableObject, WorkerEntrypoint } from "cloudflare:workers";
import type { App } from "../src/core/app.ts";
import type { AppClasses, Mounted } from "../src/core/mounted.ts";
import type { Bindings, Queue } from "./env.ts";
import { createWorker, QUEUE_NAME } from "./index.ts";
import { escapeHtml } from "./ssr/render-template.ts";

/** What the entry of the Worker brings along, and what the command line knows of this build. */
export interface Build {
  readonly createDurableObjects: (app: App | Mounted) => AppClasses;
  /** Another one for each save. */
  readonly stamp: string;
  /** Where the command line listens. Whoever knows the address may hold the queue. */
  readonly hub: string;
}

/** What the entry of a Worker exports. */
export interface Started {
  readonly worker: ExportedHandler<Bindings>;
  readonly classes: AppClasses;
}

/** Answers an address below `/gradio_api/dev/`; null for all others. */
type DevRoute = (request: Request, env: Bindings) => Promise<Response> | null;

/**
 * Starts an app that is being worked on. One that throws while it starts answers every request with the reason.
 *
 * @example
 * const { worker, classes } = await develop(() => import("my-app"), { createDurableObjects, stamp, hub });
 */
export async function develop(load: () => Promise<{ default?: App | Mounted }>, build: Build): Promise<Started> {
  try {
    const { default: app } = await load();
    if (!app) throw new Error("app.ts has no default export. Write: export default gr.Interface(…), or gr.Blocks(…).");
    return { worker: followed(app, build), classes: build.createDurableObjects(app) };
  } catch (error) {
    console.error("The app does not start:", error);
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { worker: broken(reason, build), classes: PLACEHOLDERS };
  }
}

function queueNames(app: App | Mounted): string[] {
  return "paths" in app ? app.paths.map((path) => QUEUE_NAME + path) : [QUEUE_NAME];
}

/** The Worker of the app, whose pages have one script more. */
function followed(app: App | Mounted, build: Build): ExportedHandler<Bindings> {
  const worker = createWorker(app);
  const route = routesOf(build, { queues: queueNames(app), first: event("build", build.stamp) });
  return {
    async fetch(request, env, ctx) {
      const own = route(request, env);
      if (own) return own;
      const answer = await worker.fetch?.(request, env, ctx);
      if (!answer) throw new Error("A Worker of ours answers requests.");
      if (!answer.headers.get("content-type")?.startsWith("text/html")) return answer;
      const handler = follower(build);
      return new HTMLRewriter().on('script[type="module"][src*="/assets/app-"]', handler).transform(answer);
    },
  };
}

/** Adds to the page's script the one that follows saves. */
function follower({ stamp }: Build): HTMLRewriterElementContentHandlers {
  return {
    element(script) {
      const address = script.getAttribute("src")?.replace(/\/app-[^/]*$/, "/reload.js") ?? "";
      script.after(`<script type="module" src="${address}" data-build="${stamp}"></script>`, { html: true });
    },
  };
}

/** `first` is what a page hears before all else. */
function routesOf({ hub }: Build, { queues, first }: { queues: readonly string[]; first: string }): DevRoute {
  return (request, env) => {
    const [, action] = /\/gradio_api\/dev\/(reload|hold|release)$/.exec(new URL(request.url).pathname) ?? [];
    if (action === "reload") return follow(`${hub}/events`, first);
    // Its address is the hub's secret.
    if (!action || request.headers.get("x-gradio-hub") !== hub) return null;
    return tell(queues, env, action === "hold" ? (queue) => queue.hold() : (queue) => queue.release());
  };
}

async function tell(
  queues: readonly string[],
  { QUEUE }: Bindings,
  order: (queue: Queue) => Promise<number | void>,
): Promise<Response> {
  const running = queues.map((name) => {
    return order(QUEUE.get(QUEUE.idFromName(name)) as unknown as Queue); // the object implements it; RPC types cannot say so
  });
  const counts = (await Promise.all(running)).map((count) => count ?? 0);
  return Response.json({ running: counts.reduce((sum, count) => sum + count, 0) });
}

/** What the page is told: first of this Worker, then what the command line has to say. */
async function follow(hub: string, first: string): Promise<Response> {
  const { body } = await fetch(hub);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  // Not awaited: nothing is read before the answer is on its way.
  void relay(`retry: 100\n${first}`, body, writable).catch(() => {
    // The page or the command line has gone.
  });
  return new Response(readable, { headers: { "content-type": "text/event-stream", "cache-control": "no-store" } });
}

async function relay(
  first: string,
  rest: ReadableStream<Uint8Array> | null,
  to: WritableStream<Uint8Array>,
): Promise<void> {
  const writer = to.getWriter();
  await writer.write(new TextEncoder().encode(first));
  writer.releaseLock();
  await rest?.pipeTo(to);
}

function event(name: string, data: string): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Answers every request with the reason why there is no app. */
function broken(reason: string, build: Build): ExportedHandler<Bindings> {
  // It says nothing of its build: pages stay what they are.
  const route = routesOf(build, { queues: [], first: event("failure", reason) });
  return {
    async fetch(request, env) {
      const own = route(request, env);
      if (own) return own;
      if (new URL(request.url).pathname.startsWith("/assets/")) return env.ASSETS.fetch(request);
      if (request.headers.get("accept")?.includes("text/html")) return brokenPage(reason);
      return Response.json({ detail: `The app does not start. ${reason}` }, { status: 500 });
    },
  };
}

function brokenPage(reason: string): Response {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width"><title>The app does not start</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:70ch;margin:10vh auto;padding:0 1rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid #dc2626;padding:.5rem 1rem}</style>
<h1>The app does not start</h1><pre>${escapeHtml(reason)}</pre>
<p>The terminal shows where. When the app is mended, it appears here.</p>
<script type="module" src="/assets/reload.js" data-build="none"></script></html>`;
  return new Response(page, { status: 500, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Keep what the app has stored as it is, until it can be read again. */
const PLACEHOLDERS: AppClasses = {
  QueueObject: class extends DurableObject {
    override async alarm(): Promise<void> {
      // The queue sets it again when it is back.
    }
  },
  Runner: class extends WorkerEntrypoint {},
};
