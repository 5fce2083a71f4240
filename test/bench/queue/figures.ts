/** What the parts of the section about the queue share. */

import type { Subject } from "../servers/server.ts";
import type { Bench } from "../figure.ts";
import type { Load } from "../load/load.ts";
import type { Servers } from "../servers/trio.ts";

/** The queue has no counterpart in Gradio that could be asked for these figures. */
export const QUEUE_SUBJECTS = ["ours", "bare"] as const satisfies readonly Subject[];

/** What a part measures on. */
export interface Ground {
  readonly bench: Bench;
  readonly servers: Servers;
  readonly load: Load;
}
