/** Draws waiting, progress and errors over a component. */

import { html, nothing, render, type TemplateResult } from "lit";
import { closeIcon } from "../shared/icons.ts";
import { styles } from "../shared/styles.ts";
import {
  clockText,
  type LoadingStatus,
  progressLevel,
  progressPrefix,
  progressText,
  spokenStatus,
} from "./status-text.ts";
import { word } from "../shared/words.ts";

export type { LoadingStatus } from "./status-text.ts";

/** A tracker whose clock is running. */
interface Ticking {
  readonly status: LoadingStatus;
  /** Seconds from start to end; null if not known. */
  readonly total: number | null;
  /** What a screen reader was told, and when. */
  readonly spoken: Spoken;
}

interface Spoken {
  readonly text: string;
  readonly at: number;
}

const ticking = new Map<HTMLElement, Ticking>();
let frame: number | null = null;
let lastTick = 0;

/** Milliseconds between changes of the clock. */
const TICK = 100;
/** A run that is over by then is not worth a word. */
const QUIET_START = 1000;
/** Milliseconds between two things said about one component. */
const QUIET_PAUSE = 5000;

/** Shows a run's status in a component's tracker. */
export function drawStatus(tracker: HTMLElement, status: LoadingStatus): void {
  const shown = shownStatus(tracker, status);
  tracker.className = classesOf(shown);
  const now = Date.now();
  const total = shown.eta === null ? null : (now - shown.startedAt) / 1000 + shown.eta;
  render(content(tracker, shown, total), tracker);
  const before = ticking.get(tracker);
  if (shown.status === "pending") {
    ticking.set(tracker, { status: shown, total, spoken: before?.spoken ?? { text: "", at: 0 } });
    tick(tracker, now);
    frame ??= requestAnimationFrame(onFrame);
  } else ticking.delete(tracker);
  const { cache } = shown;
  if (cache?.used_cache && shown.status === "complete") {
    void import("./cache-mark.ts").then(({ showCacheMark }) => showCacheMark(tracker, cache));
  }
}

/** What is to be seen of a status: quiet trackers pulse instead of covering, and a run may ask for nothing at all. */
function shownStatus(tracker: HTMLElement, status: LoadingStatus): LoadingStatus {
  if (status.showProgress === "hidden") return { ...status, status: "idle" };
  const isQuiet = tracker.dataset["quiet"] !== undefined;
  return isQuiet && status.status === "pending" ? { ...status, status: "generating" } : status;
}

function classesOf({ status, showProgress }: LoadingStatus): string {
  const isActive = status === "pending" || status === "generating" || status === "error";
  const names = ["wrap", "default", showProgress, isActive ? "" : "hide", status === "generating" ? "generating" : ""];
  if (showProgress === "minimal" && status !== "error") names.push("translucent");
  return names.filter(Boolean).join(" ");
}

function content(tracker: HTMLElement, status: LoadingStatus, total: number | null): unknown {
  if (status.status === "pending") return pending(status, total);
  if (status.status !== "error") return nothing;
  const clear = (): void => drawStatus(tracker, { ...status, status: "idle" });
  return html`<div class="clear-status">
      <button type="button" class="icon-button" aria-label=${word("Clear")} title=${word("Clear")} @click=${clear}>
        ${closeIcon}
      </button>
    </div>
    <span class="error" role="status" title=${status.message ?? nothing}>${word("Error")}</span>`;
}

function pending(status: LoadingStatus, total: number | null): TemplateResult {
  const { progress, showProgress } = status;
  const isFull = showProgress === "full";
  const level = progressLevel(progress);
  const hasBar = isFull && level !== null && progress !== null;
  // The clock's text is written by every tick; a binding would take it for its own.
  return html`${isFull && total !== null && !progress?.length ? html`<div class="eta-bar"></div>` : nothing}
    <div class="progress-text ${isFull ? "meta-text" : "meta-text-center"}" aria-hidden="true">
      ${progressPrefix(status)}<span class="clock"></span>
    </div>
    ${hasBar ? bar(progressText(progress), level) : isFull ? html`<div class="loader"></div>` : nothing}
    <span class="sr-only" role="status"></span>`;
}

function bar(text: string, level: number): TemplateResult {
  const percent = level * 100;
  return html`<div class="progress-level">
    <div class="progress-level-inner">${text}</div>
    <div
      class="progress-bar-wrap"
      role="progressbar"
      aria-label=${text || word("Progress")}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(percent)}
    >
      <div
        class="progress-bar"
        ${styles({ width: `${percent}%`, transition: level === 0 ? "none" : "width 150ms" })}
      ></div>
    </div>
  </div>`;
}

function onFrame(): void {
  const now = Date.now();
  if (now - lastTick >= TICK) {
    lastTick = now;
    for (const tracker of ticking.keys()) tick(tracker, now);
  }
  frame = ticking.size > 0 ? requestAnimationFrame(onFrame) : null;
}

/** Moves the clock on, and tells screen readers what is new, now and then. */
function tick(tracker: HTMLElement, now: number): void {
  const entry = ticking.get(tracker);
  if (!entry) return;
  if (!tracker.isConnected) {
    ticking.delete(tracker);
    return;
  }
  const { status, total } = entry;
  const seconds = Math.max(now - status.startedAt, 0) / 1000;
  const clock = tracker.querySelector(".clock");
  if (clock) clock.textContent = clockText(seconds, total);
  const etaBar = tracker.querySelector<HTMLElement>(".eta-bar");
  if (etaBar) etaBar.style.transform = `translateX(${(total ? Math.min(seconds / total, 1) : 0) * 100 - 100}%)`;
  speak(tracker, entry, now);
}

function speak(tracker: HTMLElement, { status, total, spoken }: Ticking, now: number): void {
  if (now - status.startedAt < QUIET_START || now - spoken.at < QUIET_PAUSE) return;
  const region = tracker.querySelector(".sr-only");
  const text = spokenStatus(status);
  if (!region || text === spoken.text) return;
  region.textContent = text;
  ticking.set(tracker, { status, total, spoken: { text, at: now } });
}
