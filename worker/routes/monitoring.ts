/** The state of the queue for the people who run the app. Without a key in the app's options there are no such routes. */

import type { Context } from "hono";
import { Hono } from "hono/tiny";
import type { FunctionReport, Percentiles, QueueReport } from "../../src/runtime/queue-report.ts";
import type { WorkerEnv } from "../env.ts";
import { ProtocolError } from "../middleware/errors.ts";
import { isSameSecret } from "../secrets.ts";
import { monitoringPage } from "../monitoring-page.ts";

export function monitoringRoutes(key: string | undefined): Hono<WorkerEnv> {
  const routes = new Hono<WorkerEnv>({ strict: false });
  if (key === undefined) return routes;

  const guard = async (c: Context<WorkerEnv>, given: string | undefined): Promise<QueueReport> => {
    if (given === undefined || !(await isSameSecret(given, key))) {
      const detail = "Only with the monitoring key: /monitoring/{key}, or the header Authorization: Bearer {key}.";
      throw new ProtocolError(403, detail);
    }
    c.header("cache-control", "no-store");
    // The address may hold the key.
    c.header("referrer-policy", "no-referrer");
    c.header("x-robots-tag", "noindex");
    return c.var.queue.report();
  };
  const page = async (c: Context<WorkerEnv>, given: string | undefined): Promise<Response> => {
    const report = await guard(c, given);
    return c.html(monitoringPage(report, { nonce: c.var.nonce }));
  };
  const summary = async (c: Context<WorkerEnv>, given: string | undefined): Promise<Response> =>
    c.json(summaryOf(await guard(c, given)));

  return routes
    .get("/monitoring", (c) => page(c, bearer(c)))
    .get("/monitoring/summary", (c) => summary(c, bearer(c)))
    .get("/monitoring/:key", (c) => page(c, c.req.param("key")))
    .get("/monitoring/:key/summary", (c) => summary(c, c.req.param("key")));
}

function bearer(c: Context<WorkerEnv>): string | undefined {
  return /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
}

/** Gradio's summary, where times are in seconds, and the rest of the report beside it. */
function summaryOf({ at, window, groups, functions, minutes, failures }: QueueReport) {
  return {
    functions: Object.fromEntries(functions.map((fn) => [fn.name, functionSummary(fn)])),
    generated_at: new Date(at).toISOString(),
    window_seconds: window / 1000,
    groups,
    minutes,
    failures: failures.map(({ at: time, ...failure }) => ({ ...failure, at: new Date(time).toISOString() })),
  };
}

function functionSummary({ wait, run, ...counts }: FunctionReport) {
  const { completed, failed, cancelled, interrupted } = counts;
  const judged = completed + failed + interrupted;
  return {
    success_rate: judged === 0 ? null : completed / judged,
    process_time_percentiles: inSeconds(run),
    wait_time_percentiles: inSeconds(wait),
    total_requests: judged + cancelled,
    outcomes: { completed, failed, cancelled, interrupted },
  };
}

function inSeconds(times: Percentiles | null): Record<string, number> | null {
  return times && { "50th": times.p50 / 1000, "90th": times.p90 / 1000, "99th": times.p99 / 1000 };
}
