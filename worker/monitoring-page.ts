/** The page about the queue: plain HTML that draws itself anew every few seconds, without a script. */

import { html, raw } from "hono/html";
import type {
  FailureReport,
  FunctionReport,
  GroupReport,
  MinuteReport,
  QueueReport,
} from "../src/runtime/queue-report.ts";

const REFRESH_SECONDS = 10;

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#e4e4e7, #3f3f46); --soft: light-dark(#52525b, #a1a1aa);
  --good: light-dark(#0d9488, #2dd4bf); --bad: light-dark(#dc2626, #f87171); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 3rem; font: 15px/1.5 system-ui, sans-serif;
  background: light-dark(#fff, #18181b); color: light-dark(#18181b, #f4f4f5); }
h1 { margin: 0; font-size: 1.4rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.05rem; }
p { margin: .25rem 0 0; color: var(--soft); }
figure { margin: 0; padding: 1rem; border: 1px solid var(--line); border-radius: 10px; }
figcaption { display: flex; flex-wrap: wrap; gap: .25rem 1rem; color: var(--soft); }
svg { display: block; width: 100%; height: 7rem; margin-top: .75rem; }
.good { fill: var(--good); } .bad { fill: var(--bad); } .axis { stroke: var(--line); }
figcaption i { display: inline-block; width: .7em; height: .7em; margin-right: .4em; border-radius: 2px; }
i.good { background: var(--good); } i.bad { background: var(--bad); }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 10px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .75rem; text-align: right; white-space: nowrap; }
th { font-weight: 600; color: var(--soft); }
th:first-child, td:first-child, .text { text-align: left; }
tbody tr { border-top: 1px solid var(--line); }
.reason { white-space: normal; min-width: 16rem; overflow-wrap: anywhere; }
.alarm { color: var(--bad); font-weight: 600; }
`;

/** A whole document. */
export function monitoringPage(report: QueueReport, { nonce }: { readonly nonce: string }): string {
  const { at, window, groups, functions, minutes, failures } = report;
  const waiting = sum(groups.map((group) => group.waiting));
  const running = sum(groups.map((group) => group.running));
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="refresh" content="${REFRESH_SECONDS}" />
        <title>${waiting} waiting, ${running} running</title>
        <style nonce="${nonce}">
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <h1>${waiting} waiting, ${running} running</h1>
        <p>
          ${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC. Finished calls of the last ${spell(window)}.
        </p>
        ${plot(minutes)} ${groupTable(groups)} ${functionTable(functions)} ${failureTable(failures)}
      </body>
    </html>`;
  return String(page);
}

function plot(minutes: readonly MinuteReport[]) {
  const most = Math.max(1, ...minutes.map(({ completed, failed }) => completed + failed));
  const width = 100 / minutes.length;
  const bars = minutes.flatMap(({ completed, failed }, i) => [
    bar({ x: i * width, width, from: 0, to: completed / most, kind: "good" }),
    bar({ x: i * width, width, from: completed / most, to: (completed + failed) / most, kind: "bad" }),
  ]);
  const done = sum(minutes.map(({ completed }) => completed));
  const failed = sum(minutes.map((minute) => minute.failed));
  return html`<h2>Calls ended, by minute</h2>
    <figure>
      <figcaption>
        <span><i class="good"></i>${done} completed</span> <span><i class="bad"></i>${failed} failed</span>
        <span>highest bar: ${most} a minute</span>
      </figcaption>
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label="${done} calls completed and ${failed} failed in the last ${minutes.length} minutes"
      >
        <line class="axis" x1="0" y1="100" x2="100" y2="100" vector-effect="non-scaling-stroke" />
        ${bars}
      </svg>
    </figure>`;
}

interface Bar {
  readonly x: number;
  readonly width: number;
  /** Shares of the height, from below. */
  readonly from: number;
  readonly to: number;
  readonly kind: "good" | "bad";
}

function bar({ x, width, from, to, kind }: Bar) {
  if (to <= from) return "";
  const y = (100 * (1 - to)).toFixed(2);
  const height = (100 * (to - from)).toFixed(2);
  return html`<rect
    class="${kind}"
    x="${(x + width * 0.1).toFixed(2)}"
    y="${y}"
    width="${(width * 0.8).toFixed(2)}"
    height="${height}"
  />`;
}

function groupTable(groups: readonly GroupReport[]) {
  const rows = groups.map(
    ({ functions, limit, running, waiting }) =>
      html`<tr>
        <td>${functions.join(", ")}</td>
        <td>${waiting}</td>
        <td>${running}</td>
        <td>${limit ?? "no limit"}</td>
      </tr>`,
  );
  return table("Now", ["Functions of one line", "Waiting", "Running", "At a time"], rows);
}

function functionTable(functions: readonly FunctionReport[]) {
  const rows = functions.map(({ name, completed, failed, cancelled, interrupted, wait, run }) => {
    const bad = failed + interrupted;
    const rate = completed + bad === 0 ? "–" : `${((100 * bad) / (completed + bad)).toFixed(1)} %`;
    return html`<tr>
      <td>${name}</td>
      <td>${completed}</td>
      <td class="${bad > 0 ? "alarm" : ""}">${rate}</td>
      <td>${cancelled}</td>
      <td>${times(wait)}</td>
      <td>${times(run)}</td>
    </tr>`;
  });
  const heads = ["Function", "Completed", "Failed", "Cancelled", "Wait p50 / p90 / p99", "Run p50 / p90 / p99"];
  return table("Functions", heads, rows);
}

function failureTable(failures: readonly FailureReport[]) {
  if (failures.length === 0) return "";
  const rows = failures.map(
    ({ event, name, at, attempt, outcome, reason }) =>
      html`<tr>
        <td>${new Date(at).toISOString().slice(11, 19)}</td>
        <td class="text">${name}</td>
        <td class="text">${outcome}</td>
        <td>${attempt}</td>
        <td class="text reason">${reason ?? "the log has the reason"}</td>
        <td class="text"><code>${event.slice(0, 8)}</code></td>
      </tr>`,
  );
  return table("Last failures", ["Time", "Function", "Outcome", "Attempt", "Told to the visitor", "Event"], rows);
}

function table(title: string, heads: readonly string[], rows: readonly unknown[]) {
  return html`<h2>${title}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${title}">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function times(percentiles: FunctionReport["wait"]): string {
  if (!percentiles) return "–";
  return [percentiles.p50, percentiles.p90, percentiles.p99].map(spell).join(" / ");
}

/** A span of time in the unit that suits it. */
function spell(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.round(milliseconds / 60_000)} min`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
