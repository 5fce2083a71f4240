/** What clients ask before they call: the config, the endpoints, the app's identity. */

import { Hono } from "hono/tiny";
import { openApi } from "../../src/config/openapi.ts";
import type { WorkerEnv } from "../env.ts";
import { aliveStream, readerOf, sse } from "../event-stream.ts";
import type { Site } from "../site.ts";

export function configRoutes(site: Site): Hono<WorkerEnv> {
  let hasStarted = false;
  return (
    new Hono<WorkerEnv>({ strict: false })
      .get("/info", async (c) => c.json(await site.info(c.req.query("all_endpoints") ? "all" : "public")))
      .get("/openapi.json", async (c) => c.json(openApi(await site.configFor(c.var.root), await site.info("public"))))
      .get("/app_id", async (c) => c.json({ app_id: (await site.config()).app_id }))
      // The page itself says what it shows; of a session alone, nothing is known.
      .get("/deep_link", (c) => c.json(""))
      .get("/startup-events", (c) => {
        const isFirst = !hasStarted;
        hasStarted = true;
        return c.json(isFirst);
      })
      .get("/heartbeat/:session", async (c) => {
        const { connect_heartbeat: hasSession } = await site.config();
        // A render may bring a State.
        if (!hasSession && !site.prepared.engine) return sse(c, aliveStream());
        return sse(c, await c.var.queue.heartbeat(c.req.param("session"), readerOf(c)));
      })
  );
}
