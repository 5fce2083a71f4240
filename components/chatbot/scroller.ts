import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Pixels from the end within which a visitor counts as being there. */
const NEAR = 100;

/** Keeps the newest message in sight, unless the visitor has scrolled away from it. */
export class Scroller implements ReactiveController {
  /** There is more below than one can see. */
  hasMoreBelow = false;
  readonly #host: ReactiveControllerHost & HTMLElement & { readonly autoscroll: boolean };
  /** It is at its end; what grows is followed. */
  #isAtEnd = true;
  /** Where it was scrolled to when last seen, in pixels. */
  #top = 0;
  #log: HTMLElement | null = null;
  #content: Element | null = null;
  #sizes: ResizeObserver | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement & { readonly autoscroll: boolean }) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const log = this.#host.querySelector<HTMLElement>("[role=log]");
    const content = log?.firstElementChild ?? null;
    if (!log || (log === this.#log && content === this.#content)) return;
    this.hostDisconnected();
    [this.#log, this.#content] = [log, content];
    log.addEventListener("scroll", this.#onScroll, { passive: true });
    // Pictures that arrive, text that grows, and a tab that is opened: all of it is a matter of sizes.
    this.#sizes = new ResizeObserver(() => this.#follow());
    this.#sizes.observe(log);
    if (content) this.#sizes.observe(content);
  }

  hostConnected(): void {
    if (!this.#log) return;
    this.#log = null;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#log?.removeEventListener("scroll", this.#onScroll);
  }

  /** Goes to the end. */
  toEnd(): void {
    this.#isAtEnd = true;
    this.#scrollDown();
    this.#tell();
  }

  readonly #onScroll = (): void => {
    const { scrollTop } = this.#log ?? { scrollTop: 0 };
    // Only visitors go up. The news of our own way down may come after more was said below.
    if (this.#below() <= NEAR) this.#isAtEnd = true;
    else if (scrollTop < this.#top) this.#isAtEnd = false;
    this.#top = scrollTop;
    this.#tell();
  };

  #follow(): void {
    if (this.#isAtEnd && this.#host.autoscroll) this.#scrollDown();
    else if (this.#below() <= NEAR) this.#isAtEnd = true;
    this.#tell();
  }

  #scrollDown(): void {
    if (!this.#log) return;
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#top = this.#log.scrollTop;
  }

  #below(): number {
    const log = this.#log;
    return log ? log.scrollHeight - log.clientHeight - log.scrollTop : 0;
  }

  #tell(): void {
    const hasMoreBelow = this.#below() > NEAR;
    if (hasMoreBelow === this.hasMoreBelow) return;
    this.hasMoreBelow = hasMoreBelow;
    this.#host.requestUpdate();
  }
}
