/** Authors' browser scripts as modules of our own origin, so that pages need no `eval`. */

import { Hono } from "hono/tiny";
import { scriptModule } from "../../src/protocol/function-source.ts";
import type { WorkerEnv } from "../env.ts";
import { ProtocolError } from "../middleware/errors.ts";
import type { Site } from "../site.ts";

export function scriptRoutes(site: Site): Hono<WorkerEnv> {
  return new Hono<WorkerEnv>().get("/js/:file", async (c) => {
    const file = c.req.param("file");
    // Those of renders are called after what is in them.
    const isKept = site.prepared.engine && file.length > 32;
    const source = isKept ? await c.var.queue.script(file.replace(/\.js$/, "")) : moduleOf(site, file);
    if (source === null) throw new ProtocolError(404, "There is no such script.");
    return c.body(source, 200, {
      "content-type": "text/javascript; charset=utf-8",
      // The address carries the app's version.
      "cache-control": "public, max-age=31536000, immutable",
    });
  });
}

function moduleOf(site: Site, file: string): string | null {
  const component = site.prepared.components.get(Number(/^component-(\d+)\.js$/.exec(file)?.[1]));
  if (component) return component.definition.module?.(component.props) ?? null;
  const source = sourceOf(site, file);
  return source && scriptModule(source);
}

function sourceOf({ app, prepared }: Site, file: string): string | null {
  if (file === "page.js") return app.launchOptions.js === undefined ? null : String(app.launchOptions.js);
  const id = /^(\d+)\.js$/.exec(file)?.[1];
  return id === undefined ? null : (prepared.listeners[Number(id)]?.js ?? null);
}
