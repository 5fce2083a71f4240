/** Pages for the author of an app: whoever knows their key may read them. */

import type { Context } from "hono";
import type { WorkerEnv } from "./env.ts";
import { ProtocolError } from "./middleware/errors.ts";
import { isSameSecret } from "./secrets.ts";

/** Throws a 403 for callers who have not shown the key of the pages below `/{name}`: in the address, or in a header. */
export async function authorOnly(c: Context<WorkerEnv>, name: string, key: string): Promise<void> {
  const given = c.req.param("key") ?? /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (given === undefined || !(await isSameSecret(given, key))) {
    const detail = `Only with the ${name} key: /${name}/{key}, or the header Authorization: Bearer {key}.`;
    throw new ProtocolError(403, detail);
  }
  c.header("cache-control", "no-store");
  // The address may hold the key.
  c.header("referrer-policy", "no-referrer");
  c.header("x-robots-tag", "noindex");
}
