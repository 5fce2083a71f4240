/** The log of flags for the people who run the app. Without `launch({ flaggedLog })` there are no such routes. */

import type { Context } from "hono";
import { Hono } from "hono/tiny";
import type { FlaggedLog } from "../../src/core/flagged-log.ts";
import { authorOnly } from "../author-only.ts";
import type { WorkerEnv } from "../env.ts";

export function flaggedRoutes(log: FlaggedLog | undefined): Hono<WorkerEnv> {
  const routes = new Hono<WorkerEnv>();
  if (log === undefined) return routes;

  const answer = async (c: Context<WorkerEnv>): Promise<Response> => {
    await authorOnly(c, "flagged", log.key);
    const { status, headers, body } = log.answer(c.env.FILES, c.req.param("name") ?? "", c.req.query("since"));
    return c.body(body, status, headers);
  };
  return routes.get("/flagged/:name", answer).get("/flagged/:key/:name", answer);
}
