/** Says over a component that a cache has given its value, and how quickly. */

import { html, render, svg } from "lit";
import { adoptCss } from "../shared/adopt-css.ts";
import { icon } from "../shared/icons.ts";
import css from "./cache-mark.css?inline";
import type { CacheUse } from "./status-text.ts";

const boltIcon = icon(
  svg`<path d="M4 14a1 1 0 0 1-.78-1.63l9.9-10.2a.5.5 0 0 1 .86.46l-1.92 6.02A1 1 0 0 0 13 10h7a1 1 0 0 1 .78 1.63l-9.9 10.2a.5.5 0 0 1-.86-.46l1.92-6.02A1 1 0 0 0 11 14z"/>`,
);

/** The run that a screen reader was told of last: once is enough, however many outputs it has. */
let spoken: CacheUse | null = null;

/** Shows the mark beside a component's tracker, for a while. */
export function showCacheMark(tracker: HTMLElement, use: CacheUse): void {
  tracker.parentElement?.querySelector(":scope > .cache-mark")?.remove();
  const mark = document.createElement("div");
  mark.className = "cache-mark";
  tracker.after(mark);
  adoptCss(mark, css);
  const text = cacheText(use);
  if (spoken === use) mark.ariaHidden = "true";
  else mark.role = "status";
  spoken = use;
  render(html`${boltIcon}<span></span>`, mark);
  // Later: what a live region holds when it comes is not read out.
  requestAnimationFrame(() => {
    const words = mark.querySelector("span");
    if (words) words.textContent = text;
  });
  mark.addEventListener("animationend", () => mark.remove());
}

/** `from cache: ~1.2s → 0.0s`, or without the time that it usually takes where nobody knows it. */
export function cacheText({ used_cache: used, cache_duration: seconds, avg_time: average }: CacheUse): string {
  const usual = average === null ? "" : `~${average.toFixed(1)}s → `;
  const took = seconds === null ? "" : `: ${usual}${seconds.toFixed(1)}s`;
  return `${used === "full" ? "from" : "used"} cache${took}`;
}
