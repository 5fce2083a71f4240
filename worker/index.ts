/** The app as a Worker. This list of routes is the map of the server. */

import { Hono } from "hono/tiny";
import { fileSize } from "../src/config/file-size.ts";
import { below, prefixOf, rootOf } from "../src/core/address.ts";
import type { App } from "../src/core/app.ts";
import type { Handler, Mounted } from "../src/core/mounted.ts";
import type { Queue } from "../src/runtime/queue.ts";
import type { Bindings, WorkerEnv } from "./env.ts";
import { cors } from "./middleware/cors.ts";
import { answerError, answerNotFound } from "./middleware/errors.ts";
import { securityHeaders } from "./middleware/security-headers.ts";
import { assetRoutes } from "./routes/assets.ts";
import { callRoutes, shortRoutes } from "./routes/call.ts";
import { configRoutes } from "./routes/config.ts";
import { fileRoutes } from "./routes/file.ts";
import { flaggedRoutes } from "./routes/flagged.ts";
import { monitoringRoutes } from "./routes/monitoring.ts";
import { pageRoutes } from "./routes/page.ts";
import { queueRoutes } from "./routes/queue.ts";
import { runRoutes } from "./routes/run.ts";
import { scriptRoutes } from "./routes/scripts.ts";
import { uploadRoutes } from "./routes/upload.ts";
import { Site } from "./site.ts";

/** The queue of an app that stands alone; those below a path have it as the beginning of their names. */
export const QUEUE_NAME = "app";

/**
 * The Worker of an app, or of several that `gr.mount()` has put below paths.
 *
 * @throws SetupError for an app that cannot work, with the name of the component or listener.
 *
 * @example
 * export default createWorker(app);
 */
export function createWorker(app: App | Mounted): ExportedHandler<Bindings> {
  const serve = "serve" in app ? app.serve(handlerOf) : handlerOf(app);
  return {
    fetch(request, env, ctx) {
      // A proxy may leave in the path what it says of it.
      const prefix = prefixOf(request.headers);
      const own = (prefix && below(request, prefix)) || request;
      return own instanceof Response ? own : serve(own, env, ctx);
    },
  };
}

function handlerOf(app: App): Handler {
  const site = new Site(app);
  const api = new Hono<WorkerEnv>({ strict: false })
    .route("/", configRoutes(site))
    .route("/", queueRoutes(site))
    .route("/", callRoutes(site))
    .route("/", runRoutes(site))
    .route("/", uploadRoutes({ maxFileSize: fileSize(app.launchOptions.maxFileSize) }))
    .route("/", fileRoutes)
    .route("/", scriptRoutes(site));

  let queueId: DurableObjectId | undefined;
  const server = new Hono<WorkerEnv>({ strict: false })
    .use(async (c, next) => {
      c.set("root", rootOf(c.req.raw));
      queueId ??= c.env.QUEUE.idFromName(QUEUE_NAME);
      const stub = c.env.QUEUE.get(queueId);
      c.set("queue", stub as unknown as Queue); // the object implements it; RPC types cannot say so
      await next();
    })
    .use(securityHeaders({ devices: site.devices }))
    .use(cors({ allowedOrigins: app.launchOptions.allowedOrigins ?? [] }))
    .route("/gradio_api", api)
    .route("/api", shortRoutes(site))
    .route("/", monitoringRoutes(app.launchOptions.monitoringKey))
    .route("/", flaggedRoutes(app.launchOptions.flaggedLog))
    .route("/", pageRoutes(site))
    .route("/", assetRoutes);

  server.onError(answerError);
  server.notFound(answerNotFound((path) => methodsAt(server, path)));
  return (request, env, ctx) => server.fetch(request, env, ctx as ExecutionContext); // the platform hands it in
}

/** The methods with which an address has a route. Middleware listens to all of them, also to one that no route has. */
function methodsAt({ router }: Hono<WorkerEnv>, path: string): string[] {
  const handlers = (method: string): number => router.match(method, path)[0].length;
  return ["GET", "POST"].filter((method) => handlers(method) > handlers("TRACE"));
}
