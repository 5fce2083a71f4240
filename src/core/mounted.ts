/** Several apps in one Worker, each below a path. What serves them comes with `gr.mount()`. */

import type { App } from "./app.ts";

/** What answers a request; the bindings and the context are the Worker's own. */
export type Handler = (request: Request, env: object, ctx: object) => Response | Promise<Response>;

/** A class that the platform makes objects of. */
type PlatformClass = new (ctx: never, env: never) => object;

/** The classes of one app. */
export interface AppClasses {
  QueueObject: PlatformClass;
  Runner: PlatformClass;
}

/** Apps by their paths, as `gr.mount()` makes it: what an `app.ts` may export instead of an app. */
export interface Mounted {
  /** Where the apps are, without a slash at the end. */
  readonly paths: readonly string[];
  /** Sends each request where it belongs; `handlerOf` makes what serves an app. */
  serve(handlerOf: (app: App) => Handler): Handler;
  /** Makes one class for all apps of those that each has: an object becomes that of its app. */
  join<Classes extends AppClasses>(classesOf: (app: App) => Classes): Classes;
}
