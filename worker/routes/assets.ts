/** The page's scripts, style sheets and fonts. */

import { Hono } from "hono/tiny";
import type { WorkerEnv } from "../env.ts";

/** A name that carries a digest of what it names: `button-Cjie3yb6.js`. */
const DIGESTED = /\/assets\/[^/]+-[\w-]{8}\.\w+$/;
const FOREVER = "public, max-age=31536000, immutable";

export const assetRoutes = new Hono<WorkerEnv>().get("/assets/*", async (c) => {
  const asset = await c.env.ASSETS.fetch(c.req.raw);
  if (asset.status === 404) return c.notFound();
  // A copy, because headers of what was fetched cannot be changed.
  const answer = new Response(asset.body, asset);
  // An error is nothing to keep.
  const isThere = asset.ok || asset.status === 304;
  if (isThere && DIGESTED.test(c.req.path)) answer.headers.set("cache-control", FOREVER);
  return answer;
});
