/** Gradio's queue: join it, listen, stop. */

import type { Context } from "hono";
import { Hono } from "hono/tiny";
import type * as z from "zod/mini";
import { type Callable, joinQueue } from "../admit.ts";
import { callBody, callOf, cancelBody, leaveBody, parseBody, resetBody } from "../call-input.ts";
import type { WorkerEnv } from "../env.ts";
import { readerOf, sse } from "../event-stream.ts";
import { readJson } from "../json-body.ts";
import { missingQuery, ProtocolError } from "../middleware/errors.ts";
import type { Site } from "../site.ts";

/** Gradio's Python client. Its user agent can be replaced, and then names the HTTP library. */
const PYTHON = /gradio_client|python/i;

export function queueRoutes(site: Site): Hono<WorkerEnv> {
  return new Hono<WorkerEnv>({ strict: false })
    .post("/queue/join", async (c) => {
      const body = parseBody(callBody, await readJson(c));
      if (!body.session_hash) throw new ProtocolError(400, "Session hash not found.");
      const listener = await listenerOf(c, site, body);
      return c.json({ event_id: await joinQueue(c, { site, listener, call: callOf(c, listener, body) }) });
    })
    .get("/queue/data", async (c) => {
      const session = c.req.query("session_hash");
      if (session === undefined) throw missingQuery("session_hash");
      const after = c.req.header("last-event-id") ?? c.req.query("after");
      const stream = await c.var.queue.follow(session, {
        resume: c.req.query("resume") === "1",
        after: after && /^\d+$/.test(after) ? Number(after) : null,
        needsHeadStart: PYTHON.test(c.req.header("user-agent") ?? ""),
        reader: readerOf(c),
      });
      return sse(c, stream);
    })
    .get("/queue/status", async (c) => {
      const { waiting } = await c.var.queue.status();
      return c.json({ msg: "estimation", event_id: null, rank: null, queue_size: waiting, rank_eta: null });
    })
    .post("/cancel", async (c) => {
      const body = parseBody(cancelBody, await readJson(c));
      const { isKnown } = await c.var.queue.cancel(body.session_hash, body.fn_index, body.event_id);
      if (!isKnown) throw new ProtocolError(404, "This session has no such event.");
      return c.json({ success: true });
    })
    .post("/reset", async (c) => {
      // Nothing is left to do: clients send it after each cancel.
      parseBody(resetBody, await readJson(c));
      return c.json({ success: true });
    })
    .post("/leave", async (c) => {
      const { session_hash: session, reader } = parseBody(leaveBody, await readJson(c));
      await c.var.queue.leave(session, reader ?? null);
      return c.json({ success: true });
    });
}

/** The function that a page means by its number. */
export async function listenerOf(
  c: Context<WorkerEnv>,
  site: Site,
  { fn_index: id, session_hash: session }: Pick<z.infer<typeof callBody>, "fn_index" | "session_hash">,
): Promise<Callable> {
  if (id === null || id === undefined) throw new ProtocolError(400, "No function index provided.");
  const listener = site.listener(id) ?? (await renderedFor(c, site, { session, id }));
  if (!listener) throw new ProtocolError(404, `There is no function with index ${id}.`);
  return listener;
}

/** What a render has made for a session, by its number or the name of its endpoint. It is that session's alone. */
export async function renderedFor(
  c: Context<WorkerEnv>,
  { prepared }: Site,
  { session, id }: { session: string | null | undefined; id: number | string },
): Promise<Callable | null> {
  return prepared.engine && session ? c.var.queue.rendered(session, id) : null;
}
