/** What each of many visitors costs a server. */

import type { Jobs } from "./load/jobs.ts";
import type { Load } from "./load/load.ts";
import type { Server } from "./servers/server.ts";

/** Milliseconds until a server that has started has calmed down. */
export const CALM = 2000;

export interface Visit {
  readonly server: Server;
  readonly load: Load;
  readonly kind: Jobs["stay"]["arguments"]["kind"];
  readonly fn: number;
  readonly count: number;
}

/** Milliseconds of processor time and kilobytes for each of many visitors. */
export async function perVisitor({ server, load, kind, fn, count }: Visit): Promise<Record<string, number>> {
  // The first ones meet code that was never run.
  await load.run("stay", { url: server.url, kind, fn, count: Math.round(count / 5) });
  const before = server.usage();
  await load.run("stay", { url: server.url, kind, fn, count });
  const after = server.usage();
  await load.run("leave", {});
  return {
    [`${kind}.cpu`]: ((after.seconds - before.seconds) / count) * 1000,
    [`${kind}.memory`]: ((after.megabytes - before.megabytes) / count) * 1000,
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
