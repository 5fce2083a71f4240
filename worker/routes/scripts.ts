/** Authors' browser scripts as modules of our own origin, so that pages need no `eval`. */

import { Hono } from "hono/tiny";
import { BUNDLER_HELPERS } from "../../src/protocol/function-source.ts";
import type { WorkerEnv } from "../env.ts";
import { ProtocolError } from "../middleware/errors.ts";
import type { Site } from "../site.ts";

export function scriptRoutes(site: Site): Hono<WorkerEnv> {
  return new Hono<WorkerEnv>().get("/js/:file", (c) => {
    const source = moduleOf(site, c.req.param("file"));
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
  return source && `${BUNDLER_HELPERS}export default ${source.trim().replace(/;$/, "")};\n`;
}

function sourceOf({ app, prepared }: Site, file: string): string | null {
  if (file === "page.js") return app.launchOptions.js === undefined ? null : String(app.launchOptions.js);
  const id = /^(\d+)\.js$/.exec(file)?.[1];
  return id === undefined ? null : (prepared.listeners[Number(id)]?.js ?? null);
}
