/** The three kinds of error; everything else is a bug of ours or of the author's function. */

export interface ErrorOptions {
  /** Seconds until the toast leaves; 0 and null keep it. Default: 10. */
  duration?: number | null;
  /** False shows no toast. Default: true. */
  visible?: boolean;
  /** Title of the toast. Default: "Error". */
  title?: string;
  cause?: unknown;
}

/**
 * An author speaking to the visitor: the call fails and the message is shown as written.
 *
 * @example
 * if (!name) throw new gr.Error("Tell me your name first.");
 */
export class AppError extends Error {
  override readonly name: string = "AppError";
  readonly duration: number | null;
  readonly visible: boolean;
  readonly title: string;

  constructor(message = "Error raised.", options: ErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.duration = options.duration === undefined ? 10 : options.duration;
    this.visible = options.visible ?? true;
    this.title = options.title ?? "Error";
  }
}

/** A value that a component refuses: shown to the visitor like the author's own errors. */
export class InputError extends AppError {
  override readonly name = "InputError";
}

/** An author's mistake that stops the build: the message names the component or listener and the way out. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}
