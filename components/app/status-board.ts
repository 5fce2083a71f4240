import type { AppNode } from "./app-node.ts";
import { drawStatus, type LoadingStatus } from "./status-tracker.ts";

/** What each component's status tracker shows, while runs come and go. */
export class StatusBoard {
  /** Pending runs by component: one that ends must not hide another. */
  readonly #pending = new Map<number, Set<object>>();

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
    if (tracker) drawStatus(tracker, status);
  }
}
