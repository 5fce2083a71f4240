import { below, prefixOf } from "../core/address.ts";
import type { App } from "../core/app.ts";
import { SetupError } from "../core/errors.ts";
import type { AppClasses, Handler, Mounted } from "../core/mounted.ts";
import { type Bucket, bucketBelow } from "./mounted-files.ts";

/** Answers a request. It may ask for the bindings and the context of the Worker, whatever types they have there. */
type Answering = (request: Request, env: never, ctx: never) => Response | Promise<Response>;

/** The rest of a Worker: an app of Hono's, or a function. Whatever it answers with a 404 goes to an app at "/", if there is one. */
export type Site = Answering | { readonly fetch: Answering };

/** What `wrangler.toml` binds. */
interface Bindings {
  readonly FILES: Bucket;
  readonly QUEUE: {
    idFromName(name: string): { equals(other: object): boolean };
    get(id: object): object;
  };
}

/** An app with its path; the path "" is the whole of the site. */
interface Mount {
  readonly path: string;
  readonly app: App;
  readonly index: number;
}

/** As the queue of an app is called that stands alone. */
const QUEUE_NAME = "app";
const PATH = /^(\/[\w.~-]+)+$/;

/**
 * Several apps in one Worker, each below a path of its own, beside what else the Worker answers. Each has its own queue, State
 * and files. The path may be named with or without a "/" at its end.
 *
 * @example
 * const site = new Hono().get("/", (c) => c.html("<h1>Tools</h1>"));
 * export default gr.mount({ "/chat": chat, "/draw": draw }, site);
 */
export function mount(apps: Readonly<Record<string, App>>, site: Site = nothingHere): Mounted {
  const mounts = Object.entries(apps).map(([path, app], index) => ({ path: cleanPath(path, app), app, index }));
  if (mounts.length === 0) throw new SetupError('mount: name at least one app, such as { "/chat": chat }.');
  const twice = mounts.find(({ path, index }) => mounts.findIndex((each) => each.path === path) !== index);
  if (twice) throw new SetupError(`mount: there are two apps at "${twice.path || "/"}".`);
  const fetch = typeof site === "function" ? site : site.fetch.bind(site);
  const rest: Handler = (request, env, ctx) => fetch(request, env as never, ctx as never); // they are what its author bound
  return {
    paths: mounts.map(({ path }) => path),
    serve: (handlerOf) => dispatcher(mounts, handlerOf, rest),
    join: (classesOf) => joined(mounts, classesOf),
  };
}

function cleanPath(path: string, app: App): string {
  const clean = path.replace(/\/$/, "");
  if (clean !== "" && !PATH.test(clean)) {
    throw new SetupError(`mount: "${path}" is no path; write it like "/chat", with letters, digits and -._~.`);
  }
  // Authors without a type checker may put anything there.
  if (typeof app !== "object" || app === null || !("owner" in app)) {
    throw new SetupError(`mount: there is no app at "${path}", such as gr.Blocks([…]).`);
  }
  return clean;
}

function dispatcher(mounts: readonly Mount[], handlerOf: (app: App) => Handler, rest: Handler): Handler {
  const served = mounts.map((mount) => ({ ...mount, handler: handlerOf(mount.app) }));
  const beneath = served.filter(({ path }) => path !== "").sort((a, b) => b.path.length - a.path.length);
  const whole = served.find(({ path }) => path === "");
  return async (request, env, ctx) => {
    for (const mount of beneath) {
      const inner = below(request, mount.path);
      if (inner instanceof Response) return inner;
      if (!inner) continue;
      inner.headers.set("x-forwarded-prefix", prefixOf(request.headers) + mount.path);
      return mount.handler(inner, envOf(env, mount), ctx);
    }
    const answer = await rest(request, env, ctx);
    return answer.status === 404 && whole ? whole.handler(request, env, ctx) : answer;
  };
}

/** As much of an object's or a Runner's surroundings as says which app it is. */
interface Surroundings {
  readonly id?: object;
  readonly props?: { readonly index?: number };
  readonly exports: { readonly Runner: (options: { props: { index: number } }) => object };
}

/** One class for all apps, each with one of its own: a constructor may answer another object than it was asked for. */
function joined<Classes extends AppClasses>(mounts: readonly Mount[], classesOf: (app: App) => Classes): Classes {
  const own = mounts.map((mount) => {
    const classes = classesOf(mount.app) as unknown as PlatformClasses; // what they make is the platform's business
    return { mount, ...classes };
  });
  const [first] = own;
  if (!first) throw new Error("There is always one, as mount() has checked.");
  // Functions, because a class would have to make an object of its own first.
  function QueueObject(ctx: Surroundings, env: object): object {
    const { QUEUE } = bindingsOf(env);
    const found = own.find(({ mount }) => QUEUE.idFromName(QUEUE_NAME + mount.path).equals(ctx.id ?? {}));
    if (!found) throw new Error("The app that this queue belongs to is mounted no longer.");
    const { index } = found.mount;
    class Own extends found.QueueObject {
      protected runner(): object {
        return ctx.exports.Runner({ props: { index } });
      }
    }
    return new Own(ctx, envOf(env, found.mount));
  }
  function Runner(ctx: Surroundings, env: object): object {
    const found = own[ctx.props?.index ?? -1];
    if (!found) throw new Error("Who calls a Runner says for which app.");
    return new found.Runner(ctx, envOf(env, found.mount));
  }
  for (const [made, base] of [
    [QueueObject, first.QueueObject],
    [Runner, first.Runner],
  ] as const) {
    // The platform looks at what a class extends.
    Object.setPrototypeOf(made, base);
    Object.setPrototypeOf(made.prototype, base.prototype);
  }
  return { QueueObject, Runner } as unknown as Classes; // they look like those of one app
}

type PlatformClasses = Record<"QueueObject" | "Runner", new (ctx: Surroundings, env: object) => object>;

/** The bindings as one app has them: its own queue, and its own part of the bucket. The app at "/" has what it would have alone. */
function envOf<Env extends object>(env: Env, { path }: Pick<Mount, "path">): Env {
  if (path === "") return env;
  const { FILES, QUEUE } = bindingsOf(env);
  return {
    ...env,
    FILES: bucketBelow(FILES, `mounts${path}/`),
    QUEUE: { idFromName: () => QUEUE.idFromName(QUEUE_NAME + path), get: (id: object) => QUEUE.get(id) },
  };
}

function bindingsOf(env: object): Bindings {
  return env as Bindings; // as `wrangler.toml` says
}

function nothingHere(): Response {
  return Response.json({ detail: "Not Found" }, { status: 404 });
}
