/** What the server says, as the checker takes it. */

import type { Frame } from "../checker/history.ts";
import { now } from "./clock.ts";

interface Said {
  readonly msg: string;
  readonly event_id?: string | null;
  readonly output?: { readonly data?: readonly unknown[]; readonly error?: string | null };
  readonly success?: boolean;
}

/** A message that has just been read; null for none. */
export function frameOf(data: string, id: number | null): Frame | null {
  const message = JSON.parse(data) as Said | null; // what the server says is checked afterwards
  return (
    message && {
      at: now(),
      id,
      msg: message.msg,
      event: message.event_id ?? null,
      output: message.output?.data?.[0],
      isSuccess: message.success === true,
      error: message.output?.error ?? null,
    }
  );
}
