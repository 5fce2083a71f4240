/** What the page about the queue shows: who waits and runs, a plot of the last hour, a table of each kind. */

import { html, nothing, svg, type TemplateResult } from "lit";
import type {
  FailureSummary,
  FunctionSummary,
  GroupSummary,
  MinuteSummary,
  MonitoringSummary,
  TimePercentiles,
} from "../../src/protocol/monitoring.ts";

/** The summary in one line. */
export function headline({ groups }: MonitoringSummary): string {
  const waiting = sum(groups.map((group) => group.waiting));
  const running = sum(groups.map((group) => group.running));
  return `${waiting} waiting, ${running} running`;
}

/** The whole summary. */
export function monitoringView(summary: MonitoringSummary): TemplateResult {
  const { generated_at: at, window_seconds: window, groups, functions, minutes, failures } = summary;
  return html`<h1>${headline(summary)}</h1>
    <p>${at.slice(0, 19).replace("T", " ")} UTC. Finished calls of the last ${spell(window)}.</p>
    ${plot(minutes)} ${groupTable(groups)} ${functionTable(functions)} ${failureTable(failures)}`;
}

function plot(minutes: readonly MinuteSummary[]): TemplateResult {
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

function bar({ x, width, from, to, kind }: Bar): TemplateResult | typeof nothing {
  if (to <= from) return nothing;
  const y = (100 * (1 - to)).toFixed(2);
  const height = (100 * (to - from)).toFixed(2);
  return svg`<rect class=${kind} x=${(x + width * 0.1).toFixed(2)} y=${y} width=${(width * 0.8).toFixed(2)} height=${height}></rect>`;
}

function groupTable(groups: readonly GroupSummary[]): TemplateResult {
  const rows = groups.map(
    ({ functions, limit, running, waiting }) =>
      html`<tr>
        <td>${functions.join(", ")}</td>
        <td>${waiting}</td>
        <td>${running}</td>
        <td>${limit ?? "no limit"}</td>
      </tr>`,
  );
  const heads = ["Functions of one line", "Waiting", "Running", "At a time"];
  return table({ title: "Now", of: "numbers", heads, rows });
}

function functionTable(functions: MonitoringSummary["functions"]): TemplateResult {
  const heads = ["Function", "Completed", "Failed", "Cancelled", "Wait p50 / p90 / p99", "Run p50 / p90 / p99"];
  return table({ title: "Functions", of: "numbers", heads, rows: Object.entries(functions).map(functionRow) });
}

function functionRow([name, summary]: [string, FunctionSummary]): TemplateResult {
  const { success_rate: success, outcomes, wait_time_percentiles: wait, process_time_percentiles: run } = summary;
  const hasFailed = outcomes.failed + outcomes.interrupted > 0;
  return html`<tr>
    <td>${name}</td>
    <td>${outcomes.completed}</td>
    <td class=${hasFailed ? "alarm" : ""}>${success === null ? "–" : `${(100 * (1 - success)).toFixed(1)} %`}</td>
    <td>${outcomes.cancelled}</td>
    <td>${times(wait)}</td>
    <td>${times(run)}</td>
  </tr>`;
}

function failureTable(failures: readonly FailureSummary[]): TemplateResult | typeof nothing {
  if (failures.length === 0) return nothing;
  const rows = failures.map(
    ({ event, name, at, attempt, outcome, reason }) =>
      html`<tr>
        <td>${at.slice(11, 19)}</td>
        <td>${name}</td>
        <td>${outcome}</td>
        <td>${attempt}</td>
        <td class="reason">${reason ?? "the log has the reason"}</td>
        <td><code>${event.slice(0, 8)}</code></td>
      </tr>`,
  );
  const heads = ["Time", "Function", "Outcome", "Attempt", "Told to the visitor", "Event"];
  return table({ title: "Last failures", of: "words", heads, rows });
}

interface Table {
  readonly title: string;
  /** What stands behind the first column: numbers are written to the right. */
  readonly of: "numbers" | "words";
  readonly heads: readonly string[];
  readonly rows: readonly TemplateResult[];
}

function table({ title, of, heads, rows }: Table): TemplateResult {
  return html`<h2>${title}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${title}>
      <table class=${of}>
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

function times(percentiles: TimePercentiles | null): string {
  if (!percentiles) return "–";
  return [percentiles["50th"], percentiles["90th"], percentiles["99th"]].map(spell).join(" / ");
}

/** A span of time in the unit that suits it. */
function spell(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.round(seconds / 60)} min`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
