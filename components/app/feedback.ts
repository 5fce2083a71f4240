/** What the visitor sees of runs: trackers, toasts, a lost server. Code and styles come with the first run. */

import type { Outage } from "./connection-notice.ts";
import type { ElementRegistry } from "./element-registry.ts";
import type { FeedbackEngine } from "./feedback-engine.ts";
import type { LoadingStatus } from "./status-text.ts";
import type { Toast } from "./toasts.ts";

export class Feedback {
  readonly #root: HTMLElement;
  readonly #registry: ElementRegistry;
  #engine: Promise<FeedbackEngine> | null = null;
  /** The newest status of each tracker that is not drawn yet. */
  readonly #waiting = new Map<HTMLElement, LoadingStatus>();

  /** `root` is the app; `registry` brings styles, and reads texts. */
  constructor(root: HTMLElement, registry: ElementRegistry) {
    this.#root = root;
    this.#registry = registry;
  }

  /** Shows a toast. */
  toast(toast: Toast): void {
    void this.#load().then(({ toasts }) => toasts.show(toast));
  }

  /** Says that the server is out of reach; null: it is back. */
  outage(outage: Outage | null): void {
    void this.#load().then(({ notice }) => notice.show(outage));
  }

  /** Shows a run's status in a component's tracker. */
  draw(tracker: HTMLElement, status: LoadingStatus): void {
    this.#waiting.set(tracker, status);
    void this.#load().then(({ drawStatus }) => {
      const newest = this.#waiting.get(tracker);
      this.#waiting.delete(tracker);
      if (newest) drawStatus(tracker, newest);
    });
  }

  /** Brings the topmost of these elements into view. */
  scrollTo(elements: readonly Element[]): void {
    void this.#load().then(({ scrollToTop }) => scrollToTop(elements));
  }

  #load(): Promise<FeedbackEngine> {
    this.#engine ??= Promise.all([
      import("./feedback-engine.ts"),
      // Without styles a tracker would push the page around.
      this.#registry.loadStyle("app", this.#root.getRootNode()),
    ]).then(([{ createFeedbackEngine }]) => createFeedbackEngine(this.#root, this.#registry));
    return this.#engine;
  }
}
