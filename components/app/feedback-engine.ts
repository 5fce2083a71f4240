import { ConnectionNotice } from "./connection-notice.ts";
import { scrollToTop } from "./scroll-to.ts";
import { drawStatus } from "./status-tracker.ts";
import { Toasts } from "./toasts.ts";
import type { ElementRegistry } from "./element-registry.ts";
import { sentence } from "../shared/sentence.ts";

/** Draws what {@link Feedback} is told. */
export interface FeedbackEngine {
  readonly toasts: Toasts;
  readonly notice: ConnectionNotice;
  readonly drawStatus: typeof drawStatus;
  readonly scrollToTop: typeof scrollToTop;
}

/** `root` is the app; `registry` knows how its texts are read. */
export function createFeedbackEngine(root: HTMLElement, registry: ElementRegistry): FeedbackEngine {
  const read = (text: string): string => sentence(String(registry.reading({ text }, 0)["text"]));
  return { toasts: new Toasts(root, read), notice: new ConnectionNotice(root), drawStatus, scrollToTop };
}
