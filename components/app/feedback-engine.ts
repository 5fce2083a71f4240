import { ConnectionNotice } from "./connection-notice.ts";
import { drawStatus } from "./status-tracker.ts";
import { Toasts } from "./toasts.ts";
import { sentence } from "../shared/sentence.ts";

/** Draws what {@link Feedback} is told. */
export interface FeedbackEngine {
  readonly toasts: Toasts;
  readonly notice: ConnectionNotice;
  readonly drawStatus: typeof drawStatus;
}

/** `root` is the app; `read` puts the author's texts in the place of markers. */
export function createFeedbackEngine(root: HTMLElement, read: (text: string) => string): FeedbackEngine {
  return { toasts: new Toasts(root, (text) => sentence(read(text))), notice: new ConnectionNotice(root), drawStatus };
}
