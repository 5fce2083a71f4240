import type { AppNode } from "./app-node.ts";
import type { Feedback } from "./feedback.ts";
import type { LoadingStatus } from "./status-text.ts";

/** What each component's status tracker shows, while runs come and go. */
export class StatusBoard {
  readonly #feedback: Feedback;
  /** Pending runs by component: one that ends must not hide another. */
  readonly #pending = new Map<number, Set<object>>();

  constructor(feedback: Feedback) {
    this.#feedback = feedback;
  }

  /** Shows a run's status on its components. `run` tells runs apart. */
  show(nodes: readonly AppNode[], run: object, status: LoadingStatus): void {
    const isPending = status.status === "pending" || status.status === "generating";
    for (const node of nodes) {
      const runs = this.#pending.get(node.id) ?? new Set();
      this.#pending.set(node.id, runs);
      if (isPending) runs.add(run);
      else runs.delete(run);
      if (isPending || runs.size === 0) this.#draw(node, status);
    }
  }

  #draw(node: AppNode, status: LoadingStatus): void {
    const tracker = node.element?.querySelector<HTMLElement>(':scope > [data-testid="status-tracker"]');
    if (tracker) this.#feedback.draw(tracker, status);
  }
}
