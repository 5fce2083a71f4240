/** Messages to the visitor while a function runs. */

import type { LogLevel } from "../protocol/messages.ts";
import { currentCall } from "../core/running.ts";

export interface ToastOptions {
  /** Seconds; 0 and null keep the toast until it is closed. Default: 10. */
  duration?: number | null;
  /** Default: true. */
  visible?: boolean;
  /** Default: the level's name. */
  title?: string;
}

/**
 * Shows a message from anywhere inside a running function; elsewhere it goes to the log.
 *
 * @example
 * gr.Info("Model loaded.");
 */
export function Info(message = "Info issued.", options: ToastOptions = {}): void {
  toast("info", message, options);
}

/** Like {@link Info}, as a warning. */
export function Warning(message = "Warning issued.", options: ToastOptions = {}): void {
  toast("warning", message, options);
}

/** Like {@link Info}, for good news. */
export function Success(message = "Success.", options: ToastOptions = {}): void {
  toast("success", message, options);
}

const TITLES: Readonly<Record<LogLevel, string>> = { info: "Info", warning: "Warning", success: "Success" };

function toast(level: LogLevel, message: string, { duration = 10, visible = true, title }: ToastOptions): void {
  const call = currentCall();
  if (call) call.log({ level, message, duration, visible, title: title ?? TITLES[level] });
  else if (level === "warning") console.warn(message);
  else console.log(message);
}
