import { TRACKER } from "./gradio-element.ts";

/** Gives a layout a status tracker that pulses, and never covers what the layout holds. */
export function addQuietTracker(layout: HTMLElement): void {
  if (layout.querySelector(':scope > [data-testid="status-tracker"]')) return;
  layout.insertAdjacentHTML("afterbegin", TRACKER);
  const tracker = layout.firstElementChild;
  if (tracker instanceof HTMLElement) tracker.dataset["quiet"] = "";
}
