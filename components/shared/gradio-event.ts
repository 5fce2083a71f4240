/** The one event that elements fire: something happened to this component. */
export class GradioEvent extends Event {
  static readonly type = "gradio";
  /** Gradio's name of the event; null when only options changed. */
  readonly event: string | null;
  /** What `ctx.data` will hold. */
  readonly data: unknown;
  /** Options that the visitor changed: mostly `value`. */
  readonly patch: Readonly<Record<string, unknown>>;

  constructor(event: string | null, data: unknown = null, patch: Readonly<Record<string, unknown>> = {}) {
    super(GradioEvent.type, { bubbles: true, composed: true });
    this.event = event;
    this.data = data;
    this.patch = patch;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    gradio: GradioEvent;
  }
}
