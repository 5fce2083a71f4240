/** The state of the queue for the people who run the app. Without a key in the app's options there are no such routes. */

import type { Context } from "hono";
import { Hono } from "hono/tiny";
import type { FunctionSummary, MonitoringSummary, TimePercentiles } from "../../src/protocol/monitoring.ts";
import type { FunctionReport, Percentiles, QueueReport } from "../../src/runtime/queue-report.ts";
import { authorOnly } from "../author-only.ts";
import { client } from "../client-manifest.ts";
import type { WorkerEnv } from "../env.ts";
import { escapeHtml } from "../ssr/render-template.ts";

export function monitoringRoutes(key: string | undefined): Hono<WorkerEnv> {
  const routes = new Hono<WorkerEnv>({ strict: false });
  if (key === undefined) return routes;

  const page = async (c: Context<WorkerEnv>): Promise<Response> => {
    await authorOnly(c, "monitoring", key);
    return c.html(monitoringPage(c.var.root, new URL(c.req.url).pathname.replace(/\/$/, "")));
  };
  const summary = async (c: Context<WorkerEnv>): Promise<Response> => {
    await authorOnly(c, "monitoring", key);
    return c.json(summaryOf(await c.var.queue.report()));
  };

  return routes
    .get("/monitoring", page)
    .get("/monitoring/summary", summary)
    .get("/monitoring/:key", page)
    .get("/monitoring/:key/summary", summary);
}

/** Few apps open this page, so all of it but its frame is a script of the browser's. */
function monitoringPage(root: string, path: string): string {
  const { script, imports, style } = client.monitoring;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Monitoring</title>
<link rel="icon" href="${root}/favicon.ico">
<link rel="stylesheet" href="${root}${style}">
${imports.map((file) => `<link rel="modulepreload" href="${root}${file}">`).join("\n")}
<script type="module" src="${root}${script}"></script>
</head>
<body>
<noscript><p>This page is drawn by JavaScript. <a href="${escapeHtml(root + path)}/summary">The same in JSON</a></p></noscript>
</body>
</html>`;
}

function summaryOf({ at, window, groups, functions, minutes, failures }: QueueReport): MonitoringSummary {
  return {
    functions: Object.fromEntries(functions.map((fn) => [fn.name, functionSummary(fn)])),
    generated_at: new Date(at).toISOString(),
    window_seconds: window / 1000,
    groups,
    minutes,
    failures: failures.map(({ at: time, ...failure }) => ({ ...failure, at: new Date(time).toISOString() })),
  };
}

function functionSummary({ wait, run, ...counts }: FunctionReport): FunctionSummary {
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

function inSeconds(times: Percentiles | null): TimePercentiles | null {
  return times && { "50th": times.p50 / 1000, "90th": times.p90 / 1000, "99th": times.p99 / 1000 };
}
