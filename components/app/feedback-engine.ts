import { ConnectionNotice } from "./connection-notice.ts";
import { drawStatus } from "./status-tracker.ts";
import { Toasts } from "./toasts.ts";

/** Draws what {@link Feedback} is told. */
export interface FeedbackEngine {
  readonly toasts: Toasts;
  readonly notice: ConnectionNotice;
  readonly drawStatus: typeof drawStatus;
}

export function createFeedbackEngine(root: HTMLElement): FeedbackEngine {
  return { toasts: new Toasts(root), notice: new ConnectionNotice(root), drawStatus };
}
