/** The script of the page about the queue: it fetches the summary every few seconds, and draws it. */

import { html, nothing, render } from "lit";
import type { MonitoringSummary } from "../../src/protocol/monitoring.ts";
import { headline, monitoringView } from "./monitoring-view.ts";

const REFRESH_SECONDS = 10;

/** The page is at `/monitoring/{key}`, or at `/monitoring` behind whatever adds the key to the headers. */
const ADDRESS = `${location.pathname.replace(/\/$/, "")}/summary`;

/** Draws what is known, which is still worth reading while the server is away; then does it all again. */
async function refresh(known: MonitoringSummary | null): Promise<void> {
  let summary = known;
  let trouble: string | null = null;
  try {
    summary = await fetchSummary();
  } catch (error) {
    trouble = error instanceof Error ? error.message : String(error);
  }
  draw(summary, trouble);
  setTimeout(() => void refresh(summary), REFRESH_SECONDS * 1000);
}

async function fetchSummary(): Promise<MonitoringSummary> {
  const signal = AbortSignal.timeout(REFRESH_SECONDS * 1000);
  const response = await fetch(ADDRESS, { signal }).catch(() => null);
  if (!response) throw new Error("the server does not answer.");
  if (!response.ok) throw new Error(`the server answers with the status ${response.status}.`);
  const summary = (await response.json().catch(() => null)) as MonitoringSummary | null; // as the Worker makes it
  if (!summary?.groups) throw new Error("the answer cannot be read.");
  return summary;
}

function draw(summary: MonitoringSummary | null, trouble: string | null): void {
  document.title = trouble === null && summary ? headline(summary) : "No news of the queue";
  const told = html`<p class="trouble" role="alert">
    The state of the queue could not be fetched: ${trouble} The page tries again every ${REFRESH_SECONDS}
    seconds.${summary ? " What it shows is old." : ""}
  </p>`;
  render([trouble === null ? nothing : told, summary ? monitoringView(summary) : nothing], document.body);
}

void refresh(null);
