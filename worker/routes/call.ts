/** Functions by name, for people with curl: two steps through the queue, or one request that waits. */

import type { Context } from "hono";
import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import type { PlantedListener } from "../../src/core/planted-listener.ts";
import { type Callable, joinQueue } from "../admit.ts";
import { callBody, callOf, parseBody, positional } from "../call-input.ts";
import type { WorkerEnv } from "../env.ts";
import { sse } from "../event-stream.ts";
import { readJson } from "../json-body.ts";
import { ProtocolError } from "../middleware/errors.ts";
import type { Site } from "../site.ts";
import { renderedFor } from "./queue.ts";

const named = z.record(z.string(), z.unknown());

/** `/gradio_api/call/*`: join by name, then read the event's own stream. */
export function callRoutes(site: Site): Hono<WorkerEnv> {
  const join = joinIn(site);
  return new Hono<WorkerEnv>({ strict: false })
    .post("/call/v2/:name", async (c) => {
      const listener = endpointOf(site, c.req.param("name"));
      const data = positional(listener, parseBody(named, await readJson(c)));
      return c.json({ event_id: await join(c, listener, { data }) });
    })
    .post("/call/:name", async (c) => {
      const body = parseBody(callBody, await readJson(c));
      const id = c.req.param("name");
      const listener =
        site.endpoint(id) ?? (await renderedFor(c, site, { session: body.session_hash, id })) ?? endpointOf(site, id);
      return c.json({ event_id: await join(c, listener, body) });
    })
    .get("/call/v2/:name/:event", async (c) => sse(c, await c.var.queue.followCall(c.req.param("event"))))
    .get("/call/:name/:event", async (c) => sse(c, await c.var.queue.followCall(c.req.param("event"))));
}

/** `/api/{name}`: named or listed arguments in, `{"data": […]}` out. */
export function shortRoutes(site: Site): Hono<WorkerEnv> {
  const join = joinIn(site);
  return new Hono<WorkerEnv>({ strict: false })
    .post("/:name", async (c) => {
      const listener = endpointOf(site, c.req.param("name"));
      const eventId = await join(c, listener, { data: argumentsOf(listener, await readJson(c)) });
      const result = await c.var.queue.result(eventId);
      if (!result.ok) throw new ProtocolError(404, "The result is gone; call again.");
      const { outcome } = result;
      switch (outcome.status) {
        case "completed":
          return c.json({ data: outcome.step?.data ?? [] });
        case "failed":
          return c.json({ error: outcome.error.error ?? "The function failed." }, 500);
        case "cancelled":
          return c.json({ error: "The call was cancelled." }, 409);
      }
    })
    .post("/:name/stream", async (c) => {
      const listener = endpointOf(site, c.req.param("name"));
      const eventId = await join(c, listener, { data: argumentsOf(listener, await readJson(c)) });
      return sse(c, await c.var.queue.followCall(eventId));
    });
}

function endpointOf(site: Site, name: string): PlantedListener {
  const listener = site.endpoint(name);
  if (!listener) throw new ProtocolError(404, `There is no endpoint "/${name}"; GET /gradio_api/info lists them.`);
  return listener;
}

type CallBody = Partial<z.infer<typeof callBody>> & { data: unknown[] };

function joinIn(site: Site) {
  return (c: Context<WorkerEnv>, listener: Callable, body: CallBody): Promise<string> =>
    joinQueue(c, { site, listener, call: { ...callOf(c, listener, body), isSimple: true } });
}

function argumentsOf(listener: PlantedListener, body: unknown): unknown[] {
  return Array.isArray(body) ? body : positional(listener, parseBody(named, body));
}
