/** One request, one answer: listeners with `queue: false` run here, all others wait in line. */

import type { Context } from "hono";
import { Hono } from "hono/tiny";
import type { CacheOrder } from "../../src/core/cached.ts";
import type { Component } from "../../src/core/component.ts";
import type { SuccessOutput } from "../../src/protocol/messages.ts";
import { componentOf } from "../../src/runtime/engine.ts";
import type { Completed, Outcome, Step } from "../../src/runtime/job.ts";
import { runJobs } from "../../src/runtime/run.ts";
import { admitRun, type Arrival, joinQueue, limitRate } from "../admit.ts";
import { callBody, callOf, parseBody, requestInfo } from "../call-input.ts";
import type { WorkerEnv } from "../env.ts";
import { readJson } from "../json-body.ts";
import { ProtocolError } from "../middleware/errors.ts";
import type { Site } from "../site.ts";
import { listenerOf, renderedFor } from "./queue.ts";

export function runRoutes(site: Site): Hono<WorkerEnv> {
  async function run(c: Context<WorkerEnv, "/:name">): Promise<Response> {
    const body = parseBody(callBody, await readJson(c));
    const name = c.req.param("name");
    // The page names functions by number alone.
    const listener =
      body.fn_index === null || body.fn_index === undefined
        ? (site.endpoint(name) ?? (await renderedFor(c, site, { session: body.session_hash, id: name })))
        : await listenerOf(c, site, body);
    if (!listener) throw new ProtocolError(404, `There is no endpoint "/${name}"; GET /gradio_api/info lists them.`);
    const startedAt = Date.now();
    const arrival = { site, listener, call: callOf(c, listener, body) };
    const outcome = listener.isQueued ? await waitInLine(c, arrival) : await runNow(c, arrival);
    if (outcome.status === "failed") return c.json(outcome.error, 500);
    if (outcome.status === "cancelled") return c.json({ error: "The call was cancelled." }, 409);
    return c.json(success(outcome, { seconds: (Date.now() - startedAt) / 1000, isBatch: listener.isBatch }));
  }
  return new Hono<WorkerEnv>({ strict: false })
    .post("/run/:name", run)
    .post("/api/:name", run)
    .post("/component_server", (c) => callComponent(c, site));
}

/** A function that belongs to a component: its own script calls it. Whoever calls may send anything. */
async function callComponent(c: Context<WorkerEnv>, site: Site): Promise<Response> {
  const body = Object(await readJson(c)) as Record<string, unknown>; // nothing is known of its values
  const id = body["component_id"] as number; // another kind of key finds nothing
  const component = site.prepared.components.get(id) ?? (await rendered(c, site, { ...body, id }));
  const call = component?.definition.call?.(component.props, body["fn_name"], body["data"]);
  if (!call) throw new ProtocolError(404, "Function not found.");
  await limitRate(c, { site, listener: { apiName: call.name }, call: { request: requestInfo(c) } });
  const { status, answer } = await call.run(site.lend(c, { session: body["session_hash"], id }));
  return c.json(answer as object, status); // JSON, also where it is no object
}

/** A component that a render has made for the caller's session. */
async function rendered(
  c: Context<WorkerEnv>,
  { prepared }: Site,
  { id, session_hash: session }: Readonly<Record<string, unknown>>,
): Promise<Component | null> {
  if (!prepared.engine || !Number.isSafeInteger(id)) return null;
  const listener = { id: Number(id), apiName: "" };
  const call = callOf(c, listener, { data: [], session_hash: String(session) });
  const made = await c.var.queue.prepare(call);
  if (!made.ok) return null;
  return componentOf(prepared, made.job, { signal: c.req.raw.signal, files: c.env.FILES });
}

async function waitInLine(c: Context<WorkerEnv>, arrival: Arrival): Promise<Outcome> {
  const result = await c.var.queue.result(await joinQueue(c, arrival));
  if (!result.ok) throw new ProtocolError(404, "The result is gone; call again.");
  return result.outcome;
}

/** A generator is run to its end: its last answer counts. */
async function runNow(c: Context<WorkerEnv>, arrival: Arrival): Promise<Outcome> {
  const job = await admitRun(c, arrival);
  let last: Step | null = null;
  const sink = {
    async step(step: Step): Promise<void> {
      last = step;
      await keep(c, job.sessionHash, step);
    },
    async progress(): Promise<void> {},
    async log(): Promise<void> {},
    cache: (order: CacheOrder) => c.var.queue.cache(order),
  };
  const environment = {
    sink,
    signal: c.req.raw.signal,
    files: c.env.FILES,
    outlive: (work: Promise<unknown>) => c.executionCtx.waitUntil(work.catch(() => {})),
  };
  const [outcome] = await runJobs(arrival.site.prepared, [job], environment);
  if (outcome?.status !== "completed") {
    if (outcome?.files) await c.var.queue.recordFiles(outcome.files);
    return outcome ?? { status: "cancelled" };
  }
  if (outcome.step) await keep(c, job.sessionHash, outcome.step);
  return { ...outcome, step: outcome.step ?? last };
}

/** What changed for the session goes to its object; most calls change nothing. */
async function keep(c: Context<WorkerEnv>, session: string, step: Step): Promise<void> {
  const isChanged = [step.state, step.overrides, step.files, step.render ?? {}].some(
    (each) => Object.keys(each).length > 0,
  );
  if (isChanged) await c.var.queue.commit(session, step);
}

function success(
  { step, usedCache }: Completed,
  { seconds, isBatch }: { seconds: number; isBatch: boolean },
): SuccessOutput {
  return {
    data: step?.data ?? [],
    // Gradio does not say it of a batch.
    is_generating: isBatch ? null : false,
    duration: seconds,
    average_duration: seconds,
    render_config: step?.render?.config ?? null,
    changed_state_ids: step?.changedState ?? [],
    used_cache: usedCache ? "partial" : null,
  };
}
