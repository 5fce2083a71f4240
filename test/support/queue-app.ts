/** The queue's routes over real objects: what a client meets, without a page. */

import { env } from "cloudflare:workers";
import { Hono } from "hono";
import type { WorkerEnv } from "../../worker/env.ts";
import { answerError, answerNotFound } from "../../worker/middleware/errors.ts";
import { callRoutes, shortRoutes } from "../../worker/routes/call.ts";
import { queueRoutes } from "../../worker/routes/queue.ts";
import { runRoutes } from "../../worker/routes/run.ts";
import { Site } from "../../worker/site.ts";
import { type FreshQueue, freshQueue, StreamReader } from "./fresh-queue.ts";
import { ADDRESS, app } from "./misbehaving-app.ts";

/** The misbehaving app, with a queue of its own. */
export interface QueueApp {
  readonly fresh: FreshQueue;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Calls an endpoint in two steps and answers the last frame: `["complete", […]]` or `["error", {…}]`. */
  call(name: string, data: unknown[]): Promise<[event: string | null, data: unknown]>;
  /** The first step alone: the event's id. */
  begin(name: string, data: unknown[]): Promise<string>;
  /** The second step: every frame. */
  frames(eventId: string): Promise<[event: string | null, data: unknown][]>;
}

const site = new Site(app);

export function queueApp(): QueueApp {
  const fresh = freshQueue("APP_QUEUE");
  const server = new Hono<WorkerEnv>({ strict: false })
    .use(async (c, next) => {
      c.set("root", ADDRESS);
      c.set("queue", fresh.queue);
      await next();
    })
    .route("/gradio_api", queueRoutes(site))
    .route("/gradio_api", callRoutes(site))
    .route("/gradio_api", runRoutes(site))
    .route("/api", shortRoutes(site));
  server.onError(answerError);
  server.notFound(answerNotFound(() => []));

  async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    };
    return server.request(`${ADDRESS}${path}`, init, { FILES: env.FILES });
  }

  async function begin(name: string, data: unknown[]): Promise<string> {
    const response = await post(`/gradio_api/call/${name}`, { data });
    const { event_id: id } = (await response.json()) as { event_id: string }; // our own server
    return id;
  }

  async function frames(eventId: string): Promise<[event: string | null, data: unknown][]> {
    const response = await server.request(`${ADDRESS}/gradio_api/call/any/${eventId}`);
    if (!response.body) throw new Error("The answer has no body.");
    const all = await new StreamReader(response.body).rest();
    return all.map(({ event, data }) => [event, data]);
  }

  async function call(name: string, data: unknown[]): Promise<[event: string | null, data: unknown]> {
    const last = (await frames(await begin(name, data))).at(-1);
    if (!last) throw new Error("The stream was empty.");
    return last;
  }

  return { fresh, post, begin, frames, call };
}
